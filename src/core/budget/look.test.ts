import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BUDGET } from '../detect/constants.ts'
import { type SeriesConfig, judge, judgeAll, startSeries } from '../detect/index.ts'
import { allianceCheckinLong } from '../instruments/alliance-checkin-long.ts'
import { waiSr } from '../instruments/wai-sr.ts'
import { randomFrom } from '../worlds/random.ts'
import type { Course } from './course.ts'
import { type Looked, look, roughly, showable, worthALook } from './look.ts'
import { precisionOf, precisionReady } from './precision.ts'
import { addToRate, against, emptyRate, rateOf } from './rates.ts'
import { type Settings, limitsInForce, withSettings } from './settings.ts'
import { subscalesTowards } from './subscales.ts'

const shipped: SeriesConfig = { scale: { min: 0, max: 6 }, norms: { mean: 4.3, sdBetween: 1.2, sdWithin: 0.5 } }
const bond = { bond: { mean: 4.3, sdBetween: 1.2, sdWithin: 0.5 } }

function finished(steps: Generator<undefined, Looked>): Looked {
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value
}

/** Clients whose ratings lie apart as given, each with a subscale that lies further apart. */
function clients(count: number, ratings: number, within: number, seed = 1): Course[] {
  const random = randomFrom(seed)
  const clip = (x: number) => Math.min(Math.max(x, 0), 6)
  return Array.from({ length: count }, (_, c) => {
    const level = 4 + 0.8 * random.normal()
    return {
      clientId: `c${c}`, knownTo: ['t'], anew: true, restarts: [],
      ratings: Array.from({ length: ratings }, (__, i) => {
        const x = clip(level + within * random.normal())
        return { session: i + 1, x, subscales: { bond: clip(x + 0.3 * random.normal()) }, date: '2026-01-01', level: 'usual' as const, inEpisode: false, confirmed: false, unsettled: false }
      }),
    }
  })
}

describe('one look', () => {
  it('changes nothing before there are ratings and clients enough', () => {
    const looked = finished(look({ shipped, subscales: bond, inForce: null, courses: clients(50, 5, 0.3) }))
    expect(looked).toMatchObject({ ratings: 250, clients: 50, clientsForNorms: 50, estimate: null, subscales: {}, change: null })
    expect(showable(looked, null, 'now')).toBeNull()
  })

  it('sets limits with 300 ratings, norms with 100 clients, and then leaves them alone until they differ noticeably', () => {
    const few = finished(look({ shipped, subscales: bond, inForce: null, courses: clients(60, 8, 0.3) }))
    expect(few.change).toMatchObject({ norms: null, subscales: null })
    expect(few.change!.limits!.notice).toBeGreaterThan(0.05)
    expect(few.under.flags).toBeLessThanOrEqual(BUDGET.flags * few.ratings)
    const courses = clients(150, 8, 0.3)
    const first = finished(look({ shipped, subscales: bond, inForce: null, courses }))
    expect(first.change!.norms!.sdWithin).toBeLessThan(0.4)
    expect(first.change!.subscales!.bond!.sdWithin).toBeGreaterThan(first.change!.norms!.sdWithin)
    const inForce: Settings = { number: 1, madeAt: '2026-01-01T00:00:00Z', ...first.change! }
    expect(finished(look({ shipped, subscales: bond, inForce, courses })).change).toBeNull()
    expect(finished(look({ shipped, subscales: bond, inForce, courses: [...courses, ...clients(5, 8, 0.3, 9)] })).change).toBeNull()
    expect(finished(look({ shipped, subscales: bond, inForce, courses: clients(400, 8, 0.6, 3) })).change).not.toBeNull()
  })

  it('pauses often enough that a large practice holds nobody up', () => {
    let pauses = 0
    const steps = look({ shipped, subscales: {}, inForce: null, courses: clients(1_000, 4, 0.4) })
    for (let step = steps.next(); !step.done; step = steps.next()) pauses += 1
    expect(pauses).toBeGreaterThanOrEqual(20)
  })

  it('is shown from 300 ratings of ten clients on, and made anew with thirty answers more', () => {
    const looked = finished(look({ shipped, subscales: {}, inForce: null, courses: clients(9, 40, 0.4) }))
    expect(looked.ratings).toBe(360)
    expect(showable(looked, null, 'now')).toBeNull()
    const shown = showable(finished(look({ shipped, subscales: {}, inForce: null, courses: clients(10, 40, 0.4) })), null, 'now')
    expect(shown).toMatchObject({ clients: 10, ratings: 400 })
    const form = { instrumentId: 'x', instrumentVersion: '1', answered: 400, ratings: 400, clientsForNorms: 10, shown }
    expect([worthALook(undefined, 0), worthALook({ ...form, shown: null }, 400), worthALook(form, 429), worthALook(form, 430)]).toEqual([true, true, false, true])
  })
})

