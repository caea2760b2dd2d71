import { describe, expect, it } from 'vitest'
import { findWorld } from '../src/core/worlds/world.ts'
import { type Practice, measure, settle } from './budget-practice.ts'

const world = findWorld('base')!
const practice: Practice = { world, norms: world.norms, strained: 0, depth: 1, answered: 0.5, seed: 1 }
const THERAPIES = 500
const shipped = measure(practice, null, THERAPIES)

describe('a practice in which nothing happens', () => {
  it('comes to about 4 new flags and 2 new alerts per 100 ratings, and finds more than before', () => {
    const own = measure(practice, settle(practice, 6), THERAPIES)
    expect(own.flags).toBeGreaterThan(3)
    expect(own.flags).toBeLessThan(5)
    expect(own.alerts).toBeGreaterThan(1.4)
    expect(own.alerts).toBeLessThan(2.6)
    own.found.forEach((share, i) => expect(share).toBeGreaterThan(shipped.found[i]!))
  })
})

describe('a practice with many real strains', () => {
  it('does not go deaf: with six therapies in ten strained and half of the cases answered, it finds what the shipped limits find', () => {
    const many = { ...practice, strained: 0.6 }
    const own = measure(many, settle(many, 6), THERAPIES)
    own.found.forEach((share, i) => expect(share).toBeGreaterThan(shipped.found[i]! - 2))
    own.alerted.forEach((share, i) => expect(share).toBeGreaterThan(shipped.alerted[i]! - 2))
  })

  it('where nobody ever answers "was it one?", it comes down to the lower bounds and not below', () => {
    const worst = { ...practice, strained: 0.9, depth: 2, answered: 0 }
    const settings = settle(worst, 6)
    expect(settings!.limits).toEqual({ notice: 0.02, alert: 0.008 })
    const own = measure(worst, settings, THERAPIES)
    const atBounds = measure(worst, { number: 1, madeAt: '', limits: { notice: 0.02, alert: 0.008 }, norms: null, subscales: null }, THERAPIES)
    own.found.forEach((share, i) => expect(share).toBeGreaterThan(atBounds.found[i]! - 3))
    expect(own.found[2]).toBeGreaterThan(45)
  })
})

describe('a practice whose form came with wrong norms', () => {
  it.each([
    ['too wide', { mean: 4.6, sdBetween: 0.8, sdWithin: 0.55 }],
    ['too narrow', { mean: 3.6, sdBetween: 0.4, sdWithin: 0.2 }],
  ])('finds its own, and speaks as often as others (%s)', (_, norms) => {
    const wrong = { ...practice, norms, strained: 0.3 }
    const settings = settle(wrong, 6)
    expect(Math.abs(settings!.norms!.sdWithin / world.norms.sdWithin - 1)).toBeLessThan(0.1)
    const own = measure(wrong, settings, THERAPIES)
    expect(own.flags).toBeGreaterThan(2.8)
    expect(own.flags).toBeLessThan(4.6)
    own.found.forEach((share, i) => expect(share).toBeGreaterThan(shipped.found[i]! - 1))
  })
})
