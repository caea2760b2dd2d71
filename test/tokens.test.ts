import { createHash } from 'node:crypto'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newToken } from '../src/actions/acting.ts'
import { addMember } from '../src/actions/add-member.ts'
import { invite } from '../src/actions/invite.ts'
import { defaultInstrument } from '../src/core/instruments/index.ts'
import { rowField } from '../src/survey/view.ts'
import { type Fields, type Person, type TestApp, testApp } from './app.ts'
import { type Attune, attuneOn, freePort } from './fault/attune.ts'
import { createPractice, everythingIn, invitations } from './fault/practice.ts'
import { scene, value } from './scene.ts'

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const rows = (answer: number): Fields => Object.fromEntries(defaultInstrument.items.map((i) => [rowField(i.id), i.kind === 'direct' ? '0' : String(answer)]))

/** Above this a chi-square value comes by chance less than once in ten million (Wilson & Hilferty 1931). */
const limitOf = (df: number) => df * (1 - 2 / (9 * df) + 5.2 * Math.sqrt(2 / (9 * df))) ** 3

describe('100,000 tokens', () => {
  const tokens = Array.from({ length: 100_000 }, () => newToken())

  it('have 256 bits as 43 letters that need no escaping, and none comes twice', () => {
    expect(tokens.every(({ token }) => /^[A-Za-z0-9_-]{43}$/.test(token) && Buffer.from(token, 'base64url').length === 32)).toBe(true)
    expect(new Set(tokens.map(({ token }) => token)).size).toBe(100_000)
  })

  it('show no letter more often than another, at any place', () => {
    for (let place = 0; place < 43; place++) {
      // The last letter carries four bits only, so it is one of sixteen.
      const letters = place < 42 ? [...alphabet] : [...alphabet].filter((_, i) => i % 4 === 0)
      const counts = new Map<string, number>()
      for (const { token } of tokens) counts.set(token[place]!, (counts.get(token[place]!) ?? 0) + 1)
      const expected = tokens.length / letters.length
      const chi = letters.reduce((sum, letter) => sum + ((counts.get(letter) ?? 0) - expected) ** 2 / expected, 0)
      expect([place, counts.size, chi < limitOf(letters.length - 1)]).toEqual([place, letters.length, true])
    }
  })

  it('are stored as their SHA-256', () => {
    for (const { token, hash } of tokens.slice(0, 1_000)) expect(hash.equals(createHash('sha256').update(token).digest())).toBe(true)
  })
})

