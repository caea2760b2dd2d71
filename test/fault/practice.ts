import { join } from 'node:path'
import { addClient } from '../../src/actions/add-client.ts'
import type { Acting, Outcome } from '../../src/actions/acting.ts'
import { invite } from '../../src/actions/invite.ts'
import { recordSession } from '../../src/actions/record-session.ts'
import { defaultInstrument } from '../../src/core/instruments/index.ts'
import { type OpenDatabase, openDatabase } from '../../src/db/open.ts'
import type { Attune } from './attune.ts'

const DAY = 86_400_000

function value<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems))
  return outcome.value
}

/** The database of a running Attune past every rule, to look at what really lies there. */
export const everythingIn = (attune: Attune): OpenDatabase =>
  openDatabase({ host: join(attune.data, 'socket'), user: 'postgres', database: 'attune', max: 2, role: null })

/** Creates the practice over HTTP with the code that the first start printed; gives its therapist. */
export async function createPractice(attune: Attune): Promise<Pick<Acting, 'practiceId' | 'memberId'>> {
  const code = /code \(.*?\): (\S+)/.exec(attune.said())?.[1] ?? ''
  const fields = {
    code, practiceName: 'Fault run', timeZone: 'Europe/Zurich', name: 'Ada Lindqvist', firstName: 'Ada', email: 'ada@fault.example',
    password: 'seven plain walnuts rest', alsoTherapist: 'yes', 'day-1-from': '08:00', 'day-1-to': '18:00',
    'help-1-label': 'Emergency', 'help-1-number': '112', 'help-1-hours': 'always', helpConfirmed: 'yes', outsideContacts: 'Ombudsperson, 044 000 00 00',
    leaveUrl: 'https://example.org/',
  }
  const answer = await fetch(`http://127.0.0.1:${attune.port}/set-up`, {
    method: 'POST', body: new URLSearchParams(fields), redirect: 'manual', headers: { 'sec-fetch-site': 'same-origin' },
  })
  if (answer.status !== 303) throw new Error(`Creating the practice answered ${answer.status}: ${(await answer.text()).slice(0, 3_000)}`)
  const { pool, close } = everythingIn(attune)
  const { rows: [member] } = await pool.query<{ practice_id: string; member_id: string }>('select practice_id, member_id from member')
  await close()
  if (!member) throw new Error('The practice has no member.')
  return { practiceId: member.practice_id, memberId: member.member_id }
}

/** So many therapies with so many sessions each, all invited today and unanswered; the tokens by therapy, in order. */
export async function invitations(
  attune: Attune, who: Pick<Acting, 'practiceId' | 'memberId'>, therapies: number, sessions: number,
): Promise<string[][]> {
  const { db, close } = openDatabase({ host: join(attune.data, 'socket'), user: 'attune', database: 'attune', max: 8 })
  const now = new Date()
  const before = (days: number): Acting => ({ db, ...who, now: new Date(now.getTime() - days * DAY) })
  const one = async (n: number) => {
    const began = before(sessions * 7 + 1)
    const { therapyId } = value(await addClient(began, {
      name: `Client ${n}`, language: 'en', contact: '', timeZone: 'Europe/Zurich', instrumentId: defaultInstrument.id,
      setting: 'in-person', startedOn: began.now.toISOString().slice(0, 10),
    }))
    const tokens: string[] = []
    for (let session = 1; session <= sessions; session++) {
      const then = before((sessions - session) * 7 + 1)
      const { sessionId } = value(await recordSession(then, { therapyId, heldAt: then.now, kind: 'held', secondThatDay: false }))
      tokens.push(value(await invite(before(0), { sessionId })).token)
    }
    return tokens
  }
  const found: string[][] = Array.from({ length: therapies }, () => [])
  const queue = found.keys()
  await Promise.all(Array.from({ length: 8 }, async () => {
    for (const n of queue) found[n] = await one(n)
  }))
  await close()
  return found
}
