import type { Instrument, Item } from './manifest.ts'

const anchors = {
  en: { '0': 'Not at all', '1': 'Several days', '2': 'More than half the days', '3': 'Nearly every day' },
}
const rows = [
  'Feeling nervous, anxious or on edge',
  'Not being able to stop or control worrying',
  'Worrying too much about different things',
  'Trouble relaxing',
  'Being so restless that it is hard to sit still',
  'Becoming easily annoyed or irritable',
  'Feeling afraid as if something awful might happen',
]
const items: Item[] = rows.map((text, i) => ({
  id: `gad${i + 1}`,
  facet: 'symptom',
  min: 0,
  max: 3,
  kind: 'scale',
  text: { en: text },
  anchors,
}))
const bands = 'Spitzer, Kroenke, Williams & Löwe 2006, 10.1001/archinte.166.10.1092'

/** Anxious symptoms over two weeks; higher = worse. Never enters the alliance line. */
export const gad7: Instrument = {
  id: 'gad-7',
  version: '1',
  name: 'GAD-7',
  about: 'symptoms',
  respondent: 'client',
  items,
  scoring: { mode: 'sum' },
  range: { min: 0, max: 21 },
  direction: 'higher-worse',
  cutoffs: [
    { value: 5, op: '>=', meaning: 'mild symptoms', source: bands, validated: true },
    {
      value: 8,
      op: '>=',
      meaning: 'NHS Talking Therapies caseness',
      source: 'NHS convention (docs/clinical/instruments.md)',
      validated: false,
    },
    { value: 10, op: '>=', meaning: 'moderate symptoms', source: bands, validated: true },
    { value: 15, op: '>=', meaning: 'severe symptoms', source: bands, validated: true },
  ],
  reliableChange: { value: 4, source: 'NHS Talking Therapies convention (docs/clinical/instruments.md)' },
  licence: {
    name: 'Free to reproduce',
    wordingIncluded: true,
    attribution:
      'GAD-7: developed by Drs Robert L. Spitzer, Janet B. W. Williams, Kurt Kroenke and colleagues, with an ' +
      'educational grant from Pfizer Inc.',
    requiresLicence: false,
    notice: 'No permission required to reproduce, translate, display or distribute.',
  },
  lead: { en: 'Over the last 2 weeks, how often have you been bothered by the following problems?' },
  source: bands,
}
