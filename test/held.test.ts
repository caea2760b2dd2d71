import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { disableMember } from '../src/actions/disable-member.ts'
import { handOnDue } from '../src/actions/hand-on-due.ts'
import { invite } from '../src/actions/invite.ts'
import { acknowledgeTask, documentOutcome, releaseHeld } from '../src/actions/reading-tasks.ts'
import { defaultInstrument, findInstrument } from '../src/core/instruments/index.ts'
import { inTenant } from '../src/db/open.ts'
import { openTasksFor, readingTask, tasksDealtWith } from '../src/db/tasks.ts'
import { recordOf, recordOfTherapy } from '../src/db/therapy-record.ts'
import { therapyView } from '../src/db/therapy-view.ts'
import { rowField } from '../src/survey/view.ts'
import { type Person, type TestApp, testApp, textOf } from './app.ts'
import { type Scene, scene, value } from './scene.ts'

const DAY = 24 * 60
const complaint = { words: 'Bo touched my leg and I did not want that.', reader: 'therapist' }
let t: TestApp
let director: Person
let therapist: Person
let recipient: Person

beforeAll(async () => {
  t = await testApp()
  director = await t.createPractice({ alsoTherapist: '', 'day-1-from': '00:00', 'day-1-to': '23:59' })
  therapist = await t.addMember(director, { name: 'Bo Berg', firstName: 'Bo' })
  recipient = await t.addMember(director, { name: 'Rosa Ruiz', firstName: 'Rosa', roles: ['recipient'] })
  await t.everything.query('update practice set recipient_id = $1 where practice_id = $2', [recipient.memberId, director.practiceId])
})
afterAll(() => t.close())

const taskOf = async ({ therapyId }: Scene) => (await t.everything.query('select * from risk_task where therapy_id = $1', [therapyId])).rows[0]
const responses = async ({ therapyId }: Scene) =>
  (await t.everything.query('select * from response where therapy_id = $1 order by received_at', [therapyId])).rows
const reads = (who: Person, taskId: string) =>
  inTenant(t.db, who, (tx) => readingTask(tx, { memberId: who.memberId, now: t.clock.now }, taskId))
const seen = (who: Person, { therapyId }: Scene) => inTenant(t.db, who, (tx) => therapyView(tx, { therapyId }, therapist.memberId))

/** A client whose latest check-in is held from the therapist. */
async function held(fields: Record<string, string> = complaint, before: readonly number[] = []): Promise<Scene & { sessionId: string; taskId: string }> {
  const s = await scene(t, therapist)
  for (const rows of before) await s.answered(rows)
  const sessionId = await s.answered(2, fields)
  return { ...s, sessionId, taskId: (await taskOf(s)).task_id }
}

describe('a held task', () => {
  it('is read by nobody before their turn, although they stand on its ladder', async () => {
    const { taskId } = await held({ words: 'Bo touched my leg. I want to kill myself.', reader: 'therapist' })
    expect((await reads(recipient, taskId))?.words).toContain('touched my leg')
    expect(await reads(director, taskId)).toBeNull()
    expect((await t.get(`/tasks/${taskId}`, { cookie: await t.signIn(director) })).status).toBe(404)
    expect((await acknowledgeTask(director.acting(), { taskId })).ok).toBe(false)
    expect((await documentOutcome(director.acting(), { taskId, outcome: 'Nothing.', assessment: 'spoken' })).ok).toBe(false)
    expect((await releaseHeld(director.acting(), { taskId, what: ['words'], note: 'x' })).ok).toBe(false)
    expect(await reads(therapist, taskId)).toBeNull()
  })

  it('goes to the next in turn, who says so before closing it', async () => {
    const { taskId } = await held({ words: 'Bo touched my leg. I want to kill myself.', reader: 'therapist' })
    t.pass(8 * DAY)
    await handOnDue(t.db, director.practiceId, t.clock.now)
    expect((await reads(director, taskId))?.words).toContain('touched my leg')
    expect(await documentOutcome(director.acting(), { taskId, outcome: 'Called.', assessment: 'spoken' })).toMatchObject({ problems: { task: expect.stringContaining('seeing to it') } })
    expect((await releaseHeld(director.acting(), { taskId, what: ['words'], note: 'x' })).ok).toBe(false)
    value(await acknowledgeTask(director.acting(), { taskId }))
    value(await documentOutcome(director.acting(), { taskId, outcome: 'Called.', assessment: 'spoken' }))
    expect((await inTenant(t.db, recipient, (tx) => tasksDealtWith(tx, recipient.memberId, t.clock.now))).map((d) => d.taskId)).toContain(taskId)
    expect((await inTenant(t.db, therapist, (tx) => tasksDealtWith(tx, therapist.memberId, t.clock.now))).map((d) => d.taskId)).not.toContain(taskId)
  })

  it('once somebody sees to it, is for the recipient and that person alone, in the database too', async () => {
    const { taskId, therapyId } = await held({ words: 'Bo touched my leg. I want to kill myself.', reader: 'therapist' })
    const rows = (who: Person) => inTenant(t.db, who, async (tx) => [
      (await tx.selectFrom('risk_task').select('task_id').where('task_id', '=', taskId).execute()).length,
      (await tx.selectFrom('response').select('answers').where('therapy_id', '=', therapyId).execute()).length,
      (await tx.selectFrom('response_words').select('words').where('therapy_id', '=', therapyId).execute()).length,
    ])
    value(await acknowledgeTask(recipient.acting(), { taskId }))
    expect(await rows(recipient)).toEqual([1, 1, 1])
    const bystander = await t.addMember(director, { roles: ['supervisor'] })
    for (const who of [director, therapist, bystander]) expect(await rows(who)).toEqual([0, 0, 0])
    t.pass(8 * DAY)
    expect(await reads(director, taskId)).toBeNull()
  })

  it('is not lost when its reader leaves, though the director may not see it', async () => {
    const rosa = await t.addMember(director, { roles: ['recipient'] })
    await t.everything.query('update practice set recipient_id = $1 where practice_id = $2', [rosa.memberId, director.practiceId])
    const { taskId } = await held({ words: 'I would like another day.', reader: 'someone-else' })
    value(await acknowledgeTask(rosa.acting(), { taskId }))
    value(await disableMember(director.acting(), { memberId: rosa.memberId }))
    await t.everything.query('update practice set recipient_id = $1 where practice_id = $2', [recipient.memberId, director.practiceId])
    expect((await reads(director, taskId))?.acknowledged).toBeNull()
  })
})

