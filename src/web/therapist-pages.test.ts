import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Person, type TestApp, fieldsIn, testApp, textOf } from '../../test/app.ts'
import { addClient } from '../actions/add-client.ts'
import { recordCaseEvent } from '../actions/case-events.ts'
import { planNextSession } from '../actions/plan-next-session.ts'
import { defaultInstrument } from '../core/instruments/index.ts'
import { buildApp } from '../server/app.ts'
import { cookieName } from '../server/reply.ts'
import { rowField } from '../survey/view.ts'

/** A therapist's day through the app, on a real database: everything here is made by pages and actions. */
let t: TestApp
let ada: Person
const DAY = 86_400_000
const rows = defaultInstrument.items.filter((i) => i.kind === 'scale').map((i) => i.id)

beforeAll(async () => {
  t = await testApp()
  ada = await t.createPractice()
})
afterAll(() => t.close())

async function client(name: string, who = ada): Promise<string> {
  const added = await addClient(who.acting(), {
    name, language: 'en', contact: '', timeZone: 'Europe/Zurich', instrumentId: defaultInstrument.id, setting: 'in-person', startedOn: '2025-01-01',
  })
  if (!added.ok) throw new Error(JSON.stringify(added.problems))
  return added.value.therapyId
}

/** Adds a session at the clock's day by its form, and gives its id. */
async function session(therapyId: string, who = ada): Promise<string> {
  const reply = await t.post(`/therapies/${therapyId}/sessions`, { date: t.clock.now.toISOString().slice(0, 10), time: '10:00' }, who)
  expect(reply.status).toBe(303)
  const { rows: found } = await t.everything.query<{ session_id: string }>('select session_id from session where therapy_id = $1 order by number desc limit 1', [therapyId])
  return found[0]!.session_id
}

async function link(sessionId: string, fields = {}, who = ada) {
  const reply = await t.post(`/sessions/${sessionId}/check-ins`, fields, who)
  return { reply, token: /\/c\/([\w-]{43})/.exec(reply.html)?.[1] ?? '' }
}

/** Time passes, and Ada signs in again: an idle hour signs out. */
async function later(minutes: number) {
  t.pass(minutes)
  ada.cookie = await t.signIn(ada)
}

let keys = 0
async function answer(token: string, answers: readonly number[], direct = 0, more: Record<string, string> = {}) {
  const typed = Object.fromEntries(rows.map((id, i) => [rowField(id), String(answers[i])]))
  const reply = await t.post(`/c/${token}`, { key: `test-key-${keys++}`, ...typed, [rowField('direct')]: String(direct), ...more })
  expect(reply.status, textOf(reply.html)).toBe(200)
}

async function weekly(therapyId: string, series: readonly (readonly number[])[], direct = 0, more: Record<string, string> = {}) {
  let last = ''
  for (const [i, answers] of series.entries()) {
    last = await session(therapyId)
    const { token } = await link(last)
    await answer(token, answers, i === series.length - 1 ? direct : 0, i === series.length - 1 ? more : {})
    await later(7 * 24 * 60)
  }
  return last
}
const calm = [5, 5, 4, 5]
const words = { words: 'The homework felt like too much.', reader: 'therapist', wish: 'bring-up' }

describe('an empty practice', () => {
  test('teaches the next step', async () => {
    const page = await t.get('/', ada)
    expect(page.status).toBe(200)
    expect(textOf(page.html)).toContain('Monday, 11 May')
    expect(page.html).toContain('href="/clients/new"')
  })
  test('a client without sessions shows how to begin, and adding one leads to the check-in', async () => {
    const id = await client('Begin')
    expect(textOf((await t.get(`/therapies/${id}`, ada)).html)).toContain('No session yet')
    await session(id)
    const page = textOf((await t.get(`/therapies/${id}?done=session-added`, ada)).html)
    expect(page).toContain('The session is added.')
    expect(page).toContain('Check-in not sent')
  })
})

