import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { judgeAll, methods, readAll, type MethodConfig, type Occasion, type Verdict } from '../src/core/index.ts'
import { example } from '../src/web/try/example.ts'
import { words } from '../src/web/words/try.ts'
import { type TestApp, testApp } from './app.ts'
import { noBrowser, startBrowser } from './browser.ts'
import vectors from './fixtures/detection.json' with { type: 'json' }

/** Try the engine, in a real browser: the same numbers as in Node, nothing sent, nothing lost, usable by everybody. */
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

let t: TestApp
let base = ''
let browser: Browser
const open = async (options: BrowserContextOptions = {}): Promise<Page> => {
  const page = await (await browser.newContext({ reducedMotion: 'reduce', ...options })).newPage()
  page.on('pageerror', (error) => { throw error })
  return page
}
const ready = async (page: Page): Promise<Page> => {
  await page.goto(`${base}/try`)
  await page.locator('#try-form').waitFor()
  return page
}
const paste = async (page: Page, text: string) => {
  await page.fill('#series', text)
  await page.getByRole('button', { name: words.form.show }).click()
}
const said = (page: Page) => page.locator('#try-said').innerText()

/**
 * How far apart the numbers of two answers are, relative to their size; everything else has to be the same, each sentence
 * to the letter. The language leaves the last of sixteen digits of exp and log to each machine, and browsers use it.
 */
function apart(one: unknown, other: unknown): number[] {
  if (typeof one === 'number' && typeof other === 'number') return [one === other ? 0 : Math.abs(one - other) / Math.max(Math.abs(one), Math.abs(other), 1e-3)]
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) {
    expect(one).toBe(other)
    return []
  }
  expect(Object.keys(one)).toEqual(Object.keys(other))
  return Object.entries(one).flatMap(([key, value]) => apart(value, (other as Record<string, unknown>)[key]))
}

