import { sql } from 'kysely'
import { inTenant } from '../db/open.ts'
import { type Acting, type Outcome, audit, done, refused } from './acting.ts'
import { isDirector } from './as-director.ts'
import { words as says } from './words/members.ts'

/**
 * Closes a member's account at once: every login ends, an open link to join is over, and nobody waits for this person
 * any more. They leave the order of who is on duty and every open reading task, accompany no therapist, and are no longer
 * named to clients as the one who reads words not meant for the therapist. Their records stay.
 * Only a director may, and not for oneself, so that a director remains.
 */
export async function disableMember(acting: Acting, input: { memberId: string }): Promise<Outcome<null>> {
  if (input.memberId === acting.memberId) {
    return refused({ member: says.notYourOwn })
  }
  return inTenant(acting.db, acting, async (tx) => {
    if (!(await isDirector(tx, acting))) return refused({ member: says.onlyDirectors })
    const { numUpdatedRows } = await tx.updateTable('member')
      .set({ disabled_at: acting.now, join_hash: null, join_expires_at: null })
      .where('member_id', '=', input.memberId).where('disabled_at', 'is', null).executeTakeFirst()
    if (numUpdatedRows === 0n) return refused({ member: says.closedAlready })
    await tx.updateTable('member').set({ supervisor_id: null }).where('supervisor_id', '=', input.memberId).execute()
    await tx.deleteFrom('login').where('member_id', '=', input.memberId).execute()

    const practice = await tx.selectFrom('practice').select(['on_duty', 'recipient_id']).executeTakeFirstOrThrow()
    const onDuty = practice.on_duty.filter((id) => id !== input.memberId)
    await tx.updateTable('practice').set({
      on_duty: onDuty.length > 0 ? onDuty : [acting.memberId],
      recipient_id: practice.recipient_id === input.memberId ? null : practice.recipient_id,
    }).where('practice_id', '=', acting.practiceId).execute()
    // A task that this person was to read, or had begun, goes to the next; where nobody is left, to the acting director.
    await sql`select hand_on_tasks(${input.memberId}, ${acting.memberId})`.execute(tx)
    await audit(tx, acting, 'member disabled', input.memberId)
    return done(null)
  })
}