describe('the link', () => {
  test('is shown once with its code; the message names nobody; the next one replaces it', async () => {
    const id = await client('Linked')
    const sessionId = await session(id)
    const { reply, token } = await link(sessionId)
    expect(reply.status).toBe(200)
    expect(token).not.toBe('')
    expect(reply.html).toContain('<svg')
    expect(reply.html).not.toMatch(/<[^>]+ style=/)
    const message = /id="message">([^<]*)</.exec(reply.html)?.[1] ?? ''
    expect(message).toContain(`/c/${token}`)
    expect(message.replace(token, '')).not.toMatch(/clinic|therap|practice|riverside|ada|linked/i)
    expect(textOf(reply.html)).toMatch(/until \d+ \w+ 2026/)
    expect((await t.get(`/therapies/${id}`, ada)).html).not.toContain(token)
    const next = await link(sessionId)
    expect((await t.get(`/c/${token}`)).status).toBe(404)
    expect((await t.get(`/c/${next.token}`)).status).toBe(200)
    await answer(next.token, calm)
    const again = await link(sessionId)
    expect(again.reply.status).toBe(422)
    expect(textOf(again.reply.html)).toContain('answered already')
  })
  test('of a symptom measure never replaces the check-in, and stands on an axis of its own', async () => {
    const id = await client('Measured')
    const sessionId = await session(id)
    const own = await link(sessionId)
    const instrumentId = /name="instrumentId"[^>]*value="([^"]+)"/.exec(own.reply.html)?.[1] ?? /value="([^"]+)"[^>]*name="instrumentId"/.exec(own.reply.html)?.[1] ?? ''
    const { reply, token } = await link(sessionId, { instrumentId })
    expect(reply.status).toBe(200)
    expect((await t.get(`/c/${own.token}`)).status).toBe(200)
    const asked = fieldsIn((await t.get(`/c/${token}?questions`)).html)
    const names = [...(await t.get(`/c/${token}?questions`)).html.matchAll(/name=([A-Z]+\d*) /g)].map((m) => m[1]!)
    expect((await t.post(`/c/${token}`, { ...asked, ...Object.fromEntries(names.map((n) => [n, '0'])) })).status).toBe(200)
    expect(textOf((await t.get(`/therapies/${id}`, ada)).html)).toContain('on an axis of its own')
  })
})

