import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normalCdf, normalQuantile } from '../stats/normal.ts'
import { tCdf, tQuantile } from '../stats/student-t.ts'
import { daysBetween, isIsoDate } from './days.ts'
import { judgeAll, type Occasion, type SeriesConfig } from './index.ts'

/** Engine §2, written out from the whole list each time: nothing here is shared with the running state. */
function literal(config: SeriesConfig, prior: { x: number; date?: string; z: number }[], x: number, date?: string) {
  const { mean: m0, sdBetween: tau, sdWithin: s0 } = config.norms
  const n = prior.length
  const w = prior.map((_, i) => 0.9 ** (n - (i + 1)))
  const sum = (values: number[]) => values.reduce((total, value) => total + value, 0)
  const W = sum(w)
  const effective = n === 0 ? 0 : W ** 2 / sum(w.map((each) => each ** 2))
  const m = n === 0 ? 0 : sum(w.map((each, i) => each * prior[i]!.x)) / W
  const SS = n === 0 ? 0 : (effective / W) * sum(w.map((each, i) => each * (prior[i]!.x - m) ** 2))
  const df = 4 + Math.max(effective - 1, 0)
  const s2 = (4 * s0 ** 2 + SS) / df
  const pm = (m0 / tau ** 2 + (effective * m) / s2) / (1 / tau ** 2 + effective / s2)
  let pv = 1 / (1 / tau ** 2 + effective / s2) + s2
  const last = prior.at(-1)
  const days = last?.date && date ? (Date.parse(date) - Date.parse(last.date)) / 86_400_000 : 0
  if (days > 42) pv *= 1 + days / 7 / 26
  const t = (x - pm) / Math.sqrt(pv)
  const p = tCdf(t, df)
  const z = Math.max(-8, Math.min(8, t > 0 ? -normalQuantile(tCdf(-t, df)) : normalQuantile(p)))
  const half = tQuantile(0.95, df) * Math.sqrt(pv)
  return {
    p,
    z,
    drop: pm - x,
    pRun: last === undefined || days > 42 ? null : normalCdf((z + last.z / 2) / Math.sqrt(1.25)),
    expected: { mean: pm, low: Math.max(pm - half, config.scale.min), high: Math.min(pm + half, config.scale.max) },
  }
}

const config: SeriesConfig = { scale: { min: 0, max: 6 }, norms: { mean: 4.3, sdBetween: 1.2, sdWithin: 0.5 } }
const isoDay = (day: number) => new Date(Date.UTC(2026, 0, 5) + day * 86_400_000).toISOString().slice(0, 10)

/** Any course: unanswered ones, known and unknown dates, short and long gaps. */
const course = fc
  .array(
    fc.record({
      score: fc.option(
        fc.integer({ min: 0, max: 60 }).map((tenths) => tenths / 10),
        { freq: 5 },
      ),
      days: fc.constantFrom(1, 7, 14, 42, 43, 120),
      dated: fc.boolean(),
    }),
    { maxLength: 60 },
  )
  .map((rows) => {
    let day = 0
    return rows.map(({ score, days, dated }, i): Occasion => {
      day += days
      return { session: i + 1, score, ...(dated ? { date: isoDay(day) } : {}) }
    })
  })

describe('the expected range', () => {
  it('kept as a running state equals the formula written out over the whole list', () => {
    fc.assert(
      fc.property(course, (occasions) => {
        const prior: { x: number; date?: string; z: number }[] = []
        judgeAll(config, occasions).forEach((verdict, i) => {
          const { score: x, date } = occasions[i]!
          if (x === null) return expect(verdict.p).toBeNull()
          const wanted = literal(config, prior, x, date)
          expect(verdict.p! / wanted.p).toBeCloseTo(1, 8)
          expect(verdict.drop).toBeCloseTo(wanted.drop, 9)
          if (wanted.pRun === null) expect(verdict.pRun).toBeNull()
          else expect(verdict.pRun).toBeCloseTo(wanted.pRun, 9)
          for (const key of ['mean', 'low', 'high'] as const)
            expect(verdict.expected![key]).toBeCloseTo(wanted.expected[key], 9)
          prior.push({ x, z: wanted.z, ...(date === undefined ? {} : { date }) })
        })
      }),
      { numRuns: 300 },
    )
  })

  it('rests on the norms alone before the first rating', () => {
    const [first] = judgeAll(config, [{ session: 1, score: 4.3 }])
    expect(first).toMatchObject({ level: 'learning', drop: 0, p: 0.5, pRun: null })
    expect(first!.expected!.low).toBeCloseTo(4.3 - 2.13184678632665 * 1.3, 9)
    expect(first!.expected!.high).toBe(6)
  })

  it('stays steady after ten thousand ratings', () => {
    const occasions = Array.from({ length: 10_000 }, (_, i): Occasion => ({
      session: i + 1,
      score: i % 2 === 0 ? 4.1 : 4.3,
    }))
    const verdict = judgeAll(config, occasions).at(-1)!
    const prior = occasions.slice(-400, -1).map(({ score }) => ({ x: score!, z: 0 }))
    expect(verdict.expected!.mean).toBeCloseTo(literal(config, prior, 4.3).expected.mean, 9)
  })

  it('widens only for more than 42 days, and only between two dated ratings', () => {
    const at = (date: string | undefined, unansweredBetween = false) => {
      const rows: Occasion[] = [1, 2, 3].map((session) => ({ session, score: 4.3, date: isoDay(session) }))
      if (unansweredBetween) rows.push({ session: 4, score: null, date: isoDay(40) })
      rows.push({ session: 5, score: 4, ...(date === undefined ? {} : { date }) })
      return judgeAll(config, rows).at(-1)!
    }
    const near = at(isoDay(3 + 42))
    const far = at(isoDay(3 + 43))
    expect(near.pRun).not.toBeNull()
    expect(far.pRun).toBeNull()
    const width = (verdict: typeof near) => verdict.expected!.mean - verdict.expected!.low
    expect((width(far) / width(near)) ** 2).toBeCloseTo(1 + 43 / 7 / 26, 12)
    expect(far.because.some(({ rule }) => rule === 'long-gap')).toBe(true)
    expect(at(undefined).pRun).not.toBeNull()
    // The gap counts from the last completed rating; an unanswered check-in does not shorten it.
    expect(at(isoDay(3 + 43), true).pRun).toBeNull()
  })
})

describe('days between dates', () => {
  it('agrees with the calendar', () => {
    fc.assert(
      fc.property(fc.integer({ min: -40_000, max: 40_000 }), fc.integer({ min: 0, max: 2000 }), (start, days) => {
        expect(daysBetween(isoDay(start), isoDay(start + days))).toBe(days)
      }),
    )
    expect(daysBetween(null, '2026-01-01')).toBeNull()
    expect(daysBetween('2026-01-01', undefined)).toBeNull()
  })

  it('knows real dates', () => {
    for (const good of ['2024-02-29', '2000-02-29', '2026-12-31']) expect(isIsoDate(good)).toBe(true)
    for (const bad of [
      '2026-02-29',
      '1900-02-29',
      '2026-13-01',
      '2026-00-10',
      '2026-04-31',
      '2026-4-3',
      '05.01.2026',
      '',
    ])
      expect(isIsoDate(bad)).toBe(false)
  })
})
