import { dateFormat } from '../../core/formats.ts'
import { dayIn } from '../../db/local-day.ts'
import { dayAndYear } from './dates.ts'

const format = (timeZone: string, options: Intl.DateTimeFormatOptions) => dateFormat('en-GB', { timeZone, ...options })
const onTheClock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const

/** "today 10:00", "tomorrow 10:00", "Wed 13 May, 10:00", or with the year where it is another one; in the practice's time. */
export function moment(at: Date, timeZone: string, now: Date): string {
  const clock = format(timeZone, onTheClock).format(at)
  const day = dayIn(at, timeZone)
  const today = dayIn(now, timeZone)
  const daysAhead = Math.round((Date.parse(day) - Date.parse(today)) / 86_400_000)
  if (daysAhead === 0) return `today ${clock}`
  if (daysAhead === 1) return `tomorrow ${clock}`
  if (day.slice(0, 4) !== today.slice(0, 4)) return `${dayAndYear(day)}, ${clock}`
  const date = format(timeZone, { weekday: 'short', day: 'numeric', month: 'short' }).format(at).replace(',', '')
  return `${date}, ${clock}`
}

/** "Monday, 23 November": the day itself, as a heading. */
export function weekday(at: Date, timeZone: string): string {
  return format(timeZone, { weekday: 'long', day: 'numeric', month: 'long' }).format(at).replace(/^(\p{L}+),? /u, '$1, ')
}

/** "10:00", on the practice's clock. */
export function clock(at: Date, timeZone: string): string {
  return format(timeZone, onTheClock).format(at)
}

/** As `moment`, but a day of the coming week is named by its weekday alone: "Wed 16:30". */
export function soon(at: Date, timeZone: string, now: Date): string {
  const daysAhead = Math.round((Date.parse(dayIn(at, timeZone)) - Date.parse(dayIn(now, timeZone))) / 86_400_000)
  if (daysAhead < 2 || daysAhead > 6) return moment(at, timeZone, now)
  return `${format(timeZone, { weekday: 'short' }).format(at)} ${clock(at, timeZone)}`
}
