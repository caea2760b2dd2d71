import { tQuantile } from '../../stats/student-t.ts'
import { normalCdf, normalQuantile } from '../../stats/normal.ts'
import { ALERT, LEARNING_RATINGS, NOTICE, RUN, RUN_WEIGHT } from '../constants.ts'
import { type Expectation, expectation } from '../expected-range.ts'
import { type JudgedWith, judge } from '../judge.ts'
import { isFlag, limitsOf } from '../levels.ts'
import { type SeriesState, startSeries } from '../state.ts'
import type { Level, Occasion, Verdict } from '../verdict.ts'
import type { Method, MethodConfig, Reading, Step } from './method.ts'

const source = 'docs/clinical/detect.md, expected range; limits set on simulated and real series'

/** The score below which a rating has less than this chance, and lies far enough below what was expected. */
function below({ mean, spread, df, sdPop }: Expectation, chance: number, drop: number): number {
  return mean - Math.max(tQuantile(1 - chance, df) * spread, drop * sdPop)
}

/** The score from which on a rating is an alert: by itself, together with the one before it, or as still lower (engine §3). */
function alertLimit(config: MethodConfig, expected: Expectation, { run }: SeriesState): number {
  const limits = limitsOf(config)
  const alone = below(expected, limits.alert, ALERT.drop)
  const { previousZ } = expected
  // Two together reach the limit when this rating's z lies below √1.25 · z(limit) - z(previous) / 2.
  const together = previousZ === null ? 0
    : normalCdf(Math.sqrt(1 + RUN_WEIGHT ** 2) * normalQuantile(limits.run) - RUN_WEIGHT * previousZ)
  const withPrevious = together > limits.alert ? below(expected, together, RUN.drop) : -Infinity
  return Math.max(alone, withPrevious, run?.low ?? -Infinity)
}

const noticeLimit = (config: MethodConfig, expected: Expectation, state: SeriesState): number =>
  Math.max(below(expected, limitsOf(config).notice, NOTICE.drop), alertLimit(config, expected, state))

/** Reads what the rule says out of the engine's own verdicts. */
function reader(flags: (level: Level) => boolean, limitOf: typeof alertLimit): Pick<Method, 'follow'> & Required<Pick<Method, 'ofVerdict'>> {
  const ofVerdict = ({ config, state, occasion }: JudgedWith, { level }: Verdict): Reading => {
    const expected = expectation(state.history, config.norms, occasion.date)
    const speaks = expected.n >= LEARNING_RATINGS
    return {
      speaks, flag: flags(level),
      centre: speaks ? expected.mean : null, limit: speaks ? limitOf(config, expected, state) : null,
    }
  }
  const from = (config: MethodConfig, state: SeriesState): Step => ({ session, x, date }) => {
    const occasion: Occasion = { session, score: x, ...(date === undefined ? {} : { date }) }
    const { state: then, verdict } = judge(config, state, occasion)
    return { reading: ofVerdict({ config, state, occasion }, verdict), then: from(config, then) }
  }
  return { follow: (config) => from(config, startSeries()), ofVerdict }
}

/** The default: every level from notice on. */
export const expectedRange: Method = {
  id: 'expected-range',
  name: 'Expected range',
  says: 'Flags a rating below the range in which nine in ten would fall if nothing had changed for this client.',
  source,
  minimum: LEARNING_RATINGS,
  falseFlags: 3.0,
  ...reader(isFlag, noticeLimit),
}

/** The default, counting only what opens a case. */
export const expectedRangeAlert: Method = {
  ...expectedRange,
  id: 'expected-range-alert',
  name: 'Expected range, clearly lower',
  says: 'As the expected range, counting only ratings that open a case.',
  falseFlags: 1.5,
  ...reader((level) => level === 'alert' || level === 'severe', alertLimit),
}
