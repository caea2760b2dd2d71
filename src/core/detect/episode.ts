import { EPISODE } from './constants.ts'
import type { Expectation } from './expected-range.ts'
import type { Episode, FlagRun, OpenedBy, SeriesState } from './state.ts'
import type { EpisodeState, Level } from './verdict.ts'

/** One completed rating, as far as an episode needs to know it. */
export interface RatingSeen {
  session: number
  x: number
  expected: Expectation
  level: Level
  /** The run of flags this rating belongs to, or null. */
  run: FlagRun | null
  /** True when the direct question, answered with this rating, opens an episode. */
  direct: boolean
}

/** Follows the open episode, or opens one: at an alert or severe, else at the direct question (engine §4). */
export function stepEpisode(
  episode: Episode | null,
  rating: RatingSeen,
): { episode: Episode | null; opens: boolean; reAlert: boolean } {
  const { session, expected, level, run, direct } = rating
  if (episode)
    return {
      episode: followEpisode(episode, rating),
      opens: false,
      reAlert: level === 'severe' && !episode.severeSeen,
    }
  if (level === 'alert' || level === 'severe')
    return { episode: newEpisode(session, level, run), opens: true, reAlert: false }
  return { episode: direct ? directEpisode(session, expected) : null, opens: direct, reAlert: false }
}

/** An episode opened by the direct question: frozen is the expectation of its own rating. */
export function directEpisode(session: number, expected: Expectation): Episode {
  return newEpisode(session, 'direct', { session, baseline: expected.mean, s: expected.s })
}

/** A new episode; `frozen` null = the baseline is still to come, with the next rating. */
function newEpisode(onset: number, openedBy: OpenedBy, frozen: Omit<FlagRun, 'low'> | null): Episode {
  return {
    onset,
    openedBy,
    baseline: frozen?.baseline ?? null,
    s: frozen?.s ?? null,
    frozenAt: frozen?.session ?? null,
    state: 'open',
    ratingsAfter: 0,
    lastAfter: [],
    severeSeen: openedBy === 'severe',
  }
}

/** The episode after one more completed rating; freezes the baseline first where that was still to come. */
function followEpisode(episode: Episode, { x, session, expected, level }: RatingSeen): Episode {
  const baseline = episode.baseline ?? expected.mean
  const s = episode.s ?? expected.s
  const lastAfter = [...episode.lastAfter, x].slice(-EPISODE.last)
  const ratingsAfter = episode.ratingsAfter + 1
  return {
    ...episode,
    baseline,
    s,
    frozenAt: episode.frozenAt ?? session,
    ratingsAfter,
    lastAfter,
    state: episodeState(baseline, s, ratingsAfter, lastAfter),
    severeSeen: episode.severeSeen || level === 'severe',
  }
}

/**
 * What the completed ratings after the onset say (engine §4): the first that holds.
 * @param baseline frozen baseline b, and `s` the frozen within-client SD, both in the unit of the score.
 * @param count completed ratings after the onset, `last` the latest three of them, oldest first.
 */
export function episodeState(baseline: number, s: number, count: number, last: readonly number[]): EpisodeState {
  const latest = last.at(-1)
  if (latest === undefined) return 'open'
  const near = baseline - EPISODE.returned * s
  const before = last.at(-2)
  if (before !== undefined && latest >= near && before >= near) return 'returned'
  if (latest >= baseline - EPISODE.recovering * s) return 'recovering'
  if (count < EPISODE.settled) return 'open'
  const mean = last.reduce((sum, x) => sum + x, 0) / last.length
  const steady = last.every((x) => Math.abs(x - mean) <= EPISODE.plateauBand * s)
  return steady && mean < near ? 'plateau' : 'unsettled'
}

/**
 * Opens an episode by hand or from other evidence; the baseline is frozen at the next rating to come.
 * With one already open nothing changes.
 */
export function openEpisode(state: SeriesState, session: number, openedBy: 'hand' | 'evidence' = 'hand'): SeriesState {
  if (state.episode) return state
  return { ...state, episode: newEpisode(session, openedBy, null) }
}

/**
 * Opens an episode again for a case that had been closed. What it is compared with stays what it was before the strain:
 * frozen anew, the dip itself would have become part of it. Ratings count from now on.
 * @param session from which on it is open, where nothing is known of it any more
 * @param onset session at which the case began
 */
export function reopenEpisode(state: SeriesState, session: number, onset: number): SeriesState {
  const opened = openEpisode(state, session)
  const before = state.previousEpisode
  if (opened === state || !opened.episode || before?.onset !== onset) return opened
  const { baseline, s, frozenAt } = before
  return { ...opened, episode: { ...opened.episode, onset, baseline, s, frozenAt } }
}

/** Ends the episode when it is set aside or the therapy ends: clears it, low₀ and the run of flags. */
export function closeEpisode(state: SeriesState): SeriesState {
  return { ...state, episode: null, previousEpisode: state.episode ?? state.previousEpisode, run: null }
}
