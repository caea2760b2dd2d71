import type { SeriesState, Verdict } from '../detect/index.ts'
import { type TherapyRecord, marksOf } from './record.ts'

/** Something that people did, beside the line: at which session, and what. */
export interface LineMark { session: number; kind: 'conversation' | 'change' | 'new-usual' }

/** What the client page draws beside the ratings. */
export interface ClientPageLine {
  marks: LineMark[]
  /** The level before the strain, frozen while an episode is open; null before it is known, or without one. */
  baseline: { from: number; value: number } | null
  /** What the latest check-in and the silence since then say, each a sentence. */
  sayings: string[]
}

/** The events of the cases as marks on the line, the frozen level, and the sentences beside the level. */
export function clientPageLine(
  record: TherapyRecord, judged: { state: SeriesState } | null, silent: readonly Verdict[],
): ClientPageLine {
  const answered = record.sessions.flatMap((s) => (s.answer ? [{ session: s.number, at: s.answer.at }] : []))
  const done = record.cases.flatMap((c) => c.events.flatMap((e): LineMark[] => {
    if (e.type === 'conversation') return [{ session: e.data.session, kind: 'conversation' }]
    return e.type === 'changed-work' ? [{ session: e.data.session, kind: 'change' }] : []
  }))
  const restarts = marksOf(record.cases, answered).filter((m) => m.kind === 'restart')
    .map((m): LineMark => ({ session: m.afterSession + 1, kind: 'new-usual' }))
  const episode = judged?.state.episode
  const latest = record.sessions.findLast((s) => s.answer)?.answer?.verdict
  const after = silent.at(-1)
  return {
    marks: [...done, ...restarts].sort((a, b) => a.session - b.session),
    baseline: episode?.baseline != null ? { from: episode.onset, value: episode.baseline } : null,
    sayings: [...(latest?.because ?? []), ...(latest?.notes ?? []).map((n) => n.because), ...(after?.notes ?? []).map((n) => n.because)]
      .map((b) => b.text).filter((text, i, all) => all.indexOf(text) === i),
  }
}
