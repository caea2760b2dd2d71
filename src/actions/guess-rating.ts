import { inTenant } from '../db/open.ts'
import { type Acting, type Outcome, done, refused } from './acting.ts'
import { words as says } from './words/therapies.ts'

/**
 * Keeps the therapist's guess of how the client rated a session, made before the answer is shown. The first guess
 * stands: one made after the reveal would say nothing.
 */
export async function guessRating(
  acting: Acting, input: { sessionId: string; guess: number; scale: { min: number; max: number } },
): Promise<Outcome<null>> {
  const { guess, scale } = input
  if (!(guess >= scale.min && guess <= scale.max)) return refused({ guess: says.session.guess(scale.min, scale.max) })
  return inTenant(acting.db, acting, async (tx) => {
    const session = await tx.selectFrom('session')
      .innerJoin('therapy', (join) => join.onRef('therapy.practice_id', '=', 'session.practice_id').onRef('therapy.therapy_id', '=', 'session.therapy_id'))
      .select('session_id').where('session_id', '=', input.sessionId).where('therapist_id', '=', acting.memberId).executeTakeFirst()
    if (!session) return refused({ session: says.session.notYours })
    await tx.insertInto('session_note').values({
      practice_id: acting.practiceId, session_id: input.sessionId, member_id: acting.memberId, guess, guessed_at: acting.now,
      words: '', updated_at: acting.now,
    }).onConflict((c) => c.columns(['practice_id', 'session_id', 'member_id'])
      .doUpdateSet({ guess, guessed_at: acting.now, updated_at: acting.now }).where('session_note.guess', 'is', null)).execute()
    return done(null)
  })
}
