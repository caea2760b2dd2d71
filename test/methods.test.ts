import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { findMethod, readAll } from '../src/core/detect/methods/index.ts'

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
