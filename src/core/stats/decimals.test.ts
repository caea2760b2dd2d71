import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { withDecimals } from './decimals.ts'

describe('a number with decimals', () => {
  it('is written as toFixed writes it', () => {
    const near = fc.tuple(fc.integer({ min: -20_000, max: 2_000_000 }), fc.double({ min: -1e-9, max: 1e-9, noNaN: true })).map(([n, e]) => n / 200 + e)
    fc.assert(fc.property(fc.oneof(near, fc.double()), fc.constantFrom(1 as const, 2 as const), (x, decimals) => {
      expect(withDecimals(x, decimals)).toBe(x.toFixed(decimals))
    }), { numRuns: 20_000 })
  })
  it.each([[1.45, 1, '1.4'], [1.005, 2, '1.00'], [-0.001, 2, '-0.00'], [0, 1, '0.0'], [-0, 1, '0.0'], [0.04, 1, '0.0'], [Infinity, 2, 'Infinity'], [NaN, 2, 'NaN']] as const)('%d', (x, decimals, text) => {
    expect(withDecimals(x, decimals)).toBe(text)
  })
})
