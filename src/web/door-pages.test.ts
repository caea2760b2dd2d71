import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { fieldsIn, password, type Person, setUpFields, testApp, type TestApp, textOf } from '../../test/app.ts'

let t: TestApp
beforeAll(async () => {
  t = await testApp()
})
afterAll(() => t.close())

const counted = async (table: string) => Number((await t.everything.query(`select count(*) as n from ${table}`)).rows[0].n)

describe('setting up', () => {
  const whole = async () => ({ practices: await counted('practice'), members: await counted('member'), logins: await counted('login'), audits: await counted('audit'), used: Number((await t.everything.query('select count(*) as n from setup_code where used_at is not null')).rows[0].n) })

  test('the first visit leads to the set-up page, with Monday to Friday suggested and no time zone chosen', async () => {
    expect((await t.get('/welcome')).to).toBe('/set-up')
    const page = await t.get('/set-up')
    expect(page.status).toBe(200)
    expect(fieldsIn(page.html, '/set-up')).toMatchObject({ 'day-1-from': '08:00', 'day-5-to': '18:00', 'day-6-from': '', timeZone: '', code: '' })
    expect(textOf(page.html)).toMatch(/Buenos Aires \(America, Argentina\).*Ho Chi Minh \(Asia\).*Kolkata \(Asia\).*Kyiv \(Europe\).*Zurich \(Europe\)/)
    expect(textOf(page.html)).not.toMatch(/Kiev|Calcutta|Saigon/)
    expect(page.html).not.toMatch(/ style=|<script(?! type="module" src="\/assets)|onclick/)
  })

  test('help numbers of a country can be filled in; what was typed stays, and nothing is created by it', async () => {
    const before = await whole()
    const { 'help-1-label': _label, 'help-1-number': _number, 'help-1-hours': _hours, ...typed } = { ...setUpFields, code: 'AAAA' }
    const reply = await t.post('/set-up', { ...typed, country: 'ES', suggest: 'yes' })
    const form = fieldsIn(reply.html, '/set-up')
    expect([reply.status, form]).toMatchObject([200, { 'help-1-number': '112', 'help-2-number': '024', practiceName: 'Riverside Practice', code: 'AAAA', password: '' }])
    expect(form.helpConfirmed).toBeUndefined()
    expect(textOf(reply.html)).toMatch(/Suggested for Spain.*as read on 23 November 2026 at/)
    expect(reply.html).not.toContain('error-summary')
    expect(await whole()).toEqual(before)
  })

  test.each<[string, Record<string, string>, string, RegExp]>([
    ['a wrong code', { code: 'AAAA-BBBB-CCCC-DDDD' }, 'code', /not valid/],
    ['a password that is too short', { password: 'short' }, 'password', /at least 12/],
    ['a password with the own address in it', { password: 'ada@riverside.example 1' }, 'password', /your name or address/],
    ['no address', { email: 'ada' }, 'email', /e-mail address/],
    ['no time zone', { timeZone: '' }, 'timeZone', /choose a time zone/],
    ['an invented time zone', { timeZone: 'Mars/Olympus' }, 'timeZone', /choose a time zone/],
    ['no help number', { 'help-1-label': '', 'help-1-number': '', 'help-1-hours': '' }, 'helpLines', /at least one number/],
    ['half a help number', { 'help-2-label': 'Crisis line' }, 'helpLines', /a name and a phone number/],
    ['a name of 10,000 characters', { name: 'A'.repeat(10_000) }, 'name', /at most 200 fit/],
    ['NUL in the name of the practice', { practiceName: 'River\0side' }, 'practiceName', /cannot be stored/],
    ['nobody outside the practice', { outsideContacts: '' }, 'outsideContacts', /at least one contact outside/],
    ['a contact outside without a number', { outsideContacts: 'the ombudsperson' }, 'outsideContacts', /Name, number/],
    ['a script as the page to leave to', { leaveUrl: 'javascript:alert(1)' }, 'leaveUrl', /full web address/],
  ])('%s comes back with everything still typed, and nothing is half-written', async (_what, wrong, field, says) => {
    const before = await whole()
    const typed: Record<string, string> = { ...setUpFields, code: await t.setUpCode(), outsideContacts: 'Ombudsperson <b>Zürich</b>, 044 1\nKammer "A" & B', ...wrong }
    const reply = await t.post('/set-up', typed)
    expect(reply.status).toBe(422)
    expect(textOf(reply.html)).toMatch(says)
    expect(reply.html).toContain(`href="#${field}"`)
    expect(reply.html).toMatch(new RegExp(`id="${field}"`))
    expect(textOf(reply.html)).toContain('A password is never sent back')
    const { password: _, ...kept } = typed
    expect(fieldsIn(reply.html, '/set-up')).toMatchObject({ ...kept, practiceName: kept.practiceName!.replaceAll('\0', '\uFFFD'), password: '', timeZone: field === 'timeZone' ? '' : kept.timeZone })
    expect(reply.html).not.toContain(typed.password)
    expect(reply.cookie).toBe('')
    expect(await whole()).toEqual(before)
  })

  test('help numbers that nobody confirmed are refused', async () => {
    const { helpConfirmed: _, ...unconfirmed } = setUpFields
    const reply = await t.post('/set-up', { ...unconfirmed, code: await t.setUpCode() })
    expect(reply.status).toBe(422)
    expect(textOf(reply.html)).toContain('confirm that you have checked these numbers')
    expect(await counted('practice')).toBe(0)
  })

  test('a code that is over, and one that was replaced, open nothing', async () => {
    const replaced = await t.setUpCode()
    const code = await t.setUpCode()
    expect((await t.post('/set-up', { ...setUpFields, code: replaced })).status).toBe(422)
    t.pass(30)
    const late = await t.post('/set-up', { ...setUpFields, code })
    expect(late.status).toBe(422)
    expect(textOf(late.html)).toContain('30 minutes are over')
    expect(await counted('practice')).toBe(0)
  })

  test('everything right creates the practice and signs the director in; the code is used up', async () => {
    const code = await t.setUpCode()
    const reply = await t.post('/set-up', { ...setUpFields, code: code.toLowerCase().replaceAll('-', ' '), 'help-2-label': 'Dargebotene Hand', 'help-2-number': '143', 'day-6-from': '09:00', 'day-6-to': '12:00' })
    expect([reply.status, reply.to]).toEqual([303, '/'])
    expect((await t.get('/settings', { cookie: reply.cookie })).status).toBe(200)
    const { rows: [practice] } = await t.everything.query('select * from practice')
    expect(practice).toMatchObject({
      name: 'Riverside Practice', time_zone: 'Europe/Zurich', recipient_id: null, help_confirmed_at: t.clock.now, supervisor_may_see: false,
      help_lines: [{ label: 'Emergency', number: '112', hours: 'always' }, { label: 'Dargebotene Hand', number: '143', hours: '' }],
    })
    expect(practice.reading_week.week).toContainEqual({ day: 6, from: '09:00', to: '12:00' })
    expect((await t.everything.query('select roles from member')).rows[0].roles).toEqual(['director', 'therapist'])

    const again = await t.post('/set-up', { ...setUpFields, email: 'eve@elsewhere.example', code })
    expect(again.status).toBe(422)
    expect(await counted('practice')).toBe(1)
    expect((await t.get('/set-up')).to).toBe('/welcome')
    expect(textOf((await t.get('/welcome')).html)).toContain('Sign in')
  })
})

describe('signing in', () => {
  let ada: Person
  let other = 0
  beforeEach(async () => {
    ada = await t.createPractice({ email: `signing-${other++}@practice.example` })
    t.pass(61) // attempts of the test before no longer count
  })
  const attempt = (email: string, secret: string) => t.post('/sign-in', { email, password: secret })

  test('an unknown address and a wrong password get the same answer', async () => {
    const wrong = await attempt(ada.email, 'not the password at all')
    const unknown = await attempt('nobody@practice.example', 'not the password at all')
    expect([wrong.status, unknown.status]).toEqual([422, 422])
    expect(unknown.html.replace('nobody@practice.example', ada.email)).toBe(wrong.html)
    expect(wrong.cookie + unknown.cookie).toBe('')
    expect(fieldsIn(wrong.html, '/sign-in')).toEqual({ email: ada.email, password: '' })
  })

  test('after ten wrong attempts even the right password waits, and the page says how long', async () => {
    for (let i = 0; i < 10; i++) expect((await attempt(ada.email, 'wrong password no. ' + i)).status).toBe(422)
    const eleventh = await attempt(ada.email, 'wrong password no. 11')
    expect(eleventh.status).toBe(429)
    expect(Number(eleventh.header('retry-after'))).toBe(3600)
    expect(textOf(eleventh.html)).toContain('60 minutes')
    const right = await attempt(ada.email.toUpperCase(), ada.password)
    expect([right.status, right.cookie]).toEqual([429, ''])
    t.pass(61)
    expect((await attempt(ada.email, ada.password)).to).toBe('/')
  })

  test('a form from another site changes nothing', async () => {
    for (const headers of [{ 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site' }] as Record<string, string>[]) {
      const reply = await t.post('/clients/new', { name: 'Forged' }, ada, headers)
      expect(reply.status).toBe(403)
      expect((await t.post('/sign-in', { email: ada.email, password: ada.password }, null, headers)).status).toBe(403)
    }
    const before = await counted('client')
    const origin = await t.app.inject({ method: 'POST', url: '/clients/new', payload: 'name=Forged', headers: { cookie: await t.signIn(ada), origin: 'https://elsewhere.example', 'content-type': 'application/x-www-form-urlencoded' } })
    expect(origin.statusCode).toBe(403)
    expect(await counted('client')).toBe(before)
  })

  test('signing out ends the login itself, not only the cookie', async () => {
    const cookie = await t.signIn(ada)
    expect((await t.get('/guides', { cookie })).status).toBe(200)
    expect((await t.post('/sign-out', {}, { cookie })).to).toBe('/welcome')
    expect((await t.get('/guides', { cookie })).status).toBe(401)
  })

  test('a page asked for while signed out is shown after signing in; another site never is', async () => {
    const door = await t.get('/guides?q=sorry')
    expect(door.status).toBe(401)
    const kept = fieldsIn(door.html, '/sign-in')
    expect((await t.post('/sign-in', { ...kept, email: ada.email, password: ada.password })).to).toBe('/guides?q=sorry')
    for (const path of ['https://evil.example/', '//evil.example/', '/\\evil.example']) {
      expect((await t.post('/sign-in', { email: ada.email, password: ada.password, 'resume-path': path })).to).toBe('/')
    }
  })

  test('what was typed survives an idle half hour, a wrong password, and is saved with one button', async () => {
    const cookie = await t.signIn(ada)
    t.pass(31)
    const typed = {
      name: 'Noor "A." <سارة> & Söhne 🌊', contact: 'line one\nline two, with a longer text that somebody would not like to type again',
      timeZone: 'Europe/Zurich', instrumentId: fieldsIn((await t.get('/clients/new', { cookie: await t.signIn(ada) })).html).instrumentId!,
      language: 'en', startedOn: '2026-05-01', setting: 'telehealth', password: 'never carried along',
    }
    const door = await t.post('/clients/new', typed, { cookie })
    expect(door.status).toBe(401)
    expect(textOf(door.html)).toContain('What you typed is safe')
    expect(door.html).not.toContain('never carried along')
    const wrong = await t.post('/sign-in', { ...fieldsIn(door.html, '/sign-in'), email: ada.email, password: 'a wrong password here' })
    expect(wrong.status).toBe(422)
    expect(textOf(wrong.html)).toContain('What you typed is safe')
    const resumed = await t.post('/sign-in', { ...fieldsIn(wrong.html, '/sign-in'), email: ada.email, password: ada.password })
    expect(resumed.status).toBe(200)
    expect(textOf(resumed.html)).toContain('somebody would not like to type again')
    const { password: _, ...kept } = typed
    expect(fieldsIn(resumed.html, '/clients/new')).toEqual(kept)
    const saved = await t.post('/clients/new', fieldsIn(resumed.html, '/clients/new'), { cookie: resumed.cookie })
    expect(saved.status).toBe(303)
    expect((await t.get('/clients', { cookie: resumed.cookie })).status).toBe(200)
    const { rows: [client] } = await t.everything.query('select name, contact from client where practice_id = $1', [ada.practiceId])
    expect(client).toEqual({ name: typed.name, contact: typed.contact })
  })

  test('a login is over after twelve hours however busy it was', async () => {
    const cookie = await t.signIn(ada)
    for (let i = 0; i < 24; i++) {
      expect((await t.get('/guides', { cookie })).status).toBe(200)
      t.pass(30)
    }
    expect((await t.get('/guides', { cookie })).status).toBe(401)
  })
})

describe('joining', () => {
  test('a link works once, needs a good password, and is over after seven days', async () => {
    const ada = await t.createPractice()
    const page = await t.post('/settings/members/new', { name: 'Ben Osei', firstName: 'Ben', email: 'ben@practice.example', roles: ['therapist', 'recipient'] }, ada)
    expect(page.status).toBe(200)
    const link = /\/join\/[\w-]{43}/.exec(textOf(page.html))![0]
    expect(textOf((await t.get(link)).html)).toContain('ben@practice.example')

    const weak = await t.post(link, { password: 'too short' })
    expect(weak.status).toBe(422)
    expect(weak.html).not.toContain('too short"')
    expect(textOf(weak.html)).toContain('at least 12')
    const joined = await t.post(link, { password })
    expect([joined.status, joined.to]).toEqual([303, '/'])
    expect((await t.get('/settings', { cookie: joined.cookie })).status).toBe(200)

    const twice = await t.post(link, { password: 'another good password' })
    expect(twice.status).toBe(422)
    expect(textOf(twice.html)).toContain('works once')
    expect(await t.signIn({ email: 'ben@practice.example', password })).not.toBe('')

    const late = await t.post('/settings/members/new', { name: 'Cleo', firstName: 'Cleo', email: 'cleo@practice.example', roles: 'supervisor' }, ada)
    t.pass(7 * 24 * 60)
    expect((await t.post(/\/join\/[\w-]{43}/.exec(textOf(late.html))![0], { password })).status).toBe(422)
    expect((await t.get('/join/made-up')).status).toBe(200)
    expect(textOf((await t.get('/join/made-up')).html)).toContain('This link is over')
  })
})

test('the demo lets one in with a click, only as an invented member, and only where it is a demo', async () => {
  expect((await t.post('/demo-sign-in', { member: crypto.randomUUID() })).status).toBe(404)
  const demo = await testApp({ demo: true })
  try {
    const real = await demo.createPractice()
    expect(textOf((await demo.get('/welcome')).html)).toContain('still being written')
    await demo.everything.query('update practice set demo = true')
    const start = await demo.get('/welcome')
    expect(textOf(start.html)).toContain('Every person here is invented')
    expect(textOf(start.html)).toContain('Dr. Ada Lindqvist director · therapist')
    expect(fieldsIn(start.html, '/demo-sign-in')).toEqual({ member: real.memberId })
    const entered = await demo.post('/demo-sign-in', { member: real.memberId })
    expect((await demo.get('/settings', { cookie: entered.cookie })).status).toBe(200)
    expect((await demo.post('/demo-sign-in', { member: crypto.randomUUID() })).cookie).toBe('')
  } finally {
    await demo.close()
  }
})
