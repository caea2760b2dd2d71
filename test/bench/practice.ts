import pg from 'pg'
import { addClient } from '../../src/actions/add-client.ts'
import type { Acting } from '../../src/actions/acting.ts'
import { createPractice } from '../../src/actions/create-practice.ts'
import { invite } from '../../src/actions/invite.ts'
import { issueSetupCode } from '../../src/actions/issue-setup-code.ts'
import { findCheckIn } from '../../src/actions/open-check-in.ts'
import { receiveResponse } from '../../src/actions/receive-response.ts'
import { recordSession } from '../../src/actions/record-session.ts'
import { defaultInstrument } from '../../src/core/instruments/index.ts'
import { type OpenDatabase, openDatabase } from '../../src/db/open.ts'
import type { LocalPostgres } from '../../src/server/postgres.ts'

/** A practice to measure with: filled by the real actions, enlarged by copying what they wrote. */
export interface Practice {
  database: OpenDatabase
  therapist: { practiceId: string; memberId: string }
  now: Date
}

function value<T>(outcome: { ok: true; value: T } | { ok: false; problems: Record<string, string> }): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems))
  return outcome.value
}

export async function newPractice(postgres: LocalPostgres, now: Date): Promise<Practice> {
  const database = openDatabase({ ...postgres.address, max: 10 })
  const code = await issueSetupCode(database.db, now)
  if (code === null) throw new Error('The benchmark needs an empty database.')
  const therapist = value(await createPractice(database.db, now, {
    code, practiceName: 'Bench', timeZone: 'Europe/Zurich', readingWeek: { week: [] },
    helpLines: [{ label: 'Emergency', number: '112', hours: 'always' }], helpConfirmed: true, outsideContacts: 'Ombudsperson, 044 000 00 00',
    leaveUrl: 'https://example.org/', supervisorMaySee: false,
    director: { name: 'Ada Lindqvist', firstName: 'Ada', email: 'ada@bench.example', passwordHash: 'none', alsoTherapist: true },
  }))
  return { database, therapist, now }
}

const acting = ({ database, therapist, now }: Practice, daysAgo: number): Acting =>
  ({ db: database.db, ...therapist, now: new Date(now.getTime() - daysAgo * 86_400_000) })

export async function addTherapy(practice: Practice, name: string, daysAgo: number): Promise<string> {
  const then = acting(practice, daysAgo)
  return value(await addClient(then, {
    name, language: 'en', contact: '', timeZone: 'Europe/Zurich', instrumentId: defaultInstrument.id, setting: 'in-person',
    startedOn: new Date(then.now.getTime() - 86_400_000).toISOString().slice(0, 10),
  })).therapyId
}

/** One more session with an invitation; gives the token of its link. */
export async function addInvitation(practice: Practice, therapyId: string, daysAgo: number): Promise<string> {
  const then = acting(practice, daysAgo)
  const { sessionId } = value(await recordSession(then, { therapyId, heldAt: then.now, kind: 'held', secondThatDay: false }))
  return value(await invite(then, { sessionId })).token
}

/** Answers like a person's: a level of their own and small changes; one client in eight has a dip that opens a case. */
export function answersFor(client: number, session: number): Record<string, number> {
  const level = 3.5 + ((client * 7) % 5) * 0.5
  const dip = client % 8 === 0 && session === 28 ? 3 : 0
  return Object.fromEntries(defaultInstrument.items.map((item, i) => {
    const wobble = ((client * 31 + session * 17 + i * 11) % 5) / 4 - 0.5
    const answer = item.kind === 'direct' ? (dip > 0 ? 2 : 0) : Math.round(level + wobble - dip)
    return [item.id, Math.min(item.max, Math.max(item.min, answer))]
  }))
}

/** One form in four carries words, as long as people write them at the end of an hour. */
const wordsFor = (client: number, session: number): string =>
  (client + session) % 4 === 0 ? 'Today went a bit fast for me. I would have liked to stay longer with what happened at home, and next time I may say so earlier.' : ''

