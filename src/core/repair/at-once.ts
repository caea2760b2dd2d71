import type { RankedIntervention } from './rank-interventions.ts'

/** As many next steps as are offered at once, anywhere: every alarm ends in at most three (product.md). */
export const STEPS_AT_ONCE = 3

/**
 * The tools that are offered at once, in their order: as much for this session as there is room, with a place kept for
 * what comes later, because a plan that only listens leads nowhere. The rest stays within reach, folded.
 * @param most at least 2; fewer than three where a notice takes the room
 */
export function offeredAtOnce(ranked: readonly RankedIntervention[], most: number = STEPS_AT_ONCE): RankedIntervention[] {
  const later = ranked.filter((one) => one.lane === 'later')
  const now = ranked.filter((one) => one.lane === 'this-session').slice(0, later.length > 0 ? most - 1 : most)
  const chosen = new Set([...now, ...later.slice(0, most - now.length)])
  return ranked.filter((one) => chosen.has(one))
}
