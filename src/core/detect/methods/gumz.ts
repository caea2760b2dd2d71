import { type Method, sdPopOf } from './method.ts'
import { followBy } from './limit.ts'
import { ownSd } from './so-far.ts'

const MINIMUM = 3
const OWN_SDS = 2

/** A fall from the previous rating by two own SD or one SD of the population, whichever is stricter. */
export const gumz: Method = {
  id: 'gumz',
  name: 'Fall from the previous rating (Gumz-like)',
  says: 'Flags a fall since the previous rating that is large both for this client and among all clients.',
  source: 'Gumz et al. 2012, 10.1186/1471-2288-12-10 (our reading)',
  minimum: MINIMUM,
  falseFlags: 2.8,
  follow: followBy(MINIMUM, (before, config) => ({
    centre: before.last, limit: before.last - Math.max(OWN_SDS * ownSd(before), sdPopOf(config)), inclusive: true,
  })),
}