describe('the note', () => {
  test('first the guess, then the answer in words, then the signs; all can be changed', async () => {
    const id = await client('Noted')
    const sessionId = await session(id)
    const path = `/sessions/${sessionId}/note`
    const first = await t.get(path, ada)
    expect(first.html).toContain('name="guess"')
    expect(first.html).not.toMatch(/<input[^>]*name="guess"[^>]*checked/)
    expect(first.html).not.toContain('name="sign"')
    expect((await t.post(path, { step: 'guess' }, ada)).status).toBe(422)
    expect(await t.post(path, { step: 'guess', guess: '6' }, ada)).toMatchObject({ status: 303, to: path })
    expect(textOf((await t.get(path, ada)).html)).toContain('is not answered yet')
    await answer((await link(sessionId)).token, [3, 3, 3, 3])
    const second = textOf((await t.get(path, ada)).html)
    expect(second).toContain('Noted answered lower than you thought')
    expect(second).toContain('Your guess: 6.0. The answer: 3.0.')
    // A later guess does not replace the first.
    await t.post(path, { step: 'guess', guess: '3' }, ada)
    expect(textOf((await t.get(path, ada)).html)).toContain('Your guess: 6.0.')

    const note = { sign: ['short-answers', 'rushing'], topic: 'the bill', clientSaid: '', whenISaid: 'Let us move on.', whenWeSpokeOf: 'money', notTypicalFor: 'both', words: 'Felt hurried.' }
    expect(await t.post(path, note, ada)).toMatchObject({ status: 303, to: `/therapies/${id}?done=note-kept` })
    const kept = await t.everything.query('select sign_id, when_i_said, when_we_spoke_of, not_typical_for from noted_sign where session_id = $1 and withdrawn_at is null order by sign_id', [sessionId])
    expect(kept.rows).toEqual([
      { sign_id: 'difficult-topic', when_i_said: 'Let us move on.', when_we_spoke_of: 'the bill', not_typical_for: 'both' },
      { sign_id: 'rushing', when_i_said: 'Let us move on.', when_we_spoke_of: 'money', not_typical_for: 'both' },
      { sign_id: 'short-answers', when_i_said: 'Let us move on.', when_we_spoke_of: 'money', not_typical_for: 'both' },
    ])
    const shown = fieldsIn((await t.get(path, ada)).html)
    expect(shown).toMatchObject({ topic: 'the bill', whenISaid: 'Let us move on.', whenWeSpokeOf: 'money', notTypicalFor: 'both', words: 'Felt hurried.' })
    await t.post(path, { ...note, sign: ['rushing'], topic: '' }, ada)
    const after = await t.everything.query('select sign_id from noted_sign where session_id = $1 and withdrawn_at is null', [sessionId])
    expect(after.rows).toEqual([{ sign_id: 'rushing' }])
  })
  test('a moment without a sign is asked back for, with everything typed', async () => {
    const path = `/sessions/${await session(await client('Moment'))}/note`
    const reply = await t.post(path, { whenISaid: 'Why not?', words: 'Hm.' }, ada)
    expect(reply.status).toBe(422)
    expect(fieldsIn(reply.html)).toMatchObject({ whenISaid: 'Why not?', words: 'Hm.' })
    const long = await t.post(path, { sign: 'short-answers', whenISaid: 'x'.repeat(501), words: 'kept' }, ada)
    expect(long.status).toBe(422)
    expect(fieldsIn(long.html)).toMatchObject({ words: 'kept', whenISaid: 'x'.repeat(501) })
  })
  test('words the client said are kept even when no tag is tapped, and offer a case with one tap', async () => {
    const id = await client('Direct')
    const path = `/sessions/${await session(id)}/note`
    expect((await t.post(path, { clientSaid: 'We go in circles.' }, ada)).status).toBe(303)
    const page = await t.get(`/therapies/${id}`, ada)
    expect(textOf(page.html)).toContain('Your client told you')
    expect(await t.post(`/therapies/${id}/cases`, { by: 'said-directly' }, ada)).toMatchObject({ status: 303, to: `/therapies/${id}?done=case-opened` })
    expect(textOf((await t.get(`/therapies/${id}`, ada)).html)).toContain('A strain may have opened after session 1')
  })
})

describe('words that may tell of a boundary, where nobody else is named to read them', () => {
  test('ask to be read with care, with the steps to take, and invite to no case and no preparing', async () => {
    const id = await client('Careful')
    await weekly(id, [calm], 4, { words: 'Ada kissed me after the session.', reader: 'therapist', wish: 'bring-up' })
    const page = textOf((await t.get(`/therapies/${id}`, ada)).html)
    expect(page).toContain('please read with care')
    expect(page).toContain('This is not for repair talk')
    expect(page).toContain('When it is not a matter of repair')
    for (const said of ['Open a case', 'Your client told you', 'Prepare session', 'Reason to ask']) expect(page).not.toContain(said)
    const today = (await t.get('/', ada)).html
    expect(today).toContain('aria-label="Open: Careful"')
    expect(today).not.toContain('aria-label="Prepare: Careful"')
    expect(textOf(today)).toContain('Please read with care')
  })
})

