import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { fieldsIn, type Fields, type Person, type Reply, testApp, type TestApp, textOf } from '../../test/app.ts'
import { madeUpText } from '../../test/made-up-text.ts'
import { value } from '../../test/scene.ts'
import { addClient } from '../actions/add-client.ts'
import { endTherapy } from '../actions/end-therapy.ts'
import { invite } from '../actions/invite.ts'
import { loadLicensedText } from '../actions/load-licensed-text.ts'
import { recordSession } from '../actions/record-session.ts'
import { removeLicensedText } from '../actions/remove-licensed-text.ts'
import { findInstrument, instruments } from '../core/instruments/index.ts'
import type { LicensedText } from '../core/instruments/with-wording.ts'
import { rowField } from '../survey/view.ts'

let t: TestApp
let ada: Person
beforeAll(async () => {
  t = await testApp()
})
beforeEach(async () => {
  ada = await t.createPractice()
})
afterAll(() => t.close())

const page = (id: string) => `/settings/forms/${id}`
const load = (id: string, text: unknown, who = ada) =>
  t.post(page(id), { text: typeof text === 'string' ? text : JSON.stringify(text) }, who)
const loaded = async (id: string, change: Partial<LicensedText> = {}, who = ada) => {
  const reply = await load(id, madeUpText(id, change), who)
  if (reply.status !== 303) throw new Error(textOf(reply.html))
}
const storedTexts = async (who = ada) =>
  (await t.everything.query('select instrument_id, text, reference, loaded_by from licensed_text where practice_id = $1', [who.practiceId])).rows
const offered = async (who: Person) =>
  [.../<select name="instrumentId"[\s\S]*?<\/select>/.exec((await t.get('/clients/new', who)).html)![0].matchAll(/value="([^"]+)"/g)].map(([, id]) => id)

async function clientWith(instrumentId: string, who = ada): Promise<string> {
  const reply = await t.post('/clients/new', {
    name: 'Noor A.', contact: '', timeZone: 'Europe/Zurich', instrumentId, startedOn: '2026-05-04', setting: 'in-person', language: 'en',
  }, who)
  if (reply.status !== 303) throw new Error(textOf(reply.html))
  return /therapies\/([^?]+)/.exec(reply.to)![1]!
}
/** A week later, with the sign-in renewed: the link of a new session. */
async function link(therapyId: string, who = ada): Promise<string> {
  t.pass(7 * 24 * 60)
  who.cookie = await t.signIn(who)
  const session = value(await recordSession(who.acting(), { therapyId, heldAt: t.clock.now, kind: 'held', secondThatDay: false }))
  return `/c/${value(await invite(who.acting(), { sessionId: session.sessionId })).token}?questions`
}
/** Answers the rows of a form, one number each, or the same for all; a reversed row is given what it means. */
async function answer(path: string, id: string, answers: number | readonly number[]): Promise<Reply> {
  const { items } = findInstrument(id)!
  const rows: Fields = Object.fromEntries(items.map((item, i) => [rowField(item.id), String(typeof answers === 'number' ? answers : answers[i])]))
  const { key } = fieldsIn((await t.get(path)).html)
  return t.post(path, { ...rows, key: key! })
}
const response = async (therapyId: string) => (await t.everything.query(
  'select score, unscorable, verdict from response where therapy_id = $1 order by session_number desc limit 1', [therapyId])).rows[0]

