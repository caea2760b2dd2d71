import { normalCdf, normalQuantile } from '../stats/normal.ts'
import { tCdf, tQuantile } from '../stats/student-t.ts'
import { BAND_TAIL, DECAY, GAP_DAYS, GAP_WEEKS, PRIOR_DF, RUN_WEIGHT, Z_LIMIT } from './constants.ts'
import { daysBetween } from './days.ts'
import type { Norms } from './verdict.ts'

/**
 * All that the completed ratings so far leave behind: discounted sums, so that one more rating costs the same
 * always.
 */
export interface History {
  /** Completed ratings. */
  n: number
  /** Σw and Σw² with w = 0.9^(n-i). */
  weight: number
  weightSquared: number
  /** Weighted mean, and Σw(x-mean)². */
  mean: number
  squares: number
  /** z and date of the latest completed rating; null where there is none. */
  z: number | null
  date: string | null
}

/** What was to be expected of the next rating, in the unit of the score. */
export interface Expectation {
  /** Completed ratings it rests on. */
  n: number
  /** Expected rating (pm) and √pv. */
  mean: number
  spread: number
  df: number
  /** Estimated within-client SD. */
  s: number
  /** Total SD of one rating in the population: √(τ² + s0²). */
  sdPop: number
  /** Days since the previous completed rating when that is a gap, else null. */
  gapDays: number | null
  /** z of the previous completed rating; null where there is none or a gap lies between. */
  previousZ: number | null
}

/** Where a rating falls against its expectation. */
export interface Placing {
  p: number
  z: number
  pRun: number | null
  drop: number
}

export function emptyHistory(): History {
  return { n: 0, weight: 0, weightSquared: 0, mean: 0, squares: 0, z: null, date: null }
}

/**
 * The history with one more completed rating: the weighted form of Welford's update (West 1979, 10.1145/359146.359153),
 * which never subtracts two large sums.
 */
export function addRating(history: History, x: number, z: number, date: string | undefined): History {
  const before = DECAY * history.weight
  const weight = before + 1
  const step = x - history.mean
  return {
    n: history.n + 1,
    weight,
    weightSquared: DECAY * DECAY * history.weightSquared + 1,
    mean: history.n === 0 ? x : history.mean + step / weight,
    squares: DECAY * history.squares + (before / weight) * step * step,
    z,
    date: date ?? null,
  }
}

/** The expectation for the next rating (engine §2), from completed earlier ratings only. */
export function expectation(history: History, norms: Norms, date?: string): Expectation {
  const { n, weight, weightSquared } = history
  const between = norms.sdBetween * norms.sdBetween
  const within = norms.sdWithin * norms.sdWithin
  const sdPop = Math.sqrt(between + within)
  const effective = n === 0 ? 0 : (weight * weight) / weightSquared
  const df = PRIOR_DF + Math.max(effective - 1, 0)
  const squares = n === 0 ? 0 : (effective / weight) * history.squares
  const variance = (PRIOR_DF * within + squares) / df
  const precision = 1 / between + effective / variance
  const mean = (norms.mean / between + (effective * history.mean) / variance) / precision
  const days = daysBetween(history.date, date)
  const gapDays = days !== null && days > GAP_DAYS ? days : null
  const widened = gapDays === null ? 1 : 1 + gapDays / 7 / GAP_WEEKS
  const spread = Math.sqrt((1 / precision + variance) * widened)
  return { n, mean, spread, df, s: Math.sqrt(variance), sdPop, gapDays, previousZ: gapDays === null ? history.z : null }
}

/** Probability, z and drop of a rating against its expectation (engine §2). */
export function place(expected: Expectation, x: number): Placing {
  const t = (x - expected.mean) / expected.spread
  const tail = tCdf(-Math.abs(t), expected.df)
  const size = Math.min(-normalQuantile(tail), Z_LIMIT)
  const z = t > 0 ? size : -size
  const pRun =
    expected.previousZ === null
      ? null
      : normalCdf((z + RUN_WEIGHT * expected.previousZ) / Math.sqrt(1 + RUN_WEIGHT * RUN_WEIGHT))
  return { p: t > 0 ? 1 - tail : tail, z, pRun, drop: expected.mean - x }
}

/** Half the width of the 90 % band, before it is clipped to the scale. */
export function halfBand(expected: Expectation): number {
  return expected.spread * bandQuantile(expected.df)
}

/** The degrees of freedom depend on the number of ratings alone, so few different ones ever occur. */
const quantiles = new Map<number, number>()
function bandQuantile(df: number): number {
  const known = quantiles.get(df)
  if (known !== undefined) return known
  const value = tQuantile(1 - BAND_TAIL, df)
  quantiles.set(df, value)
  return value
}
