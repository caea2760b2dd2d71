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
import type { Instrument } from './manifest.ts'

/** Seven rows (two bond, two goals, two fit and confidence, one openness) and the direct question. */
export const allianceCheckinLong: Instrument = {
  id: 'alliance-checkin-long',
  version: '1',
  name: 'Alliance Check-in, long form',
  about: 'alliance',
  respondent: 'client',
  items: [bondEasy, goalMiddle, fitMiddle, confidenceHard, goalHard, bondHard, opennessHard, direct],
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
