import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { changeMember } from '../src/actions/change-member.ts'
import { invite } from '../src/actions/invite.ts'
import { commands, databaseCommands, run } from '../src/cli/commands.ts'
import type { Reach } from '../src/cli/reach.ts'
import { generalQuestion } from '../src/core/reflect/general.ts'
import { guides } from '../src/core/guides/index.ts'
import { routes } from '../src/web/routes.ts'
import { type Fields, type Person, type TestApp, fieldsIn, testApp, textOf } from './app.ts'
import { type Scene, scene, value } from './scene.ts'

/**
 * One word that is written into private notes only, and then looked for everywhere else: every page as everybody, every
 * command, the whole database as text, the log. A new page, command or table is looked through by itself.
 */
const kept = 'Wrenfeather'
/** Typed while practising, and not kept: it is nowhere at all. */
const passing = 'Quillmarsh'
const canaries = [kept, passing]

let t: TestApp
let log = ''
let ada: Person
let ruth: Person
let others: Record<string, Person>
let course: Scene
let base: string
let ids: Record<string, string>

/** A word in every dress it might hide in: as it is, as a database prints bytes, as base64 at each of three offsets. */
function holds(text: string, word: string): boolean {
  const base64 = [0, 1, 2].map((n) => Buffer.from(`${'x'.repeat(n)}${word}`).toString('base64').slice(n === 0 ? 0 : 4, -4))
  const dresses = [word, Buffer.from(word).toString('hex'), encodeURIComponent(word), [...word].toReversed().join(''), ...base64]
  return dresses.some((dress) => text.toLowerCase().includes(dress.toLowerCase()))
}
const found = (text: string) => canaries.filter((word) => holds(text, word))

async function send(page: string, action: string, typed: Fields, who = ada) {
  const { html } = await t.get(page, who)
  return t.post(action, { ...fieldsIn(html, action), ...typed }, who)
}

/** Weeks pass with the sessions, and a sign-in does not last that long. */
async function signInAgain(): Promise<void> {
  for (const who of [ada, ruth, ...Object.values(others)]) who.cookie = await t.signIn(who)
}

beforeAll(async () => {
  t = await testApp({ log: { write: (line) => { log += line } } })
  ada = await t.createPractice()
  ruth = await t.addMember(ada, { name: 'Ruth Amsel', roles: ['supervisor'] })
  value(await changeMember(ada.acting(), { memberId: ada.memberId, roles: ['director', 'therapist'], supervisorId: ruth.memberId }))
  others = {
    'another therapist': await t.addMember(ada, { roles: ['therapist'] }),
    'another director': await t.addMember(ada, { roles: ['director', 'therapist'] }),
    'another supervisor': await t.addMember(ada, { roles: ['supervisor'] }),
    'a recipient': await t.addMember(ada, { roles: ['recipient'] }),
    'another practice': await t.createPractice(),
  }
  course = await scene(t, ada)
  for (const rows of [5, 5, 5, 5, 5]) await course.answered(rows)
  const sessionId = await course.answered(1)
  await signInAgain()
  await course.note(sessionId, [{ signId: 'short-answers' }, { signId: 'felt-distance' }])
  const { rupture_id: ruptureId } = await course.rupture()
  base = `/ruptures/${ruptureId}`
  const { rows: [row] } = await t.everything.query('select client_id from therapy where therapy_id = $1', [course.therapyId])
  const { rows: [checkIn] } = await t.everything.query('select checkin_id, response_id from response where therapy_id = $1 order by session_number desc limit 1', [course.therapyId])
  const { rows: [task] } = await t.everything.query('select task_id from risk_task limit 1')
  ids = {
    ruptureId, sessionId, therapyId: course.therapyId, clientId: row.client_id, checkInId: checkIn.checkin_id, responseId: checkIn.response_id,
    memberId: ada.memberId, taskId: task?.task_id ?? ruptureId, guide: guides[0]!.id, guideId: guides[0]!.id, ownGuideId: ruptureId, instrument: 'wai-sr', language: 'en',
  }
  await send(`${base}/reflect`, `${base}/reflections`, { prompt: 'just-before', 'words-just-before': `I went past it. ${kept}.` })
  const compared = await send(`${base}/practise?form=confrontation`, `${base}/practise`, { answer: `I hear you, ${passing}. What was it like?` })
  expect(textOf(compared.html)).toContain(passing)
  const page = await send(`${base}/practise`, `${base}/practise`, { answer: `Thank you. ${kept}. What was it like?` })
  expect((await t.post(`${base}/rehearsals`, fieldsIn(page.html, `${base}/rehearsals`), ada)).to).toContain('done=rehearsal-kept')
})
afterAll(() => t.close())

