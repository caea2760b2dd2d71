const short = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', timeZone: 'UTC' })
const brief = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' })
const long = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })

/** "12 May" for an ISO date (YYYY-MM-DD or a full timestamp, read as UTC); an unreadable date comes back as it is. */
export function day(iso: string): string {
  const date = new Date(iso)
  return Number.isNaN(date.getTime()) ? iso : short.format(date)
}

/** "12 Nov", where room is short. */
export function dayShort(iso: string): string {
  const date = new Date(iso)
  return Number.isNaN(date.getTime()) ? iso : brief.format(date)
}

/** "12 May 2026", where the year matters. */
export function dayAndYear(iso: string): string {
  const date = new Date(iso)
  return Number.isNaN(date.getTime()) ? iso : long.format(date)
}
