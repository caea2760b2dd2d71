import { expect, test } from 'vitest'
import type { DirectStep } from '../detect/verdict.ts'
import { HELD_PARTS, holdsFromTherapist } from './held.ts'
import { screenWords } from './screen.ts'

const texts = {
  'no words': null,
  'ordinary words': 'The homework was too hard.',
  'words about self-harm': 'I want to die.',
  'a complaint about the work': 'You did not listen to me.',
  'boundary words': 'You kissed me when I left.',
  'boundary words with a "not"': 'You never touched me, but you sat too close.',
  'boundary words beside others': 'I want to die. My therapist had sex with me.',
}
const steps: (DirectStep | null)[] = [null, 0, 1, 2, 3, 4]
const readers = ['therapist', 'someone-else'] as const

const every = Object.entries(texts).flatMap(([what, text]) => steps.flatMap(direct => readers.flatMap(reader =>
  [true, false].map(named => ({ what, text, direct, reader, named })))))

test.each(every)('$what, direct $direct, for the $reader, recipient named: $named', ({ what, text, direct, reader, named }) => {
  const hits = text === null ? [] : screenWords(text).hits
  const decision = holdsFromTherapist(hits, direct, text === null ? null : reader, named)
  const held = what.startsWith('boundary')
  expect(decision.held).toBe(held)
  expect(decision.parts).toEqual(held ? HELD_PARTS : [])
  expect(decision.to).toBe(held ? (named ? 'named-recipient' : 'outside-contacts') : null)
  expect(decision.because.rule).toBe(held ? 'boundary-words' : 'not-held')
})

test('everything answered on the form is held together', () => {
  expect(HELD_PARTS).toEqual(['words', 'items', 'direct', 'score', 'case', 'task'])
})

test('when the screen failed, nothing is held and the reason says so', () => {
  expect(holdsFromTherapist(null, 4, 'therapist', true)).toMatchObject({ held: false, because: { text: expect.stringContaining('could not be screened') } })
})
