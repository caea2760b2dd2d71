import { NORMS_FROM, SHIPPED_NORMS_WEIGH } from '../detect/constants.ts'
import type { Norms } from '../detect/index.ts'

/** What the norms need of one therapy: its ratings that count. */
export interface Group { ratings: number; mean: number; squares: number }

/** @param ratings in the unit of the score; `squares` is their sum of squared distances from their mean */
export function groupOf(ratings: readonly number[]): Group {
  const mean = ratings.reduce((sum, x) => sum + x, 0) / ratings.length
  return { ratings: ratings.length, mean, squares: ratings.reduce((sum, x) => sum + (x - mean) ** 2, 0) }
}

/** Enough ratings to say how far they lie apart. */
export const isGroup = (ratings: readonly number[]): boolean => ratings.length >= NORMS_FROM.ratings

export interface Estimated { value: number; low: number; high: number }
/** Norms of a practice, each with a 95 % interval. */
export type NormsEstimate = Record<keyof Norms, Estimated> & { groups: number; ratings: number }

interface Sums { groups: number; ratings: number; ratingSquares: number; weighted: number; weightedSquares: number; within: number; precision: number; placed: number }

/**
 * Norms re-estimated by empirical Bayes (engine §3): how ratings vary within and between the clients of this practice, drawn
 * towards the shipped norms, which count for as much as twenty clients with three ratings each.
 *
 * Within and between: analysis of variance of the unbalanced one-way random model (Searle, Casella and McCulloch 1992,
 * Variance Components, 10.1002/9780470316856), each pooled with the shipped variance by degrees of freedom. Mean: therapies
 * weighted by how exactly each is known, drawn to the shipped one likewise (Efron and Morris 1975,
 * 10.1080/01621459.1975.10479864). Intervals: leaving out one therapy at a time (jackknife: Efron and Stein 1981,
 * 10.1214/aos/1176345462), on the logarithm for the standard deviations.
 * @param groups therapies with at least three ratings that count; at least two of them
 */
export function estimateNorms(groups: readonly Group[], shipped: Norms): NormsEstimate {
  const first = sumsOf(groups, shipped, () => 1)
  const rough = fromSums(first, shipped)
  const weigh = (group: Group) => 1 / (rough.sdBetween ** 2 + rough.sdWithin ** 2 / group.ratings)
  const all = sumsOf(groups, shipped, weigh)
  const estimate = fromSums(all, shipped)
  // Mean and spread of what leaving out one therapy gives, by Welford's update.
  const middle = { mean: 0, sdBetween: 0, sdWithin: 0 }
  const spreads = { mean: 0, sdBetween: 0, sdWithin: 0 }
  groups.forEach((group, i) => {
    const left = fromSums(plus(all, part(group, shipped, weigh(group)), -1), shipped)
    for (const name of names) {
      const value = name === 'mean' ? left.mean : Math.log(left[name])
      const step = value - middle[name]
      middle[name] += step / (i + 1)
      spreads[name] += step * (value - middle[name])
    }
  })
  const half = (name: (typeof names)[number]) => NORMAL_95 * Math.sqrt((spreads[name] * (groups.length - 1)) / groups.length)
  const spread = (name: 'sdBetween' | 'sdWithin') =>
    ({ value: estimate[name], low: estimate[name] * Math.exp(-half(name)), high: estimate[name] * Math.exp(half(name)) })
  return {
    mean: { value: estimate.mean, low: estimate.mean - half('mean'), high: estimate.mean + half('mean') },
    sdBetween: spread('sdBetween'), sdWithin: spread('sdWithin'), groups: all.groups, ratings: all.ratings,
  }
}
const names = ['mean', 'sdBetween', 'sdWithin'] as const
/** Two-sided 95 %. */
const NORMAL_95 = 1.959963984540054

/** The norms that an estimate stands for. */
export const normsOf = ({ mean, sdBetween, sdWithin }: NormsEstimate): Norms =>
  ({ mean: mean.value, sdBetween: sdBetween.value, sdWithin: sdWithin.value })

function part({ ratings, mean, squares }: Group, { mean: origin }: Norms, weight: number): Sums {
  // Counted from the shipped mean: sums of squares of numbers far from zero would lose digits.
  const off = mean - origin
  return {
    groups: 1, ratings, ratingSquares: ratings * ratings, weighted: ratings * off, weightedSquares: ratings * off * off,
    within: squares, precision: weight, placed: weight * off,
  }
}

const noSums: Sums = { groups: 0, ratings: 0, ratingSquares: 0, weighted: 0, weightedSquares: 0, within: 0, precision: 0, placed: 0 }

/** `a` and `times` b: 1 adds, -1 takes away. */
function plus(a: Sums, b: Sums, times: 1 | -1): Sums {
  return {
    groups: a.groups + times * b.groups, ratings: a.ratings + times * b.ratings, ratingSquares: a.ratingSquares + times * b.ratingSquares,
    weighted: a.weighted + times * b.weighted, weightedSquares: a.weightedSquares + times * b.weightedSquares,
    within: a.within + times * b.within, precision: a.precision + times * b.precision, placed: a.placed + times * b.placed,
  }
}

const sumsOf = (groups: readonly Group[], shipped: Norms, weigh: (group: Group) => number): Sums =>
  groups.reduce((sums, group) => plus(sums, part(group, shipped, weigh(group)), 1), noSums)

function fromSums(sums: Sums, shipped: Norms): Norms {
  const { groups, ratings } = sums
  const shippedWithin = SHIPPED_NORMS_WEIGH * (NORMS_FROM.ratings - 1)
  const freedom = ratings - groups
  const within = (shippedWithin * shipped.sdWithin ** 2 + sums.within) / (shippedWithin + freedom)
  const meanSquareWithin = freedom > 0 ? sums.within / freedom : shipped.sdWithin ** 2
  const meanSquareBetween = groups > 1 ? (sums.weightedSquares - (sums.weighted * sums.weighted) / ratings) / (groups - 1) : 0
  const size = groups > 1 ? (ratings - sums.ratingSquares / ratings) / (groups - 1) : 1
  const found = Math.max((meanSquareBetween - meanSquareWithin) / size, 0)
  const between = (SHIPPED_NORMS_WEIGH * shipped.sdBetween ** 2 + Math.max(groups - 1, 0) * found) / (SHIPPED_NORMS_WEIGH + Math.max(groups - 1, 0))
  const shippedPrecision = SHIPPED_NORMS_WEIGH / (shipped.sdBetween ** 2 + shipped.sdWithin ** 2 / NORMS_FROM.ratings)
  return {
    mean: shipped.mean + sums.placed / (sums.precision + shippedPrecision),
    sdBetween: Math.sqrt(between), sdWithin: Math.sqrt(within),
  }
}