describe('figures of a practice of several therapists', () => {
  const shared = (own: number, others: number, more: Partial<Course> = {}) => clients(own + others, 40, 0.4)
    .map((course, i): Course => ({ ...course, knownTo: [i < own ? 'a' : 'b'], ...(i < own ? {} : more) }))
  const lookedAt = (courses: readonly Course[]) => finished(look({ shipped, subscales: {}, inForce: null, courses }))

  it('begin when who subtracts their own clients is left with ten or more', () => {
    expect(lookedAt(shared(20, 9)).publishable).toBe(false)
    expect(lookedAt(shared(20, 10)).publishable).toBe(true)
    expect(lookedAt(shared(20, 0)).publishable).toBe(true)
    expect(lookedAt(shared(20, 10).map((course) => ({ ...course, knownTo: ['a', 'b'] }))).publishable).toBe(false)
  })

  it('stay as they are until as many have answered anew', () => {
    const before = showable(lookedAt(shared(20, 12)), null, 'first')
    expect(before?.madeAt).toBe('first')
    const few = lookedAt(shared(20, 12, { anew: false }))
    expect(few.publishable).toBe(false)
    expect(showable(few, before, 'then')).toBe(before)
    expect(showable(lookedAt(shared(20, 12)), before, 'then')?.madeAt).toBe('then')
  })

  it('are not hinted at by the count on the way there', () => {
    expect([0, 29, 30, 176].map((count) => roughly(count, 'ratings'))).toEqual([0, 0, 30, 150])
  })
})

describe('settings', () => {
  const own: Settings = { number: 3, madeAt: '2026-01-01T00:00:00Z', limits: { notice: 0.08, alert: 0.03 }, norms: { mean: 4, sdBetween: 1, sdWithin: 0.3 }, subscales: bond }

  it('go into what a series is judged with; a verdict says under which', () => {
    const config = withSettings(shipped, own)
    expect(config).toMatchObject({ limits: own.limits, norms: own.norms, subscales: bond, settings: 3 })
    expect(judge(config, startSeries(), { session: 1, score: 4 }).verdict.settings).toBe(3)
    expect(judge(config, startSeries(), { session: 1, score: null }).verdict.settings).toBe(3)
    expect('settings' in judge(shipped, startSeries(), { session: 1, score: 4 }).verdict).toBe(false)
    expect(withSettings(shipped, null)).toBe(shipped)
    expect(limitsInForce(null)).toEqual({ notice: 0.05, alert: 0.015 })
  })

  it('that change on the way change no verdict before: a series judged again with those of each session is the one that was given', () => {
    const scores = fc.array(fc.option(fc.integer({ min: 0, max: 60 }).map((x) => x / 10)), { minLength: 2, maxLength: 25 })
    fc.assert(fc.property(scores, fc.nat(25), (xs, from) => {
      const at = (session: number) => (session > from ? withSettings(shipped, own) : shipped)
      const occasions = xs.map((score, i) => ({ session: i + 1, score }))
      let state = startSeries()
      const given = occasions.map((occasion) => {
        const step = judge(at(occasion.session), state, occasion)
        state = step.state
        return step.verdict
      })
      expect(judgeAll(at, occasions.toReversed()).toReversed()).toEqual(given)
      expect(given.slice(0, from)).toEqual(judgeAll(shipped, occasions).slice(0, from))
      for (const verdict of given) expect(verdict.settings).toBe(verdict.session > from ? 3 : undefined)
    }))
  })

  it('let a subscale speak once it has norms and two answers of its own', () => {
    const config = withSettings(shipped, own)
    const occasions = [5, 5, 5, 1].map((x, i) => ({ session: i + 1, score: 4.5, subscales: { bond: x } }))
    const kinds = (verdicts: ReturnType<typeof judgeAll>) => verdicts.map((v) => v.notes.some((n) => n.kind === 'subscale'))
    expect(kinds(judgeAll(config, occasions))).toEqual([false, false, false, true])
    expect(kinds(judgeAll(shipped, occasions))).toEqual([false, false, false, false])
    expect(kinds(judgeAll((session) => (session >= 3 ? config : shipped), occasions))).toEqual([false, false, false, false])
  })
})

