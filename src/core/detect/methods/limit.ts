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
      reading: before.n < minimum ? SILENT : against(limitOf(before, config), x, config),
      then: from(withRating(before, x)),
    })
    return from(nothingYet)
  }
}

/** Nearer to the limit than this, as a share of the scale, a rating lies at it: rounding moves none across. */
const AT_LIMIT = 1e-9

export function against({ centre, limit, inclusive }: Limit, x: number, { scale }: MethodConfig): Reading {
  const near = AT_LIMIT * (scale.max - scale.min)
  return { speaks: true, flag: inclusive ? x <= limit + near : x < limit - near, centre, limit }
}
