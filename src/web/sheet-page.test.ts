import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Person, type TestApp, testApp, textOf } from '../../test/app.ts'
import { noBrowser, startBrowser } from '../../test/browser.ts'
import { directField, scene } from '../../test/scene.ts'
import { words as openWords } from './words/open.ts'

let t: TestApp
let ada: Person
let base: string
const long = 'It was hard to say what I mean and I kept thinking about it all week. '.repeat(56)
const opener = 'You wrote that the homework was too much, and I am glad you told me. I moved on quickly when it came up. That is mine. I would like to understand what it was like, in your own words. What was that like for you?'

/** As full as a sheet gets: a risk check, words of 4,000 characters, many signs with long moments, a kept opener, a plan. */
beforeAll(async () => {
  t = await testApp()
  ada = await t.createPractice()
  const s = await scene(t, ada, 'Maximilian-Alexander Freiherr von und zu Guttenberg-Steinhausen')
  for (let i = 0; i < 5; i++) await s.answered([5, 5, 5, 6])
  const last = await s.answered([2, 2, 2, 2], { [directField]: '3', words: `I want to kill myself. ${long}`.slice(0, 3_900), reader: 'therapist', wish: 'bring-up' })
  ada.cookie = await t.signIn(ada)
  await s.note(last, ['short-answers', 'topic-shift', 'body-closed', 'about-approach', 'rushing', 'guilt', 'closed-questions', 'one-sided'].map((signId) => (
    { signId, whenISaid: long.slice(0, 480), whenWeSpokeOf: long.slice(0, 480), words: long.slice(0, 3_900) })))
  base = `/ruptures/${(await s.rupture()).rupture_id}`
  await t.post(`${base}/opener`, { text: opener, register: 'plain' }, ada)
  await t.post(`${base}/plan`, { plan: ['hold-limit:this-session'], words: long.slice(0, 3_900) }, ada)
  await t.post(`${base}/apology`, { text: long.slice(0, 3_900), keep: '1' }, ada)
  await t.post(`${base}/places`, { session: '6', stage: 'confrontation:their-side', words: long.slice(0, 3_900) }, ada)
  await t.post(`${base}/settings`, { nearness: 'fears-both', 'setting-circumstances': ['interpreter'] }, ada)
  await t.post(`${base}/steps`, { intervention: 'hold-limit', done: ['grain'], how: '', next: long.slice(0, 3_900) }, ada)
  await t.post(`${base}/reflections`, { prompt: 'context', 'words-context': 'canary-91c' }, ada)
})
afterAll(() => t.close())

