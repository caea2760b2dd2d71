import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  judge,
  judgeBare,
  judgeAll,
  levelOrder,
  nearestRating,
  replay,
  startSeries,
  type DirectStep,
  type Level,
  type Occasion,
  type SeriesConfig,
  type SeriesState,
} from './index.ts'

const config: SeriesConfig = {
  scale: { min: 1, max: 5 },
  norms: { mean: 3.97, sdBetween: 0.538516481, sdWithin: 0.319374388 },
}
const series = (...scores: (number | null)[]): Occasion[] => scores.map((score, i) => ({ session: i + 1, score }))
const last = (...scores: (number | null)[]) => judgeAll(config, series(...scores)).at(-1)!

const rating = fc.integer({ min: 12, max: 60 }).map((twelfths) => twelfths / 12)
const course = fc
  .array(fc.option(rating, { freq: 6 }), { minLength: 1, maxLength: 30 })
  .map((scores) => series(...scores))
const fullCourse = fc
  .array(
    fc.record({
      score: fc.option(rating, { freq: 6 }),
      direct: fc.option(fc.constantFrom<DirectStep>(0, 1, 2, 3, 4)),
      raw: fc.option(fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 5, maxLength: 5 }), { nil: undefined }),
    }),
    { minLength: 1, maxLength: 30 },
  )
  .map((rows) =>
    rows.map((row, i): Occasion => ({
      session: i + 1,
      score: row.score,
      direct: row.direct,
      ...(row.raw ? { raw: row.raw } : {}),
    })),
  )

function frozen<T>(value: T): T {
  if (value !== null && typeof value === 'object') {
    Object.values(value).forEach(frozen)
    Object.freeze(value)
  }
  return value
}

