import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Person, type TestApp, testApp, textOf } from '../../../test/app.ts'
import { type Scene, scene } from '../../../test/scene.ts'
import { methods } from '../../core/detect/methods/index.ts'
import { measuredReturns } from '../../core/evaluation/return-rates.ts'

let t: TestApp
let ada: Person
let s: Scene

beforeAll(async () => {
  t = await testApp()
  ada = await t.createPractice({ 'day-1-from': '00:00', 'day-1-to': '23:59' })
  s = await scene(t, ada)
  for (const rows of [5, 5, 4, 5, 5]) await s.answered(rows)
  await s.session()
  await s.answered(2)
  ada.cookie = await t.signIn(ada)
})
afterAll(() => t.close())

const page = async (query = '', of = s, who = ada) => (await t.get(`/therapies/${of.therapyId}${query}`, who)).html
/** The card with the picture, and the page without it. */
const split = (html: string) => {
  const begin = html.indexOf('<section class="card chart-card" id="line"')
  const end = html.indexOf('</section>', begin)
  expect(begin).toBeGreaterThan(0)
  return { card: html.slice(begin, end), rest: html.slice(0, begin) + html.slice(end) }
}
const kept = async () => (await t.everything.query(`select (select json_agg(r order by r.response_id) from response r) as responses,
  (select json_agg(x order by x.rupture_id) from rupture x) as ruptures, (select json_agg(e) from case_event e) as events,
  (select json_agg(x order by x.therapy_id) from series x) as series`)).rows[0]
const others = methods.slice(1).filter((method) => !method.ofParts)

