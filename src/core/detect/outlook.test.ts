import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  expectedNext,
  inUnit,
  isFlag,
  judge,
  levelAt,
  nearestRating,
  oftenness,
  replay,
  startSeries,
  whyNoDip,
  type Occasion,
  type SeriesConfig,
} from './index.ts'

const config: SeriesConfig = {
  scale: { min: 1, max: 5 },
  norms: { mean: 3.97, sdBetween: 0.538516481, sdWithin: 0.319374388 },
}
const series = (...scores: (number | null)[]): Occasion[] => scores.map((score, i) => ({ session: i + 1, score }))
const rating = fc.integer({ min: 12, max: 60 }).map((twelfths) => twelfths / 12)
const course = fc.array(fc.option(rating, { freq: 6 }), { maxLength: 25 }).map((scores) => series(...scores))

describe('the range of the next session', () => {
  it('is exactly what the next rating will be judged by', () => {
    fc.assert(
      fc.property(course, rating, (occasions, score) => {
        const { state } = replay(config, occasions)
        const next = expectedNext(config, state)
        const { verdict } = judge(config, state, { session: 99, score })
        expect(verdict.expected).toEqual({ mean: next.mean, low: next.low, high: next.high })
        expect(next.learning).toBe(verdict.level === 'learning')
        expect(levelAt(config, state, score)).toBe(verdict.level)
      }),
      { numRuns: 100 },
    )
  })

  it('widens with a long gap', () => {
    const { state } = replay(
      config,
      series(4, 4.2, 4.1).map((each) => ({ ...each, date: `2026-01-0${each.session}` })),
    )
    const soon = expectedNext(config, state, '2026-01-20')
    const late = expectedNext(config, state, '2026-05-20')
    expect(late.high - late.low).toBeGreaterThan(soon.high - soon.low)
    expect(late.mean).toBe(soon.mean)
  })
})

describe('the nearest rating that would change the level', () => {
  it('is where the level begins, and nothing above it has it', () => {
    fc.assert(
      fc.property(course, rating, (occasions, other) => {
        const { state } = replay(config, occasions)
        const limit = nearestRating(config, state, isFlag)
        const flagged = isFlag(levelAt(config, state, other))
        if (limit === null) expect(flagged).toBe(false)
        else if (Math.abs(other - limit) > 1e-5) expect(flagged).toBe(other < limit)
      }),
      { numRuns: 300 },
    )
  })

  it('is null where no rating on the scale would do, and the maximum where every one does', () => {
    expect(nearestRating(config, startSeries(), isFlag)).toBeNull()
    expect(nearestRating(config, startSeries(), (level) => level === 'learning')).toBe(5)
  })
})

describe('why nothing was flagged', () => {
  const { state } = replay(config, series(4.25, 4.33, 4.17, 4.42, 4.33, 4.25))

  it('names the rating from which it would have been', () => {
    const limit = nearestRating(config, state, isFlag)!
    expect(whyNoDip(config, state, 4.08)).toContain(`${(Math.floor(limit * 10) / 10).toFixed(1)} or lower`)
    expect(isFlag(levelAt(config, state, Math.floor(limit * 10) / 10))).toBe(true)
  })

  it('is silent about a flagged rating and while learning', () => {
    expect(whyNoDip(config, state, 3)).toBeNull()
    expect(whyNoDip(config, startSeries(), 3)).toBeNull()
  })
})

describe('numbers in words', () => {
  it.each([
    [0.5, 'about 5 times in 10'],
    [0.3, 'about 3 times in 10'],
    [0.05, 'about 1 time in 20'],
    [0.0149, 'about 1 time in 67'],
    [0.006, 'about 1 time in 170'],
    [0.005, 'about 1 time in 200'],
    [0.0049, 'less than 1 time in 200'],
    [0.00001, 'less than 1 time in 200'],
    [1, 'about 10 times in 10'],
  ])('%s is %s', (p, words) => {
    expect(oftenness(p)).toBe(words)
  })

  it('scores are read with one decimal, and with none on a wide scale where it would add nothing', () => {
    expect(inUnit(3.456, { min: 1, max: 5 })).toBe('3.5')
    expect(inUnit(34.56, { min: 0, max: 40 })).toBe('34.6')
    expect(inUnit(4, { min: 1, max: 5 })).toBe('4.0')
    expect(inUnit(34, { min: 0, max: 40 })).toBe('34')
  })
})
