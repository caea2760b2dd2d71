import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Person, type TestApp, testApp } from '../../../test/app.ts'
import { noBrowser, startBrowser } from '../../../test/browser.ts'
import { directField, scene, value } from '../../../test/scene.ts'
import { recordCaseEvent } from '../../actions/case-events.ts'
import { type NewEvent, places } from '../../core/case/index.ts'

let t: TestApp
let ada: Person
let base: string
let browser: Browser
let css: string
let island: string

beforeAll(async () => {
  if (noBrowser) return
  t = await testApp()
  ada = await t.createPractice()
  const s = await scene(t, ada)
  for (let i = 0; i < 7; i++) await s.answered([5, 5, 5, 5])
  const last = await s.answered([4, 4, 3, 3], { [directField]: '2', words: 'The homework felt like too much this week and I didn’t know how to say it.', reader: 'therapist', wish: 'bring-up' })
  ada.cookie = await t.signIn(ada)
  await s.note(last, [{ signId: 'short-answers', whenWeSpokeOf: 'the homework' }, { signId: 'rushing', whenISaid: 'let us move on then' }])
  base = `/ruptures/${(await s.rupture()).rupture_id}`
  css = (await t.get('/assets/style.css')).html
  island = (await t.get('/assets/island.js')).html
  browser = await startBrowser()
})
afterAll(async () => {
  await browser?.close()
  await t?.close()
})

/** Opens pages of the case as the server sends them, without a port. */
async function opened(width: number, javaScriptEnabled = true): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height: 800 }, javaScriptEnabled, permissions: ['clipboard-read', 'clipboard-write'] })
  const page = await context.newPage()
  await page.route('**/*', async (route) => {
    const { pathname, search } = new URL(route.request().url())
    if (pathname.endsWith('.css')) return route.fulfill({ contentType: 'text/css', body: css })
    if (pathname.endsWith('.js')) return route.fulfill({ contentType: 'text/javascript', body: island })
    return route.fulfill({ contentType: 'text/html; charset=utf-8', body: (await t.get(pathname + search, ada)).html })
  })
  return page
}
const bottomOf = (page: Page, what: string) => page.locator(what).first().evaluate((one) => one.getBoundingClientRect().bottom)

