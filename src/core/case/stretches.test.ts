import { describe, expect, test } from 'vitest'
import { EPISODE } from '../detect/constants.ts'
import { judge, startSeries } from '../detect/index.ts'
import type { Mark } from './effect.ts'
import { replayWithMarks } from './effect.ts'
import { compareReturns } from './returns-compared.ts'

const config = { scale: { min: 0, max: 6 }, norms: { mean: 4.3, sdBetween: 1.2, sdWithin: 0.5 } }
const occasions = (scores: readonly (number | null)[]) => scores.map((score, i) => ({ session: i + 1, score }))
const stretchesOf = (scores: readonly (number | null)[], marks: readonly Mark[] = []) => replayWithMarks(config, occasions(scores), marks).stretches
const places = (scores: readonly (number | null)[], marks: readonly Mark[] = []) => stretchesOf(scores, marks).map(({ from, until }) => [from, until])
const calm = [5, 4.8, 5, 5.2, 5]

describe('when an episode was open', () => {
  test('never, without a strain', () => {
    expect(places(calm)).toEqual([])
    expect(places([])).toEqual([])
  })
  test('from the onset on while it is open, with what was frozen there', () => {
    const [stretch] = stretchesOf([...calm, 3, 3.2, null, 3])
    let state = startSeries()
    for (const occasion of occasions(calm)) state = judge(config, state, occasion).state
    const first = judge(config, state, { session: 6, score: 3 })
    expect(stretch).toMatchObject({ from: 6, until: null, episode: { onset: 6, baseline: first.verdict.expected!.mean } })
    expect(stretch!.episode.s).toBe(first.state.episode!.s)
  })
  test('until the session of the second rating that is back; a new strain is a stretch of its own', () => {
    expect(places([...calm, 3, 5, 5, 5, 5, 2])).toEqual([[6, 8], [11, null]])
    expect(stretchesOf([...calm, 3, 5, 5, 5])[0]!.episode.state).toBe('returned')
  })
  test('until a person ended it: set aside, or the new usual', () => {
    expect(places([...calm, 3, 3.2, 3.4, 3.3], [{ kind: 'close', afterSession: 7 }])).toEqual([[6, 7]])
    expect(places([...calm, 3, 3.2, 3.4, 3.3], [{ kind: 'restart', after: 6, afterSession: 8 }])).toEqual([[6, 8]])
  })
  test('opened by hand it has no level until the next rating, then the one expected of it', () => {
    expect(stretchesOf(calm, [{ kind: 'open', session: 5, by: 'hand', afterSession: 5 }])).toMatchObject([{ from: 5, until: null, episode: { baseline: null } }])
    const [stretch] = stretchesOf([...calm, 4.6], [{ kind: 'open', session: 5, by: 'hand', afterSession: 5 }])
    expect(stretch).toMatchObject({ from: 5, until: null, episode: { frozenAt: 6 } })
    expect(stretch!.episode.baseline).toBeGreaterThan(4.7)
  })
  test('taken up again it is compared with the level of before, from there on', () => {
    const marks: Mark[] = [{ kind: 'close', afterSession: 7 }, { kind: 'reopen', session: 8, onset: 6, afterSession: 8 }]
    const found = stretchesOf([...calm, 3, 3.2, 3.4, 3.3], marks)
    expect(found.map(({ from, until }) => [from, until])).toEqual([[6, 7], [8, null]])
    expect(found[1]!.episode.baseline).toBe(found[0]!.episode.baseline)
  })
})

describe('rules for being back, for one strain', () => {
  const compared = (scores: readonly (number | null)[]) => {
    const all = [...calm, 3, ...scores]
    const ratings = occasions(all).flatMap(({ session, score }) => (score === null ? [] : [{ session, x: score }]))
    return compareReturns(stretchesOf(all)[0]!, ratings)!
  }
  const back = (scores: readonly (number | null)[]) => Object.fromEntries(compared(scores).rules.map(({ rule, back: at }) => [rule.id, at]))

  test('Attune’s own ends where the episode ends', () => {
    const found = compared([3.2, 5, null, 5, 5])
    expect(found.until).toBe(10)
    expect(found.rules.find(({ rule }) => rule.id === 'two-near')!.back).toEqual({ session: 10, ratings: 3 })
  })
  test('rules that take one rating speak earlier, and unanswered check-ins do not count', () => {
    expect(back([null, 5, 5])).toMatchObject({ 'one-near': { session: 8, ratings: 1 }, 'two-near': { session: 9, ratings: 2 }, 'mean-three': null })
    const { baseline } = compared([3.2])
    const half = 3 + (baseline - 3) / 2
    expect(back([half + 0.01])).toMatchObject({ 'one-half': { session: 7, ratings: 1 }, 'one-near': null, 'two-half': null })
    expect(back([half - 0.01])['one-half']).toBeNull()
  })
  test('half of the fall is counted from the lowest rating so far', () => {
    const { baseline } = compared([1])
    expect(back([1, 1 + (baseline - 1) / 2 + 0.01])['one-half']).toEqual({ session: 8, ratings: 2 })
    expect(back([1, 1 + (baseline - 1) / 2 - 0.01])['one-half']).toBeNull()
  })
  test('near is the line that the picture draws', () => {
    const { baseline, s } = compared([3.2])
    const near = baseline - EPISODE.returned * s
    expect(back([near + 1e-9])['one-near']).not.toBeNull()
    expect(back([near - 1e-9])['one-near']).toBeNull()
  })
  test('what came after a person ended it is not asked', () => {
    const all = [...calm, 3, 3.2, 5, 5]
    const [stretch] = stretchesOf(all, [{ kind: 'close', afterSession: 7 }])
    const { until, rules } = compareReturns(stretch!, occasions(all).map(({ session, score }) => ({ session, x: score! })))!
    expect(until).toBe(7)
    expect(rules.every(({ back: at }) => at === null)).toBe(true)
  })
  test('nothing can be compared before the level is known', () => {
    const [byHand] = stretchesOf(calm, [{ kind: 'open', session: 5, by: 'hand', afterSession: 5 }])
    expect(compareReturns(byHand!, [])).toBeNull()
  })
})
