import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Fields, fieldsIn, password, type Person, testApp, type TestApp, textOf } from '../../test/app.ts'
import { disableMember } from '../actions/disable-member.ts'
import { renewJoin } from '../actions/renew-join.ts'
import { updatePractice } from '../actions/update-practice.ts'
import { newId } from '../db/ids.ts'

let t: TestApp
let ada: Person
beforeAll(async () => {
  t = await testApp()
})
beforeEach(async () => {
  ada = await t.createPractice()
})
afterAll(() => t.close())

const stored = async () => (await t.everything.query('select * from practice where practice_id = $1', [ada.practiceId])).rows[0]
/** The settings form as a browser would send it back, untouched but for `changes`. */
async function form(changes: Fields = {}): Promise<Fields> {
  const page = await t.get('/settings/practice', ada)
  const onDuty = [...page.html.matchAll(/name="onDuty"[^>]*>([\s\S]*?)<\/select>/g)]
    .map(([, options]) => /<option value="([^"]*)" selected/.exec(options!)?.[1] ?? '')
  return { ...fieldsIn(page.html, '/settings/practice'), onDuty, ...changes }
}
const linkIn = (html: string) => /\/join\/[\w-]{43}/.exec(textOf(html))![0]

describe('the practice', () => {
  test('saving the form untouched changes nothing, and asks for no confirmation', async () => {
    const before = await stored()
    const reply = await t.post('/settings/practice', await form(), ada)
    expect([reply.status, reply.to]).toEqual([303, '/settings?done=saved'])
    expect(await stored()).toEqual(before)
    expect(textOf((await t.get(reply.to, ada)).html)).toContain('The settings are saved')
  })

  test('help numbers that changed need a new confirmation, which keeps who and when', async () => {
    const ben = await t.addMember(ada, { name: 'Ben Osei', roles: ['director'] })
    t.pass(20)
    const asBen = { ...ada, cookie: await t.signIn(ben) }
    const changes = { 'help-1-number': '144', 'help-2-label': 'Night line <143>', 'help-2-number': '143' }
    const unconfirmed = await t.post('/settings/practice', await form(changes), asBen)
    expect(unconfirmed.status).toBe(422)
    expect(textOf(unconfirmed.html)).toContain('The numbers have changed')
    expect(fieldsIn(unconfirmed.html, '/settings/practice')).toMatchObject(changes)
    expect((await stored()).help_lines).toHaveLength(1)
    expect((await t.post('/settings/practice', await form({ ...changes, helpConfirmed: 'yes' }), asBen)).status).toBe(303)
    expect(await stored()).toMatchObject({ help_confirmed_by: ben.memberId, help_confirmed_at: t.clock.now, help_lines: [{ number: '144' }, { number: '143' }] })
    expect(textOf((await t.get('/settings', asBen)).html)).toContain('Checked on 11 May 2026 by Ben Osei')
  })

  test('everything else is kept as given', async () => {
    const ben = await t.addMember(ada, { roles: ['recipient'] })
    const reply = await t.post('/settings/practice', await form({
      practiceName: '  Flussufer  ', timeZone: 'Asia/Kathmandu', 'day-1-from': '', 'day-1-to': '', 'day-7-from': '10:00', 'day-7-to': '11:30',
      outsideContacts: 'Ombudsfrau, 044 000 00 00\nKammer', leaveUrl: 'https://weather.example/', supervisorMaySee: 'yes', onDuty: [ben.memberId, ada.memberId],
      acknowledgeMinutes: '45', recipientId: ben.memberId,
    }), ada)
    expect(reply.status).toBe(303)
    expect(await stored()).toMatchObject({
      name: 'Flussufer', time_zone: 'Asia/Kathmandu', reading_week: { week: [{ day: 7, from: '10:00', to: '11:30' }] },
      outside_contacts: 'Ombudsfrau, 044 000 00 00\nKammer', supervisor_may_see: true, on_duty: [ben.memberId, ada.memberId], acknowledge_minutes: 45, recipient_id: ben.memberId,
    })
    expect((await t.post('/settings/practice', await form({ recipientId: '' }), ada)).status).toBe(303)
    expect((await stored()).recipient_id).toBeNull()
  })

  test.each<[string, Fields, string]>([
    ['no name', { practiceName: '' }, 'practiceName'],
    ['a name of 10,000 characters', { practiceName: 'P'.repeat(10_000) }, 'practiceName'],
    ['NUL in the leave address', { leaveUrl: 'https://a\0b' }, 'leaveUrl'],
    ['half a day', { 'day-2-from': '08:00', 'day-2-to': '' }, 'readingWeek'],
    ['a day turned round', { 'day-2-from': '18:00', 'day-2-to': '08:00' }, 'readingWeek'],
    ['no minutes', { acknowledgeMinutes: 'soon' }, 'acknowledgeMinutes'],
    ['no time at all to answer', { acknowledgeMinutes: '0' }, 'acknowledgeMinutes'],
    ['nobody on duty', { onDuty: ['', ''] }, 'onDuty'],
    ['a stranger on duty', { onDuty: ['0190b4a0-0000-7000-8000-000000000000'] }, 'onDuty'],
    ['words instead of a person', { onDuty: ['Ada'] }, 'onDuty'],
    ['nobody outside while nobody else reads', { outsideContacts: 'typed a minute ago', recipientId: '' }, 'outsideContacts'],
    ['a stranger as recipient', { recipientId: '0190b4a0-0000-7000-8000-000000000000' }, 'recipientId'],
  ])('%s comes back with what was typed', async (_what, wrong, field) => {
    const before = await stored()
    const typed = await form({ outsideContacts: 'typed a minute ago', ...wrong })
    const reply = await t.post('/settings/practice', typed, ada)
    expect(reply.status).toBe(422)
    expect(reply.html).toContain(`href="#${field}"`)
    expect(reply.html).toMatch(new RegExp(`id="${field}"`))
    expect(fieldsIn(reply.html, '/settings/practice').outsideContacts).toBe('typed a minute ago')
    expect(await stored()).toEqual(before)
  })

  test('a director who sees clients and names herself still gives somebody outside', async () => {
    const before = await stored()
    const reply = await t.post('/settings/practice', await form({ recipientId: ada.memberId, outsideContacts: '' }), ada)
    expect([reply.status, reply.html.includes('href="#outsideContacts"')]).toEqual([422, true])
    expect(await stored()).toEqual(before)
    const keller = await t.addMember(ada, { roles: ['supervisor'] })
    expect((await t.post('/settings/practice', await form({ recipientId: keller.memberId, outsideContacts: '' }), ada)).status).toBe(303)
    // The account that read such words is closed at once; what is missing then stands in the settings.
    expect((await disableMember(ada.acting(), { memberId: keller.memberId })).ok).toBe(true)
    expect(textOf((await t.get('/settings', ada)).html)).toContain('nobody to turn to but their therapist')
    expect((await t.post('/settings/practice', await form({ outsideContacts: before.outside_contacts }), ada)).status).toBe(303)
  })

  test('a therapist cannot be made the recipient by a forged form, nor somebody of another practice', async () => {
    const therapist = await t.addMember(ada, { roles: ['therapist'] })
    const stranger = await t.createPractice()
    for (const recipientId of [therapist.memberId, stranger.memberId]) {
      expect((await t.post('/settings/practice', await form({ recipientId }), ada)).status).toBe(422)
    }
    expect((await stored()).recipient_id).toBeNull()
  })
})

