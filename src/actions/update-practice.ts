import { inTenant } from '../db/open.ts'
import type { HelpLine, Role } from '../db/schema.ts'
import { type Acting, type Outcome, audit, done, refused } from './acting.ts'
import { isDirector } from './as-director.ts'
import { type PracticeDetails, detailProblems, lacksOutsideContact } from './practice-details.ts'
import { words as memberSays } from './words/members.ts'
import { words as says } from './words/practice.ts'

export interface PracticeSettings extends PracticeDetails {
  /** Member ids in the order in which they are asked; at least one. */
  onDuty: string[]
  /** Whole minutes in reading hours until the next person is asked, 5 to 1440. */
  acknowledgeMinutes: number
  /** Who reads words not meant for the therapist; null = that choice is not offered to clients. */
  recipientId: string | null
}

/** Roles whose members can be named for words that are not meant for the therapist. */
export const recipientRoles: readonly Role[] = ['recipient', 'supervisor', 'director']

/** Changes what a practice has decided about itself. Only a director may. Check-ins sent from now on show it. */
export async function updatePractice(acting: Acting, input: PracticeSettings): Promise<Outcome<null>> {
  const problems = detailProblems(input)
  if (!Number.isInteger(input.acknowledgeMinutes) || input.acknowledgeMinutes < 5 || input.acknowledgeMinutes > 1440) {
    problems.acknowledgeMinutes = says.reading.minutes
  }
  if (input.onDuty.length === 0) problems.onDuty = says.reading.nobody
  if (new Set(input.onDuty).size < input.onDuty.length) problems.onDuty = says.reading.twice
  if (Object.keys(problems).length > 0) return refused(problems)

  return inTenant(acting.db, acting, async (tx) => {
    if (!(await isDirector(tx, acting))) return refused({ practice: memberSays.onlyDirectors })
    const before = await tx.selectFrom('practice').select('help_lines').executeTakeFirstOrThrow()
    const members = await tx.selectFrom('member').select(['member_id', 'roles']).where('disabled_at', 'is', null).execute()
    const byId = new Map(members.map((m) => [m.member_id, m.roles]))
    if (!input.onDuty.every((id) => byId.has(id))) problems.onDuty = says.reading.notAMember
    if (input.recipientId !== null && !byId.get(input.recipientId)?.some((role) => recipientRoles.includes(role))) {
      problems.recipientId = says.reading.recipient
    }
    const recipient = input.recipientId === null ? null : byId.get(input.recipientId) ?? null
    if (lacksOutsideContact(input.outsideContacts, recipient)) problems.outsideContacts = says.outsideNeeded
    const changed = JSON.stringify(before.help_lines.map(lineOf)) !== JSON.stringify(input.helpLines.map(lineOf))
    if (changed && !input.helpConfirmed) problems.helpConfirmed = says.helpLines.changed
    if (Object.keys(problems).length > 0) return refused(problems)

    await tx.updateTable('practice').set({
      name: input.practiceName.trim(), time_zone: input.timeZone, reading_week: JSON.stringify(input.readingWeek), help_lines: JSON.stringify(input.helpLines),
      ...(input.helpConfirmed ? { help_confirmed_at: acting.now, help_confirmed_by: acting.memberId } : {}),
      outside_contacts: input.outsideContacts.trim(), leave_url: input.leaveUrl, supervisor_may_see: input.supervisorMaySee,
      on_duty: input.onDuty, acknowledge_minutes: input.acknowledgeMinutes, recipient_id: input.recipientId,
    }).where('practice_id', '=', acting.practiceId).execute()
    await audit(tx, acting, 'practice changed', acting.practiceId, { helpConfirmed: input.helpConfirmed })
    return done(null)
  })
}

/** jsonb does not keep the order of keys. */
const lineOf = ({ label, number, hours }: HelpLine) => [label, number, hours]
