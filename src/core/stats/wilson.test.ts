import fc from 'fast-check'
import { expect, test } from 'vitest'
import { wilson } from './wilson.ts'

/** Newcombe 1998, the four examples of his comparison, score method without correction. */
test.each([
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
])('%i of %i is the published interval', (count, of, low, high) => {
  const share = wilson(count, of)
  expect(share.low).toBeCloseTo(low, 4)
  expect(share.high).toBeCloseTo(high, 4)
})

const anyShare = fc.integer({ min: 1, max: 5000 }).chain((of) => fc.tuple(fc.integer({ min: 0, max: of }), fc.constant(of)))

test('stays within 0 and 1, holds the share itself, and mirrors', () => {
  fc.assert(fc.property(anyShare, ([count, of]) => {
    const { low, high } = wilson(count, of)
    expect(0 <= low && low <= count / of && count / of <= high && high <= 1).toBe(true)
    const other = wilson(of - count, of)
    expect(other.low).toBeCloseTo(1 - high, 12)
    expect(other.high).toBeCloseTo(1 - low, 12)
  }))
})

test('its limits are where the score test turns: |p - share| = z √(p(1-p)/n)', () => {
  fc.assert(fc.property(anyShare, ([count, of]) => {
    const { low, high } = wilson(count, of)
    for (const p of [low, high].filter((limit) => limit > 0 && limit < 1)) {
      expect(Math.abs(p - count / of)).toBeCloseTo(1.959963984540054 * Math.sqrt((p * (1 - p)) / of), 9)
    }
  }))
})

test('more of the same makes it narrower', () => {
  fc.assert(fc.property(anyShare, ([count, of]) => {
    const wide = wilson(count, of)
    const narrow = wilson(count * 3, of * 3)
    expect(narrow.high - narrow.low).toBeLessThan(wide.high - wide.low)
  }))
})

test('refuses what is no share', () => {
  for (const [count, of] of [[1, 0], [3, 2], [-1, 5], [0.5, 5], [1, Number.NaN]] as const) expect(() => wilson(count, of)).toThrow(RangeError)
})
