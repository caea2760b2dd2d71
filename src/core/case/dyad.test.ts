import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { judge, startSeries } from '../detect/index.ts'
import { randomFrom } from '../worlds/random.ts'
import { DYAD, type Guessed, apart, dyadGap, guessedIn, sideOf } from './dyad.ts'
import type { TherapyRecord } from './record.ts'

const norms = { mean: 4.3, sdBetween: 1.2, sdWithin: 0.5 }
const scale = { min: 0, max: 6 }
/** Pairs of guess and answer from session 1 on. */
const pairs = (...list: (readonly [guess: number, score: number | null])[]): Guessed[] =>
  list.map(([guess, score], i) => ({ session: i + 1, guess, score, expected: { low: 4, high: 5.5 } }))
const latestOf = (list: readonly Guessed[]) => list.findLast((one) => one.score !== null)?.session ?? null
const gap = (list: readonly Guessed[], latest = latestOf(list)) => dyadGap(list, latest, norms, scale)
/** Worked by hand: earlier differences -.25 -.25 0 -.25 0, then 1 .75 1. */
const apartNow = pairs([4.25, 4.5], [4.5, 4.75], [4.5, 4.5], [4.25, 4.5], [4.5, 4.5], [4.5, 3.5], [4.25, 3.5], [4, 3])

describe('out of sight: guessed above the own mean, answered below the own range', () => {
  const before = pairs([4, 4.5], [4.5, 4.5], [4, 4.75])
  const then = (guess: number, score: number) => gap([...before, { session: 4, guess, score, expected: { low: 4, high: 5.5 } }]).unseen
  test('both are needed, and each strictly', () => {
    expect(then(4.5, 3.75)).toMatchObject({ rule: 'dyad-unseen', values: { guess: 4.5, earlierGuesses: 3, rating: 3.75, low: 4 } })
    expect(then(4.5, 3.75)?.text).toBe('For session 4 you guessed 4.5, above your average here (4.2); the answer was 3.8, below what is usual for them (4.0 to 5.5). '
      + 'It may be worth a second look: something may have happened that was hard to see, or between the hours.')
    expect(then(4.5, 4)).toBeNull()
    expect(then(4, 3)).toBeNull()
    expect(gap([...before.map((one) => ({ ...one, guess: 4.1 })), { session: 4, guess: 4.1, score: 1, expected: { low: 4, high: 5 } }]).unseen, 'equal but for rounding').toBeNull()
  })
  test('the own mean is that of earlier guesses alone, answered or not, and needs three', () => {
    expect(gap(pairs([4, 4.5], [4, null], [4, null], [4.5, 3])).unseen).not.toBeNull()
    expect(gap(pairs([4, 4.5], [4, null], [4.5, 3])).unseen).toBeNull()
    expect(gap(pairs([4, 4.5], [4, null], [4.5, 3], [6, 5])).unseen, 'a later guess changes nothing, and the latest answer is another').toBeNull()
  })
  test('only in the latest check-in, only where its range is known, and only where it was answered and guessed', () => {
    const list = [...before, { session: 4, guess: 4.5, score: 3, expected: { low: 4, high: 5.5 } }]
    expect(gap(list, 5).unseen).toBeNull()
    expect(gap(list, null).unseen).toBeNull()
    expect(gap(list.map((one) => ({ ...one, expected: null }))).unseen).toBeNull()
    expect(gap([...before, { session: 4, guess: 4.5, score: null, expected: null }]).unseen).toBeNull()
  })
})

