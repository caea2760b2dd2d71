import type { Because } from '../because.ts'
import {
  directNotes,
  directOpens,
  followInvitations,
  followLow,
  followSlide,
  followSubscales,
  followUnvaried,
} from './beside.ts'
import { directEpisode, stepEpisode } from './episode.ts'
import { addRating, expectation, halfBand, place, type Expectation } from './expected-range.ts'
import { isFlag, levelOf, type LevelFound } from './levels.ts'
import {
  episodeSentence,
  gapSentence,
  learningSentence,
  lowerSentence,
  runSentence,
  stillLowerSentence,
  unansweredSentence,
  unscorableSentence,
  usualSentence,
  type Judged,
} from './sentences.ts'
import type { Episode, FlagRun, SeriesState } from './state.ts'
import type { BareVerdict, Note, Occasion, Scale, SeriesConfig, Verdict } from './verdict.ts'

/**
 * The verdict on one occasion, and the state after it (engine §2-4). Looks only backward and never changes the given
 * state, so a verdict once given stays as it is. A late or back-dated response is judged by replaying the series in
 * session order with `judgeAll`.
 * @param occasion the next check-in of this series: its session comes after every session seen so far.
 * @throws RangeError when the session is not after the latest one, or the score is not a number on the scale.
 */
export function judge(
  config: SeriesConfig,
  state: SeriesState,
  occasion: Occasion,
): { state: SeriesState; verdict: Verdict } {
  return judged(config, state, occasion, true)
}

/**
 * As `judge`, where no reasons will be shown: the sentences of `because` are not made, which saves about a fifth of the time.
 * All else is the same. What is stored or shown to a therapist is never judged in this way.
 */
export function judgeBare(
  config: SeriesConfig,
  state: SeriesState,
  occasion: Occasion,
): { state: SeriesState; verdict: BareVerdict } {
  return judged(config, state, occasion, false)
}

function judged(
  config: SeriesConfig,
  state: SeriesState,
  occasion: Occasion,
  reasons: boolean,
): { state: SeriesState; verdict: Verdict } {
  if (state.lastSession !== null && occasion.session <= state.lastSession)
    throw new RangeError(
      `session ${occasion.session} does not come after session ${state.lastSession}; replay the series with judgeAll`,
    )
  const { score } = occasion
  const { scale } = config
  if (score !== null && !(score >= scale.min - ROUNDING && score <= scale.max + ROUNDING))
    throw new RangeError(`score ${score} is not between ${scale.min} and ${scale.max}`)
  const found =
    score === null ? judgeUnrated(config, state, occasion, reasons) : judgeRating(config, state, occasion, score, reasons)
  if (config.settings) found.verdict.settings = config.settings
  return found
}

/** What one occasion was judged with. */
export interface JudgedWith {
  config: SeriesConfig
  /** The running state before it, after what people had decided. */
  state: SeriesState
  occasion: Occasion
}

/** A mean of decimals may pass the end of the scale by rounding. */
const ROUNDING = 1e-6

function judgeRating(
  config: SeriesConfig,
  state: SeriesState,
  occasion: Occasion,
  x: number,
  reasons: boolean,
): { state: SeriesState; verdict: Verdict } {
  const { scale } = config
  const { session } = occasion
  const expected = expectation(state.history, config.norms, occasion.date)
  const placing = place(expected, x)
  const half = halfBand(expected)
  const range = clip(expected, half, scale)
  const found = levelOf(config, expected, placing, x, state.run)
  const flagged = isFlag(found.level)
  const run = flagged
    ? (state.run ?? { session, low: expected.mean - half, baseline: expected.mean, s: expected.s })
    : null

  const direct = directOpens(occasion)
  const step = stepEpisode(state.episode, { session, x, expected, level: found.level, run, direct })
  const returned = step.episode?.state === 'returned'
  const subscales = followSubscales(config, state, occasion)
  const slide = followSlide(config, state, x, expected.s, expected.sdPop)
  const low = followLow(config, state, x, flagged, expected.sdPop)
  const unvaried = followUnvaried(config, state, occasion)
  const invitations = followInvitations(state, occasion)

  const because: Because[] = []
  if (reasons) {
    because.push(levelSentence({ x, expected, placing, range, scale }, found, run))
    if (expected.gapDays !== null) because.push(gapSentence(expected.gapDays))
    if (step.episode && !step.opens) because.push(stateSentence(step.episode, x, scale))
  }
  return {
    verdict: {
      session,
      score: x,
      level: found.level,
      p: placing.p,
      pRun: placing.pRun,
      drop: placing.drop,
      expected: { mean: expected.mean, low: range.low, high: range.high },
      state: step.episode?.state ?? null,
      slide: slide.from !== null,
      stillLower: found.by === 'still-lower',
      opens: step.opens,
      reAlert: step.reAlert,
      slideFrom: slide.from,
      notes: together(directNotes(occasion), subscales.notes, slide.notes, low.notes, unvaried.notes, invitations.notes),
      because,
    },
    state: {
      version: 1,
      lastSession: session,
      history: addRating(state.history, x, placing.z, occasion.date),
      subscales: subscales.subscales,
      recent: slide.recent,
      best: slide.best,
      lows: low.lows,
      run: returned ? null : run,
      episode: returned ? null : step.episode,
      previousEpisode: returned ? step.episode : state.previousEpisode,
      flatForms: unvaried.flatForms,
      perfectRatings: unvaried.perfectRatings,
      unvariedSaid: unvaried.unvariedSaid,
      invited: invitations.invited,
      answered: invitations.answered,
      latestAnswered: invitations.latestAnswered,
    },
  }
}

