import type { MethodConfig } from '../detect/methods/index.ts'
import { type MadeUp, type Making, simulate } from '../worlds/simulate.ts'
import type { World } from '../worlds/world.ts'
import type { TrueRating, TrueTherapy } from './rates.ts'

/** Score units that one point of every row makes. */
const perPoint = ({ sum, rows }: World) => (sum ? rows : 1)

/** What a method is told of a world: scale, norms, error, and the parts of its form. */
export function configOf(world: World): MethodConfig {
  const unit = perPoint(world)
  return {
    scale: world.scale, norms: world.norms, sem: world.sem,
    parts: world.parts.map(({ name, rows, against }) => ({
      name, share: rows.length / world.rows,
      against: { mean: against.mean * unit, sdBetween: against.sdBetween * unit, sdWithin: against.sdWithin * unit },
    })),
  }
}

/** A check-in of a world as a rating with its parts; null = no score. */
export function ratingOf(world: World, { session, score, rows, truth }: MadeUp): TrueRating | null {
  if (score === null || rows === null) return null
  return { session, x: score, truth, parts: partsOf(world.parts, rows, perPoint(world)) }
}

/** Mean of each part's answered rows, in the unit of the score; null where half of them or more are skipped. */
export function partsOf(
  parts: readonly { name: string; rows: readonly number[] }[], rows: readonly (number | null)[], unit: number,
): Record<string, number | null> {
  return Object.fromEntries(parts.map(({ name, rows: own }) => {
    const answered = own.flatMap((i) => rows[i] ?? [])
    return [name, 2 * answered.length <= own.length ? null : (unit * answered.reduce((sum, x) => sum + x, 0)) / answered.length]
  }))
}

/** Every check-in of each therapy of a world. */
export function recordsOf(world: World, making: Making): MadeUp[][] {
  const records: MadeUp[][] = []
  for (const row of simulate(world, making)) {
    if (row.therapy > records.length) records.push([])
    records.at(-1)!.push(row)
  }
  return records
}

/** Completed ratings of each therapy of a world. */
export const therapiesOf = (world: World, making: Making): TrueTherapy[] =>
  recordsOf(world, making).map((rows) => rows.flatMap((row) => ratingOf(world, row) ?? []))
