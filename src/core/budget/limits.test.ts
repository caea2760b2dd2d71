import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ALERT_BOUNDS, BUDGET, NOTICE_BOUNDS } from '../detect/constants.ts'
import { type Occasion, type SeriesConfig, isFlag, judge, restart, startSeries } from '../detect/index.ts'
import { randomFrom } from '../worlds/random.ts'
import { simulate } from '../worlds/simulate.ts'
import { worlds } from '../worlds/world.ts'
import { type Course, type CourseRating, given, withCases } from './course.ts'
import { budgetLimits } from './limits.ts'
import { addCourse, emptyPool, newUnder, type Pool } from './pool.ts'

const world = worlds[0]!
const shipped: SeriesConfig = { scale: world.scale, norms: world.norms }

/** A therapy as it is judged with these limits, and what is new in it by the engine's own state. */
function judged(config: SeriesConfig, occasions: readonly Occasion[], clientId = 'c'): { course: Course; flags: number; alerts: number } {
  let state = startSeries()
  let [flags, alerts] = [0, 0]
  const ratings: CourseRating[] = []
  for (const occasion of occasions) {
    const [outside, continues] = [state.episode === null, state.run !== null]
    const step = judge(config, state, occasion)
    state = step.state
    if (occasion.score === null) continue
    if (outside && isFlag(step.verdict.level) && !continues) flags += 1
    if (step.verdict.opens) alerts += 1
    ratings.push({ session: occasion.session, x: occasion.score, date: '2026-01-01', level: step.verdict.level, inEpisode: !outside, confirmed: false, unsettled: false })
  }
  return { course: { clientId, knownTo: ['t'], anew: true, ratings, restarts: [] }, flags, alerts }
}

const series = fc.array(fc.oneof({ weight: 8, arbitrary: fc.integer({ min: 10, max: 50 }).map((x) => x / 10) }, { weight: 1, arbitrary: fc.constant(null) }), { minLength: 3, maxLength: 30 })
  .map((scores) => scores.map((score, i): Occasion => ({ session: i + 1, score })))
const limits = fc.record({ notice: fc.double({ min: 0.02, max: 0.15, noNaN: true }), alert: fc.double({ min: 0.008, max: 0.05, noNaN: true }) })

function poolOf(courses: readonly Course[], norms = world.norms): Pool {
  const pool = emptyPool()
  for (const course of courses) addCourse(pool, norms, course)
  return pool
}

describe('the pool', () => {
  it('says of any series what the engine says of it: new flags and new alerts, whatever the limits', () => {
    fc.assert(fc.property(series, limits, (occasions, own) => {
      const { course, flags, alerts } = judged({ ...shipped, limits: own }, occasions)
      expect(given(course)).toEqual({ ratings: course.ratings.filter((r) => !r.inEpisode).length, flags, alerts })
      const pool = poolOf([course])
      expect(newUnder(pool, own)).toEqual({ flags, alerts })
      expect(pool.ratings).toBe(given(course).ratings)
    }), { numRuns: 400 })
  })

  it('finds a run that no single rating would begin under narrower limits', () => {
    const occasions = [4, 4, 4, 4, 4, 3.2, 3.2].map((score, i) => ({ session: i + 1, score }))
    const wide = judged({ ...shipped, limits: { notice: 0.15, alert: 0.008 } }, occasions)
    expect(newUnder(poolOf([wide.course]), { notice: 0.15, alert: 0.008 })).toEqual({ flags: wide.flags, alerts: wide.alerts })
  })

  it('leaves out ratings inside an episode, and those of a confirmed case with the flags that led to it', () => {
    const occasions = [4, 4, 4, 4, 4, 3.4, 2.8, 2.8, 2.8].map((score, i) => ({ session: i + 1, score }))
    const { course } = judged(shipped, occasions)
    const onset = course.ratings.findIndex((rating) => rating.inEpisode) - 1
    expect(onset).toBeGreaterThan(4)
    const all = given(course)
    expect(all).toMatchObject({ flags: 1, alerts: 1 })
    const confirmed = withCases(course, [{ onset: course.ratings[onset]!.session, wasOne: true }])
    const counted = given(confirmed)
    expect(counted).toMatchObject({ flags: 0, alerts: 0 })
    expect(all.ratings - counted.ratings).toBe(confirmed.ratings.filter((rating) => rating.confirmed).length)
    expect(newUnder(poolOf([confirmed]), { notice: 0.15, alert: 0.05 })).toEqual({ flags: 0, alerts: 0 })
    expect(withCases(course, [{ onset: course.ratings[onset]!.session, wasOne: false }])).toEqual(course)
  })

  it('begins anew where the new usual began, as the running series does', () => {
    const xs = [4, 4, 4, 4, 3, 3, 3, 3, 2.9]
    const course: Course = {
      clientId: 'c', knownTo: ['t'], anew: true, restarts: [{ after: 4, through: 8 }],
      ratings: xs.map((x, i) => ({ session: i + 1, x, date: '2026-01-01', level: 'usual' as const, inEpisode: i > 4 && i < 8, confirmed: false, unsettled: false })),
    }
    // The engine restarts with the ratings after the onset; the last rating is judged against those alone.
    const after = xs.slice(4, 8).map((score, i) => ({ session: i + 5, score }))
    for (const last of [2.9, 2.5, 2, 1.5, 1]) {
      const { verdict } = judge(shipped, restart(shipped, after).state, { session: 9, score: last })
      const withLast = { ...course, ratings: [...course.ratings.slice(0, 8), { ...course.ratings[8]!, x: last }] }
      const before = newUnder(poolOf([{ ...course, restarts: [], ratings: course.ratings.slice(0, 8) }]), { notice: 0.05, alert: 0.015 })
      expect(newUnder(poolOf([withLast]), { notice: 0.05, alert: 0.015 }).flags - before.flags).toBe(isFlag(verdict.level) ? 1 : 0)
    }
    expect(isFlag(judge(shipped, restart(shipped, after).state, { session: 9, score: 2.9 }).verdict.level)).toBe(false)
    expect(isFlag(judge(shipped, restart(shipped, after).state, { session: 9, score: 1 }).verdict.level)).toBe(true)
  })
})

