import { DIRECT, LOW, QUIET, SLIDE, SUBSCALE, UNVARIED } from './constants.ts'
import { addRating, emptyHistory, expectation, place, type History } from './expected-range.ts'
import {
  directSentence,
  flatSentence,
  lowSentence,
  perfectSentence,
  quietSentence,
  slideSentence,
  startedLowSentence,
  subscaleSentence,
} from './sentences.ts'
import type { SeriesState } from './state.ts'
import type { Note, Occasion, SeriesConfig } from './verdict.ts'

const NONE: readonly Note[] = []

/** Above the maximum by rounding still counts as the maximum. */
const ROUNDING = 1e-9

/** The direct question stands apart: a notice from step 2 on, from the first session on. */
export function directNotes(occasion: Occasion): readonly Note[] {
  const step = occasion.direct
  if (step == null || step < DIRECT.notice) return NONE
  return [{ kind: 'direct', because: directSentence(step, isFlatForm(occasion.raw)) }]
}

/** True when the direct question opens an episode; on a form with one answer throughout it opens nothing. */
export function directOpens(occasion: Occasion): boolean {
  return occasion.direct != null && occasion.direct >= DIRECT.opens && !isFlatForm(occasion.raw)
}

/** Every row answered, and every answer the same; one row alone cannot be flat. */
export function isFlatForm(raw: Occasion['raw']): boolean {
  return raw !== undefined && raw.length > 1 && raw[0] != null && raw.every((answer) => answer === raw[0])
}

/** Each subscale that has norms, judged against its own history; never opens anything. */
export function followSubscales(
  config: SeriesConfig,
  state: SeriesState,
  occasion: Occasion,
): { subscales: SeriesState['subscales']; notes: readonly Note[] } {
  if (!config.subscales || !occasion.subscales) return { subscales: state.subscales, notes: NONE }
  const subscales: Record<string, History> = { ...state.subscales }
  const notes: Note[] = []
  for (const [name, norms] of Object.entries(config.subscales)) {
    const x = occasion.subscales[name]
    if (x == null) continue
    const history = subscales[name] ?? emptyHistory()
    const expected = expectation(history, norms, occasion.date)
    const placing = place(expected, x)
    if (history.n >= SUBSCALE.ratings && placing.p < SUBSCALE.p && placing.drop >= SUBSCALE.drop * expected.sdPop)
      notes.push({ kind: 'subscale', subscale: name, because: subscaleSentence(name, x, expected, placing) })
    subscales[name] = addRating(history, x, placing.z, occasion.date)
  }
  return { subscales, notes }
}

/** The slow slide: the last three ratings against the best five in a row that end before them. */
export function followSlide(
  config: SeriesConfig,
  state: SeriesState,
  x: number,
  s: number,
  sdPop: number,
): { recent: readonly number[]; best: number | null; from: number | null; notes: readonly Note[] } {
  const { recent } = state
  if (recent.length + 1 < SLIDE.ratings) return { recent: [...recent, x], best: null, from: null, notes: NONE }
  const stretch = mean(recent, 0, SLIDE.high)
  const best = state.best === null ? stretch : Math.max(state.best, stretch)
  const ratings = moved(recent, x)
  const latest = mean(ratings, ratings.length - SLIDE.recent, ratings.length)
  const slides = best - latest >= SLIDE.s * s && best - latest >= SLIDE.drop * sdPop
  return {
    recent: ratings,
    best,
    from: slides ? best : null,
    notes: slides ? [{ kind: 'slide', because: slideSentence(best, latest, s, config.scale) }] : NONE,
  }
}

/**
 * Low without a dip, and a low start: a matter of building the bond, not of mending it.
 * @param sdPop total SD of one rating in the population, in the unit of the score
 */
