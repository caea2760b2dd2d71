import type { Transaction } from 'kysely'
import type { Database, HelpLine, ReadingWeek, Role } from './schema.ts'

export interface ListedMember {
  memberId: string
  name: string
  firstName: string
  email: string
  roles: Role[]
  supervisorId: string | null
  /** Until when the link to choose a password works; null = it was used. */
  joinExpiresAt: Date | null
  disabledAt: Date | null
}

export interface StoredPractice {
  name: string
  timeZone: string
  recipientId: string | null
  outsideContacts: string
  supervisorMaySee: boolean
  readingWeek: ReadingWeek
  onDuty: string[]
  acknowledgeMinutes: number
  helpLines: HelpLine[]
  /** When and by whom the help numbers were last checked; null = never yet. */
  helpConfirmedAt: Date | null
  helpConfirmedBy: string | null
  leaveUrl: string
  /** All members, those whose account is closed too, by name. */
  members: ListedMember[]
}

const byName = new Intl.Collator('en', { sensitivity: 'base' })

/** What the practice has decided about itself, and who belongs to it. */
export async function practiceSettings(tx: Transaction<Database>): Promise<StoredPractice> {
  const p = await tx.selectFrom('practice').selectAll().executeTakeFirstOrThrow()
  const members = await tx.selectFrom('member')
    .select(['member_id', 'name', 'first_name', 'email', 'roles', 'supervisor_id', 'join_expires_at', 'disabled_at']).execute()
  return {
    name: p.name, timeZone: p.time_zone, recipientId: p.recipient_id, outsideContacts: p.outside_contacts,
    supervisorMaySee: p.supervisor_may_see, readingWeek: p.reading_week, onDuty: p.on_duty,
    acknowledgeMinutes: p.acknowledge_minutes, helpLines: p.help_lines, helpConfirmedAt: p.help_confirmed_at,
    helpConfirmedBy: p.help_confirmed_by, leaveUrl: p.leave_url,
    members: members.map((m) => ({
      memberId: m.member_id, name: m.name, firstName: m.first_name, email: m.email, roles: m.roles, supervisorId: m.supervisor_id,
      joinExpiresAt: m.join_expires_at, disabledAt: m.disabled_at,
    })).toSorted((a, b) => byName.compare(a.name, b.name)),
  }
}
