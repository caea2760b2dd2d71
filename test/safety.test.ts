import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sql } from 'kysely'
import { handOnAllDue, handOnDue } from '../src/actions/hand-on-due.ts'
import { invite } from '../src/actions/invite.ts'
import { acknowledgeTask, documentOutcome, noteAttempt } from '../src/actions/reading-tasks.ts'
import { defaultInstrument } from '../src/core/instruments/index.ts'
import { inTenant } from '../src/db/open.ts'
import { readingTask } from '../src/db/tasks.ts'
import { startHandOns } from '../src/server/hand-on-timer.ts'
import { rowField } from '../src/survey/view.ts'
import { fieldsIn, type Person, type TestApp, testApp, textOf } from './app.ts'
import { type Scene, scene, value } from './scene.ts'

const risk = { words: 'I want to kill myself.', reader: 'therapist' }
const YEAR = 365 * 24 * 60
let t: TestApp
let director: Person
let therapist: Person
let second: Person

beforeAll(async () => {
  t = await testApp()
  const allWeek = Object.fromEntries([1, 2, 3, 4, 5, 6, 7].flatMap((day) => [[`day-${day}-from`, '00:00'], [`day-${day}-to`, '23:59']]))
  director = await t.createPractice({ alsoTherapist: '', ...allWeek })
  therapist = await t.addMember(director, { name: 'Bo Berg', firstName: 'Bo' })
  second = await t.addMember(director, { name: 'Sam Sole', roles: ['supervisor'] })
  await t.everything.query('update practice set on_duty = $1 where practice_id = $2', [[director.memberId, second.memberId], director.practiceId])
})
afterAll(() => t.close())

const taskOf = async ({ therapyId }: Scene) => (await t.everything.query('select * from risk_task where therapy_id = $1 order by raised_at desc', [therapyId])).rows[0]
const handOns = async (taskId: string) => (await t.everything.query('select * from risk_hand_on where task_id = $1 order by number', [taskId])).rows
const reads = (who: Person, taskId: string) => inTenant(t.db, who, (tx) => readingTask(tx, { memberId: who.memberId, now: t.clock.now }, taskId))
async function raised(): Promise<Scene & { taskId: string }> {
  const s = await scene(t, therapist)
  await s.answered(4, risk)
  return { ...s, taskId: (await taskOf(s)).task_id }
}
const page = async (who: Person, path: string) => textOf((await t.get(path, { cookie: await t.signIn(who) })).html)