describe('a dip', () => {
  test('stands on Today with its reason and on the client page with what fell, the words and the case', async () => {
    const id = await client('Noor A.')
    await weekly(id, [calm, calm, calm, calm, [4, 2, 3, 3]], 2, words)
    await planNextSession(ada.acting(), { therapyId: id, nextAt: new Date(t.clock.now.getTime() + 2 * DAY) })
    const today = await t.get('/', ada)
    expect(textOf(today.html)).toContain('Noor wrote to you and asks to talk about it. Much lower than usual, most on trust that this helps')
    expect(today.html).toMatch(/href="\/ruptures\/[0-9a-f-]{36}\/understand"/)
    const page = await t.get(`/therapies/${id}`, ada)
    const text = textOf(page.html)
    expect(text).toContain('The homework felt like too much.')
    expect(text).toContain('please bring it up')
    expect(text).toContain('What fell most, against what is usual')
    expect(text).toContain('Prepare session 6')
    expect(text).toContain('Reason to ask: strong')
    expect(page.html).not.toMatch(/<[^>]+ style=/)
    const read = await t.everything.query(`select count(*)::int as n from audit where action = 'client read' and subject_id = $1`, [id])
    expect(read.rows[0].n).toBe(1)

    // Set aside with a reason, it is not brought up again until something new comes.
    const { rows: [open] } = await t.everything.query('select rupture_id from rupture where therapy_id = $1', [id])
    await recordCaseEvent(ada.acting(), { ruptureId: open.rupture_id, event: { type: 'set-aside', data: { reason: 'A hard week at work.' } } })
    expect(textOf((await t.get('/', ada)).html)).not.toContain('Noor wrote to you')
    const aside = await t.get(`/therapies/${id}`, ada)
    expect(textOf(aside.html)).toContain('A hard week at work.')
    expect(aside.html).toMatch(new RegExp(`href="/ruptures/${open.rupture_id}/follow-up"[^>]*>Look at it, or open it again<`))
    expect(textOf((await t.get('/', ada)).html)).not.toContain('Much lower')
    expect(textOf((await t.get(`/therapies/${id}`, ada)).html)).toContain('has been dealt with')

    // A new lower answer is news, and looking back at the old case afterwards does not hide it.
    await later(60)
    await weekly(id, [[4, 4, 3, 4]], 2)
    expect(textOf((await t.get('/', ada)).html)).toContain('Asked whether something felt off between you')
    await recordCaseEvent(ada.acting(), { ruptureId: open.rupture_id, event: { type: 'was-it-one', data: { answer: 'no' } } })
    expect(textOf((await t.get('/', ada)).html)).toContain('Asked whether something felt off between you')
  })
  test('Today asks the database the same number of times, whatever the number of clients', async () => {
    const count = async () => {
      let asked = 0
      const { prototype } = (await import('pg')).default.Client as unknown as { prototype: { query(...a: unknown[]): unknown } }
      const query = prototype.query
      prototype.query = function (...a) { asked += 1; return query.apply(this, a) }
      try { await t.get('/', ada) } finally { prototype.query = query }
      return asked
    }
    const few = await count()
    for (let i = 0; i < 12; i++) await session(await client(`Many ${i}`))
    expect(await count()).toBe(few)
  })
})

describe('what is refused keeps what was typed', () => {
  test('a session in the future, a second one that day, a next one in the past', async () => {
    const id = await client('Refused')
    const future = await t.post(`/therapies/${id}/sessions`, { date: '2030-01-01', time: '10:00' }, ada)
    expect(future.status).toBe(422)
    expect(fieldsIn(future.html)).toMatchObject({ date: '2030-01-01', time: '10:00' })
    await session(id)
    const day = t.clock.now.toISOString().slice(0, 10)
    await later(180)
    const twice = await t.post(`/therapies/${id}/sessions`, { date: day, time: '11:30' }, ada)
    expect(twice.status).toBe(422)
    expect(twice.html).toContain('name="secondThatDay"')
    expect((await t.post(`/therapies/${id}/sessions`, { date: day, time: '11:30', secondThatDay: 'yes' }, ada)).status).toBe(303)
    const past = await t.post(`/therapies/${id}/next-session`, { nextDate: '2020-01-01', nextTime: '10:00' }, ada)
    expect(past.status).toBe(422)
    expect(fieldsIn(past.html)).toMatchObject({ nextDate: '2020-01-01' })
    expect((await t.post(`/therapies/${id}/next-session`, { nextDate: '2030-01-01', nextTime: '' }, ada)).status).toBe(422)
    expect(await t.post(`/therapies/${id}/next-session`, { nextDate: '', nextTime: '' }, ada)).toMatchObject({ to: `/therapies/${id}?done=next-cleared` })
  })
  test('an ending needs a how, and with an open case what was learned; then the page is for reading', async () => {
    const id = await client('Leaving')
    const sessionId = await session(id)
    await t.post(`/therapies/${id}/cases`, { by: 'by-hand', because: 'A feeling.' }, ada)
    expect((await t.post(`/therapies/${id}/ending`, { learned: 'x' }, ada)).status).toBe(422)
    const without = await t.post(`/therapies/${id}/ending`, { how: 'referred', learned: '' }, ada)
    expect(without.status).toBe(422)
    expect(await t.post(`/therapies/${id}/ending`, { how: 'referred', learned: 'To ask sooner.' }, ada)).toMatchObject({ to: `/therapies/${id}?done=ended` })
    const page = await t.get(`/therapies/${id}`, ada)
    expect(textOf(page.html)).toContain('The work ended on')
    expect(page.html).not.toContain('<form method="post" action="/therapies/')
    expect((await t.post(`/sessions/${sessionId}/note`, { sign: 'short-answers' }, ada)).status).toBe(422)
    expect((await link(sessionId)).reply.status).toBe(422)
  })
})

