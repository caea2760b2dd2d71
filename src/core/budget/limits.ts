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
  return narrowed(pool, limits, { flags, alerts })
}

/** Steps down until both budgets hold: the rounds may end between two pairs of limits that each exceed one of them. */
function narrowed(pool: Pool, { notice, alert }: Limits, budget: { flags: number; alerts: number }): Limits {
  const spent = newUnder(pool, { notice, alert })
  if (spent.alerts > budget.alerts && alert > ALERT_BOUNDS.min) return narrowed(pool, { notice, alert: printed(alert - LIMIT_STEP.alert) }, budget)
  if (spent.flags > budget.flags && notice > NOTICE_BOUNDS.min) return narrowed(pool, { notice: printed(notice - LIMIT_STEP.notice), alert }, budget)
  return { notice, alert }
}

/** Printed as they are used: .062, not .06200000000000001. */
const printed = (limit: number) => Number(limit.toFixed(4))

/** The widest limit within bounds that holds, by bisection over the steps; the lower bound where none does. */
function widest(bounds: { min: number; max: number }, step: number, holds: (limit: number) => boolean): number {
  const steps = Math.round((bounds.max - bounds.min) / step)
  const limit = (i: number) => printed(bounds.min + i * step)
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
