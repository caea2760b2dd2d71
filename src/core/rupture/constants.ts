import type { SignKind } from '../signs/sign.ts'

/** Where the numbers of this file are fixed. Check-in ratios come from simulation, sign ratios are expert priors. */
export const RATIO_SOURCE = 'docs/clinical/rupture.md; check-in ratios from simulation'
export const SIGN_SOURCE = 'docs/clinical/rupture.md; sign ratios are expert priors'

/** Share of sessions with a strain before anything is known, 0..1. */
export const PRIOR = 0.1

/** How much more often each result of a check-in is seen with a strain than without. Only the largest counts. */
export const CHECK_IN_RATIO = {
  unanswered: 1, unscorable: 1, learning: 1, usual: 0.6, notice: 6, alert: 12, severe: 25,
  slide: 4, subscale: 3, directSome: 6, directStrong: 12,
} as const

/** Direct question, raw steps 0..4: from here on it counts, and from here on the client has told the therapist. */
export const DIRECT_COUNTS = 2
export const DIRECT_TELLS = 3
/** From here on the client's answer says that something, however small, felt off. */
export const DIRECT_NAMES = 1

/** Ratio of one sign before the square root. What was said directly decides by itself and needs no arithmetic. */
export const SIGN_RATIO: Record<SignKind, number> = {
  confrontation: 3, withdrawal: 1.5, cue: 1.5, marker: 1.3, 'gone-quiet': 1.5, 'said-directly': 1,
}

/** Signs overlap with each other, so their product is tempered by a square root and capped. */
export const SIGNS_CAP = 10

/** The word: from these probabilities on, log-odds compared with this tolerance. */
export const SOME_FROM = 0.2
export const STRONG_FROM = 0.5
export const LOG_ODDS_TOLERANCE = 1e-9

/** Weight for the eye: 1 above no effect, 2 from here, 3 from here. Own choice of steps. */
export const WEIGHT_TWO_FROM = 1.5
export const WEIGHT_THREE_FROM = 10

/** In an open case, signs of this many sessions before the onset are looked at again. */
export const SESSIONS_BEFORE_ONSET = 2

/**
 * A row fell when it is this many of its steps below its usual, or this share of a row with finer steps: half a step
 * below a median between two steps is no fall. Own choice.
 */
export const ROW_FALL = { steps: 1, share: 0.1 } as const

/** Earlier answers to a row before a usual one can be named; the same patience as the level "learning" (engine §3). */
export const ANSWERS_FOR_USUAL = 2
