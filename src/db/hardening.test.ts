import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Person, type TestApp, testApp, textOf } from '../../test/app.ts'
import { type Scene, scene, value } from '../../test/scene.ts'
import { openRuptureByHand } from '../actions/case-events.ts'
import { disableMember } from '../actions/disable-member.ts'
import { invite } from '../actions/invite.ts'
import { endOwnViewLinks, makeOwnViewLink } from '../actions/own-view-links.ts'
import { acknowledgeTask, documentOutcome, releaseHeld } from '../actions/reading-tasks.ts'
import { reflect } from '../actions/reflect.ts'
import { shareReflection } from '../actions/share-reflection.ts'
import { takeBackTold, tellClient } from '../actions/tell-client.ts'
import { findInstrument } from '../core/instruments/index.ts'
import { rowField } from '../survey/view.ts'
import { inTenant } from './open.ts'
import { tasksDealtWith } from './tasks.ts'

let t: TestApp
let director: Person
let therapist: Person
let colleague: Person
let recipient: Person

beforeAll(async () => {
  t = await testApp()
  director = await t.createPractice({ alsoTherapist: '', 'day-1-from': '00:00', 'day-1-to': '23:59' })
  therapist = await t.addMember(director, { name: 'Bo Berg', firstName: 'Bo' })
  colleague = await t.addMember(director, { name: 'Ana Abt', firstName: 'Ana' })
  recipient = await t.addMember(director, { name: 'Rosa Ruiz', firstName: 'Rosa', roles: ['recipient'] })
  await named(recipient)
})
afterAll(() => t.close())

const named = (who: Person) => t.everything.query('update practice set recipient_id = $1 where practice_id = $2', [who.memberId, director.practiceId])
/** As the request role, and as this member: what a mistake in a page could ask for. */
const as = (who: Person, statement: ReturnType<typeof sql>) => inTenant(t.db, who, (tx) => statement.execute(tx))
const count = async (who: Person, statement: ReturnType<typeof sql<{ n: number }>>) => (await inTenant(t.db, who, (tx) => statement.execute(tx))).rows[0]!.n

async function held(): Promise<Scene & { taskId: string; responseId: string }> {
  const s = await scene(t, therapist)
  await s.answered(2, { words: 'Bo touched my leg and I did not want that.', reader: 'therapist' })
  const { rows: [task] } = await t.everything.query('select task_id, response_id from risk_task where therapy_id = $1', [s.therapyId])
  return { ...s, taskId: task.task_id, responseId: task.response_id }
}

