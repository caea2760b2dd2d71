import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import type { Kysely } from 'kysely'
import type pg from 'pg'
import { hashToken, type Acting } from '../src/actions/acting.ts'
import { addMember } from '../src/actions/add-member.ts'
import { issueSetupCode, plainCode } from '../src/actions/issue-setup-code.ts'
import type { Looking } from '../src/actions/look-at-alarms.ts'
import type { DatabaseAddress } from '../src/db/open.ts'
import type { Database, Role } from '../src/db/schema.ts'
import { type Keyring, keyringOf, newKey } from '../src/db/sealed-words.ts'
import { buildApp } from '../src/server/app.ts'
import { cookieName } from '../src/server/reply.ts'
import { testDatabase } from './database.ts'

/** What came back: the page, where it points on to, and the sign-in cookie it set, if any. */
export interface Reply {
  status: number
  html: string
  /** Path of a redirect, '' when there is none. */
  to: string
  /** "attune=…" as a browser would send it back; '' when none was set or it was cleared. */
  cookie: string
  header(name: string): string
}

export type Fields = Record<string, string | readonly string[]>

/** Somebody signed in: their cookie, and who they are for calling actions directly. */
export interface Person {
  practiceId: string
  memberId: string
  email: string
  password: string
  cookie: string
  /** The first argument of every action, at the clock's present time. */
  acting(): Acting
}

export interface TestApp {
  app: FastifyInstance
  /** As requests see it: ask through `inTenant`. */
  db: Kysely<Database>
  /** What private notes are sealed with here. */
  keyring: Keyring
  /** The same as the owner of the tables, as commands reach it. */
  owner: DatabaseAddress
  /** What a look at the alarms is given: where it reads, and where it writes. */
  looking: Looking
  /** Past every rule, to look at what really lies in the database. */
  everything: pg.Pool
  /** The app's only clock; set `clock.now` or use `pass`. Starts on Monday, 11 May 2026, 09:00 UTC. */
  clock: { now: Date }
  /** Lets minutes pass. */
  pass(minutes: number): void
  /** A code for the set-up page, valid for 30 minutes; works for a second and third practice too. */
  setUpCode(): Promise<string>
  /** Creates a practice by POST /set-up; its director is also a therapist and signed in. `fields` replaces what is typed. */
  createPractice(fields?: Fields): Promise<Person>
  /** Adds a member by the real action and lets them join by the real link. */
  addMember(director: Person, member?: { name?: string; firstName?: string; email?: string; roles?: Role[]; supervisorId?: string | null }): Promise<Person>
  /** Signs in by POST /sign-in and gives the cookie; throws when refused. */
  signIn(person: Pick<Person, 'email' | 'password'>): Promise<string>
  get(path: string, who?: Pick<Person, 'cookie'> | null): Promise<Reply>
  /** Sends a form as a browser does from one of our own pages; `headers` can claim otherwise. */
  post(path: string, fields?: Fields, who?: Pick<Person, 'cookie'> | null, headers?: Record<string, string>): Promise<Reply>
  close(): Promise<void>
}

export const password = 'seven plain walnuts rest'
const publicUrl = 'http://localhost:8080'

/** What a careful director types into the set-up page; `code` is added by `createPractice`. */
export const setUpFields = {
  practiceName: 'Riverside Practice', timeZone: 'Europe/Zurich', name: 'Dr. Ada Lindqvist', firstName: 'Ada',
  email: 'ada@riverside.example', password, alsoTherapist: 'yes',
  'day-1-from': '08:00', 'day-1-to': '18:00', 'help-1-label': 'Emergency', 'help-1-number': '112', 'help-1-hours': 'always',
  helpConfirmed: 'yes', outsideContacts: 'Ombudsperson, 044 000 00 00', leaveUrl: 'https://www.wikipedia.org/',
}

/**
 * The whole application on an empty database of its own, without a port: requests are injected, and time is `clock.now`.
 * Call it in `beforeAll`, and `close` in `afterAll`. Nothing in it is a stand-in: practices come into being by POST
 * /set-up, members by their join link, cookies by signing in.
 *
 *     const ada = await t.createPractice()
 *     const page = await t.post('/clients/new', { name: 'Noor A.' }, ada)
 *     expect(page.status).toBe(303)
 */