describe('who may', () => {
  test('everybody reads the settings; only directors change them, by page and by action', async () => {
    const ben = await t.addMember(ada, { name: 'Ben Osei' })
    const page = await t.get('/settings', ben)
    expect(textOf(page.html)).toContain('A director of your practice can change this')
    expect(page.html).not.toContain('href="/settings/practice"')
    expect(page.html).not.toContain('/settings/members/')
    for (const path of ['/settings/practice', '/settings/members/new', `/settings/members/${ada.memberId}`]) {
      expect((await t.get(path, ben)).status).toBe(403)
    }
    for (const path of ['/settings/practice', '/settings/members/new', `/settings/members/${ada.memberId}/link`, `/settings/members/${ada.memberId}/disabled`]) {
      expect((await t.post(path, await form({ practiceName: 'Taken over' }), ben)).status).toBe(403)
    }
    const p = await stored()
    const asIs = {
      practiceName: 'Taken over', timeZone: p.time_zone, readingWeek: p.reading_week, helpLines: p.help_lines, helpConfirmed: true,
      outsideContacts: '', leaveUrl: p.leave_url, supervisorMaySee: false, onDuty: p.on_duty, acknowledgeMinutes: 30, recipientId: null,
    }
    expect((await updatePractice(ben.acting(), asIs)).ok).toBe(false)
    expect((await disableMember(ben.acting(), { memberId: ada.memberId })).ok).toBe(false)
    expect((await renewJoin(ben.acting(), { memberId: ada.memberId })).ok).toBe(false)
    expect(await stored()).toEqual(p)
  })

  test('another practice’s member is nobody here', async () => {
    const other = await t.createPractice()
    expect((await t.get(`/settings/members/${other.memberId}`, ada)).status).toBe(404)
    expect((await t.post(`/settings/members/${other.memberId}/disabled`, {}, ada)).status).toBe(404)
    expect((await t.post(`/settings/members/${other.memberId}/link`, {}, ada)).status).toBe(404)
    expect((await t.get('/settings/members/not-an-id', ada)).status).toBe(404)
    expect((await t.get('/settings', other)).status).toBe(200)
  })
})

