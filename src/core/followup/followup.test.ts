import fc from 'fast-check'
import { expect, test } from 'vitest'
import { closingPrompts } from './closing.ts'
import { anniversary, lookAgain } from './look-again.ts'
import { followUpQuestions } from './questions.ts'
import type { FollowUpInput } from './questions.ts'

const given = (more: Partial<FollowUpInput> = {}): FollowUpInput =>
  ({ clientsWord: null, conversation: null, resolved: null, quietAdjustment: false, held: false, ...more })
const ids = (more: Partial<FollowUpInput>): string[] => followUpQuestions(given(more)).map(question => question.id)

test('a low answer alone brings no question', () => {
  expect(ids({})).toEqual([])
})

test('the client’s own word asks whether it was talked about; a logged conversation asks whether it is put right', () => {
  expect(ids({ clientsWord: { how: 'wrote', session: 7 } })).toEqual(['talked-about'])
  expect(ids({ conversation: { session: 8 } })).toEqual(['resolved'])
  expect(ids({ clientsWord: { how: 'direct', session: 7 }, conversation: { session: 8 } })).toEqual(['talked-about', 'resolved'])
})

test('nothing is asked once it is resolved, where they wished not to talk, or where it is held from the therapist', () => {
  const both = { clientsWord: { how: 'said', session: 7 } as const, conversation: { session: 8 } }
  expect(ids({ ...both, resolved: 3 })).toEqual([])
  expect(ids({ ...both, resolved: 2 })).toEqual(['talked-about', 'resolved'])
  expect(ids({ ...both, quietAdjustment: true })).toEqual([])
  expect(ids({ ...both, held: true })).toEqual([])
})

test('never more than two, each with five worded steps from 0 to 4, and each saying why it is asked', () => {
  fc.assert(fc.property(fc.record({
    clientsWord: fc.option(fc.record({ how: fc.constantFrom('wrote', 'said', 'direct'), session: fc.nat(30) }), { nil: null }),
    conversation: fc.option(fc.record({ session: fc.nat(30) }), { nil: null }),
    resolved: fc.constantFrom(null, 0, 1, 2, 3, 4),
    quietAdjustment: fc.boolean(), held: fc.boolean(),
  }) as fc.Arbitrary<FollowUpInput>, input => {
    const questions = followUpQuestions(input)
    expect(questions.length).toBeLessThanOrEqual(2)
    for (const question of questions) {
      expect(question.steps.map(step => step.value)).toEqual([0, 1, 2, 3, 4])
      expect(question.steps.map(step => step.label).join('')).not.toMatch(/\d/)
      expect(question.why).toMatch(/^We ask because /)
      expect(input.clientsWord ?? input.conversation).not.toBeNull()
    }
  }))
})

test('it is looked at again after two sessions, and remembered once after six', () => {
  expect(lookAgain(8)).toMatchObject({ dueSession: 10, because: { values: { session: 8, after: 2, dueSession: 10 } } })
  expect(anniversary(12)).toMatchObject({ dueSession: 18 })
})

test('every way of closing asks a few things, and what was learned wherever there was work', () => {
  for (const closing of ['repaired', 'new-usual', 'ended'] as const) {
    expect(closingPrompts(closing).map(prompt => prompt.id)).toContain('learned')
  }
  expect(closingPrompts('set-aside').length).toBeGreaterThan(0)
})
