import { type Kysely, sql } from 'kysely'
import { inTenant } from '../db/open.ts'
import type { Database } from '../db/schema.ts'
import { type Outcome, audit, done, hashToken, refused } from './acting.ts'
import { words as says } from './words/members.ts'

export interface Joining { practiceId: string; memberId: string; name: string; email: string; practiceName: string }

/** Whose invitation to join this is; null when it is unknown, used, or over. */
export async function joining(db: Kysely<Database>, token: string, now: Date): Promise<Joining | null> {
  const { rows: [m] } = await sql<{ practice_id: string; member_id: string; name: string; email: string; practice_name: string; join_expires_at: Date | null }>`
    select * from member_by_join(${hashToken(token)})`.execute(db)
  if (!m || !m.join_expires_at || m.join_expires_at <= now) return null
  return { practiceId: m.practice_id, memberId: m.member_id, name: m.name, email: m.email, practiceName: m.practice_name }
}

/** Sets the first password of an invited member; the link is used up. */
export async function join(
  db: Kysely<Database>, now: Date, input: { token: string; passwordHash: string },
): Promise<Outcome<Joining>> {
  const who = await joining(db, input.token, now)
  const over = refused({ token: says.linkOver })
  if (!who) return over
  return inTenant(db, who, async (tx) => {
    const set = await tx.updateTable('member').set({ password_hash: input.passwordHash, join_hash: null, join_expires_at: null })
      .where('member_id', '=', who.memberId).where('join_expires_at', '>', now).executeTakeFirst()
    if (set.numUpdatedRows === 0n) return over
    await audit(tx, { ...who, now }, 'member joined', who.memberId)
    return done(who)
  })
}