/**
 * An unanswered or unscorable check-in: it breaks neither a run of flags nor an episode, and what stands beside the
 * level still speaks.
 */
function judgeUnrated(
  config: SeriesConfig,
  state: SeriesState,
  occasion: Occasion,
  reasons: boolean,
): { state: SeriesState; verdict: Verdict } {
  const { session, unscorable } = occasion
  const subscales = followSubscales(config, state, occasion)
  const unvaried = followUnvaried(config, state, occasion)
  const invitations = followInvitations(state, occasion)
  const opens = state.episode === null && directOpens(occasion)
  // Nothing enters the history here, so the expectation now is also that of the next rating to come.
  const episode = opens
    ? directEpisode(session, expectation(state.history, config.norms, occasion.date))
    : state.episode
  return {
    verdict: {
      session,
      score: null,
      level: unscorable === undefined ? 'unanswered' : 'unscorable',
      p: null,
      pRun: null,
      drop: null,
      expected: null,
      state: episode?.state ?? null,
      slide: false,
      stillLower: false,
      opens,
      reAlert: false,
      slideFrom: null,
      notes: together(directNotes(occasion), subscales.notes, unvaried.notes, invitations.notes),
      because: reasons ? [unratedSentence(unscorable, state.history.n)] : [],
    },
    state: {
      ...state,
      lastSession: session,
      subscales: subscales.subscales,
      episode,
      flatForms: unvaried.flatForms,
      perfectRatings: unvaried.perfectRatings,
      unvariedSaid: unvaried.unvariedSaid,
      invited: invitations.invited,
      answered: invitations.answered,
      latestAnswered: invitations.latestAnswered,
    },
  }
}

/** One list of several, of which most are empty: spreading them would take a sixth more memory. */
function together(...lists: readonly (readonly Note[])[]): Note[] {
  const notes: Note[] = []
  for (const list of lists) for (const note of list) notes.push(note)
  return notes
}

function unratedSentence(unscorable: string | undefined, ratingsBefore: number): Because {
  return unscorable === undefined ? unansweredSentence(ratingsBefore) : unscorableSentence(unscorable, ratingsBefore)
}

function levelSentence(judged: Judged, found: LevelFound, run: FlagRun | null): Because {
  const { x, expected, placing, scale } = judged
  if (found.level === 'learning') return learningSentence(x, expected.n, scale)
  if (found.level === 'notice' || found.level === 'severe') return lowerSentence(judged, found.level)
  if (found.level !== 'alert') return usualSentence(judged)
  if (found.by === 'run' && placing.pRun !== null) return runSentence(judged, placing.pRun)
  if (found.by === 'still-lower' && run !== null) return stillLowerSentence(judged, run)
  return lowerSentence(judged, 'alert')
}

function stateSentence(episode: Episode, x: number, scale: Scale): Because {
  return episodeSentence(episode.state, x, episode.baseline ?? x, episode.s ?? 0, episode.onset, scale)
}

/** The 90 % band clipped to the scale, for drawing and for the verdict. */
export function clip(expected: Expectation, half: number, scale: Scale): { low: number; high: number } {
  return { low: Math.max(expected.mean - half, scale.min), high: Math.min(expected.mean + half, scale.max) }
}