describe('the link of a check-in', () => {
  test('says so where no phone can open it, and how it can be reached', async () => {
    const sessionId = await session(await client('Reached'))
    const here = textOf((await link(sessionId)).reply.html)
    expect(here).toContain('A phone cannot open it yet. http://localhost:8080 means this computer only')
    expect(here).toMatch(/--public-url.*--host.*docs\/operate\.md/)
    const publicUrl = 'https://attune.example'
    const secure = await buildApp({ db: t.db, config: { publicUrl, demo: false, loopback: true }, keyring: t.keyring, now: () => t.clock.now })
    const reply = await secure.inject({
      method: 'POST', url: `/sessions/${sessionId}/check-ins`, payload: '',
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin', cookie: ada.cookie.replace(/^[^=]+/, cookieName(publicUrl)) },
    })
    expect(textOf(reply.body)).toContain('points the phone’s camera here')
    expect(textOf(reply.body)).not.toContain('cannot open it')
    await secure.close()
  })
})

describe('who sees what', () => {
  test('another therapist, and another practice, find nothing and change nothing', async () => {
    const id = await client('Private')
    const sessionId = await session(id)
    const bela = await t.addMember(ada, { name: 'Bela' })
    const elsewhere = await t.createPractice()
    for (const who of [bela, elsewhere]) {
      expect((await t.get(`/therapies/${id}`, who)).status).toBe(404)
      expect((await t.get(`/sessions/${sessionId}/note`, who)).status).toBe(404)
      expect((await t.post(`/sessions/${sessionId}/check-ins`, {}, who)).status).toBe(404)
      expect((await t.post(`/sessions/${sessionId}/note`, { sign: 'short-answers' }, who)).status).toBe(404)
      for (const what of ['sessions', 'next-session', 'cases', 'ending']) {
        expect((await t.post(`/therapies/${id}/${what}`, { date: '2026-01-01', time: '10:00', how: 'referred' }, who)).status).toBe(404)
      }
      expect(textOf((await t.get('/', who)).html)).not.toContain('Private')
    }
  })
  test('a director without clients sees the process only, and only from ten clients on', async () => {
    const lead = await t.addMember(ada, { name: 'Lead', roles: ['director'] })
    const page = textOf((await t.get('/', lead)).html)
    expect(page).toContain('The last 90 days')
    expect(page).toMatch(/strains? (was|were) noticed/)
    expect(page).not.toContain('Noor')
    const small = await t.createPractice()
    const only = await t.addMember(small, { name: 'Only', roles: ['supervisor'] })
    expect(textOf((await t.get('/', only)).html)).toContain('from ten clients on')
    expect((await t.get('/therapies/019e1643-c280-7180-a8e0-458495e1c8ad', lead)).status).toBe(403)
  })
  test('what asks to be read stands first on Today', async () => {
    const id = await client('Reading')
    await weekly(id, [calm], 0, { words: 'I want to kill myself.', reader: 'therapist', wish: 'bring-up' })
    const html = (await t.get('/', ada)).html
    expect(html.indexOf('id="read"')).toBeGreaterThan(0)
    expect(html.indexOf('id="read"')).toBeLessThan(html.indexOf('id="before"') === -1 ? Infinity : html.indexOf('id="before"'))
    expect(html).toMatch(/href="\/tasks\/[0-9a-f-]{36}"/)
  })
})
