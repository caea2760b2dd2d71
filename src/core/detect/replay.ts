import { judge } from './judge.ts'
import { startSeries, type SeriesState } from './state.ts'
import type { Occasion, SeriesConfig, Verdict } from './verdict.ts'

/** What the occasion of a session is judged with, where that changed on the way (docs/decisions/0013). */
export type ConfigAt = (session: number) => SeriesConfig

/** One rule for both: a series judged with one configuration throughout, or with the one in force at each session. */
export function configAt(config: SeriesConfig | ConfigAt): ConfigAt {
  return typeof config === 'function' ? config : () => config
}

/**
 * Judges a whole series. Occasions may come in any order: they are judged in session order, and the verdicts keep
 * the order given. The same occasions give the same verdicts, whatever the order of arrival.
 * @throws RangeError when a session comes twice, or a score is not a number on the scale.
 */
export function judgeAll(config: SeriesConfig | ConfigAt, occasions: readonly Occasion[]): Verdict[] {
  return replay(config, occasions).verdicts
}

/** As `judgeAll`, with the state after the last session. */
export function replay(
  config: SeriesConfig | ConfigAt,
  occasions: readonly Occasion[],
): { state: SeriesState; verdicts: Verdict[] } {
  const order = occasions.map((_, index) => index).sort((a, b) => occasions[a]!.session - occasions[b]!.session)
  const verdicts: Verdict[] = Array.from({ length: occasions.length })
  const at = configAt(config)
  let state = startSeries()
  for (const index of order) {
    const next = judge(at(occasions[index]!.session), state, occasions[index]!)
    state = next.state
    verdicts[index] = next.verdict
  }
  return { state, verdicts }
}
