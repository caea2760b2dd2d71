import { expect, test } from 'vitest'
import { compareGuess } from './guess.ts'

test.each([
  [4, 4, 'close'], [4, 4.75, 'close'], [4, 3.25, 'close'], [4, 4.8, 'answered-higher'], [5, 3, 'answered-lower'],
] as const)('guess %d, answer %d: %s', (guess, score, compared) => {
  expect(compareGuess(guess, score, { min: 0, max: 6 })).toBe(compared)
})

test('the same share of a longer scale', () => {
  expect(compareGuess(30, 35, { min: 0, max: 40 })).toBe('close')
  expect(compareGuess(30, 36, { min: 0, max: 40 })).toBe('answered-higher')
})
