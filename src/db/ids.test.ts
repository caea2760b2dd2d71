import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newId } from './ids.ts'

test('matches the example of RFC 9562, appendix A.6', () => {
  const random = '00000000-0000-4cc3-98c4-dc0c0c07398f'
  expect(newId(new Date(0x017f22e279b0), random)).toBe('017f22e2-79b0-7cc3-98c4-dc0c0c07398f')
})

test('later ids sort later, whatever the random part', () => {
  const time = fc.nat(2 ** 40)
  const random = fc.uuid({ version: 4 })
  fc.assert(
    fc.property(time, fc.integer({ min: 1, max: 2 ** 40 }), random, random, (early, gap, one, two) => {
      expect(newId(new Date(early), one) < newId(new Date(early + gap), two)).toBe(true)
    }),
  )
})

test('ids of the same moment differ', () => {
  const now = new Date('2026-01-05T10:00:00Z')
  const ids = Array.from({ length: 10_000 }, () => newId(now))
  expect(new Set(ids).size).toBe(10_000)
  expect(ids.filter((id) => !/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id))).toEqual([])
})

test('refuses a time that does not fit', () => {
  expect(() => newId(new Date(-1))).toThrow(RangeError)
  expect(() => newId(new Date(NaN))).toThrow(RangeError)
})
