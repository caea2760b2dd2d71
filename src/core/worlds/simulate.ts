import { type Random, randomFrom } from './random.ts'
import type { World } from './world.ts'

/** A fall put into every therapy, or none. */
export interface Dip {
  /** Depth in SD of the population of scores. */
  depth: number
  /** First session of the fall, from 1. */
  at: number
  /** Sessions that it lasts; Infinity = to the end. */
  length: number
  /** Sessions over which it goes back afterwards, in equal steps; 0 = at once. */
  recovery: number
}

/** One check-in of a made-up therapy. */
export interface MadeUp {
  therapy: number
  session: number
  /** In the unit of the world's score; null = not answered. */
  score: number | null
  /** Answers to the rows; null = not answered. */
  rows: number[] | null
  /** Share of the fall that is there at this session, 0..1. */
  truth: number
}

/** Share of the fall at a session: 1 while it lasts, then falling to 0 in equal steps. */
export function shareOfDip(dip: Dip | null, session: number): number {
  if (!dip || session < dip.at) return 0
  const after = session - (dip.at + dip.length) + 1
  return after <= 0 ? 1 : Math.max(0, 1 - after / (dip.recovery + 1))
}

/**
 * Makes therapies one after the other; each has random numbers of its own, so that the tenth is the same whether nine or
 * ninety come before, and a fall changes nothing but what falls.
 * @param seed any integer: the same seed gives the same therapies
 */
export function* simulate(
  world: World, { therapies, sessions, seed, dip }: { therapies: number; sessions: number; seed: number; dip: Dip | null },
): Generator<MadeUp> {
  for (let therapy = 1; therapy <= therapies; therapy++) yield* oneTherapy(world, randomFrom(seed + therapy * 7_919), therapy, sessions, dip)
}

function* oneTherapy(world: World, random: Random, therapy: number, sessions: number, dip: Dip | null): Generator<MadeUp> {
  const { wobble, growth, row } = world
  const level = world.level.mean + world.level.sd * random.normal()
  // Log-normal with mean 1, so that uneven clients wobble as much as even ones on the average.
  const own = wobble.sd * Math.exp(wobble.spread * random.normal() - wobble.spread ** 2 / 2)
  const easiness = Array.from({ length: world.rows }, () => world.easiness * random.normal())
  // A fall is given in SD of the score; a row falls by as much of its own share.
  const depth = dip ? (dip.depth * Math.hypot(world.norms.sdBetween, world.norms.sdWithin)) / (world.sum ? world.rows : 1) : 0
  let off = own * random.normal()
  for (let session = 1; session <= sessions; session++) {
    if (session > 1) off = wobble.autocorrelation * off + own * Math.sqrt(1 - wobble.autocorrelation ** 2) * random.normal()
    const truth = shareOfDip(dip, session)
    const now = level + growth.by * (1 - Math.exp(-(session - 1) / growth.over)) + off - truth * depth
    const answers = easiness.map((easy) => answerOf(now + easy + world.noise * random.normal(), row))
    const answered = random.uniform() >= world.missing
    const total = answers.reduce((sum, answer) => sum + answer, 0)
    yield {
      therapy, session, truth,
      rows: answered ? answers : null,
      score: answered ? (world.sum ? total : total / world.rows) : null,
    }
  }
}

/** The nearest possible answer. */
function answerOf(latent: number, { min, max, step }: World['row']): number {
  const steps = Math.round((Math.min(Math.max(latent, min), max) - min) / step)
  return min + steps * step
}
