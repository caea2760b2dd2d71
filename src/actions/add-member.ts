import { newId } from '../db/ids.ts'
import { inTenant } from '../db/open.ts'
import type { Role } from '../db/schema.ts'
import { type Acting, type Outcome, audit, done, newToken, refused } from './acting.ts'
import { longest, textProblems } from './checked-text.ts'
import { words as says } from './words/members.ts'

const JOIN_DAYS = 7
const roles: readonly Role[] = ['therapist', 'supervisor', 'director', 'recipient']

/**
 * Adds a member, who sets an own password by a single-use link (valid for 7 days). Only a director may.
 * @returns the member's id and the token of the link, which is not stored and cannot be shown again
 */
export async function addMember(
  acting: Acting, input: { name: string; firstName: string; email: string; roles: Role[]; supervisorId: string | null },
): Promise<Outcome<{ memberId: string; token: string }>> {
  const problems = textProblems({
    name: { value: input.name, limit: longest.name, required: says.noName },
    firstName: { value: input.firstName, limit: longest.name, required: says.firstName },
    email: { value: input.email, limit: longest.name, required: says.email },
  })
  if (!problems.email && !/^[^\s@]+@[^\s@]+$/.test(input.email.trim())) problems.email = says.emailUnlikely
  if (input.roles.length === 0 || !input.roles.every((r) => roles.includes(r))) problems.roles = says.roles
  if (Object.keys(problems).length > 0) return refused(problems)

  const memberId = newId(acting.now)
  const { token, hash } = newToken()
  try {
    return await inTenant(acting.db, acting, async (tx) => {
      const taken = await tx.selectFrom('member').select('member_id').where('email', '=', input.email.trim()).executeTakeFirst()
      if (taken) return refused({ email: says.emailHere })
      await tx.insertInto('member').values({
        practice_id: acting.practiceId, member_id: memberId, email: input.email.trim(), name: input.name.trim(),
        first_name: input.firstName.trim(), roles: input.roles, supervisor_id: input.supervisorId, password_hash: null,
        join_hash: hash, join_expires_at: new Date(acting.now.getTime() + JOIN_DAYS * 86_400_000), created_at: acting.now,
      }).execute()
      await audit(tx, acting, 'member added', memberId)
      return done({ memberId, token })
    })
  } catch (error) {
    // Another practice of this installation may hold the address: that is all this practice may learn.
    if (error instanceof Error && 'code' in error && error.code === '23505') {
      return refused({ email: says.emailTaken })
    }
    throw error
  }
}
