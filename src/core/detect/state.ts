import { emptyHistory, type History } from './expected-range.ts'
import type { EpisodeState } from './verdict.ts'

/** What opened an episode: a level, the direct question, or a person (by hand, or from other evidence). */
export type OpenedBy = 'alert' | 'severe' | 'direct' | 'hand' | 'evidence'

/** An episode: what the ratings alone say since an onset (engine §4). */
export interface Episode {
  /** Session at which it opened. */
  onset: number
  openedBy: OpenedBy
  /**
   * Frozen baseline and within-client SD, in the unit of the score; null until the first rating after opening by
   * hand.
   */
  baseline: number | null
  s: number | null
  /** Session of the rating whose expectation was frozen: the first flag of the run that led here. */
  frozenAt: number | null
  state: EpisodeState
  /** Completed ratings after the onset, and the last three of them, oldest first. */
  ratingsAfter: number
  lastAfter: readonly number[]
  /** True once it opened at, or reached, the level severe. */
  severeSeen: boolean
}

/** The first flag of an unbroken run of flags. */
export interface FlagRun {
  session: number
  low: number
  baseline: number
  s: number
}

/** Everything a series remembers: plain JSON of bounded size, whatever the number of sessions. */
export interface SeriesState {
  version: 1
  /** Session of the latest occasion, answered or not. */
  lastSession: number | null
  history: History
  subscales: Readonly<Record<string, History>>
  /**
   * The last seven completed scores, oldest first, and the best mean of five in a row that a slide is measured
   * from.
   */
  recent: readonly number[]
  best: number | null
  /** The last two completed ratings: below the norm's low edge, and flagged. */
  lows: readonly { low: boolean; flagged: boolean }[]
  run: FlagRun | null
  episode: Episode | null
  /** The latest episode that ended, so that its frozen baseline can still be drawn. */
  previousEpisode: Episode | null
  /** Forms in a row with one answer throughout, ratings in a row at the maximum, session when that was last said. */
  flatForms: number
  perfectRatings: number
  unvariedSaid: number | null
  /** Invitations so far, how many were answered, and whether the latest was. */
  invited: number
  answered: number
  latestAnswered: boolean
}

/** A series before its first check-in. */
export function startSeries(): SeriesState {
  return {
    version: 1,
    lastSession: null,
    history: emptyHistory(),
    subscales: {},
    recent: [],
    best: null,
    lows: [],
    run: null,
    episode: null,
    previousEpisode: null,
    flatForms: 0,
    perfectRatings: 0,
    unvariedSaid: null,
    invited: 0,
    answered: 0,
    latestAnswered: true,
  }
}