describe('norms of subscales', () => {
  it('are drawn towards the manifest’s, else towards those of the whole form', () => {
    expect(subscalesTowards(allianceCheckinLong)).toMatchObject({ bond: { mean: allianceCheckinLong.norms!.mean } })
    expect(Object.keys(subscalesTowards(waiSr)).sort()).toEqual(waiSr.norms ? ['bond', 'goal', 'task'] : [])
  })
})

describe('a rate over therapies', () => {
  it('is Wilson’s where every therapy has one rating, and wider where flags come together', () => {
    const apart = emptyRate()
    for (let i = 0; i < 400; i++) addToRate(apart, i < 16 ? 1 : 0, 1)
    const together = emptyRate()
    for (let i = 0; i < 20; i++) addToRate(together, i < 2 ? 8 : 0, 20)
    const [a, b] = [rateOf(apart)!, rateOf(together)!]
    expect(a.low).toBeCloseTo(0.0248, 3)
    expect(a.high).toBeCloseTo(0.0640, 3)
    expect(b.count / b.of).toBe(a.count / a.of)
    expect(b.high).toBeGreaterThan(a.high)
    expect(b.low).toBeLessThan(a.low)
    expect(rateOf(emptyRate())).toBeNull()
  })
  it('is beyond what it is meant to be only where its range says so', () => {
    const rate = (count: number) => rateOf({ clusters: 400, count, of: 400, countSquares: count, ofSquares: 400, products: count })!
    expect([2, 16, 40].map((count) => against(rate(count), BUDGET.flags))).toEqual(['less', 'as meant', 'more'])
  })
  it('never leaves 0 to 1, and is wide where nothing was flagged', () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.nat(20), fc.nat(20)), { minLength: 1, maxLength: 30 }), (pairs) => {
      const sums = emptyRate()
      for (const [a, b] of pairs) addToRate(sums, Math.min(a, b), Math.max(a, b))
      const rate = rateOf(sums)
      if (!rate) return
      expect(rate.low >= 0 && rate.high <= 1 && rate.low <= rate.count / rate.of + 1e-12 && rate.high >= rate.count / rate.of - 1e-12).toBe(true)
    }))
  })
})

describe('"was it one?" of a practice', () => {
  const cases = (count: number, therapist: (i: number) => string) => Array.from({ length: count }, (_, i) => ({ caseId: `k${i}`, knownTo: [therapist(i)], wasOne: i % 3 !== 0 }))
  const two = ['a', 'b']
  it('is counted from ten clients on, also without those of any one therapist, and again when ten have come', () => {
    expect(precisionReady(cases(19, (i) => two[i % 2]!), null, two).ready).toBe(false)
    const enough = cases(20, (i) => two[i % 2]!)
    expect(precisionReady(enough, null, two).ready).toBe(true)
    expect(precisionReady(enough, enough, two).ready).toBe(false)
    expect(precisionReady(cases(30, () => 'a'), null, two).ready).toBe(false)
    expect(precisionOf(enough, two)).toMatchObject({ clients: 20, share: { count: 13, of: 20 } })
  })
  it('says nothing where fewer than three clients stand on a side, for anybody who looks', () => {
    const nearlyAll = cases(24, (i) => two[i % 2]!).map((one, i) => ({ ...one, wasOne: i > 3 }))
    expect(precisionOf(nearlyAll, two)).toEqual({ clients: 24, share: null })
  })
})
