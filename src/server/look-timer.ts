import { type Looking, lookAtAllDue } from '../actions/look-at-alarms.ts'
import { repeatedly } from './repeatedly.ts'

/** Whether a practice is due for its daily look is asked this often, in milliseconds. */
const LOOK_EVERY = 10 * 60_000

/** Has every practice looked at once a day: how often Attune speaks there, and what limits and norms follow. */
export function startLooks(looking: Looking, now: () => Date, say: (sentence: string) => void): () => Promise<void> {
  return repeatedly(() => lookAtAllDue(looking, now()), say, 'Could not look at how often Attune speaks; trying again.', LOOK_EVERY)
}
