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
  /** A client's own wobble from session to session, how unevenly clients wobble (log-normal), and its autocorrelation. */
  wobble: { sd: number; spread: number; autocorrelation: number }
  /** How much the level rises early on, and over how many sessions two thirds of it come. */
  growth: { by: number; over: number }
  /** Noise of a single row, and how far the rows differ in how easily they are agreed with. */
  noise: number
  easiness: number
  /** Share of check-ins that are not answered. */
  missing: number
}

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
  wobble: { sd: 0.3, spread: 0.45, autocorrelation: 0.3 },
  growth: { by: 0.25, over: 4 },
  noise: 0.5,
  easiness: 0.3,
  missing: 0,
}

/** Worlds by name. They are documented in docs/clinical/evaluation.md. */
export const worlds: readonly World[] = [
  base,
  { ...base, name: 'high-autocorrelation', about: 'As base, with wobbles that last (autocorrelation .6).', wobble: { ...base.wobble, autocorrelation: 0.6 } },
  { ...base, name: 'ceiling', about: 'As base, with more clients near the top.', level: { mean: 4.36, sd: 0.62 }, norms: { mean: 4.37, sdBetween: 0.46, sdWithin: 0.28 }, sem: 0.15 },
  {
    ...base, name: 'visual-analogue', about: 'Four lines from 0 to 10, summed to 40, most marks near the right end.',
    scale: { min: 0, max: 40 }, norms: { mean: 34.6, sdBetween: 4.4, sdWithin: 2.7 }, sem: 1.35, rows: 4, row: { min: 0, max: 10, step: 0.1 }, sum: true,
    level: { mean: 8.65, sd: 1.5 }, wobble: { sd: 0.72, spread: 0.45, autocorrelation: 0.3 }, growth: { by: 0.5, over: 4 },
    noise: 0.75, easiness: 0.4,
  },
  { ...base, name: 'missing', about: 'As base, with 20 of 100 check-ins not answered.', missing: 0.2 },
]

export const findWorld = (name: string): World | undefined => worlds.find((world) => world.name === name)