export async function testApp(config: { demo?: boolean; loopback?: boolean; log?: { write(line: string): void } } = {}): Promise<TestApp> {
  const database = await testDatabase()
  const { db, everything } = database
  const keyring = keyringOf([newKey()])
  const clock = { now: new Date('2026-05-11T09:00:00Z') }
  const app = await buildApp({
    db, config: { publicUrl, demo: config.demo ?? false, loopback: config.loopback ?? true }, keyring, now: () => clock.now,
    ...(config.log ? { log: config.log } : {}),
  })
  let count = 0

  const get: TestApp['get'] = async (path, who) =>
    replyOf(await app.inject({ method: 'GET', url: path, headers: who ? { cookie: who.cookie } : {} }))
  const post: TestApp['post'] = async (path, fields = {}, who = null, headers = {}) =>
    replyOf(await app.inject({
      method: 'POST', url: path, payload: encoded(fields),
      headers: {
        'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin', origin: publicUrl,
        ...(who ? { cookie: who.cookie } : {}), ...headers,
      },
    }))
  const person = (ids: { practiceId: string; memberId: string }, email: string, cookie: string, secret: string): Person =>
    ({ ...ids, email, password: secret, cookie, acting: () => ({ db, ...ids, now: clock.now }) })

  const setUpCode = async (): Promise<string> => {
    const issued = await issueSetupCode(db, clock.now)
    if (issued !== null) return issued
    // One installation issues codes for one practice only; a test that needs another puts its code there by hand.
    const code = `TEST-${String(count++).padStart(4, '0')}-AAAA-BBBB`
    await everything.query('insert into setup_code (code_hash, issued_at, expires_at) values ($1, $2, $3)',
      [hashToken(plainCode(code)), clock.now, new Date(clock.now.getTime() + 30 * 60_000)])
    return code
  }

  return {
    app, db, keyring, owner: database.owner, looking: { db, owner: database.ownerDb }, everything, clock, setUpCode, get, post,
    pass: (minutes) => { clock.now = new Date(clock.now.getTime() + minutes * 60_000) },
    createPractice: async (fields = {}) => {
      count += 1
      const typed: Fields = { ...setUpFields, email: `director-${count}@practice.example`, code: await setUpCode(), ...fields }
      const reply = await post('/set-up', typed)
      if (reply.status !== 303 || !reply.cookie) throw new Error(`Set-up answered ${reply.status}: ${textOf(reply.html)}`)
      const { rows: [ids] } = await everything.query<{ practice_id: string; member_id: string }>(
        'select practice_id, member_id from member where email = $1', [typed.email])
      return person({ practiceId: ids!.practice_id, memberId: ids!.member_id }, String(typed.email), reply.cookie, String(typed.password))
    },
    addMember: async (director, member = {}) => {
      count += 1
      const email = member.email ?? `member-${count}@practice.example`
      const added = await addMember(director.acting(), {
        name: `Member ${count}`, firstName: `M${count}`, roles: ['therapist'], supervisorId: null, ...member, email,
      })
      if (!added.ok) throw new Error(JSON.stringify(added.problems))
      const reply = await post(`/join/${added.value.token}`, { password })
      if (reply.status !== 303) throw new Error(`Joining answered ${reply.status}: ${textOf(reply.html)}`)
      return person({ practiceId: director.practiceId, memberId: added.value.memberId }, email, reply.cookie, password)
    },
    signIn: async ({ email, password: secret }) => {
      const reply = await post('/sign-in', { email, password: secret })
      if (reply.cookie === '') throw new Error(`Signing in answered ${reply.status}: ${textOf(reply.html)}`)
      return reply.cookie
    },
    close: async () => {
      await app.close()
      await database.close()
    },
  }
}

function encoded(fields: Fields): string {
  const pairs = Object.entries(fields).flatMap(([name, value]) =>
    (typeof value === 'string' ? [value] : value).map((one) => `${percent(name)}=${percent(one)}`))
  return pairs.join('&')
}

/** Form encoding as browsers do it, who send the replacement mark for a lone half of a character pair. */
function percent(text: string): string {
  return encodeURIComponent(text.toWellFormed())
}

function replyOf(response: LightMyRequestResponse): Reply {
  const location = String(response.headers.location ?? '')
  const set = response.cookies.find((c) => c.name === cookieName(publicUrl))
  return {
    status: response.statusCode, html: response.body, to: location,
    cookie: set && set.value !== '' ? `${set.name}=${set.value}` : '',
    header: (name) => String(response.headers[name] ?? ''),
  }
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }
const plain = (html: string) => html.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => entities[name]!)

/** The visible words of a page, without its tags and runs of white space. */
export function textOf(html: string): string {
  return plain(html.replace(/<head>[\s\S]*?<\/head>/, ' ').replace(/<(?:"[^"]*"|[^>"])*>/g, ' ')).replace(/\s+/g, ' ').trim()
}

/**
 * What a form on a page would send if it were sent as it stands: hidden and typed fields, chosen options, ticked boxes.
 * @param action the form's target; without it, every field on the page
 */
export function fieldsIn(html: string, action?: string): Record<string, string> {
  const forms = [...html.matchAll(/<form\b((?:"[^"]*"|[^>"])*)>([\s\S]*?)<\/form>/g)]
  const inside = action === undefined ? html
    : forms.filter(([, attributes]) => attribute(attributes!, 'action')?.split('#')[0] === action).map(([, , body]) => body).join('')
  const found: Record<string, string> = {}
  for (const [, kind, attributes, body] of inside.matchAll(/<(input|textarea|select)\b((?:"[^"]*"|[^>"])*)>(?:([\s\S]*?)<\/\1>)?/g)) {
    const name = attribute(attributes!, 'name')
    if (name === undefined) continue
    const type = attribute(attributes!, 'type')
    if ((type === 'checkbox' || type === 'radio') && !/\schecked(\s|=|$|\/)/.test(attributes!)) continue
    found[name] = kind === 'textarea' ? plain(body ?? '')
      : kind === 'select' ? attribute(/<option\b([^>]*\sselected[^>]*)>/.exec(body ?? '')?.[1] ?? '', 'value') ?? ''
        : attribute(attributes!, 'value') ?? ''
  }
  return found
}

function attribute(attributes: string, name: string): string | undefined {
  const found = new RegExp(`\\s${name}=(?:"([^"]*)"|([\\w-]+))`).exec(attributes)
  return found ? plain(found[1] ?? found[2]!) : undefined
}
