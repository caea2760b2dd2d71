import { existsSync, readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { instruments } from '../core/instruments/index.ts'
import type { Instrument } from '../core/instruments/manifest.ts'
import { type CheckInView, parseCheckIn, renderCheckIn, renderClosed, renderLater, renderReceipt, surveyCsp } from './index.ts'

const executablePath = '/usr/bin/chromium'
const missing = existsSync(executablePath) ? null : `there is no browser at ${executablePath}`
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

const view: CheckInView = {
  practiceName: 'Riverside Practice',
  therapistName: 'Ada',
  when: 'last Thursday',
  language: 'en',
  languages: ['en', 'de'],
  instrument: instruments[0] as Instrument,
  formKey: '0190a1b2-0000-7000-8000-000000000001',
  action: '/c/token',
  readers: { supervisorHears: true, ifUnsafe: 'on-duty', someoneElse: 'Ines Cole', noted: [] },
  readingHours: 'on working days, 8 to 18',
  helpLines: [{ label: 'Crisis line', number: '988', hours: 'day and night' }],
  leaveUrl: 'https://weather.example/',
}
const receipt = renderReceipt({ ...view, whatNext: 'Ada reads it before you meet again.' })

/** The smallest server of the pages: shows the form, and answers a post with the form again or with the receipt. */
function serve(): Server {
  return createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const send = (status: number, html: string) =>
      response
        .writeHead(status, {
          'content-type': 'text/html; charset=utf-8',
          'content-security-policy': surveyCsp,
        })
        .end(html)
    if (request.url === '/closed') return send(404, renderClosed({ language: 'en' }))
    if (request.url === '/later') return send(503, renderLater({ language: 'de', sent: null }))
    if (request.url === '/unsent') return send(503, renderLater({ language: 'es', sent: [['words', 'unas palabras']] }))
    if (request.url === '/receipt') return send(200, receipt)
    const id = request.url?.split('/')[3]
    const instrument = instruments.find((one) => one.id === id) ?? view.instrument
    const shown = { ...view, instrument, action: request.url ?? '' }
    if (request.method !== 'POST') return send(200, renderCheckIn(shown))
    const parsed = parseCheckIn(instrument, Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString())))
    return parsed.ok
      ? send(200, receipt)
      : send(422, renderCheckIn({ ...shown, values: parsed.values, problems: parsed.problems }))
  })
}

