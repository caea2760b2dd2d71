import { type Level, isFlag } from '../detect/index.ts'

/** One completed rating of a therapy, as far as the budget and the norms need it. */
export interface CourseRating {
  session: number
  /** In the unit of the score, higher = better. */
  x: number
  /** Oriented subscale scores, where the form has subscales. */
  subscales?: Readonly<Record<string, number | null>>
  /** YYYY-MM-DD of the session. */
  date: string
  /** As it was judged when it arrived. */
  level: Level
  /** An episode was open before this rating. */
  inEpisode: boolean
  /** Its case was confirmed ("it was one"). */
  confirmed: boolean
}

/** The completed ratings of one therapy with one form, in session order. */
export interface Course {
  clientId: string
  ratings: readonly CourseRating[]
  /** Where the new usual was accepted: from ratings after `through` on, only those after `after` are history. */
  restarts: readonly { after: number; through: number }[]
}

/** Ratings that the budget counts: outside an open episode, and not of a case that was confirmed. */
export function counts(rating: CourseRating): boolean {
  return !rating.inEpisode && !rating.confirmed
}

/** A case whose therapist answered "yes, there was something". */
export interface ConfirmedCase {
  /** Session at which it began. */
  onset: number
}

/**
 * The course with the ratings of confirmed cases marked: the one at which the case began, and the flags of the unbroken run
 * that led to it. What came after is inside the episode and is not counted anyway.
 */
export function withConfirmed(course: Course, cases: readonly ConfirmedCase[]): Course {
  const marked = new Set<number>()
  for (const { onset } of cases) {
    const at = course.ratings.findIndex((rating) => rating.session === onset)
    if (at < 0) continue
    marked.add(at)
    for (let i = at - 1; i >= 0 && isFlag(course.ratings[i]!.level) && !course.ratings[i]!.inEpisode; i--) marked.add(i)
  }
  if (marked.size === 0) return course
  return { ...course, ratings: course.ratings.map((rating, i) => (marked.has(i) ? { ...rating, confirmed: true } : rating)) }
}

/**
 * What was said of the ratings that count: new flags and new alerts. New = outside an open episode and not the continuation
 * of a run of flags, or of alerts.
 */
export function given(course: Course): { ratings: number; flags: number; alerts: number } {
  const sum = { ratings: 0, flags: 0, alerts: 0 }
  let flagged = false
  let alerted = false
  for (const rating of course.ratings) {
    // Whatever ends an episode ends the run of flags too.
    if (rating.inEpisode) { flagged = alerted = false; continue }
    const flag = isFlag(rating.level)
    const alert = flag && rating.level !== 'notice'
    if (counts(rating)) {
      sum.ratings += 1
      if (flag && !flagged) sum.flags += 1
      if (alert && !alerted) sum.alerts += 1
    }
    flagged = flag
    alerted = flag && (alerted || alert)
  }
  return sum
}
