import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addClient } from '../src/actions/add-client.ts'
import { invite } from '../src/actions/invite.ts'
import { recordSession } from '../src/actions/record-session.ts'
import { defaultInstrument } from '../src/core/instruments/index.ts'
import { type OpenDatabase, openDatabase } from '../src/db/open.ts'
import { buildApp } from '../src/server/app.ts'
import { wordsFor } from '../src/survey/words/index.ts'
import { type Fields, type Person, type TestApp, fieldsIn, testApp, textOf } from './app.ts'
import { value } from './scene.ts'

/** While nothing can be stored, what was sent stays on the page, and goes again from there. */
let t: TestApp
let ada: Person
let nowhere: OpenDatabase
/** The same application whose database does not answer. */
let away: FastifyInstance

beforeAll(async () => {
  t = await testApp()
  ada = await t.createPractice()
  nowhere = openDatabase({ host: '/tmp/attune-nowhere', user: 'attune', database: 'attune' })
  away = await buildApp({ db: nowhere.db, config: { publicUrl: 'http://localhost:8080', demo: false, loopback: true }, keyring: t.keyring, now: () => t.clock.now })
})
afterAll(async () => {
  await away.close()
  await nowhere.close()
  await t.close()
})

const send = (app: FastifyInstance, url: string, fields: Fields, cookie = '') => app.inject({
  method: 'POST', url, headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin', cookie },
  payload: new URLSearchParams(Object.entries(fields).flatMap(([name, v]) => [v].flat().map((one): [string, string] => [name, one]))).toString(),
})

async function opened(): Promise<{ path: string; fields: Fields; therapyId: string }> {
  const { therapyId } = value(await addClient(ada.acting(), {
    name: 'Noor A.', language: 'en', contact: '', timeZone: 'Europe/Zurich', instrumentId: defaultInstrument.id, setting: 'in-person',
    startedOn: t.clock.now.toISOString().slice(0, 10),
  }))
  const { sessionId } = value(await recordSession(ada.acting(), { therapyId, heldAt: t.clock.now, kind: 'held', secondThatDay: false }))
  const path = `/c/${value(await invite(ada.acting(), { sessionId })).token}`
  const fields = fieldsIn((await t.get(`${path}?questions`)).html)
  return { path, fields, therapyId }
}

/** The form filled in; a row's field is called as on the page. */
async function filled(words: string): Promise<{ path: string; fields: Fields; therapyId: string }> {
  const { path, fields, therapyId } = await opened()
  const { html } = await t.get(`${path}?questions`)
  const rows = new Set([...html.matchAll(/<input [^>]*type=radio[^>]*>/g)].map(([tag]) => /name=([\w-]+)/.exec(tag)![1]!))
  rows.delete('wish')
  rows.delete('reader')
  return { path, therapyId, fields: { ...fields, ...Object.fromEntries([...rows].map((name) => [name, '2'])), words, wish: 'just-read' } }
}
const stored = async (therapyId: string) => (await t.everything.query(
  'select r.answers, w.words, w.wish from response r left join response_words w using (practice_id, response_id) where r.therapy_id = $1', [therapyId])).rows

describe('a check-in sent while the database is away', () => {
  it('comes back whole, unseen, in its language, with help and one button; sent from there it is stored as it was', async () => {
    const words = '  First line "quoted" & <b>\r\n\r\nمرحبا 👋\u00a0last  '
    const { path, fields, therapyId } = await filled(words)
    const page = await send(away, `${path}?lang=es`, fields)
    expect([page.statusCode, page.headers['retry-after']]).toEqual([503, '5'])
    expect(page.body).toContain('<html lang="es"')
    expect(textOf(page.body)).toContain('Tus respuestas siguen aquí, solo en esta página.')
    expect(textOf(page.body)).not.toContain('First line')
    expect(textOf(page.body)).toContain(wordsFor('es').helpFallback)
    expect(page.body).toContain('<a id="leave"')
    expect(Buffer.byteLength(page.body) - Buffer.byteLength(words)).toBeLessThan(15_000)

    const again = fieldsIn(page.body)
    expect(Object.keys(again).sort()).toEqual(Object.keys(fields).sort())
    const second = await send(away, path, again)
    expect(fieldsIn(second.body)).toEqual(again)
    expect((await send(t.app, path, fieldsIn(second.body))).statusCode).toBe(200)
    expect((await send(t.app, path, again)).statusCode).toBe(200)
    const rows = await stored(therapyId)
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({ words: words.replaceAll('\r\n', '\n'), wish: 'just-read' })
    expect(new Set(Object.values(rows[0].answers.items))).toEqual(new Set([2]))
  })

  it('asked for instead of sent, the page says so to a client, not to a therapist', async () => {
    const { path } = await opened()
    for (const [url, says] of [[path, 'This page cannot be shown just now.'], [`${path}?lang=de`, 'lässt sich gerade nicht zeigen']] as const) {
      const page = await away.inject({ url })
      expect(page.statusCode).toBe(503)
      expect(textOf(page.body)).toContain(says)
      expect(page.body).not.toContain('Today')
    }
  })

  it('waiting too long for somebody else is no loss either', async () => {
    const { path, fields, therapyId } = await filled('A long wait.')
    const holder = await t.everything.connect()
    await holder.query('begin; lock table response in exclusive mode')
    const page = await send(t.app, path, fields).finally(async () => {
      await holder.query('rollback')
      holder.release()
    })
    expect(page.statusCode).toBe(503)
    expect(await stored(therapyId)).toEqual([])
    expect((await send(t.app, path, fieldsIn(page.body))).statusCode).toBe(200)
    expect(await stored(therapyId)).toHaveLength(1)
  })
})

describe('a form of the practice sent while the database is away', () => {
  it('stays on the page, readable, and goes again to where it was going', async () => {
    const typed = { name: 'Noor Ä. مرحبا', contact: 'first line\r\nsecond', language: 'en' }
    const page = await send(away, '/clients/new', typed, ada.cookie)
    expect([page.statusCode, page.headers['retry-after']]).toEqual([503, '5'])
    expect(textOf(page.body)).toContain('What you typed is still here.')
    expect(textOf(page.body)).toContain('Noor Ä. مرحبا')
    expect(page.body).toContain('action="/clients/new"')
    expect(fieldsIn(page.body)).toEqual(typed)
  })

  it('with a password in it is to be typed again', async () => {
    const page = await send(away, '/sign-in', { email: ada.email, password: ada.password })
    expect(page.statusCode).toBe(503)
    expect(page.body).not.toContain(ada.password)
    expect(fieldsIn(page.body)).toEqual({})
  })
})
