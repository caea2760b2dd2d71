import type { AddressInfo } from 'node:net'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { invite } from '../src/actions/invite.ts'
import { defaultInstrument } from '../src/core/instruments/index.ts'
import { rowField } from '../src/survey/view.ts'
import { type Person, type TestApp, testApp } from './app.ts'
import { noBrowser, startBrowser } from './browser.ts'
import { scene, value } from './scene.ts'

/** Programs that open links before people do, and devices that several people share (security A2, A4, A7, A9). */
let t: TestApp
let ada: Person
let browser: Browser
let base = ''

describe.skipIf(noBrowser)(`a check-in link in a browser${noBrowser}`, () => {
  beforeAll(async () => {
    t = await testApp()
    ada = await t.createPractice()
    await t.app.listen({ host: '127.0.0.1', port: 0 })
    base = `http://127.0.0.1:${(t.app.server.address() as AddressInfo).port}`
    browser = await startBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await t?.close()
  })

  async function invitation(): Promise<{ link: string; therapyId: string }> {
    const client = await scene(t, ada, 'Noor Kestrelbird')
    const sessionId = await client.session()
    return { link: `${base}/c/${value(await invite(ada.acting(), { sessionId })).token}`, therapyId: client.therapyId }
  }
  const responses = async (therapyId: string) => Number((await t.everything.query('select count(*) as n from response where therapy_id = $1', [therapyId])).rows[0].n)

  /** Another person's browser; everything that it asks of anybody but us is kept from leaving, and noted. */
  async function device(): Promise<{ context: BrowserContext; elsewhere: string[] }> {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 } })
    const elsewhere: string[] = []
    await context.route((url) => url.origin !== base, (route) => {
      elsewhere.push(route.request().url())
      return route.fulfill({ contentType: 'text/html', body: '<title>Elsewhere</title>' })
    })
    return { context, elsewhere }
  }

  async function answer(page: Page): Promise<void> {
    for (const item of defaultInstrument.items) {
      await page.locator(`label:has(input[name="${rowField(item.id)}"][value="${item.kind === 'direct' ? 1 : 2}"])`).click()
    }
    await page.locator('textarea[name=words]').fill('It was a zephyr of a week.')
    await Promise.all([page.waitForNavigation(), page.locator('form[method=post] button').click()])
  }

  it('opened by a program that runs its scripts and clicks nothing, is as it was', async () => {
    const { link, therapyId } = await invitation()
    const { context, elsewhere } = await device()
    for (let visit = 0; visit < 3; visit++) {
      const page = await context.newPage()
      await page.goto(link)
      await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight))
      expect(await page.locator(':checked').count()).toBe(0)
      await page.close()
    }
    expect([await responses(therapyId), elsewhere]).toEqual([0, []])
    const person = await context.newPage()
    await person.goto(`${link}?questions`)
    await answer(person)
    expect(await person.locator('h1').innerText()).toBe('Thank you. It has arrived.')
    expect(await responses(therapyId)).toBe(1)
    await context.close()
  })

  it('opened by a program that clicks every button and every link, is as it was', async () => {
    const { link, therapyId } = await invitation()
    const { context } = await device()
    const page = await context.newPage()
    await page.goto(link)
    const count = await page.locator('a, button, summary, [role=button], input[type=submit]').count()
    expect(count).toBeGreaterThan(1)
    for (let i = 0; i < count; i++) {
      await page.goto(link)
      await page.locator('a, button, summary, [role=button], input[type=submit]').nth(i).click({ force: true, noWaitAfter: true })
      await page.waitForLoadState('networkidle')
    }
    // And one that sends the form as it stands, and again as it comes back.
    await page.goto(`${link}?questions`)
    for (let times = 0; times < 2; times++) {
      const answered = page.waitForResponse((response) => response.request().method() === 'POST')
      await page.evaluate(() => document.forms[0]!.submit())
      expect((await answered).status()).toBe(422)
      await page.waitForLoadState('networkidle')
    }
    expect(await responses(therapyId)).toBe(0)
    const person = await context.newPage()
    await person.goto(`${link}?questions`)
    await answer(person)
    expect(await responses(therapyId)).toBe(1)
    await context.close()
  })

  it('that was answered shows nothing of it again, on this device or another, and leaves nothing behind', async () => {
    const { link } = await invitation()
    const { context, elsewhere } = await device()
    const page = await context.newPage()
    await page.goto(`${link}?questions`)
    await answer(page)
    const told = /zephyr|Kestrelbird|Noor|\b[0-6]\.\d\b|\schecked/
    const nothing = async (at: Page, where: string) => {
      const shown = `${await at.title()} ${(await at.content()).replace(/<style>[\s\S]*?<\/style>/g, '')}`
      expect([where, told.exec(shown)?.[0]]).toEqual([where, undefined])
      expect([where, await at.locator('input:checked').count()]).toEqual([where, 0])
    }
    await nothing(page, 'receipt')
    await page.goBack().catch(() => null)
    await nothing(page, 'back')
    await page.goForward().catch(() => null)
    await nothing(page, 'forward')
    await page.goto(link)
    await nothing(page, 'again')
    expect(await page.locator('form input, form textarea').count()).toBe(0)
    const kept = await page.evaluate(async () => ({
      local: localStorage.length, session: sessionStorage.length, cookies: document.cookie,
      databases: (await indexedDB.databases()).length, workers: 'serviceWorker' in navigator ? (await navigator.serviceWorker.getRegistrations()).length : 0,
    }))
    expect(kept).toEqual({ local: 0, session: 0, cookies: '', databases: 0, workers: 0 })
    expect(await context.cookies()).toEqual([])
    const second = await device()
    const other = await second.context.newPage()
    expect((await other.goto(link))?.status()).toBe(404)
    await nothing(other, 'another device')
    expect([elsewhere, second.elsewhere]).toEqual([[], []])
    await Promise.all([context.close(), second.context.close()])
  })

  it('"leave quickly" leads away at once, with one press or Esc three times, and back does not show what was typed', async () => {
    const { link, therapyId } = await invitation()
    for (const leave of [(page: Page) => page.locator('#leave').click(), async (page: Page) => { for (let i = 0; i < 3; i++) await page.keyboard.press('Escape') }]) {
      const { context, elsewhere } = await device()
      const page = await context.newPage()
      await page.goto('about:blank')
      await page.goto(`${link}?questions`)
      await page.locator('textarea[name=words]').fill('It was a zephyr of a week.')
      await Promise.all([page.waitForURL((url) => url.origin !== base), leave(page)])
      expect(elsewhere.length).toBe(1)
      await page.goBack().catch(() => null)
      expect(page.url().startsWith(base)).toBe(false)
      expect(await page.content()).not.toContain('zephyr')
      await context.close()
    }
    expect(await responses(therapyId)).toBe(0)
  })
})
