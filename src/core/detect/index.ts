/** The detection engine: what one check-in says, given those before it (engine §2-4). */
export { daysBetween, isIsoDate } from './days.ts'
export { closeEpisode, openEpisode } from './episode.ts'
export { judge, judgeAll, replay } from './judge.ts'
export { isFlag, levelOrder } from './levels.ts'
export { expectedNext, levelAt, nearestRating, restart, whyNoDip, type NextRange } from './outlook.ts'
export { directWords, episodeWords, inUnit, levelWords, oftenness } from './sentences.ts'
export { startSeries, type Episode, type OpenedBy, type SeriesState } from './state.ts'
export type * from './verdict.ts'
