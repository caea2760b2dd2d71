import { type ConfigAt, closeEpisode, configAt, judge, openEpisode, reopenEpisode, restart, startSeries } from '../detect/index.ts'
import type { Occasion, SeriesConfig, SeriesState, Verdict } from '../detect/index.ts'
import type { JudgedWith } from '../detect/judge.ts'
import type { NewEvent } from './event.ts'
import { type Stretch, withState } from './stretches.ts'

/** What an event of a case does to the running series: what people decide changes what the ratings are compared with. */
export type Effect =
  | { kind: 'open'; session: number; by: 'hand' | 'evidence' }
  /** A closed case taken up again; `onset` is the session at which it had begun. */
  | { kind: 'reopen'; session: number; onset: number }
  | { kind: 'close' }
  /** The new usual: only ratings after the onset count from now on. */
  | { kind: 'restart'; after: number }

/** The effect of an event on the series; null = none. `judged` is the last session that the series has judged. */
export function effectOf(event: NewEvent, onset: number, judged: number): Effect | null {
  switch (event.type) {
    case 'opened':
      return event.data.by === 'by-hand' || event.data.by === 'said-directly' ? { kind: 'open', session: event.data.session, by: 'hand' }
        : event.data.by === 'evidence' ? { kind: 'open', session: event.data.session, by: 'evidence' }
        : null
    case 'reopened':
      return { kind: 'reopen', session: Math.max(onset, judged), onset }
    case 'set-aside':
    case 'ended':
      return { kind: 'close' }
    case 'new-usual':
      return { kind: 'restart', after: onset }
    default:
      return null
  }
}

/** An effect with the session after which it happened. */
export type Mark = Effect & { afterSession: number }

/**
 * Judges a series from scratch: all its occasions in session order, with what people decided in between. This is the
 * one well-defined series that the running state stands for, whatever the order of arrival (engine §2).
 * @param config with which every session is judged, or what each was judged with when its answer arrived
 * @param occasions in any order, each session once
 * @param marks in the order in which they happened
 * @returns also what each was judged with, and the sessions during which an episode was open, oldest first
 */
export function replayWithMarks(
  config: SeriesConfig | ConfigAt, occasions: readonly Occasion[], marks: readonly Mark[],
): { state: SeriesState; verdicts: Map<number, Verdict>; given: Map<number, JudgedWith>; stretches: readonly Stretch[] } {
  const inOrder = [...occasions].sort((a, b) => a.session - b.session)
  const at = configAt(config)
  const verdicts = new Map<number, Verdict>()
  const given = new Map<number, JudgedWith>()
  let state = startSeries()
  let stretches: readonly Stretch[] = []
  let before = inOrder[0]?.session ?? 0
  for (const occasion of inOrder) {
    state = withMarks(config, state, inOrder, marks.filter((m) => marksBefore(m, occasion, inOrder)))
    stretches = withState(stretches, state, before)
    const judgedWith = { config: at(occasion.session), state, occasion }
    const judged = judge(judgedWith.config, state, occasion)
    given.set(occasion.session, judgedWith)
    state = judged.state
    stretches = withState(stretches, state, occasion.session)
    verdicts.set(occasion.session, judged.verdict)
    before = occasion.session
  }
  const last = inOrder.at(-1)?.session ?? -Infinity
  state = withMarks(config, state, inOrder, marks.filter((m) => m.afterSession >= last))
  return { state, verdicts, given, stretches: withState(stretches, state, before) }
}

/** True when a mark falls between the occasion before this one and this one. */
function marksBefore(mark: Mark, occasion: Occasion, inOrder: readonly Occasion[]): boolean {
  const previous = inOrder[inOrder.indexOf(occasion) - 1]?.session ?? -Infinity
  return mark.afterSession >= previous && mark.afterSession < occasion.session
}

/** The running state after what people decided. `occasions` are needed where history restarts. */
export function withMarks(
  config: SeriesConfig | ConfigAt, state: SeriesState, occasions: readonly Occasion[], marks: readonly Mark[],
): SeriesState {
  return marks.reduce((s, mark) => {
    if (mark.kind === 'open') return openEpisode(s, mark.session, mark.by)
    if (mark.kind === 'reopen') return reopenEpisode(s, mark.session, mark.onset)
    if (mark.kind === 'close') return closeEpisode(s)
    return restart(config, occasions.filter((o) => o.session > mark.after && o.session <= mark.afterSession)).state
  }, state)
}
