/**
 * Whole days from one ISO date to another (YYYY-MM-DD; a time behind it is ignored); null where either is unknown.
 * Own arithmetic on the civil calendar, because the core has no clock and a time zone must not move a date.
 */
export function daysBetween(from: string | null | undefined, to: string | null | undefined): number | null {
  if (from == null || to == null) return null
  return dayNumber(to) - dayNumber(from)
}

/** True for a real calendar date written YYYY-MM-DD. */
export function isIsoDate(text: string): boolean {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (!parts) return false
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])]
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
  return month >= 1 && month <= 12 && day >= 1 && day <= lengths[month - 1]!
}

/** Days since 1 March of year 0, the year beginning in March so that the leap day comes last. */
function dayNumber(iso: string): number {
  const year = Number(iso.slice(0, 4))
  const month = Number(iso.slice(5, 7))
  const day = Number(iso.slice(8, 10))
  const y = month > 2 ? year : year - 1
  const m = month > 2 ? month - 3 : month + 9
  return (
    365 * y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + Math.floor((153 * m + 2) / 5) + day - 1
  )
}
