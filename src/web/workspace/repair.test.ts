import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Person, type Reply, type TestApp, fieldsIn, testApp, textOf } from '../../../test/app.ts'
import { type Scene, directField, scene } from '../../../test/scene.ts'

let t: TestApp
let ada: Person
beforeAll(async () => {
  t = await testApp()
  ada = await t.createPractice()
})
afterAll(() => t.close())

interface Case { s: Scene; base: string }

/** Five usual sessions, then a clear dip with one sign. */
async function dipped(name: string, signId = 'about-approach', rows: readonly number[] = [4, 4, 2, 3], more: Record<string, string> = {}): Promise<Case> {
  const s = await scene(t, ada, name)
  for (let i = 0; i < 5; i++) await s.answered([5, 5, 5, 6])
  const last = await s.answered(rows, { [directField]: '2', ...more })
  ada.cookie = await t.signIn(ada)
  await s.note(last, [{ signId }])
  return { s, base: `/ruptures/${(await s.rupture()).rupture_id}` }
}

/** The tools that stand on the page without unfolding anything, in their order. */
const offered = (html: string) => [.../<div class="lanes">(.*?)<div class="small not-first"/s.exec(html)![1]!.matchAll(/name="plan" value="([^"]+)"/g)].map((one) => one[1])

const page = async ({ base }: Case, path = '/repair') => (await t.get(base + path, ada)).html

/** Sends a form of a page as it stands, with some fields filled in. */
async function send({ base }: Case, noun: string, typed: Record<string, string | readonly string[]>, from = '/repair'): Promise<Reply> {
  return t.post(`${base}/${noun}`, { ...fieldsIn((await t.get(base + from, ada)).html, `${base}/${noun}`), ...typed }, ada)
}

describe('source', () => {
  it('gives two clients with different evidence another order, other reasons, other tools and another “not first”', async () => {
    const one = await dipped('Task T.', 'about-approach', [4, 4, 2, 3], { words: 'I do not see what the homework is for.', reader: 'therapist', wish: 'bring-up' })
    const two = await dipped('Distance D.', 'felt-distance', [3, 3, 3, 3])
    const first = (html: string) => /name="source" value="([^"]+)"/.exec(html)?.[1]
    const [a, b] = [await page(one, '/source'), await page(two, '/source')]
    expect(first(a)).toBe('task')
    expect(first(b)).toBe('bond')
    expect(textOf(a)).toContain('How it shows in the answers')
    expect(textOf(a)).toContain('Also possible here:')
    const [ha, hb] = [await page(one), await page(two)]
    expect(offered(ha).length).toBe(3)
    expect(offered(hb).length).toBeLessThanOrEqual(3)
    expect(offered(ha)).not.toEqual(offered(hb))
    expect(offered(ha)[0]).not.toBe(offered(hb)[0])
    const [ra, rb] = [textOf(ha), textOf(hb)]
    expect(ra).toContain('Defending the method.')
    expect(rb).not.toContain('Defending the method.')
    expect(ra).toMatch(/From the evidence: Their own words/)
  })

  it('“life outside” and “not about us” lead to other help: nothing to open, no tools, a look again later, and a way back', async () => {
    const c = await dipped('Outside O.')
    await send(c, 'sources', { source: ['outside', 'not-relationship'] }, '/source')
    for (const path of ['/open', '/open?register=warm&variant=3', '/repair', '/sheet']) {
      const html = await page(c, path)
      expect(textOf(html), path).toMatch(/Help with what weighs on them[^]*(Look at the next check-in)/)
      expect(html, path).not.toMatch(/opener-words|name="plan"|name="text"/)
    }
    expect(textOf(await page(c))).toContain('It is about the two of us after all')
    expect(textOf(await page(c, '/source'))).toContain('asks for other help than repair talk')
    expect((await t.get(c.base, ada)).to).toBe(`${c.base}/repair`)
    await send(c, 'sources', { source: ['outside', 'task'] }, '/source')
    const back = await page(c)
    expect(back).toContain('name="plan"')
    expect(textOf(back)).toContain('Beside it: what weighs on them')
    expect((await page(c, '/open'))).toContain('opener-words')
  })
})

