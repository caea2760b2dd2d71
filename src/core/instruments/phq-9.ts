import type { Instrument, Item } from './manifest.ts'

const anchors = {
  en: { '0': 'Not at all', '1': 'Several days', '2': 'More than half the days', '3': 'Nearly every day' },
}
const rows = [
  'Little interest or pleasure in doing things',
  'Feeling down, depressed, or hopeless',
  'Trouble falling or staying asleep, or sleeping too much',
  'Feeling tired or having little energy',
  'Poor appetite or overeating',
  'Feeling bad about yourself — or that you are a failure or have let yourself or your family down',
  'Trouble concentrating on things, such as reading the newspaper or watching television',
  'Moving or speaking so slowly that other people could have noticed? Or the opposite — being so fidgety or restless ' +
    'that you have been moving around a lot more than usual',
  'Thoughts that you would be better off dead or of hurting yourself in some way',
]
const items: Item[] = rows.map((text, i) => ({
  id: `phq${i + 1}`,
  facet: 'symptom',
  min: 0,
  max: 3,
  kind: 'scale',
  // Item 9 asks about death and self-harm: any answer above "not at all" is read by a person (engine §6).
  ...(i === 8 ? { riskAtLeast: 1 } : {}),
  text: { en: text },
  anchors,
}))
const bands = 'Kroenke, Spitzer & Williams 2001, 10.1046/j.1525-1497.2001.016009606.x'

/** Depressive symptoms over two weeks; higher = worse. Never enters the alliance line. */
export const phq9: Instrument = {
  id: 'phq-9',
  version: '1',
  name: 'PHQ-9',
  about: 'symptoms',
  respondent: 'client',
  items,
  scoring: { mode: 'sum' },
  range: { min: 0, max: 27 },
  direction: 'higher-worse',
  cutoffs: [
    { value: 5, op: '>=', meaning: 'mild symptoms', source: bands, validated: true },
    { value: 10, op: '>=', meaning: 'moderate symptoms', source: bands, validated: true },
    { value: 15, op: '>=', meaning: 'moderately severe symptoms', source: bands, validated: true },
    { value: 20, op: '>=', meaning: 'severe symptoms', source: bands, validated: true },
  ],
  reliableChange: { value: 6, source: 'NHS Talking Therapies convention (docs/clinical/instruments.md)' },
  licence: {
    name: 'Free to reproduce',
    wordingIncluded: true,
    attribution:
      'PHQ-9: developed by Drs Robert L. Spitzer, Janet B. W. Williams, Kurt Kroenke and colleagues, with an ' +
      'educational grant from Pfizer Inc.',
    requiresLicence: false,
    notice: 'No permission required to reproduce, translate, display or distribute.',
  },
  lead: { en: 'Over the last 2 weeks, how often have you been bothered by any of the following problems?' },
  source: bands,
}
