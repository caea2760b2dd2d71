import type { Item } from './manifest.ts'

/**
 * The rows of the Alliance Check-in, once, for both of its forms. Own wording, CC BY 4.0; the reasons behind each
 * row and a similarity judgement against the protected measures are in docs/clinical/check-in.md.
 * Scale rows run from 0 to 6 with words at 0, 2, 4 and 6; the top is meant to be hard to reach.
 */
const row = (id: string, facet: Item['facet'], text: string, anchors: [string, string, string, string]): Item => ({
  id,
  facet,
  min: 0,
  max: 6,
  kind: 'scale',
  text: { en: text },
  anchors: { en: { '0': anchors[0], '2': anchors[1], '4': anchors[2], '6': anchors[3] } },
})

export const bondEasy = row('bond-easy', 'bond', '{T} could have said in a few words what mattered to me.', [
  'not at all',
  'some of it',
  'most of it',
  'all, even what I left out',
])
export const bondHard = row('bond-hard', 'bond', 'I would have told {T} something I am not proud of.', [
  'no',
  'maybe a small thing',
  'most things',
  'anything at all',
])
export const goalMiddle = row('goal-middle', 'goals', 'What I most want to change got enough of our time.', [
  'no time',
  'a little',
  'nearly',
  'fully, I’d change nothing',
])
export const goalHard = row(
  'goal-hard',
  'goals',
  'If someone asked what we want to reach, {T} and I would say the same.',
  ['not at all', 'in part', 'mostly', 'the same in every point'],
)
export const fitMiddle = row('fit-middle', 'task', 'I could see why we did what we did.', [
  'not at all',
  'in part',
  'mostly',
  'fully, no question left',
])
export const confidenceHard = row(
  'confidence-hard',
  'confidence',
  'Right now I trust that what we do will change something for me.',
  ['not at all', 'a little', 'mostly', 'fully, no doubt left'],
)
export const opennessHard = row(
  'openness-hard',
  'openness',
  'If {T} had got something wrong, I would have said so then.',
  ['no', 'maybe, if it was big', 'most likely', 'yes, even a small thing'],
)

/** Stands apart from the score: worded steps without numbers, never pro-rated. */
export const direct: Item = {
  id: 'direct',
  facet: 'bond',
  min: 0,
  max: 4,
  kind: 'direct',
  text: { en: 'Something between {T} and me did not feel right.' },
  anchors: { en: { '0': 'nothing', '1': 'a little', '2': 'some', '3': 'quite a bit', '4': 'a lot' } },
}

export const lead = { en: 'Think of that session. There are no right answers, and low ones are as welcome as high ones.' }
export const caution = { en: 'These questions are our own. They are not a validated test.' }
export const licence = {
  name: 'CC BY 4.0',
  wordingIncluded: true,
  attribution: 'Alliance Check-in, Attune project, CC BY 4.0',
  requiresLicence: false,
  notice: 'Free to use and change with attribution. Not a validated test.',
}
export const norms = {
  mean: 4.3,
  sdBetween: 1.2,
  sdWithin: 0.5,
  source: 'Starting values without a norm sample (docs/clinical/instruments.md); to be re-estimated from the practice',
  weak: true,
}
export const source = 'Own instrument: engine §1, docs/clinical/check-in.md'
