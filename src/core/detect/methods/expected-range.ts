import { LEARNING_RATINGS, NOTICE } from '../constants.ts'
import { expectation, halfBand } from '../expected-range.ts'
import { judge } from '../judge.ts'
import { isFlag } from '../levels.ts'
import { startSeries, type SeriesState } from '../state.ts'
import type { Level } from '../verdict.ts'
import { type Method, type MethodConfig, type Step } from './method.ts'

const source = 'docs/clinical/detect.md, expected range; limits set on simulated and real series'

function follow(config: MethodConfig, flags: (level: Level) => boolean): Step {
  const from = (state: SeriesState): Step => ({ session, x, date }) => {
    const expected = expectation(state.history, config.norms, date)
    const { state: then, verdict } = judge(config, state, { session, score: x, ...(date === undefined ? {} : { date }) })
    const speaks = expected.n >= LEARNING_RATINGS
    const fall = Math.max(halfBand(expected), NOTICE.drop * expected.sdPop)
    return {
      reading: {
        speaks, flag: flags(verdict.level),
        centre: speaks ? expected.mean : null, limit: speaks ? expected.mean - fall : null,
      },
      then: from(then),
    }
  }
  return from(startSeries())
}

/** The default: every level from notice on. */
export const expectedRange: Method = {
  id: 'expected-range',
  name: 'Expected range',
  says: 'Flags a rating below the range in which nine in ten would fall if nothing had changed for this client.',
  source,
  minimum: LEARNING_RATINGS,
  falseFlags: 2.9,
  follow: (config) => follow(config, isFlag),
}

/** The default, counting only what opens a case. */
export const expectedRangeAlert: Method = {
  ...expectedRange,
  id: 'expected-range-alert',
  name: 'Expected range, clearly lower',
  says: 'As the expected range, counting only ratings that open a case.',
  falseFlags: 1.4,
  follow: (config) => follow(config, (level) => level === 'alert' || level === 'severe'),
}
