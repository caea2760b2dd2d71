import {
  bondHard,
  caution,
  confidenceHard,
  direct,
  goalMiddle,
  lead,
  licence,
  norms,
  opennessHard,
  source,
} from './alliance-checkin-words.ts'
import type { Instrument } from './manifest.ts'

/** The default check-in: one row of bond, goals, confidence and openness, hard ones preferred, and the direct question. */
export const allianceCheckinShort: Instrument = {
  id: 'alliance-checkin-short',
  version: '1',
  name: 'Alliance Check-in, short form',
  about: 'alliance',
  respondent: 'client',
  items: [goalMiddle, confidenceHard, bondHard, opennessHard, direct],
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
