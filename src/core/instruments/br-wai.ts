import type { Instrument, Item } from './manifest.ts'

const items: Item[] = Array.from({ length: 16 }, (_, i) => ({
  id: `brwai${i + 1}`,
  facet: 'bond',
  min: 1,
  max: 5,
  kind: 'scale',
}))

/** Sixteen rows. Which rows are reversed, and their subscale, must come with the licensed text. */
export const brWai: Instrument = {
  id: 'br-wai',
  version: '1',
  name: 'BR-WAI',
  about: 'alliance',
  respondent: 'client',
  items,
  scoring: { mode: 'mean' },
  range: { min: 1, max: 5 },
  direction: 'higher-better',
  norms: {
    mean: 4.2,
    sdBetween: 0.6,
    sdWithin: 0.3,
    source: 'Starting values without a norm sample: .80, .15 and .075 of the range (docs/clinical/instruments.md)',
    weak: true,
  },
  cutoffs: [],
  licence: {
    name: 'Permission of the authors',
    wordingIncluded: false,
    attribution: 'Brief Revised Working Alliance Inventory. Mallinckrodt & Tekie; WAI copyright A. O. Horvath',
    requiresLicence: true,
    notice: 'Use in software needs written permission. Load the text and the key your practice is licensed to use.',
  },
  keyOpen:
    'Eight rows are about the bond and eight about tasks and goals; which, and which are reversed, is not bundled.',
  source: 'Mallinckrodt & Tekie 2016, 10.1080/10503307.2015.1061718',
}
