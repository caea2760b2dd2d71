import { dateFormat } from '../core/formats.ts'
import { dayIn } from '../db/local-day.ts'
import { wordsFor } from './words/index.ts'

const format = (at: Date, language: string, timeZone: string, options: Intl.DateTimeFormatOptions) =>
  dateFormat(wordsFor(language).locale, { timeZone, ...options }).format(at)

/**
 * A session in the client's words: "last Thursday", seen from where the client lives.
 * @param language of the page, which need not be the client's: the form may exist in more languages than the page
 */
export function when(heldAt: Date, { language, timeZone, now }: { language: string; timeZone: string; now: Date }): string {
  const days = Math.round((Date.parse(dayIn(now, timeZone)) - Date.parse(dayIn(heldAt, timeZone))) / 86_400_000)
  return wordsFor(language).when(days, format(heldAt, language, timeZone, { weekday: 'long' }),
    format(heldAt, language, timeZone, { weekday: 'long', day: 'numeric', month: 'long' }))
}

/** A day, with the year: for what may lie long ago. */
export const onDay = (at: Date, language: string, timeZone: string): string =>
  format(at, language, timeZone, { day: 'numeric', month: 'long', year: 'numeric' })

/** A day and a time of day. */
export const atTime = (at: Date, language: string, timeZone: string): string =>
  format(at, language, timeZone, { weekday: 'long', day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' })
