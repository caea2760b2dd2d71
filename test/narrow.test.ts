import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { planNextSession } from '../src/actions/plan-next-session.ts'
import { longest } from '../src/actions/checked-text.ts'
import { routes } from '../src/web/routes.ts'
import { type Person, type TestApp, testApp } from './app.ts'
import { noBrowser, startBrowser } from './browser.ts'
import { directField, scene, value } from './scene.ts'

/** Pages on a phone: one line of places for everybody, and names of any length that stay within the page. */
const names = {
  'letters without a space': 'Donaudampfschifffahrt'.repeat(10).slice(0, longest.name),
  'Arabic without a space': 'عبدالرحمنالمستعصمي'.repeat(12).slice(0, longest.name),
  'Arabic in words': 'عبد الرحمن بن عبد الله المستعصمي '.repeat(7).slice(0, longest.name).trim(),
}

let t: TestApp
let ada: Person
let browser: Browser
let css: string
const ids: Record<string, Record<string, string>> = {}

beforeAll(async () => {
  if (noBrowser) return
  t = await testApp()
  ada = await t.createPractice()
  for (const [kind, name] of Object.entries(names)) {
    const s = await scene(t, ada, name)
    for (let i = 0; i < 5; i++) await s.answered([5, 5, 5, 6])
    const sessionId = await s.answered([2, 2, 2, 2], { [directField]: '2', words: 'I want to kill myself.', reader: 'therapist', wish: 'bring-up' })
    ada.cookie = await t.signIn(ada)
    await s.note(sessionId, [{ signId: 'short-answers' }, { signId: 'felt-distance' }])
    value(await planNextSession(ada.acting(), { therapyId: s.therapyId, nextAt: new Date(t.clock.now.getTime() + 86_400_000) }))
    const ruptureId = (await s.rupture()).rupture_id
    const { rows: [more] } = await t.everything.query(
      'select client_id, (select task_id from risk_task k where k.therapy_id = therapy.therapy_id limit 1) from therapy where therapy_id = $1', [s.therapyId])
    ids[kind] = { therapyId: s.therapyId, ruptureId, sessionId: await s.session(), clientId: more.client_id, taskId: more.task_id }
  }
  ada.cookie = await t.signIn(ada)
  css = (await t.get('/assets/style.css')).html
  browser = await startBrowser()
})
afterAll(async () => {
  await browser?.close()
  await t?.close()
})

async function opened(width: number, who: Person) {
  const page = await (await browser.newContext({ viewport: { width, height: 800 }, javaScriptEnabled: false })).newPage()
  await page.route('**/*', async (route) => {
    const { pathname, search } = new URL(route.request().url())
    return pathname.endsWith('.css') ? route.fulfill({ contentType: 'text/css', body: css })
      : route.fulfill({ contentType: 'text/html; charset=utf-8', body: (await t.get(pathname + search, who)).html })
  })
  return page
}

/** Pages that name a client: each of one client, and the lists of all. */
const withNames = ['/', '/clients', ...routes.flatMap(({ method, path, roles }) => (
  method === 'GET' && roles.includes('therapist') && /^\/(therapies|ruptures|sessions|clients|tasks)\/:/.test(path) ? [path] : []))]

describe(`on a phone${noBrowser}`, () => {
  it.skipIf(noBrowser).each(Object.keys(names))('a name of 200 characters, %s, stays within every page', async (kind) => {
    expect(withNames.length).toBeGreaterThan(12)
    const found: string[] = []
    for (const width of [390, 320]) {
      const page = await opened(width, ada)
      for (const path of withNames) {
        await page.goto(`http://localhost${path.replace(/:(\w+)/g, (_, id: string) => ids[kind]![id]!)}`)
        expect([path, await page.title()]).not.toEqual([path, expect.stringMatching(/not found|no page/i)])
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
        if (wide > 0) found.push(`${path} at ${width} px: ${wide} px too wide`)
      }
      await page.context().close()
    }
    expect(found).toEqual([])
  })

  it.skipIf(noBrowser).each([320, 360, 390])('at %i px the places stand in one line for every role, each wide enough for a finger', async (width) => {
    const supervisor = await t.addMember(ada, { roles: ['therapist', 'supervisor', 'recipient'] })
    for (const who of [ada, supervisor]) {
      who.cookie = await t.signIn(who)
      const page = await opened(width, who)
      for (const path of ['/', '/settings']) {
        await page.goto(`http://localhost${path}`)
        const places = await page.locator('.nav a').evaluateAll((all) => all.map((one) => one.getBoundingClientRect()).map(({ top, width: w, height, right }) => ({ top, w, height, right })))
        expect(places.length).toBe(who === ada ? 4 : 5)
        expect(new Set(places.map(({ top }) => top)).size, path).toBe(1)
        expect(places.every(({ w, height, right }) => w >= 44 && height >= 44 && right <= width)).toBe(true)
      }
      await page.context().close()
    }
  })

  it.skipIf(noBrowser)('on the client page a link below a session begins where its line begins, and an answer in words stays on its line', async () => {
    const client = `http://localhost/therapies/${ids['Arabic in words']!.therapyId}`
    const narrow = await opened(390, ada)
    await narrow.goto(client)
    const starts = await narrow.locator('.session-line').evaluateAll((all) => all.map((one) => {
      const link = one.querySelector<HTMLElement>('.session-do > .button.quiet:first-child')
      return link ? link.getBoundingClientRect().left + parseFloat(getComputedStyle(link).paddingInlineStart) + link.clientLeft - one.getBoundingClientRect().left : 0
    }))
    expect(starts.length).toBeGreaterThan(0)
    for (const start of starts) expect(start).toBeLessThanOrEqual(1)
    await narrow.setViewportSize({ width: 1280, height: 800 })
    const usual = await narrow.locator('.fell-usual').evaluateAll((all) => all.map((one) => ({ text: one.textContent, height: one.getBoundingClientRect().height })))
    expect(usual.map(({ text }) => text)).toContain('usually nothing')
    for (const { text, height } of usual) expect([text, height < 30]).toEqual([text, true])
    await narrow.context().close()
  })
})
