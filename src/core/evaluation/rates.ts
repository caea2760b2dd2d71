import { EPISODE } from '../detect/constants.ts'
import { addRating, emptyHistory, expectation } from '../detect/expected-range.ts'
import { type Method, type MethodConfig, type Rating, type Reading, readAll } from '../detect/methods/index.ts'
import { randomFrom } from '../worlds/random.ts'

/** One completed rating with what is known to be true of it. */
export interface TrueRating extends Rating {
  /** Share of a fall that is there: 0 = none. */
  truth: number
}

/** One therapy, in session order. */
export type TrueTherapy = readonly TrueRating[]

/** A figure with the interval in which it fell in 95 of 100 resamples of the therapies. Null = nothing to count. */
export interface Figure { value: number; low: number; high: number; of: number }

/** How one method does. Shares are 0..1. */
export interface Rates {
  /** Flags per 100 ratings at which nothing is wrong, counted after it has begun to speak and before. */
  falseFlags: Figure | null
  /** As above, counting flags in a row once. */
  falseEpisodes: Figure | null
  /** Share of the therapies without a fall in which it ever flags. */
  everFlagged: Figure | null
  /** Share of the falls flagged at their first rating, and within the first three and six ratings. */
  atOnce: Figure | null
  within3: Figure | null
  within6: Figure | null
  /** Ratings from the first of a fall to its flag, among falls flagged within six. */
  delay: Figure | null
  /**
   * After the flag that found a fall, with the level frozen that the method then compared with: share of the falls that
   * stayed for six more ratings and were declared returned all the same.
   */
  returnedWrongly: Figure | null
  /** As above, of falls that recovered: share not declared returned by the third rating at the old level. */
  returnedLate: Figure | null
}

/** What one therapy adds to each figure: how much was counted, out of how much. */
type Counts = Record<keyof Rates, readonly [part: number, of: number]>

const WITHIN = 6
/** Ratings at the old level by which a return should have been declared. */
const IN_TIME = 3

/**
 * Counts one therapy. Ratings before a fall count as stable ones; ratings after its beginning do not, for it may leave
 * traces. A fall counts where the method speaks at its first rating or later.
 */
export function countsOf(method: Method, config: MethodConfig, therapy: TrueTherapy): Counts {
  const readings = readAll(method, config, therapy)
  const begin = therapy.findIndex(({ truth }) => truth > 0)
  const stable = readings.slice(0, begin < 0 ? undefined : begin)
  const flags = stable.filter(({ flag }) => flag).length
  const episodes = stable.filter(({ flag }, i) => flag && !stable[i - 1]?.flag).length
  const falling = begin < 0 ? [] : readings.slice(begin, begin + WITHIN).filter((_, i) => therapy[begin + i]!.truth > 0)
  const first = falling.findIndex(({ flag }) => flag)
  const one = falling.length > 0 ? 1 : 0
  const found = (within: number) => [first >= 0 && first < within ? 1 : 0, one] as const
  return {
    falseFlags: [flags, stable.length], falseEpisodes: [episodes, stable.length],
    everFlagged: begin < 0 && therapy.length > 0 ? [flags > 0 ? 1 : 0, 1] : [0, 0],
    atOnce: found(1), within3: found(3), within6: found(WITHIN),
    delay: first < 0 ? [0, 0] : [first, 1],
    ...returnOf(config, therapy, readings, first < 0 ? -1 : begin + first),
  }
}

/**
 * When the ratings after a flag are declared returned by the rule of the episode (engine §4, the last two at or above
 * b - .5 s), with the method's own centre as b. The within-client s is the same for every method: that of the expected
 * range at the flag.
 * @param flagged index of the rating whose flag found the fall; -1 = none
 */
function returnOf(config: MethodConfig, therapy: TrueTherapy, readings: readonly Reading[], flagged: number): Pick<Counts, 'returnedWrongly' | 'returnedLate'> {
  const centre = readings[flagged]?.centre ?? null
  if (centre === null) return { returnedWrongly: [0, 0], returnedLate: [0, 0] }
  const history = therapy.slice(0, flagged).reduce((sum, { x }) => addRating(sum, x, 0, undefined), emptyHistory())
  const level = centre - EPISODE.returned * expectation(history, config.norms).s
  const after = therapy.slice(flagged + 1)
  const declared = after.findIndex(({ x }, i) => i > 0 && x >= level && after[i - 1]!.x >= level)
  const good = after.findIndex(({ truth }) => truth === 0)
  const stayed = after.length >= WITHIN && (good < 0 || good >= WITHIN)
  const back = good >= 0 && after.length >= good + IN_TIME && !(declared >= 0 && declared < good)
  return {
    returnedWrongly: stayed ? [declared >= 0 && declared < WITHIN ? 1 : 0, 1] : [0, 0],
    returnedLate: back ? [declared < 0 || declared >= good + IN_TIME ? 1 : 0, 1] : [0, 0],
  }
}

const PER: Record<keyof Rates, number> = {
  falseFlags: 100, falseEpisodes: 100, everFlagged: 1, atOnce: 1, within3: 1, within6: 1, delay: 1,
  returnedWrongly: 1, returnedLate: 1,
}
const names = Object.keys(PER) as (keyof Rates)[]
const TAIL = 0.025

/**
 * The rates of a method over many therapies, each with a percentile bootstrap interval (Efron 1979,
 * 10.1214/aos/1176344552): whole therapies are drawn with replacement, since the ratings of one hang together.
 * @param resamples how often to draw; 0 = no interval (low and high equal the value)
 */
export function ratesOf(
  method: Method, config: MethodConfig, therapies: readonly TrueTherapy[], { resamples, seed }: { resamples: number; seed: number },
): Rates {
  const counts = therapies.map((therapy) => countsOf(method, config, therapy))
  const random = randomFrom(seed)
  const draws = Array.from({ length: resamples }, () => {
    const sums = Object.fromEntries(names.map((name) => [name, [0, 0]])) as Record<keyof Rates, [number, number]>
    for (let i = 0; i < counts.length; i++) {
      const one = counts[Math.floor(random.uniform() * counts.length)]!
      for (const name of names) { sums[name][0] += one[name][0]; sums[name][1] += one[name][1] }
    }
    return sums
  })
  return Object.fromEntries(names.map((name) => {
    const part = counts.reduce((sum, one) => sum + one[name][0], 0)
    const of = counts.reduce((sum, one) => sum + one[name][1], 0)
    if (of === 0) return [name, null]
    const value = (PER[name] * part) / of
    const drawn = draws.flatMap((sums) => (sums[name][1] > 0 ? [(PER[name] * sums[name][0]) / sums[name][1]] : [])).sort((a, b) => a - b)
    const at = (share: number) => drawn[Math.min(drawn.length - 1, Math.max(0, Math.round(share * drawn.length - 0.5)))] ?? value
    return [name, { value, low: at(TAIL), high: at(1 - TAIL), of }]
  })) as unknown as Rates
}
