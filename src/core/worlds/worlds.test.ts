import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { randomFrom } from './random.ts'
import { ASSUMED_COUPLING, type Coupling, type Dip, type MadeUp, NO_COUPLING, shareOfDip, simulate } from './simulate.ts'
import { type World, everyWorld, findWorld } from './world.ts'

const made = (name: string, dip: Dip | null, therapies = 400, seed = 3, coupling: Coupling = NO_COUPLING) =>
  [...simulate(findWorld(name)!, { therapies, sessions: 20, seed, dip, coupling })]
const mean = (all: readonly number[]) => all.reduce((sum, x) => sum + x, 0) / all.length
/** How far a part of an answered form lies above the whole, per row. */
function against({ rows }: MadeUp, part: World['parts'][number]): number | null {
  const own = part.rows.flatMap((i) => rows?.[i] ?? [])
  return own.length === 0 ? null : mean(own) - mean(rows!.filter((row) => row !== null))
}
/** Worlds whose norms are meant to be right. */
const honest = everyWorld.filter(({ name }) => name !== 'wrong-norms')

describe('random numbers', () => {
  it('are the same for the same seed, and others for another', () => {
    const five = (seed: number) => { const random = randomFrom(seed); return Array.from({ length: 5 }, () => random.uniform()) }
    expect(five(1)).toEqual(five(1))
    expect(five(1)).not.toEqual(five(2))
  })
  it('spread evenly, and normally', () => {
    const random = randomFrom(11)
    const uniform = Array.from({ length: 20_000 }, () => random.uniform())
    const bins = Array.from({ length: 10 }, (_, b) => uniform.filter((u) => Math.floor(u * 10) === b).length)
    expect(Math.max(...bins.map((n) => Math.abs(n - 2_000)))).toBeLessThan(200)
    const normal = Array.from({ length: 20_000 }, () => random.normal())
    const mean = normal.reduce((a, b) => a + b, 0) / normal.length
    expect(Math.abs(mean)).toBeLessThan(0.03)
    expect(Math.sqrt(normal.reduce((s, x) => s + (x - mean) ** 2, 0) / normal.length)).toBeCloseTo(1, 1)
  })
})

describe.each(honest.map((world) => [world.name, world] as const))('world %s', (name, world) => {
  it('has the norms it says it has', () => {
    const therapies = Map.groupBy(made(name, null, 1_500).filter((row) => row.score !== null), (row) => row.therapy)
    const groups = [...therapies.values()].map((rows) => rows.map((row) => row.score!)).filter((scores) => scores.length > 1)
    const means = groups.map((scores) => scores.reduce((a, b) => a + b, 0) / scores.length)
    const squares = groups.reduce((sum, scores, i) => sum + scores.reduce((s, x) => s + (x - means[i]!) ** 2, 0), 0)
    const ratings = groups.reduce((sum, scores) => sum + scores.length, 0)
    const within = Math.sqrt(squares / (ratings - groups.length))
    const mean = means.reduce((a, b) => a + b, 0) / means.length
    const spread = means.reduce((s, m) => s + (m - mean) ** 2, 0) / (means.length - 1)
    const between = Math.sqrt(spread - (within ** 2 * groups.length) / ratings)
    const width = world.scale.max - world.scale.min
    expect(Math.abs(mean - world.norms.mean) / width).toBeLessThan(0.015)
    expect(Math.abs(between - world.norms.sdBetween) / width).toBeLessThan(0.015)
    expect(Math.abs(within - world.norms.sdWithin) / width).toBeLessThan(0.008)
  })
  it('has parts that lie as far from the whole as it says', () => {
    const therapies = [...Map.groupBy(made(name, null, 800), (row) => row.therapy).values()]
    for (const part of world.parts) {
      const groups = therapies.map((rows) => rows.flatMap((row) => against(row, part) ?? [])).filter((all) => all.length > 1)
      const squares = groups.reduce((sum, all) => { const m = mean(all); return sum + all.reduce((s, x) => s + (x - m) ** 2, 0) }, 0)
      const within = Math.sqrt(squares / (groups.flat().length - groups.length))
      const spread = mean(groups.map((all) => mean(all) ** 2))
      const between = Math.sqrt(spread - (within ** 2 * groups.length) / groups.flat().length)
      expect(Math.abs(within / part.against.sdWithin - 1)).toBeLessThan(0.06)
      expect(Math.abs(between / part.against.sdBetween - 1)).toBeLessThan(0.12)
    }
  })
  it('stays on its scale, and leaves out as many check-ins as it says', () => {
    const rows = made(name, { depth: 3, at: 2, length: 4, recovery: 2 })
    for (const { score } of rows) if (score !== null) expect(score >= world.scale.min && score <= world.scale.max).toBe(true)
    expect(rows.filter((row) => row.rows === null).length / rows.length).toBeCloseTo(world.missing, 1)
    expect(rows.every((row) => (row.rows === null) === (row.seconds === null))).toBe(true)
    const answers = rows.flatMap((row) => row.rows ?? [])
    expect(Math.abs(answers.filter((answer) => answer === null).length / answers.length - world.skips)).toBeLessThan(0.01)
    // Too few rows, no score (engine §1); otherwise the answered rows stand for the others.
    for (const { rows: each, score } of rows) {
      const answered = each?.filter((answer) => answer !== null) ?? []
      if (answered.length < 0.75 * world.rows) expect(score).toBeNull()
      else expect(score).toBeCloseTo(mean(answered) * (world.sum ? world.rows : 1), 9)
    }
  })
})

