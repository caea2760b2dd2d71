import type { EventData } from '../core/case/index.ts'
import { inTenant } from '../db/open.ts'
import { type Acting, type Outcome, audit, done, refused } from './acting.ts'
import { appendEvent, openRuptureOf } from './case-events.ts'
import { longest, textProblem } from './checked-text.ts'
import { ownTherapy } from './own-therapy.ts'
import { words as says } from './words/therapies.ts'

/** Ends a therapy; an open case ends with it, with what was learned. */
export async function endTherapy(
  acting: Acting, input: { therapyId: string; how: EventData['ended']['how']; learned: string },
): Promise<Outcome<null>> {
  const problem = textProblem(input.learned, longest.words, null)
  if (problem) return refused({ learned: problem })
  return inTenant(acting.db, acting, async (tx) => {
    if (!(await ownTherapy(tx, acting, input.therapyId))) return refused({ therapy: says.therapy.notRunning })
    const rupture = await openRuptureOf(tx, input.therapyId)
    if (rupture) {
      const problem = await appendEvent(tx, acting, rupture, { type: 'ended', data: { how: input.how, learned: input.learned } })
      if (problem) return refused({ learned: problem })
    }
    await tx.updateTable('therapy').set({ ended_at: acting.now, ended_how: input.how, next_at: null })
      .where('therapy_id', '=', input.therapyId).execute()
    await tx.updateTable('checkin').set({ revoked_at: acting.now })
      .where('therapy_id', '=', input.therapyId).where('revoked_at', 'is', null).execute()
    await audit(tx, acting, 'therapy ended', input.therapyId)
    return done(null)
  })
}