describe('a verdict', () => {
  it('never changes the state it was given, which survives storage as JSON', () => {
    fc.assert(
      fc.property(fullCourse, (occasions) => {
        let kept: SeriesState = startSeries()
        let stored: SeriesState = startSeries()
        for (const occasion of occasions) {
          const a = judge(config, frozen(kept), frozen(occasion))
          const b = judge(config, JSON.parse(JSON.stringify(stored)) as SeriesState, occasion)
          expect(b).toEqual(a)
          kept = a.state
          stored = b.state
        }
      }),
      { numRuns: 100 },
    )
  })

  it('is not changed by anything that comes later', () => {
    fc.assert(
      fc.property(fullCourse, fc.nat({ max: 29 }), (occasions, cut) => {
        const some = occasions.slice(0, cut)
        expect(judgeAll(config, occasions).slice(0, cut)).toEqual(judgeAll(config, some))
      }),
      { numRuns: 200 },
    )
  })

  it('does not depend on the order in which occasions are given', () => {
    fc.assert(
      fc.property(
        fullCourse.chain((occasions) =>
          fc.tuple(fc.constant(occasions), fc.shuffledSubarray(occasions, { minLength: occasions.length })),
        ),
        ([inOrder, shuffled]) => {
          const bySession = new Map(judgeAll(config, inOrder).map((verdict) => [verdict.session, verdict]))
          const verdicts = judgeAll(config, shuffled)
          expect(verdicts.map(({ session }) => session)).toEqual(shuffled.map(({ session }) => session))
          for (const verdict of verdicts) expect(verdict).toEqual(bySession.get(verdict.session))
        },
      ),
      { numRuns: 200 },
    )
  })

  it('is the same in any unit of the scale', () => {
    fc.assert(
      fc.property(course, fc.constantFrom(0.25, 8, 1024, 10, 1 / 3), (occasions, c) => {
        const { scale, norms } = config
        const scaled: SeriesConfig = {
          scale: { min: scale.min * c, max: scale.max * c },
          norms: { mean: norms.mean * c, sdBetween: norms.sdBetween * c, sdWithin: norms.sdWithin * c },
        }
        const here = judgeAll(config, occasions)
        const there = judgeAll(
          scaled,
          occasions.map((each) => ({ ...each, score: each.score === null ? null : each.score * c })),
        )
        there.forEach((verdict, i) => {
          expect(verdict.level).toBe(here[i]!.level)
          expect(verdict.state).toBe(here[i]!.state)
          expect(verdict.slide).toBe(here[i]!.slide)
          if (verdict.p !== null) expect(verdict.p / here[i]!.p!).toBeCloseTo(1, 8)
        })
      }),
      { numRuns: 200 },
    )
  })

  it('never has a lower level for a lower rating', () => {
    fc.assert(
      fc.property(course, rating, rating, (occasions, a, b) => {
        const { state } = replay(config, occasions)
        const at = (score: number) => levelOrder.indexOf(judge(config, state, { session: 100, score }).verdict.level)
        expect(at(Math.min(a, b))).toBeGreaterThanOrEqual(at(Math.max(a, b)))
      }),
      { numRuns: 500 },
    )
  })

  it('always gives its reasons, with numbers and a source', () => {
    fc.assert(
      fc.property(fullCourse, (occasions) => {
        for (const verdict of judgeAll(config, occasions)) {
          expect(verdict.because.length).toBeGreaterThan(0)
          for (const because of [...verdict.because, ...verdict.notes.map((note) => note.because)]) {
            expect(because.text).toMatch(/^\S.*[.”"]$/s)
            expect(because.text).not.toMatch(/NaN|undefined|null|!/)
            expect(because.source).toMatch(/^docs\/clinical\/(detect|score)\.md/)
            expect(Object.values(because.values).every(Number.isFinite)).toBe(true)
          }
        }
      }),
      { numRuns: 200 },
    )
  })

  it('costs a state of bounded size, whatever the number of sessions', () => {
    const state = replay(
      config,
      series(...Array.from({ length: 3000 }, (_, i) => (i % 7 === 0 ? null : 3 + (i % 5) / 3))),
    ).state
    expect(JSON.stringify(state).length).toBeLessThan(2000)
    expect(state.recent).toHaveLength(7)
  })
})

describe('occasions that cannot be judged', () => {
  it('are refused with the session or score named', () => {
    expect(() =>
      judgeAll(config, [
        { session: 3, score: 4 },
        { session: 3, score: 4 },
      ]),
    ).toThrow(/session 3/)
    const { state } = judge(config, startSeries(), { session: 5, score: 4 })
    expect(() => judge(config, state, { session: 5, score: 4 })).toThrow(/judgeAll/)
    for (const score of [0.9, 5.1, Number.NaN, Infinity])
      expect(() => judge(config, startSeries(), { session: 1, score })).toThrow(/between 1 and 5/)
  })
})

describe('levels', () => {
  it('begin with the third rating, however low the first two are', () => {
    expect(judgeAll(config, series(4.5, 1, 4.5)).map(({ level }) => level)).toEqual(['learning', 'learning', 'usual'])
    expect(last(4.5, 1, null, 1).level).not.toBe('learning')
  })

  it('follow the worked rows of science §2.3 where the engine agrees', () => {
    const six = [4.25, 4.33, 4.17, 4.42, 4.33, 4.25]
    expect(last(...six, 4.17).level).toBe('usual')
    expect(last(...six, 3.67).level).toBe('notice')
    expect(last(5, 5, 5, 5, 5, 4.83).level).toBe('usual')
    expect(last(5, 5, 5, 5, 5, 4).level).toBe('severe')
    expect(last(5, 5, 5, 5, 4.92).level).toBe('usual')
    expect(last(2.9, 3.1, 3.0, 2.8, 2.75).level).toBe('usual')
    expect(last(2.5).level).toBe('learning')
  })

  it('find nothing in a constant series, at any height', () => {
    for (const score of [1, 2.5, 4, 5]) {
      const verdicts = judgeAll(config, series(...Array.from({ length: 40 }, () => score)))
      expect(verdicts.slice(2).every(({ level, slide, opens }) => level === 'usual' && !slide && !opens)).toBe(true)
    }
  })

  it('never flag a rise', () => {
    const verdicts = judgeAll(config, series(2, 2.3, 2.6, 2.9, 3.2, 3.5, 3.8, 4.1, 4.4, 4.7, 5))
    expect(verdicts.slice(2).every(({ level }) => level === 'usual')).toBe(true)
  })

  it.each(['notice', 'alert', 'severe'] as const)('change to %s at their limit and not above it', (wanted) => {
    const state = replay(config, series(4.25, 4.33, 4.17, 4.42, 4.33, 4.25)).state
    const reaches = (level: Level) => levelOrder.indexOf(level) >= levelOrder.indexOf(wanted)
    const limit = nearestRating(config, state, reaches)!
    expect(judge(config, state, { session: 7, score: limit }).verdict.level).toBe(wanted)
    expect(reaches(judge(config, state, { session: 7, score: limit + 1e-5 }).verdict.level)).toBe(false)
    const { p, pRun, drop } = judge(config, state, { session: 7, score: limit }).verdict
    const sd = Math.hypot(config.norms.sdBetween, config.norms.sdWithin)
    const [pLimit, dropLimit] = { notice: [0.05, 0.4], alert: [0.015, 0.6], severe: [0.005, 1] }[wanted] as [
      number,
      number,
    ]
    // At the limit one of the conditions is the one that binds: p, the drop, or for an alert the two-rating probability.
    const binding = [
      Math.abs(p! - pLimit) < 1e-4,
      Math.abs(drop! - dropLimit * sd) < 1e-4,
      wanted === 'alert' && Math.abs(pRun! - 0.015) < 1e-4,
    ]
    expect(binding).toContain(true)
  })

  it('use the practice’s own limits once it has them, within bounds', () => {
    const occasions = series(4.25, 4.33, 4.17, 4.42, 4.33, 4.25, 3.67)
    const at = (limits: SeriesConfig['limits']) => judgeAll({ ...config, limits }, occasions).at(-1)!.level
    expect(at({ notice: 0.05, alert: 0.015 })).toBe('notice')
    expect(at({ notice: 0.001, alert: 0.008 })).toBe(at({ notice: 0.02, alert: 0.008 }))
    expect(at({ notice: 0.15, alert: 0.9 })).toBe(at({ notice: 0.15, alert: 0.05 }))
    expect(at({ notice: 0.15, alert: 0.05 })).toBe('alert')
  })

  it('limits that are no numbers give way to those that are shipped, so that a damaged row makes nobody deaf', () => {
    const course = series(4.25, 4.33, 4.17, 4.42, 4.33, 4.25, 3.67)
    const shipped = judgeAll(config, course)
    expect(shipped.at(-1)!.level).toBe('notice')
    for (const limits of [{}, { notice: null, alert: 'x' }, { notice: NaN, alert: Infinity }]) {
      expect(judgeAll({ ...config, limits: limits as unknown as { notice: number; alert: number } }, course).map(({ level }) => level)).toEqual(shipped.map(({ level }) => level))
    }
  })
})

describe('still lower', () => {
  it('keeps an alert while the ratings stay at or under the first flag’s lower edge', () => {
    const verdicts = judgeAll(config, series(4.4, 4.5, 4.3, 4.4, 3.2, 3.6, null, 3.1, 3.6, 3.0))
    expect(verdicts.slice(4).map(({ level }) => level)).toEqual([
      'severe',
      'alert',
      'unanswered',
      'alert',
      'alert',
      'alert',
    ])
    expect(verdicts.some(({ stillLower }) => stillLower)).toBe(true)
    const still = verdicts.find(({ stillLower }) => stillLower)!
    expect(still.because[0]).toMatchObject({ rule: 'still-lower', values: { firstSession: 5 } })
  })

  it('counts a rating exactly at that edge, and none above it', () => {
    const { state } = replay(config, series(4.4, 4.5, 4.3, 4.4, 3.2))
    const at = (low: number) => judge(config, { ...state, run: { ...state.run!, low } }, { session: 6, score: 4 }).verdict
    expect(at(4)).toMatchObject({ level: 'alert', stillLower: true })
    expect(at(3.99)).toMatchObject({ level: 'usual', stillLower: false })
  })

  it('ends with a usual rating: the next low one is judged afresh', () => {
    const { state } = replay(config, series(4.4, 4.5, 4.3, 4.4, 3.2, 4.3))
    expect(state.run).toBeNull()
  })
})

describe('a verdict without reasons', () => {
  it('is the same verdict, and leaves the same state', () => {
    fc.assert(
      fc.property(fullCourse, (occasions) => {
        let state = startSeries()
        for (const occasion of occasions) {
          const { state: next, verdict } = judge(config, state, occasion)
          expect(verdict.because.length).toBeGreaterThan(0)
          expect(judgeBare(config, state, occasion)).toEqual({ state: next, verdict: { ...verdict, because: [] } })
          state = next
        }
      }),
    )
  })
})
