import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { issueSetupCode } from '../src/actions/issue-setup-code.ts'
import { addMember } from '../src/actions/add-member.ts'
import { invite } from '../src/actions/invite.ts'
import { seedDemo } from '../src/cli/seed-demo.ts'
import { routes } from '../src/web/routes.ts'
import { password, type TestApp, testApp } from './app.ts'
import { noBrowser, startBrowser } from './browser.ts'

/** Every page of the route table, and every page in front of it, as the demo practice fills them: a new page is covered, or this fails. */
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const looks = [{ scheme: 'light', width: 1280 }, { scheme: 'dark', width: 390 }, { scheme: 'light', width: 320 }] as const

let t: TestApp
let base = ''
let browser: Browser
const ids: Record<string, string> = {}

async function one(query: string, values: unknown[] = []): Promise<string> {
  const { rows: [row] } = await t.everything.query(query, values)
  return String(Object.values(row as object)[0])
}

async function fillDemo(): Promise<void> {
  t = await testApp({ demo: true })
  const code = await issueSetupCode(t.db, t.clock.now)
  await seedDemo(t.db, t.clock.now, code!, t.keyring)
  await t.app.listen({ host: '127.0.0.1', port: 0 })
  base = `http://127.0.0.1:${(t.app.server.address() as AddressInfo).port}`
  browser = await startBrowser()
  ids.ada = await one("select member_id from member where first_name = 'Ada'")
  ids.memberId = ids.ada
  ids.ruth = await one("select member_id from member where first_name = 'Ruth'")
  ids.johanna = await one("select member_id from member where first_name = 'Johanna'")
  ids.ruptureId = await one(`select r.rupture_id from rupture r join therapy t using (practice_id, therapy_id)
    where not r.closed and t.therapist_id = $1 order by r.events desc limit 1`, [ids.ada])
  ids.therapyId = await one('select therapy_id from rupture where rupture_id = $1', [ids.ruptureId])
  ids.clientId = await one('select client_id from therapy where therapy_id = $1', [ids.therapyId])
  ids.sessionId = await one('select session_id from session where therapy_id = $1 order by number desc limit 1', [ids.therapyId])
  ids.taskId = await one('select task_id from risk_task k join therapy t using (practice_id, therapy_id) where t.therapist_id = $1 and k.held_from is null limit 1', [ids.ada])
  ids.guide = 'ruptures-are-ordinary'
  ids.ownGuideId = await one('select guide_id from own_guide where version > 1 limit 1')
  ids.instrument = 'wai-sr'
}

async function violations(path: string, context: Awaited<ReturnType<Browser['newContext']>>): Promise<string[]> {
  const page: Page = await context.newPage()
  const answer = await page.goto(base + path)
  expect([path, answer?.status()]).toEqual([path, path.endsWith('closed') ? 404 : 200])
  // What is folded away is looked at too: axe sees only what is shown.
  await page.evaluate(() => { for (const one of document.querySelectorAll('details')) { one.removeAttribute('name'); one.open = true } })
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth + 1)
  await page.evaluate(axe)
  const found = await page.evaluate(async () => {
    const { axe: run } = window as unknown as { axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } }
    return (await run.run()).violations.map((v) => `${v.id}: ${v.nodes.slice(0, 3).map((n) => n.html.slice(0, 140)).join(' | ')}`)
  })
  await page.close()
  return [...found, ...(wide ? ['scrolls sideways'] : [])].map((v) => `${path}: ${v}`)
}

/** What is wrong with the pages that are open to one role, seen by one member: those the therapist shares are looked at once. */
async function seenBy(who: string, role: 'therapist' | 'director' | 'supervisor', colorScheme: 'light' | 'dark', width: number): Promise<string[]> {
  const context = await browser.newContext({ colorScheme, viewport: { width, height: 800 }, reducedMotion: 'reduce', bypassCSP: true })
  const page = await context.newPage()
  await page.goto(`${base}/welcome`)
  await page.locator(`form[action="/demo-sign-in"]:has(input[value="${ids[who]}"]) button`).click()
  const pages = routes
    .filter((r) => r.method === 'GET' && r.roles.includes(role) && (role === 'therapist' || r.path === '/' || !r.roles.includes('therapist')))
    .map((r) => r.path.replace(/:(\w+)/g, (_, name: string) => {
      if (!ids[name]) throw new Error(`The axe test knows no :${name}; add it to its ids.`)
      return ids[name]
    }))
  expect(pages.length).toBeGreaterThan({ therapist: 12, director: 3, supervisor: 1 }[role])
  const found: string[] = []
  for (const path of pages) found.push(...(await violations(path, context)))
  await context.close()
  return found
}

describe.skipIf(noBrowser)(`every page can be used by everybody${noBrowser}`, () => {
  beforeAll(fillDemo)
  afterAll(async () => {
    await browser?.close()
    await t?.close()
  })

  it.each(looks)('behind the sign-in, $scheme at $width px', async ({ scheme, width }) => {
    const found = [...(await seenBy('ada', 'therapist', scheme, width)), ...(await seenBy('ruth', 'director', scheme, width)),
      ...(await seenBy('johanna', 'supervisor', scheme, width))]
    expect(found).toEqual([])
  })

  it.each(looks)('in front of it, $scheme at $width px', async ({ scheme, width }) => {
    const ada = { db: t.db, practiceId: await one('select practice_id from practice'), memberId: ids.ada!, now: t.clock.now }
    const joining = await addMember(ada, { name: 'New Member', firstName: 'New', email: `new-${scheme}-${width}@riverside.example`, roles: ['therapist'], supervisorId: null })
    const unanswered = await one(`select s.session_id from session s join therapy t using (practice_id, therapy_id) where t.therapist_id = $1 and t.ended_at is null
      and not exists (select from response r where r.session_id = s.session_id) limit 1`, [ids.ada])
    const invited = await invite(ada, { sessionId: unanswered })
    if (!joining.ok || !invited.ok) throw new Error('The demo practice cannot add a member or send a check-in.')
    const context = await browser.newContext({ colorScheme: scheme, viewport: { width, height: 800 }, reducedMotion: 'reduce', bypassCSP: true })
    const found: string[] = []
    for (const path of ['/welcome', `/join/${joining.value.token}`, `/c/${invited.value.token}`, `/c/${invited.value.token}?questions`, '/c/closed', '/c/about', '/c/about/disagreeing']) found.push(...(await violations(path, context)))
    expect(found).toEqual([])
    await context.close()
  })

  it('the pages of an installation without a practice', async () => {
    const empty = await testApp()
    await empty.app.listen({ host: '127.0.0.1', port: 0 })
    const demo = base
    base = `http://127.0.0.1:${(empty.app.server.address() as AddressInfo).port}`
    const context = await browser.newContext({ viewport: { width: 390, height: 800 }, bypassCSP: true })
    const found = await violations('/set-up', context)
    await empty.createPractice({ password })
    expect([...found, ...(await violations('/welcome', context))]).toEqual([])
    base = demo
    await context.close()
    await empty.close()
  })
})