describe('another rule over the picture', () => {
  it('is offered as a plain form that asks for the same page, and nothing is drawn until it is asked for', async () => {
    const { card } = split(await page())
    expect(card).toContain(`<form method="get" action="/therapies/${s.therapyId}#line"`)
    expect([...card.matchAll(/<option value(?:="([^"]*)")?/g)].map(([, id]) => id)).toEqual([undefined, ...others.map(({ id }) => id)])
    expect(card).not.toContain('class="overlay')
  })

  it.each(others.map((method) => [method.id, method] as const))('%s: what it says, what it needs, how often it is wrong; the rest of the page, the record and Today as they were', async (id, method) => {
    const [before, today, plain] = [await kept(), (await t.get('/', ada)).html, split(await page())]
    const { card, rest } = split(await page(`?method=${id}`))
    const text = textOf(card)
    expect(text).toContain(`${method.name}. It would`)
    expect(text).toContain('session 7, the latest rating')
    expect(text).toContain('Attune’s own word for it stays: much lower than usual.')
    expect(text).toMatch(/It is silent until the (second|third|fourth|fifth|sixth) rating\./)
    expect(text).toContain(`it would have asked at ${method.falseFlags.toFixed(1)} of 100 ratings; Attune’s own range, as it comes, at ${methods[0]!.falseFlags.toFixed(1)}.`)
    expect(text).toContain(method.source)
    expect(card).toContain('href="/guides/other-rules"')
    expect(card).toContain(`<option value="${id}" selected`)
    expect(card).toContain('class="overlay limit"')
    expect(rest).toBe(plain.rest)
    expect(await kept()).toEqual(before)
    expect((await t.get('/', ada)).html).toBe(today)
  })

  it('stands in the table beside the picture, and in what is read aloud', async () => {
    const { card } = split(await page('?method=strauss'))
    expect(card.match(/<th scope="col"[^>]*><span>Other rule would ask \(limit\)<\/span>/g)).toHaveLength(1)
    const row = (session: number) => textOf(new RegExp(`<tr><th scope="row"[^>]*>${session}</th>.*?</tr>`).exec(card)![0])
    expect(row(7)).toMatch(/2\.0.* yes \(3\.\d\)$/)
    expect(row(5)).toMatch(/no \(3\.\d\)$/)
    expect(row(2)).toMatch(/ silent$/)
    expect(card).toMatch(/aria-label="Session 7,[^"]*the other rule would ask"/)
    expect(split(await page()).card).not.toContain('Other rule would ask')
  })

  it('asks nothing of an address that names no other rule', async () => {
    const { card } = split(await page())
    for (const query of ['', 'expected-range', 'whole-or-part', '__proto__', 'constructor', '%3Cscript%3E', 'EWMA']) expect(split(await page(`?method=${query}`)).card).toBe(card)
  })

  it('says plainly that it is silent, or that there is nothing to read', async () => {
    const fresh = await scene(t, ada, 'Sol')
    expect((await t.get(`/therapies/${fresh.therapyId}?method=ewma`, ada)).status).toBe(200)
    await fresh.session()
    ada.cookie = await t.signIn(ada)
    expect(textOf(split(await page('', fresh)).card), 'nothing is offered to compare yet').not.toContain('Compare with another rule')
    expect(textOf(split(await page('?method=ewma', fresh)).card)).toContain('There is no rating yet that it could read.')
    await fresh.answered(4)
    ada.cookie = await t.signIn(ada)
    const text = textOf(split(await page('?method=ewma', fresh)).card)
    expect(text).toContain('It is still silent about session 2, the latest rating. Attune’s own word for it stays: getting to know what is usual.')
    expect(text).toContain('It is silent until the fifth rating.')
  })

  it('belongs to the therapist of this client', async () => {
    const ben = await t.addMember(ada)
    expect((await t.get(`/therapies/${s.therapyId}?method=ewma`, ben)).status).toBe(404)
  })
})

describe('an answer that is held from the therapist', () => {
  it('is in no rule’s line, table or words', async () => {
    const director = await t.createPractice({ alsoTherapist: '', 'day-1-from': '00:00', 'day-1-to': '23:59', email: 'dir@held.example' })
    const bo = await t.addMember(director, { name: 'Bo Berg', firstName: 'Bo' })
    const rosa = await t.addMember(director, { name: 'Rosa Ruiz', firstName: 'Rosa', roles: ['recipient'] })
    await t.everything.query('update practice set recipient_id = $1 where practice_id = $2', [rosa.memberId, director.practiceId])
    const held = await scene(t, bo)
    for (const rows of [5, 5, 5, 4, 5]) await held.answered(rows)
    bo.cookie = await t.signIn(bo)
    const before = new Map<string, string>()
    for (const { id } of methods) before.set(id, textOf(split(await page(`?method=${id}`, held, bo)).card))
    await held.answered(0, { words: 'Bo touched my leg and I did not want that.', reader: 'therapist' })
    bo.cookie = await t.signIn(bo)
    expect((await t.everything.query('select held_from from response where therapy_id = $1 and held_from is not null', [held.therapyId])).rowCount).toBe(1)
    for (const { id } of methods) {
      const { card } = split(await page(`?method=${id}`, held, bo))
      if (others.some((one) => one.id === id)) expect(textOf(card)).toContain('session 5, the latest rating')
      expect(card).not.toMatch(/Session 6,[^"]*\d\.\d/)
      // What stands under the picture is word for word what stood there before the held answer came.
      const under = (text: string) => text.slice(text.indexOf('Compare with another rule'))
      expect(under(textOf(card))).toBe(under(before.get(id)!))
    }
  })
})

describe('rules for being back', () => {
  beforeAll(async () => {
    ada.cookie = await t.signIn(ada)
  })

  it('stand under the picture of a strain, with how often each is wrong', async () => {
    const text = textOf(split(await page()).card)
    expect(text).toContain('When does it count as back?')
    expect(text).toMatch(/For the strain after session 7, Attune counts the ratings as back once two in a row reach 4\.\d: the level before, 4\.\d,/)
    expect(text).toContain('Of 100 falls by one standard deviation in made-up therapies')
    const figures = (id: string) => { const { wrongly, early, by } = measuredReturns[id]!; return `${wrongly} ${early} ${by[2]}` }
    expect(text).toContain(`two in a row near the level before (Attune) here: not yet ${figures('two-near')}`)
    expect(text).toContain(`one that regained half of the fall here: not yet ${figures('one-half')}`)
    await s.answered(4)
    await s.answered(5)
    ada.cookie = await t.signIn(ada)
    const later = textOf(split(await page()).card)
    expect(later).toContain('one that regained half of the fall here: session 8, the first rating since')
    expect(later).toContain('one near the level before here: session 9, the second rating since')
    expect(later).toContain('two in a row near the level before (Attune) here: not yet')
    await s.answered(5)
    ada.cookie = await t.signIn(ada)
    const { card } = split(await page())
    expect(textOf(card)).toContain('two in a row near the level before (Attune) here: session 10, the third rating since')
    expect(textOf(card)).toContain('the mean of three near the level before here: session 10, the third rating since')
    // The picture goes on showing the frozen level and the line below it, from onset to return.
    expect(card.match(/class="level baseline"/g)).toHaveLength(2)
    expect(card.match(/class="level near"/g)).toHaveLength(2)
  })

  it('are not there where words may tell of a boundary: that is not a matter of being back', async () => {
    const careful = await scene(t, ada, 'Careful')
    for (const rows of [5, 5, 5, 5, 5]) await careful.answered(rows)
    await careful.answered(1, { words: 'Ada kissed me after the session.', reader: 'therapist' })
    ada.cookie = await t.signIn(ada)
    const html = await page('', careful)
    expect(textOf(html)).toContain('This is not for repair talk')
    expect(split(html).card).not.toContain('count as back')
  })

  it('a level frozen before the first check-in of the picture is drawn from there on', async () => {
    const early = await scene(t, ada, 'Early')
    await early.session()
    ada.cookie = await t.signIn(ada)
    expect((await t.post(`/therapies/${early.therapyId}/cases`, { by: 'by-hand' }, ada)).status).toBe(303)
    for (const rows of [4, 3, 3]) await early.answered(rows)
    ada.cookie = await t.signIn(ada)
    const { card } = split(await page('', early))
    expect(card).not.toContain('Session 1,')
    expect(card.match(/class="level baseline"/g)).toHaveLength(2)
  })

  it('are not there without a strain', async () => {
    const calm = await scene(t, ada, 'Calm')
    for (let i = 0; i < 4; i++) await calm.answered(5)
    ada.cookie = await t.signIn(ada)
    expect(split(await page('', calm)).card).not.toContain('count as back')
  })
})
