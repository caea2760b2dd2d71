import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { configProblems } from './config.ts'
import { judgeAll } from './replay.ts'

const good = { scale: { min: 1, max: 5 }, norms: { mean: 3.99, sdBetween: 0.52, sdWithin: 0.38 } }

describe('a configuration', () => {
  it('that can be used has no problems, with a standard error or without, and below zero', () => {
    expect(configProblems(good)).toEqual([])
    expect(configProblems({ ...good, sem: 0.17 })).toEqual([])
    expect(configProblems({ scale: { min: -3, max: 3 }, norms: { mean: -0.5, sdBetween: 1, sdWithin: 0.5 } })).toEqual([])
  })

  it.each([
    ['a scale the wrong way round', { ...good, scale: { min: 5, max: 1 } }, ['scale']],
    ['a scale of one point', { ...good, scale: { min: 4, max: 4 } }, ['scale']],
    ['a scale without an end', { ...good, scale: { min: 1, max: Infinity } }, ['scale']],
    ['a scale too wide to reckon with', { ...good, scale: { min: -1e308, max: 1e308 } }, ['scale']],
    ['a mean beside the scale', { ...good, norms: { ...good.norms, mean: 40 } }, ['mean']],
    ['numbers that are none', { ...good, norms: { mean: NaN, sdBetween: NaN, sdWithin: NaN } }, ['mean', 'sdBetween', 'sdWithin']],
    ['no spread', { ...good, norms: { ...good.norms, sdBetween: 0, sdWithin: -1 } }, ['sdBetween', 'sdWithin']],
    ['a spread beyond the scale', { ...good, norms: { ...good.norms, sdWithin: 5 } }, ['sdWithin']],
    ['a standard error of nothing', { ...good, sem: 0 }, ['sem']],
  ])('with %s says so, and what was expected', (_, config, fields) => {
    const problems = configProblems(config)
    expect(problems.map(({ field }) => field)).toEqual(fields)
    for (const { text } of problems) expect(text).toMatch(/^Expected .*; found .*\.$/)
  })

  test('without problems never gives an undefined number', () => {
    const number = fc.double({ min: -1e6, max: 1e6, noNaN: true })
    fc.assert(fc.property(number, number, number, number, number, fc.array(fc.option(fc.double({ min: 0, max: 1, noNaN: true })), { maxLength: 12 }), (min, max, mean, sdBetween, sdWithin, shares) => {
      const config = { scale: { min, max }, norms: { mean, sdBetween, sdWithin } }
      if (configProblems(config).length > 0) return
      const verdicts = judgeAll(config, shares.map((share, session) => ({ session, score: share === null ? null : min + share * (max - min) })))
      for (const { p, drop, expected } of verdicts) for (const value of [p, drop, expected?.low, expected?.high]) expect(value == null || Number.isFinite(value)).toBe(true)
    }), { numRuns: 500 })
  })
})