const pathOf = (path: string) => path.replace(/:(\w+)/g, (_, name: string) => {
  const id = ids[name]
  if (!id) throw new Error(`The canary test knows no :${name}; add it to its ids.`)
  return id
})
const pages = () => [...routes.filter((route) => route.method === 'GET').map((route) => pathOf(route.path)), '/welcome', '/health']

/** Every page on which a member meets one of the words. */
async function meets(who: Person): Promise<string[]> {
  const where: string[] = []
  for (const path of pages()) {
    for (const query of ['', '?q=Wren', `?share=just-before&query=${'Quill'}`]) {
      const reply = await t.get(path + query, who)
      expect([path, reply.status < 500]).toEqual([path, true])
      if (found(reply.html).length > 0) where.push(path)
    }
  }
  return [...new Set(where)]
}

async function shareIt(): Promise<void> {
  const asked = await send(`${base}/reflect`, `${base}/sharing`, { entry: 'just-before' })
  expect(asked.to).toBe(`${base}/reflect?share=just-before#share`)
  const shared = await send(`${base}/reflect?share=just-before`, `${base}/shared-reflections`, {})
  expect(shared.to).toBe(`${base}/reflect?done=shared`)
}

describe('a private note', () => {
  it('is met by its author, on the page where it was written, and nowhere else', async () => {
    expect(await meets(ada)).toEqual([`${base}/reflect`])
  })

  it('is met by nobody else on any page, supervisor and director included', async () => {
    for (const [name, who] of Object.entries({ ...others, 'the supervisor': ruth })) expect([name, await meets(who)]).toEqual([name, []])
  })

  it('is met by no client, on the check-in and after it', async () => {
    const sessionId = await course.session()
    const { token } = value(await invite(ada.acting(), { sessionId }))
    expect(found((await t.get(`/c/${token}`)).html)).toEqual([])
    await signInAgain()
  })

  it('shared on purpose: it is seen by that supervisor on one page, by nobody else, and without the case it belongs to', async () => {
    await shareIt()
    expect(await meets(ruth)).toEqual(['/shared-reflections'])
    const page = textOf((await t.get('/shared-reflections', ruth)).html)
    expect(page).toContain(generalQuestion('just-before'))
    expect(page).not.toContain('Noor')
    // The rehearsed answer was not shared, so of the two notes only one is here.
    expect(page.split(kept)).toHaveLength(2)
    for (const [name, who] of Object.entries(others)) expect([name, await meets(who)]).toEqual([name, []])
  })

  it('is not seen any more once that person no longer accompanies the author', async () => {
    const roles = ['director', 'therapist'] as const
    value(await changeMember(ada.acting(), { memberId: ada.memberId, roles: [...roles], supervisorId: others['another supervisor']!.memberId }))
    for (const who of [ruth, others['another supervisor']!]) expect(await meets(who)).toEqual([])
    expect(textOf((await t.get(`${base}/reflect`, ada)).html)).toContain('does not see it now')
    value(await changeMember(ada.acting(), { memberId: ada.memberId, roles: [...roles], supervisorId: ruth.memberId }))
    expect(await meets(ruth)).toEqual(['/shared-reflections'])
  })

  it('changed, it is the author’s alone again; so too when it is taken back', async () => {
    await send(`${base}/reflect`, `${base}/reflections`, { prompt: 'just-before', 'words-just-before': `I went past it, twice. ${kept}.` })
    expect(await meets(ruth)).toEqual([])
    await shareIt()
    expect(await meets(ruth)).toEqual(['/shared-reflections'])
    expect((await send(`${base}/reflect`, `${base}/taken-back`, { entry: 'just-before' })).to).toBe(`${base}/reflect?done=taken-back`)
    expect(await meets(ruth)).toEqual([])
    await shareIt()
  })

  it('the audit says that one was shared, with whom, looked at and taken back, without its words', async () => {
    const { rows } = await t.everything.query("select action, member_id, data from audit where action like '%reflection%' order by audit_id")
    const count = (action: string) => rows.filter((row) => row.action === action).length
    expect([count('reflection shared'), count('reflection taken back'), count('shared reflection read') > 3]).toEqual([3, 2, true])
    expect(Object.keys(Object.assign({}, ...rows.map((row) => row.data)))).toEqual(['with'])
    expect(rows.find((row) => row.action === 'reflection shared')).toMatchObject({ member_id: ada.memberId, data: { with: ruth.memberId } })
    expect(rows.find((row) => row.action === 'shared reflection read')).toMatchObject({ member_id: ruth.memberId })
  })

  it('nobody can share a note of somebody else, or one that has changed since', async () => {
    for (const who of Object.values(others)) {
      const reply = await t.post(`${base}/shared-reflections`, { entry: 'just-before', was: t.clock.now.toISOString() }, who)
      expect([403, 404].includes(reply.status)).toBe(true)
    }
    expect((await t.post(`${base}/shared-reflections`, { entry: 'just-before', was: '2020-01-01T00:00:00Z' }, ada)).status).toBe(422)
  })

  it('lies in no table of the database in the clear', async () => {
    const { rows: tables } = await t.everything.query(`select format('%I.%I', n.nspname, c.relname) as name from pg_class c
      join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'm', 'p') and n.nspname not in ('information_schema')
      and has_table_privilege(c.oid, 'select')`)
    expect(tables.length).toBeGreaterThan(80)
    for (const { name } of tables) {
      const { rows } = await t.everything.query(`select x::text as line from ${name} x`)
      expect([name, found(rows.map((row) => row.line).join('\n'))]).toEqual([name, []])
    }
    expect((await t.everything.query('select count(*)::int as n from reflection where sealed is not null and words is null')).rows[0].n).toBe(2)
  })

  it('is printed by no command', async () => {
    const reach: Reach = {
      serve: () => Promise.resolve(),
      database: (_, __, work) => work({ address: t.owner, where: 'this database', keyring: () => Promise.resolve(t.keyring) }),
    }
    const known = { ...commands, ...databaseCommands(reach) }
    const words: Record<string, readonly string[][]> = {
      explain: [[ids.ruptureId!]], migrate: [[]], 'seed-demo': [[]], serve: [[]], detect: [['--help']], score: [['--help']],
    }
    let said = ''
    const io = { out: (text: string) => { said += text; return Promise.resolve() }, err: (text: string) => { said += text } }
    for (const name of Object.keys(known)) for (const args of words[name] ?? [[], ['--help'], [ids.ruptureId!], [course.therapyId]]) await run([name, ...args], io, known)
    expect(said).toContain('What happened')
    expect(found(said)).toEqual([])
  })

  it('is in no line of the log, not even where keeping it went wrong', async () => {
    const form = fieldsIn((await t.get(`${base}/reflect`, ada)).html, `${base}/reflections`)
    await t.everything.query("alter table reflection add constraint broken check (written_at < '2000-01-01') not valid")
    const reply = await t.post(`${base}/reflections`, { ...form, prompt: 'just-before', 'words-just-before': `${kept} ${passing}` }, ada)
    await t.everything.query('alter table reflection drop constraint broken')
    expect(reply.status).toBe(500)
    expect(log).toContain('a request could not be answered')
    expect(found(log)).toEqual([])
  })
})