describe('members', () => {
  test('a wrong form comes back as it was; a supervisor of another practice is not accepted', async () => {
    const other = await t.createPractice()
    const typed = { name: 'Ben <Osei>', firstName: 'Ben', email: 'not an address', roles: ['supervisor', 'recipient'] }
    const reply = await t.post('/settings/members/new', typed, ada)
    expect(reply.status).toBe(422)
    expect(fieldsIn(reply.html, '/settings/members/new')).toMatchObject({ name: typed.name, firstName: 'Ben', email: typed.email, roles: 'recipient' })
    for (const wrong of [{ roles: [] }, { roles: ['king'] }, { email: ada.email }, { supervisorId: other.memberId }, { supervisorId: 'x' }, { name: 'B'.repeat(10_000) }, { email: 'a\0@b.example' }] as Fields[]) {
      expect((await t.post('/settings/members/new', { ...typed, email: 'ben@osei.example', ...wrong }, ada)).status).toBe(422)
    }
    expect((await t.everything.query('select count(*)::int as n from member where practice_id = $1', [ada.practiceId])).rows[0].n).toBe(1)
  })

  test('the link to join is shown once and stored nowhere', async () => {
    const page = await t.post('/settings/members/new', { name: 'Ben', firstName: 'Ben', email: `ben-${ada.memberId}@x.example`, roles: 'therapist' }, ada)
    const token = linkIn(page.html).slice('/join/'.length)
    expect(page.html).toContain('data-copy="#join-link"')
    expect((await t.get('/settings', ada)).html).not.toContain(token)
    const { rows } = await t.everything.query('select row_to_json(m)::text as row from member m union all select row_to_json(a)::text from audit a')
    expect(rows.some(({ row }) => row.includes(token))).toBe(false)
  })

  test('a closed account is out at once, cannot come back, and is asked and named no more', async () => {
    const ben = await t.addMember(ada, { roles: ['therapist', 'recipient'] })
    await t.post('/settings/practice', await form({ onDuty: [ben.memberId], recipientId: ben.memberId }), ada)
    await t.everything.query('update member set supervisor_id = $1 where member_id = $2', [ben.memberId, ada.memberId])
    expect((await t.get('/guides', ben)).status).toBe(200)
    const closed = await t.post(`/settings/members/${ben.memberId}/disabled`, {}, ada)
    expect([closed.status, closed.to]).toEqual([303, '/settings?done=disabled'])
    expect((await t.get('/guides', ben)).status).toBe(401)
    expect((await t.post('/sign-in', { email: ben.email, password: ben.password })).status).toBe(422)
    expect((await t.everything.query('select count(*)::int as n from login where member_id = $1', [ben.memberId])).rows[0].n).toBe(0)
    expect(await stored()).toMatchObject({ on_duty: [ada.memberId], recipient_id: null })
    expect((await t.everything.query('select supervisor_id from member where member_id = $1', [ada.memberId])).rows[0].supervisor_id).toBeNull()
    expect((await t.post(`/settings/members/${ben.memberId}/disabled`, {}, ada)).status).toBe(422)
    expect((await t.post(`/settings/members/${ben.memberId}/link`, {}, ada)).status).toBe(422)
  })

  test('an open reading task goes on to somebody who is there', async () => {
    const ben = await t.addMember(ada)
    const therapy = await t.post('/clients/new', { ...fieldsIn((await t.get('/clients/new', ada)).html, '/clients/new'), name: 'Noor' }, ada)
    const therapyId = therapy.to.slice('/therapies/'.length, '/therapies/'.length + 36)
    const { rows: [{ client_id: clientId }] } = await t.everything.query('select client_id from therapy where therapy_id = $1', [therapyId])
    const [alone, begun] = [newId(t.clock.now), newId(t.clock.now)]
    for (const [id, ladder, by] of [[alone, [ben.memberId], null], [begun, [ben.memberId, ada.memberId], ben.memberId]]) {
      await t.everything.query(`insert into risk_task (practice_id, task_id, client_id, therapy_id, reasons, raised_at, ladder, acknowledged_at, acknowledged_by)
        values ($1, $2, $3, $4, '[]', $5, $6, case when $7::uuid is null then null else $5::timestamptz end, $7)`,
      [ada.practiceId, id, clientId, therapyId, t.clock.now, ladder, by])
    }
    await t.post(`/settings/members/${ben.memberId}/disabled`, {}, ada)
    const { rows } = await t.everything.query('select task_id, ladder, acknowledged_at, acknowledged_by from risk_task where practice_id = $1', [ada.practiceId])
    expect(rows).toHaveLength(2)
    for (const row of rows) expect(row).toMatchObject({ ladder: [ada.memberId], acknowledged_at: null, acknowledged_by: null })
  })

  test('a director remains: not by closing oneself, and not when two close each other at once', async () => {
    expect((await t.post(`/settings/members/${ada.memberId}/disabled`, {}, ada)).status).toBe(422)
    const ben = await t.addMember(ada, { roles: ['director'] })
    // Both are held at the practice's row until both have come that far, so that neither is simply first.
    const holder = await t.everything.connect()
    await holder.query('begin')
    await holder.query('select from practice where practice_id = $1 for update', [ada.practiceId])
    const both = Promise.all([
      disableMember(ada.acting(), { memberId: ben.memberId }), disableMember(ben.acting(), { memberId: ada.memberId }),
    ])
    for (let waiting = 0; waiting < 2;) {
      await holder.query('select pg_stat_clear_snapshot()')
      const { rows } = await holder.query(`select count(*)::int as n from pg_stat_activity
        where datname = current_database() and cardinality(pg_blocking_pids(pid)) > 0`)
      waiting = rows[0].n
    }
    await holder.query('rollback')
    holder.release()
    expect((await both).map((outcome) => outcome.ok).toSorted()).toEqual([false, true])
  })

  test('roles change at once, a director remains, and whoever stops accompanying is not asked for it', async () => {
    const path = (who: Person) => `/settings/members/${who.memberId}/roles`
    const cleo = await t.addMember(ada, { roles: ['supervisor'] })
    const ben = await t.addMember(ada)
    const memberOf = async (who: Person) => (await t.everything.query('select roles, supervisor_id from member where member_id = $1', [who.memberId])).rows[0]
    expect((await t.get('/settings/practice', ben)).status).toBe(403)
    expect((await t.post(path(ben), { roles: ['therapist', 'director'], supervisorId: cleo.memberId }, ada)).to).toBe('/settings?done=changed')
    expect(await memberOf(ben)).toEqual({ roles: ['therapist', 'director'], supervisor_id: cleo.memberId })
    expect((await t.get('/settings/practice', ben)).status).toBe(200)
    await t.post('/settings/practice', await form({ recipientId: cleo.memberId }), ada)
    expect((await t.post(path(cleo), { roles: 'therapist' }, ada)).status).toBe(303)
    expect((await memberOf(ben)).supervisor_id).toBeNull()
    expect((await stored()).recipient_id).toBeNull()

    expect((await t.post(path(ada), { roles: 'therapist' }, ada)).status).toBe(303)
    expect((await t.post(path(ada), { roles: 'director' }, ada)).status).toBe(403)
    const last = await t.post(path(ben), { roles: 'therapist' }, ben)
    expect(last.status).toBe(422)
    expect(textOf(last.html)).toContain('A practice needs a director')
    const other = await t.createPractice()
    for (const wrong of [{ roles: [] }, { roles: ['king'] }, { roles: 'therapist', supervisorId: cleo.memberId }, { roles: 'therapist', supervisorId: other.memberId }, { roles: 'therapist', supervisorId: 'x' }] as Fields[]) {
      expect((await t.post(path(ada), wrong, ben)).status).toBe(422)
    }
    expect((await t.post(path(other), { roles: 'therapist' }, ben)).status).toBe(404)
    expect((await memberOf(other)).roles).toEqual(['director', 'therapist'])
  })

  test('a new link signs out, replaces the old one, and the password chosen with it works', async () => {
    const ben = await t.addMember(ada)
    const first = linkIn((await t.post(`/settings/members/${ben.memberId}/link`, {}, ada)).html)
    expect((await t.get('/guides', ben)).status).toBe(401)
    const second = linkIn((await t.post(`/settings/members/${ben.memberId}/link`, {}, ada)).html)
    expect((await t.post(first, { password })).status).toBe(422)
    expect((await t.post(second, { password: 'nine other walnuts rest' })).status).toBe(303)
    expect((await t.post('/sign-in', { email: ben.email, password: ben.password })).status).toBe(422)
    expect(await t.signIn({ email: ben.email, password: 'nine other walnuts rest' })).not.toBe('')
    expect((await t.post(`/settings/members/${ben.memberId}/disabled`, {}, ada)).status).toBe(303)
  })

  test('an invitation of a closed account is over', async () => {
    const page = await t.post('/settings/members/new', { name: 'Cleo', firstName: 'Cleo', email: `cleo-${ada.memberId}@x.example`, roles: 'supervisor' }, ada)
    const { rows: [{ member_id: id }] } = await t.everything.query('select member_id from member where email = $1', [`cleo-${ada.memberId}@x.example`])
    await t.post(`/settings/members/${id}/disabled`, {}, ada)
    expect((await t.post(linkIn(page.html), { password })).status).toBe(422)
  })
})
