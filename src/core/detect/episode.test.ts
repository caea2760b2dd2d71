import { describe, expect, it } from 'vitest'
import { episodeState } from './episode.ts'
import {
  closeEpisode,
  judge,
  judgeAll,
  openEpisode, reopenEpisode,
  replay,
  restart,
  type Occasion,
  type SeriesConfig,
} from './index.ts'

const config: SeriesConfig = {
  scale: { min: 1, max: 5 },
  norms: { mean: 3.97, sdBetween: 0.538516481, sdWithin: 0.319374388 },
}
const series = (...scores: (number | null)[]): Occasion[] => scores.map((score, i) => ({ session: i + 1, score }))
const steady = [4.4, 4.5, 4.3, 4.4]

describe('the state of an episode', () => {
  // Baseline 4, s .4: returned from 3.8, recovering from 3.6.
  it.each([
    [[], 0, 'open'],
    [[3.2], 1, 'open'],
    [[3.6], 1, 'recovering'],
    [[3.599], 1, 'open'],
    [[3.9], 1, 'recovering'],
    [[3.8, 3.8], 2, 'returned'],
    [[3.799, 4.5], 2, 'recovering'],
    [[3.9, 3.2, 3.9], 3, 'recovering'],
    [[3.2, 3.2, 3.2], 3, 'open'],
    [[3.2, 3.2, 3.2], 4, 'plateau'],
    [[2.8, 3.2, 3.5], 4, 'plateau'],
    [[2.4, 3.2, 3.5], 4, 'unsettled'],
    [[4.2, 4, 3.59], 4, 'unsettled'],
    [[3.2, 3.8, 3.9], 4, 'returned'],
  ] as const)('after %j (%i ratings) is %s', (last, count, state) => {
    expect(episodeState(4, 0.4, count, last)).toBe(state)
  })
})