describe('the preparation sheet', () => {
  it('says who and which session, safety first, then reason, opener, answers, what not to say, the first tool, notes', async () => {
    const reply = await t.get(`${base}/sheet`, ada)
    expect(reply.status).toBe(200)
    const text = textOf(reply.html)
    const order = ['Maximilian-Alexander', 'Session 7', 'Please read first', 'Reason to ask', 'What you want to say', opener, 'When the answer comes',
      'Better not to say', 'First: Hold a limit', 'Not first', 'Notes'].map((part) => text.indexOf(part))
    expect(order.every((at) => at >= 0)).toBe(true)
    expect(order).toEqual(order.toSorted((a, b) => a - b))
    expect(text).not.toContain('canary-91c')
    expect(reply.html).not.toMatch(/ style="/)
  })

  it('keeps the therapist’s own cues off the paper, and says how much more there is', async () => {
    expect(textOf((await t.get(`${base}/understand`, ada)).html)).toContain('guilty')
    const text = textOf((await t.get(`${base}/sheet`, ada)).html)
    expect(text).not.toContain('guilty')
    expect(text).toMatch(/more pieces are on your screen/)
  })

  it('cuts long words after a whole one, and still says who asked to talk about them', async () => {
    const text = textOf((await t.get(`${base}/sheet`, ada)).html)
    expect(text).toMatch(/“I want to kill myself\. [^”]*\p{L}…” They asked to bring it up\./u)
    const quoted = /“(I want to kill myself[^”]*)…”/.exec(text)?.[1] ?? '-'
    expect(`I want to kill myself. ${long}`).toMatch(new RegExp(`^${quoted.replaceAll('.', '\\.')}[ .]`))
  })

  it('names the pieces that the words to say rest on', async () => {
    const s = await scene(t, ada, 'Elif K.')
    for (let i = 0; i < 5; i++) await s.answered([5, 5, 5, 6])
    const last = await s.answered([2, 2, 2, 2], { [directField]: '1', words: 'I fill in the diary and do not see why.', reader: 'therapist', wish: 'bring-up' })
    await s.note(last, ['short-answers', 'topic-shift', 'body-closed', 'about-approach', 'felt-distance'].map((signId) => ({ signId })))
    await s.note(last, [{ signId: 'closed-questions', notTypicalFor: 'me', whenISaid: 'Did you manage it?' }])
    ada.cookie = await t.signIn(ada)
    const to = `/ruptures/${(await s.rupture()).rupture_id}`
    const card = (await t.get(`${to}/open`, ada)).html
    const cited = [...card.matchAll(/href="#(evidence-\d+)"/g)].map((found) => found[1])
    expect(cited.length).toBeGreaterThan(0)
    const sheet = textOf((await t.get(`${to}/sheet`, ada)).html)
    for (const id of cited) {
      const piece = textOf(new RegExp(`id="${id}"[^]*?<span[^>]*dir="auto">([^<]*)</span>`).exec(card)?.[1] ?? '-')
      expect(sheet).toContain(piece)
    }
  })
})

describe('composed words that own a mistake', () => {
  it('come with the note to say which one it was, on the sheet as in the workspace, until words are kept', async () => {
    const s = await scene(t, ada, 'Ivo P.')
    for (let i = 0; i < 5; i++) await s.answered([5, 5, 5, 6])
    await s.answered([2, 2, 2, 2], { [directField]: '2' })
    ada.cookie = await t.signIn(ada)
    const to = `/ruptures/${(await s.rupture()).rupture_id}`
    const says = async (place: string) => textOf((await t.get(`${to}/${place}`, ada)).html).includes(openWords.name)
    const both = async () => [await says('open?register=plain'), await says('sheet')]
    expect(await both()).toEqual([false, false])
    await t.post(`${to}/sources`, { source: 'error', part: 'mine to answer for' }, ada)
    expect(await both()).toEqual([true, true])
    await t.post(`${to}/opener`, { text: 'I gave you the wrong form last week, and that is mine. What was that like for you?', register: 'plain' }, ada)
    expect([await says('open'), await says('sheet')]).toEqual([false, false])
  })
})

describe(`printed${noBrowser}`, () => {
  let browser: Browser
  beforeAll(async () => { if (!noBrowser) browser = await startBrowser() })
  afterAll(() => browser?.close())

  /** Prints a sheet on both papers. */
  async function onePage(html: string): Promise<Page> {
    const css = (await t.get('/assets/style.css')).html
    const page = await browser.newPage()
    await page.route('**/*', (route) => (route.request().url().includes('.css')
      ? route.fulfill({ contentType: 'text/css', body: css }) : route.fulfill({ contentType: 'text/html', body: html })))
    await page.goto('http://sheet.test/')
    for (const format of ['A4', 'Letter']) {
      const pdf = (await page.pdf({ format })).toString('latin1')
      expect(pdf.match(/\/Type\s*\/Page\b/g), format).toHaveLength(1)
    }
    return page
  }

  it.skipIf(noBrowser)('fits on one page of A4 and of Letter, however much there is, and prints no navigation', async () => {
    const page = await onePage((await t.get(`${base}/sheet`, ada)).html)
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('nav, .side').evaluateAll((all) => all.filter((one) => one.checkVisibility()).length)).toBe(0)
  })

  it.skipIf(noBrowser)('says what else is planned and the therapist’s own words for it, on one page still, until the next thing is noted', async () => {
    const s = await scene(t, ada, 'Lena H.')
    for (let i = 0; i < 5; i++) await s.answered([5, 5, 5, 6])
    const last = await s.answered([2, 2, 2, 2], { [directField]: '3', words: long.slice(0, 3_900), reader: 'therapist', wish: 'bring-up' })
    ada.cookie = await t.signIn(ada)
    await s.note(last, ['short-answers', 'topic-shift', 'closed-questions'].map((signId) => ({ signId, whenISaid: long.slice(0, 480) })))
    const own = `/ruptures/${(await s.rupture()).rupture_id}`
    await t.post(`${own}/opener`, { text: opener, register: 'plain' }, ada)
    await t.post(`${own}/plan`, { plan: ['hold-limit:this-session', 'listen-openly:this-session', 'adjust-work:later'], words: 'Halve the diary.' }, ada)
    await t.post(`${own}/places`, { session: '6', stage: 'confrontation:their-side', words: '' }, ada)
    const sheet = async () => textOf((await t.get(`${own}/sheet`, ada)).html)
    expect(await sheet()).toMatch(/Planned too: [A-Z][^:]*\. Halve the diary\. Session/)
    expect(await sheet()).not.toMatch(/Planned too: [^:]*Change what you do/)
    await t.post(`${own}/plan`, { plan: ['hold-limit:this-session', 'listen-openly:this-session', 'clarify-and-account:this-session'], words: long.slice(0, 3_900) }, ada)
    for (const apology of ['', long.slice(0, 3_900)]) {
      if (apology) await t.post(`${own}/apology`, { text: apology, keep: '1' }, ada)
      await onePage((await t.get(`${own}/sheet`, ada)).html)
    }
    await t.post(`${own}/steps`, { intervention: 'listen-openly', done: [], how: '', next: 'Ask again.' }, ada)
    expect(await sheet()).toContain('Planned next: Ask again.')
    expect(await sheet()).not.toContain('Planned too')
  })
})
