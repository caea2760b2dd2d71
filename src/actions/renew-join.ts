import { inTenant } from '../db/open.ts'
import { type Acting, type Outcome, audit, done, newToken, refused } from './acting.ts'
import { isDirector } from './as-director.ts'
import { words as says } from './words/members.ts'

const VALID_DAYS = 7

/**
 * Makes a new single-use link with which a member chooses a password: when the first one ran out, or a password was
 * forgotten. An earlier link stops working and every login of the member ends. Only a director may; the audit keeps who
 * did, because whoever holds the link can enter as that member.
 * @returns the token of the link, which is not stored and cannot be shown again
 */
export async function renewJoin(acting: Acting, input: { memberId: string }): Promise<Outcome<{ token: string }>> {
  if (input.memberId === acting.memberId) return refused({ member: says.signedIn })
  const { token, hash } = newToken()
  return inTenant(acting.db, acting, async (tx) => {
    if (!(await isDirector(tx, acting))) return refused({ member: says.onlyDirectors })
    const { numUpdatedRows } = await tx.updateTable('member')
      .set({ join_hash: hash, join_expires_at: new Date(acting.now.getTime() + VALID_DAYS * 86_400_000) })
      .where('member_id', '=', input.memberId).where('disabled_at', 'is', null).executeTakeFirst()
    if (numUpdatedRows === 0n) return refused({ member: says.closed })
    await tx.deleteFrom('login').where('member_id', '=', input.memberId).execute()
    await audit(tx, acting, 'join link renewed', input.memberId)
    return done({ token })
  })
}
