import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addClient } from '../src/actions/add-client.ts'
import { invite } from '../src/actions/invite.ts'
import { recordSession } from '../src/actions/record-session.ts'
import { judgeRecord } from '../src/core/case/index.ts'
import { defaultInstrument } from '../src/core/instruments/index.ts'
import { inTenant } from '../src/db/open.ts'
import { recordOf } from '../src/db/therapy-record.ts'
import { therapyView } from '../src/db/therapy-view.ts'
import { buildApp } from '../src/server/app.ts'
import { rowField } from '../src/survey/view.ts'
import { type Fields, type Person, type TestApp, testApp, textOf } from './app.ts'

const DAY = 86_400_000
let t: TestApp
let ada: Person

beforeAll(async () => {
  t = await testApp()
  ada = await t.createPractice()
})
afterAll(() => t.close())

function value<T>(outcome: { ok: true; value: T } | { ok: false; problems: Record<string, string> }): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems))
  return outcome.value
}

async function newTherapy(who = ada): Promise<string> {
  return value(await addClient(who.acting(), {
    name: 'Noor A.', language: 'en', contact: '', timeZone: 'Europe/Zurich', instrumentId: defaultInstrument.id,
    setting: 'in-person', startedOn: t.clock.now.toISOString().slice(0, 10),
  })).therapyId
}

/** A week passes, a session takes place, an invitation is sent; gives its token. */
async function nextInvitation(therapyId: string, who = ada): Promise<string> {
  t.clock.now = new Date(t.clock.now.getTime() + 7 * DAY)
  const session = value(await recordSession(who.acting(), { therapyId, heldAt: t.clock.now, kind: 'held', secondThatDay: false }))
  return value(await invite(who.acting(), { sessionId: session.sessionId })).token
}

const keyOn = (html: string) => /name="key" value="([^"]+)"/.exec(html)![1]!
const rows = (answer: number, direct: number): Fields => Object.fromEntries(defaultInstrument.items.map((i) =>
  [rowField(i.id), String(i.kind === 'direct' ? direct : answer)]))

async function answer(token: string, fields: Fields) {
  const page = await t.get(`/c/${token}?questions`)
  return t.post(`/c/${token}`, { key: keyOn(page.html), ...fields })
}

const stored = async (therapyId: string) =>
  (await t.everything.query('select * from response where therapy_id = $1 order by session_number', [therapyId])).rows
const caseOf = async (therapyId: string) =>
  (await t.everything.query('select * from rupture where therapy_id = $1', [therapyId])).rows
const taskOf = async (therapyId: string) =>
  (await t.everything.query('select * from risk_task where therapy_id = $1', [therapyId])).rows

