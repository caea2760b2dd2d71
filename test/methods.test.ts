import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { CUSUM, cusumNext } from '../src/core/detect/methods/cusum.ts'
import { EWMA_LIMIT, ewmaNext } from '../src/core/detect/methods/ewma.ts'
import { findMethod, readAll } from '../src/core/detect/methods/index.ts'
import { randomFrom } from '../src/core/worlds/random.ts'

interface Row { series: number; session: number; x: number; rule: string; flag: boolean; centre: number; limit: number }

const config = { scale: { min: 1, max: 5 }, norms: { mean: 4, sdBetween: 0.55, sdWithin: 0.33 }, sem: 0.17 }

/** What R computed; test/fixtures/methods/methods.R says how. */
const rows = readFileSync(new URL('fixtures/methods/from-r.csv', import.meta.url), 'utf8').trim().split('\n').slice(1).map((line): Row => {
  const [series, session, x, rule, flag, centre, limit] = line.split(',').map((cell) => cell.trim())
  return { series: Number(series), session: Number(session), x: Number(x), rule: rule!, flag: flag === '1', centre: Number(centre), limit: Number(limit) }
})
const rules = [...new Set(rows.map(({ rule }) => rule))].filter((rule) => rule !== 'given')

test('ten published rules were computed in R', () => {
  expect(rules.toSorted()).toEqual([
    'cusum', 'ewma', 'gumz', 'larsson', 'reliable-mean', 'reliable-previous', 'shewhart-2', 'shewhart-3', 'stiles', 'strauss',
  ])
  expect(rows.filter(({ flag }) => flag).length).toBeGreaterThan(100)
})

test.each(rules)('%s says what R says, to 1e-9, at every rating', (rule) => {
  for (const [series, all] of Map.groupBy(rows, (row) => row.series)) {
    const ratings = [...new Map(all.map(({ session, x }) => [session, { session, x }])).values()].sort((a, b) => a.session - b.session)
    const readings = readAll(findMethod(rule)!, config, ratings)
    const expected = new Map(all.filter((row) => row.rule === rule).map((row) => [row.session, row]))
    ratings.forEach(({ session }, i) => {
      const wanted = expected.get(session)
      const where = `series ${series}, session ${session}`
      expect(readings[i]!.speaks, where).toBe(wanted !== undefined)
      if (!wanted) return
      expect(readings[i]!.flag, where).toBe(wanted.flag)
      expect(Math.abs(readings[i]!.centre! - wanted.centre), where).toBeLessThan(1e-9)
      expect(Math.abs(readings[i]!.limit! - wanted.limit), where).toBeLessThan(1e-9)
    })
  }
})

/** What the R package spc computed by integral equations; test/fixtures/methods/run-lengths.R says how. */
const runLengths = readFileSync(new URL('fixtures/methods/run-lengths.csv', import.meta.url), 'utf8').trim().split('\n').slice(1)
  .map((line) => line.split(',')).map(([rule, shift, ratings]) => ({ rule: rule!, shift: Number(shift), ratings: Number(ratings) }))
const steps: Record<string, { next: (sum: number, u: number) => number; flagged: (sum: number) => boolean }> = {
  ewma: { next: ewmaNext, flagged: (average) => average < EWMA_LIMIT },
  cusum: { next: cusumNext, flagged: (sum) => sum > CUSUM.limit },
}

test.each(runLengths)('$rule speaks on average after $ratings ratings that lie $shift SD low, as spc says', ({ rule, shift, ratings }) => {
  const { next, flagged } = steps[rule]!
  const random = randomFrom(rule.length * 100 + shift * 10)
  const runs = Array.from({ length: 8_000 }, () => {
    let length = 0
    for (let sum = 0; length === 0 || !flagged(sum); length++) sum = next(sum, random.normal() - shift)
    return length
  })
  const mean = runs.reduce((a, b) => a + b) / runs.length
  const error = Math.sqrt(runs.reduce((a, b) => a + (b - mean) ** 2, 0) / (runs.length - 1) / runs.length)
  // Three and a half standard errors of so many made-up runs.
  expect(Math.abs(mean - ratings)).toBeLessThan(3.5 * error)
})
