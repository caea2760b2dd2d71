import type { Method } from './method.ts'
import { followBy } from './limit.ts'
import { ownSd } from './so-far.ts'

const MINIMUM = 3

/** Own mean minus one own SD. */
export const larsson: Method = {
  id: 'larsson',
  name: 'Own mean, one own SD (Larsson-like)',
  says: 'Flags a rating one of this client’s own standard deviations below their mean; everyday wobbles are flagged too.',
  source: 'Holmqvist Larsson et al. 2018, 10.1080/10503307.2016.1174345 (our reading)',
  minimum: MINIMUM,
  falseFlags: 11.6,
  follow: followBy(MINIMUM, (before) => ({ centre: before.mean, limit: before.mean - ownSd(before), inclusive: false })),
}