describe('a change of the difference', () => {
  test('worked by hand', () => {
    const { moved, usual } = gap(apartNow)
    // s² = (4 (.25 + 1/12) + .075 + .0417) / (4 + 4 + 2); 3.1693 = t(.995) with 10 degrees of freedom.
    const sd = Math.sqrt((4 * (0.25 + 1 / 12) + 0.075 + 0.125 / 3) / 10)
    expect(moved?.how).toBe('above')
    expect(moved?.because.values.before).toBeCloseTo(-0.15, 9)
    expect(moved?.because.values.recent).toBeCloseTo(2.75 / 3, 9)
    expect(moved?.because.values.sd).toBeCloseTo(sd, 9)
    expect(moved?.because.values.low).toBeCloseTo(2.75 / 3 + 0.15 - 3.16927 * sd * Math.sqrt(1 / 5 + 1 / 3), 4)
    expect(moved?.because.text).toMatch(/^Your guesses and the answers have moved against each other: in the last three sessions with both, you guessed 0\.9 higher than they answered, before that 0\.1 lower than they answered\./)
    expect(usual).toMatchObject({ mean: 0.25, pairs: 8 })
    expect(usual!.low).toBeLessThan(0.25)
  })
  test('guessing lower and lower is a change too, and coming closer is not coming apart', () => {
    expect(gap(apartNow.map((one) => ({ ...one, guess: one.score! - (one.guess - one.score!) }))).moved?.how).toBe('below')
    const nearer = pairs([2, 4], [2, 4], [2.25, 4], [2, 4], [2, 4], [4, 4], [4, 4.25], [4, 4])
    expect(gap(nearer).moved).toMatchObject({ how: 'closer', because: { text: expect.stringContaining('closer together than before') } })
  })
  test('a large difference that stays the same says nothing, whatever its size', () => {
    const far = pairs(...Array.from({ length: 12 }, () => [6, 2] as const))
    expect(gap(far).moved).toBeNull()
    expect(gap(far).usual).toMatchObject({ mean: 4, pairs: 12 })
  })
  test('needs five pairs before the latest three; unanswered guesses are no pairs', () => {
    expect(gap(apartNow.slice(1)).moved).toBeNull()
    expect(gap(apartNow, 9).moved, 'the latest check-in had no guess').toBeNull()
    expect(gap(apartNow.with(0, { ...apartNow[0]!, score: null })).moved).toBeNull()
    expect(gap(pairs([4, 4], [4, 4])).usual).toBeNull()
    expect(gap([])).toEqual({ pairs: [], usual: null, unseen: null, moved: null })
  })
  test('a change that chance would not bring, but nobody would feel, is not said', () => {
    // After 37 equal pairs the 99 % interval is .29 to either side; .4 SDpop are .52.
    const then = (guess: number) => gap(pairs(...Array.from({ length: 37 }, () => [4, 4] as const), [guess, 4], [guess, 4], [guess, 4])).moved
    expect(then(4.5)).toBeNull()
    expect(then(4.55)?.how).toBe('above')
  })
  test('while a client’s range is being learned, there is none to be below', () => {
    const session = (number: number, level: 'learning' | 'usual', score: number | null) => ({
      number, answer: score === null ? null : { verdict: { level, score, expected: { mean: 4, low: 3, high: 5 } } },
    })
    const record = { sessions: [session(1, 'learning', 4), session(2, 'usual', 4.5), session(3, 'usual', null), session(4, 'usual', 4)] } as unknown as TherapyRecord
    expect(guessedIn(record, new Map([[1, 5], [2, 4], [3, 4]]))).toEqual([
      { session: 1, guess: 5, score: 4, expected: null }, { session: 2, guess: 4, score: 4.5, expected: { mean: 4, low: 3, high: 5 } },
      { session: 3, guess: 4, score: null, expected: null },
    ])
  })
  test('is said in steps that can be read', () => {
    expect(apart(0.04, scale)).toBe('about what they answered')
    expect(apart(-1, scale)).toBe('1.0 lower than they answered')
    expect(apart(3, { min: 0, max: 40 })).toBe('3 higher than they answered')
    expect([sideOf(0, scale), sideOf(0.5, scale)]).toEqual(['the same', '0.5 higher'])
  })
})

const step = fc.integer({ min: 0, max: 24 }).map((x) => x / 4)
const anyPairs = fc.array(fc.record({ guess: step, score: fc.option(step) }), { minLength: 8, maxLength: 40 })
  .map((list): Guessed[] => list.map((one, i) => ({ session: i + 1, ...one, expected: { low: 3, high: 5 } })))

