import { newId } from '../db/ids.ts'
import { usableInstruments } from '../db/instruments.ts'
import { inTenant } from '../db/open.ts'
import { type Acting, type Outcome, audit, done, refused } from './acting.ts'
import { isTimeZone, longest, textProblems } from './checked-text.ts'
import { words as says } from './words/therapies.ts'
import { words as textSays } from './words/texts.ts'

/** What can be corrected later, too. */
export interface ClientDetails {
  name: string
  language: string
  contact: string
  timeZone: string
  setting: 'in-person' | 'telehealth'
  /** YYYY-MM-DD */
  startedOn: string
}

export interface NewClient extends ClientDetails {
  instrumentId: string
}

/** What is missing or cannot be taken, by field; empty when the details are fine. */
export function clientProblems(now: Date, input: ClientDetails): Record<string, string> {
  const problems = textProblems({
    name: { value: input.name, limit: longest.name, required: says.client.noName },
    contact: { value: input.contact, limit: longest.line },
  })
  if (!isTimeZone(input.timeZone)) problems.timeZone = textSays.timeZone
  // A day later somewhere east is still today there.
  const latest = new Date(now.getTime() + 14 * 3_600_000).toISOString().slice(0, 10)
  if (!isDate(input.startedOn)) problems.startedOn = says.client.startedOn
  else if (input.startedOn > latest) problems.startedOn = says.client.startsLater
  return problems
}

/** Adds a client together with the therapy with the acting therapist, answered with one form throughout (engine §1). */
export async function addClient(
  acting: Acting, input: NewClient,
): Promise<Outcome<{ clientId: string; therapyId: string }>> {
  const problems = clientProblems(acting.now, input)
  const clientId = newId(acting.now)
  const therapyId = newId(acting.now)
  return inTenant(acting.db, acting, async (tx) => {
    const instrument = (await usableInstruments(tx)).find((one) => one.id === input.instrumentId && one.about === 'alliance')
    if (!instrument) problems.instrumentId = says.client.form
    if (!instrument || Object.keys(problems).length > 0) return refused(problems)
    await tx.insertInto('client').values({
      practice_id: acting.practiceId, client_id: clientId, name: input.name.trim(), language: input.language,
      contact: input.contact.trim(), time_zone: input.timeZone, created_at: acting.now,
    }).execute()
    await tx.insertInto('therapy').values({
      practice_id: acting.practiceId, therapy_id: therapyId, client_id: clientId, therapist_id: acting.memberId,
      instrument_id: instrument.id, instrument_version: instrument.version, setting: input.setting,
      started_on: input.startedOn, created_at: acting.now,
    }).execute()
    await audit(tx, acting, 'client added', clientId)
    return done({ clientId, therapyId })
  })
}

/** True for a day that exists, written YYYY-MM-DD; before the year 1900 it is a slip of the keyboard. */
export function isDate(day: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || day < '1900') return false
  const parsed = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().slice(0, 10) === day
}