describe('limits within the budget', () => {
  const random = fc.tuple(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 16, max: 40 }), fc.double({ min: 0.5, max: 2, noNaN: true }))
  it('are the widest that spend no more than 4 new flags and 2 new alerts per 100, within their bounds', () => {
    fc.assert(fc.property(random, ([seed, therapies, width]) => {
      const norms = { ...world.norms, sdWithin: world.norms.sdWithin * width }
      const made = Map.groupBy(simulate(world, { therapies, sessions: 20, seed, dip: null }), (row) => row.therapy)
      const pool = poolOf([...made.values()].map((rows) => judged({ ...shipped, norms }, rows).course), norms)
      const found = budgetLimits(pool)
      if (pool.ratings < BUDGET.ratings) { expect(found).toBeNull(); return }
      expect(found!.notice).toBeGreaterThanOrEqual(NOTICE_BOUNDS.min)
      expect(found!.notice).toBeLessThanOrEqual(NOTICE_BOUNDS.max)
      expect(found!.alert).toBeGreaterThanOrEqual(ALERT_BOUNDS.min)
      expect(found!.alert).toBeLessThanOrEqual(ALERT_BOUNDS.max)
      const spent = newUnder(pool, found!)
      if (found!.notice > NOTICE_BOUNDS.min) expect(spent.flags).toBeLessThanOrEqual(BUDGET.flags * pool.ratings)
      if (found!.alert > ALERT_BOUNDS.min) expect(spent.alerts).toBeLessThanOrEqual(BUDGET.alerts * pool.ratings)
      // And they are spent, as far as whole flags allow, wherever a wider limit is possible.
      if (found!.notice < NOTICE_BOUNDS.max && found!.alert < ALERT_BOUNDS.max) expect(spent.flags).toBeGreaterThan(0.6 * BUDGET.flags * pool.ratings - 2)
    }), { numRuns: 25 })
  })

  it('keep to the lower bounds where everybody is low all the time, and to the upper where nobody ever is', () => {
    const noise = randomFrom(5)
    const course = (x: (i: number) => number): Course => ({
      clientId: 'c', knownTo: ['t'], anew: true, restarts: [],
      ratings: Array.from({ length: 20 }, (_, i) => ({ session: i + 1, x: x(i), date: '2026-01-01', level: 'usual' as const, inEpisode: false, confirmed: false, unsettled: false })),
    })
    const steady = Array.from({ length: 20 }, () => course(() => 4 + 0.01 * noise.normal()))
    expect(budgetLimits(poolOf(steady))).toEqual({ notice: NOTICE_BOUNDS.max, alert: ALERT_BOUNDS.max })
    const swinging = Array.from({ length: 20 }, () => course((i) => (i % 4 === 3 ? 1.5 : 4)))
    expect(budgetLimits(poolOf(swinging))).toEqual({ notice: NOTICE_BOUNDS.min, alert: ALERT_BOUNDS.min })
  })

  it('are not set before 300 ratings', () => {
    const therapies = (count: number) => [...Map.groupBy(simulate(world, { therapies: count, sessions: 10, seed: 2, dip: null }), (row) => row.therapy).values()]
      .map((rows) => ({ ...judged(shipped, rows).course }))
    expect(budgetLimits(poolOf(therapies(29)))).toBeNull()
    expect(budgetLimits({ ...poolOf(therapies(40)), ratings: 299 })).toBeNull()
    expect(budgetLimits({ ...poolOf(therapies(40)), ratings: 300 })).not.toBeNull()
  })
})
