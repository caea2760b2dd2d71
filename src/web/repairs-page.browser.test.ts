import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Person, type TestApp, testApp } from '../../test/app.ts'
import { noBrowser, startBrowser } from '../../test/browser.ts'
import { repaired } from '../../test/repaired.ts'

let t: TestApp
let ada: Person
let browser: Browser
let css: string

/** Three therapists with seven clients each: enough for figures of every kind. */
beforeAll(async () => {
  if (noBrowser) return
  t = await testApp()
  ada = await t.createPractice()
  const team = [ada, await t.addMember(ada), await t.addMember(ada)]
  const tools = [['listen-openly', 'clarify-and-account'], ['adjust-work'], ['listen-openly', 'explain-reasoning'], ['review-goals', 'adjust-work']]
  const sources = ['task', 'task', 'said-or-done', 'pace', 'goals']
  const after = [0, 1, 2, null, 1, 5, 0]
  for (const [who, member] of team.entries()) {
    for (let i = 0; i < 7; i++) {
      await repaired(member, { tools: tools[(who + i) % tools.length], source: sources[(who * 2 + i) % sources.length], talkedAfter: after[i] })
    }
  }
  css = (await t.get('/assets/style.css')).html
  browser = await startBrowser()
})
afterAll(async () => {
  await browser?.close()
  await t?.close()
})

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
/** Where to keep pictures for somebody who wants to look; none are kept without it. */
const pictures = process.env.PICTURES

describe(`what went before repairs, filled${noBrowser}`, () => {
  it.skipIf(noBrowser).each([[1280, 'light'], [390, 'dark'], [320, 'light']] as const)('at %i pixels, %s: every figure in words and as a bar with its range, nothing wider than the screen', async (width, colorScheme) => {
    const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme, reducedMotion: 'reduce', bypassCSP: true })
    const page = await context.newPage()
    await page.route('**/*', async (route) => {
      const { pathname } = new URL(route.request().url())
      if (pathname.endsWith('.js')) return route.fulfill({ contentType: 'text/javascript', body: '' })
      return pathname.endsWith('.css') ? route.fulfill({ contentType: 'text/css', body: css })
        : route.fulfill({ contentType: 'text/html; charset=utf-8', body: (await t.get(pathname, ada)).html })
    })
    await page.goto('http://localhost/repairs')
    expect(await page.locator('main h2').allTextContents()).toEqual(
      ['Tools that were in the plan', 'What it may have been about', 'Sessions until it was talked about', 'How to read this'])
    expect(await page.locator('main tbody tr').count()).toBeGreaterThanOrEqual(7)
    expect(await page.locator('main tbody tr').count()).toBe(await page.locator('main .interval').count())
    for (const line of await page.locator('.interval').all()) {
      const [from, point, to] = await line.evaluate((one) => ['x1', 'cx', 'x2'].map((name) => Number(one.querySelector(name === 'cx' ? '.interval-count' : '.interval-likely')!.getAttribute(name))))
      expect(from! < point! && point! < to!, 'the count lies within its range').toBe(true)
    }
    expect(await page.locator('main').textContent()).toMatch(/From 21 clients whose strain was repaired/)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    for (const box of await page.locator('.table-box').all()) expect(await box.evaluate((one) => one.scrollWidth - one.clientWidth), 'no table has to be pushed sideways').toBeLessThanOrEqual(0)
    await page.evaluate(axe)
    const found = await page.evaluate(async () => {
      const { violations } = await (globalThis as unknown as { axe: { run: () => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } }).axe.run()
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)
    })
    expect(found).toEqual([])
    if (pictures) {
      mkdirSync(pictures, { recursive: true })
      await page.screenshot({ path: `${pictures}/repairs-${width}-${colorScheme}.png`, fullPage: true })
    }
    await context.close()
  })
})
