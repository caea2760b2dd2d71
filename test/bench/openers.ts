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
  const once = (): { mean: number; slowest: number } => {
    let slowest = 0
    let total = 0
    for (const one of given) {
      for (const register of registers) {
        for (let variant = 0; variant < WORDINGS; variant += 1) {
          const start = process.hrtime.bigint()
          composeOpeners({ ...one, register, variant })
          const took = Number(process.hrtime.bigint() - start) / 1e6
          total += took
          slowest = Math.max(slowest, took)
        }
      }
    }
    return { mean: total / (given.length * registers.length * WORDINGS), slowest }
  }
  // The first round warms the compiler up and is not counted; the best of a few is what the machine can do undisturbed.
  once()
  const runs = Array.from({ length: SEVERAL }, once)
  return [
    { name: 'one opener composed, the slowest of all', value: Math.min(...runs.map((run) => run.slowest)), unit: 'ms', baseline: 5, limit: 'at most' },
    { name: 'one opener composed, on average', value: Math.min(...runs.map((run) => run.mean)), unit: 'ms' },
  ]
}
