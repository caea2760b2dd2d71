import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Person, type TestApp, testApp } from '../../../test/app.ts'
import { noBrowser, startBrowser } from '../../../test/browser.ts'
import { type Scene, scene } from '../../../test/scene.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
let t: TestApp
let ada: Person
let s: Scene
let browser: Browser
let css: string

beforeAll(async () => {
  if (noBrowser) return
  t = await testApp()
  ada = await t.createPractice()
  s = await scene(t, ada, 'נועה כ.')
  for (const rows of [5, 5, 4, 5, 5, 2, 4]) await s.answered(rows)
  ada.cookie = await t.signIn(ada)
  css = (await t.get('/assets/style.css')).html
  browser = await startBrowser()
})
afterAll(async () => {
  await browser?.close()
  await t?.close()
})

/** The client's page as the server sends it, without a port and without JavaScript unless asked for. */
async function opened(query: string, options: { width?: number; colorScheme?: 'light' | 'dark'; javaScriptEnabled?: boolean } = {}): Promise<Page> {
  const { width = 390, colorScheme = 'light', javaScriptEnabled = false } = options
  const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme, javaScriptEnabled })
  const page = await context.newPage()
  await page.route('**/*', async (route) => {
    const { pathname, search } = new URL(route.request().url())
    if (pathname.endsWith('.css')) return route.fulfill({ contentType: 'text/css', body: css })
    if (pathname.endsWith('.js')) return route.fulfill({ contentType: 'text/javascript', body: '' })
    return route.fulfill({ contentType: 'text/html; charset=utf-8', body: (await t.get(pathname + search, ada)).html })
  })
  await page.goto(`http://localhost/therapies/${s.therapyId}${query}`)
  return page
}
const card = '#line'

describe(`another rule over the picture, on a screen${noBrowser}`, () => {
  it.skipIf(noBrowser)('is chosen and taken off again without JavaScript, and the page comes back to the picture', async () => {
    const page = await opened('')
    await page.click(`${card} .disclosure > summary`)
    await page.selectOption(`${card} select[name=method]`, 'ewma')
    await page.click(`${card} .compare button`)
    await page.waitForSelector(`${card} .compared`)
    expect(page.url()).toBe(`http://localhost/therapies/${s.therapyId}?method=ewma#line`)
    expect(await page.locator(card).evaluate((one) => Math.abs(one.getBoundingClientRect().top))).toBeLessThan(120)
    expect(await page.locator('.drawing.narrow .overlay.limit').count()).toBe(1)
    await page.click(`${card} .compared a[href$="#line"]`)
    await page.waitForSelector(`${card} .compared`, { state: 'detached' })
    expect(await page.locator('.overlay').count()).toBe(0)
    await page.context().close()
  })

  it.skipIf(noBrowser)('is drawn fainter than the line and the rings of the default', async () => {
    const page = await opened('?method=larsson', { width: 1280, javaScriptEnabled: true })
    const width = (what: string) => page.locator(`.drawing.wide ${what}`).first().evaluate((one) => Number.parseFloat(getComputedStyle(one).strokeWidth))
    const colour = (what: string) => page.locator(`.drawing.wide ${what}`).first().evaluate((one) => getComputedStyle(one).stroke)
    for (const what of ['.overlay.centre', '.overlay.limit', '.overlay.asks']) {
      expect(await width(what)).toBeLessThanOrEqual(1)
      expect(await width(what)).toBeLessThan(await width('.line'))
      expect(await width(what)).toBeLessThan(await width('.mark .ring'))
      expect(await colour(what)).not.toBe(await colour('.mark .ring'))
    }
    await page.context().close()
  })

  it.skipIf(noBrowser).each([[390, 'light'], [390, 'dark'], [1280, 'light'], [1280, 'dark']] as const)('everybody can read it at %i px, %s, and nothing is wider than the screen', async (width, colorScheme) => {
    const page = await opened('?method=strauss', { width, colorScheme, javaScriptEnabled: true })
    for (const details of await page.locator(`${card} details`).all()) await details.evaluate((one) => one.setAttribute('open', ''))
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    await page.evaluate(axe)
    const violations = await page.evaluate(async (within) => {
      const { axe: run } = window as unknown as { axe: { run(context: string): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } }
      return (await run.run(within)).violations.map((v) => `${v.id}: ${v.nodes[0]?.html}`)
    }, card)
    expect(violations).toEqual([])
    await page.context().close()
  })
})
