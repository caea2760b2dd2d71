import { inTenant } from '../db/open.ts'
import type { Role } from '../db/schema.ts'
import { type Acting, type Outcome, audit, done, refused } from './acting.ts'
import { isDirector } from './as-director.ts'
import { recipientRoles } from './update-practice.ts'
import { words as says } from './words/members.ts'

const known: readonly Role[] = ['therapist', 'supervisor', 'director', 'recipient']

/**
 * Changes what a member does in the practice, and who accompanies them. Only a director may, and one director remains.
 * Whoever stops being a supervisor accompanies nobody any more; whoever loses every role that reads words not meant for the
 * therapist is not named to clients for it any more.
 */
export async function changeMember(
  acting: Acting, input: { memberId: string; roles: Role[]; supervisorId: string | null },
): Promise<Outcome<null>> {
  const roles = [...new Set(input.roles)]
  if (roles.length === 0 || !roles.every((role) => known.includes(role))) return refused({ roles: says.roles })
  return inTenant(acting.db, acting, async (tx) => {
    if (!(await isDirector(tx, acting))) return refused({ member: says.onlyDirectors })
    const members = await tx.selectFrom('member').select(['member_id', 'roles']).where('disabled_at', 'is', null).execute()
    if (!members.some((m) => m.member_id === input.memberId)) return refused({ member: says.closed })
    if (!roles.includes('director') && !members.some((m) => m.member_id !== input.memberId && m.roles.includes('director'))) {
      return refused({ roles: says.lastDirector })
    }
    const supervisor = members.find((m) => m.member_id === input.supervisorId)
    if (input.supervisorId !== null && (!supervisor?.roles.includes('supervisor') || input.supervisorId === input.memberId)) {
      return refused({ supervisorId: says.supervisor })
    }
    await tx.updateTable('member').set({ roles, supervisor_id: input.supervisorId }).where('member_id', '=', input.memberId).execute()
    if (!roles.includes('supervisor')) {
      await tx.updateTable('member').set({ supervisor_id: null }).where('supervisor_id', '=', input.memberId).execute()
    }
    if (!roles.some((role) => recipientRoles.includes(role))) {
      await tx.updateTable('practice').set({ recipient_id: null }).where('recipient_id', '=', input.memberId).execute()
    }
    await audit(tx, acting, 'member changed', input.memberId, { roles: roles.join(' ') })
    return done(null)
  })
}
