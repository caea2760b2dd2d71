import { describe, expect, it } from 'vitest'
import { normalCdf, normalDensity, normalQuantile } from './normal.ts'

// From the C library's erfc and from Python's statistics.NormalDist, to all their digits.
const probabilities: readonly [number, number][] = [
  [-8, 6.220960574271819e-16],
  [-5.7, 5.990371401063533e-9],
  [-5, 2.866515718791946e-7],
  [-2.5, 0.006209665325776139],
  [-1, 0.15865525393145707],
  [-0.5, 0.3085375387259869],
  [0, 0.5],
  [0.3, 0.6179114221889526],
  [1.7, 0.955434537241457],
  [4, 0.9999683287581669],
]
const quantiles: readonly [number, number][] = [
  [1e-15, -7.941345326170995],
  [1e-9, -5.9978070150076865],
  [0.0005, -3.2905267314918945],
  [0.015, -2.17009037758456],
  [0.05, -1.6448536269514726],
  [0.3, -0.5244005127080407],
  [0.5, 0],
  [0.6, 0.2533471031357998],
  [0.95, 1.6448536269514715],
  [0.999, 3.090232306167813],
]

describe('the normal distribution', () => {
  it('agrees with independent values, far tail included', () => {
    for (const [z, p] of probabilities) expect(normalCdf(z) / p).toBeCloseTo(1, 12)
    for (const [p, z] of quantiles) expect(normalQuantile(p)).toBeCloseTo(z, 12)
  })

  it('goes there and back from the smaller tail', () => {
    for (let z = -36; z <= 0; z += 0.01) expect(normalQuantile(normalCdf(z))).toBeCloseTo(z, 10)
  })

  it('rises by its density', () => {
    for (let z = -6; z <= 6; z += 0.05)
      expect((normalCdf(z + 1e-4) - normalCdf(z - 1e-4)) / 2e-4).toBeCloseTo(normalDensity(z), 8)
  })

  it('answers the ends', () => {
    expect(normalQuantile(0)).toBe(-Infinity)
    expect(normalQuantile(1)).toBe(Infinity)
    expect(normalQuantile(-0.1)).toBeNaN()
    expect(normalCdf(-60)).toBe(0)
    expect(normalCdf(60)).toBe(1)
    expect(normalCdf(Number.NaN)).toBeNaN()
  })
})
