import type { Because } from '../because.ts'
import type { DirectStep, Level, Scale } from '../detect/verdict.ts'
import type { Facet } from '../instruments/manifest.ts'
import type { NotedSign } from '../signs/sign.ts'

/** The client's own words with what they chose. */
export interface ClientWords {
  text: string
  /** Who may read: decided by the client before writing. */
  reader: 'therapist' | 'someone-else'
  /** 'bring-up' = may be talked about and quoted; 'just-read' = a quiet adjustment; 'none' = no choice: read, never quoted. */
  wish: 'bring-up' | 'just-read' | 'none'
}

/** A row against the client's own median: what fell most comes first. */
export interface FallenItem {
  itemId: string
  facet: Facet
  answer: number
  /** The client's own median before. */
  usual: number
  /** Row text with the therapist's name filled in; absent without a licence for the wording. */
  text?: string
}

/** The latest check-in as evidence. */
export interface CheckInEvidence {
  session: number
  /** YYYY-MM-DD of the session. */
  date: string
  /** YYYY-MM-DD on which it was answered; absent where nobody knows. */
  writtenOn?: string
  level: Level
  /**
   * What a level below usual rests on, where it is not this rating alone: the one before it too (`run`), or the lower edge
   * of when the ratings first came down (`still-lower`). Such a rating may lie within today's range.
   */
  restsOn?: 'run' | 'still-lower'
  score: number | null
  expected: { mean: number; low: number; high: number } | null
  slide: boolean
  subscaleNotices: readonly string[]
  direct: DirectStep | null
  /** The same answer in every row, the direct question among them: then that question says nothing (engine §3). */
  flat?: boolean
  fell: readonly FallenItem[]
  words: ClientWords | null
}

/** All that is known when a card is drawn: the window of engine §5, already cut by the caller with `evidenceWindow`. */
export interface EvidenceInput {
  checkIn: CheckInEvidence | null
  signs: readonly NotedSign[]
  goneQuiet: boolean
  /** Judges the same check-in with another score, to find the nearest rating that changes the word. */
  rejudge?: (score: number) => CheckInEvidence
  /** Possible scores, oriented. */
  scale?: Scale
  /** Distance between two possible scores, in the unit of the score, > 0. */
  step?: number
}

/** The word on the card. */
export type ReasonToAsk = 'low' | 'some' | 'strong'

/** One line of the evidence card. */
export interface Piece {
  /** Stable: 'words', 'direct', 'check-in', 'gone-quiet' or the noteId of a sign. */
  id: string
  kind: 'words' | 'direct' | 'check-in' | 'gone-quiet' | 'sign'
  from: 'client' | 'therapist' | 'record'
  session: number
  /** YYYY-MM-DD: of the answer for what the client wrote or answered, else of the session. */
  date: string
  /** The line as shown, in words. */
  text: string
  sign?: NotedSign
  /** Likelihood ratio by which it moved the odds; 1 = not at all. */
  ratio: number
  /** The ratio in three steps for the eye: 0 none … 3. */
  weight: 0 | 1 | 2 | 3
  mayAlsoMean?: string
}

export interface Card {
  reason: ReasonToAsk
  /** Posterior probability 0..1. */
  posterior: number
  /** 'said' = the client told the therapist; 'noted' = what the therapist saw lifted it to some; null = arithmetic only. */
  override: 'said' | 'noted' | null
  /** The client's own wish, when it rules the form of help. */
  quietAdjustment: boolean
  pieces: Piece[]
  missing: string[]
  /** Each says what would change the word, recomputed by the engine. */
  wouldChange: { text: string; to: ReasonToAsk }[]
  otherExplanations: string[]
  /** "Of ten cards like this, about four turn out to be chance." */
  errorRate: string
  because: Because[]
}
