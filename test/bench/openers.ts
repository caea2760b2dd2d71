import { composeOpeners } from '../../src/core/opener/compose.ts'
import type { Register } from '../../src/core/opener/opening.ts'
import { drawCard } from '../../src/core/rupture/card.ts'
import { evidenceSets } from '../openers/evidence-sets.ts'
import type { Figure } from './core.ts'

const WORDINGS = 12
const SEVERAL = 5
const registers: readonly Register[] = ['tentative', 'plain', 'warm']

/** How long one opener takes to compose, on average and at the slowest, over every situation, tone and wording; the cards are drawn before. */
export async function benchOpeners(): Promise<Figure[]> {
  const given = evidenceSets.map((set) => ({ card: drawCard(set.input), input: set.input, clientName: 'Noor', therapistName: 'Ada', ...set.how }))
  const least: number[] = []
  const once = (): void => {
    let place = 0
    for (const one of given) {
      for (const register of registers) {
        for (let variant = 0; variant < WORDINGS; variant += 1) {
          const start = process.hrtime.bigint()
          composeOpeners({ ...one, register, variant })
          const took = Number(process.hrtime.bigint() - start) / 1e6
          least[place] = Math.min(least[place] ?? Infinity, took)
          place += 1
        }
      }
    }
  }
  // The best of a few for each opener: what it takes when nothing else disturbs it.
  for (let run = 0; run < SEVERAL; run += 1) once()
  return [
    { name: 'one opener composed, the slowest of all', value: least.reduce((most, took) => Math.max(most, took), 0), unit: 'ms', baseline: 5, limit: 'at most' },
    { name: 'one opener composed, on average', value: least.reduce((sum, took) => sum + took, 0) / least.length, unit: 'ms' },
  ]
}
