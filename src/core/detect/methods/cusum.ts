import { type Method, SILENT, type Step } from './method.ts'
import { type SoFar, nothingYet, withRating } from './so-far.ts'
import { standingOf } from './standing.ts'

const MINIMUM = 4
/** What a rating may lie below the mean without counting, and the sum that is flagged; both in SD. */
export const CUSUM = { slack: 0.5, limit: 2.5 }

/** One step of the sum. @param u how far a rating lies from the own mean, in SD */
export const cusumNext = (sum: number, u: number): number => Math.max(0, sum - u - CUSUM.slack)

/** A sum of how far the ratings lie below the person's own mean; it begins anew after a flag. */
export const cusum: Method = {
  id: 'cusum',
  name: 'Cumulative sum (CUSUM)',
  says: 'Adds up how far ratings lie below this client’s mean; finds small lasting falls, late.',
  source: 'Page 1954, 10.1093/biomet/41.1-2.100; slack .5 and limit 2.5 are ours',
  minimum: MINIMUM,
  falseFlags: 1.0,
  follow(config) {
    const from = (before: SoFar, sum: number): Step => ({ x }) => {
      const soFar = withRating(before, x)
      if (before.n < MINIMUM) return { reading: SILENT, then: from(soFar, 0) }
      const { centre, unit } = standingOf(before, config)
      const next = cusumNext(sum, (x - centre) / unit)
      const flag = next > CUSUM.limit
      const limit = centre + unit * (sum - CUSUM.slack - CUSUM.limit)
      return { reading: { speaks: true, flag, centre, limit }, then: from(soFar, flag ? 0 : next) }
    }
    return from(nothingYet, 0)
  },
}
