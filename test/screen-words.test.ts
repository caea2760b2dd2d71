import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { asksToBeRead, fileOf, labelled, type Labelled, named, screenTable } from './screen-table.ts'

const tuning = labelled('tuning')
const heldOut = labelled('held-out')
const second = labelled('held-out-2')
const share = (list: readonly Labelled[], right: (one: Labelled) => boolean) => list.filter(right).length / list.length
const harmless = (list: readonly Labelled[]) => list.filter(({ label }) => label === 'none')

describe('the labelled sentences', () => {
  it('are more than three hundred, more than 280 of them held out, with 60 and more in Spanish and in German in each half', () => {
    expect(tuning.length + heldOut.length).toBeGreaterThanOrEqual(600)
    expect(heldOut.length).toBeGreaterThanOrEqual(280)
    for (const half of [tuning, heldOut]) for (const language of ['es', 'de']) {
      expect(half.filter((one) => one.language === language).length).toBeGreaterThanOrEqual(60)
    }
  })

  it('cover every category, and negation, past, oblique words and idioms, in each half', () => {
    for (const half of [tuning, heldOut]) {
      expect(new Set(half.map(({ label }) => label))).toEqual(new Set(['self-harm', 'harm-to-others', 'abuse', 'safeguarding', 'past-abuse', 'therapist-boundary', 'none']))
      expect(new Set(half.map(({ how }) => how))).toEqual(new Set(['explicit', 'past', 'denied', 'oblique', 'idiom', 'ordinary']))
    }
  })

  it('are frozen where they are held out: a changed sentence would be a sentence chosen to fit', () => {
    expect(createHash('sha256').update(readFileSync(fileOf('held-out'))).digest('hex')).toBe('1ea37fee00fa3310ace726a0da6fc2fb6bfa2a1e45a1ce134125c7d104758df9')
    expect(createHash('sha256').update(readFileSync(fileOf('held-out-2'))).digest('hex')).toBe('a1ce7e4facf8d0b88f9fc9df274aca925c84e650f92d731b58ba0aff4207165d')
  })
})

describe('the word list', () => {
  it('keeps what was reached on the tuning half: .95 of what is said openly under its own category, in each language', () => {
    for (const language of ['en', 'es', 'de']) {
      const open = tuning.filter((one) => one.language === language && one.how === 'explicit')
      expect(share(open, named), language).toBeGreaterThanOrEqual(0.95)
    }
  })

  it('never passes over a denial or the past on the tuning half: both are read, a denial is noted as one, and the past is at most taken for the present', () => {
    for (const one of tuning.filter(({ how }) => how === 'denied')) expect(named(one), one.text).toBe(true)
    for (const one of tuning.filter(({ how }) => how === 'past')) {
      expect(named(one) || one.hits.some(({ category }) => category === 'abuse'), one.text).toBe(true)
    }
    for (const one of tuning.filter(({ how }) => how === 'denied')) {
      expect(one.hits.filter((hit) => hit.category === one.label).every((hit) => hit.negated), one.text).toBe(true)
    }
  })

  it('does not fall back in English on what it was never tuned on: guards below the figures of the table, not goals', () => {
    const open = (list: readonly Labelled[]) => list.filter((one) => one.language === 'en' && one.how === 'explicit')
    expect(share(open(heldOut), asksToBeRead)).toBeGreaterThanOrEqual(0.88)
    expect(share(open(second), asksToBeRead)).toBeGreaterThanOrEqual(0.55)
    expect(share(harmless(second).filter(({ how }) => how === 'ordinary'), asksToBeRead)).toBeLessThanOrEqual(0.12)
  })

  it('flags at most 1 in 20 ordinary sentences of the tuning and the first held-out set', () => {
    for (const half of [tuning, heldOut]) expect(share(harmless(half).filter(({ how }) => how === 'ordinary'), asksToBeRead)).toBeLessThanOrEqual(0.05)
  })

  it('is described by its own figures: the table in docs/clinical/safety.md is what the code gives now', () => {
    expect(readFileSync(new URL('../docs/clinical/safety.md', import.meta.url), 'utf8')).toContain(screenTable())
  })
})
