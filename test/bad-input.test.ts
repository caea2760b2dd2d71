import { type AddressInfo, connect } from 'node:net'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addClient } from '../src/actions/add-client.ts'
import { addMember } from '../src/actions/add-member.ts'
import { commentOnGuide } from '../src/actions/comment-on-guide.ts'
import { invite } from '../src/actions/invite.ts'
import { localClock } from '../src/actions/local-time.ts'
import { writeGuide } from '../src/actions/write-guide.ts'
import { defaultInstrument } from '../src/core/instruments/index.ts'
import { noteSigns } from '../src/actions/note-signs.ts'
import { recordSession } from '../src/actions/record-session.ts'
import { signs } from '../src/core/signs/catalogue.ts'
import { whats } from '../src/core/source/what.ts'
import { dayIn } from '../src/db/local-day.ts'
import { rowField } from '../src/survey/view.ts'
import { routes } from '../src/web/routes.ts'
import { type Fields, type Person, type Reply, type TestApp, fieldsIn, testApp, textOf } from './app.ts'
import { type Scene, directField, scene, value } from './scene.ts'

/** Whatever is typed or sent: a clear sentence, everything typed still there, nothing half-written, and never a fault of ours. */
let t: TestApp
let ada: Person
let other: Person

beforeAll(async () => {
  t = await testApp()
  ada = await t.createPractice()
  other = await t.addMember(ada, { name: 'Bo Berg', firstName: 'Bo', roles: ['therapist', 'supervisor'] })
  // Weeks pass here, and nobody is to be asked to sign in again.
  await t.everything.query("update login set seen_at = '2100-01-01', expires_at = '2100-01-01'")
})
afterAll(() => t.close())

/**
 * Everything that lies in the database, as one number per table. Left out: that a page was looked at, when a signed-in
 * person was last seen, and the list of attempts to sign in, which count refusals.
 */
async function everything(): Promise<string> {
  const { rows: tables } = await t.everything.query<{ name: string }>(
    "select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' and table_name <> 'sign_in_attempt'")
  const one = ({ name }: { name: string }) => {
    const row = name === 'login' ? "(to_jsonb(x) - 'seen_at')" : 'to_jsonb(x)'
    const only = name === 'audit' ? "where action not in ('client read', 'risk check read')" : ''
    return `select '${name}' as name, md5(coalesce(string_agg(${row}::text, ',' order by ${row}::text), '')) as sum from ${name} x ${only}`
  }
  const { rows } = await t.everything.query(tables.map(one).join(' union all ') + ' order by name')
  return JSON.stringify(rows)
}

/** Runs something that must be refused, and sees that nothing at all was written. */
async function refused<T extends Reply>(work: () => Promise<T>): Promise<T> {
  const before = await everything()
  const reply = await work()
  expect([reply.status >= 400 && reply.status < 500, textOf(reply.html).slice(0, 400)]).toEqual([true, expect.any(String)])
  expect(await everything()).toBe(before)
  return reply
}

