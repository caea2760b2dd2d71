import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Person, type TestApp, fieldsIn, testApp } from '../../test/app.ts'
import { noBrowser, startBrowser } from '../../test/browser.ts'
import { scene } from '../../test/scene.ts'

/** The two forms of the client's page wait behind their buttons, with nothing lost and nothing out of reach. */
let t: TestApp
let ada: Person
let page: string
let browser: Browser

beforeAll(async () => {
  t = await testApp()
  ada = await t.createPractice()
  const s = await scene(t, ada)
  for (let i = 0; i < 5; i++) await s.answered([5, 5, 5, 5])
  ada.cookie = await t.signIn(ada)
  page = `/therapies/${s.therapyId}`
  if (!noBrowser) browser = await startBrowser()
})
afterAll(async () => {
  await browser?.close()
  await t.close()
})

const foldOf = (html: string, form: string) => new RegExp(`<details class="session-form"([^>]*)>(?:(?!</details>)[\\s\\S])*id="${form}"`).exec(html)?.[1]

describe('adding and planning', () => {
  it('are folded at first', async () => {
    const { html } = await t.get(page, ada)
    for (const form of ['add-session', 'next-session']) expect(foldOf(html, form), form).toBe('')
  })

  it('come back open, with everything that was typed', async () => {
    const added = await t.post(`${page}/sessions`, { date: '2099-01-01', time: '10:20' }, ada)
    expect(added.status).toBe(422)
    expect(foldOf(added.html, 'add-session')).toContain('open')
    expect(foldOf(added.html, 'next-session')).toBe('')
    expect(fieldsIn(added.html, `${page}/sessions`)).toMatchObject({ date: '2099-01-01', time: '10:20' })
    const planned = await t.post(`${page}/next-session`, { nextDate: '2099-01-01', nextTime: '' }, ada)
    expect(foldOf(planned.html, 'next-session')).toContain('open')
    expect(fieldsIn(planned.html, `${page}/next-session`)).toMatchObject({ nextDate: '2099-01-01' })
  })

  it.skipIf(noBrowser).each(['add-session', 'next-session'])(`open without a script where a link points to #%s${noBrowser}`, async (form) => {
    const context = await browser.newContext({ javaScriptEnabled: false })
    const screen = await context.newPage()
    await screen.route('**/*', async (route) => {
      const { pathname } = new URL(route.request().url())
      return route.fulfill({ contentType: pathname.endsWith('.css') ? 'text/css' : 'text/html; charset=utf-8', body: (await t.get(pathname, ada)).html })
    })
    await screen.goto(`http://localhost${page}`)
    expect(await screen.locator(`#${form}`).isVisible()).toBe(false)
    await screen.goto(`http://localhost${page}#${form}`)
    await screen.locator(`#${form} button`).waitFor()
    await context.close()
  })
})