describe('a link', () => {
  let t: TestApp
  let ada: Person
  beforeAll(async () => {
    t = await testApp()
    ada = await t.createPractice()
    await t.everything.query("update login set seen_at = '2100-01-01', expires_at = '2100-01-01'")
  })
  afterAll(() => t.close())

  it('cannot be found from anything that lies in the database', async () => {
    const client = await scene(t, ada)
    const sessionId = await client.session()
    const checkIn = value(await invite(ada.acting(), { sessionId })).token
    const join = value(await addMember(ada.acting(), { name: 'New', firstName: 'New', email: 'new@practice.example', roles: ['therapist'], supervisorId: null })).token
    const login = decodeURIComponent(ada.cookie.split('=')[1]!)
    const { rows: tables } = await t.everything.query<{ name: string }>("select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'")
    let dump = ''
    for (const { name } of tables) dump += (await t.everything.query(`select x::text as row from ${name} x`)).rows.map(({ row }) => row as string).join('\n')
    for (const token of [checkIn, join, login]) {
      expect(dump.includes(createHash('sha256').update(token).digest('hex'))).toBe(true)
      const forms = [token, Buffer.from(token).toString('hex'), Buffer.from(token, 'base64url').toString('hex'), Buffer.from(token).toString('base64')]
      expect(forms.filter((form) => dump.includes(form))).toEqual([])
    }
    expect(dump).not.toContain(ada.password)
  })

  it('that is unknown, used, expired or replaced is answered alike: status, words, headers, and time', async () => {
    const made = async () => {
      const client = await scene(t, ada)
      const sessionId = await client.session()
      return { sessionId, token: value(await invite(ada.acting(), { sessionId })).token }
    }
    const expired = (await made()).token
    t.pass(8 * 24 * 60)
    const { sessionId, token: replaced } = await made()
    const used = value(await invite(ada.acting(), { sessionId })).token
    expect((await t.post(`/c/${used}`, { key: 'a-good-key', ...rows(4) })).status).toBe(200)
    const links = { unknown: 'A'.repeat(43), used, expired, replaced }
    for (const ask of [(token: string) => t.get(`/c/${token}`), (token: string) => t.post(`/c/${token}`, { key: 'another-key', ...rows(2) })]) {
      const took: Record<string, number[]> = { unknown: [], used: [], expired: [], replaced: [] }
      const answers = new Set<string>()
      for (let round = 0; round < 220; round++) {
        for (const [kind, token] of Object.entries(links)) {
          const from = performance.now()
          const reply = await ask(token)
          // The first rounds warm everything up.
          if (round >= 20) took[kind]!.push(performance.now() - from)
          answers.add([reply.status, reply.html, ...['content-type', 'content-length', 'cache-control', 'set-cookie', 'content-security-policy'].map(reply.header)].join('\n'))
        }
      }
      expect(answers.size).toBe(1)
      const medians = Object.values(took).map((all) => all.sort((a, b) => a - b)[all.length / 2]!)
      expect(Math.max(...medians) - Math.min(...medians)).toBeLessThan(5)
    }
  })
})

