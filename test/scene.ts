import { addClient } from '../src/actions/add-client.ts'
import { invite } from '../src/actions/invite.ts'
import { type SignToNote, noteSigns } from '../src/actions/note-signs.ts'
import { recordSession } from '../src/actions/record-session.ts'
import type { Outcome } from '../src/actions/acting.ts'
import { defaultInstrument } from '../src/core/instruments/index.ts'
import { rowField } from '../src/survey/view.ts'
import type { Fields, Person, TestApp } from './app.ts'

const DAY = 86_400_000

/** The value of an action that is expected to do what it is asked. */
export function value<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems))
  return outcome.value
}

/** One client with one therapist, brought about by the real path: sessions recorded, invitations sent, forms posted. */
export interface Scene {
  therapyId: string
  /** A week passes and a session takes place; gives its id. */
  session(): Promise<string>
  /** A week passes, a session takes place, and its check-in is answered: one number for every row, or one per row. */
  answered(rows: number | readonly number[], fields?: Fields): Promise<string>
  note(sessionId: string, signs: (Partial<SignToNote> & { signId: string })[]): Promise<void>
  /** The newest case of this therapy as it lies in the database. */
  rupture(): Promise<{ rupture_id: string; stage: string; closed: boolean; events: number; onset_session: number }>
}

/** A new client of `who`; the clock moves on with each session. */
export async function scene(t: TestApp, who: Person, name = 'Noor A.'): Promise<Scene> {
  const { therapyId } = value(await addClient(who.acting(), {
    name, language: 'en', contact: '', timeZone: 'Europe/Zurich', instrumentId: defaultInstrument.id, setting: 'in-person',
    startedOn: t.clock.now.toISOString().slice(0, 10),
  }))
  const session = async () => {
    t.clock.now = new Date(t.clock.now.getTime() + 7 * DAY)
    return value(await recordSession(who.acting(), { therapyId, heldAt: t.clock.now, kind: 'held', secondThatDay: false })).sessionId
  }
  const scaleItems = defaultInstrument.items.filter((item) => item.kind === 'scale')
  return {
    therapyId, session,
    answered: async (rows, fields = {}) => {
      const sessionId = await session()
      const { token } = value(await invite(who.acting(), { sessionId }))
      t.pass(60)
      const page = await t.get(`/c/${token}?questions`)
      const typed: Fields = Object.fromEntries(defaultInstrument.items.map((item) => [rowField(item.id),
        item.kind === 'direct' ? '0' : String(typeof rows === 'number' ? rows : rows[scaleItems.indexOf(item)])]))
      const reply = await t.post(`/c/${token}`, { key: /name="key" value="([^"]+)"/.exec(page.html)![1]!, ...typed, ...fields })
      if (reply.status !== 200) throw new Error(`The check-in answered ${reply.status}`)
      return sessionId
    },
    note: async (sessionId, signs) => {
      value(await noteSigns(who.acting(), { sessionId, words: '', signs: signs.map((sign) => (
        { whenISaid: '', whenWeSpokeOf: '', notTypicalFor: null, clientSaid: '', words: '', ...sign })) }))
    },
    rupture: async () => (await t.everything.query(
      'select * from rupture where therapy_id = $1 order by opened_at desc limit 1', [therapyId])).rows[0],
  }
}

/** The name of the direct question's field. */
export const directField = rowField(defaultInstrument.items.find((item) => item.kind === 'direct')!.id)
