import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findInstrument, instruments } from './instruments/index.ts'
import type { Instrument } from './instruments/manifest.ts'
import { type Answers, checkAnswers, reverse, score, scoreItems } from './score.ts'

const base = instruments[0] as Instrument
const make = (
  rows: number,
  mode: Instrument['scoring']['mode'],
  extra: Partial<Instrument['scoring']> = {},
): Instrument => ({
  ...base,
  items: Array.from({ length: rows }, (_, i) => ({ id: `q${i}`, facet: 'bond', min: 0, max: 4, kind: 'scale' })),
  scoring: { mode, ...extra },
})
const fill = (values: readonly (number | null)[]): Answers => Object.fromEntries(values.map((v, i) => [`q${i}`, v]))
const get = (id: string) => findInstrument(id) as Instrument

describe('score', () => {
  test('reversing twice is identity', () => {
    fc.assert(
      fc.property(fc.integer({ min: -5, max: 5 }), fc.nat(10), fc.nat(10), (min, width, offset) => {
        const scale = { min, max: min + width }
        const answer = min + Math.min(offset, width)
        expect(reverse(reverse(answer, scale), scale)).toBe(answer)
        // Any mirror is its own inverse; only one of them keeps every answer on the scale and turns its ends round.
        expect(reverse(answer, scale) - scale.min).toBe(scale.max - answer)
      }),
    )
  })

  test('a row that is reversed moves the score the other way', () => {
    const arm = get('arm-5')
    const at = (third: number) => score(arm, { arm1: 4, arm2: 4, arm3: third, arm4: 4, arm5: 4 }).score
    expect(at(1)).toBeCloseTo(4.6, 12)
    expect(at(7)).toBeCloseTo(3.4, 12)
  })

  test.each([
    ['sum', [1, 2, 3, 4], 10],
    ['mean', [1, 2, 3, 4], 2.5],
    ['mean-x10', [1, 2, 3, 4], 25],
    ['sum', [1, 2, 3, null], 8],
    ['mean', [1, 2, 3, null], 2],
    ['mean-x10', [1, 2, 3, null], 20],
  ] as const)('%s of %j is %d', (mode, values, expected) => {
    expect(score(make(4, mode), fill(values)).score).toBe(expected)
  })

  test('three quarters is enough, one row less is not', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), fc.nat(20), (rows, gone) => {
        const missing = Math.min(gone, rows)
        const result = score(make(rows, 'mean'), fill(Array.from({ length: rows }, (_, i) => (i < missing ? null : 3))))
        if (rows - missing >= 0.75 * rows) expect(result).toMatchObject({ score: 3, prorated: missing > 0 })
        else expect(result).toMatchObject({ score: null })
        expect(result.missing).toHaveLength(missing)
      }),
    )
  })

  test('the manifest may allow fewer missing rows, or more', () => {
    expect(score(make(4, 'sum', { maxMissing: 0 }), fill([1, 2, 3, null]))).toMatchObject({ score: null })
    expect(score(make(4, 'sum', { maxMissing: 2 }), fill([1, 3, null, null])).score).toBe(8)
    expect(score(make(2, 'sum', { maxMissing: 2 }), fill([null, null])).score).toBeNull()
  })

  test('the direct question stands apart: not in the score, never pro-rated, last in raw', () => {
    const short = get('alliance-checkin-short')
    const rows = { 'bond-hard': 5, 'goal-middle': 3, 'confidence-hard': 4, 'openness-hard': 2 }
    for (const direct of [null, 0, 4]) {
      expect(score(short, { ...rows, direct })).toMatchObject({ score: 3.5, direct, raw: [3, 4, 5, 2, direct] })
    }
    const skipped = { ...rows, 'bond-hard': null, 'goal-middle': null }
    const result = score(short, { ...skipped, direct: 3 })
    expect(result).toMatchObject({ score: null, direct: 3, missing: ['goal-middle', 'bond-hard'] })
    expect('unscorable' in result && result.unscorable).toContain('2 of 4')
  })

  test('the long form takes six of seven rows and no fewer', () => {
    const long = get('alliance-checkin-long')
    const ids = long.items.filter((item) => item.kind === 'scale').map((item) => item.id)
    expect(ids).toHaveLength(7)
    const answers = (n: number): Answers => Object.fromEntries(ids.map((id, i) => [id, i < n ? 5 : null]))
    expect(score(long, answers(6))).toMatchObject({ score: 5, prorated: true })
    expect(score(long, answers(5))).toMatchObject({ score: null })
  })

  test('PHQ-9 keeps its direction, and its safety row is never filled in', () => {
    const phq = get('phq-9')
    const all = (answer: number): Record<string, number | null> =>
      Object.fromEntries(phq.items.map((item) => [item.id, answer]))
    expect(score(phq, all(0))).toMatchObject({ score: 0, riskItems: [] })
    expect(score(phq, all(3))).toMatchObject({ score: 27, riskItems: [{ itemId: 'phq9', answer: 3 }] })
    expect(score(phq, { ...all(1), phq1: null, phq2: null })).toMatchObject({ score: 9, prorated: true })
    expect(score(phq, { ...all(1), phq9: null })).toMatchObject({ score: null, riskItems: [] })
    expect(score(phq, { phq9: 1 })).toMatchObject({ score: null, riskItems: [{ itemId: 'phq9', answer: 1 }] })
  })

  test('WAI-SR: three subscales of four rows, each oriented', () => {
    const wai = get('wai-sr')
    const answers = Object.fromEntries(wai.items.map((item) => [item.id, item.subscale === 'bond' ? 5 : 2]))
    expect(score(wai, answers)).toMatchObject({ score: 3, subscales: { task: 2, bond: 5, goal: 2 } })
    expect(score(wai, { ...answers, wai3: null, wai5: null }).subscales).toEqual({ task: 2, bond: null, goal: 2 })
  })

  test('an instrument whose key is open is never scored', () => {
    const open = get('br-wai')
    const result = score(open, Object.fromEntries(open.items.map((item) => [item.id, 3])))
    expect(result).toMatchObject({ score: null, subscales: {} })
  })

  test('a score lies in the range of the instrument, whatever is answered', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...instruments),
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 20, maxLength: 20 }),
        (instrument, seeds) => {
          const answers = Object.fromEntries(
            instrument.items.map((item, i) => {
              const seed = seeds[i] ?? 0
              return [item.id, seed < 0.08 ? null : item.min + Math.round(seed * (item.max - item.min))]
            }),
          )
          const result = score(instrument, answers)
          if (result.score === null) return
          expect(result.score).toBeGreaterThanOrEqual(instrument.range.min)
          expect(result.score).toBeLessThanOrEqual(instrument.range.max)
          expect(result.because[0]?.values.score).toBe(result.score)
        },
      ),
    )
  })
})

