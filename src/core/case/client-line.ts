import { EPISODE } from '../detect/constants.ts'
import { type TherapyRecord, marksOf } from './record.ts'
import type { Stretch } from './stretches.ts'

/** Something that people did, beside the line: at which session, and what. */
export interface LineMark { session: number; kind: 'conversation' | 'change' | 'new-usual' }

/** The level before a strain, frozen at its beginning, and where it is drawn. */
export interface FrozenLevel {
  /** The onset (or where the case was taken up again), and the session with which the episode ended; null = it is open. */
  from: number
  until: number | null
  /** The level b, and b - .5 s: two ratings in a row at or above that count as back. In the unit of the score. */
  value: number
  near: number
}

/** What the client page draws beside the ratings. */
export interface ClientPageLine {
  marks: LineMark[]
  /** The frozen levels of all strains so far, oldest first; one that is not known yet is left out. */
  levels: FrozenLevel[]
}

/** The events of the cases as marks on the line, and the frozen levels. */
export function clientPageLine(
  record: TherapyRecord, judged: { stretches: readonly Stretch[] } | null,
): ClientPageLine {
  const answered = record.sessions.flatMap((s) => (s.answer ? [{ session: s.number, at: s.answer.at }] : []))
  const done = record.cases.flatMap((c) => c.events.flatMap((e): LineMark[] => {
    if (e.type === 'conversation') return [{ session: e.data.session, kind: 'conversation' }]
    return e.type === 'changed-work' ? [{ session: e.data.session, kind: 'change' }] : []
  }))
  const restarts = marksOf(record.cases, answered).filter((m) => m.kind === 'restart')
    .map((m): LineMark => ({ session: m.afterSession + 1, kind: 'new-usual' }))
  return {
    marks: [...done, ...restarts].sort((a, b) => a.session - b.session),
    levels: (judged?.stretches ?? []).flatMap(({ episode: { baseline, s }, from, until }) => (
      baseline === null || s === null ? [] : [{ from, until, value: baseline, near: baseline - EPISODE.returned * s }])),
  }
}