describe('a risk check that is not held', () => {
  it('is read by the therapist at once, and by the others when they are asked', async () => {
    const late = await t.addMember(director, { roles: ['supervisor'] })
    await t.everything.query('update practice set on_duty = $1 where practice_id = $2', [[director.memberId, late.memberId], director.practiceId])
    const s = await scene(t, therapist)
    await s.answered(4, { words: 'I want to kill myself.', reader: 'therapist' })
    const { task_id: taskId } = await taskOf(s)
    expect([await reads(director, taskId), await reads(therapist, taskId), await reads(late, taskId)].map((r) => r !== null)).toEqual([true, true, false])
    expect((await acknowledgeTask(late.acting(), { taskId })).ok).toBe(false)
    t.pass(8 * DAY)
    await handOnDue(t.db, director.practiceId, t.clock.now)
    expect(await reads(late, taskId)).not.toBeNull()
    expect((await inTenant(t.db, late, (tx) => openTasksFor(tx, late.memberId, t.clock.now))).map((o) => o.taskId)).toContain(taskId)
    await t.everything.query('update practice set on_duty = $1 where practice_id = $2', [[director.memberId], director.practiceId])
  })
})

describe('a held answer', () => {
  it('cannot be given twice: a new link looks like any other to the therapist, and is closed for the client', async () => {
    const s = await held()
    const { token } = value(await invite(therapist.acting(), { sessionId: s.sessionId }))
    const page = await t.get(`/c/${token}`)
    expect(page.html).toBe((await t.get('/c/unknown')).html)
    const rows = Object.fromEntries(defaultInstrument.items.map((i) => [rowField(i.id), '4']))
    await t.post(`/c/${token}`, { key: '0190a1b2-0000-7000-8000-000000000001', ...rows })
    expect(await responses(s)).toHaveLength(1)
    expect((await seen(therapist, s))!.sessions.at(-1)!.checkIns.map((c) => c.response)).toEqual([null, null])
    const seenPage = await t.get(`/therapies/${s.therapyId}`, { cookie: await t.signIn(therapist) })
    expect(seenPage.status).toBe(200)
    expect(textOf(seenPage.html)).toMatch(/open until/i)
  })

  it('is refused by the database as well when it comes by a second link', async () => {
    const s = await held()
    const { checkInId } = value(await invite(therapist.acting(), { sessionId: s.sessionId }))
    const payload = {
      practiceId: therapist.practiceId, auditId: crypto.randomUUID(), series: null, rupture: null, task: null,
      response: { responseId: crypto.randomUUID(), session: 1, key: 'another', receivedAt: t.clock.now.toISOString(), words: null,
        answers: { instrument: defaultInstrument.id, version: defaultInstrument.version, items: {} }, verdict: {}, late: false },
    }
    const { rows: [said] } = await t.everything.query('select store_responses($1, $2::jsonb) as said', [[checkInId], JSON.stringify([payload])])
    expect(said.said).toEqual(['closed'])
  })

  it('is never counted as silence: not on the therapist’s page, not in the series, not with the next answer', async () => {
    const s = await held(complaint, [4, 4, 4])
    t.pass(8 * DAY)
    const own = recordOf((await seen(therapist, s))!, t.clock.now)!
    expect(own.sessions.map((one) => one.asked)).toEqual([true, true, true, false])
    for (const memberId of [therapist.memberId, recipient.memberId, null]) {
      const stored = await inTenant(t.db, { practiceId: therapist.practiceId, memberId }, (tx) => recordOfTherapy(tx, s.therapyId, t.clock.now))
      expect(stored!.record.sessions.map((one) => [one.asked, one.answer !== null])).toEqual([[true, true], [true, true], [true, true], [false, false]])
    }
    await s.answered(4)
    const { rows: [series] } = await t.everything.query('select line from series where therapy_id = $1', [s.therapyId])
    expect(series.line.map((p: { session: number }) => p.session)).toEqual([1, 2, 3, 5])
  })

  it('enters the therapist’s picture with its release, once, and then as an answer', async () => {
    const s = await held(complaint, [4, 4, 4])
    t.pass(8 * DAY)
    value(await releaseHeld(recipient.acting(), { taskId: s.taskId, what: ['answers'], note: 'She agreed.' }))
    const own = recordOf((await seen(therapist, s))!, t.clock.now)!
    expect(own.sessions.at(-1)).toMatchObject({ asked: true, answer: { words: null } })
    const { rows: [series] } = await t.everything.query('select line, judged_session from series where therapy_id = $1', [s.therapyId])
    expect([series.judged_session, series.line.at(-1).session, series.line.at(-1).score]).toEqual([4, 4, 2])
    expect((await invite(therapist.acting(), { sessionId: s.sessionId })).ok).toBe(false)
  })
})

