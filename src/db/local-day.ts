import { dateFormat } from '../core/formats.ts'

/** The calendar day (YYYY-MM-DD) that a moment is in a time zone. */
export function dayIn(at: Date, timeZone: string): string {
  return dateFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(at)
}
