import { afterAll, beforeAll, expect, it } from 'vitest'
import { password, type Person, type TestApp, testApp } from '../../test/app.ts'

let t: TestApp
let ada: Person
beforeAll(async () => {
  t = await testApp()
  ada = await t.createPractice()
})
afterAll(() => t.close())

it.each([
  ['/clients', '/clients'], ['/clients?q=a//b', '/clients?q=a//b'],
  ['//evil.example', '/'], ['/\t/evil.example', '/'], ['/\n/evil.example', '/'], ['\t//evil.example', '/'], ['/\\evil.example', '/'], ['/\t\\evil.example', '/'],
  ['https://evil.example', '/'], ['javascript:alert(1)', '/'], ['', '/'],
])('after signing in, %j leads to %s', async (path, to) => {
  expect((await t.post('/sign-in', { email: ada.email, password, 'resume-path': path, 'resume-body': 'null' })).to).toBe(to)
})
