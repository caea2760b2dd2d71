import { randomUUID } from 'node:crypto'
import { copyFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { endTherapy } from '../src/actions/end-therapy.ts'
import { invite } from '../src/actions/invite.ts'
import { makeOwnViewLink } from '../src/actions/own-view-links.ts'
import { setPracticeVoice } from '../src/actions/practice-voice.ts'
import { recordCaseEvent } from '../src/actions/case-events.ts'
import { releaseHeld } from '../src/actions/reading-tasks.ts'
import { tellClient } from '../src/actions/tell-client.ts'
import { explanation } from '../src/cli/explain.ts'
import { defaultInstrument } from '../src/core/instruments/index.ts'
import { voiceWords } from '../src/core/voice/index.ts'
import { explainedCase } from '../src/db/explain.ts'
import { migrate } from '../src/db/migrate.ts'
import { inTenant } from '../src/db/open.ts'
import { rowField } from '../src/survey/view.ts'
import { en } from '../src/survey/words/en.ts'
import { type Person, type TestApp, fieldsIn, testApp, textOf } from './app.ts'
import { testDatabase } from './database.ts'
import { type Scene, directField, scene, value } from './scene.ts'

const HOUR = 60
let t: TestApp
let director: Person
let ada: Person
let recipient: Person

beforeAll(async () => {
  t = await testApp()
  director = await t.createPractice({ alsoTherapist: '' })
  ada = await t.addMember(director, { name: 'Ada Berg', firstName: 'Ada' })
  recipient = await t.addMember(director, { name: 'Rosa Ruiz', firstName: 'Rosa', roles: ['recipient'] })
  await t.everything.query('update practice set recipient_id = $1 where practice_id = $2', [recipient.memberId, director.practiceId])
})
afterAll(() => t.close())

const signedIn = async (who: Person) => ({ ...who, cookie: await t.signIn(who) })
/** A week passes, a session takes place, and a link is made: its path. */
async function link(s: Scene, who = ada): Promise<string> {
  const sessionId = await s.session()
  return `/c/${value(await invite(who.acting(), { sessionId })).token}`
}
const rows = (answer: number, direct = 0) => Object.fromEntries(defaultInstrument.items.map((i) => [rowField(i.id), String(i.kind === 'direct' ? direct : answer)]))
async function send(path: string, fields: Record<string, string>) {
  const { key = '' } = fieldsIn((await t.get(`${path}?questions`)).html)
  return t.post(path, { key, ...rows(4), ...fields })
}
const responseOf = async (s: Scene) => (await t.everything.query('select * from response where therapy_id = $1 order by session_number desc limit 1', [s.therapyId])).rows[0]
const ownPage = async (s: Scene, who = ada) => `/c/m/${value(await makeOwnViewLink(who.acting(), { therapyId: s.therapyId })).token}`
const plain = (text: string) => textOf(`<p>${text}</p>`)

describe('before the first check-in', () => {
  it('the link shows one page on why and who reads, the form one tap away; opening it changes nothing', async () => {
    const s = await scene(t, ada)
    const path = await link(s)
    for (let visit = 0; visit < 3; visit++) {
      const first = await t.get(path)
      expect([first.status, textOf(first.html).includes(plain(en.first.heading)), first.html.includes('<form')]).toEqual([200, true, false])
      expect(textOf(first.html)).toContain('Ada sees your answers.')
      expect(textOf(first.html)).toContain('Answers are read Monday from 08:00 to 18:00.')
      expect(first.html).toContain(`href="${path}?questions"`)
      expect(first.html).toContain('href="/c/about?lang=en"')
      expect(Buffer.byteLength(first.html)).toBeLessThan(15 * 1024)
    }
    expect(fieldsIn((await t.get(`${path}?questions`)).html).key).toBeDefined()
    expect((await send(path, {})).status).toBe(200)
  })

  it('comes once: with an answer there, the next link opens the form; without one, it comes again', async () => {
    const s = await scene(t, ada)
    expect((await t.get(await link(s))).html).toContain(en.first.go)
    const second = await link(s)
    expect((await t.get(second)).html).toContain(en.first.go)
    await send(second, {})
    expect((await t.get(await link(s))).html).not.toContain(en.first.go)
  })

  it('a second therapy of its own begins with the page again; a held answer does not count, for the therapist may open the link', async () => {
    const s = await scene(t, ada)
    await s.answered(2, { words: 'Ada touched my leg and I did not want that.' })
    expect((await t.get(await link(s))).html).toContain(en.first.go)
    expect((await t.get(await link(await scene(t, ada)))).html).toContain(en.first.go)
  })
})

describe('the page of what was changed', () => {
  it('is a page of the client’s record: who opens it is written down, and what does not open is not', async () => {
    const s = await scene(t, ada)
    await s.answered(1, {})
    const read = async () => (await t.everything.query(`select member_id from audit where action = 'client read' and subject_id = $1`, [s.therapyId])).rows
    const before = (await read()).length
    const stranger = await t.createPractice()
    expect((await t.get(`/therapies/${s.therapyId}/voice`, { cookie: await t.signIn(stranger) })).status).toBe(404)
    expect(await read()).toHaveLength(before)
    expect((await t.get(`/therapies/${s.therapyId}/voice`, { cookie: await t.signIn(ada) })).status).toBe(200)
    expect((await read()).slice(before)).toEqual([{ member_id: ada.memberId }])
  })
})

describe('the practice’s own invitation', () => {
  it('is shown once a director has confirmed it, signed by the practice and not by the therapist', async () => {
    const chief = await t.createPractice()
    const s = await scene(t, chief)
    const form = async () => textOf((await t.get(`${await link(s, chief)}?questions`)).html)
    expect(await form()).not.toContain(voiceWords('en').candid)
    const page = await t.get('/settings/voice', { cookie: await t.signIn(chief) })
    const typed = fieldsIn(page.html, '/settings/voice')
    expect(typed.candid).toBe(voiceWords('en').candid)
    chief.cookie = await t.signIn(chief)
    expect((await t.post('/settings/voice', typed, chief)).status).toBe(422)
    expect((await t.post('/settings/voice', { ...typed, shown: 'yes' }, chief)).status).toBe(303)
    expect(await form()).toContain(`From Riverside Practice: ${voiceWords('en').candid}`)
    // The usual words are kept as "the usual": another language then says them in its own.
    expect((await t.everything.query('select candid_text from practice where practice_id = $1', [chief.practiceId])).rows).toEqual([{ candid_text: null }])
    value(await setPracticeVoice(chief.acting(), { candid: 'Say it plainly, please.', ownView: true }))
    expect(await form()).toContain('From Riverside Practice: Say it plainly, please.')
    value(await setPracticeVoice(chief.acting(), { candid: null, ownView: true }))
    expect(await form()).not.toContain('Say it plainly')
  })

  it('is changed by directors alone', async () => {
    expect((await setPracticeVoice(ada.acting(), { candid: 'x', ownView: false })).ok).toBe(false)
    expect((await t.get('/settings/voice', await signedIn(ada))).status).toBe(403)
  })
})

describe('what the client chose', () => {
  const canary = 'Wombat quokka never finished her biscuit'
  /** A therapy with an open case, whose latest words carry the canary. */
  async function withWords(fields: Record<string, string>): Promise<Scene> {
    const s = await scene(t, ada)
    for (let i = 0; i < 6; i++) await s.answered(5)
    await s.answered(1, { words: `${canary}.`, [directField]: '3', ...fields })
    return s
  }
  const places = ['understand', 'reflect', 'source', 'open', 'repair', 'follow-up', 'sheet', 'history']

  it.each([['no choice', {}], ['just read', { wish: 'just-read' }]])('%s: nothing quotes it, no opener, sheet, card, history, explanation or command', async (_, fields) => {
    const s = await withWords({ reader: 'therapist', ...fields })
    const { rupture_id: ruptureId } = await s.rupture()
    const who = await signedIn(ada)
    for (const place of places) {
      const page = await t.get(`/ruptures/${ruptureId}/${place}`, who)
      // What they wrote may be read, in the one quotation that says how: nothing else repeats it.
      const rest = page.html.replace(/<figure class="quote">[\s\S]*?<\/figure>/g, '')
      expect([place, page.status < 500, rest.includes('quokka')]).toEqual([place, true, false])
    }
    for (const page of ['/', `/therapies/${s.therapyId}/voice`]) expect([page, (await t.get(page, who)).html.includes('quokka')]).toEqual([page, false])
    const address = { ...inject('database').owner, database: t.everything.options.database! }
    expect(explanation((await explainedCase(address, ruptureId, t.clock.now))!)).not.toContain('quokka')
  })

  it('“talk about it”: the opener may quote it', async () => {
    const s = await withWords({ reader: 'therapist', wish: 'bring-up' })
    const { rupture_id: ruptureId } = await s.rupture()
    expect((await t.get(`/ruptures/${ruptureId}/open`, await signedIn(ada))).html).toContain('quokka')
  })

  it('“just read it”: a quiet adjustment, and no question later', async () => {
    const s = await withWords({ reader: 'therapist', wish: 'just-read' })
    const { rupture_id: ruptureId } = await s.rupture()
    const who = await signedIn(ada)
    expect(textOf((await t.get(`/ruptures/${ruptureId}/open`, who)).html)).toMatch(/quiet/i)
    expect((await t.get(`${await link(s)}?questions`)).html).not.toMatch(/name=(ta|r) /)
  })

  it('“someone else”: only that person reads it, the therapist finds it nowhere, and no question is asked about it', async () => {
    const s = await withWords({ reader: 'someone-else' })
    const who = await signedIn(ada)
    const { rupture_id: ruptureId } = await s.rupture()
    for (const page of [`/therapies/${s.therapyId}`, `/therapies/${s.therapyId}/voice`, ...places.map((place) => `/ruptures/${ruptureId}/${place}`)]) {
      expect([page, (await t.get(page, who)).html.includes('quokka')]).toEqual([page, false])
    }
    const { rows: [task] } = await t.everything.query('select task_id from risk_task where therapy_id = $1', [s.therapyId])
    expect((await t.get(`/tasks/${task.task_id}`, await signedIn(recipient))).html).toContain('quokka')
    expect((await t.get(`/tasks/${task.task_id}`, who)).status).toBe(404)
    expect((await t.get(`${await link(s)}?questions`)).html).not.toMatch(/name=(ta|r) /)
  })

  it('in a solo practice: nobody else can be chosen, contacts outside stand in the place, and the choice sent by hand comes back', async () => {
    const solo = await t.createPractice({ outsideContacts: 'Ombudsperson of the canton, 044 000 11 22' })
    const s = await scene(t, solo)
    const path = await link(s, solo)
    const form = await t.get(`${path}?questions`)
    expect([form.html.includes('name=reader'), form.html.includes('Ombudsperson of the canton')]).toEqual([false, true])
    const { key = '' } = fieldsIn(form.html)
    const back = await t.post(path, { key, ...rows(4), words: canary, reader: 'someone-else' })
    expect([back.status, fieldsIn(back.html).words]).toEqual([422, canary])
    expect((await t.post(path, { key, ...rows(4), words: canary })).status).toBe(200)
  })

  it('the receipt says what happens with it', async () => {
    for (const [fields, said] of [
      [{ words: canary, wish: 'bring-up' }, en.receipt.nextBringUp('Ada')], [{ words: canary, wish: 'just-read' }, en.receipt.nextJustRead('Ada')],
      [{ words: canary }, en.receipt.nextUnquoted('Ada')], [{}, en.receipt.nextUsual('Ada')], [{ words: canary, reader: 'someone-else' }, en.receipt.nextSomeoneElse('Rosa Ruiz')],
      [{ words: canary, reader: 'someone-else', wish: 'just-read' }, en.receipt.nextJustRead('Rosa Ruiz')],
      // Held for safety, that person talks with the client first, whatever was ticked.
      [{ words: `${canary} Ada touched my leg and I did not want that.`, wish: 'just-read' }, en.receipt.nextSomeoneElse('Rosa Ruiz')],
    ] as const) {
      const receipt = await send(await link(await scene(t, ada)), fields)
      expect(textOf(receipt.html)).toContain(said)
      expect(receipt.html).not.toContain('quokka')
      expect(receipt.html).toContain('/c/about/disagreeing')
    }
  })
})

describe('“you said, we changed”', () => {
  it('is told in one tap from the client’s page and stands on the next check-in, until that is answered', async () => {
    const s = await scene(t, ada)
    await s.answered(3, { words: 'I feel rushed at the end of the hour.', wish: 'bring-up' })
    const who = await signedIn(ada)
    const page = await t.get(`/therapies/${s.therapyId}`, who)
    expect(page.html).toContain('asked to talk about what they wrote after session 1')
    const { sessionId = '' } = fieldsIn(page.html, `/therapies/${s.therapyId}/told`)
    const post = (fields: Record<string, string>) => t.post(`/therapies/${s.therapyId}/told`, fields, who)
    expect((await post({ sessionId, kind: 'discussed' })).status).toBe(303)
    expect((await post({ sessionId, kind: 'changed', words: 'You said the end feels rushed. We now stop five minutes early.' })).status).toBe(303)
    // Sent twice is told once.
    await post({ sessionId, kind: 'discussed' })
    const path = await link(s)
    const form = textOf((await t.get(path)).html)
    for (const said of [en.told.discussed, en.told.youSaidWeChanged, 'We now stop five minutes early.']) expect(form).toContain(said)
    expect(form.split(en.told.discussed)).toHaveLength(2)
    await send(path, {})
    expect(textOf((await t.get(await link(s))).html)).not.toContain('five minutes early')
    expect(textOf((await t.get(await ownPage(s))).html)).toContain('We now stop five minutes early.')
  })

  it('never quotes, and never claims that they said it, without their yes', async () => {
    for (const fields of [{}, { wish: 'just-read' }] as Record<string, string>[]) {
      const s = await scene(t, ada)
      const sessionId = await s.answered(3, { words: 'I feel rushed at the end of the hour.', ...fields })
      const tell = (words: string) => tellClient(ada.acting(), { therapyId: s.therapyId, sessionId, kind: 'changed', words })
      expect((await tell('You said you feel rushed at the end.')).ok).toBe(false)
      expect((await tell('We now stop five minutes early.')).ok).toBe(true)
      const form = textOf((await t.get(await link(s))).html)
      expect([form.includes('We now stop five minutes early.'), form.includes(en.told.changed), form.includes(en.told.youSaidWeChanged)]).toEqual([true, true, false])
    }
  })

  it('is for that client of that therapist alone, and can be taken back', async () => {
    const s = await scene(t, ada)
    const sessionId = await s.answered(3)
    const other = await t.addMember(director, {})
    const tell = (who: Person) => tellClient(who.acting(), { therapyId: s.therapyId, sessionId, kind: 'changed', words: 'We now begin slowly.' })
    expect((await tell(other)).ok).toBe(false)
    value(await tell(ada))
    expect(textOf((await t.get(await link(await scene(t, ada)))).html)).not.toContain('begin slowly')
    const who = await signedIn(ada)
    const { noteId = '' } = fieldsIn((await t.get(`/therapies/${s.therapyId}/voice`, who)).html, `/therapies/${s.therapyId}/told-taken-back`)
    await t.post(`/therapies/${s.therapyId}/told-taken-back`, { noteId }, who)
    expect(textOf((await t.get(await link(s))).html)).not.toContain('begin slowly')
    expect((await t.everything.query('select words from told_client where note_id = $1', [noteId])).rows).toEqual([{ words: 'We now begin slowly.' }])
  })
})

describe('my check-ins', () => {
  it('show own answers and words as given, what was told, who opened the page and when, and what can be asked for', async () => {
    const s = await scene(t, ada)
    await s.answered(5, { words: 'The diary <is> too much.', wish: 'bring-up' })
    await t.get(`/therapies/${s.therapyId}`, await signedIn(ada))
    value(await tellClient(ada.acting(), { therapyId: s.therapyId, sessionId: null, kind: 'changed', words: 'We leave the diary out.' }))
    const path = await ownPage(s)
    const page = await t.get(path)
    const text = textOf(page.html)
    for (const part of ['The diary <is> too much.', en.mine.wish['bring-up'], 'We leave the diary out.', 'Ada Berg: ', 'Dr. Ada Lindqvist', ...en.mine.asks.map(plain), en.leave]) {
      expect(text).toContain(part)
    }
    for (const item of defaultInstrument.items) expect(text).toContain(item.text!.en!.replaceAll('{T}', 'Ada'))
    expect(text).toMatch(/This page can be opened until \w+day/)
    expect(page.html).not.toMatch(/<textarea|type=radio/)
    expect((await t.get(path)).html).toBe(page.html)
  })

  it('the link is stored by its hash, ends by itself, by the client, by the therapist, by a newer one, and when the practice turns the view off', async () => {
    const s = await scene(t, ada)
    await s.answered(4)
    const open = async (path: string) => (await t.get(path)).status
    const first = await ownPage(s)
    expect((await t.everything.query("select encode(token_hash, 'base64') as hash from client_link where therapy_id = $1", [s.therapyId])).rows[0].hash).not.toContain(first.slice(5, 15))
    const second = await ownPage(s)
    expect([await open(first), await open(second)]).toEqual([404, 200])
    expect((await t.post(second)).status).toBe(404)
    expect(await open(second)).toBe(404)
    const third = await ownPage(s)
    t.pass(24 * HOUR)
    expect(await open(third)).toBe(404)
    const fourth = await ownPage(s)
    const who = await signedIn(ada)
    await t.post(`/therapies/${s.therapyId}/own-view-links-ended`, {}, who)
    const fifth = await ownPage(s)
    expect([await open(fourth), await open(fifth)]).toEqual([404, 200])
    value(await setPracticeVoice(director.acting(), { candid: null, ownView: false }))
    expect([await open(fifth), (await makeOwnViewLink(ada.acting(), { therapyId: s.therapyId })).ok]).toEqual([404, false])
    expect(textOf((await send(await link(s), {})).html)).not.toContain(en.askForMine.button)
    value(await setPracticeVoice(director.acting(), { candid: null, ownView: true }))
    expect(await open(fifth)).toBe(404)
    const unknown = await t.get(`/c/m/${'A'.repeat(43)}`)
    for (const path of [first, fifth]) expect((await t.get(path)).html).toBe(unknown.html)
    expect(unknown.html).toBe((await t.get(`/c/${'A'.repeat(43)}`)).html)
  })

  it('a therapist can leave out what was computed, never the client’s own answers', async () => {
    const s = await scene(t, ada)
    for (let i = 0; i < 4; i++) await s.answered(5, { words: `Words number ${i}.` })
    const shown = textOf((await t.get(await ownPage(s))).html)
    expect(shown).toMatch(/What we make of it: 5.*Usual for you at that time: \d/)
    expect(shown).toContain('not a validated test')
    await t.post(`/therapies/${s.therapyId}/own-view-bands`, { hidden: 'yes' }, await signedIn(ada))
    const page = await t.get(await ownPage(s))
    expect(textOf(page.html)).not.toMatch(/What we make of it|Usual for you/)
    for (let i = 0; i < 4; i++) expect(page.html).toContain(`Words number ${i}.`)
    expect(page.html.match(/<dt/g)).toHaveLength(4 * defaultInstrument.items.length)
  })

  it('a link never shows more than its maker may read: what is held or meant for somebody else is not on it until released', async () => {
    const s = await scene(t, ada)
    await s.answered(5, { words: 'An ordinary week.' })
    await s.answered(1, { words: 'Ada touched my leg and I did not want that.', [directField]: '4' })
    await s.answered(4, { words: 'Zebra words for Rosa.', reader: 'someone-else' })
    const { rows: tasks } = await t.everything.query('select task_id, response_id from risk_task where therapy_id = $1 order by raised_at', [s.therapyId])
    // Read by the recipient: not even that may be told by the therapist's link.
    for (const task of tasks) await t.get(`/tasks/${task.task_id}`, await signedIn(recipient))
    const page = await t.get(await ownPage(s))
    const text = textOf(page.html)
    expect([text.includes('An ordinary week.'), text.includes('touched my leg'), text.includes('Zebra'), text.includes('Rosa')]).toEqual([true, false, false, false])
    expect(text).toContain(plain(en.mine.notHere('Ada Berg')))
    expect(page.html.match(/<dt/g)).toHaveLength(2 * defaultInstrument.items.length)
    // The same sentence stands there where nothing is held: it tells nothing.
    expect(textOf((await t.get(await ownPage(await scene(t, ada)))).html)).toContain(plain(en.mine.notHere('Ada Berg')))
    const held = tasks[0]
    await t.post(`/tasks/${held.task_id}/acknowledgement`, {}, await signedIn(recipient))
    value(await releaseHeld(recipient.acting(), { taskId: held.task_id, what: ['answers', 'words'], note: 'They agreed.' }))
    expect(textOf((await t.get(await ownPage(s))).html)).toContain('touched my leg')
  })

  it('of what was given to somebody else is shown by a link of that person, to that answer alone; the therapist learns nothing of it', async () => {
    const s = await scene(t, ada)
    await s.answered(5, { words: 'An ordinary week.' })
    await s.answered(1, { words: 'Ada touched my leg and I did not want that.', [directField]: '4' })
    await s.answered(3, { words: 'Zebra words for Rosa.', reader: 'someone-else' })
    const { rows: [held, wordsOnly] } = await t.everything.query('select task_id from risk_task where therapy_id = $1 order by raised_at', [s.therapyId])
    const rosa = await signedIn(recipient)
    const linkFrom = async (task: { task_id: string }, who: Person) => /\/c\/m\/[\w-]{43}/.exec((await t.post(`/tasks/${task.task_id}/own-view-links`, {}, who)).html)?.[0] ?? ''
    expect(textOf((await t.get(`/tasks/${held.task_id}`, rosa)).html)).toContain('Ada Berg learns nothing of it')

    const whole = await t.get(await linkFrom(held, rosa))
    expect([whole.status, whole.html.match(/<dt/g)?.length]).toEqual([200, defaultInstrument.items.length])
    expect(textOf(whole.html)).toContain('touched my leg')
    expect(textOf(whole.html)).not.toMatch(/ordinary week|Zebra/)
    // The rows went to the therapist, and this person has not read them: by this link too there are only the words.
    const theirs = await t.get(await linkFrom(wordsOnly, rosa))
    expect(textOf(theirs.html)).toContain('Zebra words for Rosa.')
    expect(theirs.html).not.toMatch(/<dt|touched my leg|ordinary week/)
    expect(textOf(theirs.html)).toContain('Rosa Ruiz')

    // Neither by the pages nor in the database does the therapist learn that there are such links, and a link of theirs ends none.
    const asAda = await signedIn(ada)
    expect((await t.post(`/tasks/${held.task_id}/own-view-links`, {}, asAda)).status).toBe(404)
    expect(textOf((await t.get(`/therapies/${s.therapyId}/voice`, asAda)).html)).not.toContain('A link is out')
    const own = await ownPage(s)
    const links = (who: Person) => inTenant(t.db, who, async (tx) => (await tx.selectFrom('client_link').select('link_id').where('therapy_id', '=', s.therapyId).execute()).length)
    expect([await links(ada), await links(director), await links(recipient)]).toEqual([1, 1, 3])
    const again = await linkFrom(held, rosa)
    expect([(await t.get(own)).html.includes('ordinary week'), (await t.get(again)).html.includes('touched my leg')]).toEqual([true, true])
    await t.post(again)
    expect((await t.get(again)).html).not.toContain('touched my leg')

    // Turned off, such links are over as well.
    const last = await linkFrom(held, rosa)
    for (const ownView of [false, true]) value(await setPracticeVoice(director.acting(), { candid: null, ownView }))
    expect((await t.get(last)).html).not.toContain('touched my leg')
    expect((await t.get(own)).html).not.toContain('ordinary week')
  })

  it('stay the client’s after the therapy has ended: its therapist can still make a link, which nobody else can', async () => {
    const s = await scene(t, ada)
    const path = await link(s)
    await send(path, { words: 'What I wrote then.' })
    value(await endTherapy(ada.acting(), { therapyId: s.therapyId, how: 'therapy-ended', learned: '' }))
    await t.post(`${path}?ask&lang=en`)
    const who = await signedIn(ada)
    expect(textOf((await t.get(`/therapies/${s.therapyId}`, who)).html)).toContain('would like to see their own check-ins')
    // The list of clients says so too: nobody opens the page of somebody who no longer comes.
    expect((await t.get('/clients', who)).html).toContain(`/therapies/${s.therapyId}/voice#view`)
    const page = await t.get(`/therapies/${s.therapyId}/voice`, who)
    expect([page.status, page.html.includes('/own-view-links'), page.html.includes('/told"')]).toEqual([200, true, false])
    const made = await t.post(`/therapies/${s.therapyId}/own-view-links`, {}, who)
    const own = await t.get(/\/c\/m\/[\w-]{43}/.exec(made.html)![0])
    expect(textOf(own.html)).toContain('What I wrote then.')
    const other = await t.addMember(director, { name: 'Ben Osei', firstName: 'Ben' })
    expect((await makeOwnViewLink(other.acting(), { therapyId: s.therapyId })).ok).toBe(false)
    expect(await tellClient(ada.acting(), { therapyId: s.therapyId, sessionId: null, kind: 'changed', words: 'Too late.' })).toMatchObject({ ok: false })
  })

  it('is asked for by any link, which tells nothing; only the therapist sees that somebody asked', async () => {
    const s = await scene(t, ada)
    const path = await link(s)
    const receipt = await send(path, {})
    expect(receipt.html).toContain('action="?ask&amp;lang=en"')
    const replies = [await t.post('/c/nowhere?ask&lang=en'), await t.post(`/c/${'A'.repeat(43)}?ask&lang=en`)]
    expect((await t.everything.query('select view_asked_at from therapy where therapy_id = $1', [s.therapyId])).rows[0].view_asked_at).toBeNull()
    replies.push(await t.post(`${path}?ask&lang=en`), await t.post(`${path}?ask&lang=en`))
    for (const reply of replies) expect([reply.status, reply.html]).toEqual([200, replies[0]!.html])
    expect(replies[0]!.html).not.toMatch(/Ada|Riverside|\/c\/m\//)
    const who = await signedIn(ada)
    expect(textOf((await t.get(`/therapies/${s.therapyId}`, who)).html)).toContain('would like to see their own check-ins')
    await ownPage(s)
    expect(textOf((await t.get(`/therapies/${s.therapyId}`, who)).html)).not.toContain('would like to see their own check-ins')
  })
})

describe('questions besides the form', () => {
  it('come after the client’s own word, say why, can be left alone, and become events of the case with the answer', async () => {
    const s = await scene(t, ada)
    for (let i = 0; i < 6; i++) await s.answered(5)
    await s.answered(1, { [directField]: '3' })
    const { rupture_id: ruptureId, events: before } = await s.rupture()
    const path = await link(s)
    const form = await t.get(path)
    expect(form.html).toContain('name=ta ')
    expect(form.html).not.toContain('name=r ')
    expect(textOf(form.html)).toContain('We ask because you answered')
    expect(form.html).not.toMatch(/\schecked/)
    expect((await send(path, { ta: '2', r: '4' })).status).toBe(200)
    // Only what was asked is kept.
    expect((await responseOf(s)).answers.asked).toEqual({ 'talked-about': 2 })
    const { rows: events } = await t.everything.query('select type, data, by_member from case_event where rupture_id = $1 and number > $2 order by number', [ruptureId, before])
    expect(events).toEqual([expect.objectContaining({ type: 'rated' }), { type: 'client-talked', data: { session: 8, steps: 2 }, by_member: null }])
    value(await recordCaseEvent(ada.acting(), { ruptureId, event: { type: 'conversation', data: { session: 8, how: 'They said what was hard.' } } }))
    const next = await link(s)
    expect((await t.get(next)).html).toContain('name=r ')
    expect((await send(next, { 'ask-resolved': 'skip', 'ask-talked-about': 'nonsense' })).status).toBe(200)
    expect((await responseOf(s)).answers).toMatchObject({ asked: { resolved: null } })
    expect((await t.get(await link(s))).html).not.toContain('name=r ')
    expect(textOf((await t.get(await ownPage(s))).html)).toContain(en.mine.besides)
  })

  it('a low answer alone brings none, and left alone they leave no trace', async () => {
    const s = await scene(t, ada)
    for (let i = 0; i < 6; i++) await s.answered(5)
    await s.answered(1)
    const path = await link(s)
    expect((await t.get(path)).html).not.toMatch(/name=(ta|r) /)
    await send(path, { ta: '4' })
    expect((await responseOf(s)).answers.asked).toBeUndefined()
  })
})

describe('the time that the device claims', () => {
  it('is kept beside the time of receipt where it can be, and page 1 says that it is noted', async () => {
    const s = await scene(t, ada)
    const claimedAs = async (claimed?: (now: number) => string) => {
      const path = await link(s)
      expect(textOf((await t.get(`${path}?questions`)).html)).toContain('We also note when you sent it and the time on your device, and nothing else.')
      t.pass(3 * HOUR)
      expect((await send(path, claimed ? { claimed: claimed(t.clock.now.getTime()) } : {})).status).toBe(200)
      const { claimed_at: at, received_at: received } = await responseOf(s)
      expect(received).toEqual(t.clock.now)
      return at && (t.clock.now.getTime() - at.getTime()) / 60_000
    }
    expect(await claimedAs((now) => String(now - 90 * 60_000))).toBe(90)
    expect(await claimedAs()).toBeNull()
    for (const odd of [(now: number) => String(now + HOUR * 60_000), (now: number) => String(now - 10 * 86_400_000), () => 'yesterday', () => '', () => '1e12', () => '9'.repeat(400)]) {
      expect(await claimedAs(odd)).toBeNull()
    }
  })

  it('two claims of one form are still one answer', async () => {
    const s = await scene(t, ada)
    const path = await link(s)
    const { key = '' } = fieldsIn((await t.get(`${path}?questions`)).html)
    const replies = [await t.post(path, { key, ...rows(4), claimed: String(t.clock.now.getTime()) }), await t.post(path, { key, ...rows(4), claimed: String(t.clock.now.getTime() + 5_000) })]
    expect(replies.map((r) => r.status)).toEqual([200, 200])
    expect((await t.everything.query('select count(*)::int as n from response where therapy_id = $1', [s.therapyId])).rows[0].n).toBe(1)
  })
})

describe('explanations for clients', () => {
  it('are three short pages of one origin without names, reachable from each other', async () => {
    const home = await t.get('/c/about')
    const paths = [...home.html.matchAll(/href="(\/c\/about\/[^"?]+)/g)].map((m) => m[1]!)
    expect(paths).toHaveLength(3)
    for (const path of ['/c/about', ...paths]) {
      const page = await t.get(path)
      expect([path, page.status, Buffer.byteLength(page.html) < 15 * 1024, /<form|src=/.test(page.html)]).toEqual([path, 200, true, false])
      expect(page.html).toContain('<title>Good to know</title>')
      expect([...page.html.matchAll(/href="(https?:[^"]*)"/g)].map((m) => m[1])).toHaveLength(1)
    }
    expect((await t.get('/c/about/constructor')).status).toBe(404)
  })
})

describe('the version before', () => {
  it('is brought forward with its rows: nothing is shown that nobody confirmed, and nothing that was there is lost', async () => {
    const old = await testDatabase()
    const folder = mkdtempSync(join(tmpdir(), 'attune-before-'))
    const all = fileURLToPath(new URL('../src/db/migrations/', import.meta.url))
    const before = readdirSync(all).filter((name) => name < '0003')
    for (const name of before) copyFileSync(join(all, name), join(folder, name))
    await old.everything.query('drop schema public cascade; create schema public authorization attune')
    await migrate(old.owner, folder)
    const [practiceId, memberId, clientId, therapyId] = Array.from({ length: 4 }, () => randomUUID())
    const now = new Date('2026-05-11T09:00:00Z')
    await old.everything.query(`insert into practice (practice_id, name, time_zone, supervisor_may_see, reading_hours, reading_week, on_duty, help_lines,
      help_confirmed_at, help_confirmed_by, leave_url, created_at) values ($1, 'Old', 'UTC', false, 'daily', '{"week":[]}', array[$2::uuid], '[]', $3, $2, 'https://x.example', $3)`, [practiceId, memberId, now])
    await old.everything.query(`insert into member (practice_id, member_id, email, name, first_name, roles, created_at) values ($1, $2, 'a@b.example', 'A', 'A', '{therapist}', $3)`, [practiceId, memberId, now])
    await old.everything.query(`insert into client (practice_id, client_id, name, language, time_zone, created_at) values ($1, $2, 'N', 'en', 'UTC', $3)`, [practiceId, clientId, now])
    await old.everything.query(`insert into therapy (practice_id, therapy_id, client_id, therapist_id, instrument_id, instrument_version, setting, started_on, created_at)
      values ($1, $2, $3, $4, 'x', '1', 'in-person', '2026-01-01', $5)`, [practiceId, therapyId, clientId, memberId, now])
    expect(await migrate(old.owner)).toEqual(readdirSync(all).filter((name) => name >= '0003').sort())
    const { rows } = await old.everything.query('select name, own_view, candid_confirmed_at, bands_hidden, view_asked_at from practice join therapy using (practice_id)')
    expect(rows).toEqual([{ name: 'Old', own_view: true, candid_confirmed_at: null, bands_hidden: false, view_asked_at: null }])
    await old.close()
    rmSync(folder, { recursive: true })
  })
})
