/**
 * Every constant of the detection engine, once. "Engine" is engine.md; the limits marked "calibrated" were set
 * by simulation and on real series (docs/clinical/detect.md), not taken from a paper.
 */

/**
 * §2: weight of a rating relative to the one after it. Calibrated: alliance rises early, so recent sessions weigh
 * more.
 */
export const DECAY = 0.9
/** §2: how many ratings the norm's within-client variance counts for. Calibrated. */
export const PRIOR_DF = 4
/** §2: the drawn band leaves this share of ratings below and the same above it: 90 % inside. */
export const BAND_TAIL = 0.05
/** §2: z is held within ±8, where the normal tail (6e-16) meets the precision of a double. */
export const Z_LIMIT = 8
/** §2: weight of the previous rating's z in the two-rating probability. Calibrated. */
export const RUN_WEIGHT = 0.5
/** §2: more days than this between two ratings is a gap; the variance then grows by weeks / 26. Design choice. */
export const GAP_DAYS = 42
export const GAP_WEEKS = 26

/** §3: completed earlier ratings needed before a level is given. */
export const LEARNING_RATINGS = 2
/**
 * §3: p and drop (in SDpop) of each level. Calibrated to about 3.5 new flags and 1.7 new alerts per 100 stable
 * ratings.
 */
export const NOTICE = { p: 0.05, drop: 0.4 }
export const ALERT = { p: 0.015, drop: 0.6 }
export const RUN = { p: 0.015, drop: 0.3 }
export const SEVERE = { p: 0.005, drop: 1 }
/** §3, alarm budget: a practice's own p-limits stay within these, so that many real ruptures cannot make it deaf. */
export const NOTICE_BOUNDS = { min: 0.02, max: 0.15 }
export const ALERT_BOUNDS = { min: 0.008, max: 0.05 }
/**
 * §3, alarm budget: ratings outside open episodes that a practice needs before its own limits are set, and the new flags and
 * new alerts per rating that they are set for.
 */
export const BUDGET = { ratings: 300, flags: 0.04, alerts: 0.02 }
/** Own limits are multiples of these, so that what a page prints is what is used. Design choice. */
export const LIMIT_STEP = { notice: 0.001, alert: 0.0005 }
/** §3, norms: clients, and ratings of each, before a practice's own norms are estimated. */
export const NORMS_FROM = { clients: 100, ratings: 3 }
/** Shipped norms weigh as much as so many clients of the practice with `NORMS_FROM.ratings` each. Design choice. */
export const SHIPPED_NORMS_WEIGH = 20
/** A change smaller than these is left alone: of a limit or an SD, as a share of it; of the mean, in SDpop. Design choice. */
export const NOTICEABLE = { limit: 0.1, sd: 0.05, mean: 0.05 }

/**
 * §3, slow slide: ratings needed, size in s and in SDpop, lengths of the high stretch and of the recent one.
 * Calibrated.
 */
export const SLIDE = { ratings: 8, s: 2.25, drop: 0.7, high: 5, recent: 3 }
/** §3, direct question: the step that makes a notice, and the one that opens an episode. Design choice. */
export const DIRECT = { notice: 2, opens: 3 }
/** §3, subscale, with its own earlier ratings needed: 3-item subscales are less reliable (.58-.64 within clients), so the limit is tighter. Calibrated. */
export const SUBSCALE = { p: 0.01, drop: 0.6, ratings: 2 }
/**
 * §3, low without a dip: below the norm's 5th percentile (z = 1.645) in two of the last three ratings. Design
 * choice.
 */
export const LOW = { sdPop: 1.645, times: 2, of: 3 }
/** §3, does not vary: equal forms or maximum scores in a row, and sessions before it is said again. Design choice. */
export const UNVARIED = { times: 3, everySessions: 8 }
/** §3, gone quiet: Beta(8, 2) prior for answering, chance of two unanswered in a row, ratings needed. Design. */
export const QUIET = { answered: 8, invited: 10, chance: 0.05, ratings: 3 }

/**
 * §4: distances below the frozen baseline in s, and ratings after the onset. Simulated: returned is wrong for 11 % of the
 * falls of 1 SD that stay, 3 % of those of 1.5 SD (docs/clinical/evaluation.md).
 */
export const EPISODE = { recovering: 1, returned: 0.5, plateauBand: 1, settled: 4, last: 3 }