describe('what is held from a therapist', () => {
  it('is released by nobody who does not see its task, and in no other name', async () => {
    const { responseId } = await held()
    const forged = (who: Person, by: Person) => as(who, sql`insert into release values (${who.practiceId}, ${responseId}, 'answers', now(), ${by.memberId}, 'agreed')`)
    await expect(forged(therapist, therapist)).rejects.toThrow('row-level security')
    await expect(forged(therapist, recipient)).rejects.toThrow('row-level security')
    await expect(forged(colleague, colleague)).rejects.toThrow('row-level security')
    expect(await count(therapist, sql`select count(*)::int as n from response where response_id = ${responseId}`)).toBe(0)
  })

  it('is not handed to oneself: tasks are handed on by directors', async () => {
    await held()
    await expect(as(colleague, sql`select hand_on_tasks(${recipient.memberId}, ${colleague.memberId})`)).rejects.toThrow('only directors')
  })

  it('shows in nothing when the therapist opens the next link', async () => {
    const open = async (s: Scene) => {
      const sessionId = await s.session()
      const { token } = value(await invite(therapist.acting(), { sessionId }))
      const page = await t.get(`/c/${token}`)
      expect(page.status).toBe(200)
      return textOf(page.html).replaceAll(/\d/g, '')
    }
    const silent = await scene(t, therapist)
    await silent.session()
    const first = await open(silent)
    expect(await open(await held())).toBe(first)

    const s = await scene(t, therapist)
    await s.answered(4)
    value(await tellClient(therapist.acting(), { therapyId: s.therapyId, sessionId: null, kind: 'changed', words: 'We now begin slowly.' }))
    await s.answered(2, { words: 'Bo touched my leg and I did not want that.', reader: 'therapist' })
    expect(await open(s)).toContain('We now begin slowly.')
  })

  it('is not compared with in a risk check that the therapist reads, and what was assessed of it silences none', async () => {
    const s = await scene(t, therapist)
    const phq = findInstrument('phq-9')!
    const asked = async (answer: number, fields: Record<string, string> = {}) => {
      const sessionId = await s.session()
      const { token } = value(await invite(therapist.acting(), { sessionId, instrumentId: 'phq-9' }))
      const page = await t.get(`/c/${token}?questions`)
      const rows = Object.fromEntries(phq.items.map((item) => [rowField(item.id), String(item.id === phq.items.at(8)!.id ? 0 : answer)]))
      const reply = await t.post(`/c/${token}`, { key: /name="key" value="([^"]+)"/.exec(page.html)![1]!, ...rows, ...fields })
      expect(reply.status).toBe(200)
    }
    for (let i = 0; i < 6; i++) await s.answered(5)
    await asked(0)
    await asked(3, { words: 'Bo touched my leg and I did not want that. I want to kill myself.', reader: 'therapist' })
    const tasks = async () => (await t.everything.query('select task_id, held_from, reasons from risk_task where therapy_id = $1 order by raised_at', [s.therapyId])).rows
    const [one] = await tasks()
    expect(one.held_from).toBe(therapist.memberId)
    await s.answered(0, { words: 'I want to kill myself.', reader: 'therapist' })
    const open = (await tasks()).find((task) => task.held_from === null)
    expect(open).toBeDefined()
    expect(JSON.stringify(open.reasons)).not.toMatch(/PHQ|previousScore|last documented/)
    value(await acknowledgeTask(recipient.acting(), { taskId: one.task_id }))
    value(await documentOutcome(recipient.acting(), { taskId: one.task_id, outcome: 'Spoken.', assessment: 'spoken' }))
    const { rows: [found] } = await t.everything.query('select found as it from checkins_by_token(array(select token_hash from checkin where therapy_id = $1 order by sent_at desc limit 1))', [s.therapyId])
    expect([found.it.assessed, found.it.symptoms.map((m: { score: number }) => m.score)]).toEqual([null, [0]])
    value(await releaseHeld(recipient.acting(), { taskId: one.task_id, what: ['answers'], note: 'Agreed.' }))
    const { rows: [then] } = await t.everything.query('select found as it from checkins_by_token(array(select token_hash from checkin where therapy_id = $1 order by sent_at desc limit 1))', [s.therapyId])
    expect([then.it.assessed.score, then.it.symptoms.map((m: { score: number }) => m.score)]).toEqual([24, [24, 0]])
  })

  it('is found again after all who could have read it have left', async () => {
    const rosa = await t.addMember(director, { roles: ['recipient'] })
    await named(rosa)
    const { taskId, responseId, therapyId } = await held()
    value(await acknowledgeTask(rosa.acting(), { taskId }))
    value(await documentOutcome(rosa.acting(), { taskId, outcome: 'Spoken; she wants to wait.', assessment: 'spoken' }))
    value(await disableMember(director.acting(), { memberId: rosa.memberId }))
    await named(recipient)
    expect((await inTenant(t.db, director, (tx) => tasksDealtWith(tx, director.memberId, t.clock.now))).map((one) => one.taskId)).toContain(taskId)
    const { rows: [task] } = await t.everything.query('select outcome, outcome_by, acknowledged_by from risk_task where task_id = $1', [taskId])
    expect(task).toEqual({ outcome: 'Spoken; she wants to wait.', outcome_by: rosa.memberId, acknowledged_by: rosa.memberId })
    expect(await count(therapist, sql`select count(*)::int as n from response where response_id = ${responseId}`)).toBe(0)
    value(await releaseHeld(director.acting(), { taskId, what: ['answers'], note: 'She agreed today.' }))
    expect(await count(therapist, sql`select count(*)::int as n from response where therapy_id = ${therapyId}`)).toBe(1)
  })
})

