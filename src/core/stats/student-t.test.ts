import reference from '@stdlib/stats-base-dists-t-cdf'
import { describe, expect, it } from 'vitest'
import vectors from '../../../test/fixtures/detection.json' with { type: 'json' }
import { logGamma, tCdf, tQuantile } from './student-t.ts'

const dfs = [4, 4.5, 5.3, 6, 7.25, 9.1, 11, 14, 17.77, 21.9, 22, 25, 30, 40, 47.3, 60]

describe('the t distribution', () => {
  it('agrees with an independent implementation to 1e-10 over t in -60..60', () => {
    let worst = 0
    for (const df of dfs)
      for (let t = -60; t <= 60; t += 0.0625) worst = Math.max(worst, Math.abs(tCdf(t, df) - reference(t, df)))
    expect(worst).toBeLessThan(1e-10)
  })

  it('keeps its digits in the far lower tail', () => {
    for (const df of dfs)
      for (let t = -60; t <= -2; t += 0.25) expect(Math.abs(tCdf(t, df) / reference(t, df) - 1)).toBeLessThan(1e-10)
    // With four degrees of freedom the tail goes as 3/t⁴.
    expect(tCdf(-1e4, 4) / 3e-16).toBeCloseTo(1, 6)
  })

  it('agrees with the closed forms for two and four degrees of freedom', () => {
    for (let t = -9; t <= 9; t += 0.1) {
      expect(tCdf(t, 2)).toBeCloseTo(0.5 + t / (2 * Math.sqrt(2 + t * t)), 13)
      const u = t / Math.sqrt(4 + t * t)
      expect(tCdf(t, 4)).toBeCloseTo(0.5 + 0.75 * (u - (u * u * u) / 3), 13)
    }
  })

  it('agrees with the worked probabilities', () => {
    for (const row of vectors.tCdf) expect(tCdf(row.t, row.df)).toBeCloseTo(row.p, 8)
  })

  it('is symmetric, rising, and exact at the middle and the ends', () => {
    for (const df of dfs) {
      expect(tCdf(0, df)).toBe(0.5)
      expect(tCdf(-Infinity, df)).toBe(0)
      expect(tCdf(Infinity, df)).toBe(1)
      expect(tCdf(1e-200, df)).toBe(0.5)
      let before = 0
      for (let t = -12; t <= 6; t += 0.01) {
        const p = tCdf(t, df)
        expect(p).toBeGreaterThan(before)
        expect(p + tCdf(-t, df)).toBeCloseTo(1, 14)
        before = p
      }
    }
    expect(tCdf(Number.NaN, 5)).toBeNaN()
  })
})

describe('the t quantile', () => {
  it('undoes the distribution function', () => {
    for (const df of [1, 2, ...dfs])
      for (const p of [1e-9, 1e-5, 0.005, 0.015, 0.05, 0.3, 0.5, 0.7, 0.95, 0.985, 0.995])
        expect(tCdf(tQuantile(p, df), df) / p).toBeCloseTo(1, 10)
  })

  it('gives the tabled limits', () => {
    expect(tQuantile(0.05, 6)).toBeCloseTo(-1.9432, 4)
    expect(tQuantile(0.015, 7)).toBeCloseTo(-2.7146, 4)
    expect(tQuantile(0.005, 25)).toBeCloseTo(-2.7874, 4)
    expect(tQuantile(0.95, 4)).toBeCloseTo(2.13184678632665, 12)
  })

  it('answers the ends', () => {
    expect(tQuantile(0, 5)).toBe(-Infinity)
    expect(tQuantile(1, 5)).toBe(Infinity)
    expect(tQuantile(1.2, 5)).toBeNaN()
  })
})

describe('the log of the gamma function', () => {
  it('gives the factorials and the half-integers', () => {
    let factorial = 1
    for (let n = 1; n <= 20; n += 1) {
      expect(logGamma(n)).toBeCloseTo(Math.log(factorial), 12)
      factorial *= n
    }
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.sqrt(Math.PI)), 14)
  })
})
