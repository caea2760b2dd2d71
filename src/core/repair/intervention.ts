/** The eight tools of guidance §6. */
export type InterventionId =
  | 'understand-event' | 'listen-openly' | 'explore-deeper' | 'clarify-and-account'
  | 'review-goals' | 'explain-reasoning' | 'adjust-work' | 'hold-limit'

/**
 * 'this-session' validates and explores; 'later' changes things and looks at patterns.
 * Expert consensus, not a trial: Eubanks, Burckell & Goldfried 2018, 10.1037/int0000097.
 */
export type Lane = 'this-session' | 'later'

/** What is known about a tool, in words; a number only where its source was seen. */
export interface Evidence {
  text: string
  source: string
  /** 'verified' = seen in the source named; 'consensus' = expert agreement; 'plausible' = taught, not tested here. */
  standing: 'verified' | 'consensus' | 'plausible'
}

/** One step of a tool. Its id is kept with what was ticked, so it never changes; the text may. */
export interface Step { id: string; text: string }

/** A sentence or a move that tends to make it harder, and why. */
export interface BetterNot { say: string; why: string }

export interface Intervention {
  id: InterventionId
  title: string
  purpose: string
  when: readonly string[]
  /** Where something else comes first. */
  notNow: readonly string[]
  steps: readonly Step[]
  /** Sentences to borrow and change. */
  words: readonly string[]
  /** The same for the way the strain shows itself. */
  wordsFor: Readonly<Record<'withdrawal' | 'confrontation', readonly string[]>>
  pitfalls: readonly string[]
  /** What one may see when it worked. */
  worked: readonly string[]
  /** What to do where it did not. */
  otherwise: string
  lane: Lane
  evidence: readonly Evidence[]
}

/** Said wherever a tool or an order is suggested. */
export const notValidated = 'These are suggestions from the clinical literature and from expert judgement. The order has not been validated.'

/** Said wherever a tool is shown: what the figures about tools do and do not cover. */
export const plausibleHelp: Evidence = {
  text: 'Repair tools are plausible help. The stronger effects of feedback (g .36 to .53) belong to clinical support tools for clients who are not on track; the effect of rupture training alone was not significant.',
  source: 'Barkham 2023, 10.1080/10503307.2023.2181114; Eubanks, Muran & Safran 2018, 10.1037/pst0000185',
  standing: 'verified',
}

export const strategies3RS = 'Eubanks, Muran & Safran 2015, Rupture Resolution Rating System (3RS), 10.13140/2.1.1666.8488'
export const lanesConsensus = 'Eubanks, Burckell & Goldfried 2018, 10.1037/int0000097'
