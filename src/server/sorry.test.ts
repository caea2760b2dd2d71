import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../test/app.ts'

let t: TestApp
beforeAll(async () => {
  t = await testApp()
})
afterAll(() => t.close())

test('what cannot be taken in is answered with a way to the first page for members, and without one for clients', async () => {
  for (const [url, leads] of [['/sign-in', true], [`/c/${'Z'.repeat(43)}`, false]] as const) {
    for (const [kind, payload, status] of [['application/x-www-form-urlencoded', `words=${'a'.repeat(600_000)}`, 413], ['application/json', '{"a":', 400]] as const) {
      const reply = await t.app.inject({ method: 'POST', url, payload, headers: { 'content-type': kind, 'sec-fetch-site': 'same-origin' } })
      expect([url, reply.statusCode, reply.body.includes('Go to Today')]).toEqual([url, status, leads])
    }
  }
})