describe('checkAnswers', () => {
  const short = get('alliance-checkin-short')
  test.each([
    [{ 'bond-hard': 7 }, '"bond-hard"'],
    [{ 'bond-hard': -1 }, 'from 0 to 6'],
    [{ 'bond-hard': 2.5 }, 'whole number'],
    [{ 'bond-hard': '3' }, 'not a number'],
    [{ 'bond-hard': Number.NaN }, 'not a number'],
    [{ direct: 5 }, 'from 0 to 4'],
    [{ nope: 1 }, '"nope" is not a row'],
    [{ constructor: 1 }, '"constructor" is not a row'],
  ])('%j is refused', (answers, words) => {
    const problems = checkAnswers(short, answers)
    expect(problems).toHaveLength(1)
    expect(problems[0]).toContain(words)
    expect(() => score(short, answers as Answers)).toThrow(RangeError)
  })

  test('skips and empty rows are fine', () => {
    expect(checkAnswers(short, { 'bond-hard': null, 'goal-middle': undefined })).toEqual([])
  })

  test('an instrument may have finer steps', () => {
    const srs = get('srs')
    expect(checkAnswers(srs, { srs1: 8.7, srs2: 10, srs3: 0.1 })).toEqual([])
    expect(checkAnswers(srs, { srs1: 8.75 })).toHaveLength(1)
  })
})

describe('scoreItems', () => {
  test('mean under the three-quarters rule', () => {
    expect(scoreItems([4, 5, 3])).toEqual({ score: 4, prorated: false, answered: 3 })
    expect(scoreItems([4, 5, 3, null])).toEqual({ score: 4, prorated: true, answered: 3 })
    expect(scoreItems([4, 5, null])).toMatchObject({ score: null, answered: 2 })
    expect(scoreItems([null, null, null])).toMatchObject({ score: null, answered: 0 })
    expect(scoreItems([])).toMatchObject({ score: null, answered: 0 })
  })
})
