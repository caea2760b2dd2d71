import type { Episode, SeriesState } from '../detect/index.ts'

/** Sessions during which an episode was open, with what was frozen for them. */
export interface Stretch {
  /** As it was last seen: its frozen level may become known only with the rating after it opened. */
  episode: Episode
  /** The first session of the stretch: the onset, or the session at which a closed case was taken up again. */
  from: number
  /** The session with which it ended; null = it is open. */
  until: number | null
}

/** The stretches so far, with the state after one more session or decision. @param at the session of either */
export function withState(stretches: readonly Stretch[], { episode, previousEpisode }: SeriesState, at: number): readonly Stretch[] {
  const last = stretches.at(-1)
  const open = last?.until === null ? last : undefined
  const before = open ? stretches.slice(0, -1) : stretches
  if (!episode) {
    if (!open) return stretches
    return [...before, { ...open, episode: previousEpisode?.onset === open.episode.onset ? previousEpisode : open.episode, until: at }]
  }
  if (open?.episode.onset === episode.onset) return open.episode === episode ? stretches : [...before, { ...open, episode }]
  const from = before.some((one) => one.episode.onset === episode.onset) ? Math.max(at, episode.onset) : episode.onset
  return [...before, ...(open ? [{ ...open, until: at }] : []), { episode, from, until: null }]
}
