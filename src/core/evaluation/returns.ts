import { EPISODE } from '../detect/constants.ts'
import { expectation } from '../detect/expected-range.ts'
import { judge } from '../detect/judge.ts'
import { isFlag } from '../detect/levels.ts'
import type { MethodConfig } from '../detect/methods/index.ts'
import { startSeries } from '../detect/state.ts'
import type { TrueTherapy } from './rates.ts'

/** What a rule for "back where it was" sees: the level frozen before the fall, and the ratings after its first. */
export interface SinceOnset {
  /** Frozen expected rating and within-client SD, in the unit of the score. */
  baseline: number
  s: number
  /** Lowest rating from the onset on. */
  lowest: number
  /** Ratings after the onset so far, oldest first, the latest last. */
  after: readonly number[]
}

/** One rule for telling that the ratings are back. */
export interface ReturnRule {
  id: string
  name: string
  holds: (since: SinceOnset) => boolean
}

const meanOf = (xs: readonly number[]) => xs.reduce((sum, x) => sum + x, 0) / xs.length
/** The last k ratings all at or above a level. */
const lastAtLeast = (k: number, after: readonly number[], level: number) =>
  after.length >= k && after.slice(-k).every((x) => x >= level)
const half = ({ baseline, lowest }: SinceOnset) => lowest + (baseline - lowest) / 2

/** Rules in use, ours first (docs/clinical/evaluation.md). */
export const returnRules: readonly ReturnRule[] = [
  { id: 'two-near', name: `Two in a row at or above b - ${EPISODE.returned} s (Attune)`, holds: (o) => lastAtLeast(2, o.after, o.baseline - EPISODE.returned * o.s) },
  { id: 'one-near', name: 'One at or above b - 0.5 s', holds: (o) => lastAtLeast(1, o.after, o.baseline - 0.5 * o.s) },
  { id: 'one-within', name: 'One at or above b - 1 s', holds: (o) => lastAtLeast(1, o.after, o.baseline - o.s) },
  { id: 'one-half', name: 'One that regained half of the fall', holds: (o) => lastAtLeast(1, o.after, half(o)) },
  { id: 'two-within', name: 'Two in a row at or above b - 1 s', holds: (o) => lastAtLeast(2, o.after, o.baseline - o.s) },
  { id: 'two-half', name: 'Two in a row that regained half of the fall', holds: (o) => lastAtLeast(2, o.after, half(o)) },
  {
    id: 'mean-two', name: 'Mean of two at or above b - 0.75 s, the last at or above b - 1 s',
    holds: (o) => lastAtLeast(1, o.after, o.baseline - o.s) && o.after.length >= 2 && meanOf(o.after.slice(-2)) >= o.baseline - 0.75 * o.s,
  },
  { id: 'mean-three', name: 'Mean of three at or above b - 0.5 s', holds: (o) => o.after.length >= 3 && meanOf(o.after.slice(-3)) >= o.baseline - 0.5 * o.s },
]

/** How a rule does on falls that were flagged at their first rating. Shares are 0..1; null = nothing to count. */
export interface ReturnRates {
  id: string
  name: string
  /** Falls that did not recover within the first six ratings after: share declared returned all the same. */
  wrongly: number | null
  unrecovered: number
  /** Falls that recovered: share declared returned before they had. */
  early: number | null
  /** Of those not declared early: share declared by the first, second, third and sixth rating at the old level. */
  by: readonly [first: number, second: number, third: number, sixth: number] | null
  recovered: number
}

const WINDOW = 6

/** Rates of every rule over many therapies. The level is frozen as the default method freezes it. */
export function returnRatesOf(config: MethodConfig, therapies: readonly TrueTherapy[]): ReturnRates[] {
  const falls = therapies.flatMap((therapy) => onsetOf(config, therapy) ?? [])
  return returnRules.map(({ id, name, holds }) => {
    const stayed = falls.filter(({ good }) => good < 0 || good >= WINDOW)
    const back = falls.filter(({ good }) => good >= 0)
    const declared = (fall: Fall) => fall.after.findIndex((_, i) => holds({
      baseline: fall.baseline, s: fall.s, after: fall.after.slice(0, i + 1), lowest: Math.min(fall.first, ...fall.after.slice(0, i + 1)),
    }))
    const wrong = stayed.filter((fall) => { const at = declared(fall); return at >= 0 && at < WINDOW }).length
    const times = back.map((fall) => ({ at: declared(fall), good: fall.good }))
    const early = times.filter(({ at, good }) => at >= 0 && at < good).length
    const late = times.filter(({ at, good }) => !(at >= 0 && at < good))
    const by = (k: number) => late.filter(({ at, good }) => at >= 0 && at < good + k).length / late.length
    return {
      id, name, unrecovered: stayed.length, recovered: back.length,
      wrongly: stayed.length > 0 ? wrong / stayed.length : null,
      early: back.length > 0 ? early / back.length : null,
      by: late.length > 0 ? [by(1), by(2), by(3), by(6)] as const : null,
    }
  })
}

interface Fall {
  baseline: number
  s: number
  first: number
  after: number[]
  /** Index in `after` of the first rating at which nothing of the fall is left; -1 = none. */
  good: number
}

/** The fall of a therapy, with what was expected of its first rating; null without one, or when that is not flagged. */
function onsetOf(config: MethodConfig, therapy: TrueTherapy): Fall | null {
  const begin = therapy.findIndex(({ truth }) => truth > 0)
  if (begin < 0) return null
  let state = startSeries()
  for (const { session, x } of therapy.slice(0, begin)) state = judge(config, state, { session, score: x }).state
  const { session, x } = therapy[begin]!
  const expected = expectation(state.history, config.norms)
  if (!isFlag(judge(config, state, { session, score: x }).verdict.level)) return null
  const after = therapy.slice(begin + 1)
  return { baseline: expected.mean, s: expected.s, first: x, after: after.map((rating) => rating.x), good: after.findIndex(({ truth }) => truth === 0) }
}
