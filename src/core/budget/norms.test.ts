import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Norms } from '../detect/index.ts'
import { randomFrom } from '../worlds/random.ts'
import { estimateNorms, groupOf, normsOf } from './norms.ts'

const shipped: Norms = { mean: 4.3, sdBetween: 1.2, sdWithin: 0.5 }

/** Therapies of a practice with known norms, of 3 to 14 ratings each. */
function therapies(truth: Norms, count: number, seed: number): number[][] {
  const random = randomFrom(seed)
  return Array.from({ length: count }, () => {
    const level = truth.mean + truth.sdBetween * random.normal()
    return Array.from({ length: 3 + Math.floor(random.uniform() * 12) }, () => level + truth.sdWithin * random.normal())
  })
}

describe('norms of a practice', () => {
  const truths = fc.record({
    mean: fc.double({ min: 2, max: 6, noNaN: true }), sdBetween: fc.double({ min: 0.3, max: 2, noNaN: true }), sdWithin: fc.double({ min: 0.2, max: 1, noNaN: true }),
  })

  it('recover what is true of many clients, wherever the shipped norms are', () => {
    fc.assert(fc.property(truths, fc.integer(), (truth, seed) => {
      const own = normsOf(estimateNorms(therapies(truth, 3_000, seed).map(groupOf), shipped))
      expect(Math.abs(own.mean - truth.mean)).toBeLessThan(0.12 * truth.sdBetween + 0.03)
      expect(Math.abs(own.sdBetween / truth.sdBetween - 1)).toBeLessThan(0.12)
      expect(Math.abs(own.sdWithin / truth.sdWithin - 1)).toBeLessThan(0.04)
    }), { numRuns: 20 })
  })

  it('lie between the shipped norms and what was found, nearer to the latter with more clients', () => {
    const truth = { mean: 5, sdBetween: 0.6, sdWithin: 0.3 }
    const groups = therapies(truth, 1_600, 4).map(groupOf)
    const off = (count: number) => {
      const own = normsOf(estimateNorms(groups.slice(0, count), shipped))
      expect(own.mean).toBeGreaterThan(shipped.mean)
      expect(own.sdBetween).toBeLessThan(shipped.sdBetween)
      expect(own.sdWithin).toBeLessThan(shipped.sdWithin)
      return [Math.abs(own.mean - truth.mean), Math.abs(own.sdBetween - truth.sdBetween), Math.abs(own.sdWithin - truth.sdWithin)]
    }
    const [few, many] = [off(100), off(1_600)]
    many.forEach((one, i) => expect(one).toBeLessThan(few[i]!))
  })

  it('have intervals that hold the truth about as often as they say', () => {
    const truth = { mean: 4.2, sdBetween: 1.1, sdWithin: 0.45 }
    const held = { mean: 0, sdBetween: 0, sdWithin: 0 }
    const TIMES = 300
    for (let seed = 1; seed <= TIMES; seed++) {
      const own = estimateNorms(therapies(truth, 250, seed * 31).map(groupOf), truth)
      for (const name of ['mean', 'sdBetween', 'sdWithin'] as const) if (own[name].low <= truth[name] && truth[name] <= own[name].high) held[name] += 1
    }
    for (const count of Object.values(held)) expect(count / TIMES).toBeGreaterThan(0.9)
  })

  it('do not depend on where the scale begins or how long it is', () => {
    fc.assert(fc.property(fc.integer(), fc.double({ min: 0.1, max: 20, noNaN: true }), fc.double({ min: -50, max: 50, noNaN: true }), (seed, times, plus) => {
      const made = therapies(shipped, 120, seed)
      const here = normsOf(estimateNorms(made.map(groupOf), shipped))
      const moved = { mean: shipped.mean * times + plus, sdBetween: shipped.sdBetween * times, sdWithin: shipped.sdWithin * times }
      const there = normsOf(estimateNorms(made.map((ratings) => groupOf(ratings.map((x) => x * times + plus))), moved))
      expect(there.mean).toBeCloseTo(here.mean * times + plus, 6)
      expect(there.sdBetween).toBeCloseTo(here.sdBetween * times, 6)
      expect(there.sdWithin).toBeCloseTo(here.sdWithin * times, 6)
    }), { numRuns: 30 })
  })

  it('stay usable where all clients answer alike, and where nobody ever changes an answer', () => {
    const alike = estimateNorms(Array.from({ length: 100 }, () => groupOf([4, 4.5, 3.5])), shipped)
    expect(alike.sdBetween.value).toBeGreaterThan(0.2)
    const flat = estimateNorms(Array.from({ length: 100 }, (_, i) => groupOf([i % 6, i % 6, i % 6])), shipped)
    expect(flat.sdWithin.value).toBeGreaterThan(0.1)
    for (const one of [alike, flat]) for (const name of ['mean', 'sdBetween', 'sdWithin'] as const) {
      expect(Number.isFinite(one[name].low) && Number.isFinite(one[name].high) && one[name].low <= one[name].value && one[name].value <= one[name].high).toBe(true)
    }
  })
})
