import type { Intervention, InterventionId } from '../intervention.ts'
import { adjustWork } from './adjust-work.ts'
import { clarifyAndAccount } from './clarify-and-account.ts'
import { explainReasoning } from './explain-reasoning.ts'
import { exploreDeeper } from './explore-deeper.ts'
import { holdLimit } from './hold-limit.ts'
import { listenOpenly } from './listen-openly.ts'
import { reviewGoals } from './review-goals.ts'
import { understandEvent } from './understand-event.ts'

/** All tools, in the order of guidance §6. */
export const interventions: readonly Intervention[] = [
  understandEvent, listenOpenly, exploreDeeper, clarifyAndAccount, reviewGoals, explainReasoning, adjustWork, holdLimit,
]

/**
 * One tool by its id.
 * @throws RangeError when there is no such tool; nothing has been stored by then.
 */
export function interventionById(id: InterventionId): Intervention {
  const found = interventions.find(intervention => intervention.id === id)
  if (!found) throw new RangeError(`There is no repair tool called “${id}”. Choose one of the list.`)
  return found
}
