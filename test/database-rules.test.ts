import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addClient } from '../src/actions/add-client.ts'
import { commentOnGuide } from '../src/actions/comment-on-guide.ts'
import { changeMember } from '../src/actions/change-member.ts'
import { invite } from '../src/actions/invite.ts'
import { noteSigns } from '../src/actions/note-signs.ts'
import { openRuptureByHand } from '../src/actions/case-events.ts'
import { makeOwnViewLink } from '../src/actions/own-view-links.ts'
import { tellClient } from '../src/actions/tell-client.ts'
import { loadLicensedText } from '../src/actions/load-licensed-text.ts'
import { noteAttempt } from '../src/actions/reading-tasks.ts'
import { recordSession } from '../src/actions/record-session.ts'
import { reflect } from '../src/actions/reflect.ts'
import { shareReflection } from '../src/actions/share-reflection.ts'
import { voteGuide } from '../src/actions/vote-guide.ts'
import { writeGuide } from '../src/actions/write-guide.ts'
import { guides } from '../src/core/guides/index.ts'
import { defaultInstrument } from '../src/core/instruments/index.ts'
import { inTenant, requestRole } from '../src/db/open.ts'
import { rowField } from '../src/survey/view.ts'
import { type Person, type TestApp, testApp } from './app.ts'
import { madeUpText } from './made-up-text.ts'

let t: TestApp
let ada: Person
let stranger: Person

function value<T>(outcome: { ok: true; value: T } | { ok: false; problems: Record<string, string> }): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems))
  return outcome.value
}

/** One practice with something in every table. */
async function fill(who: Person): Promise<void> {
  const day = t.clock.now.toISOString().slice(0, 10)
  const { therapyId } = value(await addClient(who.acting(), {
    name: 'Noor A.', language: 'en', contact: '', timeZone: 'UTC', instrumentId: defaultInstrument.id, setting: 'in-person', startedOn: day,
  }))
  const { sessionId } = value(await recordSession(who.acting(), { therapyId, heldAt: t.clock.now, kind: 'held', secondThatDay: false }))
  const { token } = value(await invite(who.acting(), { sessionId }))
  const page = await t.get(`/c/${token}?questions`)
  await t.post(`/c/${token}`, {
    key: /name="key" value="([^"]+)"/.exec(page.html)![1]!, words: 'I want to kill myself.',
    ...Object.fromEntries(defaultInstrument.items.map((i) => [rowField(i.id), i.kind === 'direct' ? '3' : '2'])),
  })
  const note = { whenISaid: '', whenWeSpokeOf: '', notTypicalFor: null, clientSaid: '', words: '' }
  value(await noteSigns(who.acting(), { sessionId, words: 'Quiet.', signs: [{ signId: 'short-answers', ...note }, { signId: 'felt-distance', ...note }] }))
  const { ruptureId } = value(await openRuptureByHand(who.acting(), { therapyId, by: 'by-hand', because: '' }))
  value(await reflect(who.acting(), t.keyring, { ruptureId, on: [{ promptId: 'own-part', words: 'I rushed.', was: null }] }))
  const { memberId: supervisorId } = await t.addMember(who, { roles: ['supervisor'] })
  value(await changeMember(who.acting(), { memberId: who.memberId, roles: ['director', 'therapist'], supervisorId }))
  value(await shareReflection(who.acting(), { ruptureId, promptId: 'own-part', was: t.clock.now }))
  value(await tellClient(who.acting(), { therapyId, sessionId, kind: 'changed', words: 'We now begin slowly.' }))
  value(await makeOwnViewLink(who.acting(), { therapyId }))
  value(await loadLicensedText(who.acting(), { instrumentId: 'arm-5', text: JSON.stringify(madeUpText('arm-5')) }))
  value(await voteGuide(who.acting(), { guideId: guides[0]!.id, helpful: true }))
  value(await commentOnGuide(who.acting(), { guideId: guides[0]!.id, words: 'A drawing would help.' }))
  value(await writeGuide(who.acting(), { guideId: null, seen: 0, title: 'Fees', summary: 'What we agreed on.', body: 'The first time is free.', sources: '', pins: ['source:frame'] }))
  const { rows: [r] } = await t.everything.query('select response_id from response where therapy_id = $1', [therapyId])
  const { rows: [k] } = await t.everything.query('select task_id from risk_task where therapy_id = $1', [therapyId])
  await t.everything.query('insert into risk_hand_on values ($1, $2, 1, $3, null, $4, $4, null)', [who.practiceId, k.task_id, who.memberId, t.clock.now])
  value(await noteAttempt(who.acting(), { taskId: k.task_id, words: 'No answer; again at 18:00.' }))
  await t.everything.query("insert into repair_figures values ($1, 1, $2, '{}', '[]')", [who.practiceId, t.clock.now])
  await t.everything.query("insert into engine_settings values ($1, $2, '1', 1, $3, null, null, null, '{}')", [who.practiceId, defaultInstrument.id, t.clock.now])
  await t.everything.query("insert into alarm_look values ($1, $2, '[]', null, '[]')", [who.practiceId, t.clock.now])
  await t.everything.query("insert into release values ($1, $2, 'answers', $3, $4, 'agreed')", [who.practiceId, r.response_id, t.clock.now, who.memberId])
}

