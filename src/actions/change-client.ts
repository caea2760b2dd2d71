import { dayIn } from '../db/local-day.ts'
import { inTenant } from '../db/open.ts'
import { type Acting, type Outcome, audit, done, refused } from './acting.ts'
import { type ClientDetails, clientProblems } from './add-client.ts'
import { dayInWords } from './local-time.ts'
import { ownTherapy } from './own-therapy.ts'
import { words as says } from './words/therapies.ts'

/**
 * Corrects what was noted about a client when they were added: name, contact, language, time zone, and the therapy's
 * first day and setting. The form stays as it is, so that the line stays comparable. Only for a running therapy of one's own.
 */
export async function changeClient(acting: Acting, input: ClientDetails & { therapyId: string }): Promise<Outcome<null>> {
  const problems = clientProblems(acting.now, input)
  return inTenant(acting.db, acting, async (tx) => {
    const therapy = await ownTherapy(tx, acting, input.therapyId)
    if (!therapy) return refused({ therapy: says.therapy.notRunning })
    const first = await tx.selectFrom('session').select('held_at').where('therapy_id', '=', input.therapyId).orderBy('number').limit(1).executeTakeFirst()
    const firstDay = first && dayIn(first.held_at, therapy.practice_zone)
    if (!problems.startedOn && firstDay && input.startedOn > firstDay) {
      problems.startedOn = says.client.startsAfterSessionOne(dayInWords(firstDay))
    }
    if (Object.keys(problems).length > 0) return refused(problems)
    await tx.updateTable('client').set({
      name: input.name.trim(), language: input.language, contact: input.contact.trim(), time_zone: input.timeZone,
    }).where('client_id', '=', therapy.client_id).execute()
    await tx.updateTable('therapy').set({ setting: input.setting, started_on: input.startedOn })
      .where('therapy_id', '=', input.therapyId).execute()
    await audit(tx, acting, 'client changed', therapy.client_id)
    return done(null)
  })
}
