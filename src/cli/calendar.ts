import { fromLocal, localClock } from '../actions/local-time.ts'
import { dayIn } from '../db/local-day.ts'
import type { CastClient } from './course.ts'

const DAY = 86_400_000
const HALF_HOUR = 1_800_000
/** The earliest session of a day in the cast; today's are moved together when that time is over. */
const FIRST = '10:00'
/** No session is moved later than this. */
const LATEST = '20:30'

/** The moments of a client's sessions, oldest first, and the next one planned. */
export interface Sessions { held: Date[]; next: Date | null }

/**
 * When a client's sessions took place, seen from `now`: on one weekday, at one time of day, back from the next one.
 * Sessions planned for today lie after `now`, so that a demo started in the afternoon still has its day before it.
 */
export function sessionsOf(client: CastClient, now: Date, timeZone: string): Sessions {
  const today = dayIn(now, timeZone)
  const planned = client.next === null ? null : planOf(client.next, client.at, now, timeZone)
  const rhythm = planned ? dayIn(planned, timeZone) : null
  let day = rhythm ? shift(rhythm, -client.every) : shift(today, -(client.lastDaysAgo ?? client.every))
  const held: Date[] = []
  for (const entry of [...client.sessions].reverse()) {
    held.unshift(moment(day, client.at, timeZone))
    day = shift(day, -(entry !== null && typeof entry === 'object' ? entry.after ?? client.every : client.every))
  }
  return { held, next: planned }
}

function planOf(workingDays: number, at: string, now: Date, timeZone: string): Date {
  const today = dayIn(now, timeZone)
  if (workingDays > 0) return moment(workingDay(today, workingDays), at, timeZone)
  const first = moment(today, FIRST, timeZone).getTime()
  const late = Math.max(0, Math.ceil((now.getTime() + HALF_HOUR - first) / HALF_HOUR) * HALF_HOUR)
  const moved = new Date(moment(today, at, timeZone).getTime() + late)
  const fits = dayIn(moved, timeZone) === today && localClock(moved, timeZone) <= LATEST
  return fits ? moved : moment(workingDay(today, 1), at, timeZone)
}

/** The working day that many working days after a day. */
function workingDay(day: string, count: number): string {
  const next = shift(day, 1)
  const weekday = new Date(`${next}T00:00:00Z`).getUTCDay()
  const left = weekday === 0 || weekday === 6 ? count : count - 1
  return left === 0 ? next : workingDay(next, left)
}

function shift(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10)
}

function moment(day: string, at: string, timeZone: string): Date {
  const found = fromLocal(`${day}T${at}`, timeZone)
  if (!found) throw new Error(`${day} ${at} is no time in ${timeZone}.`)
  return found
}
