import type { Facet, Instrument } from './manifest.ts'

const facets: Facet[] = ['bond', 'goals', 'task', 'confidence']

/** Four lines of ten centimetres, summed to 0..40. Structure only: the free licence is for paper. */
export const srs: Instrument = {
  id: 'srs',
  version: '3',
  name: 'Session Rating Scale',
  about: 'alliance',
  respondent: 'client',
  items: facets.map((facet, i) => ({ id: `srs${i + 1}`, facet, min: 0, max: 10, step: 0.1, kind: 'scale' })),
  scoring: { mode: 'sum', maxMissing: 0 },
  range: { min: 0, max: 40 },
  direction: 'higher-better',
  norms: {
    mean: 34.6,
    sdBetween: 6,
    sdWithin: 3,
    source:
      'Starting values without a norm sample: mean of the simulation in science §1.1, spreads .15 and .075 of ' +
      'the range (docs/clinical/instruments.md)',
    weak: true,
  },
  cutoffs: [
    {
      value: 36,
      op: '<=',
      meaning: 'its authors suggest talking about the rating',
      source:
        'Duncan et al. 2003, Journal of Brief Therapy 3:3-12; about half of stable sessions fall here (science §1.1)',
      validated: false,
    },
  ],
  licence: {
    name: 'PCOMS licence',
    wordingIncluded: false,
    attribution: 'Session Rating Scale V.3.0. Copyright Miller, Duncan & Johnson',
    requiresLicence: true,
    notice: 'The free licence covers one practitioner on paper. On a screen it needs an electronic licence.',
  },
  source: 'Duncan et al. 2003, Journal of Brief Therapy 3:3-12',
}
