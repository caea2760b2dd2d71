import type { Kysely } from 'kysely'
import { handOnAllDue } from '../actions/hand-on-due.ts'
import type { Database } from '../db/schema.ts'
import { repeatedly } from './repeatedly.ts'

/** A hand-on is written down at most this many milliseconds after it fell due. */
export const HAND_ON_EVERY = 20_000

/**
 * Looks again and again whether somebody's turn to read is over, and has the hand-on recorded. A look that fails (the database
 * is away for a moment) is said once and the next one makes up for it, because every hand-on keeps the time it fell due.
 * @param every milliseconds from the end of one look to the next
 * @returns ends it, after a look that is under way
 */
export function startHandOns(
  db: Kysely<Database>, now: () => Date, say: (sentence: string) => void, every = HAND_ON_EVERY,
): () => Promise<void> {
  return repeatedly(() => handOnAllDue(db, now()), say, 'Could not look whose turn it is to read; trying again.', every)
}
