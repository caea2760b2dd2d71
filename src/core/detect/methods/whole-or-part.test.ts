import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NOTICE } from '../constants.ts'
import { addRating, emptyHistory, expectation, place } from '../expected-range.ts'
import { type MethodConfig, type Rating, readAll } from './index.ts'
import { type Unusual, PART_P, WHOLE_OR_PART_LIMIT, unusualFrom, wholeOrPart } from './whole-or-part.ts'

const config: MethodConfig = {
  scale: { min: 1, max: 5 }, norms: { mean: 3.98, sdBetween: 0.55, sdWithin: 0.33 },
  parts: [
    { name: 'bond', share: 1 / 3, against: { mean: 0, sdBetween: 0.11, sdWithin: 0.26 } },
    { name: 'work', share: 2 / 3, against: { mean: 0, sdBetween: 0.055, sdWithin: 0.13 } },
  ],
}
/** A rating whose bond and work are given. */
const rating = (session: number, bond: number, work: number): Rating => ({ session, x: (bond + 2 * work) / 3, parts: { bond, work } })
const series = (pairs: readonly (readonly [number, number])[]) => pairs.map(([bond, work], i) => rating(i + 1, bond, work))
function follow(ratings: readonly Rating[], given = config): Unusual[] {
  let judge = unusualFrom(given)
  return ratings.map((each) => {
    const found = judge(each)
    judge = found.then
    return found
  })
}
const usual: (readonly [number, number])[] = [[4.25, 4.1], [4, 4.2], [4.25, 4.2], [4.3, 4.1], [4.2, 4.25], [4.25, 4.2]]
const last = (pairs: readonly (readonly [number, number])[]) => follow(series([...usual, ...pairs])).at(-1)!

describe('a fall of everything', () => {
  it('is flagged by the whole, as the default’s own range says, and no part is named', () => {
    const found = last([[3.4, 3.4]])
    expect(found).toMatchObject({ part: null, reading: { speaks: true, flag: true } })
    expect(found.reading.limit).toBeCloseTo(follow(series([...usual, [4.2, 4.2]])).at(-1)!.reading.limit!, 12)
  })
})

describe('a fall of one part', () => {
  it('that the whole does not show is flagged, and named', () => {
    const found = last([[2.6, 4.2]])
    expect(found.reading.flag).toBe(true)
    expect(found.part).toEqual({ name: 'bond', ratings: 1 })
    expect(readAll(wholeOrPart, { ...config, parts: [] }, series([...usual, [2.9, 4.2]])).at(-1)!.flag).toBe(false)
  })
  it('that is too small for one rating adds up over three', () => {
    expect(last([[3.35, 4.15]]).reading.flag).toBe(false)
    const third = last([[3.35, 4.15], [3.35, 4.15], [3.35, 4.15]])
    expect(third.reading.flag).toBe(true)
    expect(third.part!.name).toBe('bond')
    expect(third.part!.ratings).toBeGreaterThan(1)
  })
  it('does not add up across a gap of months, nor across a rating in which the part was skipped', () => {
    const dated = (pairs: readonly (readonly [number, number])[], dates: readonly string[]) =>
      series(pairs).map((each, i) => ({ ...each, date: dates[i]! }))
    const low: (readonly [number, number])[] = [...usual, [3.35, 4.15], [3.35, 4.15], [3.35, 4.15]]
    const weekly = low.map((_, i) => new Date(Date.UTC(2026, 0, 1 + 7 * i)).toISOString().slice(0, 10))
    expect(follow(dated(low, weekly)).at(-1)!.reading.flag).toBe(true)
    const late = weekly.map((date, i) => (i === low.length - 1 ? '2027-01-01' : date))
    expect(follow(dated(low, late)).at(-1)!.part?.ratings ?? 1).toBe(1)
    const skipped = series(low).map((each, i) => (i === low.length - 2 ? { ...each, parts: { bond: null, work: 4.15 } } : each))
    expect(follow(skipped).at(-1)!.part?.ratings ?? 1).toBe(1)
  })
  it('while the other part rises is still a fall, when it is one among all clients', () => {
    expect(last([[4.2, 4.9]]).reading.flag).toBe(false)
    expect(last([[2.5, 4.4]]).part?.name).toBe('bond')
  })
})

