import { normalQuantile } from '../../stats/normal.ts'
import { LEARNING_RATINGS, NOTICE } from '../constants.ts'
import { type Expectation, type History, addRating, emptyHistory, expectation, halfBand, place } from '../expected-range.ts'
import { type Method, type MethodConfig, type Part, type Rating, type Reading, SILENT, type Step } from './method.ts'

/** Ratings in a row that a part may have fallen for; the whole is judged by the latest alone, as by the default. */
const TOGETHER = 3
/** Correlation of one rating with the next: .27 in session ratings of the IMPLEMENT trial (docs/clinical/evaluation.md). */
const NEXT = 0.3
/**
 * Chance below which a part is flagged, chosen on made-up practices so that the whole loses no more than a point to it
 * (docs/clinical/evaluation.md).
 */
export const PART_P = 0.001
/** How much further out a part has to lie than the whole, in SD. */
const FURTHER = normalQuantile(NOTICE.p) - normalQuantile(PART_P)
/** What is flagged when `unusual` lies above it. */
export const WHOLE_OR_PART_LIMIT = -normalQuantile(NOTICE.p)

/** A part as it stood before one of the latest ratings, and what was then answered. */
interface Before {
  whole: History
  part: History
  date: string | undefined
  x: number
  against: number
}
interface PartSoFar { history: History; recent: readonly Before[] }

/** How unusual a rating is, in SD; compare with `WHOLE_OR_PART_LIMIT`. */
export interface Unusual {
  /** Null before there are enough ratings. */
  size: number | null
  /** The part that stands out, and the number of ratings that it has fallen for; null = the whole. */
  part: { name: string; ratings: number } | null
  reading: Reading
  then: (rating: Rating) => Unusual
}

/**
 * Judges a rating by the whole form and by each part. A part is judged by two things that hang little together, the whole
 * and how far the part lies from it, each against its own expected range over the last one, two or three ratings; they are
 * added with the weights that find a fall of that part alone best (Neyman & Pearson 1933, 10.1098/rsta.1933.0009).
 * @param config its parts are optional; without them only the whole is judged
 */
export function unusualFrom(config: MethodConfig): (rating: Rating) => Unusual {
  const parts = config.parts ?? []
  const from = (history: History, soFar: readonly PartSoFar[]) => (rating: Rating): Unusual => {
    const { x, date } = rating
    const expected = expectation(history, config.norms, date)
    const placing = place(expected, x)
    const least = NOTICE.drop * expected.sdPop
    const speaks = expected.n >= LEARNING_RATINGS
    const now = parts.map((part, i) => nextOf(soFar[i]!, history, rating, part, expected.gapDays !== null))
    let size = placing.drop >= least ? -placing.z : -Infinity
    let found = null as Unusual['part']
    parts.forEach((part, i) => windowsOf(now[i]!, part, config, least).forEach((z, before) => {
      if (-z - FURTHER <= size) return
      size = -z - FURTHER
      found = { name: part.name, ratings: before + 1 }
    }))
    const limit = expected.mean - Math.max(halfBand(expected), least)
    const flag = size > WHOLE_OR_PART_LIMIT
    return {
      size: speaks ? size : null, part: found,
      reading: speaks ? { speaks, flag, centre: expected.mean, limit, ...(flag && found ? { part: found.name } : {}) } : SILENT,
      then: from(addRating(history, x, placing.z, date), now.map(({ then }) => then)),
    }
  }
  return from(emptyHistory(), parts.map(() => ({ history: emptyHistory(), recent: [] })))
}

/** The latest ratings of a part with this one, newest last, and what to remember of it. */
function nextOf(soFar: PartSoFar, whole: History, { x, date, parts }: Rating, { name }: Part, gap: boolean): { ratings: readonly Before[]; then: PartSoFar } {
  const score = parts?.[name]
  if (score == null) return { ratings: [], then: { history: soFar.history, recent: [] } }
  const latest: Before = { whole, part: soFar.history, date, x, against: score - x }
  const ratings = [...(gap ? [] : soFar.recent), latest].slice(-TOGETHER)
  return { ratings, then: { history: addRating(soFar.history, latest.against, 0, date), recent: ratings.slice(1 - TOGETHER) } }
}

/** z of a part for the last one, two and three ratings together, as far as there is a history before them. */
function windowsOf({ ratings }: { ratings: readonly Before[] }, part: Part, { norms }: MethodConfig, least: number): number[] {
  const zs: number[] = []
  let x = 0
  let against = 0
  for (let k = 1; k <= ratings.length; k++) {
    const first = ratings[ratings.length - k]!
    x += first.x
    against += first.against
    if (first.part.n < LEARNING_RATINGS) break
    const whole = together(expectation(first.whole, norms, first.date), k)
    const apart = together(expectation(first.part, part.against, first.date), k)
    // A fall of the part by one moves the whole by its share, and the part against the whole by the rest.
    const [a, b] = [part.share / whole.spread, (1 - part.share) / apart.spread]
    const z = (a * place(whole, x / k).z + b * place(apart, against / k).z) / Math.hypot(a, b)
    const drop = whole.mean + apart.mean - (x + against) / k
    zs.push(drop >= least ? z : Infinity)
  }
  return zs
}

/** What is to be expected of the mean of k ratings that hang together from one to the next. */
function together(expected: Expectation, k: number): Expectation {
  const level = Math.max(expected.spread ** 2 - expected.s ** 2, 0)
  return { ...expected, spread: Math.sqrt(level + expected.s ** 2 * SHARES[k - 1]!) }
}
/** Variance of a mean of 1, 2 and 3 ratings, in that of one. */
const SHARES = Array.from({ length: TOGETHER }, (_, i) => {
  const k = i + 1
  let sum = k
  for (let apart = 1; apart < k; apart++) sum += 2 * (k - apart) * NEXT ** apart
  return sum / k ** 2
})

/** The whole as the default judges it, or one part of the form. */
export const wholeOrPart: Method = {
  id: 'whole-or-part',
  name: 'The whole or one part',
  says: 'Flags a rating below this client’s expected range, or one part of the form that fell, alone or further than the rest, over the last one to three ratings.',
  source: 'ours: the expected range, and for each part Neyman & Pearson 1933, 10.1098/rsta.1933.0009; limits set on made-up practices',
  minimum: LEARNING_RATINGS,
  falseFlags: 2.8,
  ofParts: true,
  follow(config) {
    const from = (judge: (rating: Rating) => Unusual): Step => (rating) => {
      const { reading, then } = judge(rating)
      return { reading, then: from(then) }
    }
    return from(unusualFrom(config))
  },
}
