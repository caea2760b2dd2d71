import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newId } from './ids.ts'

test('matches the example of RFC 9562, appendix A.6', () => {
  const random = Uint8Array.from([0x0c, 0xc3, 0x18, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f])
  expect(newId(new Date(0x017f22e279b0), random)).toBe('017f22e2-79b0-7cc3-98c4-dc0c0c07398f')
})

test('later ids sort later, whatever the random part', () => {
  const time = fc.nat(2 ** 40)
  const random = fc.uint8Array({ minLength: 10, maxLength: 10 })
  fc.assert(
    fc.property(time, fc.integer({ min: 1, max: 2 ** 40 }), random, random, (early, gap, one, two) => {
      expect(newId(new Date(early), one) < newId(new Date(early + gap), two)).toBe(true)
    }),
  )
})

test('ids of the same moment differ', () => {
  const now = new Date('2026-01-05T10:00:00Z')
  expect(new Set(Array.from({ length: 10_000 }, () => newId(now))).size).toBe(10_000)
})

test('refuses a time or randomness that does not fit', () => {
  expect(() => newId(new Date(-1))).toThrow(RangeError)
  expect(() => newId(new Date(NaN))).toThrow(RangeError)
  expect(() => newId(new Date(), new Uint8Array(9))).toThrow(RangeError)
})
