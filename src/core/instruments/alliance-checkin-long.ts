import {
  bondEasy,
  bondHard,
  caution,
  confidenceHard,
  direct,
  fitMiddle,
  goalHard,
  goalMiddle,
  lead,
  licence,
  norms,
  opennessHard,
  source,
} from './alliance-checkin-words.ts'
import type { Instrument, Item } from './manifest.ts'

const part = (subscale: string, item: Item): Item => ({ ...item, subscale })

/**
 * Seven rows (two bond, two goals, two fit and confidence, one openness) and the direct question. The three pairs are parts
 * of their own, judged once the practice has estimated norms for them (engine §3); a single row is no part.
 */
export const allianceCheckinLong: Instrument = {
  id: 'alliance-checkin-long',
  version: '1',
  name: 'Alliance Check-in, long form',
  about: 'alliance',
  respondent: 'client',
  items: [
    part('bond', bondEasy), part('goals', goalMiddle), part('fit', fitMiddle), part('fit', confidenceHard), part('goals', goalHard),
    part('bond', bondHard), opennessHard, direct,
  ],
  scoring: { mode: 'mean' },
  range: { min: 0, max: 6 },
  direction: 'higher-better',
  norms,
  cutoffs: [],
  licence,
  caution,
  lead,
  source,
}
