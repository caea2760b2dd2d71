import { type Kysely } from 'kysely'
import { newId } from '../db/ids.ts'
import { inTenant } from '../db/open.ts'
import type { Database } from '../db/schema.ts'
import { type Outcome, audit, done, hashToken, refused } from './acting.ts'
import { longest, textProblems } from './checked-text.ts'
import { plainCode } from './issue-setup-code.ts'
import { type PracticeDetails, detailProblems, lacksOutsideContact } from './practice-details.ts'
import { words as memberSays } from './words/members.ts'
import { words as says } from './words/practice.ts'

export interface NewPractice extends PracticeDetails {
  code: string
  director: { name: string; firstName: string; email: string; passwordHash: string; alsoTherapist: boolean }
  demo?: boolean
}

/** What is still missing or cannot be taken before a practice can be created, by field; empty when it is complete. */
export function practiceProblems(input: Omit<NewPractice, 'director'> & { director: Omit<NewPractice['director'], 'passwordHash'> }): Record<string, string> {
  const problems = { ...detailProblems(input), ...textProblems({
    name: { value: input.director.name, limit: longest.name, required: says.director.noName },
    firstName: { value: input.director.firstName, limit: longest.name, required: says.director.firstName },
    email: { value: input.director.email, limit: longest.name, required: memberSays.email },
  }) }
  if (!problems.email && !/^[^\s@]+@[^\s@]+$/.test(input.director.email.trim())) problems.email = memberSays.emailUnlikely
  // At set-up nobody but the director is there yet, so nobody inside can be the other reader.
  if (!problems.outsideContacts && lacksOutsideContact(input.outsideContacts, null)) problems.outsideContacts = says.outsideNeeded
  if (!input.helpConfirmed) problems.helpConfirmed = says.helpLines.confirm
  return problems
}

/**
 * Creates a practice with its first member, the director, using up the set-up code. The help numbers shown to clients
 * have to be entered and confirmed here: no check-in page can exist without them (engine §6).
 */
export async function createPractice(
  db: Kysely<Database>, now: Date, input: NewPractice,
): Promise<Outcome<{ practiceId: string; memberId: string }>> {
  const problems = practiceProblems(input)
  if (Object.keys(problems).length > 0) return refused(problems)

  const practiceId = newId(now)
  const memberId = newId(now)
  return inTenant(db, { practiceId, memberId }, async (tx) => {
    const code = await tx.updateTable('setup_code').set({ used_at: now })
      .where('code_hash', '=', hashToken(plainCode(input.code))).where('used_at', 'is', null).where('expires_at', '>', now)
      .returning('code_hash').executeTakeFirst()
    if (!code) return refused({ code: says.code })
    await tx.insertInto('practice').values({
      practice_id: practiceId, name: input.practiceName.trim(), time_zone: input.timeZone, recipient_id: null,
      outside_contacts: input.outsideContacts.trim(), supervisor_may_see: input.supervisorMaySee,
      reading_hours: '', reading_week: JSON.stringify(input.readingWeek), on_duty: [memberId],
      acknowledge_minutes: 30, help_lines: JSON.stringify(input.helpLines), help_confirmed_at: now,
      help_confirmed_by: memberId, leave_url: input.leaveUrl, demo: input.demo ?? false, created_at: now,
    }).execute()
    await tx.insertInto('member').values({
      practice_id: practiceId, member_id: memberId, email: input.director.email.trim(), name: input.director.name.trim(),
      first_name: input.director.firstName.trim(), supervisor_id: null, join_hash: null,
      roles: input.director.alsoTherapist ? ['director', 'therapist'] : ['director'],
      password_hash: input.director.passwordHash, created_at: now,
    }).execute()
    await audit(tx, { practiceId, memberId, now }, 'practice created', practiceId)
    return done({ practiceId, memberId })
  })
}
