import { sql } from 'kysely'
import { inTenant } from '../db/open.ts'
import { type Acting, type Outcome, audit, done, refused } from './acting.ts'
import { isDirector, onlyDirectors } from './as-director.ts'

/**
 * Closes a member's account at once: every login ends, an open link to join is over, and nobody waits for this person
 * any more. They leave the order of who is on duty and every open reading task, accompany no therapist, and are no longer
 * named to clients as the one who reads words not meant for the therapist. Their records stay.
 * Only a director may, and not for oneself, so that a director remains.
 */
export async function disableMember(acting: Acting, input: { memberId: string }): Promise<Outcome<null>> {
  if (input.memberId === acting.memberId) {
    return refused({ member: 'You cannot close your own account. Another director can do it for you.' })
  }
  return inTenant(acting.db, acting, async (tx) => {
    if (!(await isDirector(tx, acting))) return refused({ member: onlyDirectors })
    const { numUpdatedRows } = await tx.updateTable('member')
      .set({ disabled_at: acting.now, join_hash: null, join_expires_at: null })
      .where('member_id', '=', input.memberId).where('disabled_at', 'is', null).executeTakeFirst()
    if (numUpdatedRows === 0n) return refused({ member: 'This account is closed already, or it is not one of this practice.' })
    await tx.updateTable('member').set({ supervisor_id: null }).where('supervisor_id', '=', input.memberId).execute()
    await tx.deleteFrom('login').where('member_id', '=', input.memberId).execute()

    const practice = await tx.selectFrom('practice').select(['on_duty', 'recipient_id']).executeTakeFirstOrThrow()
    const onDuty = practice.on_duty.filter((id) => id !== input.memberId)
    await tx.updateTable('practice').set({
      on_duty: onDuty.length > 0 ? onDuty : [acting.memberId],
      recipient_id: practice.recipient_id === input.memberId ? null : practice.recipient_id,
    }).where('practice_id', '=', acting.practiceId).execute()
    // A task that this person was to read, or had begun, goes to the next; where nobody is left, to the acting director.
    const rest = sql<string[]>`array_remove(ladder, ${input.memberId}::uuid)`
    await tx.updateTable('risk_task').set({
      ladder: sql<string[]>`case when cardinality(${rest}) = 0 then array[${acting.memberId}::uuid] else ${rest} end`,
      acknowledged_at: sql<Date | null>`case when acknowledged_by = ${input.memberId}::uuid then null else acknowledged_at end`,
      acknowledged_by: sql<string | null>`nullif(acknowledged_by, ${input.memberId}::uuid)`,
    }).where('outcome_at', 'is', null)
      .where(sql<boolean>`(${input.memberId}::uuid = any(ladder) or acknowledged_by = ${input.memberId}::uuid)`).execute()
    await audit(tx, acting, 'member disabled', input.memberId)
    return done(null)
  })
}
