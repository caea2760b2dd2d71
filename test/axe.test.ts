import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { issueSetupCode } from '../src/actions/issue-setup-code.ts'
import { addMember } from '../src/actions/add-member.ts'
import { invite } from '../src/actions/invite.ts'
import { makeOwnViewLink } from '../src/actions/own-view-links.ts'
import { seedDemo } from '../src/cli/seed-demo.ts'
import { routes } from '../src/web/routes.ts'
import { fillAlarms } from './alarms-filled.ts'
import { password, type TestApp, testApp } from './app.ts'
import { noBrowser, startBrowser } from './browser.ts'
import { value } from './scene.ts'

/** Every page of the route table, and every page in front of it, as the demo practice fills them: a new page is covered, or this fails. */
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const looks = [{ scheme: 'light', width: 1280 }, { scheme: 'dark', width: 1280 }, { scheme: 'dark', width: 390 }, { scheme: 'light', width: 320 }] as const

/** Who looks at what: the pages that several may see are looked at once, as the therapist sees them. */
const seers = [['ada', 'therapist'], ['ruth', 'director'], ['johanna', 'supervisor']] as const
const pages = seers.flatMap(([who, role]) => routes
  .filter((r) => r.method === 'GET' && r.roles.includes(role) && (role === 'therapist' || r.path === '/' || !r.roles.includes('therapist')))
  .map((r) => [role, r.path, who] as const))
const inFront = ['/welcome', '/join/:join', '/c/:checkIn', '/c/:checkIn?questions', '/c/m/:ownView', '/c/closed', '/c/about', '/c/about/disagreeing']

let t: TestApp
let base = ''
let browser: Browser
/** One tab for each who looks; signed in once. */
const tabs: Record<string, Page> = {}
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
  const practiceId = await one('select practice_id from practice')
  await fillAlarms(t.looking, practiceId, t.clock.now)
  const unanswered = await one(`select s.session_id from session s join therapy t using (practice_id, therapy_id) where t.therapist_id = $1 and t.ended_at is null
    and not exists (select from response r where r.session_id = s.session_id) limit 1`, [ids.ada])
  const ada = { db: t.db, practiceId, memberId: ids.ada, now: t.clock.now }
  ids.join = value(await addMember({ ...ada, memberId: ids.ruth }, { name: 'New Member', firstName: 'New', email: 'new@riverside.example', roles: ['therapist'], supervisorId: null })).token
  ids.checkIn = value(await invite(ada, { sessionId: unanswered })).token
  ids.ownView = value(await makeOwnViewLink(ada, { therapyId: ids.therapyId })).token
  for (const [who] of seers) {
    tabs[who] = await tab()
    await tabs[who].goto(`${base}/welcome`)
    await tabs[who].locator(`form[action="/demo-sign-in"]:has(input[value="${ids[who]}"]) button`).click()
  }
  tabs.client = await tab()
}

async function tab(): Promise<Page> {
  return (await browser.newContext({ reducedMotion: 'reduce', bypassCSP: true })).newPage()
}

const at = (path: string) => path.replace(/:(\w+)/g, (_, name: string) => {
  if (!ids[name]) throw new Error(`The axe test knows no :${name}; add it to its ids.`)
  return ids[name]
})

/** What is wrong with one page, fetched once and then looked at in every width and scheme. */
async function violations(path: string, page: Page, style = ''): Promise<string[]> {
  const answer = await page.goto(base + at(path))
  expect([path, answer?.status()]).toEqual([path, path.endsWith('closed') ? 404 : 200])
  if (style) await page.addStyleTag({ content: style })
  // What is folded away is looked at too: axe sees only what is shown.
  await page.evaluate(() => { for (const one of document.querySelectorAll('details')) { one.removeAttribute('name'); one.open = true } })
  await page.evaluate(axe)
  const found: string[] = []
  for (const { scheme, width } of looks) {
    await page.emulateMedia({ colorScheme: scheme })
    await page.setViewportSize({ width, height: 800 })
    const faults = await page.evaluate(async () => {
      const { axe: run } = window as unknown as { axe: { run(options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } }
      const { violations: broken } = await run.run({ resultTypes: ['violations'], preload: false })
      const wide = document.documentElement.scrollWidth > window.innerWidth + 1
      return [...broken.map((v) => `${v.id}: ${v.nodes.slice(0, 3).map((n) => n.html.slice(0, 140)).join(' | ')}`), ...(wide ? ['scrolls sideways'] : [])]
    })
    found.push(...faults.map((fault) => `${path}, ${scheme} at ${width} px: ${fault}`))
  }
  return found
}

describe.skipIf(noBrowser)(`every page can be used by everybody, light and dark, wide and narrow${noBrowser}`, () => {
  beforeAll(fillDemo)
  afterAll(async () => {
    await browser?.close()
    await t?.close()
  })

  it('the table of pages is walked for everybody', () => {
    for (const [role, least] of [['therapist', 13], ['director', 4], ['supervisor', 2]] as const) {
      expect([role, pages.filter(([one]) => one === role).length >= least]).toEqual([role, true])
    }
  })

  it('what is wrong in one look only is found', async () => {
    const style = '@media (prefers-color-scheme: dark) and (width > 1000px) { body, body * { color: #333; background: #222 } } @media (width < 330px) { body { width: 1200px } }'
    const found = await violations('/c/about', tabs.client!, style)
    expect(found.map((fault) => fault.split(':').slice(0, 2).join(':'))).toEqual(['/c/about, dark at 1280 px: color-contrast', '/c/about, light at 320 px: scrolls sideways'])
  })

  it.each(pages)('as a %s: %s', async (_role, path, who) => expect(await violations(path, tabs[who]!)).toEqual([]))

  it.each(inFront)('in front of the sign-in: %s', async (path) => expect(await violations(path, tabs.client!)).toEqual([]))

  it('the pages of an installation without a practice', async () => {
    const empty = await testApp()
    await empty.app.listen({ host: '127.0.0.1', port: 0 })
    const demo = base
    base = `http://127.0.0.1:${(empty.app.server.address() as AddressInfo).port}`
    const found = await violations('/set-up', tabs.client!)
    await empty.createPractice({ password })
    expect([...found, ...(await violations('/welcome', tabs.client!))]).toEqual([])
    base = demo
    // A browser opens spare connections without a request; the server would wait a minute for each.
    empty.app.server.closeAllConnections()
    await empty.close()
  })
})
