import { expect, test } from 'vitest'
import { findSign, signs } from './catalogue.ts'

const expected = {
  withdrawal: ['short-answers', 'less-talking', 'topic-shift', 'abstract-talk', 'denial', 'appeasing',
    'feeling-mismatch', 'hopelessness', 'body-closed', 'gaze-avoided', 'very-still', 'lateness', 'cancelling'],
  confrontation: ['about-approach', 'about-therapist', 'about-progress', 'rejecting-intervention', 'defending',
    'about-frame', 'pressure', 'devaluing'],
  cue: ['irritation', 'dread', 'boredom', 'wish-to-please', 'guilt', 'felt-distance', 'body-tension', 'tiredness',
    'held-breath', 'over-explaining', 'rushing', 'avoiding-topic', 'running-late', 'more-advice'],
  marker: ['closed-questions', 'one-sided', 'longer-therapist-turns', 'difficult-topic', 'change-of-approach',
    'missed-session'],
  'said-directly': ['said-approach', 'said-therapist', 'said-progress', 'said-event', 'said-frame', 'said-other'],
  'gone-quiet': ['gone-quiet'],
}

test.each(Object.entries(expected))('the catalogue holds every %s sign of engine §8, and no other', (kind, ids) => {
  expect(signs.filter(sign => sign.kind === kind).map(sign => sign.id)).toEqual(ids)
})

test('no sign belongs to an unknown kind, and ids and labels are unique', () => {
  expect(signs).toHaveLength(Object.values(expected).flat().length)
  expect(new Set(signs.map(sign => sign.id)).size).toBe(signs.length)
  expect(new Set(signs.map(sign => sign.label)).size).toBe(signs.length)
})

test('cues say whether they are felt, in the body, or done', () => {
  const size = (group: string) => signs.filter(sign => sign.group === group).length
  expect({ feeling: size('feeling'), body: size('body'), doing: size('doing') }).toEqual({ feeling: 6, body: 3, doing: 5 })
  expect(signs.every(sign => (sign.group !== undefined) === (sign.kind === 'cue'))).toBe(true)
})

const blame = /!|resist|manipulat|compliant|attention-seeking|refus|\bfail|lazy|hostil|aggressi|dramatic|unmotivated|the client is|\bmust\b|difficult (client|patient)|detect|diagnos|predict/i

test.each(signs)('$id is worded as an observation, with other explanations and a source', sign => {
  expect(`${sign.label} ${sign.description} ${sign.mayAlsoMean}`).not.toMatch(blame)
  const words = sign.label.split(' ').length
  expect(words).toBeGreaterThanOrEqual(2)
  expect(words).toBeLessThanOrEqual(5)
  expect(sign.description.match(/[.]/g)).toHaveLength(1)
  expect(sign.mayAlsoMean.length).toBeGreaterThan(10)
  expect(sign.mayAlsoMean).not.toMatch(/[.]$/)
  expect(sign.source.length).toBeGreaterThan(10)
})

test('findSign returns the entry, and undefined for an id that is not in the catalogue', () => {
  expect(findSign('short-answers')?.label).toBe('Short answers')
  expect(findSign('toString')).toBeUndefined()
})

test('only hopelessness asks for a risk check together with an alert', () => {
  expect(signs.filter(sign => sign.riskWithAlert).map(sign => sign.id)).toEqual(['hopelessness'])
})