describe('properties', () => {
  test('a difference that is the same every time is never a sign: adding one to all guesses changes neither rule', () => {
    fc.assert(fc.property(anyPairs, step, (list, bias) => {
      const shifted = gap(list.map((one) => ({ ...one, guess: one.guess + bias })))
      expect(shifted.unseen === null).toBe(gap(list).unseen === null)
      // Where the change is told as apart or closer depends on the side; whether it is told does not.
      expect(shifted.moved === null).toBe(gap(list).moved === null)
    }))
  })
  test('the unit does not matter, and neither does the order of arrival', () => {
    fc.assert(fc.property(anyPairs, (list) => {
      const { moved, unseen } = gap(list)
      expect(gap([...list].reverse(), latestOf(list))).toEqual(gap(list))
      const ten = list.map((one) => ({ ...one, guess: one.guess + 10, score: one.score === null ? null : one.score + 10, expected: { low: 13, high: 15 } }))
      const there = dyadGap(ten, latestOf(list), { ...norms, mean: 14.3 }, { min: 10, max: 16 })
      expect(there.moved?.how).toBe(moved?.how)
      expect(there.unseen === null).toBe(unseen === null)
    }))
  })
  test('every change that is said is larger than the 1.5 SD of science §2.1, and clear of nothing', () => {
    fc.assert(fc.property(anyPairs, (list) => {
      const values = gap(list).moved?.because.values as Record<string, number> | undefined
      if (!values) return
      expect(Math.abs(values.change!)).toBeGreaterThan(1.5 * values.sd!)
      expect(values.low! > 0 || values.high! < 0).toBe(true)
    }), { numRuns: 500 })
  })
  test('what comes later never changes what was said', () => {
    fc.assert(fc.property(anyPairs, step, (list, guess) => {
      const last = list.at(-1)!.session
      const later = { session: last + 1, guess, score: null, expected: null }
      expect(gap([...list, later])).toMatchObject({ unseen: gap(list).unseen, moved: gap(list).moved })
    }))
  })
})

/** Dyads with a bias of their own, whole-numbered guesses, and uneven clients; from session 11 on the answers may fall. */
function dyads({ follows, noise, falls = 0 }: { follows: number; noise: number; falls?: number }) {
  const random = randomFrom(5)
  const count = { pairs: 0, moved: 0, ever: 0, unseen: 0, foundIn3: 0 }
  const within = (x: number) => Math.min(6, Math.max(0, x))
  for (let dyad = 0; dyad < 1000; dyad++) {
    const level = norms.mean + norms.sdBetween * random.normal()
    const bias = -0.4 + 0.5 * random.normal()
    const wobble = norms.sdWithin * Math.exp(0.45 * random.normal() - 0.1)
    const list: Guessed[] = []
    let [state, now, said, ever] = [startSeries(), wobble * random.normal(), false, false]
    for (let session = 1; session <= 20; session++) {
      now = 0.3 * now + Math.sqrt(0.91) * wobble * random.normal()
      const score = Math.round(within(level + now - (session > 10 ? falls : 0)) * 4) / 4
      const judged = judge({ norms, scale }, state, { session, score })
      state = judged.state
      const guess = Math.round(within(level + follows * now + bias + noise * random.normal()))
      list.push({ session, guess, score, expected: judged.verdict.level === 'learning' ? null : judged.verdict.expected })
      const { moved, unseen } = gap(list)
      count.pairs++
      if (unseen) count.unseen++
      if (moved && !said) count.moved++
      ever ||= moved !== null
      said = moved !== null
      if (session === 13 && moved?.how === 'above') count.foundIn3++
    }
    if (ever) count.ever++
  }
  return { newPer100: 100 * count.moved / count.pairs, unseenPer100: 100 * count.unseen / count.pairs, ever: count.ever / 1000, foundIn3: count.foundIn3 / 1000 }
}

describe('how often it is said', () => {
  test('in steady dyads about once in a hundred pairs or less, however well the guesses follow', () => {
    for (const kind of [{ follows: 0.5, noise: 0.3 }, { follows: 0.5, noise: 0.6 }, { follows: 0, noise: 0.3 }]) {
      const { newPer100, unseenPer100 } = dyads(kind)
      expect(newPer100).toBeLessThan(1.1)
      expect(unseenPer100).toBeLessThan(1.7)
    }
  })
  test('answers that fall by one SD of the population while the guesses stay are found within three sessions in more than half', () => {
    expect(dyads({ follows: 0.5, noise: 0.4, falls: 1.3 }).foundIn3).toBeGreaterThan(0.5)
  })
  test('the constants are those of the document', () => {
    expect(DYAD).toEqual({ guesses: 3, pairs: 3, inside: 0.95, recent: 3, before: 5, sure: 0.99, felt: 0.4 })
  })
})
