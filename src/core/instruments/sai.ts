import type { Instrument, Item } from './manifest.ts'

const items: Item[] = Array.from({ length: 6 }, (_, i) => ({
  id: `sai${i + 1}`,
  facet: 'bond',
  min: 0,
  max: 5,
  kind: 'scale',
}))

/** Six rows made for every session, one total. Which row is about what must come with the licensed text. */
export const sai: Instrument = {
  id: 'sai',
  version: '1',
  name: 'Session Alliance Inventory',
  about: 'alliance',
  respondent: 'client',
  items,
  scoring: { mode: 'mean' },
  range: { min: 0, max: 5 },
  direction: 'higher-better',
  norms: {
    mean: 4,
    sdBetween: 0.75,
    sdWithin: 0.375,
    source: 'Starting values without a norm sample: .80, .15 and .075 of the range (docs/clinical/instruments.md)',
    weak: true,
  },
  cutoffs: [],
  licence: {
    name: 'Permission of the author',
    wordingIncluded: false,
    attribution: 'Session Alliance Inventory. Falkenström et al. 2015; adapted from the WAI, copyright A. O. Horvath',
    requiresLicence: true,
    notice: 'Use in software needs written permission. Load the text and the key your practice is licensed to use.',
  },
  keyOpen:
    'Three rows are about the bond and three about tasks and goals; which is which is not bundled. ' +
    'The answers are taken to run from 0 to 5: check this against your licensed form.',
  source: 'Falkenström et al. 2015, 10.1037/pas0000038',
}