describe('a day at the real program, through all that goes well and wrong', () => {
  const folder = mkdtempSync(join(tmpdir(), 'attune-canary-'))
  chmodSync(folder, 0o711)
  let attune: Attune
  afterAll(async () => {
    if (attune?.running()) await attune.end('SIGTERM')
    rmSync(folder, { recursive: true, force: true })
  })

  it('leaves no token, word, name, address or password of anybody in a log', async () => {
    attune = attuneOn(join(folder, 'data'), await freePort())
    await attune.start()
    const who = await createPractice(attune)
    const [links] = await invitations(attune, who, 1, 4)
    const [first, second, third, fourth] = links!
    const canary = { words: 'zephyrword nobody listens', name: 'Quillwing Kestrelbird', email: 'canary.bird@nowhere.example', contact: '+41 79 7654321', password: 'seven kestrel walnuts rest', reason: 'marrowfat reason' }
    let cookie = ''
    const seen = new Set<string>([...links!, ...Object.values(canary)])
    const ask = async (method: 'GET' | 'POST', path: string, body?: BodyInit, headers: Record<string, string> = {}) => {
      const answer = await fetch(`http://127.0.0.1:${attune.port}${path}`, {
        method, redirect: 'manual', headers: { 'sec-fetch-site': 'same-origin', ...(cookie ? { cookie } : {}), ...headers }, ...(body === undefined ? {} : { body }),
      }).catch(() => null)
      const set = answer?.headers.get('set-cookie')?.split(';')[0]
      if (set) cookie = set
      return { status: answer?.status ?? 0, html: (await answer?.text()) ?? '', to: answer?.headers.get('location') ?? '' }
    }
    const typed = (extra: Record<string, string> = {}) => new URLSearchParams({ key: 'a-good-key', ...(rows(2) as Record<string, string>), words: canary.words, ...extra })

    // What goes well.
    expect((await ask('GET', `/c/${first}`)).status).toBe(200)
    expect((await ask('POST', `/c/${first}`, typed())).status).toBe(200)
    expect((await ask('POST', '/sign-in', new URLSearchParams({ email: 'ada@fault.example', password: 'seven plain walnuts rest' }))).status).toBe(303)
    seen.add(decodeURIComponent(cookie.split('=')[1]!))
    const added = await ask('POST', '/clients/new', new URLSearchParams({ name: canary.name, contact: canary.contact, startedOn: '2026-01-01', setting: 'in-person', timeZone: 'UTC', instrumentId: defaultInstrument.id }))
    expect(added.status).toBe(303)
    const member = await ask('POST', '/settings/members/new', new URLSearchParams({ name: canary.name, firstName: 'Quillwing', email: canary.email, roles: 'therapist' }))
    const joining = /\/join\/([\w-]{43})/.exec(member.html)![1]!
    seen.add(joining)
    expect((await ask('POST', `/join/${joining}`, new URLSearchParams({ password: canary.password }))).status).toBe(303)

    // What goes wrong on the sender's side.
    await ask('POST', '/sign-in', new URLSearchParams({ email: canary.email, password: canary.password + 'x' }))
    await ask('POST', `/c/${second}`, typed({ [rowField(defaultInstrument.items[0]!.id)]: canary.words }))
    await ask('POST', `/c/${second}`, `{"words":"${canary.words}"`, { 'content-type': 'application/json' })
    await ask('POST', `/c/${second}`, canary.words, { 'content-type': 'text/odd' })
    await ask('POST', `/c/${second}`, `words=${canary.words.repeat(60_000)}`, { 'content-type': 'application/x-www-form-urlencoded' })
    await ask('GET', `/c/${second}%zz?words=${encodeURIComponent(canary.words)}`)
    await ask('GET', `/nowhere/${second}/${encodeURIComponent(canary.email)}`)
    await ask('POST', `/c/${second}`, typed(), { 'sec-fetch-site': 'cross-site' })
    await ask('GET', `/therapies/${canary.email}`)

    // What goes wrong on ours: a row that the database refuses, with everything in it, and a database that goes away.
    const past = everythingIn(attune)
    for (const statement of ["alter table response_words add constraint no_words check (words = '') not valid", "alter table client add constraint no_client check (name = '') not valid",
      "alter table response add constraint no_response check (session_number < 3) not valid"]) await past.pool.query(statement)
    expect((await ask('POST', `/c/${second}`, typed())).status).toBe(500)
    expect((await ask('POST', `/c/${third}`, typed({ words: '' }))).status).toBe(500)
    await ask('POST', '/clients/new', new URLSearchParams({ name: canary.name, contact: canary.contact, startedOn: '2026-01-01', setting: 'in-person', timeZone: 'UTC', instrumentId: defaultInstrument.id }))
    await past.pool.query('alter table audit rename to elsewhere')
    expect((await ask('POST', `/c/${fourth}`, typed({ words: '' }))).status).toBe(500)
    await past.pool.query('alter table elsewhere rename to audit')
    await past.close()
    attune.killDatabase()
    await Promise.all(Array.from({ length: 20 }, () => ask('POST', `/c/${second}`, typed())))
    await attune.healthy()
    await attune.end('SIGTERM')

    // Every place where something is written down, other than the database's own data.
    const files = readdirSync(attune.data, { recursive: true, encoding: 'utf8' }).filter((name) => !/^postgres\/(base|global|pg_)/.test(name))
      .map((name) => join(attune.data, name)).filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile())
    const sinks = [['the program', attune.said()] as const, ...files.map((path) => [path, readFileSync(path, 'latin1')] as const)]
    expect(sinks.length).toBeGreaterThan(2)
    expect(attune.said()).toMatch(/"code":"23514"/)
    expect(sinks.find(([path]) => path.endsWith('postgres.log'))?.[1]).toMatch(/was interrupted/)
    for (const [path, text] of sinks) {
      const found = [...seen, 'zephyrword', 'Kestrelbird', 'canary.bird', 'ada@fault.example', 'walnuts'].filter((one) => text.includes(one) || text.includes(encodeURIComponent(one)))
      expect([path, found]).toEqual([path, []])
    }
  })
})