describe('a check-in', () => {
  it('is received once: stored with score and verdict, and only then confirmed', async () => {
    const therapy = await newTherapy()
    const token = await nextInvitation(therapy)
    const reply = await answer(token, rows(5, 0))
    expect(reply.status).toBe(200)
    expect(reply.html).toContain('Thank you. It has arrived.')
    expect(reply.html).not.toMatch(/Noor|5\.0/)
    const [response, ...more] = await stored(therapy)
    expect(more).toEqual([])
    expect(response).toMatchObject({ score: 5, direct: 0, late: false, held_from: null })
    expect(response.verdict).toMatchObject({ level: 'learning', session: 1 })
    expect((await t.everything.query('select token_hash from checkin where therapy_id = $1', [therapy])).rows[0].token_hash.toString('latin1')).not.toContain(token)
  })

  it('changes nothing by being opened, prefetched or asked for its head', async () => {
    const therapy = await newTherapy()
    const token = await nextInvitation(therapy)
    const count = async () => (await t.everything.query(`select (select count(*) from response) + (select count(*) from audit)
      + (select count(*) from case_event) + (select count(*) from login) as n`)).rows[0].n
    const before = await count()
    for (let i = 0; i < 5; i++) await t.get(`/c/${token}`)
    await t.app.inject({ method: 'HEAD', url: `/c/${token}` })
    expect(await count()).toBe(before)
    expect((await answer(token, rows(4, 0))).status).toBe(200)
  })

  it('comes back with everything kept when a row is untouched, and nothing is stored', async () => {
    const therapy = await newTherapy()
    const token = await nextInvitation(therapy)
    const { [rowField(defaultInstrument.items[1]!.id)]: _, ...missing } = rows(3, 1)
    const reply = await answer(token, { ...missing, words: 'It was a long week.', wish: 'just-read' })
    expect(reply.status).toBe(422)
    expect(reply.html).toContain('It was a long week.')
    expect(reply.html.match(/ checked/g)!.length).toBe(defaultInstrument.items.length - 1 + 1)
    expect(await stored(therapy)).toEqual([])
  })

  it('sent twice by the same form shows the same receipt and stores one response', async () => {
    const therapy = await newTherapy()
    const token = await nextInvitation(therapy)
    const key = keyOn((await t.get(`/c/${token}?questions`)).html)
    const replies = [await t.post(`/c/${token}`, { key, ...rows(4, 0) }), await t.post(`/c/${token}`, { key, ...rows(4, 0) })]
    expect(replies.map((r) => r.status)).toEqual([200, 200])
    expect(replies[1]!.html).toBe(replies[0]!.html)
    expect(await stored(therapy)).toHaveLength(1)
  })

  it('from several devices at once stores exactly one response; the others learn nothing', async () => {
    const therapy = await newTherapy()
    const token = await nextInvitation(therapy)
    const keys = await Promise.all([1, 2, 3, 4].map(async () => keyOn((await t.get(`/c/${token}?questions`)).html)))
    const replies = await Promise.all(keys.map((key, i) => t.post(`/c/${token}`, { key, ...rows(i + 1, 0) })))
    expect(replies.map((r) => r.status).sort()).toEqual([200, 404, 404, 404])
    expect(await stored(therapy)).toHaveLength(1)
  })

  it('answers an unknown, a used, a replaced, an expired and a malformed link in the same words', async () => {
    const therapy = await newTherapy()
    const replaced = await nextInvitation(therapy)
    const session = (await t.everything.query('select session_id from session where therapy_id = $1', [therapy])).rows[0].session_id
    const used = value(await invite(ada.acting(), { sessionId: session })).token
    await answer(used, rows(4, 0))
    const expired = await nextInvitation(therapy)
    t.clock.now = new Date(t.clock.now.getTime() + 8 * DAY)
    const replies = await Promise.all([replaced, used, expired, 'A'.repeat(43), 'x', '%00', 'a'.repeat(199)].map((token) => t.get(`/c/${token}`)))
    expect(new Set(replies.map((r) => r.status))).toEqual(new Set([404]))
    expect(new Set(replies.map((r) => r.html)).size).toBe(1)
    // What was written is given back, since it is kept nowhere; alike for every link, and with nothing from the link.
    for (const words of ['', 'A long <evening> of writing.']) {
      const posts = await Promise.all([replaced, used, expired, 'B'.repeat(43), 'x', `${'B'.repeat(43)}/more`].map((token) =>
        t.post(`/c/${token}`, { key: 'someotherkey', ...rows(4, 0), words })))
      expect(new Set(posts.map((r) => r.status))).toEqual(new Set([404]))
      const [page, ...others] = new Set(posts.map((r) => r.html))
      expect(others).toEqual([])
      expect(textOf(page!)).toContain('What you just sent has not been kept.')
      expect(textOf(page!)).toContain(words)
      expect(page!.includes('<textarea')).toBe(words !== '')
    }
  })

  it('opens by a link with something left behind it by a message or a hand; what is more than that is closed, and never a page of the practice', async () => {
    const therapy = await newTherapy()
    const token = await nextInvitation(therapy)
    for (const behind of ['.', ')', '%20', '/', '%3E', '%E2%80%9D.']) {
      const page = await t.get(`/c/${token}${behind}?questions`)
      expect([behind, page.status, page.html.includes(`action="/c/${token}?lang=en"`)]).toEqual([behind, 200, true])
    }
    const closed = await t.get('/c/x')
    for (const path of ['/c', '/c/', `/c/${token}/x`, `/c/${token}x`, `/c/.${token}`, '/c/i/x/y', `/c//${token}`]) {
      const page = await t.get(path)
      expect([path, page.status, page.html]).toEqual([path, 404, closed.html])
    }
    expect((await t.post(`/c/${token}/`, { key: 'a-good-key', ...rows(4, 0) })).status).toBe(200)
    expect(await stored(therapy)).toHaveLength(1)
  })

  it('takes a form of skips as an answer without a score', async () => {
    const therapy = await newTherapy()
    const token = await nextInvitation(therapy)
    const skips = Object.fromEntries(defaultInstrument.items.map((i) => [rowField(i.id), 'skip']))
    expect((await answer(token, skips)).status).toBe(200)
    expect((await stored(therapy))[0]).toMatchObject({ score: null, direct: null, verdict: { level: 'unscorable' } })
  })

  it('keeps two invitations on one device apart', async () => {
    const [one, two] = [await newTherapy(), await newTherapy()]
    const first = await nextInvitation(one)
    t.pass(-7 * 24 * 60)
    const second = await nextInvitation(two)
    const [pageOne, pageTwo] = [await t.get(`/c/${first}?questions`), await t.get(`/c/${second}?questions`)]
    await t.post(`/c/${second}`, { key: keyOn(pageTwo.html), ...rows(2, 0) })
    await t.post(`/c/${first}`, { key: keyOn(pageOne.html), ...rows(5, 0) })
    expect((await stored(one)).map((r) => r.score)).toEqual([5])
    expect((await stored(two)).map((r) => r.score)).toEqual([2])
    expect(pageOne.header('set-cookie')).toBe('')
  })
})