describe('a task that nobody sees to', () => {
  it('is handed on after 30 minutes, as an event with the time it fell due, once, however often and late it is asked', async () => {
    const { taskId } = await raised()
    const raisedAt = t.clock.now.getTime()
    t.pass(29)
    expect(await handOnDue(t.db, director.practiceId, t.clock.now)).toBe(0)
    t.pass(3)
    await Promise.all([1, 2, 3, 4].map(() => handOnAllDue(t.db, t.clock.now)))
    const [first, ...more] = await handOns(taskId)
    expect(more).toEqual([])
    expect(first).toMatchObject({ number: 1, from_member: director.memberId, to_member: second.memberId, due_at: new Date(raisedAt + 30 * 60_000), recorded_at: t.clock.now })
    t.pass(1000)
    await handOnAllDue(t.db, t.clock.now)
    await handOnAllDue(t.db, t.clock.now)
    const all = await handOns(taskId)
    expect(all.map((one: { to_member: string | null }) => one.to_member)).toEqual([second.memberId, therapist.memberId, null])
    const { rows: audited } = await t.everything.query("select action from audit where subject_id = $1 and action like 'risk check%' order by audit_id", [taskId])
    expect(audited.map((one: { action: string }) => one.action)).toEqual(expect.arrayContaining(['risk check handed on', 'risk check: everybody was asked']))
    expect(audited).toHaveLength(3)
  })

  it('is open to the next person from then on, in the database too, and not a moment before', async () => {
    const { taskId } = await raised()
    const rows = (who: Person) => inTenant(t.db, who, async (tx) => (await tx.selectFrom('risk_task').select('task_id').where('task_id', '=', taskId).execute()).length)
    expect([await rows(director), await rows(second), await rows(therapist)]).toEqual([1, 0, 1])
    t.pass(31)
    expect(await reads(second, taskId)).toBeNull()
    await handOnDue(t.db, director.practiceId, t.clock.now)
    expect((await reads(second, taskId))?.words).toContain('kill myself')
    expect(await rows(second)).toBe(1)
  })

  it('is never closed by time, and says who was asked and who is next', async () => {
    const { taskId } = await raised()
    expect(await page(director, `/tasks/${taskId}`)).toContain('Sam Sole is asked too')
    t.pass(30 * 24 * 60)
    const shown = await page(second, `/tasks/${taskId}`)
    expect(shown).toContain('Everybody on the list has been asked')
    expect(shown).toContain('It stays open.')
    expect((await t.everything.query('select outcome_at from risk_task where task_id = $1', [taskId])).rows[0].outcome_at).toBeNull()
    expect(await page(director, '/')).toContain('Please read first')
  })

  it('waits over a closed day', async () => {
    const { taskId } = await raised()
    const closed = new Date(t.clock.now.getTime() + 12 * 3_600_000).toISOString().slice(0, 10)
    await t.everything.query("update practice set reading_week = reading_week || jsonb_build_object('closed', $1::jsonb) where practice_id = $2",
      [JSON.stringify([t.clock.now.toISOString().slice(0, 10), closed]), director.practiceId])
    t.pass(60)
    await handOnDue(t.db, director.practiceId, t.clock.now)
    expect(await handOns(taskId)).toEqual([])
    t.pass(3 * 24 * 60)
    await handOnDue(t.db, director.practiceId, t.clock.now)
    expect((await handOns(taskId)).length).toBeGreaterThan(0)
    await t.everything.query("update practice set reading_week = reading_week - 'closed' where practice_id = $1", [director.practiceId])
  })

  it('is not handed on once somebody sees to it; what fell due before that is written down first', async () => {
    const one = await raised()
    value(await acknowledgeTask(director.acting(), { taskId: one.taskId }))
    t.pass(5000)
    await handOnDue(t.db, director.practiceId, t.clock.now)
    expect(await handOns(one.taskId)).toEqual([])
    const two = await raised()
    t.pass(40)
    value(await acknowledgeTask(second.acting(), { taskId: two.taskId }))
    expect(await handOns(two.taskId)).toHaveLength(1)
  })

  it('is handed on by the clock of the server with nobody signed in; a look that fails is made up for', async () => {
    const { taskId } = await raised()
    t.pass(31)
    const said: string[] = []
    let looks = 0
    const end = startHandOns(t.db, () => { looks++; if (looks === 1) throw new Error('the database is away'); return t.clock.now }, (sentence) => said.push(sentence), 5)
    await expect.poll(async () => (await handOns(taskId)).length, { timeout: 5000 }).toBe(1)
    await end()
    expect(said).toHaveLength(1)
    const after = looks
    await new Promise((resolve) => setTimeout(resolve, 30))
    expect(looks).toBe(after)
  })

  it('keeps hand-ons of a held task from the therapist it is held from', async () => {
    const recipient = await t.addMember(director, { roles: ['recipient'] })
    await t.everything.query('update practice set recipient_id = $1 where practice_id = $2', [recipient.memberId, director.practiceId])
    const s = await scene(t, therapist)
    await s.answered(2, { words: 'Bo touched my leg. I want to kill myself.', reader: 'therapist' })
    const { task_id: taskId } = await taskOf(s)
    t.pass(31)
    await handOnDue(t.db, director.practiceId, t.clock.now)
    expect(await handOns(taskId)).toHaveLength(1)
    const seen = (who: Person) => inTenant(t.db, who, async (tx) => (await tx.selectFrom('risk_hand_on').select('task_id').where('task_id', '=', taskId).execute()).length)
    expect([await seen(therapist), await seen(recipient)]).toEqual([0, 1])
    await t.everything.query('update practice set recipient_id = null where practice_id = $1', [director.practiceId])
  })
})