const rows = (answer: number): Fields => Object.fromEntries(defaultInstrument.items.map((i) => [rowField(i.id), i.kind === 'direct' ? '0' : String(answer)]))
const [first] = defaultInstrument.items
const saidDirectly = signs.find((sign) => sign.kind === 'said-directly')!.id
const keyOn = (html: string) => /name="key" value="([^"]+)"/.exec(html)![1]!
const form = (extra: Record<string, string> = {}) => ({ 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin', ...extra })

/** A body exactly as given, byte for byte. */
async function raw(path: string, body: string | Buffer, headers: Record<string, string> = form(), who: Person | null = null): Promise<Reply> {
  const answer = await t.app.inject({ method: 'POST', url: path, payload: body, headers: { ...headers, ...(who ? { cookie: who.cookie } : {}) } })
  return { status: answer.statusCode, html: answer.body, to: String(answer.headers.location ?? ''), cookie: '', header: (name) => String(answer.headers[name] ?? '') }
}

async function invitation(of?: Scene): Promise<{ token: string; client: Scene }> {
  const client = of ?? await scene(t, ada)
  const sessionId = await client.session()
  return { token: value(await invite(ada.acting(), { sessionId })).token, client }
}

describe('a check-in that cannot be taken as it is', () => {
  it.each(['7', '-1', '99', '1.5', 'NaN', '1e3', '٣', '3 ', 'null', '[object Object]', '\0', '3\0'])('answer %j: asked again, the rest kept', async (answer) => {
    const { token } = await invitation()
    const key = keyOn((await t.get(`/c/${token}?questions`)).html)
    const reply = await refused(() => t.post(`/c/${token}`, { key, ...rows(3), [rowField(first!.id)]: answer, words: 'It was a long week.' }))
    expect(reply.status).toBe(422)
    expect(reply.html).toContain('It was a long week.')
    expect(reply.html.match(/ checked/g)).toHaveLength(defaultInstrument.items.length - 1)
    expect(textOf(reply.html)).toContain('Nothing is lost.')
  })

  it('of a form that has changed since: a row more, a row less, no key, a key of another kind', async () => {
    const { token } = await invitation()
    const { [rowField(first!.id)]: _, ...missing } = rows(3)
    for (const body of [{ ...rows(3), 'row-older': '2' }, missing, { ...rows(3), key: '' }, { ...rows(3), key: ['a-first-key', 'a-second-key'] }, { ...rows(3), key: '../../etc' }]) {
      const reply = await refused(() => t.post(`/c/${token}`, { key: 'a-good-key', words: 'Still here.', ...body }))
      expect([reply.status, reply.html.includes('Still here.')]).toEqual([422, true])
    }
    expect((await t.post(`/c/${token}`, { key: 'a-good-key', ...rows(3) })).status).toBe(200)
  })

  it('of a form that this version does not know: closed for the client, and nothing of the therapist’s breaks', async () => {
    const { token, client } = await invitation()
    await client.answered(4)
    await t.everything.query("update checkin set instrument_version = '0.0.1' where therapy_id = $1", [client.therapyId])
    const page = await t.get(`/c/${token}`)
    expect([page.status, textOf(page.html).includes('This link cannot be used')]).toEqual([404, true])
    expect(textOf((await refused(() => t.post(`/c/${token}`, { key: 'a-good-key', ...rows(3) }))).html)).toContain('What you just sent has not been kept.')
    await t.everything.query("update therapy set instrument_version = '0.0.1' where therapy_id = $1", [client.therapyId])
    await t.everything.query("update response set answers = jsonb_set(answers, '{version}', '\"0.0.1\"') where therapy_id = $1", [client.therapyId])
    const sessions = (await t.everything.query('select session_id from session where therapy_id = $1', [client.therapyId])).rows
    for (const path of ['/', '/clients', `/therapies/${client.therapyId}`, ...sessions.map((s) => `/sessions/${s.session_id}/note`)]) {
      const reply = await t.get(path, ada)
      expect([path, reply.status < 500]).toEqual([path, true])
    }
    const again = await refused(() => t.post(`/sessions/${sessions[0].session_id}/check-ins`, {}, ada))
    expect(textOf(again.html)).toContain('not available here')
  })

  it('through a link that is unknown, used or replaced', async () => {
    const { token, client } = await invitation()
    const sessionId = (await t.everything.query('select session_id from session where therapy_id = $1', [client.therapyId])).rows[0].session_id
    const used = value(await invite(ada.acting(), { sessionId })).token
    expect((await t.post(`/c/${used}`, { key: 'the-first-key', ...rows(4) })).status).toBe(200)
    for (const link of [token, used, 'Z'.repeat(43), 'x', '__proto__', '%00', 'i/constructor']) {
      const reply = await refused(() => t.post(`/c/${link}`, { key: 'another-key', ...rows(1) }))
      expect([link, reply.status]).toEqual([link, 404])
    }
  })

  it('the same key with other content is no receipt: what is not stored is not confirmed', async () => {
    const { token } = await invitation()
    const sent = { key: 'one-form-key', ...rows(4), words: 'First words.' }
    expect((await t.post(`/c/${token}`, sent)).status).toBe(200)
    expect((await t.post(`/c/${token}`, sent)).status).toBe(200)
    for (const changed of [{ words: 'Second words.' }, { wish: 'bring-up' }, rows(2)]) {
      const reply = await refused(() => t.post(`/c/${token}`, { ...sent, ...changed }))
      expect(reply.status).toBe(404)
    }
  })

  it('the same key on another link is no clash', async () => {
    for (let link = 1; link <= 2; link++) {
      const { token } = await invitation()
      expect((await t.post(`/c/${token}`, { key: 'shared-form-key', ...rows(4) })).status).toBe(200)
    }
  })

  it('words with a NUL or half a character: taken out, said, and the rest kept', async () => {
    const { token } = await invitation()
    for (const [sent, kept] of [['It was%00 good', 'It was good'], ['It was%ED%A0%80 good', 'It was good'], ['It was%FF good', 'It was good']] as const) {
      const body = `key=a-good-key&words=${sent}&${Object.entries(rows(3)).map(([k, v]) => `${k}=${v as string}`).join('&')}`
      const reply = await refused(() => raw(`/c/${token}`, body))
      expect([reply.status, fieldsIn(reply.html).words]).toEqual([422, kept])
    }
  })

  it('words of 4,001 letters: counted, nothing cut', async () => {
    const { token } = await invitation()
    const words = '🙂'.repeat(4_001)
    const reply = await refused(() => t.post(`/c/${token}`, { key: 'a-good-key', ...rows(3), words }))
    expect(fieldsIn(reply.html).words).toBe(words)
    expect(textOf(reply.html)).toContain('You wrote 4,001 letters')
  })

  it('percent signs that mean nothing are words', async () => {
    const { token, client } = await invitation()
    const body = `key=a-good-key&words=100%25+is+%zz+and+%&${Object.entries(rows(3)).map(([k, v]) => `${k}=${v as string}`).join('&')}`
    expect((await raw(`/c/${token}`, body)).status).toBe(200)
    const { rows: [stored] } = await t.everything.query('select words from response_words where therapy_id = $1', [client.therapyId])
    expect(stored.words).toBe('100% is %zz and %')
  })

  it('fields that are none, or come from the prototype, change nothing', async () => {
    const { token, client } = await invitation()
    const extra = { __proto__x: '1', constructor: 'x', prototype: 'y', toString: 'z', hasOwnProperty: 'q', session: '99', score: '6', held_from: 'me' }
    const body = new URLSearchParams({ key: 'a-good-key', ...rows(3), ...extra } as Record<string, string>)
    body.append('__proto__', '{"answers":{}}')
    expect((await raw(`/c/${token}`, body.toString())).status).toBe(200)
    const { rows: [stored] } = await t.everything.query('select * from response where therapy_id = $1', [client.therapyId])
    expect(Object.keys(stored.answers.items)).toHaveLength(defaultInstrument.items.length)
    expect(stored).toMatchObject({ score: 3, held_from: null, session_number: 1 })
    expect(({} as Record<string, unknown>).answers).toBeUndefined()
  })

  it('1,000 bodies of every kind: never a fault, and at most one response', async () => {
    const { token, client } = await invitation()
    const names = fc.oneof(fc.constantFrom('key', 'words', 'reader', 'wish', '__proto__', 'constructor', ...Object.keys(rows(1))), fc.string())
    const values = fc.oneof(fc.constantFrom('skip', '0', '3', '6', 'therapist', 'just-read', 'a-good-key', '\0', '%', 'NaN'), fc.string({ unit: 'binary' }), fc.string({ maxLength: 6_000 }))
    const pairs = fc.array(fc.tuple(names, values), { maxLength: 14 }).map((all) => all.map(([n, v]) => `${encodeURIComponent(n.toWellFormed())}=${encodeURIComponent(v.toWellFormed())}`).join('&'))
    const whole = fc.record(Object.fromEntries(['key', ...Object.keys(rows(1))].map((name) => [name, name === 'key' ? fc.constantFrom('key-number-1', 'key-number-2') : fc.constantFrom('0', '1', '4', 'skip')])))
      .map((fields) => new URLSearchParams(fields as Record<string, string>).toString())
    const bytes = fc.uint8Array({ maxLength: 400 }).map((all) => Buffer.from(all))
    const kinds = fc.constantFrom('application/x-www-form-urlencoded', 'application/x-www-form-urlencoded; charset=utf-16', 'application/json', 'text/plain', 'multipart/form-data; boundary=x', '')
    const body = fc.oneof({ weight: 6, arbitrary: pairs }, { weight: 1, arbitrary: bytes }, { weight: 1, arbitrary: fc.json() }, { weight: 1, arbitrary: whole })
    const receipts: string[] = []
    await fc.assert(fc.asyncProperty(body, fc.oneof({ weight: 5, arbitrary: fc.constant('application/x-www-form-urlencoded') }, { weight: 1, arbitrary: kinds }), async (sent, kind) => {
      const reply = await raw(`/c/${token}`, sent, { 'sec-fetch-site': 'same-origin', ...(kind ? { 'content-type': kind } : {}) })
      if (reply.status === 200) receipts.push(String(sent))
      return reply.status < 500 && reply.html.startsWith('<!doctype html>')
    }), { numRuns: 1_000 })
    const { rows: [{ n }] } = await t.everything.query('select count(*)::int as n from response where therapy_id = $1', [client.therapyId])
    expect([n <= 1, n === 1]).toEqual([true, receipts.length > 0])
  })
})

describe('a body of the wrong kind or size', () => {
  const small = 'key=a-good-key&words=hello'

  it.each([
    ['JSON', 'application/json', '{"key":"a-good-key","words":"hello"}'],
    ['JSON that reaches for the prototype', 'application/json', '{"__proto__":{"admin":true},"constructor":{"prototype":{"x":1}}}'],
    ['broken JSON', 'application/json', '{"a":'],
    ['empty JSON', 'application/json', ''],
    ['JSON of another shape', 'application/json', '[[["x"]]]'],
    ['JSON nested 20,000 deep', 'application/json', '['.repeat(20_000) + ']'.repeat(20_000)],
    ['multipart', 'multipart/form-data; boundary=x', '--x\r\ncontent-disposition: form-data; name="words"\r\n\r\nhello\r\n--x--'],
    ['plain text', 'text/plain', small],
    ['XML', 'application/xml', '<a/>'],
    ['none', '', small],
    ['nonsense', 'a/b/c;;;=', small],
  ])('%s is answered with a sentence', async (_name, kind, body) => {
    const { token } = await invitation()
    for (const path of [`/c/${token}`, '/sign-in', '/clients/new', '/settings/practice']) {
      const reply = await refused(() => raw(path, body, { 'sec-fetch-site': 'same-origin', ...(kind ? { 'content-type': kind } : {}) }, ada))
      expect([path, reply.html.startsWith('<!doctype html>')]).toEqual([path, true])
    }
  })

  it('one larger than any form: 413 in a sentence, whether its length is said or not, and nothing is stored', async () => {
    const { token } = await invitation()
    if (!t.app.server.listening) await t.app.listen({ host: '127.0.0.1', port: 0 })
    const { port } = t.app.server.address() as AddressInfo
    const before = await everything()
    const body = `key=a-good-key&${new URLSearchParams(rows(4) as Record<string, string>)}&words=${'a'.repeat(900_000)}`
    for (const head of [`content-length: ${body.length}\r\n\r\n${body}`, `transfer-encoding: chunked\r\n\r\n${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`]) {
      const answer = await spoken(port, `POST /c/${token} HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-type: application/x-www-form-urlencoded\r\n${head}`)
      expect(answer).toMatch(/^HTTP\/1\.1 413 /)
      expect(answer).toContain('Nothing was changed.')
    }
    expect(await everything()).toBe(before)
  })

  it.each(['/c/%E0%A4%A', '/%', '/therapies/%zz', `/c/${'a'.repeat(300)}`, '/sessions/1/note', '/__proto__', '/constructor', '/guides/__proto__', '/guides/constructor', '/ruptures/%2e%2e/open'])(
    'the address %s leads to a page that says so', async (path) => {
      for (const reply of [await t.get(path, ada), await raw(path, 'a=b', form(), ada)]) {
        expect([path, reply.status >= 400 && reply.status < 500, reply.html.startsWith('<!doctype html>')]).toEqual([path, true, true])
      }
    })
})

/** Speaks HTTP word for word and gives all that was answered. */
function spoken(port: number, words: string): Promise<string> {
  return new Promise((resolve) => {
    let answer = ''
    const socket = connect(port, '127.0.0.1', () => socket.write(words))
    socket.on('data', (part) => (answer += part.toString()))
    socket.once('error', () => resolve(answer))
    socket.once('close', () => resolve(answer))
  })
}

describe('a session that cannot be added as typed', () => {
  /** Adds one with what is typed, in the practice's time zone (Zurich). */
  const add = (client: Scene, date: string, time: string, more: Fields = {}) =>
    t.post(`/therapies/${client.therapyId}/sessions`, { date, time, kind: 'held', ...more }, ada)
  const local = (at: Date) => `${dayIn(at, 'Europe/Zurich')}T${localClock(at, 'Europe/Zurich')}`
  const kept = (reply: Reply, client: Scene) => {
    const { date, time } = fieldsIn(reply.html, `/therapies/${client.therapyId}/sessions`)
    return { date, time }
  }

  it('tomorrow, before the last one, before the therapy, no day that exists', async () => {
    const client = await scene(t, ada)
    await client.session()
    const now = t.clock.now
    const day = (days: number) => local(new Date(now.getTime() + days * 86_400_000)).slice(0, 10)
    for (const [date, time, sentence] of [
      [day(1), '10:00', 'lies in the future'], [day(-2), '10:00', 'was later than that'], [day(-40), '10:00', 'If the work began earlier'],
      ['2026-02-30', '10:00', 'Please give the day'], ['2026-02-03', '25:00', 'Please give the day'], ['', '', 'Please give the day'],
      ['9999-12-31', '23:59', 'lies in the future'], ['0000-01-01', '00:00', 'Please give the day'], ['0001-01-01', '00:00', 'Please give the day'], ['1900-01-01', '00:00', 'If the work began earlier'],
    ] as const) {
      const reply = await refused(() => add(client, date, time))
      expect([date, reply.status, textOf(reply.html)]).toEqual([date, 422, expect.stringContaining(sentence)])
      expect(kept(reply, client)).toEqual({ date, time })
    }
  })

  it('a second one on the same day is asked about, and then added', async () => {
    const client = await scene(t, ada)
    await client.session()
    const date = local(t.clock.now).slice(0, 10)
    t.pass(120)
    const time = local(t.clock.now).slice(11, 16)
    const asked = await refused(() => add(client, date, time))
    expect(textOf(asked.html)).toContain('Tick here if there really was a second one')
    expect(kept(asked, client)).toEqual({ date, time })
    expect((await add(client, date, time, { secondThatDay: 'yes' })).status).toBe(303)
  })

  it.each(['0000-01-01', '0001-01-01', '-000001-01-01', '+275760-09-13', '10000-01-01', '2026-13-01', '２０２６-05-04', '2026-05-04\0'])('a therapy that began on %s does not bring anything down', async (startedOn) => {
    const typed = { name: 'Noor A.', contact: '', startedOn, setting: 'in-person', timeZone: 'Europe/Zurich', instrumentId: defaultInstrument.id }
    const before = await everything()
    const reply = await t.post('/clients/new', typed, ada)
    expect(reply.status).toBeLessThan(500)
    if (reply.status !== 303) {
      expect(await everything()).toBe(before)
      expect(fieldsIn(reply.html, '/clients/new')).toMatchObject({ name: 'Noor A.' })
    }
    expect((await t.get('/', ada)).status).toBe(200)
  })

  it('the next one planned for a day past, a day that does not exist, or the year 9999', async () => {
    const client = await scene(t, ada)
    for (const [nextDate, nextTime] of [['2020-01-01', '10:00'], ['2026-02-30', '10:00'], ['2026-06-01', ''], ['', '10:00'], ['0000-01-01', '00:00']] as const) {
      const reply = await refused(() => t.post(`/therapies/${client.therapyId}/next-session`, { nextDate, nextTime }, ada))
      expect(fieldsIn(reply.html, `/therapies/${client.therapyId}/next-session`)).toMatchObject({ nextDate, nextTime })
    }
    expect((await t.post(`/therapies/${client.therapyId}/next-session`, { nextDate: '9999-12-31', nextTime: '23:59' }, ada)).status).toBe(303)
    expect((await t.get('/', ada)).status).toBe(200)
  })
})

describe('a therapy without sessions', () => {
  it('every page about it works, and opening a case says what to do', async () => {
    const { therapyId } = value(await addClient(ada.acting(), {
      name: 'Ida N.', language: 'en', contact: '', timeZone: 'Europe/Zurich', instrumentId: defaultInstrument.id, setting: 'in-person', startedOn: '2026-05-11',
    }))
    const about = routes.filter((r) => r.method === 'GET' && r.path.includes(':therapyId'))
    expect(about.length).toBeGreaterThan(0)
    for (const { path } of about) expect([path, (await t.get(path.replace(':therapyId', therapyId), ada)).status]).toEqual([path, 200])
    for (const path of ['/', '/clients']) expect((await t.get(path, ada)).html).toContain('Ida N.')
    const reply = await refused(() => t.post(`/therapies/${therapyId}/cases`, { because: 'Something in how she left.' }, ada))
    expect(textOf(reply.html)).toContain('Add the session first.')
  })
})

/** What one form asks for: the values as it stands on the page, the fields a person writes into, and all of its fields. */
interface Asked { standing: Record<string, string>; texts: string[]; names: string[] }
const written = new Set(['text', 'email', 'search', 'url', 'tel', undefined])

/** The forms on a page that go to one address, themselves or by one of their buttons; of several, the one with the most to write in comes first. */
function formsOn(html: string, to: string): Asked[] {
  const forms = [...html.matchAll(/<form\b[^>]*\saction="([^"#]*)[^"]*"[^>]*>[\s\S]*?<\/form>/g)]
    .filter(([whole, action]) => action === to || whole.includes(` formaction="${to}"`))
  return forms.map(([whole]) => {
    const asked: Asked = { standing: {}, texts: [], names: [] }
    for (const [, kind, attributes] of whole.matchAll(/<(input|textarea|select|button)\b((?:"[^"]*"|[^>"])*)>/g)) {
      const of = (name: string) => new RegExp(`\\s${name}="([^"]*)"`).exec(attributes!)?.[1]
      const name = of('name')
      if (name === undefined) continue
      asked.names.push(name)
      if (kind === 'textarea' || (kind === 'input' && written.has(of('type')))) asked.texts.push(name)
      else asked.standing[name] ??= of('value') ?? ''
    }
    return { ...asked, standing: { ...asked.standing, ...fieldsIn(whole) } }
  }).sort((a, b) => b.texts.length - a.texts.length)
}

describe('every form of the product', () => {
  const nonsense = '"><img src=x onerror=alert(1)> \u202eelbbuod {{7*7}} \' OR 1=1 -- 💥 e\u0301'
  const posts = routes.filter((r) => r.method === 'POST')
  /** Forms that only stand on a page in a situation that is not brought about here; their fields, by hand. */
  const elsewhere: Record<string, Asked> = {
    '/ruptures/:ruptureId/new-usual': { standing: {}, texts: ['reason'], names: ['reason'] },
    '/sessions/:sessionId/check-ins': { standing: {}, texts: [], names: ['instrumentId'] },
    '/settings/forms/:instrument/removal': { standing: {}, texts: [], names: ['text'] },
    // Buttons of the form of reflections, and what is offered once a note or an answer is there.
    '/ruptures/:ruptureId/sharing': { standing: { prompt: 'context', 'was-context': '', entry: 'context' }, texts: ['words-context'], names: ['prompt', 'words-context', 'was-context', 'entry'] },
    '/ruptures/:ruptureId/taken-back': { standing: { prompt: 'context', 'was-context': '', entry: 'context' }, texts: ['words-context'], names: ['prompt', 'words-context', 'was-context', 'entry'] },
    '/ruptures/:ruptureId/shared-reflections': { standing: { entry: 'context' }, texts: ['was'], names: ['entry', 'was'] },
    '/ruptures/:ruptureId/rehearsals': { standing: { form: 'withdrawal', turn: '0' }, texts: ['answer'], names: ['form', 'turn', 'answer'] },
  }
  /** What is typed there is stored nowhere and only comes back: any text will do. */
  const passing = ['/ruptures/:ruptureId/practise']
  interface There { ids: Record<string, string>; who: Person }
  const at = (path: string, ids: Record<string, string>) => path.replace(/:(\w+)/g, (_, name: string) => {
    if (!ids[name]) throw new Error(`This test knows no :${name}; add it to its ids.`)
    return ids[name]
  })

  /** One of everything that a form can be about, in the situation in which the form of a route is offered. */
  async function situation(route?: string): Promise<There> {
    await t.everything.query('update practice set recipient_id = $1 where practice_id = $2', [other.memberId, ada.practiceId])
    // A database that has just been filled knows nothing yet about how much lies where, and looks in the wrong places.
    await t.everything.query('analyze')
    const client = await scene(t, ada)
    const repaired = route?.endsWith('/look-back')
    for (let usual = 0; repaired && usual < 7; usual++) await client.answered(5)
    await client.answered(2, { words: 'Sometimes I want to kill myself.', [directField]: '3' })
    const sessionId = await client.session()
    const held = route?.endsWith('/releases') || route === '/tasks/:taskId/own-view-links'
    const quiet = await scene(t, ada, 'Quiet Q.')
    await quiet.answered(held ? 1 : 5, held ? { words: 'Ada touched my leg and I did not want that.' } : {})
    const { memberId } = value(await addMember(ada.acting(), {
      name: 'New Member', firstName: 'New', email: `new-${client.therapyId}@practice.example`, roles: ['therapist'], supervisorId: null }))
    const rupture = `/ruptures/${(await client.rupture()).rupture_id}`
    if (route?.endsWith('/steps')) await t.post(`${rupture}/plan`, { plan: ['listen-openly:this-session', 'review-goals:later'], words: '' }, ada)
    if (route?.endsWith('/told-taken-back')) await t.post(`/therapies/${client.therapyId}/told`, { kind: 'changed', words: 'We go more slowly now.' }, ada)
    if (route?.endsWith('/own-view-links-ended')) await t.post(`/therapies/${client.therapyId}/own-view-links`, {}, ada)
    if (repaired) {
      await t.post(`${rupture}/conversation`, { session: '9', how: 'We spoke about it.' }, ada)
      for (let better = 0; better < 3; better++) await client.answered(5)
      await t.post(`${rupture}/closing-note`, { learned: 'To ask sooner.' }, ada)
      for (let later = 0; later < 6; later++) await client.answered(5)
    }
    if (route?.endsWith('/closing-note')) await t.post(`${rupture}/conversation`, { session: '2', how: 'We spoke about it.' }, ada)
    if (route?.endsWith('/reopening')) await t.post(`${rupture}/set-aside`, { reason: 'It lies elsewhere.' }, ada)
    const guide = 'ruptures-are-ordinary'
    const own = value(await writeGuide(ada.acting(), { guideId: null, seen: 0, title: 'Fees', summary: 'What we agreed on.', body: 'The first time is free.', sources: '', pins: [] }))
    const { commentId } = value(await commentOnGuide(ada.acting(), { guideId: guide, words: 'A drawing would help.' }))
    const therapyId = route?.endsWith('/cases') ? quiet.therapyId : client.therapyId
    const { rows: [task] } = await t.everything.query('select task_id from risk_task where therapy_id = $1', [held ? quiet.therapyId : client.therapyId])
    const { rows: [{ client_id: clientId }] } = await t.everything.query('select client_id from therapy where therapy_id = $1', [therapyId])
    return {
      who: held ? other : ada,
      ids: { therapyId, clientId, sessionId, ruptureId: rupture.slice(10), taskId: task.task_id, memberId, guide, ownGuideId: own.guideId, commentId, instrument: 'srs' },
    }
  }

  const shownOn = new Map<string, string>()

  /** The form of a route as it stands on one of the pages about the same thing. */
  async function formOf(route: string, { ids, who }: There): Promise<Asked> {
    const pages = routes.filter((r) => r.method === 'GET' && [...r.path.matchAll(/:\w+/g)].every(([name]) => route.includes(name)))
    for (const { path } of pages) {
      if (path.split('/')[1] !== route.split('/')[1] || (shownOn.get(route) ?? path) !== path) continue
      const [asked] = formsOn((await t.get(`${at(path, ids)}?guess=skipped`, who)).html, at(route, ids))
      if (asked) shownOn.set(route, path)
      if (asked) return asked
    }
    if (!elsewhere[route]) throw new Error(`No page shows the form of ${route}; bring its situation about, or name its fields.`)
    return elsewhere[route]
  }

  it.each(posts.map((r) => [r.path]))('%s: too much, NUL, nothing, nonsense', async (route) => {
    let there = await situation(route)
    let asked = await formOf(route, there)
    const typed = ({ standing, texts }: Asked, fill: string): Fields => ({ ...standing, ...Object.fromEntries(texts.map((name) => [name, `${name} ${fill}`])) })
    const all = ({ names }: Asked, fill: (name: string) => string | string[]): Fields => Object.fromEntries(names.map((name) => [name, fill(name)]))
    const bodies: [kind: string, fields: (form: Asked) => Fields][] = [
      ['too much', (form) => typed(form, 'ä'.repeat(4_001))], ['NUL', (form) => typed(form, 'before\0after')],
      ['nothing that is known', () => ({ constructor: '2', toString: '3', hasOwnProperty: '4', valueOf: '5' })],
      ['nonsense, now and then twice', (form) => all(form, (name) => (name.length % 2 ? nonsense : [name, nonsense]))],
    ]
    for (const [kind, fieldsFor] of bodies) {
      const fields = fieldsFor(asked)
      const before = await everything()
      const reply = await t.post(at(route, there.ids), fields, there.who)
      expect([kind, reply.status, reply.status < 500]).toEqual([kind, reply.status, true])
      const mustRefuse = asked.texts.length > 0 && !passing.includes(route) && (kind === 'NUL' || kind === 'too much')
      if (reply.status < 400) {
        expect([kind, mustRefuse]).toEqual([kind, false])
        there = await situation(route)
        asked = await formOf(route, there)
        continue
      }
      expect([kind, await everything()]).toEqual([kind, before])
      expect([kind, reply.html.startsWith('<!doctype html>'), textOf(reply.html).length > 40]).toEqual([kind, true, true])
      if (!mustRefuse || elsewhere[route]) continue
      for (const name of asked.texts) expect([kind, name, visible(reply.html).includes(visible(String(fields[name])))]).toEqual([kind, name, true])
    }
  })

  it('every page keeps standing, whatever is asked of it', async () => {
    const { ids } = await situation()
    const odd = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', '%00', '%zz', '-1', '9'.repeat(400)]
    for (const route of routes.filter((r) => r.method === 'GET')) {
      for (const value of odd) {
        const path = `${at(route.path, ids)}?done=${value}&q=${value}&page=${value}&show=${value}&guess=${value}&register=${value}&${value}=${value}`
        expect([route.path, value, (await t.get(path, ada)).status < 500]).toEqual([route.path, value, true])
      }
    }
  })
})

describe('words that look like markup', () => {
  const attacks = [
    '<script>alert(1)</script>', '"><script>alert(2)</script>', '<img src=x onerror=alert(3)>', '<svg/onload=alert(4)>', '\'"><svg onload=alert(5)>',
    '</textarea><script>alert(6)</script>', '</title><script>alert(7)</script>', '" autofocus onfocus="alert(8)', '<iframe srcdoc="<script>alert(9)">',
    '<a href="javascript:alert(10)">x</a>', '<style>@import "//x.example"</style>', '<base href="//x.example/">', '<!--<img src="--><img src=x onerror=alert(13)//">',
    '<math><mtext></p><img src=x onerror=alert(14)>', '<details open ontoggle=alert(15)>', '<form action="//x.example"><button>', ']]><script>alert(17)</script>',
    '<meta http-equiv="refresh" content="0;//x.example">', '{{constructor.constructor("alert(19)")()}}<b>', '<input value="" onfocus="alert(20)" autofocus>', '&lt;script>alert(21)</script>',
  ]
  /** Written from right to left, composed of several characters, and with pictures: people's names. */
  const names = ['\u05e0\u05d5\u05e2\u05d4 <b>', '\u202eAda\u202c "x"', 'Zoe\u0308 \ud83d\udc69\u200d\ud83d\udc69\u200d\ud83d\udc67 <i>', 'Z\u0351\u036b\u0343a\u0300\u0301\u0302 <u>']
  const all = attacks.join(' ')
  const dangerous = (html: string) => [...attacks, ...names].filter((one) => html.includes(one))
  /** As many of them as fit into one line of the product. */
  const lines: string[] = []
  for (const attack of [...attacks, ...names]) {
    if (lines.length > 0 && `${lines.at(-1)} ${attack}`.length <= 190) lines[lines.length - 1] += ` ${attack}`
    else lines.push(attack)
  }

  it('are shown as they were typed on every page that shows them, and never become markup', async () => {
    const mia = await t.createPractice({ practiceName: lines[0]!, name: lines[1]!, firstName: lines[2]!, outsideContacts: `${all}\nOmbudsperson, 044 000 00 00`, 'help-1-label': lines[4]!, 'help-1-number': '<b>112', 'help-1-hours': '"><b>' })
    await t.everything.query("update login set seen_at = '2100-01-01', expires_at = '2100-01-01'")
    await t.addMember(mia, { name: lines[2]!, firstName: lines[1]! })
    const pages: [path: string, html: string][] = []
    const keep = async (path: string, who: Person | null = mia) => {
      const reply = await t.get(path, who)
      expect([path, reply.status]).toEqual([path, 200])
      pages.push([path, reply.html])
    }
    const { rows: [{ member_id: memberId }] } = await t.everything.query('select member_id from member where practice_id = $1 and member_id <> $2', [mia.practiceId, mia.memberId])
    for (const [i, name] of lines.entries()) {
      const added = await t.post('/clients/new', { name, contact: lines.at(-1)!, startedOn: dayIn(t.clock.now, 'Europe/Zurich'), setting: 'in-person', timeZone: 'Europe/Zurich', instrumentId: defaultInstrument.id }, mia)
      expect([i, added.status]).toEqual([i, 303])
      const { rows: [{ therapy_id: therapyId }] } = await t.everything.query('select therapy_id from therapy join client using (practice_id, client_id) where practice_id = $1 order by therapy.created_at desc, therapy_id desc limit 1', [mia.practiceId])
      t.pass(7 * 24 * 60)
      const { sessionId } = value(await recordSession(mia.acting(), { therapyId, heldAt: t.clock.now, kind: 'held', secondThatDay: false }))
      const { token } = value(await invite(mia.acting(), { sessionId }))
      await keep(`/c/${token}?questions`, null)
      const words = `Sometimes I want to kill myself. ${all}`
      const back = await t.post(`/c/${token}`, { key: 'a-good-key', words })
      expect(fieldsIn(back.html).words).toBe(words)
      const receipt = await t.post(`/c/${token}`, { key: 'a-good-key', ...rows(1), [directField]: '4', words, reader: 'therapist', wish: 'bring-up' })
      expect(receipt.status).toBe(200)
      pages.push(['422', back.html], ['receipt', receipt.html])
      value(await noteSigns(mia.acting(), { sessionId, words: all, signs: [{ signId: saidDirectly, whenISaid: lines[0]!, whenWeSpokeOf: lines[1]!, notTypicalFor: 'me', clientSaid: all, words: all }] }))
      const { rows: [{ rupture_id: ruptureId }] } = await t.everything.query('select rupture_id from rupture where therapy_id = $1', [therapyId])
      const { rows: [{ task_id: taskId }] } = await t.everything.query('select task_id from risk_task where therapy_id = $1', [therapyId])
      const reflectOn = (await t.get(`/ruptures/${ruptureId}/reflect`, mia)).html
      const prompts = [...reflectOn.matchAll(/name="prompt" value="([^"]+)"/g)].map(([, id]) => id!)
      expect(prompts.length).toBeGreaterThan(0)
      const nouns: [noun: string, fields: Fields][] = [
        ['reflections', { prompt: prompts, ...Object.fromEntries(prompts.map((id) => [`words-${id}`, all])) }], ['sources', { words: all, source: [whats[0]!.id] }], ['opener', { text: all, register: 'plain' }],
        ['plan', { plan: ['listen-openly:this-session'], words: all }], ['steps', { intervention: 'listen-openly', how: all, next: all }],
        ['conversation', { session: '1', how: all }], ['change', { session: '1', what: all }], ['waiting', { reason: all }], ['acknowledgement', {}],
        ['apology', { text: all, keep: '1' }], ['letter', { text: all, sent: '1' }],
      ]
      expect((await t.post(`/therapies/${therapyId}/told`, { kind: 'changed', words: lines[i]! }, mia)).status).toBe(303)
      for (const [noun, fields] of nouns) expect([noun, (await t.post(`/ruptures/${ruptureId}/${noun}`, fields, mia)).status]).toEqual([noun, 303])
      if (i % 2) expect((await t.post(`/ruptures/${ruptureId}/set-aside`, { reason: all }, mia)).status).toBe(303)
      await keep(`/tasks/${taskId}`)
      for (const assessment of ['not-reached', 'spoken']) expect([assessment, (await t.post(`/tasks/${taskId}/outcome`, { outcome: all, assessment }, mia)).status]).toEqual([assessment, 303])
      const { rows: [{ client_id: clientId }] } = await t.everything.query('select client_id from therapy where therapy_id = $1', [therapyId])
      const own = value(await writeGuide(mia.acting(), { guideId: null, seen: 0, title: name, summary: lines[0]!, body: all, sources: all, pins: [] }))
      value(await commentOnGuide(mia.acting(), { guideId: 'ruptures-are-ordinary', words: all }))
      const ids: Record<string, string> = { ownGuideId: own.guideId, therapyId, clientId, sessionId, ruptureId, taskId, memberId, guide: 'ruptures-are-ordinary', instrument: 'srs' }
      // The pages that show everything at once are looked at when everything is there.
      for (const route of routes.filter((r) => r.method === 'GET' && (i === lines.length - 1 || /:(therapy|session|rupture|task)Id/.test(r.path)))) {
        const path = route.path.replace(/:(\w+)/g, (_, id: string) => ids[id]!)
        const reply = await t.get(path, mia)
        pages.push([path, reply.html])
      }
    }
    for (const [path, html] of pages) {
      expect([path, dangerous(html)]).toEqual([path, []])
      // One script of ours at most, and no handler, frame or address that a page of ours does not have.
      expect([path, html.match(/<(script|iframe|base|math|object|embed)\b/g)?.filter((tag) => tag !== '<script') ?? []]).toEqual([path, []])
      expect([path, (html.match(/<script\b/g) ?? []).length <= 1, /<[^>]*\s(on(error|load|focus|toggle)=|http-equiv="refresh")/.test(html.replace(/"[^"]*"/g, '""'))]).toEqual([path, true, false])
    }
    const shown = pages.map(([, html]) => textOf(html)).join('\n')
    for (const one of [...attacks.filter((attack) => !attack.startsWith('&lt;')), ...names]) expect([one, shown.includes(one.replace(/\s+/g, ' '))]).toEqual([one, true])
  })

  it('a page to leave to is a web address and nothing else', async () => {
    for (const leaveUrl of ['javascript:alert(1)', ' JaVaScRiPt:alert(1)', 'data:text/html,<script>alert(1)</script>', '//x.example', 'vbscript:x', 'https://x.example/"><script>', 'https://']) {
      const stands = fieldsIn((await t.get('/settings/practice', ada)).html, '/settings/practice')
      const reply = await t.post('/settings/practice', { ...stands, leaveUrl }, ada)
      if (reply.status === 422) expect(fieldsIn(reply.html, '/settings/practice').leaveUrl).toBe(leaveUrl.trim())
      const { token } = await invitation()
      const href = /id="leave" href="([^"]*)"/.exec((await t.get(`/c/${token}`)).html)?.[1]
      expect([leaveUrl, href?.startsWith('https://')]).toEqual([leaveUrl, true])
    }
  })
})

/** HTML cannot hold a NUL: what a browser shows for it. */
const visible = (text: string) => text.replaceAll('\0', '\uFFFD')
