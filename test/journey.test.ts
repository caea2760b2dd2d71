import type { AddressInfo } from 'node:net'
import { type Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type CaseEvent, foldCase } from '../src/core/case/index.ts'
import { defaultInstrument } from '../src/core/instruments/index.ts'
import { rowField } from '../src/survey/view.ts'
import { password, setUpFields, type TestApp, testApp } from './app.ts'
import { noBrowser, startBrowser } from './browser.ts'
import { byBrowser, byHttp, type Hands, type Typed } from './hands.ts'

/**
 * The main job, end to end: a therapist creates a practice, a client answers on a phone, a dip is noticed, prepared,
 * talked about, followed, and repaired. Written once; walked over plain HTTP, in a browser without JavaScript, and with it.
 */
let t: TestApp
const zone = 'Europe/Zurich'
const local = (at: Date) => new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' }).format(at)

/** Answers to every row: the score rows at one level, or one of them otherwise. */
const form = (level: number, direct: number, other: Record<string, number> = {}): Typed => Object.fromEntries(
  defaultInstrument.items.map((i) => [rowField(i.id), String(other[i.id] ?? (i.kind === 'direct' ? direct : level))]))

const email = 'ada@riverside.example'

async function journey(ada: Hands, phone: Hands): Promise<void> {
  const signIn = async () => {
    await ada.open('/')
    if ((await ada.page()).html.includes('action="/sign-in"')) await ada.send('/sign-in', { email, password })
  }
  let therapy = ''
  /** A week later: the session, the invitation, and the client's answers on their phone. */
  const week = async (answers: Typed) => {
    t.pass(7 * 24 * 60)
    await signIn()
    await ada.open(therapy)
    const [date = '', time = ''] = local(new Date(t.clock.now.getTime() - 3_600_000)).split(' ')
    await ada.send('/sessions', { date, time })
    await ada.send('/check-ins')
    const link = /\/c\/[\w-]{43}/.exec((await ada.page()).html)?.[0]
    expect(link).toBeDefined()
    await phone.open(`${link!}?questions`)
    await phone.send(link!, answers)
    expect((await phone.page()).words).toContain('Thank you. It has arrived.')
    await ada.open(therapy)
  }

  // The practice, the client.
  await ada.open('/')
  await ada.send('/set-up', { ...setUpFields, email, code: await t.setUpCode() })
  await ada.open('/clients/new')
  await ada.send('/clients/new', { name: 'Noor Ağaoğlu' })
  therapy = (await ada.page()).path
  expect(therapy).toMatch(/^\/therapies\/[0-9a-f-]{36}$/)

  // Five ordinary sessions, then one that is clearly lower, with words.
  for (let i = 0; i < 5; i++) await week(form(5, 0))
  await week({
    ...form(4, 1, { 'confidence-hard': 0 }), words: 'I would like to talk about the homework.', wish: 'bring-up',
  })
  expect((await ada.page()).words).toContain('I would like to talk about the homework.')
  expect((await ada.page()).words).toMatch(/clearly lower|much lower/)
  await ada.open('/')
  expect((await ada.page()).words).toMatch(/May need a conversation 1/)

  // The note: own guess first, then the reveal, then what was seen.
  const session = /\/sessions\/[0-9a-f-]{36}\/note/
  await ada.open(therapy)
  await ada.open(session.exec((await ada.page()).html)![0])
  expect((await ada.page()).words).not.toContain('3.0')
  await ada.send('/note', { guess: '5' })
  await ada.send('/note', { sign: ['short-answers', 'closed-questions'], whenISaid: 'you only have to try', notTypicalFor: 'client', words: 'Quiet from the middle on.' })

  // The case, place by place.
  await ada.open(therapy)
  const rupture = /\/ruptures\/[0-9a-f-]{36}/.exec((await ada.page()).html)![0]
  await ada.open(`${rupture}/understand`)
  expect((await ada.page()).words).toContain('strong')
  await ada.send('/acknowledgement')
  await ada.open(`${rupture}/reflect`)
  const prompt = /name="(words-[^"]+)"/.exec((await ada.page()).html)![1]!
  await ada.send('/reflections', { [prompt]: 'I hurried past it because I was late.' })
  await ada.open(`${rupture}/source`)
  await ada.send('/sources', { source: ['task'] })
  await ada.open(`${rupture}/open?register=plain`)
  expect((await ada.page()).words).toMatch(/\?/)
  await ada.send('/opener')
  await ada.open(`${rupture}/sheet`)
  const sheet = (await ada.page()).words
  expect(sheet).toContain('Noor Ağaoğlu')
  expect(sheet).not.toContain('I hurried past it')
  await ada.open(`${rupture}/repair`)
  const [first] = /value="([\w-]+:this-session|this-session:[\w-]+|[\w-]+)"[^>]*>/.exec(/<input[^>]*name="plan"[^>]*>/.exec((await ada.page()).html)![0])!.slice(1)
  await ada.send('/plan', { plan: [first!] })

  // The next session: talked about, and the client's answers afterwards.
  await week(form(4, 0))
  await ada.open(`${rupture}/follow-up`)
  await ada.send('/conversation', { how: 'Noor said the diary had felt like a test. I said I had pushed.' })
  await week(form(5, 0))
  await week(form(5, 0))
  await ada.open(`${rupture}/follow-up`)
  await ada.send('/closing-note', { learned: 'Ask about homework before giving it.' })
  await ada.open(`${rupture}/history`)
  const history = (await ada.page()).words
  for (const said of ['A strain may have begun after session 6', 'Talked about it in session 7', 'Ask about homework before giving it']) expect(history).toContain(said)
  await ada.open('/')
  expect((await ada.page()).words).not.toContain('May need a conversation')

  const { rows } = await t.everything.query(`select r.stage, e.number, e.at, e.by_member as by, e.type, e.data from rupture r
    join case_event e using (practice_id, rupture_id) where r.rupture_id = $1 order by e.number`, [rupture.split('/')[2]])
  expect(rows[0].stage).toBe('repaired')
  expect(foldCase(rows.map((r) => ({ ...r, at: r.at.toISOString() }) as CaseEvent)).stage).toBe('repaired')
}

describe('one client, from a dip to a repaired rupture', () => {
  let base = ''
  let browser: Browser | null = null
  beforeAll(async () => { if (!noBrowser) browser = await startBrowser() })
  afterAll(() => browser?.close())
  // Each walk begins on an empty installation, as a newcomer would.
  beforeEach(async () => {
    t = await testApp()
    await t.app.listen({ host: '127.0.0.1', port: 0 })
    base = `http://127.0.0.1:${(t.app.server.address() as AddressInfo).port}`
  })
  afterEach(() => t.close())

  it('over plain HTTP', () => journey(byHttp(t), byHttp(t)))

  it.skipIf(noBrowser).each([['without JavaScript', false], ['with JavaScript', true]])(`in a browser at 390 px, %s${noBrowser}`, async (_, javaScriptEnabled) => {
    const context = () => browser!.newContext({ viewport: { width: 390, height: 844 }, javaScriptEnabled, reducedMotion: 'reduce' })
    const [desk, phone] = [await context(), await context()]
    const elsewhere: string[] = []
    for (const c of [desk, phone]) c.on('request', (r) => { if (!r.url().startsWith(base)) elsewhere.push(r.url()) })
    await journey(byBrowser(await desk.newPage(), base), byBrowser(await phone.newPage(), base))
    expect(elsewhere.filter((url) => !url.startsWith('data:'))).toEqual([])
    await desk.close()
    await phone.close()
  })
})
