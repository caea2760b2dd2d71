import { sql } from 'kysely'
import { newId } from '../db/ids.ts'
import { inTenant } from '../db/open.ts'
import { type Acting, type Tx, audit } from './acting.ts'

/** Writes down that this member looked at a client's page, so that who saw what can be answered later. */
export async function auditRead(acting: Acting, input: { therapyId: string }): Promise<void> {
  await inTenant(acting.db, acting, (tx) => audit(tx, acting, 'client read', input.therapyId))
}

/**
 * Writes down that this member looked at Today with answers on it that nobody can say they had seen there before: once for
 * every new answer, so that a page which is opened all day long costs nothing more. A guess that comes later is told apart by it.
 * @param newest when the newest of the answers was received
 */
export async function auditTodayRead(tx: Tx, { practiceId, memberId, now }: Omit<Acting, 'db'>, newest: Date): Promise<void> {
  await sql`insert into audit (practice_id, audit_id, at, member_id, action, subject_id, data)
    select ${practiceId}::uuid, ${newId(now)}::uuid, ${now}::timestamptz, ${memberId}::uuid, 'today read', ${memberId}::uuid, '{}'
    where not exists (select from audit a where a.practice_id = ${practiceId} and a.subject_id = ${memberId} and a.member_id = ${memberId}
      and a.action = 'today read' and a.at >= ${newest})`.execute(tx)
}
