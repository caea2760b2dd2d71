import { type Random, randomFrom } from './random.ts'
import type { World } from './world.ts'

/** A fall put into every therapy, or none. */
export interface Dip {
  /** Depth in SD of the population of scores: by this much the rows fall that fall. */
  depth: number
  /** First session of the fall, from 1. */
  at: number
  /** Sessions that it lasts; Infinity = to the end. */
  length: number
  /** Sessions over which it goes back afterwards, in equal steps; 0 = at once. */
  recovery: number
  /** Name of the part of the form whose rows fall; absent = every row falls. */
  part?: string
}

/**
 * How far a fall shows beside the answers, at its full depth: what the odds of a skipped row and of an unanswered
 * check-in are multiplied by, and the time that an answer takes. 1 = not at all.
 */
export interface Coupling { skips: number; missing: number; seconds: number }

export const NO_COUPLING: Coupling = { skips: 1, missing: 1, seconds: 1 }
/** Our assumption, no finding (docs/clinical/worlds.md): every figure is also given without it. */
export const ASSUMED_COUPLING: Coupling = { skips: 2, missing: 2, seconds: 0.7 }

/** One check-in of a made-up therapy. */
export interface MadeUp {
  therapy: number
  session: number
  /** In the unit of the world's score; null = not answered, or too few rows. */
  score: number | null
  /** Answers to the rows; null = not answered, and a row that is null was skipped. */
  rows: (number | null)[] | null
  /** Seconds that the form took; null = not answered. */
  seconds: number | null
  /** Share of the fall that is there at this session, 0..1. */
  truth: number
}

/** What to make: how many therapies of how many sessions, from which seed, with which fall, showing how far. */
export interface Making { therapies: number; sessions: number; seed: number; dip: Dip | null; coupling?: Coupling }

/** How far the seeds of two therapies lie apart. */
const APART = 7_919

/** A score needs this share of the rows (engine §1). */
const ENOUGH = 0.75

/** Share of the fall at a session: 1 while it lasts, then falling to 0 in equal steps. */
export function shareOfDip(dip: Dip | null, session: number): number {
  if (!dip || session < dip.at) return 0
  const after = session - (dip.at + dip.length) + 1
  return after <= 0 ? 1 : Math.max(0, 1 - after / (dip.recovery + 1))
}

/**
 * Makes therapies one after the other; each has random numbers of its own, so that the tenth is the same whether nine or
 * ninety come before, and a fall changes nothing but what falls and what it is coupled to.
 * @param making seed: any integer, the same seed gives the same therapies; seeds that lie a multiple of 7,919 apart share some
 * @throws RangeError when the fall names a part that the world's form does not have
 */
export function* simulate(world: World, making: Making): Generator<MadeUp> {
  const { dip } = making
  if (dip?.part !== undefined && !world.parts.some(({ name }) => name === dip.part))
    throw new RangeError(`the form of world ${world.name} has no part "${dip.part}"`)
  for (let therapy = 1; therapy <= making.therapies; therapy++) {
    const seed = making.seed + therapy * APART
    yield* oneTherapy(world, randomFrom(seed), randomFrom(seed ^ 0x5bd1e995), therapy, making)
  }
}

/** @param beside random numbers for what stands beside the total, so that the total is the same with and without it */
function* oneTherapy(world: World, random: Random, beside: Random, therapy: number, making: Making): Generator<MadeUp> {
  const { wobble, growth, row, seconds } = world
  const { dip, coupling = NO_COUPLING } = making
  const level = world.level.mean + world.level.sd * random.normal()
  // Log-normal with mean 1, so that uneven clients wobble as much as even ones on the average.
  const own = wobble.sd * Math.exp(wobble.spread * random.normal() - wobble.spread ** 2 / 2)
  const easiness = Array.from({ length: world.rows }, () => world.easiness * random.normal())
  const slope = world.drift * beside.normal()
  const pace = Math.log(seconds.usual) + seconds.between * beside.normal()
  // A fall is given in SD of the score; a row falls by as much of its own share.
  const depth = dip ? (dip.depth * Math.hypot(world.norms.sdBetween, world.norms.sdWithin)) / (world.sum ? world.rows : 1) : 0
  const falls = Array.from({ length: world.rows }, (_, i) => dip?.part === undefined || world.parts.some(({ name, rows }) => name === dip.part && rows.includes(i)))
  const follow = (before: number, sd: number, source: Random) =>
    wobble.autocorrelation * before + sd * Math.sqrt(1 - wobble.autocorrelation ** 2) * source.normal()
  let off = own * random.normal()
  let apart = world.parts.map(() => own * wobble.apart * beside.normal())
  for (let session = 1; session <= making.sessions; session++) {
    if (session > 1) {
      off = follow(off, own, random)
      apart = apart.map((each) => follow(each, own * wobble.apart, beside))
    }
    if (wobble.badDays > 0 && beside.uniform() < wobble.badDays) off -= BAD_DAY * own
    const truth = shareOfDip(dip, session)
    const now = level + growth.by * (1 - Math.exp(-(session - 1) / growth.over)) + slope * (session - 1) + off
    // Parts move against each other only: what they have in common is in `off`.
    const common = world.parts.reduce((sum, { rows }, p) => sum + rows.length * apart[p]!, 0) / world.rows
    const answers = easiness.map((easy, i) => {
      const part = world.parts.findIndex(({ rows }) => rows.includes(i))
      const against = part < 0 ? 0 : apart[part]! - common
      return answerOf(now + against - (falls[i] ? truth * depth : 0) + easy + world.noise * random.normal(), row)
    })
    const answered = random.uniform() >= moved(world.missing, coupling.missing, truth)
    const skipping = moved(world.skips, coupling.skips, truth)
    const rows = answers.map((answer) => (beside.uniform() < skipping ? null : answer))
    const took = Math.exp(pace + truth * Math.log(coupling.seconds) + seconds.noise * beside.normal())
    yield {
      therapy, session, truth,
      rows: answered ? rows : null,
      seconds: answered ? took : null,
      score: answered ? scoreOf(rows, world.sum) : null,
    }
  }
}

/** How far a bad day lies below, in the client's own SD. */
const BAD_DAY = 3

/** A share whose odds a fall multiplies. */
function moved(share: number, times: number, truth: number): number {
  if (share === 0) return 0
  const odds = (share / (1 - share)) * times ** truth
  return odds / (1 + odds)
}

/** Mean of the answered rows, or that times their number. */
function scoreOf(rows: readonly (number | null)[], sum: boolean): number | null {
  const answered = rows.filter((answer) => answer !== null)
  if (answered.length < ENOUGH * rows.length) return null
  const total = answered.reduce((all, answer) => all + answer, 0)
  if (answered.length === rows.length) return sum ? total : total / rows.length
  return (total / answered.length) * (sum ? rows.length : 1)
}

/** The nearest possible answer. */
function answerOf(latent: number, { min, max, step }: World['row']): number {
  const steps = Math.round((Math.min(Math.max(latent, min), max) - min) / step)
  return min + steps * step
}
