import { describe, expect, it } from 'vitest'
import { type Method, SILENT, type Step } from '../detect/methods/method.ts'
import { findMethod, methods } from '../detect/methods/index.ts'
import { findWorld } from '../worlds/world.ts'
import { configOf, therapiesOf } from './made-up.ts'
import { type TrueTherapy, countsOf, ratesOf } from './rates.ts'

const config = { scale: { min: 1, max: 5 }, norms: { mean: 4, sdBetween: 0.5, sdWithin: 0.3 } }
/** Flags every rating below 3, from the second rating on: what it counts can be seen at a glance. */
const belowThree: Method = {
  id: 'below-three', name: 'Below three', says: '', source: '', minimum: 1, falseFlags: 0,
  follow() {
    const from = (n: number): Step => ({ x }) => ({
      reading: n < 1 ? SILENT : { speaks: true, flag: x < 3, centre: 3, limit: 3 }, then: from(n + 1),
    })
    return from(0)
  },
}
const therapy = (scores: readonly number[], fall?: { at: number; length: number }): TrueTherapy =>
  scores.map((x, i) => ({ session: i + 1, x, truth: fall && i + 1 >= fall.at && i + 1 < fall.at + fall.length ? 1 : 0 }))

describe('what one therapy counts for', () => {
  it('without a fall: flags, flags in a row once, and whether there was any', () => {
    const counts = countsOf(belowThree, config, therapy([4, 2, 2, 4, 2]))
    expect(counts).toMatchObject({ falseFlags: [3, 5], falseEpisodes: [2, 5], everFlagged: [1, 1], atOnce: [0, 0], delay: [0, 0] })
  })
  it('with a fall: what came before it is stable, and the first flag tells the delay', () => {
    const counts = countsOf(belowThree, config, therapy([4, 2, 4, 3.5, 3.5, 2, 2], { at: 4, length: 4 }))
    expect(counts).toMatchObject({
      falseFlags: [1, 3], everFlagged: [0, 0], atOnce: [0, 1], within3: [1, 1], within6: [1, 1], delay: [2, 1],
    })
  })
  it.each([[1, [1, 1, 1]], [3, [0, 1, 1]], [4, [0, 0, 1]], [6, [0, 0, 1]], [7, [0, 0, 0]]] as const)(
    'a fall flagged at its rating %i counts at once, within three, within six: %j', (nth, [atOnce, within3, within6]) => {
      const falling = Array.from({ length: 8 }, (_, i) => (i + 1 === nth ? 2 : 3.5))
      expect(countsOf(belowThree, config, therapy([4, 4, ...falling], { at: 3, length: 20 })))
        .toMatchObject({ atOnce: [atOnce, 1], within3: [within3, 1], within6: [within6, 1] })
    })
  describe('after the flag, whether the fall is over is told from the level that the method froze', () => {
    // The centre of below-three is 3, and s stays near the norm's .3: two in a row at 2.85 or above are a return.
    const low = [2, 2, 2, 2, 2, 2, 2]
    it.each([
      ['a fall that stays, and is said to stay', [4, 4, ...low, 2], { at: 3, length: 20 }, { returnedWrongly: [0, 1], returnedLate: [0, 0] }],
      ['one that stays, and is declared returned', [4, 4, 2, 2, 2.9, 2.9, 2, 2, 2, 2], { at: 3, length: 20 }, { returnedWrongly: [1, 1], returnedLate: [0, 0] }],
      ['one that stays, but too few ratings come after', [4, 4, 2, 2, 2.9, 2.9], { at: 3, length: 20 }, { returnedWrongly: [0, 0] }],
      ['one that recovers, seen in time', [4, 4, 2, 2, 4, 4, 4], { at: 3, length: 2 }, { returnedWrongly: [0, 0], returnedLate: [0, 1] }],
      ['one that recovers, seen late', [4, 4, 2, 2, 2.5, 4, 2.5, 4, 4], { at: 3, length: 2 }, { returnedLate: [1, 1] }],
      ['one declared returned before it had', [4, 4, 2, 2.9, 2.9, 4, 4, 4], { at: 3, length: 3 }, { returnedLate: [0, 0] }],
      ['one that was never flagged', [4, 4, 3.5, 3.5, 4, 4, 4], { at: 3, length: 2 }, { returnedWrongly: [0, 0], returnedLate: [0, 0] }],
    ] as const)('%s', (_, scores, fall, expected) => {
      expect(countsOf(belowThree, config, therapy(scores, fall))).toMatchObject(expected)
    })
  })
  it('a flag after the fall is over finds nothing', () => {
    expect(countsOf(belowThree, config, therapy([4, 3.5, 4, 2], { at: 2, length: 1 }))).toMatchObject({ within6: [0, 1], delay: [0, 0] })
  })
})

