import { type MethodConfig } from './method.ts'
import type { SoFar } from './so-far.ts'

/** How many ratings the norm's within-client variance counts for here (design choice, docs/clinical/methods.md). */
const PRIOR_DF = 6

/** What a rating is compared with by EWMA and CUSUM: u = (x - centre) / unit. */
export interface Standing { centre: number; unit: number }

/**
 * The person's own mean, and the SD of a new rating around it: the within-client variance is shrunk towards the norm's,
 * and widened by √(1 + 1/n) because the mean itself is estimated.
 */
export function standingOf({ n, mean, squares }: SoFar, { norms }: MethodConfig): Standing {
  const variance = (PRIOR_DF * norms.sdWithin ** 2 + squares) / (PRIOR_DF + Math.max(n - 1, 0))
  return { centre: mean, unit: Math.sqrt(variance * (1 + 1 / n)) }
}
