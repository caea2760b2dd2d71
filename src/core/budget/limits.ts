import { ALERT_BOUNDS, BUDGET, LIMIT_STEP, NOTICE, NOTICE_BOUNDS } from '../detect/constants.ts'
import { type Limits, type Pool, newUnder } from './pool.ts'

/** Each limit depends a little on the other (a notice can begin what "still lower" turns into an alert). */
const ROUNDS = 6

/**
 * The p-limits that spend the alarm budget (engine §3): the widest at which the pool would have given at most 4 new flags
 * and 2 new alerts per 100 ratings, kept within their bounds, in steps that can be printed.
 * @returns null where the practice has too few ratings: then the shipped limits hold
 */
export function budgetLimits(pool: Pool): Limits | null {
  if (pool.ratings < BUDGET.ratings) return null
  const flags = BUDGET.flags * pool.ratings
  const alerts = BUDGET.alerts * pool.ratings
  let limits: Limits = { notice: NOTICE.p, alert: ALERT_BOUNDS.min }
  for (let round = 0; round < ROUNDS; round++) {
    const before = limits
    const alert = widest(ALERT_BOUNDS, LIMIT_STEP.alert, (a) => newUnder(pool, { ...before, alert: a }).alerts <= alerts)
    const notice = widest(NOTICE_BOUNDS, LIMIT_STEP.notice, (n) => newUnder(pool, { notice: n, alert }).flags <= flags)
    limits = { notice, alert }
    if (notice === before.notice && alert === before.alert) break
  }
  return limits
}

/** The widest limit within bounds that holds, by bisection over the steps; the lower bound where none does. */
function widest(bounds: { min: number; max: number }, step: number, holds: (limit: number) => boolean): number {
  const steps = Math.round((bounds.max - bounds.min) / step)
  // Printed as they are used: .062, not .06200000000000001.
  const limit = (i: number) => Number((bounds.min + i * step).toFixed(4))
  if (holds(limit(steps))) return limit(steps)
  let yes = 0
  let no = steps
  while (no - yes > 1) {
    const middle = (yes + no) >> 1
    if (holds(limit(middle))) yes = middle
    else no = middle
  }
  return limit(yes)
}
