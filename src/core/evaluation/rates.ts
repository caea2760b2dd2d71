import { type Method, type MethodConfig, readAll } from '../detect/methods/index.ts'
import { randomFrom } from '../worlds/random.ts'

/** One completed rating with what is known to be true of it. */
export interface TrueRating {
  session: number
  x: number
  date?: string
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
}

/** What one therapy adds to each figure: how much was counted, out of how much. */
type Counts = Record<keyof Rates, readonly [part: number, of: number]>

const WITHIN = 6

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
  }
}

const PER: Record<keyof Rates, number> = {
  falseFlags: 100, falseEpisodes: 100, everFlagged: 1, atOnce: 1, within3: 1, within6: 1, delay: 1,
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
