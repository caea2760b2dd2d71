import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayIn } from '../db/local-day.ts'
import { fromLocal, localClock } from './local-time.ts'

const zones = ['Europe/Zurich', 'America/New_York', 'Asia/Kolkata', 'Pacific/Apia', 'Australia/Lord_Howe', 'UTC']

describe('local times', () => {
  it('leads back to the same wall clock from any moment in any zone', () => {
    fc.assert(fc.property(fc.integer({ min: 1_600_000_000, max: 1_900_000_000 }), fc.constantFrom(...zones), (s, zone) => {
      const at = new Date(s * 1000)
      const local = `${dayIn(at, zone)}T${localClock(at, zone)}`
      const back = fromLocal(local, zone)!
      expect(`${dayIn(back, zone)}T${localClock(back, zone)}`).toBe(local)
    }))
  })
  it('takes the first of the two half past twos when the clock goes back', () => {
    expect(fromLocal('2026-10-25T02:30', 'Europe/Zurich')!.toISOString()).toBe('2026-10-25T00:30:00.000Z')
  })
  it('moves a time that the clock skips to after the change', () => {
    expect(fromLocal('2026-03-29T02:30', 'Europe/Zurich')!.toISOString()).toBe('2026-03-29T01:30:00.000Z')
  })
  it.each(['', '2026-02-30T10:00', '2026-01-01', 'tomorrow', '2026-01-01T25:00'])('refuses %j', (text) => {
    expect(fromLocal(text, 'UTC')).toBeNull()
  })
})
