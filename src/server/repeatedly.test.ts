import { expect, test } from 'vitest'
import { repeatedly } from './repeatedly.ts'

test('a failure is said once, by its code and never with its message, which may hold what somebody wrote', async () => {
  const said: string[] = []
  let times = 0
  const thrice = Promise.withResolvers<void>()
  const stop = repeatedly(async () => {
    if (++times === 3) thrice.resolve()
    throw Object.assign(new Error('invalid input: "I felt alone last week"'), { code: '22P02' })
  }, (sentence) => said.push(sentence), 'Could not look; trying again.', 1)
  await thrice.promise
  await stop()
  expect(said).toEqual(['Could not look; trying again. (22P02)'])
})

test('an error without a code is said by its name', async () => {
  const said: string[] = []
  const stop = repeatedly(() => Promise.reject(new RangeError('some words')), (sentence) => said.push(sentence), 'Could not look; trying again.', 60_000)
  await new Promise<void>((resolve) => setImmediate(resolve))
  await stop()
  expect(said).toEqual(['Could not look; trying again. (RangeError)'])
})
