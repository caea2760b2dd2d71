import { type Method, sdPopOf } from './method.ts'
import { followBy } from './limit.ts'

const MINIMUM = 2

/** Own mean minus one SD of the population. */
export const strauss: Method = {
  id: 'strauss',
  name: 'Own mean, one SD of all clients (Strauss-like)',
  says: 'Flags a rating one standard deviation of all clients below this client’s own mean.',
  source: 'Strauss et al. 2006, 10.1037/0022-006X.74.2.337 (our reading, after Gumz et al. 2012)',
  minimum: MINIMUM,
  falseFlags: 2.3,
  follow: followBy(MINIMUM, (before, config) => ({
    centre: before.mean, limit: before.mean - sdPopOf(config), inclusive: true,
  })),
}
