import { LEARNING_RATINGS } from './constants.ts'
import { expectation, halfBand, place } from './expected-range.ts'
import { clip } from './judge.ts'
import { isFlag, levelOf } from './levels.ts'
import { type ConfigAt, replay } from './replay.ts'
import { noDipSentence } from './sentences.ts'
import { closeEpisode } from './episode.ts'
import type { SeriesState } from './state.ts'
import type { Level, Occasion, SeriesConfig } from './verdict.ts'

/** The band for the next session, clipped to the scale; `learning` while too little is known to judge by. */
export interface NextRange {
  mean: number
  low: number
  high: number
  s: number
  ratings: number
  learning: boolean
}

/**
 * The expected range of the next session's rating (engine §2), to draw or to show before it is answered.
 * @param date of the next session, where known: a long gap widens the range.
 */
export function expectedNext(config: SeriesConfig, state: SeriesState, date?: string): NextRange {
  const expected = expectation(state.history, config.norms, date)
  const { low, high } = clip(expected, halfBand(expected), config.scale)
  return { mean: expected.mean, low, high, s: expected.s, ratings: expected.n, learning: expected.n < LEARNING_RATINGS }
}

/** The level a rating would get next, judged but not remembered. */
export function levelAt(config: SeriesConfig, state: SeriesState, x: number, date?: string): Level {
  const expected = expectation(state.history, config.norms, date)
  return levelOf(config, expected, place(expected, x), x, state.run).level
}

/**
 * The highest rating whose level satisfies `reaches`, given the state before the rating; null where even the lowest
 * rating on the scale would not. A lower rating never has a lower level, so a bisection finds it, to a millionth of
 * the scale and from the side where it holds.
 * @param reaches true for the wanted level and everything above it, e.g. `isFlag`.
 */
export function nearestRating(
  config: SeriesConfig,
  state: SeriesState,
  reaches: (level: Level) => boolean,
  date?: string,
): number | null {
  const holds = (x: number) => reaches(levelAt(config, state, x, date))
  const { min, max } = config.scale
  if (holds(max)) return max
  if (!holds(min)) return null
  let yes = min
  let no = max
  while (no - yes > (max - min) * 1e-6) {
    const middle = (yes + no) / 2
    if (holds(middle)) yes = middle
    else no = middle
  }
  return yes
}

/** Why a rating was not flagged, in words with numbers; null where it was, or where nothing could be judged yet. */
export function whyNoDip(config: SeriesConfig, before: SeriesState, x: number, date?: string): string | null {
  const expected = expectation(before.history, config.norms, date)
  const placing = place(expected, x)
  if (levelOf(config, expected, placing, x, before.run).level !== 'usual') return null
  const range = clip(expected, halfBand(expected), config.scale)
  return noDipSentence(
    { x, expected, placing, range, scale: config.scale },
    nearestRating(config, before, isFlag, date),
  )
}

/**
 * The new usual (engine §4): history restarts, and only the ratings after the onset count from there. They are taken
 * in without being judged anew: verdicts already given stay, and no episode is open afterwards.
 * @param occasionsAfterOnset every occasion after the onset, in any order.
 * @returns the state to judge the next rating with, and how many ratings it rests on.
 * @throws RangeError as `judgeAll`.
 */
export function restart(
  config: SeriesConfig | ConfigAt,
  occasionsAfterOnset: readonly Occasion[],
): { state: SeriesState; ratings: number } {
  const state = { ...closeEpisode(replay(config, occasionsAfterOnset).state), previousEpisode: null }
  return { state, ratings: state.history.n }
}
