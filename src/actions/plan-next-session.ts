import { inTenant } from '../db/open.ts'
import { type Acting, type Outcome, done, refused } from './acting.ts'
import { ownTherapy } from './own-therapy.ts'
import { words as says } from './words/therapies.ts'

/** Sets when the next session is planned; null clears it. */
export async function planNextSession(
  acting: Acting, input: { therapyId: string; nextAt: Date | null },
): Promise<Outcome<null>> {
  if (input.nextAt && input.nextAt < acting.now) {
    return refused({ nextAt: says.session.plannedInThePast })
  }
  return inTenant(acting.db, acting, async (tx) => {
    if (!(await ownTherapy(tx, acting, input.therapyId))) return refused({ therapy: says.therapy.notRunning })
    await tx.updateTable('therapy').set({ next_at: input.nextAt }).where('therapy_id', '=', input.therapyId).execute()
    return done(null)
  })
}