/** A therapy with so many answered sessions, a week apart, the last yesterday. */
export async function addHistory(practice: Practice, client: number, sessions: number): Promise<void> {
  const therapyId = await addTherapy(practice, `Client ${client}`, sessions * 7 + 1)
  for (let session = 1; session <= sessions; session++) {
    const daysAgo = (sessions - session) * 7 + 1
    const token = await addInvitation(practice, therapyId, daysAgo)
    const open = await findCheckIn(practice.database.db, token)
    if (!open) throw new Error('An invitation just made cannot be found.')
    await receiveResponse(practice.database.db, {
      open, instrument: defaultInstrument, now: new Date(acting(practice, daysAgo).now.getTime() + 3_600_000), token,
      parsed: { answers: answersFor(client, session), words: wordsFor(client, session), reader: null, wish: null, key: `bench-${client}-${session}` },
    }, () => null)
  }
}

/**
 * Enlarges the practice to so many clients of other therapists, each with the sessions, check-ins and responses of one
 * that exists, under new ids.
 * @param sessions as many of its sessions as are copied
 */
export async function enlarge(postgres: LocalPostgres, practice: Practice, clients: number, sessions = 5): Promise<void> {
  const everything = new pg.Client(postgres.superuser)
  await everything.connect()
  const { practiceId } = practice.therapist
  await everything.query(`insert into member (practice_id, member_id, email, name, first_name, roles, created_at)
    select practice_id, gen_random_uuid(), 'other' || i || '@bench.example', 'Other ' || i, 'Other', array['therapist'], created_at
    from member, generate_series(1, 100) i where practice_id = $1`, [practiceId])
  await everything.query(`create temp table copy as
    select i, gen_random_uuid() as client_id, gen_random_uuid() as therapy_id,
      (select array_agg(member_id) from member where name like 'Other %')[1 + i % 100] as therapist_id
    from generate_series(1, $1::int) i`, [clients])
  await everything.query(`create temp table model as select therapy_id from therapy where practice_id = $1 limit 1`, [practiceId])
  await everything.query(`insert into client select practice_id, c.client_id, 'Other ' || i, language, contact, time_zone, created_at
    from (select * from client where practice_id = $1 limit 1) k, copy c`, [practiceId])
  await everything.query(`insert into therapy select practice_id, c.therapy_id, c.client_id, c.therapist_id, instrument_id,
      instrument_version, setting, started_on, next_at, ended_at, ended_how, created_at
    from therapy t, copy c where t.therapy_id = (select therapy_id from model)`)
  await everything.query(`create temp table copied_session as
    select c.i, c.therapy_id, s.session_id as old, gen_random_uuid() as session_id, gen_random_uuid() as checkin_id,
      gen_random_uuid() as response_id from session s, copy c where s.therapy_id = (select therapy_id from model) and s.number <= $1::int`, [sessions])
  await everything.query(`insert into session select practice_id, c.session_id, c.therapy_id, number, held_at, kind, created_at
    from session s join copied_session c on c.old = s.session_id`)
  await everything.query(`insert into checkin select practice_id, c.checkin_id, c.therapy_id, c.session_id, instrument_id,
      instrument_version, decode(md5(c.checkin_id::text), 'hex'), sent_at, sent_by, expires_at, revoked_at
    from checkin k join copied_session c on c.old = k.session_id`)
  await everything.query(`insert into response select practice_id, c.response_id, c.checkin_id, c.therapy_id, c.session_id,
      session_number, c.response_id::text, claimed_at, received_at, answers, score, unscorable, direct, verdict, late, held_from
    from response r join copied_session c on c.old = r.session_id`)
  await everything.query(`insert into series select practice_id, c.therapy_id, instrument_id, instrument_version, state, line,
      judged_session, revision from series s, copy c where s.therapy_id = (select therapy_id from model)`)
  await everything.query('analyze')
  await everything.end()
}
