import type { Outcome } from '../actions/acting.ts'

/** What an action answered; a refusal ends the replay, for then the story and the product disagree. */
export function kept<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`The story met a refusal: ${Object.values(outcome.problems).join(' ')}`)
  return outcome.value
}
