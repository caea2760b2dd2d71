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
  /** It belongs to a case that was neither confirmed nor called none: nobody knows. */
  unsettled: boolean
}

/** The completed ratings of one therapy with one form, in session order. */
export interface Course {
  clientId: string
  /** All therapists who have worked with this client: what each of them knows already. */
  knownTo: readonly string[]
  /** One of its ratings came after the figures that are shown now were made. */
  anew: boolean
  ratings: readonly CourseRating[]
  /** Where the new usual was accepted: from ratings after `through` on, only those after `after` are history. */
  restarts: readonly { after: number; through: number }[]
}

/** Ratings that the budget counts: outside an open episode, and not of a case that was confirmed. */
export function counts(rating: CourseRating): boolean {
  return !rating.inEpisode && !rating.confirmed
}

/**
 * Ratings that norms are made of: without those of a case that nobody called none. Limits follow the norms, so norms a little
 * too narrow cost nothing, while norms widened by strains would hide the next ones (docs/clinical/budget.md).
 */
export function countsForNorms(rating: CourseRating): boolean {
  return counts(rating) && !rating.unsettled
}

/** A case, and what its therapist said it was: "yes, there was something"; "no", or set aside; or neither. */
export interface KnownCase {
  /** Session at which it began. */
  onset: number
  wasOne: boolean | null
}

/** What was said of a case: the latest answer to "was it one?", else that it was set aside as none. */
export function saidOf(answer: string | null, stage: string): boolean | null {
  if (answer === 'yes') return true
  return answer === 'no' || (answer === null && stage === SET_ASIDE) ? false : null
}
/** Stage of a case, as `case` names it. */
const SET_ASIDE = 'set aside'

/**
 * The course with the ratings of its cases marked: the one at which the case began, and the flags of the unbroken run that
 * led to it. What came after is inside the episode and is not counted anyway.
 */
export function withCases(course: Course, cases: readonly KnownCase[]): Course {
  const marked = new Map<number, boolean>()
  for (const { onset, wasOne } of cases) {
    const at = course.ratings.findIndex((rating) => rating.session === onset)
    if (at < 0 || wasOne === false) continue
    marked.set(at, wasOne ?? false)
    for (let i = at - 1; i >= 0 && isFlag(course.ratings[i]!.level) && !course.ratings[i]!.inEpisode; i--) marked.set(i, wasOne ?? false)
  }
  if (marked.size === 0) return course
  return {
    ...course,
    ratings: course.ratings.map((rating, i) => {
      const confirmed = marked.get(i)
      return confirmed === undefined ? rating : { ...rating, confirmed, unsettled: !confirmed }
    }),
  }
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