describe('what follows from a response', () => {
  async function answers(scores: (number | null)[], last: Fields = {}): Promise<string> {
    const therapy = await newTherapy()
    for (const [i, score] of scores.entries()) {
      const token = await nextInvitation(therapy)
      if (score !== null) await answer(token, { ...rows(score, 0), ...(i === scores.length - 1 ? last : {}) })
    }
    return therapy
  }

  it('a clear dip opens a case; while it is open the next ratings are noted in it', async () => {
    const therapy = await answers([5, 5, 5, 5, 5, 3, 4])
    const [rupture, ...more] = await caseOf(therapy)
    expect(more).toEqual([])
    expect(rupture).toMatchObject({ stage: 'suspected', onset_session: 6, events: 2, closed: false })
    const { rows: events } = await t.everything.query('select type, by_member from case_event where rupture_id = $1 order by number', [rupture.rupture_id])
    expect(events).toEqual([{ type: 'opened', by_member: null }, { type: 'rated', by_member: null }])
  })

  it('a high answer to the direct question opens a case from the first session on', async () => {
    const therapy = await answers([5], { [rowField(defaultInstrument.items.at(-1)!.id)]: '3' })
    expect(await caseOf(therapy)).toMatchObject([{ onset_session: 1, stage: 'suspected' }])
  })

  it('unanswered invitations keep their place', async () => {
    const therapy = await answers([5, 5, null, 5])
    const { rows: [series] } = await t.everything.query('select line, judged_session from series where therapy_id = $1', [therapy])
    expect(series.judged_session).toBe(4)
    expect(series.line.map((p: { level: string }) => p.level)).toEqual(['learning', 'learning', 'unanswered', 'usual'])
  })

  it('a late answer gets its own verdict, marked late; earlier verdicts stand; the state is that of the whole series', async () => {
    const therapy = await newTherapy()
    for (let i = 0; i < 5; i++) await answer(await nextInvitation(therapy), rows(5, 0))
    const open = await nextInvitation(therapy)
    t.clock.now = new Date(t.clock.now.getTime() - 3 * DAY)
    const next = await nextInvitation(therapy)
    await answer(next, rows(5, 0))
    const before = (await stored(therapy)).map((r) => r.verdict)
    expect((await answer(open, rows(3, 0))).status).toBe(200)
    const after = await stored(therapy)
    expect(after.filter((r) => !r.late).map((r) => r.verdict)).toEqual(before)
    expect(after.find((r) => r.late)).toMatchObject({ session_number: 6, verdict: { session: 6 } })
    const rebuilt = await inTenant(t.db, ada, async (tx) => {
      const view = await therapyView(tx, { therapyId: therapy }, ada.memberId)
      return judgeRecord(recordOf(view!, t.clock.now)!)!.state
    })
    const { rows: [series] } = await t.everything.query('select state from series where therapy_id = $1', [therapy])
    expect(series.state).toEqual(JSON.parse(JSON.stringify(rebuilt)))
  })

  it('the running state equals the series judged from scratch, whatever was answered, skipped or left out', async () => {
    for (const scores of [[4, 5, 4, 2, 1, 2, 4, 5, 5], [5, null, null, 5, 1, null, 5, 5], [6, 6, 6, 6]]) {
      const therapy = await answers(scores)
      const rebuilt = await inTenant(t.db, ada, async (tx) => judgeRecord(recordOf((await therapyView(tx, { therapyId: therapy }, ada.memberId))!, t.clock.now)!)!.state)
      const { rows: [series] } = await t.everything.query('select state from series where therapy_id = $1', [therapy])
      expect(series.state).toEqual(JSON.parse(JSON.stringify(rebuilt)))
    }
  })

  it('words that may tell of danger raise a risk check in the same transaction, for whoever is on duty', async () => {
    const therapy = await answers([4], { words: 'Sometimes I want to kill myself.', reader: 'therapist' })
    expect(await taskOf(therapy)).toMatchObject([{ held_from: null, ladder: [ada.memberId], outcome: null }])
    expect((await taskOf(therapy))[0].reasons[0].kind).toBe('words')
  })
})