describe('the page of a task', () => {
  const page = async (who: Person, taskId: string) => textOf((await t.get(`/tasks/${taskId}`, { cookie: await t.signIn(who) })).html)
  const contactOf = (s: Scene, contact: string) => t.everything.query(
    'update client set contact = $1 where client_id = (select client_id from therapy where therapy_id = $2)', [contact, s.therapyId])

  it('shows the row that raised it with the step that was chosen, the score, and how to reach the client; and says who looked', async () => {
    const s = await scene(t, therapist)
    await contactOf(s, '079 111 22 33')
    const sessionId = await s.session()
    const { token } = value(await invite(therapist.acting(), { sessionId, instrumentId: 'phq-9' }))
    const key = /name="key" value="([^"]+)"/.exec((await t.get(`/c/${token}?questions`)).html)![1]!
    const rows = [1, 1, 1, 1, 1, 1, 1, 0, 2].map((answer, i) => [rowField(findInstrument('phq-9')!.items[i]!.id), String(answer)])
    await t.post(`/c/${token}`, { key, ...Object.fromEntries(rows) })
    const { task_id: taskId } = await taskOf(s)
    const shown = await page(director, taskId)
    for (const part of ['Thoughts that you would be better off dead', 'More than half the days (2)', 'No assessment of this row was documented before',
      'Score of PHQ-9: 9, on a scale from 0 to 27', '079 111 22 33', 'English', 'I am seeing to it']) expect(shown).toContain(part)
    const { rows: looked } = await t.everything.query("select member_id from audit where action = 'risk check read' and subject_id = $1", [taskId])
    expect(looked).toEqual([{ member_id: director.memberId }])

    value(await documentOutcome(director.acting(), { taskId, outcome: 'Called, safe tonight.', assessment: 'spoken' }))
    const next = await s.session()
    const again = value(await invite(therapist.acting(), { sessionId: next, instrumentId: 'phq-9' })).token
    const nextKey = /name="key" value="([^"]+)"/.exec((await t.get(`/c/${again}?questions`)).html)![1]!
    await t.post(`/c/${again}`, { key: nextKey, ...Object.fromEntries(rows), [rows[8]![0]!]: '3' })
    const { rows: [second] } = await t.everything.query('select task_id from risk_task where therapy_id = $1 and outcome is null', [s.therapyId])
    expect(await page(director, second.task_id)).toContain('At the last documented assessment: More than half the days (2)')
  })

  it('shows the recipient words, answers and score of what is held, and one thing to do at a time', async () => {
    const s = await held({ ...complaint, wish: 'bring-up' })
    const before = await page(recipient, s.taskId)
    for (const part of ['touched my leg', 'All rows: score 2.00 (0 to 6)', 'I am seeing to it']) expect(before).toContain(part)
    for (const item of defaultInstrument.items) expect(before).toContain(item.text!.en!.replaceAll('{T}', 'Bo'))
    value(await acknowledgeTask(recipient.acting(), { taskId: s.taskId }))
    const taken = await page(recipient, s.taskId)
    expect([taken.includes('I am seeing to it'), taken.includes('What was done')]).toEqual([false, true])
  })

  it('can be found again after it is closed, and still passed on', async () => {
    const { taskId } = await held()
    value(await documentOutcome(recipient.acting(), { taskId, outcome: 'Spoke with her on the phone.', assessment: 'spoken' }))
    const cookie = await t.signIn(recipient)
    const list = await t.get('/tasks', { cookie })
    expect(list.html).toContain(`/tasks/${taskId}`)
    expect(textOf(list.html)).toContain('Spoke with her on the phone.')
    const released = await t.post(`/tasks/${taskId}/releases`, { what: 'words', note: 'She agreed a week later.' }, { cookie })
    expect(released.to).toBe(`/tasks/${taskId}?done=released`)
    for (const who of [director, therapist]) expect((await t.get('/tasks', { cookie: await t.signIn(who) })).html).not.toContain(taskId)
  })
})
