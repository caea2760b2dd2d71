import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addClient } from '../src/actions/add-client.ts'
import { commentOnGuide } from '../src/actions/comment-on-guide.ts'
import { openRuptureByHand } from '../src/actions/case-events.ts'
import { recordSession } from '../src/actions/record-session.ts'
import { writeGuide } from '../src/actions/write-guide.ts'
import { defaultInstrument } from '../src/core/instruments/index.ts'
import { routes } from '../src/web/routes.ts'
import { type Person, type TestApp, testApp } from './app.ts'

/** Every route of the table, walked by everybody who must not get in: a new page is covered, or this fails. */
let t: TestApp
let ada: Person
let others: Record<string, Person>
let ids: Record<string, string>

function value<T>(outcome: { ok: true; value: T } | { ok: false; problems: Record<string, string> }): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems))
  return outcome.value
}

beforeAll(async () => {
  t = await testApp()
  ada = await t.createPractice()
  others = {
    'another therapist': await t.addMember(ada, { roles: ['therapist'] }),
    'another director': await t.addMember(ada, { roles: ['director'] }),
    'a supervisor': await t.addMember(ada, { roles: ['supervisor'] }),
    'a recipient': await t.addMember(ada, { roles: ['recipient'] }),
    'another practice': await t.createPractice(),
  }
  const day = t.clock.now.toISOString().slice(0, 10)
  const client = value(await addClient(ada.acting(), {
    name: 'Zephyrine Kestrelbird', language: 'en', contact: '', timeZone: 'UTC', instrumentId: defaultInstrument.id, setting: 'in-person', startedOn: day,
  }))
  const session = value(await recordSession(ada.acting(), { therapyId: client.therapyId, heldAt: t.clock.now, kind: 'held', secondThatDay: false }))
  const rupture = value(await openRuptureByHand(ada.acting(), { therapyId: client.therapyId, by: 'by-hand', because: 'Kestrelbird reason' }))
  const own = value(await writeGuide(ada.acting(), { guideId: null, seen: 0, title: 'How we handle fees', summary: 'What we agreed on.', body: 'The first time is free.', sources: '', pins: [] }))
  const { commentId } = value(await commentOnGuide(ada.acting(), { guideId: 'ruptures-are-ordinary', words: 'A drawing would help.' }))
  ids = { ownGuideId: own.guideId, commentId, ...client, sessionId: session.sessionId, ruptureId: rupture.ruptureId, memberId: ada.memberId, taskId: randomUUID(), guide: 'ruptures-are-ordinary', instrument: 'wai-sr' }
})
afterAll(() => t.close())

const filled = (path: string) => path.replace(/:(\w+)/g, (_, name: string) => {
  const id = ids[name]
  if (!id) throw new Error(`The access test knows no :${name}; add it to its ids.`)
  return id
})
/** Routes about one client: nobody but the therapist gets anything out of them. */
const clinical = /:(therapyId|sessionId|ruptureId|taskId|clientId)/

describe.each(routes.map((r) => [`${r.method} ${r.path}`, r] as const))('%s', (_, route) => {
  const ask = (who: Pick<Person, 'cookie'> | null) => (route.method === 'GET' ? t.get(filled(route.path), who) : t.post(filled(route.path), {}, who))

  it('shows the door to anonymous visitors', async () => {
    const reply = await ask(null)
    expect(reply.to === '/welcome' ? route.path : reply.status).toBe(reply.to === '/welcome' ? '/' : 401)
    expect(reply.html).not.toContain('Kestrelbird')
  })

  it('takes no writing from another site', async () => {
    if (route.method === 'GET') return expect(route.method).toBe('GET')
    const reply = await t.post(filled(route.path), {}, ada, { 'sec-fetch-site': 'cross-site', origin: 'https://elsewhere.example' })
    expect(reply.status).toBe(403)
  })

  it('shows nothing of a client to anybody but the therapist', async () => {
    for (const [name, who] of Object.entries(others)) {
      const reply = await ask(who)
      expect([name, reply.html.includes('Kestrelbird')]).toEqual([name, false])
      expect([name, reply.status < 500]).toEqual([name, true])
      if (clinical.test(route.path)) expect([name, [403, 404, 422].includes(reply.status)]).toEqual([name, true])
    }
  })

  it('does not fall over for an id that is none, or one of nothing', async () => {
    const odd = route.path.replace(/:\w+/g, 'x%00y')
    const none = route.path.replace(/:(\w+)/g, () => randomUUID())
    for (const path of [odd, none]) {
      const reply = route.method === 'GET' ? await t.get(path, ada) : await t.post(path, {}, ada)
      expect([path, reply.status < 500]).toEqual([path, true])
    }
  })
})
