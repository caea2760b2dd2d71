import { ALERT, ALERT_BOUNDS, LEARNING_RATINGS, NOTICE, NOTICE_BOUNDS, RUN, SEVERE } from '../detect/constants.ts'
import { type History, addRating, emptyHistory, expectation, halfBand, place } from '../detect/expected-range.ts'
import type { Norms } from '../detect/index.ts'
import { type Course, counts } from './course.ts'

/** A rating that some limits within the bounds would flag, or that may continue such a flag. */
interface Placed {
  x: number
  /** Lower edge of what was expected, unclipped: what "still lower" is measured against when a run begins here. */
  low: number
  /** It is a notice, or an alert, by itself under every limit above these; Infinity = under none. */
  noticeAbove: number
  alertAbove: number
  severe: boolean
  counts: boolean
  /** No run of flags can reach it. */
  begins: boolean
}

/**
 * The ratings of a practice that count, each placed against its own history. What can never be flagged is only counted, so
 * that going through a pool costs a fraction of going through the ratings.
 */
export interface Pool {
  ratings: number
  placed: Placed[]
}

export const emptyPool = (): Pool => ({ ratings: 0, placed: [] })

/** p-limits of notice and alert; the alert's is also that of two ratings together. Severe does not move. */
export interface Limits { notice: number; alert: number }

/** Adds the ratings of one therapy to a pool: placed as engine §2 places them, with the norms given. */
export function addCourse(pool: Pool, norms: Norms, course: Course): void {
  let history = emptyHistory()
  // The highest edge that a run in progress could be measured against; null = no run is possible.
  let edge: number | null = null
  course.ratings.forEach((rating, i) => {
    const restart = course.restarts.findLast(({ through }) => (course.ratings[i - 1]?.session ?? 0) <= through && rating.session > through)
    if (restart) {
      history = replayed(norms, course, restart)
      edge = null
    }
    const expected = expectation(history, norms, rating.date)
    const placing = place(expected, rating.x)
    const drop = placing.drop / expected.sdPop
    history = addRating(history, rating.x, placing.z, rating.date)
    if (rating.inEpisode) { edge = null; return }
    if (counts(rating)) pool.ratings += 1
    const known = expected.n >= LEARNING_RATINGS
    const severe = known && placing.p < SEVERE.p && drop >= SEVERE.drop
    const byItself = known && drop >= ALERT.drop ? placing.p : Infinity
    const together = known && placing.pRun !== null && drop >= RUN.drop ? placing.pRun : Infinity
    const alertAbove = Math.min(byItself, together)
    const noticeAbove = known && drop >= NOTICE.drop ? placing.p : Infinity
    const possible = severe || alertAbove < ALERT_BOUNDS.max || noticeAbove < NOTICE_BOUNDS.max
    const begins = edge === null
    if (!possible && (edge === null || rating.x > edge)) { edge = null; return }
    const low = expected.mean - halfBand(expected)
    if (possible) edge = Math.max(edge ?? -Infinity, low)
    pool.placed.push({ x: rating.x, low, noticeAbove, alertAbove, severe, counts: counts(rating), begins })
  })
}

/** The history that the new usual leaves: the ratings after the onset, up to when it was accepted. */
function replayed(norms: Norms, course: Course, { after, through }: Course['restarts'][number]): History {
  return course.ratings.filter(({ session }) => session > after && session <= through)
    .reduce((history, { x, date }) => addRating(history, x, place(expectation(history, norms, date), x).z, date), emptyHistory())
}

/** New flags and new alerts that these limits would have given in the pool (`given` says what new means). */
export function newUnder(pool: Pool, limits: Limits): { flags: number; alerts: number } {
  let flags = 0
  let alerts = 0
  let run: number | null = null
  let alerted = false
  for (const rating of pool.placed) {
    if (rating.begins) { run = null; alerted = false }
    const alert: boolean = rating.severe || rating.alertAbove < limits.alert || (run !== null && rating.x <= run)
    const flag: boolean = alert || rating.noticeAbove < limits.notice
    if (rating.counts) {
      if (flag && run === null) flags += 1
      if (alert && !alerted) alerts += 1
    }
    run = flag ? run ?? rating.low : null
    alerted = flag && (alerted || alert)
  }
  return { flags, alerts }
}
