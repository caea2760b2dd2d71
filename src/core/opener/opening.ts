import type { Card, EvidenceInput } from '../rupture/evidence.ts'
import type { Form } from '../source/form.ts'
import type { WhatId } from '../source/what.ts'

/** How it is said; the therapist's choice. */
export type Register = 'tentative' | 'plain' | 'warm'

/** What an opener is composed from. */
export interface OpenerInput {
  card: Card
  /** The window of evidence that the card was drawn from. */
  input: EvidenceInput
  clientName: string
  therapistName: string
  register: Register
  setting?: 'in-person' | 'telehealth'
  /** The therapy is coming to its end. */
  ending?: boolean
  /** The client missed the session before this one. */
  missedLast?: boolean
  /** True when words or a complaint are held from this therapist (engine §6). */
  held?: boolean
  /** What the therapist has chosen as the source: the own part and the question are about it. Absent = the evidence decides. */
  source?: WhatId
  /** How the strain shows: a softer question for withdrawal, a straight one for confrontation. */
  form?: Form | null
  /** The therapist struck out the sentence that values the connection: it is theirs to say or to leave. */
  withoutValuing?: boolean
  /** 0, 1, 2 …: another wording of the same evidence. */
  variant: number
}

/** A stretch of the opener. Only stretches that rest on evidence carry piece ids. */
export interface Clause {
  text: string
  pieceIds: readonly string[]
  part: 'greeting' | 'evidence' | 'humility' | 'valuing' | 'question' | 'space'
  /** A claim about the therapist's own feeling, which nobody else can make for them: to be kept only if it is true. */
  yours?: true
  /** Owns an error without naming it: only the therapist can say which it was. */
  name?: true
}

/** Words to open the conversation with. `text` is exactly the clauses put together. */
export interface Opener {
  kind: 'opener'
  text: string
  clauses: readonly Clause[]
  /** Number of words in `text`, at most 45. */
  words: number
  /** What else is known, to be said only when the client asks. */
  ifAsked: readonly string[]
  /** Why it is built like this. */
  because: readonly string[]
}

/** The client asked to be read, not talked to: something to do a little differently, without a word about it. */
export interface QuietAdjustment {
  kind: 'quiet'
  adjustments: readonly string[]
  because: readonly string[]
}

/** Nothing is to be opened by this therapist now. */
export interface NoOpener {
  kind: 'none'
  because: readonly string[]
}

export type Opening = Opener | QuietAdjustment | NoOpener
