/** What is known when the next check-in is put together. */
export interface FollowUpInput {
  /** The client's own word, if there was one since the strain began. */
  clientsWord: { how: 'wrote' | 'said' | 'direct'; session: number } | null
  /** The latest conversation about it that the therapist logged. */
  conversation: { session: number } | null
  /** The client's last answer to "resolved", 0..4; null when not asked yet. */
  resolved: 0 | 1 | 2 | 3 | 4 | null
  /** True when the client asked only to be read: then nothing is asked. */
  quietAdjustment: boolean
  /** True when the matter is held from the therapist: then nothing is asked through this form. */
  held: boolean
}

export interface FollowUpStep { value: 0 | 1 | 2 | 3 | 4; label: string }

export interface FollowUpQuestion {
  id: 'talked-about' | 'resolved'
  /** `{T}` stands for the therapist's name. */
  text: string
  steps: readonly FollowUpStep[]
  /** Shown to the client above the question. */
  why: string
}

const steps = (...labels: [string, string, string, string, string]): FollowUpStep[] =>
  labels.map((label, value) => ({ value: value as FollowUpStep['value'], label }))

const talkedAboutSteps = steps('Not at all', 'In passing', 'A little', 'Mostly', 'As much as I wanted')
const resolvedSteps = steps('Not at all', 'A little', 'Partly', 'Mostly', 'Fully')

/** "Resolved" counts as such from here (engine §4: at least 3 of 4). */
export const RESOLVED_FROM = 3

/**
 * One or two more questions for the client, or none. A low answer alone never brings one: only the client's own word or
 * a logged conversation does, and the question says so (guidance §11).
 * "Talked about" is asked while only the client has spoken; "resolved" as soon as a conversation is logged, until
 * they answer that it is.
 */
export function followUpQuestions(input: FollowUpInput): FollowUpQuestion[] {
  if (input.quietAdjustment || input.held) return []
  if (input.resolved !== null && input.resolved >= RESOLVED_FROM) return []
  const why = whyAsked(input)
  if (!why) return []
  const talkedAbout: FollowUpQuestion = {
    id: 'talked-about', text: 'Did you and {T} get to talk about it?', steps: talkedAboutSteps, why,
  }
  const resolved: FollowUpQuestion = {
    id: 'resolved', text: 'As things are now, how far is it put right for you?', steps: resolvedSteps, why,
  }
  if (!input.conversation) return [talkedAbout]
  return input.clientsWord ? [talkedAbout, resolved] : [resolved]
}

function whyAsked({ clientsWord, conversation }: FollowUpInput): string | null {
  if (clientsWord?.how === 'wrote') return 'We ask because you wrote to {T} about something.'
  if (clientsWord?.how === 'said') return 'We ask because you told {T} about something.'
  if (clientsWord?.how === 'direct') return 'We ask because you answered that something felt off.'
  return conversation ? 'We ask because {T} noted that the two of you talked about how things are between you.' : null
}
