/** Two-sided 95 %: the upper quantile of the standard normal distribution. */
const Z_95 = 1.959963984540054

export interface Share {
  count: number
  of: number
  /** Limits of the interval, 0..1. */
  low: number
  high: number
}

/**
 * A share with its 95 % interval by Wilson's score method, without correction for continuity: it stays within 0 and 1 and
 * is honest for small numbers, where the usual interval is not.
 * Wilson 1927, 10.1080/01621459.1927.10502953; compared with others by Newcombe 1998 (method 3 of his seven),
 * 10.1002/(SICI)1097-0258(19980430)17:8<857::AID-SIM777>3.0.CO;2-E.
 * @param count whole number from 0 to `of`
 * @param of whole number from 1
 * @throws RangeError outside these
 */
export function wilson(count: number, of: number): Share {
  if (!Number.isInteger(count) || !Number.isInteger(of) || of < 1 || count < 0 || count > of) {
    throw new RangeError(`A share needs whole numbers, 0 to n of n from 1, not ${count} of ${of}.`)
  }
  return { count, of, ...scoreInterval(count / of, of) }
}

/** Limits of Wilson's interval for a share of `of` observations, which need not be a whole number (an effective number). */
export function scoreInterval(share: number, of: number): { low: number; high: number } {
  const square = Z_95 * Z_95
  const middle = (share + square / (2 * of)) / (1 + square / of)
  const half = (Z_95 / (1 + square / of)) * Math.sqrt((share * (1 - share)) / of + square / (4 * of * of))
  return { low: share === 0 ? 0 : Math.max(0, middle - half), high: share === 1 ? 1 : Math.min(1, middle + half) }
}
