import { type MethodConfig, type Reading, SILENT, type Step } from './method.ts'
import { type SoFar, nothingYet, withRating } from './so-far.ts'

/** A rule that compares a rating with a limit worked out from the ratings before it. */
export interface Limit {
  centre: number
  limit: number
  /** True when a rating at the limit itself is flagged. */
  inclusive: boolean
}

/** Follows a series by a rule that needs the running figures only. @param minimum completed ratings before it speaks */
export function followBy(minimum: number, limitOf: (before: SoFar, config: MethodConfig) => Limit): (config: MethodConfig) => Step {
  return (config) => {
    const from = (before: SoFar): Step => ({ x }) => ({
      reading: before.n < minimum ? SILENT : against(limitOf(before, config), x),
      then: from(withRating(before, x)),
    })
    return from(nothingYet)
  }
}

export function against({ centre, limit, inclusive }: Limit, x: number): Reading {
  return { speaks: true, flag: inclusive ? x <= limit : x < limit, centre, limit }
}
