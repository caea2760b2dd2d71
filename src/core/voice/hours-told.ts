import { dateFormat, listFormat } from '../formats.ts'
import type { ReadingHours } from '../safety/hours.ts'

/** Closed days that begin within this many days are told. */
const TOLD_AHEAD_DAYS = 14
/** A closed time is followed to its end for at most this long, as the clock of a risk check does. */
const LOOK_AHEAD_DAYS = 60
const DAY = 86_400_000

/** The few words that a sentence about hours needs; names of days and zones come from the Unicode CLDR. */
interface HourWords {
  locale: string
  days: (from: string, to: string) => string
  times: (from: string, to: string) => string
  /** What is told of closed days, each a date or a span of dates. */
  butNot: (days: string) => string
  on: (date: string) => string
  onSpan: (dates: string) => string
  /** No day of the week is open. */
  never: string
}

const languages: Readonly<Record<string, HourWords>> = {
  en: {
    locale: 'en-GB', days: (from, to) => `${from} to ${to}`, times: (from, to) => `from ${from} to ${to}`,
    butNot: (days) => `but not ${days}`, on: (date) => `on ${date}`, onSpan: (dates) => `on ${dates}`, never: 'at no set times',
  },
  es: {
    locale: 'es', days: (from, to) => `de ${from} a ${to}`, times: (from, to) => `de ${from} a ${to}`,
    butNot: (days) => `pero no ${days}`, on: (date) => `el ${date}`, onSpan: (dates) => `los días ${dates}`, never: 'sin horario fijo',
  },
  de: {
    locale: 'de', days: (from, to) => `${from} bis ${to}`, times: (from, to) => `von ${from} bis ${to} Uhr`,
    butNot: (days) => `aber nicht ${days}`, on: (date) => `am ${date}`, onSpan: (dates) => `am ${dates}`, never: 'zu keinen festen Zeiten',
  },
}

/**
 * When answers are read, in the client's language, from the week and the closed days by which a risk check is passed on: so
 * that what a client is told and what the clock does cannot differ. It follows "Answers are read".
 * @param at.now milliseconds since 1970-01-01 UTC; closed days are told that begin in the next 14 days
 * @param at.zone where the client lives; the practice's zone is named where its clocks show another time
 */
export function hoursTold(hours: ReadingHours, { language, now, zone }: { language: string; now: number; zone: string }): string {
  const w = languages[language] ?? languages[language.split('-')[0] ?? ''] ?? languages.en!
  const usual = usualDays(hours, w)
  if (usual.length === 0) return w.never
  const elsewhere = timeIn(hours.zone, now) === timeIn(zone, now) ? '' : ` (${zoneName(hours.zone, now, w)})`
  const dates = dateFormat(w.locale, { day: 'numeric', month: 'long', timeZone: 'UTC' })
  const closed = closedAhead(hours, now).map(([from, to]) => (from === to ? w.on(dates.format(from)) : w.onSpan(dates.formatRange(from, to))))
  const list = listFormat(w.locale)
  return [`${list.format(usual)}${elsewhere}`, ...(closed.length > 0 ? [w.butNot(list.format(closed))] : [])].join(', ')
}

const isoDays = [1, 2, 3, 4, 5, 6, 7] as const
const spansOf = ({ week }: ReadingHours, day: number) => week[day as keyof ReadingHours['week']] ?? []

/** Days in a row with the same times, each as one phrase. */
function usualDays(hours: ReadingHours, w: HourWords): string[] {
  const runs: { from: number; to: number; times: string }[] = []
  const list = listFormat(w.locale)
  for (const day of isoDays) {
    const times = list.format(spansOf(hours, day).map(({ from, to }) => w.times(from, to)))
    const last = runs.at(-1)
    if (times === '') continue
    if (last?.to === day - 1 && last.times === times) last.to = day
    else runs.push({ from: day, to: day, times })
  }
  // 1 January 2024 was a Monday.
  const name = (day: number) => dateFormat(w.locale, { weekday: 'long', timeZone: 'UTC' }).format(Date.UTC(2024, 0, day))
  return runs.map(({ from, to, times }) => `${to - from > 1 ? w.days(name(from), name(to)) : list.format([...new Set([from, to])].map(name))} ${times}`)
}

/** Closed times that begin soon, as first and last day (UTC midnights); a day that is never open joins two closed ones. */
function closedAhead(hours: ReadingHours, now: number): [number, number][] {
  if (!hours.closed?.length) return []
  const today = Date.parse(`${dateFormat('en-CA', { timeZone: hours.zone }).format(now)}T00:00:00Z`)
  const runs: [number, number][] = []
  let running = false
  for (let ahead = 0; ahead < LOOK_AHEAD_DAYS; ahead++) {
    const day = today + ahead * DAY
    const weekday = (Math.floor(day / DAY) + 3) % 7 + 1
    if (spansOf(hours, weekday).length === 0) continue
    const closed = hours.closed.includes(new Date(day).toISOString().slice(0, 10))
    const last = runs.at(-1)
    if (closed && running && last) last[1] = day
    else if (closed && ahead < TOLD_AHEAD_DAYS) runs.push([day, day])
    running = closed && runs.at(-1)?.[1] === day
  }
  return runs
}

const timeIn = (timeZone: string, at: number) => dateFormat('en-GB', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(at)

const zoneName = (timeZone: string, at: number, { locale }: HourWords) =>
  dateFormat(locale, { timeZone, timeZoneName: 'longGeneric' }).formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? timeZone