describe('words that are not meant for the therapist', () => {
  let director: Person
  let therapist: Person
  let recipient: Person
  beforeAll(async () => {
    director = await t.createPractice({ alsoTherapist: '' })
    therapist = await t.addMember(director, { name: 'Bo Berg', firstName: 'Bo' })
    recipient = await t.addMember(director, { name: 'Rosa Ruiz', firstName: 'Rosa', roles: ['recipient'] })
    await t.everything.query('update practice set recipient_id = $1 where practice_id = $2', [recipient.memberId, director.practiceId])
  })
  const seen = (who: Person, therapyId: string) => inTenant(t.db, who, (tx) => therapyView(tx, { therapyId }, therapist.memberId))

  it('reach only the person the client chose; the answers reach the therapist', async () => {
    const therapy = await newTherapy(therapist)
    await answer(await nextInvitation(therapy, therapist), { ...rows(4, 0), words: 'I would like a different day.', reader: 'someone-else' })
    const own = (await seen(therapist, therapy))!.sessions[0]!.checkIns[0]!.response!
    expect(own.score).toBe(4)
    expect(own.words).toBeNull()
    expect(await taskOf(therapy)).toMatchObject([{ held_from: therapist.memberId, ladder: [recipient.memberId] }])
    const read = await inTenant(t.db, recipient, (tx) => tx.selectFrom('response_words').select('words').where('therapy_id', '=', therapy).execute())
    expect(read).toEqual([{ words: 'I would like a different day.' }])
  })

  it('that may tell of a boundary hold everything from the therapist, even with "talk about it" ticked', async () => {
    const therapy = await newTherapy(therapist)
    const reply = await answer(await nextInvitation(therapy, therapist), {
      ...rows(1, 4), words: 'Bo touched my leg and I did not want that.', reader: 'therapist', wish: 'bring-up',
    })
    expect(reply.html).toContain('Rosa Ruiz')
    const view = (await seen(therapist, therapy))!
    expect(view.sessions[0]!.checkIns[0]!.response).toBeNull()
    expect(view.ruptures).toEqual([])
    expect(await taskOf(therapy)).toMatchObject([{ held_from: therapist.memberId }])
    const hidden = await inTenant(t.db, therapist, async (tx) => ({
      tasks: await tx.selectFrom('risk_task').selectAll().where('therapy_id', '=', therapy).execute(),
      words: await tx.selectFrom('response_words').selectAll().where('therapy_id', '=', therapy).execute(),
      answers: await tx.selectFrom('response').selectAll().where('therapy_id', '=', therapy).execute(),
      series: await tx.selectFrom('series').selectAll().where('therapy_id', '=', therapy).execute(),
    }))
    expect(hidden).toEqual({ tasks: [], words: [], answers: [], series: [] })
  })
})

describe('where the therapist is the only one who reads', () => {
  it('the page promises no second reader, and page and receipt name somebody outside', async () => {
    const solo = await t.createPractice({ outsideContacts: 'Ombudsperson of the canton, 044 000 11 22' })
    const token = await nextInvitation(await newTherapy(solo), solo)
    const page = textOf((await t.get(`/c/${token}?questions`)).html)
    expect([/risk of harm/.test(page), page.includes('Ombudsperson of the canton')]).toEqual([false, true])
    const receipt = textOf((await answer(token, { ...rows(3, 0), words: 'Ada kissed me after the session.' })).html)
    expect(receipt).toContain('Ombudsperson of the canton')

    const ben = await t.addMember(solo, { roles: ['supervisor'] })
    await t.everything.query('update practice set on_duty = $1 where practice_id = $2', [[solo.memberId, ben.memberId], solo.practiceId])
    const next = await nextInvitation(await newTherapy(solo), solo)
    expect(textOf((await t.get(`/c/${next}?questions`)).html)).toContain('the person on duty may read it too')
  })
})

