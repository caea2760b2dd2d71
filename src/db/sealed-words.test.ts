import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Bound, keyId, keyringOf, newKey, noKeys, seal, unseal } from './sealed-words.ts'

const anyBound = fc.record({ practiceId: fc.uuid(), authorId: fc.uuid(), ruptureId: fc.uuid(), promptId: fc.string({ maxLength: 40 }) })
const anyWords = fc.string({ unit: 'grapheme', maxLength: 300 })
const other = (bound: Bound, field: keyof Bound): Bound => ({ ...bound, [field]: `${bound[field]}x` })

test('sealed words come back as they were, and never look the same twice', () => {
  const keys = keyringOf([newKey()])
  fc.assert(fc.property(anyBound, anyWords, (bound, words) => {
    const [one, two] = [seal(keys, bound, words)!, seal(keys, bound, words)!]
    expect(unseal(keys, bound, one)).toEqual({ ok: true, words })
    expect(one.nonce.equals(two.nonce)).toBe(false)
    if (words.length > 3) expect(one.sealed.includes(Buffer.from(words))).toBe(false)
  }))
})

test('they open for their practice, author, case and prompt only: moved to another row they stay closed', () => {
  const keys = keyringOf([newKey()])
  fc.assert(fc.property(anyBound, anyWords, fc.constantFrom('practiceId', 'authorId', 'ruptureId', 'promptId'), (bound, words, field) => {
    expect(unseal(keys, other(bound, field), seal(keys, bound, words)!)).toEqual({ ok: false, why: 'damaged' })
  }))
})

test('one changed bit anywhere, a shortened text or another nonce stays closed, and nothing is thrown', () => {
  const keys = keyringOf([newKey()])
  fc.assert(fc.property(anyBound, anyWords, fc.nat(), (bound, words, at) => {
    const sealed = seal(keys, bound, words)!
    const flipped = Buffer.from(sealed.sealed)
    flipped[at % flipped.length]! ^= 1
    for (const broken of [{ ...sealed, sealed: flipped }, { ...sealed, sealed: sealed.sealed.subarray(1) }, { ...sealed, nonce: Buffer.alloc(12) }, { ...sealed, sealed: Buffer.alloc(3) }])
      expect(unseal(keys, bound, broken)).toEqual({ ok: false, why: 'damaged' })
  }))
})

test('a key that is not here is told from one that does not fit; the newest writes and the older ones still open', () => {
  const [old, young] = [newKey(), newKey()]
  const bound = { practiceId: 'p', authorId: 'a', ruptureId: 'r', promptId: 'x' }
  const sealed = seal(keyringOf([old]), bound, 'I hurried.')!
  expect(sealed.key_id).toBe(keyId(old))
  expect(unseal(keyringOf([young]), bound, sealed)).toEqual({ ok: false, why: 'no-key' })
  expect(unseal(noKeys, bound, sealed)).toEqual({ ok: false, why: 'no-key' })
  expect(unseal(keyringOf([young, old]), bound, sealed)).toEqual({ ok: true, words: 'I hurried.' })
  expect(seal(keyringOf([young, old]), bound, 'x')!.key_id).toBe(keyId(young))
  expect(seal(noKeys, bound, 'x')).toBeNull()
  expect(() => keyringOf([Buffer.alloc(16)])).toThrow('32 bytes')
})

test('the name of a key says nothing about it', () => {
  const key = newKey()
  expect(keyId(key)).toMatch(/^[0-9a-f]{16}$/)
  expect(key.toString('hex')).not.toContain(keyId(key))
})
