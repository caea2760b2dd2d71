import type { Norms, Scale } from '../detect/verdict.ts'

/**
 * A made-up practice whose clients answer honestly and noisily. Standard deviations and growth are in the unit of one
 * row before rounding; the score is the mean of the rows, or their sum.
 */
export interface World {
  name: string
  /** What is different about it, in one sentence. */
  about: string
  scale: Scale
  /** Norms as a practice would know them: measured once on this world, not its hidden parameters. */
  norms: Norms
  /** Standard error of measurement of the score, measured on this world. */
  sem: number
  rows: number
  /** Lowest and highest answer of a row, and the smallest step between two. */
  row: { min: number; max: number; step: number }
  sum: boolean
  /** Mean level of the clients, and how far they differ from each other. */
  level: { mean: number; sd: number }
  /**
   * A client's own wobble from session to session, how unevenly clients wobble (log-normal), and its autocorrelation; how
   * far the parts of the form wobble against each other, as a share of it; share of sessions with a single bad day.
   */
  wobble: { sd: number; spread: number; autocorrelation: number; apart: number; badDays: number }
  /** How much the level rises early on, and over how many sessions two thirds of it come. */
  growth: { by: number; over: number }
  /** Noise of a single row, and how far the rows differ in how easily they are agreed with. */
  noise: number
  easiness: number
  /** Parts of the form, and the rows (from 0) of each. */
  parts: readonly Part[]
  /** Slow slope of a client's level, SD between clients, per session. */
  drift: number
  /** Share of check-ins that are not answered, and of rows that are skipped in an answered one. */
  missing: number
  skips: number
  /** Seconds that a form usually takes, and their log SD between clients and from form to form. */
  seconds: { usual: number; between: number; noise: number }
}

/** One part of a form. */
export interface Part {
  name: string
  rows: readonly number[]
  /** Norms of how far the part lies above or below the whole form, per row; measured once on this world. */
  against: Norms
}

const bondAndWork = (bond: number, rows: number, against: Norms): readonly Part[] => [
  { name: 'bond', rows: Array.from({ length: bond }, (_, i) => i), against },
  { name: 'work', rows: Array.from({ length: rows - bond }, (_, i) => bond + i), against: mirrored(against, bond / (rows - bond)) },
]
/** What the rest lies above the whole, when a part lies below it. */
const mirrored = ({ sdBetween, sdWithin }: Norms, by: number): Norms => ({ mean: 0, sdBetween: sdBetween * by, sdWithin: sdWithin * by })

const base: World = {
  name: 'base',
  about: 'Twelve rows from 1 to 5, uneven clients, early growth.',
  scale: { min: 1, max: 5 },
  norms: { mean: 3.98, sdBetween: 0.55, sdWithin: 0.33 },
  sem: 0.17,
  rows: 12,
  row: { min: 1, max: 5, step: 1 },
  sum: false,
  level: { mean: 3.86, sd: 0.62 },
  wobble: { sd: 0.3, spread: 0.45, autocorrelation: 0.3, apart: 0.55, badDays: 0 },
  growth: { by: 0.25, over: 4 },
  noise: 0.5,
  easiness: 0.3,
  parts: bondAndWork(4, 12, { mean: 0, sdBetween: 0.11, sdWithin: 0.26 }),
  drift: 0,
  missing: 0,
  skips: 0,
  seconds: { usual: 60, between: 0.4, noise: 0.35 },
}

/** Worlds by name (docs/clinical/worlds.md). */
export const worlds: readonly World[] = [
  base,
  { ...base, name: 'high-autocorrelation', about: 'As base, with wobbles that last (autocorrelation .6).', wobble: { ...base.wobble, autocorrelation: 0.6 } },
  { ...base, name: 'ceiling', about: 'As base, with more clients near the top.', level: { mean: 4.36, sd: 0.62 }, norms: { mean: 4.37, sdBetween: 0.46, sdWithin: 0.28 }, sem: 0.15, parts: bondAndWork(4, 12, { mean: 0, sdBetween: 0.09, sdWithin: 0.23 }) },
  {
    ...base, name: 'visual-analogue', about: 'Four lines from 0 to 10, summed to 40, most marks near the right end.',
    scale: { min: 0, max: 40 }, norms: { mean: 34.6, sdBetween: 4.4, sdWithin: 2.7 }, sem: 1.35, rows: 4, row: { min: 0, max: 10, step: 0.1 }, sum: true,
    level: { mean: 8.65, sd: 1.5 }, wobble: { ...base.wobble, sd: 0.72 }, growth: { by: 0.5, over: 4 },
    noise: 0.75, easiness: 0.4, parts: bondAndWork(1, 4, { mean: 0, sdBetween: 0.28, sdWithin: 0.63 }),
  },
  { ...base, name: 'missing', about: 'As base, with 20 of 100 check-ins not answered.', missing: 0.2 },
  {
    ...base, name: 'whole-record', about: 'As base, with slow slopes, skipped rows (4 of 100) and 10 of 100 check-ins not answered.',
    drift: 0.015, missing: 0.1, skips: 0.04,
  },
]

/** Worlds kept apart: no limit and no choice was made on them; they were looked at once, after the choice. */
export const worldsApart: readonly World[] = [
  {
    ...base, name: 'short-form', about: 'Four rows from 0 to 6, one of them on the bond, as in our own short check-in.',
    scale: { min: 0, max: 6 }, norms: { mean: 4.35, sdBetween: 0.95, sdWithin: 0.6 }, sem: 0.35, rows: 4, row: { min: 0, max: 6, step: 1 },
    level: { mean: 4.15, sd: 1.1 }, wobble: { ...base.wobble, sd: 0.5 }, growth: { by: 0.4, over: 4 }, noise: 0.75, easiness: 0.4,
    parts: bondAndWork(1, 4, { mean: 0, sdBetween: 0.31, sdWithin: 0.69 }), missing: 0.1, skips: 0.02,
  },
  { ...base, name: 'bad-days', about: 'As base, with 3 of 100 sessions on a bad day that means nothing.', norms: { mean: 3.96, sdBetween: 0.54, sdWithin: 0.37 }, wobble: { ...base.wobble, badDays: 0.03 } },
  { ...base, name: 'uneven', about: 'As base, with clients who differ more in how far they wobble, and no early growth.', norms: { mean: 3.82, sdBetween: 0.56, sdWithin: 0.36 }, parts: bondAndWork(4, 12, { mean: 0, sdBetween: 0.115, sdWithin: 0.28 }), wobble: { ...base.wobble, spread: 0.7 }, growth: { by: 0, over: 4 } },
  { ...base, name: 'wrong-norms', about: 'As base, judged with norms whose level is .3 too high and whose SD within is .7 of the true one.', norms: { mean: 4.28, sdBetween: 0.55, sdWithin: 0.23 } },
]

export const everyWorld: readonly World[] = [...worlds, ...worldsApart]

export const findWorld = (name: string): World | undefined => everyWorld.find((world) => world.name === name)
