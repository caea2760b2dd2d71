import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type ReadingHours, isOpen } from '../safety/hours.ts'
import { hoursTold } from './hours-told.ts'

const zone = 'Europe/Zurich'
const span = { from: '08:00', to: '18:00' }
const week: ReadingHours['week'] = { 1: [span], 2: [span], 3: [span], 4: [span], 5: [span] }
/** A Monday. */
const now = Date.parse('2026-12-14T09:00:00Z')
const told = (hours: Partial<ReadingHours>, language = 'en', at: { now?: number; zone?: string } = {}) =>
  hoursTold({ zone, week, ...hours }, { language, now, zone, ...at })

describe('the hours that a client is told', () => {
  test('come from the reading week, in the client’s language', () => {
    expect(told({})).toBe('Monday to Friday from 08:00 to 18:00')
    expect(told({}, 'es')).toBe('de lunes a viernes de 08:00 a 18:00')
    expect(told({}, 'de-CH')).toBe('Montag bis Freitag von 08:00 bis 18:00 Uhr')
    expect(told({}, 'fr')).toBe(told({}))
    expect(told({ week: { ...week, 3: [{ from: '08:00', to: '12:00' }] } }))
      .toBe('Monday and Tuesday from 08:00 to 18:00, Wednesday from 08:00 to 12:00 and Thursday and Friday from 08:00 to 18:00')
    expect(told({ week: {} })).toBe('at no set times')
  })

  test('say which days of the next two weeks are closed, a leave to its end', () => {
    expect(told({ closed: ['2026-12-18'] })).toMatch(/, but not on 18 December$/)
    expect(told({ closed: ['2026-12-18'] }, 'de')).toMatch(/, aber nicht am 18\. Dezember$/)
    expect(told({ closed: ['2026-12-16', '2026-12-24', '2026-12-25', '2026-12-28', '2026-12-29', '2026-12-30'] }, 'es'))
      .toMatch(/, pero no el 16 de diciembre y los días 24–30 de diciembre$/)
    expect(told({ closed: ['2026-12-24', '2026-12-25', '2026-12-28', '2026-12-29', '2026-12-30', '2026-12-31', '2027-01-01'] })).toMatch(/, but not on 24 December 2026\s–\s1 January 2027$/)
    // A closed Saturday changes nothing, nor does a day long ago or far ahead.
    expect(told({ closed: ['2026-12-19', '2026-12-13', '2027-01-06'] })).toBe(told({}))
    expect(told({ closed: ['2026-12-28'] }, 'en', { now: Date.parse('2026-12-13T23:30:00Z') })).toBe(told({}))
  })

  test('name the zone where the client’s clock shows another time', () => {
    expect(told({}, 'en', { zone: 'Europe/Berlin' })).toBe(told({}))
    expect(told({}, 'en', { zone: 'Europe/Lisbon' })).toBe('Monday to Friday from 08:00 to 18:00 (Central European Time)')
    expect(told({}, 'de', { zone: 'Europe/Lisbon' })).toBe('Montag bis Freitag von 08:00 bis 18:00 Uhr (Mitteleuropäische Zeit)')
  })

  test('agree with the clock: a closed day is told just when the clock would have been open on it', () => {
    const days = Array.from({ length: 14 }, (_, i) => new Date(now + i * 86_400_000).toISOString().slice(0, 10))
    fc.assert(fc.property(fc.subarray(days, { maxLength: 1 }), fc.subarray([1, 2, 3, 4, 5, 6, 7] as const, { minLength: 1 }), (closed, open) => {
      const hours = { zone, week: Object.fromEntries(open.map((day) => [day, [span]])), closed }
      const changes = closed.some((day) => {
        const noon = Date.parse(`${day}T11:00:00Z`)
        return isOpen({ ...hours, closed: [] }, noon) && !isOpen(hours, noon)
      })
      expect(told(hours).includes('but not')).toBe(changes)
    }))
  })
})
