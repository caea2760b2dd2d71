import { dateFormat } from '../core/formats.ts'
import { dayIn } from '../db/local-day.ts'

/** Wall-clock time (HH:MM) in a time zone. */
export function localClock(at: Date, timeZone: string): string {
  return dateFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at)
}

const inWords = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })

/** "4 May 2026" for a day written YYYY-MM-DD. */
export function dayInWords(day: string): string {
  return inWords.format(new Date(`${day}T00:00:00Z`))
}

/**
 * The moment of a wall-clock time (YYYY-MM-DDTHH:MM) in a time zone. In the hour that daylight saving repeats, the
 * first; in the hour that it skips, the moment as far after the change as the clock claims.
 * @returns null when the text is no such time, or one before the year 1900, which is a slip of the keyboard
 */
export function fromLocal(local: string, timeZone: string): Date | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(local) || local < '1900') return null
  const asUtc = new Date(`${local}:00Z`)
  if (Number.isNaN(asUtc.getTime()) || asUtc.toISOString().slice(0, 16) !== local) return null
  const shift = (at: Date) => Date.parse(`${dayIn(at, timeZone)}T${localClock(at, timeZone)}:00Z`) - at.getTime()
  // The offset before the change decides; where it leads back to the same wall-clock time, that is the first such moment.
  const before = shift(new Date(asUtc.getTime() - 86_400_000))
  const first = new Date(asUtc.getTime() - before)
  if (shift(first) === before) return first
  const after = shift(new Date(asUtc.getTime() + 86_400_000))
  const second = new Date(asUtc.getTime() - after)
  return shift(second) === after ? second : first
}