describe.skipIf(missing)(missing ? `the pages in a browser (skipped: ${missing})` : 'the pages in a browser', () => {
  let browser: Browser
  let server: Server
  let origin: string

  beforeAll(async () => {
    server = serve()
    await new Promise<void>((done) => {
      server.listen(0, '127.0.0.1', done)
    })
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    browser = await chromium.launch({
      executablePath,
      args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
    })
  })
  afterAll(async () => {
    await browser?.close()
    server?.close()
  })

  /** Opens a page, hands it over, and closes it; fails when anything was asked of another origin. */
  async function open(options: Parameters<Browser['newPage']>[0], path: string, use: (page: Page) => Promise<void>) {
    const page = await browser.newPage({ viewport: { width: 390, height: 844 }, ...options })
    const elsewhere: string[] = []
    const refused: string[] = []
    page.on('request', (request) => {
      if (![origin, 'data:'].some((own) => request.url().startsWith(own))) elsewhere.push(request.url())
    })
    page.on('console', (message) => {
      if (/Content Security Policy/i.test(message.text())) refused.push(message.text())
    })
    try {
      await page.goto(origin + path)
      await use(page)
      expect({ elsewhere, refused }).toEqual({ elsewhere: [], refused: [] })
    } finally {
      await page.close()
    }
  }

  const forms = instruments.filter((one) => one.licence.wordingIncluded).map((one) => `/c/token/${one.id}`)
  const pages = [...forms, '/receipt', '/closed', '/later', '/unsent']
  for (const colorScheme of ['light', 'dark'] as const) {
    test.each(pages)(`%s has no barrier that axe can find, in ${colorScheme}, empty and sent back`, async (path) => {
      await open({ colorScheme, bypassCSP: true, viewport: { width: 320, height: 700 } }, path, async (page) => {
        const check = async () => {
          await page.evaluate(axe)
          return page.evaluate(async () => {
            const found = await (
              globalThis as unknown as {
                axe: { run: (o: object) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }
              }
            ).axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
            return found.violations.map(
              (one) =>
                `${one.id}: ${one.nodes
                  .map((node) => node.html)
                  .join(' ')
                  .slice(0, 300)}`,
            )
          })
        }
        expect(await check()).toEqual([])
        if (!forms.includes(path)) return
        await page.locator('fieldset label').first().click()
        await page.locator('button').click()
        // The browser moves the focus once the page that came back is shown.
        await page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'alert')
        expect(await check()).toEqual([])
      })
    })
  }

  test.each([320, 341, 360, 375, 390, 768, 1280])(
    'at %i px nothing runs out of the page, and every target is at least 44 px',
    async (width) => {
      await open({ viewport: { width, height: 800 } }, '/c/token', async (page) => {
        const found = await page.evaluate(() => ({
          rows: [...document.querySelectorAll('.row')].map(
          (row) => new Set([...row.querySelectorAll('input')].map((one) => one.getBoundingClientRect().top)).size,
        ),
        wide: document.documentElement.scrollWidth - innerWidth,
          small: [...document.querySelectorAll('a, button, summary, textarea, fieldset input')]
            .map((one) => {
              const { width: w, height: h } = one.getBoundingClientRect()
              return { what: one.outerHTML.slice(0, 80), w: Math.round(w * 10) / 10, h: Math.round(h * 10) / 10 }
            })
            .filter(({ w, h }) => w > 0 && (w < 44 || h < 44)),
        }))
        expect(found.wide).toBeLessThanOrEqual(0)
        expect(found.small).toEqual([])
      expect(found.rows).toEqual([1, 1, 1, 1])
      })
    },
  )

  test('text at twice the size still fits a phone', async () => {
    await open({ viewport: { width: 390, height: 800 } }, '/c/token', async (page) => {
      await page.evaluate(() => {
        document.documentElement.style.setProperty('font-size', '200%')
      })
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
    })
  })

  test('without JavaScript: sent too early it comes back with everything, then it goes through', async () => {
    await open({ javaScriptEnabled: false }, '/c/token', async (page) => {
      await page.locator('input[name=BH][value="5"]').check()
      await page.locator('input[name=wish][value=just-read]').check()
      await page.locator('textarea').fill('The hour felt <rushed> & short.')
      await page.locator('button').click()
      expect(await page.title()).toBe('Almost there: A few questions')
      expect(await page.locator('input[name=BH][value="5"]').isChecked()).toBe(true)
      expect(await page.locator('input[name=wish][value=just-read]').isChecked()).toBe(true)
      expect(await page.locator('textarea').inputValue()).toBe('The hour felt <rushed> & short.')
      const links = page.locator('[role=alert] a')
      expect(await links.allTextContents()).toEqual(['Please choose a step, or skip. (4)'])
      await links.click()
      // The link leads to the first of the rows, and each of them is called by what it lacks.
      const lacking = page.getByRole('group', { name: /Please choose a step, or skip\.$/ })
      expect(await lacking.count()).toBe(4)
      expect(await lacking.first().locator('input').first().evaluate((one) => one === document.activeElement)).toBe(true)
      for (const name of ['GM', 'CH', 'OH', 'D']) {
        await page.locator(`input[name=${name}][value=skip]`).check()
      }
      await page.locator('button').click()
      expect(await page.title()).toBe('Thank you')
      expect(await page.textContent('body')).not.toContain('rushed')
    })
  })

  test('with the keyboard alone, from the first key to the receipt', async () => {
    await open({}, '/c/token', async (page) => {
      await page.keyboard.press('Tab')
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('leave')
      const seen = new Set<string>()
      for (let i = 0; i < 60; i++) {
        await page.keyboard.press('Tab')
        const at = await page.evaluate(() => {
          const one = document.activeElement as HTMLInputElement
          const box = one.getBoundingClientRect()
          const label = one.closest('label') ?? one
          return {
            tag: one.tagName,
            name: one.name,
            visible: box.top >= 0 && box.bottom <= innerHeight,
            outline: getComputedStyle(one).outlineStyle,
            text: label.textContent,
          }
        })
        if (at.tag !== 'BODY') expect(at).toMatchObject({ visible: true, outline: 'solid' })
        if (/^[A-Z]+$/.test(at.name ?? '') && !seen.has(at.name)) {
          seen.add(at.name)
          await page.keyboard.press('ArrowRight')
        }
        if (at.tag === 'TEXTAREA') await page.keyboard.type('hello')
        if (at.tag === 'BUTTON') {
          await page.keyboard.press('Enter')
          break
        }
      }
      await page.waitForFunction(() => document.title === 'Thank you')
      expect(seen.size).toBe(5)
    })
  })

  test('leaving replaces the page, so that going back does not show it; Esc three times leaves too', async () => {
    for (const leave of [
      (page: Page) => page.locator('#leave').click(),
      async (page: Page) => {
        for (let i = 0; i < 3; i++) await page.keyboard.press('Escape')
      },
    ]) {
      const page = await browser.newPage()
      await page.route('https://weather.example/**', (route) =>
        route.fulfill({ body: '<title>Weather</title>', contentType: 'text/html' }),
      )
      await page.goto(`${origin}/closed`)
      await page.goto(`${origin}/c/token`)
      await leave(page)
      await page.waitForURL('https://weather.example/')
      await page.goBack()
      expect(page.url()).toBe(`${origin}/closed`)
      expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0)
      await page.close()
    }
  })
})
