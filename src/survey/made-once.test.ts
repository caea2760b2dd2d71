import fc from 'fast-check'
import { expect, test } from 'vitest'
import { madeOnce } from './made-once.ts'

test('gives for every view what making its page anew would give, however many there were', () => {
  const view = fc.record({ name: fc.string({ maxLength: 1 }), lines: fc.array(fc.constantFrom('a', 'b'), { maxLength: 2 }) })
  const make = (one: { name: string; lines: string[] }) => `<p>${JSON.stringify(one)}</p>`
  fc.assert(fc.property(fc.array(view, { maxLength: 200 }), (views) => {
    const kept = madeOnce(make)
    for (const one of views) expect(kept(structuredClone(one))).toBe(make(one))
  }))
})

test('makes the page of one view once, until 64 others were made after it', () => {
  const made: number[] = []
  const page = madeOnce(({ n }: { n: number }) => {
    made.push(n)
    return `page ${n}`
  })
  for (let n = 0; n < 64; n++) page({ n })
  page({ n: 0 })
  expect(made).toHaveLength(64)
  page({ n: 64 })
  expect(page({ n: 0 })).toBe('page 0')
  expect(made.slice(64)).toEqual([64, 0])
})
