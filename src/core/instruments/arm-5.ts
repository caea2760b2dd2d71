import type { Instrument, Item } from './manifest.ts'

const items: Item[] = Array.from({ length: 5 }, (_, i) => ({
  id: `arm${i + 1}`,
  // The five rows come from Bond, Partnership and Confidence; which row is which arrives with the licensed text.
  facet: 'bond',
  min: 1,
  max: 7,
  kind: 'scale',
  ...(i === 2 ? { reverse: true } : {}),
}))

/** Five rows, 1 to 7, item mean after reversing row 3. Structure and key only. */
export const arm5: Instrument = {
  id: 'arm-5',
  version: '1',
  name: 'ARM-5',
  about: 'alliance',
  respondent: 'client',
  items,
  scoring: { mode: 'mean' },
  range: { min: 1, max: 7 },
  direction: 'higher-better',
  norms: {
    mean: 5.8,
    sdBetween: 0.9,
    sdWithin: 0.45,
    source: 'Starting values without a norm sample: .80, .15 and .075 of the range (docs/clinical/instruments.md)',
    weak: true,
  },
  cutoffs: [],
  licence: {
    name: 'Ask the authors',
    wordingIncluded: false,
    attribution: 'Agnew Relationship Measure, 5-item form. Cahill et al. 2012',
    requiresLicence: true,
    notice: 'Said to be free for clinical and research use; please ask the authors before you load the text.',
  },
  source: 'Cahill et al. 2012, 10.1111/j.2044-8341.2011.02024.x',
}