describe('a licensed text, from loading to the verdict', () => {
  test('a director loads it; a therapist chooses the form; the client reads the words and answers; norms are the form’s own', async () => {
    const ben = await t.addMember(ada, { firstName: 'Ben' })
    expect(await offered(ben)).toEqual(['alliance-checkin-short', 'alliance-checkin-long'])
    expect((await load('arm-5', madeUpText('arm-5'))).to).toBe('/settings/forms?done=loaded')
    expect(await offered(ben)).toEqual(['alliance-checkin-short', 'alliance-checkin-long', 'arm-5'])

    const therapyId = await clientWith('arm-5', ben)
    // Row 3 is reversed: 2 there means 6.
    const steady = [6, 6, 2, 6, 6]
    const path = await link(therapyId, ben)
    const shown = textOf((await t.get(path)).html)
    expect(shown).toContain('Invented lead about tea.')
    expect(shown).toContain('Invented row 5: the tea with Ben.')
    expect(shown).toContain('1 cold tea')
    expect(shown).toContain('Agnew Relationship Measure, 5-item form')
    expect((await answer(path, 'arm-5', steady)).status).toBe(200)
    const { norms } = findInstrument('arm-5')!
    expect(await response(therapyId)).toMatchObject({ score: 6, unscorable: null, verdict: { level: 'learning', drop: norms!.mean - 6 } })

    for (let i = 0; i < 3; i++) await answer(await link(therapyId, ben), 'arm-5', steady)
    expect((await answer(await link(therapyId, ben), 'arm-5', [5, 2, 6, 3, 4])).status).toBe(200)
    expect(await response(therapyId)).toMatchObject({ score: 3.2, verdict: { level: 'severe', opens: true } })

    const client = textOf((await t.get(`/therapies/${therapyId}`, ben)).html)
    expect(client).toContain('Invented row 2: the tea with Ben.')
    expect(client).toContain('much lower')
    const { rows: [rupture] } = await t.everything.query('select rupture_id from rupture where therapy_id = $1', [therapyId])
    expect(textOf((await t.get(`/ruptures/${rupture.rupture_id}/understand`, ben)).html)).toContain('Invented row 2: the tea with Ben.')
    expect((await t.get('/', ben)).html).toContain('Noor A.')
  })

  test('it belongs to one practice: another neither sees nor can use it', async () => {
    await loaded('arm-5')
    const other = await t.createPractice()
    expect(await offered(other)).not.toContain('arm-5')
    const elsewhere = await t.get(page('arm-5'), other)
    expect(elsewhere.status).toBe(200)
    expect(elsewhere.html).not.toContain('Invented')
    expect(textOf((await t.get('/settings/forms', other)).html).match(/no text loaded/g)).toHaveLength(instruments.filter((one) => one.licence.requiresLicence).length)
    const smuggled = await addClient(other.acting(), {
      name: 'x', contact: '', timeZone: 'UTC', instrumentId: 'arm-5', startedOn: '2026-05-04', setting: 'in-person', language: 'en',
    })
    expect(smuggled).toMatchObject({ ok: false, problems: { instrumentId: expect.stringContaining('in the list') } })
  })

  test('everybody may look; only a director loads and removes', async () => {
    const ben = await t.addMember(ada)
    await loaded('arm-5')
    const seen = await t.get(page('arm-5'), ben)
    expect(textOf(seen.html)).toContain('Invented permission, file 7')
    expect(textOf(seen.html)).toContain('Invented row 3: the tea with (the therapist’s name). 1: cold tea · 7: warm tea · scored in reverse')
    expect(seen.html).not.toContain('<textarea')
    expect((await load('wai-sr', madeUpText('wai-sr'), ben)).status).toBe(403)
    expect((await t.post(`${page('arm-5')}/removal`, {}, ben)).status).toBe(403)
    const text = JSON.stringify(madeUpText('wai-sr'))
    expect(await loadLicensedText(ben.acting(), { instrumentId: 'wai-sr', text })).toMatchObject({ ok: false, problems: { practice: expect.any(String) } })
    expect(await removeLicensedText(ben.acting(), { instrumentId: 'arm-5' })).toMatchObject({ ok: false })
    expect((await storedTexts()).map((row) => row.instrument_id)).toEqual(['arm-5'])
  })

  test('the page says who loaded what, when, and where the permission is', async () => {
    await loaded('srs')
    const { rows: [{ text, ...row }] } = { rows: await storedTexts() }
    expect(row).toEqual({ instrument_id: 'srs', reference: 'Invented permission, file 7', loaded_by: ada.memberId })
    expect(text).toEqual(madeUpText('srs'))
    const list = textOf((await t.get('/settings/forms?done=loaded', ada)).html)
    expect(list).toContain('The text is loaded.')
    expect(list).toContain('4 rows · loaded on 11 May 2026 by Dr. Ada Lindqvist'.replace('11 May 2026', new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' }).format(t.clock.now)))
    const { rows } = await t.everything.query("select action, data from audit where practice_id = $1 and action like 'licensed%'", [ada.practiceId])
    expect(rows).toEqual([{ action: 'licensed text loaded', data: { instrument: 'srs', version: '3' } }])
  })

  test('every form that needs a licence can be loaded and sent, each row with all its answers', async () => {
    for (const one of instruments.filter((i) => i.licence.requiresLicence)) {
      await loaded(one.id)
      const therapyId = await clientWith(one.id)
      const path = await link(therapyId)
      const html = (await t.get(path)).html
      for (const item of one.items) expect(html.match(new RegExp(`name=${rowField(item.id)} `, 'g'))).toHaveLength(item.max - item.min + 2)
      expect((await answer(path, one.id, one.items[0]!.max)).status).toBe(200)
      expect((await response(therapyId)).score).not.toBeNull()
    }
  })
})

describe('a key that is not bundled', () => {
  test('comes with the text: without it the form is not loaded, with it the form is scored by it', async () => {
    const { key: _, ...without } = madeUpText('sai')
    const refused = await load('sai', without)
    expect(refused.status).toBe(422)
    expect(textOf(refused.html)).toContain('A "key" is needed.')
    expect(await offered(ada)).not.toContain('sai')

    await loaded('sai')
    const therapyId = await clientWith('sai')
    await answer(await link(therapyId), 'sai', [0, 5, 5, 5, 5, 5])
    // The first row is reversed by the invented key.
    expect(await response(therapyId)).toMatchObject({ score: 5, unscorable: null })
  })

  test('stays as it is once ratings were made with it; the wording can still change', async () => {
    await loaded('sai')
    const other = madeUpText('sai')
    other.key!.sai1!.reverse = false
    await loaded('sai', { key: other.key! })
    await loaded('sai')
    const therapyId = await clientWith('sai')
    await answer(await link(therapyId), 'sai', 4)
    const refused = await load('sai', other)
    expect(refused.status).toBe(422)
    expect(textOf(refused.html)).toContain('Ratings were already made with the key that is loaded')
    await loaded('sai', { lead: 'Another lead.' })
    expect((await storedTexts())[0].text).toEqual(madeUpText('sai', { lead: 'Another lead.' }))
  })
})

describe('replacing and removing', () => {
  test('a link that is out shows the new words, and what was typed before is taken in', async () => {
    await loaded('arm-5')
    const path = await link(await clientWith('arm-5'))
    const before = fieldsIn((await t.get(path)).html)
    expect((await load('arm-5', madeUpText('arm-5', { lead: 'A corrected lead.' }))).to).toBe('/settings/forms?done=replaced')
    expect(textOf((await t.get(path)).html)).toContain('A corrected lead.')
    const rows = Object.fromEntries(findInstrument('arm-5')!.items.map((item) => [rowField(item.id), '4']))
    expect((await t.post(path, { ...rows, key: before.key! })).status).toBe(200)
  })

  test('is not offered while a running therapy uses it; afterwards the answers stay and the words are gone', async () => {
    await loaded('arm-5')
    const therapyId = await clientWith('arm-5')
    for (let i = 0; i < 3; i++) await answer(await link(therapyId), 'arm-5', [6, 6, 2, 6, 6])
    expect((await t.get(page('arm-5'), ada)).html).not.toContain(`action="${page('arm-5')}/removal"`)
    const early = await t.post(`${page('arm-5')}/removal`, {}, ada)
    expect(early.status).toBe(422)
    expect(textOf(early.html)).toContain('A running therapy is answered with this form')
    expect(await storedTexts()).toHaveLength(1)

    value(await endTherapy(ada.acting(), { therapyId, how: 'therapy-ended', learned: '' }))
    expect((await t.get(page('arm-5'), ada)).html).toContain(`action="${page('arm-5')}/removal"`)
    expect((await t.post(`${page('arm-5')}/removal`, {}, ada)).to).toBe('/settings/forms?done=removed')
    expect(await storedTexts()).toEqual([])
    expect(await response(therapyId)).toMatchObject({ score: 6 })
    expect((await t.get(`/therapies/${therapyId}`, ada)).status).toBe(200)
    expect(await offered(ada)).not.toContain('arm-5')
    expect((await t.post(`${page('arm-5')}/removal`, {}, ada)).status).toBe(422)
  })

  test('a course with a key that was not bundled is still drawn after the text is gone', async () => {
    await loaded('sai')
    const therapyId = await clientWith('sai')
    for (let i = 0; i < 4; i++) await answer(await link(therapyId), 'sai', i === 3 ? [4, 1, 1, 1, 1, 1] : [1, 4, 4, 4, 4, 4])
    expect(await response(therapyId)).toMatchObject({ score: 1, verdict: { level: 'severe' } })
    value(await endTherapy(ada.acting(), { therapyId, how: 'therapy-ended', learned: 'Invented.' }))
    value(await removeLicensedText(ada.acting(), { instrumentId: 'sai' }))
    const drawn = await t.get(`/therapies/${therapyId}`, ada)
    expect(drawn.status).toBe(200)
    expect(textOf(drawn.html)).toContain('much lower')
    expect(drawn.html).not.toContain('Invented row')
    const { rows: [rupture] } = await t.everything.query('select rupture_id from rupture where therapy_id = $1', [therapyId])
    expect((await t.get(`/ruptures/${rupture.rupture_id}/understand`, ada)).status).toBe(200)
  })

  test('a form without words is never shown to a client, nor an invitation made', async () => {
    await loaded('arm-5')
    const therapyId = await clientWith('arm-5')
    const path = await link(therapyId)
    await t.everything.query('delete from licensed_text where practice_id = $1', [ada.practiceId])
    t.pass(20)
    expect((await t.get(path)).status).toBe(404)
    const session = value(await recordSession(ada.acting(), { therapyId, heldAt: t.clock.now, kind: 'held', secondThatDay: true }))
    const refused = await t.post(`/sessions/${session.sessionId}/check-ins`, {}, ada)
    expect(refused.status).toBe(422)
    expect(textOf(refused.html)).toContain('may only be used with a licensed text')
  })
})

describe('a text that cannot be loaded', () => {
  const good = madeUpText('arm-5')
  const { arm2: _, ...four } = good.items
  test.each([
    ['nothing', '', 'Please paste the text here.'],
    ['broken JSON', '{\n  "instrument": "arm-5"\n  "version": "1"\n}', 'Line 3, column 3: a comma or a closing bracket was expected'],
    ['curly quotation marks', '{ “instrument”: 1 }', 'JSON knows straight quotation marks only'],
    ['no object', '[1, 2]', 'must be a JSON object'],
    ['a missing row', { ...good, items: four }, 'The text of row "arm2" is missing.'],
    ['a row too many', { ...good, items: { ...good.items, arm6: 'one more' } }, '"arm6" is not a row of ARM-5.'],
    ['wrong ids', { ...good, items: { ...four, Arm2: 'x' } }, '"Arm2" is not a row of ARM-5.'],
    ['another form', madeUpText('wai-sr'), 'This text must say that it belongs to "arm-5", version "1".'],
    ['another version', { ...good, version: '2' }, 'belongs to "arm-5", version "1"'],
    ['an unknown field', { ...good, license: 'x' }, '"license" is not a known field.'],
    ['no permission', { ...good, licence: ' ' }, 'where the permission is written down'],
    ['a language that no formatter knows', { ...good, language: 'en-12' }, '"language" must be a language tag'],
    ['a word at no answer', { ...good, anchors: { 1: 'a', 7: 'b', 8: 'c' } }, 'the word at "8" (en) stands at no answer from 1 to 7'],
    ['words for a row that is none', { ...good, anchors: { ...Object.fromEntries(Object.keys(good.items).map((id) => [id, good.anchors])), arm9: { 1: 'a' } } }, '"anchors" names "arm9"'],
    ['a key where it is fixed', { ...good, key: {} }, 'The key of this instrument is fixed'],
    ['a row that is too long', { ...good, items: { ...good.items, arm1: 'x'.repeat(2001) } }, 'The text of row "arm1" is longer than 2000 characters.'],
    ['a row with a character no database holds', JSON.stringify({ ...good, items: { ...good.items, arm1: 'Q' } }).replace('"Q"', '"\\u0000"'), 'row "arm1" holds a character that cannot be stored'],
    ['a text of 61,000 characters', { ...good, lead: 'x'.repeat(61_000) }, 'characters; at most 60,000 fit.'],
    ['half a character', JSON.stringify({ ...good, lead: 'x' }).replace('"x"', '"\\ud83d"'), '"lead" must be the sentence above the rows'],
    ['NUL', JSON.stringify({ ...good, lead: 'x' }).replace('"x"', '"\\u0000"'), '"lead" must be the sentence above the rows'],
  ])('%s: comes back as it was typed, with what to do', async (_what, text, sentence) => {
    const typed = typeof text === 'string' ? text : JSON.stringify(text, null, 2)
    const reply = await load('arm-5', typed)
    expect(reply.status).toBe(422)
    expect(textOf(reply.html)).toContain(sentence)
    expect(fieldsIn(reply.html, page('arm-5')).text).toBe(typed)
    expect(await storedTexts()).toEqual([])
  })

  test('a key with a row, a field or a facet that is none', async () => {
    const { key, ...rest } = madeUpText('sai')
    for (const [wrong, sentence] of [
      [{ ...key, sai7: { facet: 'bond', reverse: false } }, 'The key names "sai7"'],
      [{ ...key, sai1: { facet: 'bond', reversed: true, reverse: false } }, '"reversed" is not a known field of the key of row "sai1"'],
      [{ ...key, sai1: { facet: 'warmth', reverse: false } }, 'expected one of bond, goals'],
      [{ ...key, sai1: { facet: 'bond', reverse: 'false' } }, '"facet" and "reverse" (true or false) for row "sai1"'],
    ] as const) {
      const reply = await load('sai', { ...rest, key: wrong })
      expect([reply.status, textOf(reply.html)]).toEqual([422, expect.stringContaining(sentence)])
    }
  })

  test('the frame that stands on the page, as it stands, and the example beside it', async () => {
    for (const one of instruments.filter((i) => i.licence.requiresLicence)) {
      const html = (await t.get(page(one.id), ada)).html
      const frame = fieldsIn(html, page(one.id)).text!
      expect(Object.keys(JSON.parse(frame).items)).toEqual(one.items.map((item) => item.id))
      const reply = await load(one.id, frame)
      expect([reply.status, textOf(reply.html)]).toEqual([422, expect.stringContaining('more like these')])
      const example = /<pre[^>]*>([\s\S]*?)<\/pre>/.exec(html)![1]!.replaceAll('&quot;', '"')
      expect((await load(one.id, example)).status).toBe(422)
    }
    expect(await storedTexts()).toEqual([])
  })

  test('200 kB are refused in words, and so is more than the server takes at all', async () => {
    const large = await load('arm-5', { ...good, lead: 'tea '.repeat(50_000) })
    expect(textOf(large.html)).toMatch(/at most 60,000 fit|Nothing was changed/)
    const huge = await load('arm-5', { ...good, lead: 'tea '.repeat(500_000) })
    expect(huge.status).toBe(413)
    expect(textOf(huge.html)).toContain('Nothing was changed.')
    expect(await storedTexts()).toEqual([])
  })

  test('a form that brings its words, or is none, takes no text', async () => {
    const own = instruments[0]!
    expect((await load(own.id, madeUpText(own.id))).status).toBe(422)
    expect((await load('no-such-form', good)).status).toBe(404)
    expect((await t.get(page('no-such-form'), ada)).status).toBe(404)
    expect((await t.get(page('__proto__'), ada)).status).toBe(404)
  })
})

describe('what stands in a text is only ever text', () => {
  const evil = '<script>alert(1)</script><b onclick="x">&amp;{T}'
  test('markup is shown as typed, to members and to clients', async () => {
    const items = { ...madeUpText('arm-5').items, arm1: evil }
    await loaded('arm-5', { items, lead: evil, licence: evil, anchors: { 1: evil, 7: '</legend>' } })
    const therapyId = await clientWith('arm-5')
    for (let i = 0; i < 3; i++) await answer(await link(therapyId), 'arm-5', [6, 6, 2, 6, 6])
    await answer(await link(therapyId), 'arm-5', [1, 1, 6, 2, 2])
    for (const reply of [
      await t.get(await link(therapyId)), await t.get(page('arm-5'), ada), await t.get('/settings/forms', ada),
      await t.get(`/therapies/${therapyId}`, ada), await t.get('/', ada),
    ]) {
      expect(reply.status).toBe(200)
      expect(reply.html).not.toMatch(/<script>alert|<b onclick|<\/legend>"/)
    }
    expect((await t.get(`/therapies/${therapyId}`, ada)).html).toContain('&lt;script>alert(1)')
  })

  test('names of fields that every object has are no rows and no answers', async () => {
    const text = JSON.stringify(madeUpText('arm-5')).replace('"items":{', '"items":{"__proto__":"x","constructor":"y",')
    const reply = await load('arm-5', text)
    expect(reply.status).toBe(422)
    expect(textOf(reply.html)).toContain('"__proto__" is not a row of ARM-5.')
  })

  test('a text in another language is marked as such, on a page that speaks English', async () => {
    await loaded('arm-5', { language: 'it', lead: 'Frase inventata.', items: Object.fromEntries(Object.keys(madeUpText('arm-5').items).map((id) => [id, `Riga ${id} con {T}`])) })
    const page = await t.get('/clients/new', ada)
    expect(page.html).toContain('Italian')
    const therapyId = await clientWith('arm-5')
    await t.everything.query("update client set language = 'it' where practice_id = $1", [ada.practiceId])
    const asked = (await t.get(await link(therapyId))).html
    expect(asked).toContain('<html lang="en"')
    expect(asked).toContain('lang="it" dir="ltr">Frase inventata.')
    expect(asked).not.toMatch(/lunedì|maggio\b/)
  })
})
