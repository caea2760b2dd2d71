import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Person, testApp, type TestApp, textOf } from '../../test/app.ts'
import { guides, licence, parts } from '../core/guides/index.ts'
import { words } from './words/guides.ts'

let t: TestApp
let ada: Person
beforeAll(async () => {
  t = await testApp()
  ada = await t.createPractice()
})
afterAll(() => t.close())

const linked = (html: string) => [...html.matchAll(/href="\/guides\/([a-z-]+)"/g)].map(([, id]) => id)

test('the library shows every guide once, in reading order, in parts that its head leads to', async () => {
  const page = await t.get('/guides', ada)
  expect(linked(page.html).filter((id) => guides.some((guide) => guide.id === id))).toEqual(guides.map((guide) => guide.id))
  for (const { part } of parts) {
    expect(page.html.split(`href="#${part}"`)).toHaveLength(2)
    expect(page.html.split(`id="${part}"`)).toHaveLength(2)
    expect(textOf(page.html)).toContain(words.parts[part])
  }
})

test('search looks into title, summary and body, the closest first, and finds every word wherever it stands', async () => {
  const found = async (q: string) => linked((await t.get(`/guides?q=${encodeURIComponent(q)}`, ada)).html).filter((id) => id !== 'comments')
  expect((await found('GOODBYE'))[0]).toBe('a-good-goodbye')
  expect((await found('grief coat'))).toEqual(['a-good-goodbye'])
  expect(await found("wasn't able")).toContain('a-good-goodbye')
  expect((await found('interpret'))[0]).toBe('with-an-interpreter')
  expect((await found('Ïnterprèter'))[0]).toBe('with-an-interpreter')
  expect(textOf((await t.get('/guides?q=interpreter+xylophone', ada)).html)).toContain('No guide holds all of “interpreter xylophone”. ')
  expect(await found('interpreter xylophone')).toContain('with-an-interpreter')
  expect(textOf((await t.get('/guides?q=%3Cb%3Ezebra', ada)).html)).toContain('No guide mentions “<b>zebra”')
  expect(textOf((await t.get('/guides?q=%25_%25', ada)).html)).toContain('Nothing found')
  expect((await t.get('/guides?q=%00', ada)).status).toBe(200)
})

test('every guide opens with all its words, its sources and its reading time', async () => {
  for (const guide of guides) {
    const page = await t.get(`/guides/${guide.id}`, ada)
    expect(page.status).toBe(200)
    const text = textOf(page.html)
    // Where a guide names another, a link stands in the middle of the sentence.
    const dense = (one: string) => one.replace(/\s+/g, '')
    for (const block of guide.body) for (const one of 'text' in block ? [block.text] : block.items) expect(dense(text)).toContain(dense(one))
    for (const source of guide.sources) expect(text).toContain(source)
    expect(page.html).toContain(`href="${licence.address}"`)
    expect(text).toContain(guide.minutes === 1 ? '1 minute to read' : `${guide.minutes} minutes to read`)
  }
})

test('a guide that names another leads to it', async () => {
  expect(linked((await t.get('/guides/when-hope-runs-low', ada)).html)).toContain('when-safety-comes-first')
  expect(linked((await t.get('/guides/adjust-the-work', ada)).html)).toContain('hold-a-limit')
})

test('an unknown guide is a page that says so', async () => {
  for (const path of ['made-up', '__proto__', '%00', 'a-good-goodbye%2F..']) {
    const page = await t.get(`/guides/${path}`, ada)
    expect(page.status).toBe(404)
    expect(textOf(page.html)).toContain('no such guide')
  }
  expect((await t.post('/guides/made-up/votes', { helpful: 'yes' }, ada)).status).toBe(404)
})

test('votes: two of two, one each, a later answer replaces the earlier, another practice counts for itself', async () => {
  const ben = await t.addMember(ada)
  const elsewhere = await t.createPractice()
  const path = '/guides/ruptures-are-ordinary'
  expect(textOf((await t.get(path, ada)).html)).toContain('Nobody in your practice has said yet')
  const voted = await t.post(`${path}/votes`, { helpful: 'yes' }, ada)
  expect([voted.status, voted.to]).toEqual([303, `${path}?done=voted`])
  await t.post(`${path}/votes`, { helpful: 'yes' }, ben)
  await t.post(`${path}/votes`, { helpful: 'no' }, elsewhere)
  const page = await t.get(voted.to, ada)
  expect(textOf(page.html)).toContain('2 of 2 in your practice found this helpful. Your answer is yes.')
  expect(textOf(page.html)).toContain('Thank you. Your answer is kept.')
  expect(textOf((await t.get(`${path}?done=constructor`, ada)).html)).not.toContain('Thank you')
  expect((await t.get(`${path}?done=constructor`, ada)).html).not.toContain('role="status"')
  await t.post(`${path}/votes`, { helpful: 'no' }, ben)
  expect(textOf((await t.get(path, ben)).html)).toContain('1 of 2 in your practice found this helpful. Your answer is no.')
  expect(textOf((await t.get(path, elsewhere)).html)).toContain('0 of 1')
  const neither = await t.post(`${path}/votes`, { helpful: 'perhaps' }, ada)
  expect(neither.status).toBe(422)
  expect(textOf(neither.html)).toContain('choose yes or no')
})
