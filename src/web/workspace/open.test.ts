import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Person, type TestApp, testApp } from '../../../test/app.ts'
import { scene } from '../../../test/scene.ts'
import { talkCards } from '../../core/repair/maps.ts'

let t: TestApp
let ada: Person
let base: string
beforeAll(async () => {
  t = await testApp()
  ada = await t.createPractice()
  const s = await scene(t, ada)
  for (let i = 0; i < 7; i++) await s.answered([5, 5, 5, 5])
  await s.answered([4, 4, 3, 3])
  ada.cookie = await t.signIn(ada)
  base = `/ruptures/${(await s.rupture()).rupture_id}`
})
afterAll(() => t?.close())

it('lets the therapist strike out that the connection matters, and put it back', async () => {
  const wordings = await Promise.all(Array.from({ length: 12 }, async (_, variant) => {
    const { html } = await t.get(`${base}/open?register=warm&variant=${variant}`, ada)
    return { variant, sentence: /“([^”]+)” is yours to say only if it is true today/.exec(html)?.[1] }
  }))
  const { variant, sentence } = wordings.find((one) => one.sentence) ?? {}
  expect(sentence).toBeTruthy()
  const struck = await t.get(`${base}/open?register=warm&variant=${variant}&valuing=out`, ada)
  expect(struck.html).not.toContain(sentence)
  expect(struck.html).toContain('Put it back')
  expect(struck.html).toMatch(new RegExp(`sheet\\?register=warm&(amp;)?variant=${variant}&(amp;)?valuing=out`))
  expect((await t.get(`${base}/sheet?register=warm&variant=${variant}&valuing=out`, ada)).html).not.toContain(sentence)
})

it('shows the cards for talking about the talking, the steps of the answer, and what is better not said with its reason', async () => {
  const { html } = await t.get(`${base}/open`, ada)
  for (const card of talkCards) expect(html).toContain(card.title)
  expect(html).toContain('Thank first')
  expect(html).toMatch(/rate me lower\?.*asks for a defence/s)
})
