import { type Method, type MethodConfig, type Reading, semOfForm } from '../detect/methods/index.ts'
import { type TherapyRecord, configNow, judgeRecord, marksOf } from './record.ts'

/** What another rule says of one completed rating. */
export interface OverlayReading extends Reading {
  session: number
  x: number
}

/**
 * What another rule would have said of each completed rating, for looking at only: no verdict, case or list reads it.
 * It reads the ratings that the default reads, in session order, and begins anew where the client's new usual began: what
 * was said before stays, and only the ratings after the onset count from there. Answers that are held from the reader are
 * not in the record, so they are not here either. Norms are those that the practice judges with now. A rule of Attune's own
 * is read from the series judged from scratch, where a case set aside counts too; it differs from a verdict that was given
 * only where an answer came late.
 * @returns oldest first; null where no series is made of the form
 */
export function overlayOf(record: TherapyRecord, method: Method): OverlayReading[] | null {
  const now = configNow(record)
  const judged = judgeRecord(record)
  if (!now || !judged) return null
  const config: MethodConfig = { ...now, ...semOfForm(record.instrument) }
  const rated = [...judged.given.values()].flatMap((given) => {
    const { session, score, date } = given.occasion
    return score === null ? [] : [{ given, rating: { session, x: score, ...(date === undefined ? {} : { date }) } }]
  })
  const { ofVerdict } = method
  if (ofVerdict) {
    return rated.map(({ given, rating: { session, x } }) => ({ session, x, ...ofVerdict(given, judged.verdicts.get(session)!) }))
  }
  const answered = record.sessions.flatMap((s) => (s.answer ? [{ session: s.number, at: s.answer.at }] : []))
  const restarts = marksOf(record.cases, answered).flatMap((m) => (m.kind === 'restart' ? [m] : []))
  let step = method.follow(config)
  let previous = -Infinity
  return rated.map(({ rating }) => {
    for (const mark of restarts.filter((m) => m.afterSession >= previous && m.afterSession < rating.session)) {
      step = rated.filter((r) => r.rating.session > mark.after && r.rating.session <= mark.afterSession)
        .reduce((next, r) => next(r.rating).then, method.follow(config))
    }
    previous = rating.session
    const { reading, then } = step(rating)
    step = then
    return { session: rating.session, x: rating.x, ...reading }
  })
}