describe('closing a risk check', () => {
  it('needs what was done and how safety was looked at; the database holds it too', async () => {
    const { taskId } = await raised()
    expect(await documentOutcome(director.acting(), { taskId, outcome: 'Called.', assessment: null })).toMatchObject({ ok: false, problems: { assessment: expect.stringContaining('how safety was looked at') } })
    expect(await documentOutcome(director.acting(), { taskId, outcome: '', assessment: 'spoken' })).toMatchObject({ ok: false, problems: { outcome: expect.any(String) } })
    await expect(inTenant(t.db, director, (tx) => tx.updateTable('risk_task').set({ outcome: 'x', outcome_at: t.clock.now, outcome_by: director.memberId }).where('task_id', '=', taskId).execute()))
      .rejects.toThrow('risk_task_closed_with_outcome')
    value(await documentOutcome(director.acting(), { taskId, outcome: 'Called, safe tonight.', assessment: 'spoken' }))
    expect(await page(director, `/tasks/${taskId}`)).toContain('Spoken with the client about safety.')
  })

  it('cannot be undone or rewritten, and why it was raised cannot be changed', async () => {
    const { taskId } = await raised()
    await expect(inTenant(t.db, director, (tx) => sql`update risk_task set reasons = '[]' where task_id = ${taskId}`.execute(tx))).rejects.toThrow('permission denied')
    value(await documentOutcome(director.acting(), { taskId, outcome: 'Called.', assessment: 'spoken' }))
    await expect(inTenant(t.db, director, (tx) => tx.updateTable('risk_task').set({ outcome: 'Nothing.' }).where('task_id', '=', taskId).execute())).rejects.toThrow('stays as it was documented')
  })

  it('is not done by a try that reached nobody: it is noted, and the task stays open with whoever tried', async () => {
    const { taskId } = await raised()
    const cookie = await t.signIn(director)
    const reply = await t.post(`/tasks/${taskId}/outcome`, { assessment: 'not-reached', outcome: 'No answer at 10:05; again at noon.' }, { cookie })
    expect(reply.to).toBe(`/tasks/${taskId}?done=tried`)
    const task = await reads(director, taskId)
    expect(task).toMatchObject({ outcome: null, acknowledged: { by: director.memberId }, attempts: [{ by: director.memberId, words: 'No answer at 10:05; again at noon.' }] })
    expect(await page(director, `/tasks/${taskId}`)).toContain('No answer at 10:05')
    expect((await noteAttempt(director.acting(), { taskId, words: '' })).ok).toBe(false)
    expect((await noteAttempt(second.acting(), { taskId, words: 'I tried.' })).ok).toBe(false)
    value(await documentOutcome(director.acting(), { taskId, outcome: 'Reached at noon.', assessment: 'handed-over' }))
    expect((await noteAttempt(director.acting(), { taskId, words: 'Again.' })).ok).toBe(false)
  })

  it('an unknown choice closes nothing and keeps what was typed', async () => {
    const { taskId } = await raised()
    const reply = await t.post(`/tasks/${taskId}/outcome`, { assessment: '__proto__', outcome: 'Called her.' }, { cookie: await t.signIn(director) })
    expect([reply.status, reply.html.includes('Called her.'), reply.html.includes('href="#assessment"')]).toEqual([422, true, true])
  })
})

