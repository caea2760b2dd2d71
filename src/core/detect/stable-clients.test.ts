import { describe, expect, it } from 'vitest'
import { isFlag, judge, startSeries, type Level, type Occasion, type SeriesConfig } from './index.ts'

/*
 * A small world of stable clients, seeded, so that the rates stated in engine §3 are tested and not only told.
 * One client has a mean (between-client SD .62), a within-client SD of their own (log-normal around .30, spread .45),
 * and an inner level that follows itself a little (AR(1), .3). A form has twelve rows of 1-5: the inner level plus the
 * row's difficulty plus noise (.55), rounded. Eight in a hundred forms are not answered. Nothing ever happens to these
 * clients, except where a lasting drop of one population SD is put in from session 10 on.
 */
const config: SeriesConfig = {
  scale: { min: 1, max: 5 },
  norms: { mean: 3.97, sdBetween: 0.538516481, sdWithin: 0.319374388 },
}
const sdPop = Math.hypot(config.norms.sdBetween, config.norms.sdWithin)
const CLIENTS = 2000
const SESSIONS = 20
const ROWS = 12
const DROP_AT = 10

/** Mulberry32: a small seeded generator of numbers in 0..1. */
function uniform(seed: number): () => number {
  let a = seed
  return () => {
    a = (a + 0x6d2b79f5) | 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

function world(seed: number, drop: number): Occasion[][] {
  const next = uniform(seed)
  const normal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())
  const difficulty = Array.from({ length: ROWS }, (_, i) => (i - (ROWS - 1) / 2) * 0.08)
  return Array.from({ length: CLIENTS }, () => {
    const usual = 4 + 0.62 * normal()
    const within = 0.3 * Math.exp(0.45 * normal() - 0.45 ** 2 / 2)
    let mood = normal()
    return Array.from({ length: SESSIONS }, (_, i): Occasion => {
      mood = 0.3 * mood + Math.sqrt(1 - 0.3 ** 2) * normal()
      const level = usual + within * mood - (i + 1 >= DROP_AT ? drop : 0)
      const rows = difficulty.map((hard) => Math.min(5, Math.max(1, Math.round(level - hard + 0.55 * normal()))))
      const answered = next() >= 0.08
      return { session: i + 1, score: answered ? rows.reduce((sum, row) => sum + row, 0) / ROWS : null }
    })
  })
}

/** New flags and alerts per 100 ratings: outside an open episode, and not the continuation of a flag. */
function newPer100(clients: readonly Occasion[][]): { flags: number; alerts: number; slides: number } {
  let ratings = 0
  let flags = 0
  let alerts = 0
  let slides = 0
  for (const occasions of clients) {
    let state = startSeries()
    let sliding = false
    for (const occasion of occasions) {
      const outside = state.episode === null
      const continues = state.run !== null
      const step = judge(config, state, occasion)
      state = step.state
      if (occasion.score === null || !outside) continue
      ratings += 1
      if (isFlag(step.verdict.level) && !continues) flags += 1
      if (step.verdict.opens) alerts += 1
      if (step.verdict.slide && !sliding) slides += 1
      sliding = step.verdict.slide
    }
  }
  return { flags: (100 * flags) / ratings, alerts: (100 * alerts) / ratings, slides: (100 * slides) / ratings }
}

/** Share of drops found at once, within 3 and within 6 sessions, among clients with no episode open before. */
function found(clients: readonly Occasion[][], counts: (level: Level) => boolean): [number, number, number] {
  const hits = [0, 0, 0] as [number, number, number]
  let judged = 0
  for (const occasions of clients) {
    let state = startSeries()
    let delay: number | null = null
    for (const occasion of occasions) {
      if (occasion.session === DROP_AT && (state.episode !== null || occasion.score === null)) break
      const step = judge(config, state, occasion)
      state = step.state
      if (occasion.session < DROP_AT) continue
      if (occasion.session === DROP_AT) judged += 1
      if (delay === null && counts(step.verdict.level)) delay = occasion.session - DROP_AT
    }
    ;[1, 3, 6].forEach((within, i) => {
      if (delay !== null && delay < within) hits[i]! += 1
    })
  }
  return hits.map((each) => (100 * each) / judged) as [number, number, number]
}

describe('two thousand stable clients', () => {
  const stable = world(20_260_105, 0)
  const scores = stable.flatMap((each) => each.flatMap(({ score }) => score ?? []))
  const mean = scores.reduce((sum, x) => sum + x, 0) / scores.length

  it('look like the population the norms describe', () => {
    expect(mean).toBeCloseTo(config.norms.mean, 1)
    const sd = Math.sqrt(scores.reduce((sum, x) => sum + (x - mean) ** 2, 0) / scores.length)
    expect(Math.abs(sd - sdPop)).toBeLessThan(0.06)
  })

  it('get about 3.5 new flags and 1.7 new alerts per 100 ratings', () => {
    const rates = newPer100(stable)
    expect(rates.flags).toBeGreaterThan(2.5)
    expect(rates.flags).toBeLessThan(4.5)
    expect(rates.alerts).toBeGreaterThan(1)
    expect(rates.alerts).toBeLessThan(2.5)
    expect(rates.slides).toBeLessThan(0.8)
  })
})

describe('a lasting drop of one population SD', () => {
  const dropped = world(20_260_106, sdPop)

  it.each([
    ['any flag', isFlag, [47, 71, 85]],
    ['an alert', (level: Level) => level === 'alert' || level === 'severe', [29, 58, 71]],
  ] as const)('is found by %s about as often as stated', (_name, counts, stated) => {
    const shares = found(dropped, counts)
    shares.forEach((share, i) => expect(Math.abs(share - stated[i]!)).toBeLessThan(8))
  })
})