describe.skipIf(noBrowser)(`try the engine in a browser${noBrowser}`, () => {
  beforeAll(async () => {
    t = await testApp()
    await t.app.listen({ host: '127.0.0.1', port: 0 })
    base = `http://127.0.0.1:${(t.app.server.address() as AddressInfo).port}`
    browser = await startBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await t?.close()
  })

  it('needs no sign-in and no practice, and is linked from the door and from the guides', async () => {
    const page = await t.get('/try')
    expect(page.status).toBe(200)
    expect(page.cookie).toBe('')
    const ada = await t.createPractice()
    expect((await t.get('/welcome')).html).toContain('href="/try"')
    expect((await t.get('/guides', ada)).html).toContain('href="/try"')
  })

  it('its page and its modules carry the same protections as every page, and the same rules for content', async () => {
    const page = await t.get('/try')
    const [, script] = /<script type="module" src="(\/assets\/modules\/[^"]+)"/.exec(page.html)!
    const module = await t.get(script!)
    const other = await t.get('/welcome')
    for (const header of ['content-security-policy', 'referrer-policy', 'x-content-type-options', 'cross-origin-resource-policy']) {
      expect(other.header(header)).not.toBe('')
      expect([header, page.header(header), module.header(header)]).toEqual([header, other.header(header), other.header(header)])
    }
    expect(page.header('content-security-policy')).toContain("script-src 'self'")
    expect(page.html).not.toMatch(/<script(?![^>]*\ssrc=)|\son\w+=|<style|\sstyle=/)
    expect(module.header('cache-control')).toContain('immutable')
    for (const path of ['core/../../../package.json', '..%2f..%2fpackage.json', 'package.json', 'core/index.d.ts', 'lib/LICENSE-preact']) {
      expect([path, (await t.get(script!.replace('web/try/main.js', path))).status]).toEqual([path, 404])
    }
  })

  it('its modules are packed for who takes that, the same text for who does not', async () => {
    const [, script] = /<script type="module" src="(\/assets\/modules\/[^"]+)"/.exec((await t.get('/try')).html)!
    const plain = await t.app.inject({ method: 'GET', url: script! })
    const packed = await t.app.inject({ method: 'GET', url: script!, headers: { 'accept-encoding': 'br, gzip' } })
    expect([plain.headers['content-encoding'], packed.headers['content-encoding'], packed.headers.vary]).toEqual([undefined, 'gzip', 'accept-encoding'])
    const { gunzipSync } = await import('node:zlib')
    expect(gunzipSync(packed.rawPayload).toString()).toBe(plain.body)
    for (const [accepts, coding] of [['gzip;q=0, br', undefined], ['gzip;q=0.0', undefined], ['br;q=0, gzip;q=0.5', 'gzip'], ['identity', undefined]] as const) {
      const { headers } = await t.app.inject({ method: 'GET', url: script!, headers: { 'accept-encoding': accepts } })
      expect([accepts, headers['content-encoding']]).toEqual([accepts, coding])
    }
  })

  it('the modules it serves judge the worked series as Node does, and reach the figures of the vectors', async () => {
    const series = vectors.cases.map(({ scale, norms, dates, expect: rows }) => ({
      config: { scale, norms } as MethodConfig,
      occasions: rows.map(({ session, score }, i): Occasion => ({ session, score, ...((dates as (string | null)[] | null)?.[i] ? { date: (dates as string[])[i]! } : {}) })),
    }))
    const rated = (occasions: readonly Occasion[]) => occasions.flatMap(({ session, score, date }) => (score === null ? [] : [{ session, x: score, ...(date ? { date } : {}) }]))
    const here = JSON.stringify(series.map(({ config, occasions }) => [judgeAll(config, occasions), methods.map((method) => readAll(method, config, rated(occasions)))]))
    const page = await ready(await open())
    const all = JSON.stringify(series.map((one) => ({ ...one, ratings: rated(one.occasions) })))
    // As a text, because the test's own compiler would put its own loader in the place of the browser's import.
    const there = String(await page.evaluate(`(async () => {
      const core = await import(document.querySelector('script[src*="modules"]').src.replace('web/try/main.js', 'core/index.js'))
      return JSON.stringify(${all}.map(({ config, occasions, ratings }) => [core.judgeAll(config, occasions), core.methods.map((method) => core.readAll(method, config, ratings))]))
    })()`))
    expect(there.length).toBeGreaterThan(200_000)
    const numbers = apart(JSON.parse(there), JSON.parse(here))
    expect(numbers.length).toBeGreaterThan(10_000)
    expect(Math.max(...numbers)).toBeLessThan(1e-12)
    // And the figures that were worked out by somebody else, to the digits in which they are given.
    const judged = JSON.parse(there) as [Verdict[]][]
    for (const [i, { expect: rows }] of vectors.cases.entries()) {
      for (const [k, row] of rows.entries()) {
        const found = judged[i]![0][k]!
        expect([found.level, found.state, found.slide]).toEqual([row.level, row.state, row.slide])
        for (const key of ['p', 'pRun', 'drop'] as const) if (row[key] !== null) expect(found[key]).toBeCloseTo(row[key]!, 6)
      }
    }
  })

  it('sends nothing once it is there, keeps nothing, and could not if it wanted to', async () => {
    const page = await ready(await open())
    const sent: string[] = []
    page.on('request', (request) => sent.push(request.url()))
    await page.click('#try-example')
    await page.selectOption('#method', 'cusum')
    await paste(page, '4\n4,5\nx\n9')
    await paste(page, '4\n4,5\n4,1')
    await page.press('#series', 'Control+End')
    await page.press('#mean', 'Enter')
    expect(sent).toEqual([])
    expect(page.url()).toBe(`${base}/try`)
    const kept = await page.evaluate(async () => [localStorage.length, sessionStorage.length, document.cookie, (await indexedDB.databases()).length])
    expect(kept).toEqual([0, 0, '', 0])
    expect(await page.evaluate(() => fetch('/health').then(() => 'sent', () => 'refused'))).toBe('refused')
  })

  it('the example: picture, reasons, rate, what is not measured; and what was there comes back', async () => {
    const page = await ready(await open())
    await page.fill('#series', '3\n3')
    await page.selectOption('#instrument', { index: 2 })
    await page.fill('#mean', '3.5')
    await page.click('#try-example')
    expect(await page.inputValue('#series')).toBe(example)
    expect(await said(page)).toBe('Read: 12 ratings, 1 not answered (columns by their names). The rule looked at 10 ratings; lower than usual: sessions 9 and 10.')
    expect(await page.getByRole('img', { name: /Line of 12 ratings from session 1 to 13, 2 of them marked/ }).count()).toBe(1)
    for (const heading of [words.reasons.heading, words.rate.heading, words.limits.heading]) expect(await page.getByRole('heading', { name: heading }).isVisible()).toBe(true)
    await page.getByText(words.reasons.numbers).first().click()
    expect(await page.locator('.try-numbers').first().innerText()).toMatch(/rating\s+3\.5/)
    await page.getByRole('button', { name: words.form.putBack }).click()
    const typed = () => page.evaluate(() => ['series', 'instrument', 'min', 'mean'].map((id) => (document.getElementById(id) as HTMLInputElement).value))
    expect(await typed()).toEqual(['3\n3', '', '1', '3.5'])
    expect(await page.locator('#try-example').innerText()).toBe(words.form.example)
    // What was typed over the example is not lost either.
    await page.click('#try-example')
    await page.fill('#series', '4\n4')
    await page.click('#try-example')
    await page.click('#try-example')
    expect((await typed())[0]).toBe('4\n4')
  })

  it('what is typed is kept by no browser and read by no spelling service; a phone shows its keys for decimals', async () => {
    const page = await ready(await open())
    expect(await page.evaluate(() => {
      const form = document.querySelector<HTMLFormElement>('#try-form')!
      return [form.autocomplete, form.spellcheck, document.querySelector<HTMLTextAreaElement>('#series')!.spellcheck, document.querySelector<HTMLInputElement>('#sem')!.inputMode]
    })).toEqual(['off', false, false, 'decimal'])
    expect(await page.locator('#method option').count()).toBe(methods.filter(({ ofParts }) => !ofParts).length)
  })

  it('what is pasted is said at once', async () => {
    const page = await ready(await open())
    await page.fill('#series', '4.8\n5\n4.5\n5\n4.8\n2')
    await page.focus('#series')
    for (const key of ['Control+A', 'Control+X', 'Control+V']) await page.keyboard.press(key)
    await page.getByText('lower than usual: session 6.').waitFor()
    expect(await page.inputValue('#series')).toBe('4.8\n5\n4.5\n5\n4.8\n2')
  })

  it('none, one, two and a thousand ratings', async () => {
    const page = await ready(await open())
    await paste(page, '')
    expect(await page.getByRole('alert').innerText()).toContain(words.problems.nothing)
    await paste(page, '4')
    expect(await said(page)).toBe('Read: 1 rating (one rating on each line). There are too few ratings yet to call any of them unusual.')
    await paste(page, '4\n4.5')
    expect(await said(page)).toContain('too few ratings')
    await paste(page, Array.from({ length: 1000 }, (_, i) => 4 + (i % 7) / 10).join('\n'))
    await page.getByText(words.table.summary(1000)).waitFor()
    expect(await said(page)).toContain('998 ratings')
  })

  it('bad input: each line with what was expected, one click to the line, and nothing changed', async () => {
    const page = await ready(await open())
    const text = '4\nfour\n5\n99'
    await paste(page, text)
    expect(await page.getByRole('alert').getByRole('listitem').allInnerTexts()).toEqual([
      'Line 2: expected a number from 0 to 6, or nothing; found “four”.', 'Line 4: expected a number from 0 to 6, or nothing; found “99”.',
    ])
    expect(await page.getAttribute('#series', 'aria-invalid')).toBe('true')
    await page.getByRole('alert').getByRole('link').nth(1).click()
    expect(await page.evaluate(() => {
      const box = document.activeElement as HTMLTextAreaElement
      return [box.id, box.value.slice(box.selectionStart, box.selectionEnd)]
    })).toEqual(['series', '99'])
    expect(await page.inputValue('#series')).toBe(text)
    await paste(page, '4\n5\n5')
    expect(await page.getByRole('alert').count()).toBe(0)
    expect(await page.getAttribute('#series', 'aria-invalid')).toBeNull()
  })

  it('wrong norms are named by their field; changed ones are the reader’s own, and judged by at once', async () => {
    const page = await ready(await open())
    await paste(page, '4\n4\n4\n3')
    await page.fill('#mean', '40')
    await page.press('#mean', 'Tab')
    expect(await page.getByRole('alert').innerText()).toContain('Mean of all clients: Expected a mean on the scale, from 0 to 6; found 40.')
    expect(await page.inputValue('#instrument')).toBe('')
    await page.fill('#mean', '3,9')
    await page.press('#mean', 'Tab')
    expect(await page.getByRole('alert').count()).toBe(0)
    await page.fill('#sdWithin', 'much')
    await page.press('#sdWithin', 'Tab')
    expect(await page.getByRole('alert').innerText()).toContain('SD within a client: expected a number; found “much”.')
    await page.selectOption('#instrument', { index: 2 })
    expect(await page.getByRole('alert').count()).toBe(0)
    expect(await page.inputValue('#max')).not.toBe('6')
  })

  it('by keyboard alone: every control in its order, Enter judges, and the sentence is announced', async () => {
    const page = await ready(await open())
    expect(await page.locator('#try-said').getAttribute('role')).toBe('status')
    await page.focus('#series')
    await page.keyboard.type('4.8\n5\n4.5\n5\n4.8\n2')
    const order: string[] = []
    for (let i = 0; i < 10; i += 1) {
      await page.keyboard.press('Tab')
      order.push(await page.evaluate(() => document.activeElement!.id || document.activeElement!.textContent!))
    }
    expect(order).toEqual(['instrument', 'min', 'max', 'mean', 'sdBetween', 'sdWithin', 'sem', 'method', words.form.show, 'try-example'])
    await page.keyboard.press('Shift+Tab')
    expect(await page.evaluate(() => getComputedStyle(document.activeElement!).outlineStyle)).not.toBe('none')
    await page.keyboard.press('Enter')
    expect(await said(page)).toContain('lower than usual: session 6.')
    expect(await page.evaluate(() => document.activeElement!.textContent)).toBe(words.form.show)
  })

  it.each([['light', 1280], ['dark', 1280], ['light', 390], ['dark', 320]] as const)('everybody can use it: %s, %i px, with a result, with a problem, and before', async (colorScheme, width) => {
    const page = await ready(await open({ colorScheme, viewport: { width, height: 900 }, bypassCSP: true }))
    await page.evaluate(axe)
    const faults = () => page.evaluate(async () => {
      for (const one of document.querySelectorAll('details')) one.open = true
      const { axe: run } = window as unknown as { axe: { run(options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } }
      const { violations } = await run.run({ resultTypes: ['violations'], preload: false })
      const wide = document.documentElement.scrollWidth > window.innerWidth + 1
      return [...violations.map((v) => `${v.id}: ${v.nodes[0]!.html.slice(0, 140)}`), ...(wide ? ['scrolls sideways'] : [])]
    })
    expect(await faults()).toEqual([])
    await page.click('#try-example')
    expect(await faults()).toEqual([])
    await page.selectOption('#method', 'cusum')
    expect(await faults()).toEqual([])
    await paste(page, 'four')
    expect(await faults()).toEqual([])
  })

  it('turned for a language that runs from right to left, nothing leaves the page and numbers keep their order', async () => {
    for (const width of [1280, 390]) {
      const page = await ready(await open({ viewport: { width, height: 900 } }))
      await page.evaluate(() => { document.documentElement.dir = 'rtl' })
      await page.click('#try-example')
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth + 1)).toBe(true)
      expect(await page.evaluate(() => [getComputedStyle(document.querySelector('#series')!).direction, getComputedStyle(document.querySelector('.drawing')!).direction])).toEqual(['ltr', 'ltr'])
      const heading = await page.evaluate(() => document.querySelector('h1')!.getBoundingClientRect().right)
      const button = await page.evaluate(() => document.querySelector('#try .actions button')!.getBoundingClientRect().right)
      expect(Math.abs(heading - button)).toBeLessThan(3)
    }
  })

  it('without JavaScript it says what it needs, with the command that does the same, and shows no dead form', async () => {
    const page = await open({ javaScriptEnabled: false })
    await page.goto(`${base}/try`)
    expect(await page.locator('#try-needs').isVisible()).toBe(true)
    expect(await page.locator('#try-needs').innerText()).toContain('bin/attune detect ratings.csv --scale 1:5')
    expect(await page.locator('#try-form').isVisible()).toBe(false)
  })

  it('when the script cannot be loaded, it says so a little later; when it can, those words never flash', async () => {
    const page = await open()
    await page.route('**/assets/modules/**/*.js', (route) => route.abort())
    await page.goto(`${base}/try`)
    expect(await page.locator('#try-needs').isVisible()).toBe(false)
    await page.locator('#try-needs').waitFor({ state: 'visible', timeout: 10_000 })
    expect(await page.locator('#try-form').isVisible()).toBe(false)
    expect(await (await ready(await open())).locator('#try-needs').isVisible()).toBe(false)
  })

  it('no other page loads its modules, and its own weight stays modest', async () => {
    const page = await open()
    const loaded: string[] = []
    page.on('request', (request) => loaded.push(request.url()))
    await page.goto(`${base}/welcome`, { waitUntil: 'load' })
    expect(loaded.filter((url) => url.includes('/assets/modules/'))).toEqual([])
    expect((await t.get('/assets/style.css')).html).not.toContain('.try')
    const weight = (async () => {
      let bytes = 0
      const own = await open()
      const pending: Promise<void>[] = []
      own.on('requestfinished', (request) => { if (request.url().includes('/assets/modules/')) pending.push(request.sizes().then((sizes) => { bytes += sizes.responseBodySize })) })
      await ready(own)
      await Promise.all(pending)
      return { bytes, modules: pending.length }
    })()
    const { bytes, modules } = await weight
    expect(modules).toBeGreaterThan(30)
    expect(bytes).toBeGreaterThan(20_000)
    expect(bytes).toBeLessThan(50_000)
  })
})