describe('the help numbers of a practice', () => {
  it('have to be confirmed before the first check-in goes out; nothing is sent, and the pages say so', async () => {
    const practice = await t.createPractice()
    await t.everything.query('update practice set help_confirmed_at = null, help_confirmed_by = null where practice_id = $1', [practice.practiceId])
    const s = await scene(t, practice)
    const sessionId = await s.session()
    expect(await invite(practice.acting(), { sessionId })).toMatchObject({ ok: false, problems: { session: expect.stringContaining('help numbers') } })
    expect((await t.everything.query('select from checkin where practice_id = $1', [practice.practiceId])).rows).toEqual([])
    expect(await page(practice, '/settings')).toContain('Nobody has confirmed them yet')
    expect(await page(practice, '/')).toContain('No check-in can be sent before you do')
    const cookie = await t.signIn(practice)
    const form = fieldsIn((await t.get('/settings/practice', { cookie })).html, '/settings/practice')
    expect((await t.post('/settings/practice', { ...form, onDuty: [practice.memberId], helpConfirmed: 'yes' }, { cookie })).to).toBe('/settings?done=saved')
    value(await invite(practice.acting(), { sessionId }))
  })

  it('are asked for again after a year, of directors only, and nothing stops meanwhile', async () => {
    const practice = await t.createPractice()
    const other = await t.addMember(practice, { roles: ['therapist'] })
    expect(await page(practice, '/')).not.toContain('Check the numbers')
    t.pass(YEAR)
    expect(await page(practice, '/')).toContain('more than a year ago')
    expect(await page(practice, '/settings')).toContain('That is more than a year ago')
    expect(await page(other, '/')).not.toContain('more than a year ago')
    const s = await scene(t, other)
    const sessionId = await s.session()
    value(await invite(other.acting(), { sessionId }))
  })

  it('are suggested by country with their sources, and saved only once the director confirms them', async () => {
    const practice = await t.createPractice()
    const cookie = await t.signIn(practice)
    const typed = { ...fieldsIn((await t.get('/settings/practice', { cookie })).html, '/settings/practice'), practiceName: 'Typed before', helpConfirmed: 'yes', onDuty: [practice.memberId] }
    const { html, status } = await t.post('/settings/practice', { ...typed, country: 'CH', suggest: 'yes' }, { cookie })
    const form = fieldsIn(html, '/settings/practice')
    // What was typed stays, a tick that was meant for other numbers does not, and nothing is saved.
    expect([status, form]).toMatchObject([200, { 'help-1-number': '144', 'help-2-number': '143', practiceName: 'Typed before' }])
    expect(form.helpConfirmed).toBeUndefined()
    expect(textOf(html)).toContain('Kantonsspital Graubünden')
    expect((await t.get('/settings', { cookie })).html).not.toMatch(/Typed before|143/)
    const reply = await t.post('/settings/practice', { ...form, onDuty: [practice.memberId] }, { cookie })
    expect([reply.status, textOf(reply.html).includes('The numbers have changed')]).toEqual([422, true])
    const none = await t.post('/settings/practice', { ...typed, country: 'XX', suggest: 'yes' }, { cookie })
    expect(fieldsIn(none.html, '/settings/practice')).toMatchObject({ 'help-1-number': '112', practiceName: 'Typed before' })
    expect(textOf(none.html)).toContain('Please choose a country')
  })

  it('stand before and after the box for own words', async () => {
    const practice = await t.createPractice()
    const s = await scene(t, practice)
    const sessionId = await s.session()
    const { token } = value(await invite(practice.acting(), { sessionId }))
    const { html } = await t.get(`/c/${token}?questions`)
    const first = await t.get(`/c/${token}`)
    const receipt = await t.post(`/c/${token}`, {
      key: /name="key" value="([^"]+)"/.exec(html)![1]!, ...Object.fromEntries(defaultInstrument.items.map((item) => [rowField(item.id), '3'])),
    })
    const { rows: [stored] } = await t.everything.query('select help_lines from practice where practice_id = $1', [practice.practiceId])
    const box = html.indexOf('<textarea')
    const places = [...html.matchAll(new RegExp(stored.help_lines[0].number, 'g'))].map((found) => found.index)
    expect([box > 0, places.some((at) => at < box), places.some((at) => at > box)]).toEqual([true, true, true])
    for (const page of [first.html, receipt.html]) expect(page).toContain(stored.help_lines[0].number)
  })
})

describe('the days on which nobody reads', () => {
  it('are typed as days and spans, stored as days, and shown as they were typed; what is unclear comes back', async () => {
    const practice = await t.createPractice()
    const cookie = await t.signIn(practice)
    const form = { ...fieldsIn((await t.get('/settings/practice', { cookie })).html, '/settings/practice'), onDuty: [practice.memberId] }
    const save = (closed: string) => t.post('/settings/practice', { ...form, closed }, { cookie })
    for (const wrong of ['Christmas', '2026-02-30', '2027-01-03 to 2026-12-24', '2026-01-01 to 2026-12-31']) {
      const reply = await save(wrong)
      expect([wrong, reply.status, reply.html.includes('href="#closed"')]).toEqual([wrong, 422, true])
    }
    expect((await save('2030-12-31\n2030-12-24 to 2030-12-26\n\n2030-12-25')).to).toBe('/settings?done=saved')
    const { rows: [stored] } = await t.everything.query('select reading_week from practice where practice_id = $1', [practice.practiceId])
    expect(stored.reading_week.closed).toEqual(['2030-12-24', '2030-12-25', '2030-12-26', '2030-12-31'])
    expect(await page(practice, '/settings')).toContain('2030-12-24 to 2030-12-26, 2030-12-31')
  })
})
