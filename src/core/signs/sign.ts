/** Kinds of observed sign (engine §5, §8). 'said-directly' = a complaint the client said to the therapist. */
export type SignKind = 'withdrawal' | 'confrontation' | 'cue' | 'marker' | 'gone-quiet' | 'said-directly'

/** One entry of the catalogue. */
export interface Sign {
  id: string
  kind: SignKind
  /** Short label for a button, 2-5 words. */
  label: string
  /** One sentence: what it looks like in a session. */
  description: string
  /** What else it may mean. */
  mayAlsoMean: string
  /** For cues: feeling, body or doing. */
  group?: string
  /** Together with an alert this sign asks for a risk check first (engine §6). */
  riskWithAlert?: true
  source: string
}

/** A sign that somebody noted about one session. */
export interface NotedSign {
  /** Id of the note itself (UUID), not of the catalogue entry. */
  noteId: string
  signId: string
  kind: SignKind
  session: number
  /** ISO date of the session. */
  date: string
  /** "When I said …": the therapist's exact words. */
  whenISaid?: string
  /** "When we spoke of …": a topic. */
  whenWeSpokeOf?: string
  /** "Not typical for …". */
  notTypicalFor?: 'me' | 'client' | 'both'
  /** For 'said-directly': what the client said, in the therapist's memory of it. */
  clientSaid?: string
  /** Free words. */
  words?: string
}
