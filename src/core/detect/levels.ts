import { ALERT, ALERT_BOUNDS, LEARNING_RATINGS, NOTICE, NOTICE_BOUNDS, RUN, SEVERE } from './constants.ts'
import type { Expectation, Placing } from './expected-range.ts'
import type { FlagRun } from './state.ts'
import type { Level, SeriesConfig } from './verdict.ts'

/** A level, and the clause of the rule that gave it. */
export interface LevelFound {
  level: Level
  by: 'rating' | 'run' | 'still-lower'
}

/** Levels from the least to the most unusual; a level's index is its rank. */
export const levelOrder: readonly Level[] = [
  'unanswered',
  'unscorable',
  'learning',
  'usual',
  'notice',
  'alert',
  'severe',
]

/** True for a level that flags: notice, alert or severe. */
export function isFlag(level: Level): boolean {
  return level === 'notice' || level === 'alert' || level === 'severe'
}

/** The level of one completed rating (engine §3): the first row of the table that holds, then *still low*. */
export function levelOf(
  config: SeriesConfig,
  expected: Expectation,
  placing: Placing,
  x: number,
  run: FlagRun | null,
): LevelFound {
  if (expected.n < LEARNING_RATINGS) return { level: 'learning', by: 'rating' }
  const limits = limitsOf(config)
  const drop = placing.drop / expected.sdPop
  if (placing.p < SEVERE.p && drop >= SEVERE.drop) return { level: 'severe', by: 'rating' }
  if (placing.p < limits.alert && drop >= ALERT.drop) return { level: 'alert', by: 'rating' }
  if (placing.pRun !== null && placing.pRun < limits.run && drop >= RUN.drop) return { level: 'alert', by: 'run' }
  // A run of flags exists only while the completed rating before this one was flagged.
  if (run !== null && x <= run.low) return { level: 'alert', by: 'still-lower' }
  if (placing.p < limits.notice && drop >= NOTICE.drop) return { level: 'notice', by: 'rating' }
  return { level: 'usual', by: 'rating' }
}

/**
 * The p-limits in force: the practice's own where it has them, kept within bounds (engine §3, alarm budget). What is no number,
 * as a damaged database may hold it, gives way to what is shipped: compared with it, no rating would ever be low.
 */
export function limitsOf(config: SeriesConfig): { notice: number; alert: number; run: number } {
  if (!config.limits) return { notice: NOTICE.p, alert: ALERT.p, run: RUN.p }
  const alert = clamp(config.limits.alert, ALERT_BOUNDS, ALERT.p)
  return { notice: clamp(config.limits.notice, NOTICE_BOUNDS, NOTICE.p), alert, run: alert }
}

function clamp(value: number, bounds: { min: number; max: number }, shipped: number): number {
  return !Number.isFinite(value) ? shipped : Math.min(Math.max(value, bounds.min), bounds.max)
}
