import fc from 'fast-check'
import { expect, test } from 'vitest'
import { closingPrompts } from './closing.ts'
import { LOOK_BACK_LASTS, anniversary, lookAgain, offersLookBack } from './look-again.ts'

test('it is looked at again after two sessions, and remembered once after six', () => {
  expect(lookAgain(8)).toMatchObject({ dueSession: 10, because: { values: { session: 8, after: 2, dueSession: 10 } } })
  expect(anniversary(12)).toMatchObject({ dueSession: 18 })
})

test('every way of closing asks a few things, and what was learned wherever there was work', () => {
  for (const closing of ['repaired', 'new-usual', 'ended'] as const) {
    expect(closingPrompts(closing).map((prompt) => prompt.id)).toContain('learned')
  }
  expect(closingPrompts('set-aside').length).toBeGreaterThan(0)
})

test('the look back is offered from six sessions after the close, and goes away by itself', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 90 }), (closed, sessions) => {
    expect(offersLookBack(closed, sessions)).toBe(sessions - closed >= 6 && sessions - closed < 6 + LOOK_BACK_LASTS)
  }))
})