it('a skipped row is missing, and nothing else changes with it', () => {
  const base = findWorld('base')!
  const making = { therapies: 50, sessions: 12, seed: 3, dip: null }
  const whole = [...simulate(base, making)]
  for (const [i, { rows }] of [...simulate({ ...base, skips: 0.3 }, making)].entries())
    rows!.forEach((answer, r) => { if (answer !== null) expect(answer).toBe(whole[i]!.rows![r]) })
})

describe('a fall', () => {
  it('changes nothing before it, and lowers by its depth while it lasts', () => {
    const without = made('base', null)
    const dip = { depth: 1, at: 9, length: 4, recovery: 2 }
    const fallen = made('base', dip)
    expect(fallen.filter((row) => row.session < 9)).toEqual(without.filter((row) => row.session < 9))
    const meanAt = (rows: typeof fallen, session: number) => {
      const scores = rows.filter((row) => row.session === session).map((row) => row.score!)
      return scores.reduce((a, b) => a + b, 0) / scores.length
    }
    const lower = [9, 12, 13, 14, 15].map((session) => meanAt(without, session) - meanAt(fallen, session))
    const depth = Math.hypot(0.55, 0.33)
    // A little less than the depth: some answers meet the lowest one.
    ;[1, 1, 2 / 3, 1 / 3].forEach((share, i) => expect(Math.abs(lower[i]! / depth - share)).toBeLessThan(0.1))
    expect(lower[4]).toBe(0)
  })
  it('is never more than whole, never negative, and only shrinks once it recovers', () => {
    fc.assert(fc.property(fc.nat(30), fc.nat(12), fc.nat(8), (at, length, recovery) => {
      const dip = { depth: 1, at: at + 1, length: length + 1, recovery }
      const shares = Array.from({ length: 60 }, (_, i) => shareOfDip(dip, i + 1))
      expect(shares.every((share) => share >= 0 && share <= 1)).toBe(true)
      expect(shares.filter((share) => share === 1).length).toBe(dip.length)
      expect(shares.filter((share) => share > 0 && share < 1).length).toBe(recovery)
    }))
  })
  it('of one part lowers the rows of that part only', () => {
    const dip = { depth: 1.5, at: 9, length: 4, recovery: 0 }
    const [without, bond] = [made('base', null), made('base', { ...dip, part: 'bond' })]
    const rowMean = (rows: readonly MadeUp[], i: number) => mean(rows.filter((row) => row.session >= 9 && row.session < 13).map((row) => row.rows![i]!))
    for (const { name, rows } of findWorld('base')!.parts)
      for (const i of rows) {
        const fell = rowMean(without, i) - rowMean(bond, i)
        if (name === 'bond') expect(fell).toBeGreaterThan(0.8)
        else expect(fell).toBe(0)
      }
    expect(() => made('base', { ...dip, part: 'roof' })).toThrow('no part "roof"')
  })
  it('shows beside the answers only where it is coupled, and then as far as it says', () => {
    const dip = { depth: 1, at: 9, length: Infinity, recovery: 0 }
    const without = made('whole-record', null, 1_500)
    const uncoupled = made('whole-record', dip, 1_500)
    const coupled = made('whole-record', dip, 1_500, 3, ASSUMED_COUPLING)
    const beside = (rows: readonly MadeUp[]) => rows.map(({ rows: each, seconds }) => [seconds, each?.map((answer) => answer === null)])
    expect(beside(uncoupled)).toEqual(beside(without))
    const late = (rows: readonly MadeUp[]) => rows.filter(({ session }) => session >= 9)
    const missing = (rows: readonly MadeUp[]) => mean(late(rows).map((row) => (row.rows === null ? 1 : 0)))
    const skips = (rows: readonly MadeUp[]) => mean(late(rows).flatMap((row) => row.rows?.map((answer) => (answer === null ? 1 : 0)) ?? []))
    const odds = (share: number) => share / (1 - share)
    expect(odds(missing(coupled)) / odds(missing(without))).toBeCloseTo(ASSUMED_COUPLING.missing, 0)
    expect(odds(skips(coupled)) / odds(skips(without))).toBeCloseTo(ASSUMED_COUPLING.skips, 0)
    const time = (rows: readonly MadeUp[]) => mean(late(rows).flatMap(({ seconds }) => (seconds === null ? [] : Math.log(seconds))))
    expect(Math.exp(time(coupled) - time(without))).toBeCloseTo(ASSUMED_COUPLING.seconds, 1)
    expect(coupled.filter(({ session }) => session < 9)).toEqual(without.filter(({ session }) => session < 9))
  })
  it('leaves the therapies of other numbers as they are', () => {
    expect(made('base', null, 3)).toEqual(made('base', null, 8).filter((row) => row.therapy <= 3))
  })
})