describe('an episode', () => {
  it('opens once, freezes what the first flag of its run was compared with, and ends when two ratings are back', () => {
    // Two prior ratings only: a notice first, then the alert that opens.
    const occasions = series(4.5, 4.58, 3.75, 3.5, 4.4, 4.4, 4.4)
    const verdicts = judgeAll(config, occasions)
    expect(verdicts.map(({ opens }) => opens)).toEqual([false, false, false, true, false, false, false])
    const { episode } = replay(config, occasions.slice(0, 4)).state
    expect(episode).toMatchObject({ onset: 4, openedBy: 'alert', frozenAt: 3, state: 'open', ratingsAfter: 0 })
    expect(episode!.baseline).toBe(verdicts[2]!.expected!.mean)
    expect(verdicts.map(({ state }) => state)).toEqual([null, null, null, 'open', 'recovering', 'returned', null])
    const ended = replay(config, occasions).state
    expect(ended.episode).toBeNull()
    expect(ended.previousEpisode).toMatchObject({ onset: 4, state: 'returned' })
  })

  it('that returns with a rating that is itself a flag leaves no run of flags behind: the next flag begins its own', () => {
    // The direct question opens at the first form, before anything is known of the person: the norms are what is frozen.
    const wide: SeriesConfig = { scale: { min: 0, max: 6 }, norms: { mean: 4.3, sdBetween: 1.2, sdWithin: 0.5 } }
    const { state, verdicts } = replay(wide, [{ session: 1, score: 6, direct: 3 }, ...[6, 4.06, 3.5].map((score, i) => ({ session: i + 2, score }))])
    expect(verdicts[2]).toMatchObject({ level: 'alert', state: 'returned' })
    expect(verdicts[3]).toMatchObject({ level: 'alert', opens: true, stillLower: false })
    expect(state.run).toMatchObject({ session: 4, baseline: verdicts[3]!.expected!.mean })
    expect(state.episode).toMatchObject({ onset: 4, frozenAt: 4, baseline: verdicts[3]!.expected!.mean })
  })

  it('needs both ratings after the onset: the one before never counts', () => {
    const verdicts = judgeAll(config, series(...steady, 3.2, 4.4, null, 4.4))
    expect(verdicts.map(({ state }) => state).slice(4)).toEqual(['open', 'recovering', 'recovering', 'returned'])
  })

  it('alerts again only at the first severe after a lower level', () => {
    const { state } = replay(config, series(4.3, 4.1, 4.2, 3.9, 4.2))
    const alert = judge(config, state, { session: 6, score: 3.35 })
    expect(alert.verdict).toMatchObject({ level: 'alert', opens: true, reAlert: false })
    const severe = judge(config, alert.state, { session: 7, score: 1 })
    expect(severe.verdict).toMatchObject({ level: 'severe', opens: false, reAlert: true })
    const again = judge(config, severe.state, { session: 8, score: 1 })
    expect(again.verdict).toMatchObject({ opens: false, reAlert: false })
    const first = judgeAll(config, series(...steady, 3.2, 1))
    expect(first[4]).toMatchObject({ level: 'severe', opens: true })
    expect(first[5]!.reAlert).toBe(false)
  })

  it('opened by hand takes its baseline from the next rating to come', () => {
    const { state } = replay(config, series(...steady, 4.1))
    const opened = openEpisode(state, 5)
    expect(opened.episode).toMatchObject({ onset: 5, openedBy: 'hand', baseline: null, s: null, state: 'open' })
    expect(state.episode).toBeNull()
    const unanswered = judge(config, opened, { session: 6, score: null })
    expect(unanswered.verdict).toMatchObject({ state: 'open', opens: false })
    const next = judge(config, unanswered.state, { session: 7, score: 4.3 })
    expect(next.state.episode).toMatchObject({ frozenAt: 7, ratingsAfter: 1 })
    expect(next.state.episode!.baseline).toBe(next.verdict.expected!.mean)
    expect(next.verdict.state).toBe('recovering')
    expect(judge(config, next.state, { session: 8, score: 4.4 }).verdict.state).toBe('returned')
  })

  it('opened by evidence says so, and opening twice changes nothing', () => {
    const { state } = replay(config, series(...steady))
    const opened = openEpisode(state, 4, 'evidence')
    expect(opened.episode!.openedBy).toBe('evidence')
    expect(openEpisode(opened, 9)).toBe(opened)
  })

  it('set aside is cleared with its run, so that a later alert can open a new one', () => {
    const { state } = replay(config, series(...steady, 3.2))
    const aside = closeEpisode(state)
    expect(aside).toMatchObject({ episode: null, run: null, previousEpisode: { onset: 5 } })
    // 3.6 is below the old run's edge: still lower in the open episode, judged afresh once it is set aside.
    expect(judge(config, state, { session: 6, score: 3.6 }).verdict.stillLower).toBe(true)
    expect(judge(config, aside, { session: 6, score: 3.6 }).verdict.stillLower).toBe(false)
    expect(judge(config, aside, { session: 6, score: 2 }).verdict).toMatchObject({ opens: true })
  })

  it('opened again is compared with the level before the strain, however often it was closed in between', () => {
    const { state } = replay(config, series(...steady, 3.2))
    const frozen = { onset: 5, baseline: state.episode!.baseline, s: state.episode!.s, frozenAt: 5 }
    const once = reopenEpisode(closeEpisode(state), 5, 5)
    expect(once.episode).toMatchObject({ ...frozen, state: 'open', ratingsAfter: 0, lastAfter: [] })
    const low = judge(config, once, { session: 6, score: 3.2 }).state
    expect(low.episode).toMatchObject({ ...frozen, ratingsAfter: 1 })
    const twice = reopenEpisode(closeEpisode(low), 6, 5)
    expect(twice.episode).toMatchObject(frozen)
    expect(judge(config, judge(config, twice, { session: 7, score: 4.3 }).state, { session: 8, score: 4.3 }).verdict.state).toBe('returned')
    expect(reopenEpisode(closeEpisode(low), 6, 2).episode).toMatchObject({ onset: 6, baseline: null })
    expect(reopenEpisode(state, 6, 5)).toBe(state)
  })

  it('makes way for the new usual: history restarts with the ratings after the onset', () => {
    const occasions = series(...steady, 3.0, 3.4, 3.3, 3.4, 3.35)
    expect(judgeAll(config, occasions).at(-1)).toMatchObject({ level: 'alert', state: 'plateau' })
    const { state, ratings } = restart(config, occasions.slice(5))
    expect(ratings).toBe(4)
    expect(state).toMatchObject({ episode: null, run: null, previousEpisode: null })
    expect(judge(config, state, { session: 10, score: 3.35 }).verdict).toMatchObject({ level: 'usual', state: null })
    expect(restart(config, []).ratings).toBe(0)
  })
})
