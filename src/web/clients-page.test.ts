import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { fieldsIn, type Person, testApp, type TestApp, textOf } from '../../test/app.ts'
import { addClient } from '../actions/add-client.ts'
import { endTherapy } from '../actions/end-therapy.ts'
import { planNextSession } from '../actions/plan-next-session.ts'
import { recordSession } from '../actions/record-session.ts'
import { defaultInstrument } from '../core/instruments/index.ts'

let t: TestApp
let ada: Person
beforeAll(async () => {
  t = await testApp()
})
beforeEach(async () => {
  ada = await t.createPractice()
})
afterAll(() => t.close())

const typed = {
  name: 'Noor A.', contact: '+41 79 000 00 00', timeZone: 'Europe/Zurich', instrumentId: defaultInstrument.id, startedOn: '2026-05-04', setting: 'in-person',
} as const
async function client(name: string, who = ada) {
  const added = await addClient(who.acting(), { ...typed, name, language: 'en' })
  if (!added.ok) throw new Error(JSON.stringify(added.problems))
  return added.value
}
const names = (html: string) => [...html.matchAll(/<h2><a href="\/therapies\/[^"]+"><bdi>([^<]*)<\/bdi>/g)].map(([, name]) => name)

describe('the list', () => {
  test('nobody yet: the page says what will be here and what to do first', async () => {
    const page = await t.get('/clients', ada)
    expect(page.status).toBe(200)
    expect(textOf(page.html)).toContain('Nobody here yet')
    expect(page.html).toContain('href="/clients/new"')
  })

  test('one: with sessions held, the next one in the practice’s time, and nobody else’s clients', async () => {
    const { therapyId } = await client('Noor A.')
    const ben = await t.addMember(ada)
    await client('Somebody of Ben’s', ben)
    await client('Somebody elsewhere', await t.createPractice())
    await recordSession(ada.acting(), { therapyId, heldAt: new Date('2026-05-11T08:00:00Z'), kind: 'held', secondThatDay: false })
    await planNextSession(ada.acting(), { therapyId, nextAt: new Date('2026-05-12T14:30:00Z') })
    const page = await t.get('/clients', ada)
    expect(names(page.html)).toEqual(['Noor A.'])
    expect(textOf(page.html)).toContain('1 session next tomorrow 16:30')
    expect(names((await t.get('/clients', ben)).html)).toEqual(['Somebody of Ben’s'])
  })

  test('an ended therapy moves to its own list', async () => {
    await client('Still here')
    const { therapyId } = await client('Gone')
    await endTherapy(ada.acting(), { therapyId, how: 'therapy-ended', learned: '' })
    expect(names((await t.get('/clients', ada)).html)).toEqual(['Still here'])
    expect(names((await t.get('/clients?show=ended', ada)).html)).toEqual(['Gone'])
  })

  test('a thousand: fifty at a time, by name, each exactly once, and found whatever the accents', async () => {
    const acting = ada.acting()
    for (let i = 0; i < 997; i += 50) {
      await Promise.all(Array.from({ length: Math.min(50, 997 - i) }, (_, j) => addClient(acting, { ...typed, name: `Client ${i + j}`, language: 'en' })))
    }
    for (const name of ['José Ñúñez', '李小龙', '<b>Bobby</b> "Tables"']) await client(name)
    const seen = new Set<string>()
    for (let at = 1; at <= 20; at++) {
      const page = await t.get(`/clients?page=${at}`, ada)
      const here = names(page.html)
      expect(here).toHaveLength(50)
      here.forEach((name) => seen.add(name!))
    }
    expect(seen.size).toBe(1000)
    expect(textOf((await t.get('/clients', ada)).html)).toContain('1,000 clients')
    expect(names((await t.get('/clients?q=jose+nunez', ada)).html)).toEqual(['José Ñúñez'])
    expect(names((await t.get(`/clients?q=${encodeURIComponent('小龙')}`, ada)).html)).toEqual(['李小龙'])
    expect(names((await t.get('/clients?q=%3Cb%3E', ada)).html)).toEqual(['&lt;b>Bobby&lt;/b> &quot;Tables&quot;'])
    for (const odd of ['page=99', 'page=-4', 'page=x', 'q=%00', 'q=%25', `q=${'x'.repeat(3000)}`]) {
      expect((await t.get(`/clients?${odd}`, ada)).status).toBe(200)
    }
    expect(textOf((await t.get('/clients?q=nobody+at+all', ada)).html)).toContain('Nobody’s name contains “nobody at all”')
  })

  test('what Attune is not made for is said where a client is added', async () => {
    expect(textOf((await t.get('/clients/new', ada)).html)).toContain('Couples, families and groups: not yet.')
  })

  test('whoever is no therapist sees no client and cannot add one', async () => {
    const director = await t.addMember(ada, { roles: ['director', 'supervisor', 'recipient'] })
    await client('Noor A.')
    const page = await t.get('/clients', director)
    expect(page.html).not.toContain('Noor A.')
    expect(textOf(page.html)).toContain('Clients stand with their therapists')
    expect((await t.get('/clients/new', director)).status).toBe(403)
    expect((await t.post('/clients/new', typed, director)).status).toBe(403)
  })
})

describe('adding', () => {
  test.each(['Noor A.', 'سارة', '王', 'Zoë O’Brien-Łukasz', '👩‍👩‍👧', '<script>alert(1)</script>', 'a'.repeat(200)])('takes a name in any script: %s', async (name) => {
    const reply = await t.post('/clients/new', { ...typed, name }, ada)
    expect(reply.status).toBe(303)
    expect(reply.to).toMatch(/^\/therapies\/[0-9a-f-]{36}\?done=client-added$/)
    const list = await t.get('/clients', ada)
    expect(textOf(list.html)).toContain(name.startsWith('<') ? 'Client' : name)
    expect(list.html).not.toContain('<script>alert')
  })

  test.each<[string, Record<string, string>, string]>([
    ['no name', { name: '   ' }, 'name'],
    ['10,000 characters', { name: 'N'.repeat(10_000) }, 'name'],
    ['NUL in the name', { name: 'No\0or' }, 'name'],
    ['NUL in the contact', { contact: '07\0' }, 'contact'],
    ['a day that is none', { startedOn: '2026-02-30' }, 'startedOn'],
    ['a day in the future', { startedOn: '2027-01-01' }, 'startedOn'],
    ['an unknown form', { instrumentId: 'made-up' }, 'instrumentId'],
    ['a symptom form', { instrumentId: 'phq-9' }, 'instrumentId'],
    ['an unknown time zone', { timeZone: 'Nowhere' }, 'timeZone'],
    ['an unknown setting', { setting: 'by owl' }, 'setting'],
    ['an unknown language', { language: 'tlh\0' }, 'language'],
  ])('%s comes back with everything else still typed', async (_what, wrong, field) => {
    const before = (await t.everything.query('select count(*) from client')).rows[0].count
    const reply = await t.post('/clients/new', { ...typed, ...wrong }, ada)
    expect(reply.status).toBe(422)
    expect(reply.html).toContain(`href="#${field}"`)
    const kept = fieldsIn(reply.html, '/clients/new')
    for (const [name, value] of Object.entries({ ...typed, ...wrong })) {
      if (!['timeZone', 'instrumentId', 'setting', 'language'].includes(name) || name !== field) expect(kept[name]).toBe(value.replaceAll('\0', '\uFFFD'))
    }
    expect((await t.everything.query('select count(*) from client')).rows[0].count).toBe(before)
  })

  test('a lone half of a character is refused by the action, whichever way it came', async () => {
    const outcome = await addClient(ada.acting(), { ...typed, name: 'Noor \uD83D', language: 'en' })
    expect(outcome).toMatchObject({ ok: false, problems: { name: expect.stringContaining('cannot be stored') } })
  })
})