describe('what the client said themselves', () => {
  it('outranks “not about us”: who asked to talk about it is not met with other help alone', async () => {
    const c = await dipped('Told T.', 'short-answers', [4, 4, 2, 3], { words: 'I would like to talk about the homework.', reader: 'therapist', wish: 'bring-up' })
    await send(c, 'sources', { source: ['outside'] }, '/source')
    expect(textOf(await page(c, '/source'))).toContain('and yet they told you')
    expect(await page(c, '/open')).toContain('opener-words')
    const repair = await page(c)
    expect(repair).toContain('name="plan"')
    expect(textOf(repair)).toContain('Beside it: what weighs on them')
    // What is suggested answers what they wrote, and does not say that talking is not first.
    expect(textOf(repair)).toContain('They told you themselves')
    expect(/<div class="small not-first">.*?<\/div>/s.exec(repair)![0]).not.toContain('Repair talk')
    expect(offered(repair)).toEqual(['explain-reasoning:this-session', 'listen-openly:this-session', 'adjust-work:later'])
    expect(textOf(repair)).not.toContain('Help with what it is about instead, and look')
    expect(textOf(repair), 'who waits although they asked is told what to say').toContain('Told asked to talk about it. Waiting is possible all the same')
  })
})

describe('repair', () => {
  it('never offers more than three steps at once, however many sources are chosen, and says so many; the others are a fold away', async () => {
    const c = await dipped('Many M.')
    await send(c, 'sources', { source: ['task', 'pace', 'progress', 'said-or-done', 'manner'], form: 'mixed' }, '/source')
    const html = await page(c)
    expect(offered(html)).toHaveLength(3)
    expect(new Set(offered(html).map((one) => one!.split(':')[1]))).toEqual(new Set(['this-session', 'later']))
    expect(textOf(html)).toMatch(/Repair 3 suggested|Repair 2 suggested/)
    for (const id of ['listen-openly', 'adjust-work', 'explore-deeper', 'hold-limit']) expect(html).toContain(`value="${id}:`)
    expect(html.match(/<div class="small not-first">.*?<\/div>/s)![0].match(/<li/g)!.length).toBeLessThanOrEqual(3)
    expect(textOf(html)).toContain('More that is better not first')
    // What is in the plan stands where it can be taken out again, beside the suggestions.
    await send(c, 'plan', { plan: ['hold-limit:this-session'] })
    expect(await page(c)).toMatch(/value="hold-limit:this-session" checked/)
  })

  it('shows all of the plan when it is changed, whatever is suggested by then, so that keeping it again loses nothing', async () => {
    const c = await dipped('Again A.')
    const plan = ['understand-event:this-session', 'explore-deeper:later', 'hold-limit:later']
    await send(c, 'plan', { plan })
    await send(c, 'sources', { source: ['said-or-done'] }, '/source')
    const html = await page(c)
    expect([...html.matchAll(/name="plan" value="([^"]+)" checked/g)].map((one) => one[1]!).toSorted()).toEqual(plan.toSorted())
    expect(html).toMatch(/value="understand-event:later"(?! checked)/)
    expect(new Set(html.match(/name="plan" value="[^"]+"/g)).size).toBe(html.match(/name="plan" value="[^"]+"/g)!.length)
  })

  it('ticks what was done, says how it went and what comes next, and shows it when one comes back, on the sheet and in the history', async () => {
    const c = await dipped('Steps S.')
    await send(c, 'plan', { plan: ['listen-openly:this-session', 'adjust-work:later'] })
    expect((await send(c, 'steps', { intervention: 'listen-openly', how: '', next: '' })).status).toBe(422)
    expect((await send(c, 'steps', { intervention: 'listen-openly', done: ['thank', 'more', 'invented'], how: 'She went on.', next: 'Ask about the diary' })).to).toBe(`${c.base}/repair?done=step-noted`)
    const html = await page(c)
    expect(textOf(html)).toContain('2 of 5 steps done')
    expect(html).toMatch(/value="thank" checked/)
    expect(html).not.toMatch(/value="breathe" checked/)
    expect(textOf(html)).toMatch(/She went on\. +Next: +Ask about the diary/)
    expect(textOf(await page(c, '/history'))).toMatch(/“Listen openly, without defending”: She went on\. Done so far: Thank them.*Ask it twice\. Next: Ask about the diary\./)
    expect(textOf(await page(c, '/sheet'))).toContain('Planned next: Ask about the diary')
    expect((await send(c, 'steps', { intervention: 'listen-openly', done: ['thank'], how: '', next: '' })).status).toBe(303)
    expect(textOf(await page(c))).toContain('1 of 5 steps done')
  })

  it('suits the words to the setting that the therapist chose, on the page and on the sheet; one way of being near at most', async () => {
    const c = await dipped('Setting S.')
    const before = textOf(await page(c))
    expect(before).not.toContain('the picture froze')
    expect((await send(c, 'settings', { 'setting-circumstances': ['telehealth'], nearness: 'fears-loss' })).to).toBe(`${c.base}/repair?done=suited`)
    const html = textOf(await page(c))
    expect(html).toContain('Words suited to: The tie said aloud first; By video or phone')
    expect(html).toContain('I’m looking down because I’m listening, not reading.')
    expect(html).toContain('You can be cross with me, and I’m still here.')
    expect(textOf(await page(c, '/sheet'))).toContain('You can be cross with me, and I’m still here.')
    expect(textOf(await page(c, '/history'))).toContain('The words of the plan suit: “The tie said aloud first” and “By video or phone”.')
    expect(html).toContain('Couples, families and groups: not yet.')
    await send(c, 'settings', { nearness: 'couples', 'setting-circumstances': ['couples-families-groups'] })
    expect(textOf(await page(c))).toContain('Suit the words to how you work')
  })

  it('begins with video or phone where that is how they mostly meet, until the therapist chooses, nothing included', async () => {
    const c = await dipped('Screen S.')
    await t.everything.query("update therapy set setting = 'telehealth' where therapy_id = $1", [c.s.therapyId])
    const html = textOf(await page(c))
    expect(html).toContain('Words suited to: By video or phone')
    expect(html).toContain('comes from how you mostly meet')
    expect(html).toContain('I’m looking down because I’m listening, not reading.')
    await send(c, 'settings', { 'setting-circumstances': [], nearness: '' })
    const after = textOf(await page(c))
    expect(after).toContain('Suit the words to how you work')
    expect(after).not.toMatch(/looking down because|comes from how you mostly meet/)
  })

  it('places a session on a map, and calls a loop back usual', async () => {
    const c = await dipped('Map M.')
    await c.s.session()
    ada.cookie = await t.signIn(ada)
    expect((await send(c, 'places', { session: '6', stage: 'withdrawal:hard-to-say', words: 'Eyes down.' })).to).toBe(`${c.base}/repair?done=place-marked#where`)
    await send(c, 'places', { session: '7', stage: 'withdrawal:marker' })
    const text = textOf(await page(c))
    expect(text).toContain('Where are we? In session 7: Something steps back')
    expect(text).toContain('A loop back. That is usual')
    expect(textOf(await page(c, '/history'))).toContain('In session 6 they may have been at “What makes it hard to say”: Eyes down.')
    expect(textOf(await page(c, '/sheet'))).toContain('Session 7 was perhaps at: Something steps back')
    for (const typed of [{ session: '6', stage: 'withdrawal:need' }, { session: '99', stage: 'withdrawal:marker' }, { session: '6', stage: '' }]) {
      const reply = await send(c, 'places', { ...typed, words: 'kept words' })
      expect(reply.status).toBe(422)
      expect(reply.html).toContain('kept words')
    }
  })

  it('looks an apology over and keeps nothing, until it is kept', async () => {
    const c = await dipped('Apology A.')
    const before = (await c.s.rupture()).events
    const looked = await send(c, 'apology', { text: 'I’m sorry if you felt hurt, but canary-11 I had a day.', check: '1' })
    expect(looked.status).toBe(200)
    expect(textOf(looked.html)).toContain('“If” may sound as though it perhaps did not happen')
    expect(looked.html).toContain('canary-11')
    expect((await c.s.rupture()).events).toBe(before)
    const { rows } = await t.everything.query('select count(*)::int as n from case_event where data::text like $1', ['%canary-11%'])
    expect(rows[0].n).toBe(0)
    expect((await t.get(`${c.base}/repair`, ada)).html).not.toContain('canary-11')
    expect((await send(c, 'apology', { text: 'I forgot your sister’s name. That left you alone with it. I’m sorry. From today I write it down.', keep: '1' })).to).toBe(`${c.base}/repair?done=apology-kept#apology`)
    expect(textOf(await page(c))).toContain('I forgot your sister’s name.')
    expect(textOf(await page(c, '/sheet'))).toContain('If you apologise: I forgot your sister’s name.')
    expect((await send(c, 'apology', { text: '  ', keep: '1' })).status).toBe(422)
    const long = `kept-${'a'.repeat(10_000)}`
    const back = await send(c, 'apology', { text: long, keep: '1' })
    expect(back.status).toBe(422)
    expect(back.html).toContain(long)
  })

  it('waits on purpose with reasons and a session to look again', async () => {
    const c = await dipped('Waiting W.')
    expect((await send(c, 'waiting', { why: [], reason: ' ' })).status).toBe(422)
    expect((await send(c, 'waiting', { why: ['asked-not-to'], reason: '', until: '8' })).to).toBe(`${c.base}/repair?done=waiting`)
    expect((await c.s.rupture()).stage).toBe('in repair')
    expect(textOf(await page(c))).toContain('You are waiting on purpose, until session 8.')
    expect(textOf(await page(c, '/history'))).toContain('Waiting on purpose until session 8: They asked not to talk about it.')
  })

  it('is reminded of in the session that was named, on Follow up and on Today, and is asked for nothing before', async () => {
    const c = await dipped('Later L.')
    const form = textOf(await page(c, '/follow-up'))
    expect(form).toContain('They asked not to talk about it')
    expect(form).toContain('Look again in session')
    await send(c, 'waiting', { why: ['too-much-now'], reason: '', until: '9' }, '/follow-up')
    const waits = textOf(await page(c, '/follow-up'))
    expect(waits).toContain('Look again in session 9')
    expect(waits).toContain('Decide anew; why you waited stands in the history.')
    expect(waits, 'said once').not.toContain('A next step')
    expect(waits).not.toContain('asked to talk about it. Waiting is possible')
    expect(waits).not.toContain('ask how it is between you')
    expect(textOf((await t.get('/', ada)).html)).toContain('You are waiting on purpose until session 9.')
    for (let i = 0; i < 3; i++) await c.s.answered([4, 4, 3, 3])
    ada.cookie = await t.signIn(ada)
    expect(textOf(await page(c, '/follow-up'))).toContain('To be looked at again since session 9')
  })

  it('repairs by changing the work, from the repair page', async () => {
    const c = await dipped('Change C.')
    expect((await send(c, 'change', { what: 'No diary for now.' })).to).toBe(`${c.base}/follow-up?done=changed`)
    expect((await c.s.rupture()).stage).toBe('in repair')
  })

  it('composes one letter without figures, prints what was typed, keeps it only as what was sent', async () => {
    const c = await dipped('Lena L.')
    const draft = await page(c, '/letter')
    expect(textOf(draft)).toContain('The door stays open.')
    const shown = await send(c, 'letter', { text: 'Dear Lena, <b>own words</b>' }, '/letter')
    expect(shown.status).toBe(200)
    expect(shown.html).toContain('&lt;b>own words')
    const before = (await c.s.rupture()).events
    for (const more of [{}, { sent: '1' }] as Record<string, string>[]) {
      const long = await t.post(`${c.base}/letter`, { text: 'ä'.repeat(4_001), ...more }, ada)
      expect([long.status, long.html.includes(`>${'ä'.repeat(4_001)}</textarea>`)]).toEqual([422, true])
    }
    expect((await t.post(`${c.base}/letter`, { text: 'Dear Lena, own words', change: '1' }, ada)).html).toMatch(/<textarea[^>]*>Dear Lena, own words/)
    expect((await c.s.rupture()).events).toBe(before)
    expect((await t.post(`${c.base}/letter`, { text: 'Dear Lena, own words', sent: '1' }, ada)).to).toBe(`${c.base}/repair?done=letter-sent`)
    expect(textOf(await page(c, '/letter'))).toContain('One is enough')
    expect(textOf(await page(c, '/history'))).toContain('Sent a letter: “Dear Lena, own words”')
    expect((await t.post(`${c.base}/letter`, { text: ' ', sent: '1' }, ada)).status).toBe(422)
  })
})

describe('a boundary', () => {
  it('is never repair talk: no tool, map, apology, letter or opener, and nothing of it can be written', async () => {
    const c = await dipped('Edge E.')
    await send(c, 'plan', { plan: ['listen-openly:this-session'] })
    await send(c, 'sources', { source: ['boundary', 'task'] }, '/source')
    const before = (await c.s.rupture()).events
    for (const path of ['/repair', '/open', '/sheet']) expect(textOf(await page(c, path)), path).toContain('This one is not for repair talk')
    for (const path of ['/repair', '/open', '/sheet', '/letter']) expect(await page(c, path), path).not.toMatch(/name="(plan|stage|text|done)"|opener-words|door stays open/)
    expect(textOf(await page(c, '/source'))).toContain('A boundary is not for repair talk.')
    const follow = await page(c, '/follow-up')
    expect(textOf(follow)).toContain('This one is not for repair talk')
    expect(textOf(follow), 'nothing invites to talk it over, and what was done can be recorded').not.toMatch(/A next step|What it still takes|Look again in session/)
    expect(follow).not.toContain('class="button primary"')
    expect(textOf(follow)).toMatch(/Something else to note.*Log a conversation/)
    for (const path of ['/reflect', '/source', '/open', '/repair', '/understand']) expect(textOf(await page(c, path)), path).not.toContain('A next step')
    expect((await t.get(c.base, ada)).to).toBe(`${c.base}/understand`)
    const typed = { plan: 'adjust-work:later', intervention: 'listen-openly', how: 'x', stage: 'withdrawal:marker', session: '6', text: 'x', keep: '1', sent: '1', nearness: 'fears-loss' }
    for (const noun of ['plan', 'steps', 'places', 'apology', 'settings', 'letter']) {
      const reply = await t.post(`${c.base}/${noun}`, typed, ada)
      expect(reply.to, noun).toBe('')
    }
    expect((await c.s.rupture()).events).toBe(before)
  })
})