describe('nobody acts in another name', () => {
  it('not on a risk check: begun, seen to and documented by oneself, and kept by whoever sees to it', async () => {
    const s = await scene(t, therapist)
    await s.answered(4, { words: 'I want to kill myself.', reader: 'therapist' })
    const { rows: [{ task_id: taskId, client_id: clientId }] } = await t.everything.query('select task_id, client_id from risk_task where therapy_id = $1', [s.therapyId])
    const set = (who: Person, what: ReturnType<typeof sql>) => as(who, sql`update risk_task set ${what} where task_id = ${taskId}`)
    await expect(set(therapist, sql`acknowledged_at = now(), acknowledged_by = ${director.memberId}`)).rejects.toThrow('own name')
    await expect(set(therapist, sql`outcome = 'Fine.', outcome_at = now(), assessment = 'spoken', outcome_by = ${director.memberId}`)).rejects.toThrow('own name')
    await expect(as(therapist, sql`insert into risk_task (practice_id, task_id, client_id, therapy_id, reasons, raised_at, ladder, acknowledged_at, acknowledged_by)
      values (${therapist.practiceId}, gen_random_uuid(), ${clientId}, ${s.therapyId}, '[]', now(), array[${director.memberId}]::uuid[], now(), ${therapist.memberId})`)).rejects.toThrow('own name')
    value(await acknowledgeTask(director.acting(), { taskId }))
    for (const what of [sql`acknowledged_at = null, acknowledged_by = null`, sql`acknowledged_by = ${therapist.memberId}`, sql`acknowledged_at = '2020-01-01'`]) {
      await expect(set(therapist, what)).rejects.toThrow('own name')
    }
    value(await documentOutcome(therapist.acting(), { taskId, outcome: 'Called.', assessment: 'spoken' }))
  })

  it('not in the audit, nor in the history of a case', async () => {
    await expect(as(therapist, sql`insert into audit values (${therapist.practiceId}, gen_random_uuid(), now(), ${recipient.memberId}, 'held response released', null, '{}')`))
      .rejects.toThrow('row-level security')
    await expect(as(therapist, sql`insert into case_event values (${therapist.practiceId}, gen_random_uuid(), 1, now(), ${colleague.memberId}, 'opened', '{}')`))
      .rejects.toThrow('row-level security')
  })

  it('not for a client: links are made and notes are told by their therapist, and what is over stays over', async () => {
    const s = await scene(t, therapist)
    value(await makeOwnViewLink(therapist.acting(), { therapyId: s.therapyId }))
    value(await endOwnViewLinks(therapist.acting(), { therapyId: s.therapyId }))
    const link = (who: Person, by: Person) => as(who, sql`insert into client_link values (${who.practiceId}, gen_random_uuid(), ${s.therapyId}, '\\x01', ${by.memberId}, now(), now() + interval '1 day')`)
    for (const [who, by] of [[therapist, recipient], [colleague, colleague], [colleague, therapist]] as const) await expect(link(who, by)).rejects.toThrow('row-level security')
    const one = await held()
    await expect(as(therapist, sql`insert into client_link values (${therapist.practiceId}, gen_random_uuid(), ${one.therapyId}, '\\x02', ${therapist.memberId}, now(), now() + interval '1 day', null, ${one.responseId})`))
      .rejects.toThrow('row-level security')
    await expect(as(therapist, sql`update client_link set revoked_at = null`)).rejects.toThrow('row-level security')

    value(await tellClient(therapist.acting(), { therapyId: s.therapyId, sessionId: null, kind: 'changed', words: 'We now begin slowly.' }))
    const { rows: [{ note_id: noteId }] } = await t.everything.query('select note_id from told_client where therapy_id = $1', [s.therapyId])
    value(await takeBackTold(therapist.acting(), { therapyId: s.therapyId, noteId }))
    await expect(as(therapist, sql`update told_client set withdrawn_at = null`)).rejects.toThrow('row-level security')
    await expect(as(colleague, sql`insert into told_client values (${colleague.practiceId}, gen_random_uuid(), ${s.therapyId}, null, 'changed', 'x', false, ${colleague.memberId}, now())`)).rejects.toThrow('row-level security')
    for (const who of [colleague, director, recipient]) expect(await count(who, sql`select count(*)::int as n from told_client`)).toBe(0)
  })

  it('a check-in that was sent can only be ended', async () => {
    for (const what of ["token_hash = '\\x01'", "expires_at = now() + interval '1 year'"]) {
      await expect(as(colleague, sql`update checkin set ${sql.raw(what)}`)).rejects.toThrow('permission denied')
    }
  })

  it('a table of one’s own making makes nobody a director', async () => {
    await expect(inTenant(t.db, colleague, async (tx) => {
      await sql`create temp table member on commit drop as select app_practice() as practice_id, app_member() as member_id, array['director'] as roles, null::timestamptz as disabled_at`.execute(tx)
      return (await sql<{ is: boolean }>`select app_is_director() as is`.execute(tx)).rows[0]!.is
    })).resolves.toBe(false)
  })
})

it('what somebody shared is read by nobody any more once they have left and can take nothing back', async () => {
  const supervisor = await t.addMember(director, { roles: ['supervisor'] })
  const leaver = await t.addMember(director, { supervisorId: supervisor.memberId })
  const s = await scene(t, leaver)
  await s.session()
  const { ruptureId } = value(await openRuptureByHand(leaver.acting(), { therapyId: s.therapyId, by: 'by-hand', because: '' }))
  const was = t.clock.now
  value(await reflect(leaver.acting(), t.keyring, { ruptureId, on: [{ promptId: 'own-part', words: 'I rushed.', was: null }] }))
  value(await shareReflection(leaver.acting(), { ruptureId, promptId: 'own-part', was }))
  const seen = () => count(supervisor, sql`select count(*)::int as n from reflection`)
  expect(await seen()).toBe(1)
  value(await disableMember(director.acting(), { memberId: leaver.memberId }))
  expect(await seen()).toBe(0)
})

it('two links made at the same moment leave one that opens', async () => {
  const s = await scene(t, therapist)
  for (let i = 0; i < 8; i++) {
    await Promise.all(Array.from({ length: 3 }, () => makeOwnViewLink(therapist.acting(), { therapyId: s.therapyId })))
    const { rows } = await t.everything.query('select link_id from client_link where therapy_id = $1 and revoked_at is null', [s.therapyId])
    expect(rows).toHaveLength(1)
    const sessionId = await s.session()
    await Promise.all(Array.from({ length: 3 }, () => invite(therapist.acting(), { sessionId })))
    const { rows: checkIns } = await t.everything.query('select checkin_id from checkin where session_id = $1 and revoked_at is null', [sessionId])
    expect(checkIns).toHaveLength(1)
  }
})
