import { type Share, scoreInterval } from '../stats/wilson.ts'

/** What a rate over ratings needs to know of its clusters: one cluster = one therapy. */
export interface RateSums {
  clusters: number
  count: number
  of: number
  countSquares: number
  ofSquares: number
  products: number
}

export const emptyRate = (): RateSums => ({ clusters: 0, count: 0, of: 0, countSquares: 0, ofSquares: 0, products: 0 })

/** Adds one therapy: `count` of its `of` ratings. */
export function addToRate(sums: RateSums, count: number, of: number): void {
  if (of === 0) return
  sums.clusters += 1
  sums.count += count
  sums.of += of
  sums.countSquares += count * count
  sums.ofSquares += of * of
  sums.products += count * of
}

/** How a rate stands to what it is meant to be: beyond it only where its interval says so. */
export function against({ low, high }: Share, meant: number): 'more' | 'as meant' | 'less' {
  if (low > meant) return 'more'
  return high < meant ? 'less' : 'as meant'
}

/**
 * A rate with its 95 % interval. Ratings of one therapy hang together, so as many as there are count for fewer: Wilson's
 * interval (1927, 10.1080/01621459.1927.10502953) on the effective number of Rao and Scott (1992, Biometrics 48, 577-585,
 * 10.2307/2532311), which divides by the design effect and never counts for more.
 * @returns null where nothing was rated
 */
export function rateOf(sums: RateSums): Share | null {
  const { clusters, count, of } = sums
  if (of === 0) return null
  const p = count / of
  const squares = sums.countSquares - 2 * p * sums.products + p * p * sums.ofSquares
  const variance = clusters > 1 ? ((clusters / (clusters - 1)) * squares) / (of * of) : 0
  const binomial = (p * (1 - p)) / of
  const effect = binomial > 0 ? Math.max(1, variance / binomial) : 1
  return { count, of, ...scoreInterval(p, of / effect) }
}
