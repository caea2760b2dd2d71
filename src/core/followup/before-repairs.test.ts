import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LEAST_CLIENTS, LEAST_IN_FIGURE, type RepairedStrain, publishing, repairFigures, waits } from './before-repairs.ts'

const therapists = ['ada', 'ben', 'clara']
const strain = (i: number, more: Partial<RepairedStrain> = {}): RepairedStrain =>
  ({ caseId: `case-${i}`, knownTo: [therapists[i % 3]!], sources: ['task'], interventions: ['listen'], untilTalked: 1, ...more })
const many = (n: number, more: (i: number) => Partial<RepairedStrain> = () => ({})) => Array.from({ length: n }, (_, i) => strain(i, more(i)))

const anyStrain = fc.record({
  knownTo: fc.subarray(therapists, { minLength: 1, maxLength: 2 }),
  sources: fc.subarray(['task', 'goals', 'pace', 'bond']), interventions: fc.subarray(['listen', 'clarify', 'adjust']),
  untilTalked: fc.option(fc.integer({ min: 0, max: 9 }), { nil: null }),
})
const anyStrains = fc.array(anyStrain, { maxLength: 70 }).map((all) => all.map((one, i): RepairedStrain => ({ ...one, caseId: `case-${i}` })))
const anyTeam = fc.constantFrom(['ada'], therapists)

/** What each member of the team is left with after subtracting what they know; the whole for somebody from outside. */
const remainders = (strains: readonly RepairedStrain[], team: readonly string[]) =>
  [strains, ...(team.length > 1 ? team.map((who) => strains.filter((s) => !s.knownTo.includes(who))) : [])]

describe('when figures may be made', () => {
  it('from ten clients on, and says how many are missing', () => {
    expect(publishing(many(3), null, ['ada'])).toEqual({ ready: false, missing: 7 })
    expect(publishing(many(9), null, ['ada'])).toEqual({ ready: false, missing: 1 })
    expect(publishing(many(10), null, ['ada'])).toEqual({ ready: true })
  })

  it('in a team, only where the clients of all others are ten too: nobody is left with a colleague’s few', () => {
    expect(publishing(many(8), null, therapists)).toEqual({ ready: false, missing: 2 })
    expect(publishing(many(12), null, therapists)).toEqual({ ready: false, missing: 0 })
    expect(publishing(many(15), null, therapists)).toEqual({ ready: true })
    expect(publishing(many(40, () => ({ knownTo: ['ada'] })), null, therapists)).toEqual({ ready: false, missing: 0 })
  })

  it('again only when ten clients have come or gone', () => {
    const first = many(10)
    expect(publishing(many(19), first, ['ada'])).toEqual({ ready: false, missing: 1 })
    expect(publishing(many(20), first, ['ada'])).toEqual({ ready: true })
    expect(publishing(many(18).slice(1), first, ['ada'])).toEqual({ ready: false, missing: 1 })
    expect(publishing(many(19).slice(1), first, ['ada'])).toEqual({ ready: true })
  })

  it('two figures one after the other never differ by fewer than ten clients, whoever looks', () => {
    fc.assert(fc.property(anyStrains, fc.array(fc.nat(70), { maxLength: 30 }), anyTeam, (all, cut, team) => {
      const before = all.filter((_, i) => !cut.includes(i))
      if (!publishing(before, null, team).ready || !publishing(all, before, team).ready) return
      for (const who of [null, ...(team.length > 1 ? team : [])]) {
        const moved = all.filter((s) => !before.includes(s) && (who === null || !s.knownTo.includes(who)))
        expect(moved.length).toBeGreaterThanOrEqual(LEAST_CLIENTS)
      }
    }), { numRuns: 400 })
  })

  it('one more client, or one fewer, changes nothing that is shown', () => {
    fc.assert(fc.property(anyStrains, fc.nat(69), anyTeam, (all, which, team) => {
      if (all.length === 0) return
      const without = all.filter((_, i) => i !== which % all.length)
      expect(publishing(without, all, team).ready).toBe(false)
      expect(publishing(all, without, team).ready).toBe(false)
    }))
  })
})

describe('which figures are shown', () => {
  it('counts clients, with the interval, and the most frequent first', () => {
    const figures = repairFigures(many(20, (i) => ({ interventions: i < 12 ? ['listen', 'clarify'] : i < 16 ? ['clarify'] : [], sources: i % 2 ? ['task'] : ['pace'] })), ['ada'])
    expect(figures.clients).toBe(20)
    expect(figures.interventions.map((f) => [f.id, f.count, f.of])).toEqual([['clarify', 16, 20], ['listen', 12, 20]])
    expect(figures.interventions[1]!.low).toBeCloseTo(0.3866, 4)
    expect(figures.interventions[1]!.high).toBeCloseTo(0.7812, 4)
    expect(figures.sources.map((f) => f.id)).toEqual(['pace', 'task'])
  })

  it('leaves out what would speak of one client, or of all but one', () => {
    const figures = repairFigures(many(10, (i) => ({ interventions: i === 0 ? ['rare', 'common'] : i < 9 ? ['common'] : [], sources: i < 3 ? ['just'] : [] })), ['ada'])
    expect(figures.interventions).toEqual([])
    expect(figures.sources.map((f) => f.id)).toEqual(['just'])
  })

  it('joins ranges of sessions until each can be shown, and shows none alone', () => {
    const figures = repairFigures(many(20, (i) => ({ untilTalked: i < 10 ? 1 : i < 12 ? 2 : i < 17 ? 6 : null })), ['ada'])
    expect(figures.waited.map((f) => [f.from, f.to, f.count])).toEqual([['next', 'next', 10], ['two-three', 'four-more', 7], ['not-logged', 'not-logged', 3]])
    expect(repairFigures(many(20), ['ada']).waited).toEqual([])
  })

  it('no figure finds one client or a few: not in itself, not by what it leaves, not for who subtracts their own', () => {
    fc.assert(fc.property(anyStrains, anyTeam, (all, team) => {
      if (!publishing(all, null, team).ready) return
      const { interventions, sources, waited } = repairFigures(all, team)
      const rangeOf = (s: RepairedStrain) => (s.untilTalked === null ? 3 : s.untilTalked <= 1 ? 0 : s.untilTalked <= 3 ? 1 : 2)
      const groups = [
        ...interventions.map((f) => (s: RepairedStrain) => s.interventions.includes(f.id)),
        ...sources.map((f) => (s: RepairedStrain) => s.sources.includes(f.id)),
        ...waited.map((f) => (s: RepairedStrain) => rangeOf(s) >= waits.indexOf(f.from) && rangeOf(s) <= waits.indexOf(f.to)),
      ]
      for (const left of remainders(all, team)) for (const has of groups) {
        const count = left.filter(has).length
        expect(count).toBeGreaterThanOrEqual(LEAST_IN_FIGURE)
        expect(left.length - count).toBeGreaterThanOrEqual(LEAST_IN_FIGURE)
      }
      if (waited.length > 0) expect(waited.reduce((sum, f) => sum + f.count, 0)).toBe(all.length)
    }), { numRuns: 400 })
  })

  it('has no order of therapists, and no therapist in it', () => {
    expect(JSON.stringify(repairFigures(many(30), therapists))).not.toMatch(/ada|ben|clara/)
  })

  it('is not made from too few', () => {
    expect(() => repairFigures(many(9), ['ada'])).toThrow('need more clients')
  })
})