describe('who may read, as page 1 says it', () => {
  const said = { supervisor: 'A supervisor may hear of them, but just from Ada.', onDuty: 'the person on duty may read it too', alsoSupervisor: 'So may a supervisor.' }

  it('is who can: nobody hears of answers where there is no supervisor, and those asked about a risk are those who are named', async () => {
    for (const maySee of [true, false]) for (const hasSupervisor of [true, false]) for (const duty of ['therapist', 'another', 'supervisor'] as const) {
      const director = await t.createPractice({ alsoTherapist: '', ...(maySee ? { supervisorMaySee: 'yes' } : {}) })
      const supervisor = await t.addMember(director, { roles: ['supervisor'] })
      const therapist = await t.addMember(director, { firstName: 'Ada', supervisorId: hasSupervisor ? supervisor.memberId : null })
      const onDuty = { therapist, another: director, supervisor }[duty].memberId
      await t.everything.query('update practice set on_duty = $1 where practice_id = $2', [[onDuty], director.practiceId])
      const therapy = await newTherapy(therapist)
      const token = await nextInvitation(therapy, therapist)
      const page = textOf((await t.get(`/c/${token}?questions`)).html)
      await answer(token, { ...rows(4, 0), words: 'Sometimes I want to kill myself.' })
      const ladder = (await taskOf(therapy))[0].ladder.filter((id: string) => id !== therapist.memberId)
      const setting = [maySee, hasSupervisor, duty]
      expect([setting, page.includes(said.supervisor)]).toEqual([setting, maySee && hasSupervisor])
      expect([setting, page.includes(said.onDuty)]).toEqual([setting, onDuty !== therapist.memberId])
      expect([setting, page.includes(said.alsoSupervisor)]).toEqual([setting, ladder.length > 1])
      expect([setting, page.includes('risk of harm')]).toEqual([setting, ladder.length > 0])
    }
  })

  it('with the setting on, still no page shows a supervisor anything of a client', async () => {
    const director = await t.createPractice({ supervisorMaySee: 'yes' })
    const supervisor = await t.addMember(director, { roles: ['supervisor', 'director'] })
    const therapist = await t.addMember(director, { supervisorId: supervisor.memberId })
    const therapy = await newTherapy(therapist)
    await answer(await nextInvitation(therapy, therapist), { ...rows(4, 0), words: 'The room was cold.' })
    // A week has passed since they signed in.
    for (const who of [supervisor, therapist]) who.cookie = await t.signIn(who)
    for (const path of ['/', '/clients', '/tasks']) {
      const page = await t.get(path, supervisor)
      expect([path, page.status, /Noor|The room was cold/.test(page.html)]).toEqual([path, 200, false])
    }
    expect((await t.get(`/therapies/${therapy}`, supervisor)).status).toBeGreaterThanOrEqual(403)
    expect((await t.get(`/therapies/${therapy}`, therapist)).html).toContain('The room was cold')
  })
})

describe('under https', () => {
  it('every link, known or not, moves out of the address into a cookie of its own', async () => {
    const secure = await buildApp({ db: t.db, config: { publicUrl: 'https://attune.example', demo: false, loopback: true }, keyring: t.keyring, now: () => t.clock.now })
    const therapy = await newTherapy()
    const token = await nextInvitation(therapy)
    const moved = await secure.inject({ method: 'GET', url: `/c/${token}` })
    expect(moved.statusCode).toBe(303)
    const short = moved.headers.location as string
    expect(short).not.toContain(token.slice(0, 8))
    const set = String(moved.headers['set-cookie'])
    expect(set).toMatch(/^__Host-c-[\w-]{12}=.*; Path=\/; HttpOnly; Secure; SameSite=Lax$/)
    const cookie = set.split(';')[0]!
    const page = await secure.inject({ method: 'GET', url: `${short}?questions`, headers: { cookie } })
    expect(page.body).not.toContain(token)
    const payload = new URLSearchParams({ key: keyOn(page.body), ...rows(4, 0) } as Record<string, string>).toString()
    const headers = { cookie, 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' }
    expect((await secure.inject({ method: 'POST', url: short, payload, headers })).statusCode).toBe(200)
    expect(await stored(therapy)).toHaveLength(1)
    const unknown = await secure.inject({ method: 'GET', url: `/c/${'C'.repeat(43)}` })
    expect(unknown.statusCode).toBe(303)
    const without = await secure.inject({ method: 'GET', url: short })
    expect(without.statusCode).toBe(404)
    await secure.close()
  })
})