describe(`on a screen${noBrowser}`, () => {
  it.skipIf(noBrowser).each(places)('%s shows its main thing without scrolling at 1280 x 800, and the evidence beside it', async (place) => {
    const page = await opened(1280)
    await page.goto(`http://localhost${base}/${place}`)
    expect(await bottomOf(page, 'main .button.primary')).toBeLessThanOrEqual(800)
    expect(await page.locator('.evidence .piece').first().isVisible()).toBe(true)
    const card = await page.locator('.evidence').evaluate((one) => one.scrollHeight - one.clientHeight)
    expect(card, 'nothing of the card has to be scrolled to').toBeLessThanOrEqual(0)
    expect(await bottomOf(page, '.evidence-foot')).toBeLessThanOrEqual(800)
    await page.context().close()
  })

  it.skipIf(noBrowser)('with a long story too, the main thing of Follow up and of Repair stands on the screen; the story is a fold away', async () => {
    const s = await scene(t, ada, 'Long S.')
    for (let i = 0; i < 7; i++) await s.answered([5, 5, 5, 5])
    await s.answered([3, 3, 3, 3])
    const { rupture_id: ruptureId } = await s.rupture()
    const events: NewEvent[] = [
      { type: 'source-chosen', data: { sources: ['said-or-done', 'dismissed', 'communication-style'], form: 'mixed', part: 'mine to answer for', words: 'What I said about her brother.' } },
      { type: 'conversation', data: { session: 8, how: 'She was quiet first, then said a good deal.' } },
      { type: 'changed-work', data: { session: 8, what: 'No more links to her brother for now.' } },
    ]
    for (const event of events) value(await recordCaseEvent(ada.acting(), { ruptureId, event }))
    await s.answered([3, 3, 3, 3], { 'ask-resolved': '1', words: 'I want to kill myself.', reader: 'therapist' })
    ada.cookie = await t.signIn(ada)
    const long = `http://localhost/ruptures/${ruptureId}`
    const page = await opened(1280)
    await page.goto(`${long}/repair`)
    expect(await bottomOf(page, '.plan-end .button.primary')).toBeLessThanOrEqual(800)
    value(await recordCaseEvent(ada.acting(), { ruptureId, event: { type: 'planned', data: {
      interventions: [{ id: 'understand-event', lane: 'this-session' }, { id: 'clarify-and-account', lane: 'this-session' }, { id: 'explore-deeper', lane: 'later' }], words: '' } } }))
    await page.goto(`${long}/follow-up`)
    expect(await page.locator('.read-first').count(), 'the notice that takes the room').toBe(1)
    expect(await bottomOf(page, 'main form .button.primary')).toBeLessThanOrEqual(800)
    const story = page.locator('summary', { hasText: 'How it came to this' })
    expect(await page.getByText('You changed the work in session 8').isVisible()).toBe(false)
    await story.click()
    expect(await page.getByText('You changed the work in session 8').isVisible()).toBe(true)
    await page.context().close()
  })

  it.skipIf(noBrowser)('unfolds a piece of evidence that an opener’s number points to', async () => {
    const page = await opened(1280)
    await page.goto(`http://localhost${base}/open`)
    const piece = page.locator('.evidence-rest .piece').first()
    expect(await piece.isVisible()).toBe(false)
    await page.evaluate((id) => { location.hash = id }, await piece.getAttribute('id') ?? '')
    await expect.poll(() => piece.isVisible()).toBe(true)
    await page.context().close()
  })

  it.skipIf(noBrowser)('keeps the evidence in reach of a phone, as a line that folds open', async () => {
    const page = await opened(390)
    await page.goto(`http://localhost${base}/open`)
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight))
    const line = page.locator('.evidence > summary')
    expect(await line.evaluate((one) => one.getBoundingClientRect().top)).toBeGreaterThanOrEqual(0)
    await line.click()
    expect(await page.locator('.evidence .piece').first().isVisible()).toBe(true)
    await page.context().close()
  })

  it.skipIf(noBrowser).each([390, 320])('no place is wider than %i pixels', async (width) => {
    const page = await opened(width)
    for (const place of [...places, 'sheet', 'history', 'open?edit=composed']) {
      await page.goto(`http://localhost${base}/${place}`)
      expect(await page.evaluate(() => document.documentElement.scrollWidth), place).toBeLessThanOrEqual(width)
    }
    await page.context().close()
  })

  it.skipIf(noBrowser)('writes in one box, folds it, writes in another, and both would be sent, without a script', async () => {
    const page = await opened(1280, false)
    await page.goto(`http://localhost${base}/reflect`)
    const boxes = page.locator('.prompt')
    await boxes.nth(0).locator('textarea').fill('One.')
    await boxes.nth(2).locator('summary').click()
    await boxes.nth(2).locator('textarea').fill('Two.')
    expect(await boxes.nth(0).locator('textarea').inputValue()).toBe('One.')
    expect(await page.locator('form textarea').count()).toBeGreaterThanOrEqual(5)
    await page.context().close()
  })

  it.skipIf(noBrowser)('copies the words without the raised numbers', async () => {
    const page = await opened(1280)
    await page.goto(`http://localhost${base}/open`)
    await page.locator('[data-copy]').click()
    const copied = await page.evaluate(() => navigator.clipboard.readText())
    expect(copied).toContain('The homework felt like too much')
    expect(copied).not.toMatch(/\d/)
    await page.context().close()
  })

  it.skipIf(noBrowser)('Reflect keeps to the screen where something asks to be read first, the minute before the questions', async () => {
    const s = await scene(t, ada, 'Daniel O.')
    for (let i = 0; i < 5; i++) await s.answered([5, 5, 5, 5])
    const last = await s.answered([1, 1, 1, 1], { [directField]: '2', words: 'I don’t want to live any more.', reader: 'therapist' })
    ada.cookie = await t.signIn(ada)
    await s.note(last, [{ signId: 'body-closed', whenWeSpokeOf: 'the flat and the letter from the landlord', whenISaid: 'That sounds like your old pattern again, do you see it?' }])
    const page = await opened(1280)
    await page.goto(`http://localhost/ruptures/${(await s.rupture()).rupture_id}/reflect`)
    expect(await page.locator('.read-first').count()).toBe(1)
    expect(await bottomOf(page, 'form:has(.prompts) .button.primary')).toBeLessThanOrEqual(800)
    expect(await bottomOf(page, '.private + .disclosure')).toBeLessThanOrEqual(await page.locator('.prompt').first().evaluate((one) => one.getBoundingClientRect().top + 8))
    await page.context().close()
  })
})