export function followLow(
  config: SeriesConfig,
  state: SeriesState,
  x: number,
  flagged: boolean,
  sdPop: number,
): { lows: SeriesState['lows']; notes: readonly Note[] } {
  // The 5th percentile of one rating in the population.
  const edge = config.norms.mean - LOW.sdPop * sdPop
  const now = { low: x < edge, flagged }
  let [times, flags] = [now.low ? 1 : 0, flagged ? 1 : 0]
  for (const each of state.lows) {
    if (each.low) times += 1
    if (each.flagged) flags += 1
  }
  const ratings = state.lows.length + 1
  const notes: Note[] = []
  if (state.history.n === 1 && times === ratings)
    notes.push({ kind: 'started-low', because: startedLowSentence(x, edge, config.scale) })
  if (ratings === LOW.of && times >= LOW.times && flags === 0)
    notes.push({ kind: 'low', because: lowSentence(x, edge, config.scale) })
  return { lows: ratings < LOW.of ? [...state.lows, now] : moved(state.lows, now), notes }
}

/** Forms that do not vary: said at most once in eight sessions, whichever of the two it is. */
export function followUnvaried(
  config: SeriesConfig,
  state: SeriesState,
  occasion: Occasion,
): Pick<SeriesState, 'flatForms' | 'perfectRatings' | 'unvariedSaid'> & { notes: readonly Note[] } {
  const answered = isAnswered(occasion)
  const flatForms = !answered ? state.flatForms : isFlatForm(occasion.raw) ? state.flatForms + 1 : 0
  const top = occasion.score !== null && occasion.score >= config.scale.max - ROUNDING
  const perfectRatings = occasion.score === null ? state.perfectRatings : top ? state.perfectRatings + 1 : 0
  const quiet = state.unvariedSaid !== null && occasion.session - state.unvariedSaid < UNVARIED.everySessions
  const notes: Note[] = []
  if (answered && !quiet) {
    if (flatForms >= UNVARIED.times) notes.push({ kind: 'flat', because: flatSentence(flatForms) })
    else if (top && perfectRatings >= UNVARIED.times)
      notes.push({ kind: 'perfect', because: perfectSentence(perfectRatings) })
  }
  return { flatForms, perfectRatings, unvariedSaid: notes.length > 0 ? occasion.session : state.unvariedSaid, notes }
}

/** Gone quiet: two unanswered in a row from someone who nearly always answered. */
export function followInvitations(
  state: SeriesState,
  occasion: Occasion,
): Pick<SeriesState, 'invited' | 'answered' | 'latestAnswered'> & { notes: readonly Note[] } {
  const answeredNow = isAnswered(occasion)
  const next = {
    invited: state.invited + 1,
    answered: state.answered + (answeredNow ? 1 : 0),
    latestAnswered: answeredNow,
  }
  if (answeredNow || state.latestAnswered || state.history.n < QUIET.ratings) return { ...next, notes: NONE }
  const invitedBefore = state.invited - 1
  const rate = (QUIET.answered + state.answered) / (QUIET.invited + invitedBefore)
  const chance = (1 - rate) * (1 - rate)
  const notes: Note[] =
    chance < QUIET.chance ? [{ kind: 'gone-quiet', because: quietSentence(chance, state.answered, invitedBefore) }] : []
  return { ...next, notes }
}

/** Answered, in full or in part: an unscorable form is not silence. */
function isAnswered(occasion: Occasion): boolean {
  return occasion.score !== null || occasion.unscorable !== undefined || occasion.direct != null
}

/** The latest values with one more, of which the oldest goes. Written into a copy: an array that grows takes more memory. */
function moved<T>(values: readonly T[], next: T): T[] {
  const all = values.slice()
  for (let i = 1; i < all.length; i += 1) all[i - 1] = all[i]!
  all[all.length - 1] = next
  return all
}

/** The mean of the values from one place to before another. */
function mean(values: readonly number[], from: number, to: number): number {
  let sum = 0
  for (let i = from; i < to; i += 1) sum += values[i]!
  return sum / (to - from)
}
