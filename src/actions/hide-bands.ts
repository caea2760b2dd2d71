import { inTenant } from '../db/open.ts'
import { type Acting, type Outcome, audit, done, refused } from './acting.ts'
import { everOwnTherapy } from './own-therapy.ts'
import { words as says } from './words/therapies.ts'

/** Whether the client's own view leaves out what was computed from their answers. The answers themselves are always theirs. */
export async function hideBands(acting: Acting, input: { therapyId: string; hidden: boolean }): Promise<Outcome<null>> {
  return inTenant(acting.db, acting, async (tx) => {
    if (!(await everOwnTherapy(tx, acting, input.therapyId))) return refused({ therapy: says.therapy.notYours })
    await tx.updateTable('therapy').set({ bands_hidden: input.hidden }).where('therapy_id', '=', input.therapyId).execute()
    await audit(tx, acting, input.hidden ? 'computed figures hidden from client' : 'computed figures shown to client', input.therapyId)
    return done(null)
  })
}
