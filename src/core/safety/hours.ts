import { dateFormat } from '../formats.ts'

/** A span of the local day, 'HH:MM' to 'HH:MM' (24-hour, '24:00' as an end); from < to. */
export interface Opening { from: string; to: string }

/** When forms are read, week for week. A span over midnight is written as two. */
export interface ReadingHours {
  /** IANA zone, such as 'Europe/Berlin'. */
  zone: string
  /** By ISO weekday, 1 = Monday to 7 = Sunday; a missing day is closed. */
  week: Readonly<Partial<Record<1 | 2 | 3 | 4 | 5 | 6 | 7, readonly Opening[]>>>
  /** Local days on which nobody reads whatever the weekday, as YYYY-MM-DD: holidays, leave. */
  closed?: readonly string[]
}

interface LocalTime { year: number; month: number; day: number; minutes: number }

const MINUTE = 60_000
/** More closed days than this ahead count as no opening at all, so that nothing waits for years. */
const LOOK_AHEAD_DAYS = 60
const DAY = 1440 * MINUTE

function minutesOf(time: string): number {
  const match = /^([01]\d|2[0-4]):([0-5]\d)$/.exec(time)
  const minutes = match ? Number(match[1]) * 60 + Number(match[2]) : Number.NaN
  if (!(minutes <= 1440)) throw new RangeError(`expected a time from 00:00 to 24:00, got "${time}"`)
  return minutes
}

function clockOf(zone: string): Intl.DateTimeFormat {
  return dateFormat('en-US', {
    timeZone: zone, calendar: 'gregory', numberingSystem: 'latn', hourCycle: 'h23',
    year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric',
  })
}

function localTime(clock: Intl.DateTimeFormat, at: number): LocalTime & { seconds: number } {
  const parts = Object.fromEntries(clock.formatToParts(at).map(({ type, value }) => [type, Number(value)]))
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0 } = parts
  return { year, month, day, minutes: hour * 60 + minute, seconds: second }
}

/** The spans of one local day, given by its midnight as if it were universal time; none when the day is closed. */
function spansOf({ week, closed = [] }: ReadingHours, midnight: number): readonly Opening[] {
  const weekday = ((Math.floor(midnight / DAY) + 3) % 7 + 7) % 7 + 1 as keyof ReadingHours['week']
  return closed.includes(new Date(midnight).toISOString().slice(0, 10)) ? [] : week[weekday] ?? []
}

/** Local minus universal time at an instant, in milliseconds, to the second. */
function offsetAt(clock: Intl.DateTimeFormat, at: number): number {
  const local = localTime(clock, at)
  const shown = Date.UTC(local.year, local.month - 1, local.day) + local.minutes * MINUTE + local.seconds * 1000
  return shown - Math.floor(at / 1000) * 1000
}

/**
 * The instant at which a local clock first shows this time. A time that the clock skips in spring becomes the moment
 * of the change; of a time that comes twice in autumn the first is meant.
 */
function instantOf(clock: Intl.DateTimeFormat, local: number): number {
  const before = local - offsetAt(clock, local - DAY)
  const after = local - offsetAt(clock, local + DAY)
  const fits = [before, after].filter(at => at + offsetAt(clock, at) === local)
  if (fits.length > 0) return Math.min(...fits)
  let [low, high] = [Math.min(before, after), Math.max(before, after)]
  while (high - low > 1000) {
    const middle = Math.floor((low + high) / 2000) * 1000
    if (middle + offsetAt(clock, middle) < local) low = middle
    else high = middle
  }
  return high
}

/**
 * True when forms are read at this instant.
 * @param at milliseconds since 1970-01-01 UTC
 * @throws RangeError for an unknown zone or a time that is none
 */
export function isOpen(hours: ReadingHours, at: number): boolean {
  const local = localTime(clockOf(hours.zone), at)
  return spansOf(hours, Date.UTC(local.year, local.month - 1, local.day)).some(({ from, to }) =>
    local.minutes >= minutesOf(from) && local.minutes < minutesOf(to))
}

/**
 * The first opening after an instant, in milliseconds since 1970-01-01 UTC; null when the week has no opening, or the next
 * 60 days are all closed.
 * @throws RangeError for an unknown zone or a time that is none
 */
export function nextOpening(hours: ReadingHours, after: number): number | null {
  const clock = clockOf(hours.zone)
  const today = localTime(clock, after)
  for (let ahead = 0; ahead <= LOOK_AHEAD_DAYS; ahead++) {
    const midnight = Date.UTC(today.year, today.month - 1, today.day + ahead)
    const starts = spansOf(hours, midnight).map(({ from }) => instantOf(clock, midnight + minutesOf(from) * MINUTE))
    const later = starts.filter(start => start > after)
    if (later.length > 0) return Math.min(...later)
  }
  return null
}
