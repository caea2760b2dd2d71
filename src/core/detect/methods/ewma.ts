import { type Method, SILENT, type Step } from './method.ts'
import { type SoFar, nothingYet, withRating } from './so-far.ts'
import { standingOf } from './standing.ts'

const MINIMUM = 4
/** Weight of the newest rating, and the width of the limit in SD of the average. */
export const EWMA = { weight: 0.3, width: 2.7 }
/** The average is flagged below this: 2.7 √(.3 / 1.7). */
export const EWMA_LIMIT = -EWMA.width * Math.sqrt(EWMA.weight / (2 - EWMA.weight))

/** One step of the average. @param u how far a rating lies from the own mean, in SD */
export const ewmaNext = (average: number, u: number): number => EWMA.weight * u + (1 - EWMA.weight) * average

/** A weighted average of how far the ratings lie from the person's own mean. */
export const ewma: Method = {
  id: 'ewma',
  name: 'Moving average (EWMA)',
  says: 'Averages how far the latest ratings lie from this client’s mean; finds slow drifts, late.',
  source: 'Roberts 1959, 10.1080/00401706.1959.10489860; weight .3 and width 2.7 are ours',
  minimum: MINIMUM,
  falseFlags: 0.4,
  follow(config) {
    const from = (before: SoFar, average: number): Step => ({ x }) => {
      const soFar = withRating(before, x)
      if (before.n < MINIMUM) return { reading: SILENT, then: from(soFar, 0) }
      const { centre, unit } = standingOf(before, config)
      const next = ewmaNext(average, (x - centre) / unit)
      const limit = centre + unit * (EWMA_LIMIT - (1 - EWMA.weight) * average) / EWMA.weight
      return { reading: { speaks: true, flag: next < EWMA_LIMIT, centre, limit }, then: from(soFar, next) }
    }
    return from(nothingYet, 0)
  },
}
