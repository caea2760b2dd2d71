import type { EpisodeState, SeriesState } from '../detect/index.ts'
import type { CaseView } from './fold.ts'
import type { TherapyRecord } from './record.ts'

/** What the ratings alone say since a strain began. */
export interface RatingsSince {
  /** As the latest rating after the onset left it; null before there is one. */
  state: EpisodeState | null
  /** The level before the onset, frozen, in the unit of the score; null while it is not known. */
  baseline: number | null
  /** Completed ratings after the onset, oldest first. */
  ratings: { session: number; score: number }[]
}

/** The ratings after the onset against the level frozen then (engine §4). @param state of the series, judged over the whole record */
export function ratingsSince(record: TherapyRecord, view: CaseView, state: SeriesState | null): RatingsSince {
  const ratings = record.sessions.filter((s) => s.number > view.onset)
    .flatMap((s) => (s.answer?.verdict?.score != null ? [{ session: s.number, score: s.answer.verdict.score }] : []))
  const episode = [state?.episode, state?.previousEpisode].find((one) => one?.onset === view.onset)
  return { ratings, baseline: episode?.baseline ?? null, state: ratings.length > 0 ? view.facts.episode : null }
}
