import { type ReturnRule, returnRules } from '../evaluation/returns.ts'
import type { Stretch } from './stretches.ts'

/** When one rule for "back where it was" first holds for a strain. */
export interface ReturnCompared {
  rule: ReturnRule
  /** Session of the first rating with which it holds, and how many ratings after the onset that is; null = not yet. */
  back: { session: number; ratings: number } | null
}

/** One strain as the rules for "back" see it. */
export interface ReturnsCompared {
  onset: number
  /** The frozen level and the step in which distances from it are counted, in the unit of the score. */
  baseline: number
  s: number
  /** The session with which the episode ended; null = it is open. */
  until: number | null
  rules: ReturnCompared[]
}

/**
 * When each published rule would have called the ratings back, for comparison only: Attune's own decides.
 * Looked at are the ratings while the episode was open; what the others would have said later is not asked.
 * @param ratings completed ratings of the series, oldest first
 * @returns null while the frozen level is not known
 */
export function compareReturns(
  { episode, from, until }: Stretch, ratings: readonly { session: number; x: number }[],
): ReturnsCompared | null {
  const { onset, baseline, s } = episode
  if (baseline === null || s === null) return null
  // A case taken up again is counted from there, as its state is.
  const after = ratings.filter((r) => r.session > from && r.session <= (until ?? Infinity))
  const first = ratings.find((r) => r.session === from)
  const xs = after.map((r) => r.x)
  return {
    onset, baseline, s, until,
    rules: returnRules.map((rule) => {
      const at = after.findIndex((_, i) => rule.holds({
        baseline, s, after: xs.slice(0, i + 1), lowest: Math.min(...(first ? [first.x] : []), ...xs.slice(0, i + 1)),
      }))
      return { rule, back: at < 0 ? null : { session: after[at]!.session, ratings: at + 1 } }
    }),
  }
}
