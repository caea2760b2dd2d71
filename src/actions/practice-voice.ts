import { voiceLanguages, voiceWords } from '../core/voice/index.ts'
import { inTenant } from '../db/open.ts'
import { type Acting, type Outcome, audit, done, refused } from './acting.ts'
import { isDirector } from './as-director.ts'
import { textProblem } from './checked-text.ts'
import { words as says } from './words/practice.ts'
import { words as memberSays } from './words/members.ts'

/** Longest invitation, in characters: it stands with every check-in. */
export const CANDID_LIMIT = 300

/**
 * What the practice says to its clients in its own name, and whether they may look at their own check-ins. Only a director
 * may change it. Text that equals the usual one is kept as "the usual", so that each client reads it in their language.
 * @param input.candid the invitation to be candid; null = none is shown
 */
export async function setPracticeVoice(acting: Acting, input: { candid: string | null; ownView: boolean }): Promise<Outcome<null>> {
  const typed = input.candid?.trim() ?? null
  const problem = typed === null ? null : textProblem(typed, CANDID_LIMIT, says.invitation)
  if (problem) return refused({ candid: problem })
  const usual = typed !== null && voiceLanguages.some((language) => voiceWords(language).candid === typed)
  const changed = await inTenant(acting.db, acting, async (tx) => {
    if (!(await isDirector(tx, acting))) return refused({ practice: memberSays.onlyDirectors })
    await tx.updateTable('practice').set({
      candid_text: usual ? null : typed, candid_confirmed_at: typed === null ? null : acting.now,
      candid_confirmed_by: typed === null ? null : acting.memberId, own_view: input.ownView,
    }).where('practice_id', '=', acting.practiceId).execute()
    await audit(tx, acting, 'voice of the practice changed', acting.practiceId, { invitation: typed !== null, ownView: input.ownView })
    return done(null)
  })
  // What is turned off opens no page any more: also by links that are out, and by those that the director may not know of.
  if (changed.ok && !input.ownView) {
    await inTenant(acting.db, { practiceId: acting.practiceId, memberId: null }, (tx) =>
      tx.updateTable('client_link').set({ revoked_at: acting.now }).where('revoked_at', 'is', null).execute())
  }
  return changed
}