describe('rates', () => {
  const stable = Array.from({ length: 50 }, (_, i) => therapy([4, i % 5 === 0 ? 2 : 4, 4, 4]))
  it('are shares of what was counted; what was never counted is nothing, not 0', () => {
    const rates = ratesOf(belowThree, config, stable, { resamples: 0, seed: 1 })
    expect(rates.falseFlags).toEqual({ value: 5, low: 5, high: 5, of: 200 })
    expect(rates.everFlagged!.value).toBe(0.2)
    expect(rates.atOnce).toBeNull()
    expect(rates.delay).toBeNull()
  })
  it('come with the interval of drawing whole therapies again: near that of a share of 50', () => {
    const { everFlagged } = ratesOf(belowThree, config, stable, { resamples: 2_000, seed: 1 })
    // Exact binomial spread of 10 in 50: 95 of 100 draws fall between .10 and .32.
    expect(everFlagged!.low).toBeCloseTo(0.1, 1)
    expect(everFlagged!.high).toBeCloseTo(0.32, 1)
    expect(ratesOf(belowThree, config, stable, { resamples: 200, seed: 1 })).toEqual(ratesOf(belowThree, config, stable, { resamples: 200, seed: 1 }))
  })
  it('of no therapies are nothing', () => {
    expect(Object.values(ratesOf(belowThree, config, [], { resamples: 10, seed: 1 })).every((figure) => figure === null)).toBe(true)
  })
})

describe('on the base world', () => {
  const world = findWorld('base')!
  const given = configOf(world)
  const stable = therapiesOf(world, { therapies: 2_000, sessions: 20, seed: 5, dip: null })
  const rateOf = (id: string) => ratesOf(findMethod(id)!, given, stable, { resamples: 0, seed: 1 }).falseFlags!.value

  it('the default gives 2.5 to 4.5 flags and 1 to 3 clear ones per 100 stable ratings', () => {
    expect(rateOf('expected-range')).toBeGreaterThan(2.5)
    expect(rateOf('expected-range')).toBeLessThan(4.5)
    expect(rateOf('expected-range-alert')).toBeGreaterThan(1)
    expect(rateOf('expected-range-alert')).toBeLessThan(3)
  })
  it.each(methods.map((method) => [method.id, method] as const))('%s flags as often as it says', (id, method) => {
    expect(rateOf(id)).toBeGreaterThan(method.falseFlags * 0.8 - 0.1)
    expect(rateOf(id)).toBeLessThan(method.falseFlags * 1.2 + 0.1)
  })
  it('looking at parts finds many more falls of the bond, as many of everything, with no more flags', () => {
    const found = (id: string, fall: { depth: number; part?: string }) => ratesOf(findMethod(id)!, given,
      therapiesOf(world, { therapies: 2_000, sessions: 12, seed: 6, dip: { at: 9, length: Infinity, recovery: 0, ...fall } }), { resamples: 0, seed: 1 }).within3!.value
    const more = (fall: { depth: number; part?: string }) => found('whole-or-part', fall) - found('expected-range', fall)
    expect(more({ depth: 1.5, part: 'bond' })).toBeGreaterThan(0.15)
    expect(more({ depth: 1.5, part: 'work' })).toBeGreaterThan(0.05)
    expect(Math.abs(more({ depth: 1 }))).toBeLessThan(0.02)
    expect(rateOf('whole-or-part')).toBeLessThanOrEqual(rateOf('expected-range'))
  })
})