describe('what it compares', () => {
  it('for one rating equals the formula written out: two expected ranges, weighted by what a fall of the part moves', () => {
    const answers = fc.tuple(fc.integer({ min: 8, max: 40 }), fc.integer({ min: 8, max: 40 })).map(([b, w]) => [b / 8, w / 8] as const)
    fc.assert(fc.property(fc.array(answers, { minLength: 3, maxLength: 3 }), (pairs) => {
      const ratings = series(pairs)
      const found = follow(ratings).at(-1)!
      let [whole, apart] = [emptyHistory(), emptyHistory()]
      const bond = config.parts![0]!
      for (const each of ratings.slice(0, -1)) {
        whole = addRating(whole, each.x, 0, undefined)
        apart = addRating(apart, each.parts!.bond! - each.x, 0, undefined)
      }
      const now = ratings.at(-1)!
      const [e, c] = [expectation(whole, config.norms), expectation(apart, bond.against)]
      const [a, b] = [1 / 3 / e.spread, 2 / 3 / c.spread]
      const z = (a * place(e, now.x).z + b * place(c, now.parts!.bond! - now.x).z) / Math.hypot(a, b)
      if (found.part?.name !== 'bond') return
      expect(found.size! - WHOLE_OR_PART_LIMIT).toBeCloseTo(-z - 3.0902323, 5)
    }), { numRuns: 300 })
  })
  it('has the limits that it says: p < .05 for the whole, p < .001 for a part', () => {
    expect(WHOLE_OR_PART_LIMIT).toBeCloseTo(1.644854, 5)
    expect([NOTICE.p, PART_P]).toEqual([0.05, 0.001])
  })
  it('says the same on another scale, parts and all', () => {
    const pair = fc.tuple(fc.integer({ min: 8, max: 40 }), fc.integer({ min: 8, max: 40 })).map(([b, w]) => [b / 8, w / 8] as const)
    fc.assert(fc.property(fc.array(pair, { minLength: 3, maxLength: 15 }), fc.constantFrom(0.5, 4, 12), (pairs, c) => {
      const times = ({ mean, sdBetween, sdWithin }: MethodConfig['norms']) => ({ mean: mean * c, sdBetween: sdBetween * c, sdWithin: sdWithin * c })
      const scaled: MethodConfig = {
        scale: { min: c, max: 5 * c }, norms: times(config.norms), parts: config.parts!.map((part) => ({ ...part, against: times(part.against) })),
      }
      const one = follow(series(pairs))
      const other = follow(series(pairs.map(([b, w]) => [b * c, w * c] as const)), scaled)
      one.forEach(({ size }, i) => {
        if (size === null || size === -Infinity || other[i]!.size === -Infinity) return
        expect(other[i]!.size!).toBeCloseTo(size, 6)
      })
    }))
  })
  it('falling further in one part, the other as it was, is never less unusual', () => {
    const pair = fc.tuple(fc.integer({ min: 16, max: 40 }), fc.integer({ min: 16, max: 40 })).map(([b, w]) => [b / 8, w / 8] as const)
    fc.assert(fc.property(fc.array(pair, { minLength: 2, maxLength: 12 }), pair, fc.integer({ min: 1, max: 8 }), (before, [bond, work], less) => {
      const higher = follow(series([...before, [bond, work]])).at(-1)!
      const lower = follow(series([...before, [bond - less / 8, work]])).at(-1)!
      if (higher.part?.name === 'work') return
      if (higher.reading.flag) expect(lower.reading.flag).toBe(true)
    }))
  })
})