beforeAll(async () => {
  t = await testApp()
  ada = await t.createPractice()
  stranger = await t.createPractice()
  await fill(ada)
  await fill(stranger)
})
afterAll(() => t.close())

const tables = async (): Promise<{ name: string; forced: boolean; tenant: boolean }[]> => (await t.everything.query(`
  select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as forced,
    exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'practice_id') as tenant
  from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and c.relkind = 'r'`)).rows

describe('the database keeps practices apart by itself', () => {
  it('every table with practice data forces row-level security', async () => {
    const open = (await tables()).filter((table) => table.tenant && !table.forced).map((table) => table.name)
    expect(open).toEqual([])
    expect((await tables()).filter((table) => table.tenant).length).toBeGreaterThan(20)
  })

  it('practice_id comes first in every primary and foreign key of such a table', async () => {
    const { rows } = await t.everything.query(`
      select con.conname, (select attname from pg_attribute where attrelid = con.conrelid and attnum = con.conkey[1]) as first
      from pg_constraint con join pg_namespace n on n.oid = con.connamespace
      where n.nspname = 'public' and con.contype in ('p', 'f')
        and exists (select from pg_attribute a where a.attrelid = con.conrelid and a.attname = 'practice_id')`)
    expect(rows.filter((r: { first: string }) => r.first !== 'practice_id')).toEqual([])
    expect(rows.length).toBeGreaterThan(30)
  })

  it('without any check in the application, a foreign practice and no practice see no row of any table', async () => {
    for (const { name, tenant } of await tables()) {
      if (!tenant) continue
      const foreign = await inTenant(t.db, { practiceId: stranger.practiceId, memberId: stranger.memberId }, (tx) =>
        sql<{ n: number }>`select count(*)::int as n from ${sql.table(name)} where practice_id = ${ada.practiceId}`.execute(tx))
      expect([name, foreign.rows[0]!.n]).toEqual([name, 0])
      const nobody = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(name)}`.execute(t.db)
      expect([name, nobody.rows[0]!.n]).toEqual([name, 0])
      const all = await t.everything.query(`select count(*)::int as n from ${name} where practice_id = $1`, [ada.practiceId])
      expect([name, all.rows[0].n > 0]).toEqual([name, true])
    }
  })

  it('cannot write a row of any table into a foreign practice', async () => {
    for (const { name, tenant } of await tables()) {
      if (!tenant) continue
      const { rows: [row] } = await t.everything.query(`select to_jsonb(x) as theirs from ${name} x where practice_id = $1 limit 1`, [ada.practiceId])
      await expect(inTenant(t.db, { practiceId: stranger.practiceId, memberId: stranger.memberId }, (tx) =>
        sql`insert into ${sql.table(name)} select * from jsonb_populate_record(null::${sql.table(name)}, ${JSON.stringify(row.theirs)}::jsonb)`.execute(tx),
        // A risk check that somebody documented is refused earlier still, because nobody documents in another name.
      ), name).rejects.toThrow(/row-level security|permission denied|risk check is seen to/)
    }
  })

  it('a response is about the session and the therapy of its check-in', async () => {
    const { rows: [r] } = await t.everything.query('select * from response where practice_id = $1', [ada.practiceId])
    const { rows: [other] } = await t.everything.query('select session_id, therapy_id from session where practice_id = $1', [stranger.practiceId])
    const { therapyId } = value(await addClient(ada.acting(), {
      name: 'Ivo B.', language: 'en', contact: '', timeZone: 'UTC', instrumentId: defaultInstrument.id, setting: 'in-person',
      startedOn: t.clock.now.toISOString().slice(0, 10),
    }))
    const { sessionId } = value(await recordSession(ada.acting(), { therapyId, heldAt: t.clock.now, kind: 'held', secondThatDay: false }))
    const { checkInId } = value(await invite(ada.acting(), { sessionId }))
    const write = (session: string, therapy: string) => t.everything.query(
      `insert into response (practice_id, response_id, checkin_id, therapy_id, session_id, session_number, idempotency_key, received_at,
        answers, verdict, late) values ($1, gen_random_uuid(), $2, $3, $4, 2, 'k', now(), '{}', '{}', false)`, [ada.practiceId, checkInId, therapy, session])
    for (const [session, therapy] of [[r.session_id, therapyId], [sessionId, r.therapy_id], [other.session_id, other.therapy_id]])
      await expect(write(session, therapy)).rejects.toMatchObject({ code: '23503' })
    expect((await write(sessionId, therapyId)).rowCount).toBe(1)
  })

  it('the role of requests can neither bypass the rules nor own a table', async () => {
    const { rows: [role] } = await t.everything.query('select rolsuper, rolbypassrls, rolcreaterole from pg_roles where rolname = $1', [requestRole])
    expect(role).toEqual({ rolsuper: false, rolbypassrls: false, rolcreaterole: false })
    const { rows } = await t.everything.query(`select relname from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname = $1`, [requestRole])
    expect(rows).toEqual([])
  })

  it.each(['response', 'response_words', 'release', 'case_event', 'audit', 'own_guide_version', 'repair_figures', 'risk_hand_on', 'risk_attempt', 'engine_settings', 'alarm_look'])('nobody can change, delete or empty %s', async (table) => {
    for (const statement of [`update ${table} set practice_id = practice_id`, `delete from ${table}`, `truncate ${table}`]) {
      await expect(inTenant(t.db, ada, (tx) => sql.raw(statement).execute(tx))).rejects.toThrow('permission denied')
    }
  })

  it('what a client was told stays as it was said; it can only be taken back', async () => {
    await expect(inTenant(t.db, ada, (tx) => sql.raw("update told_client set words = 'x'").execute(tx))).rejects.toThrow('permission denied')
    for (const table of ['told_client', 'client_link']) {
      await expect(inTenant(t.db, ada, (tx) => sql.raw(`delete from ${table}`).execute(tx))).rejects.toThrow('permission denied')
    }
  })

  it('the request role cannot read passwords or join tokens', async () => {
    for (const column of ['password_hash', 'join_hash']) {
      await expect(inTenant(t.db, ada, (tx) => sql.raw(`select ${column} from member`).execute(tx))).rejects.toThrow('permission denied')
    }
  })
})

describe('what is private stays private inside a practice', () => {
  it('reflections, own cues and notes are seen by their author alone', async () => {
    const colleague = await t.addMember(ada, { roles: ['director', 'supervisor', 'therapist'] })
    const seen = (who: Person) => inTenant(t.db, who, async (tx) => [
      (await tx.selectFrom('reflection').select('sealed').execute()).length,
      (await tx.selectFrom('noted_sign').select('note_id').where('kind', '=', 'cue').execute()).length,
      (await tx.selectFrom('session_note').select('words').execute()).length,
      (await tx.selectFrom('response_words').select('words').execute()).length,
    ])
    expect(await seen(ada)).toEqual([1, 1, 1, 1])
    expect(await seen(colleague)).toEqual([0, 0, 0, 0])
  })
})
