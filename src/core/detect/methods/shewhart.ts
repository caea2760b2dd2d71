import { type Method, semOf } from './method.ts'
import { followBy } from './limit.ts'
import { meanMove } from './so-far.ts'

/** Mean moving range of two normal ratings, in SD (Montgomery, Introduction to Statistical Quality Control, d2 for n = 2). */
const D2 = 1.128
const MINIMUM = 4

/** Individuals control chart: own mean minus k σ, where σ is the mean moving range / 1.128, never below the SEM. */
function shewhart(k: 2 | 3, falseFlags: number): Method {
  return {
    id: `shewhart-${k}`,
    name: `Individuals chart, ${k} σ`,
    says: `Flags a rating more than ${k} σ below this client’s own mean, with σ worked out from the steps between their ratings.`,
    source: 'Eubanks-Carter, Gorman & Muran 2012, 10.1080/10503307.2012.693772 (our reading); the floor at the SEM is ours',
    minimum: MINIMUM,
    falseFlags,
    follow: followBy(MINIMUM, (before, config) => ({
      centre: before.mean,
      limit: before.mean - k * Math.max(meanMove(before) / D2, semOf(config)),
      inclusive: false,
    })),
  }
}

export const shewhart2 = shewhart(2, 3.1)
export const shewhart3 = shewhart(3, 0.8)
