import type { Facet, Instrument } from './manifest.ts'

const keys: Record<string, readonly number[]> = { task: [1, 2, 10, 12], bond: [3, 5, 7, 9], goal: [4, 6, 8, 11] }
const facets: Record<string, Facet> = { task: 'task', bond: 'bond', goal: 'goals' }
const items = Array.from({ length: 12 }, (_, i) => {
  const subscale = Object.keys(keys).find((name) => keys[name]?.includes(i + 1)) ?? 'task'
  return { id: `wai${i + 1}`, facet: facets[subscale] ?? 'task', subscale, min: 1, max: 5, kind: 'scale' as const }
})

/** Twelve rows, 1 to 5, item mean. Structure and key only: the wording needs the author's permission. */
export const waiSr: Instrument = {
  id: 'wai-sr',
  version: '1',
  name: 'WAI-SR',
  about: 'alliance',
  respondent: 'client',
  items,
  scoring: { mode: 'mean' },
  range: { min: 1, max: 5 },
  direction: 'higher-better',
  norms: {
    mean: 3.97,
    sdBetween: 0.539,
    sdWithin: 0.319,
    source:
      'Calibrated simulation for an item mean of 1 to 5 (science §6); near the 3.99, .52, .38 measured on nine ' +
      'items in the IMPLEMENT trial (Flückiger et al. 2016, 10.1016/j.ebiom.2015.11.049)',
    weak: true,
  },
  cutoffs: [],
  reliableChange: {
    value: 0.46,
    source: 'Jacobson & Truax 1991, 10.1037/0022-006X.59.1.12, with SD .63 and alpha .93 (science §1.1)',
  },
  licence: {
    name: 'Permission of the author',
    wordingIncluded: false,
    attribution: 'Working Alliance Inventory, short revised. Copyright A. O. Horvath',
    requiresLicence: true,
    notice: 'Use in software needs written permission. Load the text your practice is licensed to use.',
  },
  source: 'Hatcher & Gillaspy 2006, 10.1080/10503300500352500',
}
