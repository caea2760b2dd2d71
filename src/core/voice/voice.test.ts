import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { whats } from '../source/what.ts'
import { claimedTime, CLOCKS_DIFFER, MOST_SUGGESTED, quotes, quotesUnasked, suggestedChanges, voiceLanguages, voiceWords } from './index.ts'

const SENT = Date.parse('2026-05-11T09:00:00Z')
const RECEIVED = SENT + 3 * 3_600_000

describe('the time that a device claims', () => {
  const claim = (at: unknown) => claimedTime(at, { sentAt: SENT, receivedAt: RECEIVED })

  it('is kept as claimed between the invitation and the arrival, whatever it is', () => {
    fc.assert(fc.property(fc.integer({ min: SENT, max: RECEIVED }), (at) => {
      expect(claim(String(at))).toBe(new Date(at).toISOString())
    }))
  })

  it('is none where it cannot be: older than the invitation, in the future, or no time', () => {
    fc.assert(fc.property(fc.oneof(
      fc.integer({ min: 10 ** 12, max: SENT - CLOCKS_DIFFER - 1 }).map(String), fc.integer({ min: RECEIVED + CLOCKS_DIFFER + 1, max: 10 ** 14 - 1 }).map(String),
      fc.string(), fc.anything(), fc.constantFrom('', '0', '-1', '1e12', 'NaN', `${SENT}.5`, ` ${SENT}`, '9'.repeat(20), null, undefined, SENT, [String(SENT)]),
    ).filter((at) => typeof at !== 'string' || !(Number(at) >= SENT && Number(at) <= RECEIVED && /^\d+$/.test(at))), (at) => {
      expect(claim(at)).toBeNull()
    }))
  })
})

describe('quoting', () => {
  it.each([
    ['We now start later, because getting up early is torture.', 'Getting up early is torture!', true],
    ['We go slower. TOO FAST is over.', 'too fast', true],
    ['We now meet at ten.', 'Getting up early is torture for me', false],
    ['I was early is all.', 'Getting up early is torture for me', false],
    ['Get\u00ADting up ear\u200Bly is tor\u00ADture\u2060 now and then.', 'Getting up early is torture for me', true],
    ['No.', 'No.', false],
    ['Anything', '', false],
  ])('%s / %s', (text, written, quoted) => {
    expect(quotes(text, written)).toBe(quoted)
  })

  test('is refused only where the client did not allow it', () => {
    const text = 'You said that the room is so cold. It is warm now.'
    for (const reader of ['therapist', 'someone-else'] as const) for (const wish of ['bring-up', 'just-read', 'none'] as const) {
      expect(quotesUnasked(text, [{ text: 'the room is so cold', reader, wish }])).toBe(!(reader === 'therapist' && wish === 'bring-up'))
    }
  })

  test('any four words in a row of theirs are found, wherever they stand', () => {
    const word = fc.stringMatching(/^[a-z]{1,8}$/)
    fc.assert(fc.property(fc.array(word, { minLength: 4, maxLength: 12 }), fc.array(word), fc.array(word), fc.nat(), (own, before, after, at) => {
      const from = at % (own.length - 3)
      expect(quotes([...before, ...own.slice(from, from + 4), ...after].join(', '), own.join(' '))).toBe(true)
    }))
  })
})

describe('sentences to begin from', () => {
  const facets = ['bond', 'goals', 'task', 'confidence', 'openness', 'identity', 'symptom'] as const
  it('are at most three, never twice the same, from what it was about first, and each says why', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom(...whats.map((w) => w.id), 'constructor')), fc.array(fc.constantFrom(...facets)), (sources, fell) => {
      const found = suggestedChanges({ sources, fell, language: 'en' })
      expect(found.length).toBeGreaterThan(0)
      expect(found.length).toBeLessThanOrEqual(MOST_SUGGESTED)
      expect(new Set(found.map((one) => one.text)).size).toBe(found.length)
      for (const one of found) expect(one.because.text).not.toBe('')
      const first = sources.find((id) => !['boundary', 'outside', 'not-relationship', 'constructor'].includes(id))
      if (first) expect(found[0]!.about).toBe(first)
    }))
  })

  it('differ with the evidence, and offer nothing for what no change answers', () => {
    const about = (sources: string[], fell: ('goals' | 'bond')[]) => suggestedChanges({ sources, fell, language: 'en' }).map((one) => one.about)
    expect(about(['pace'], ['goals'])).toEqual(['pace', 'goals', 'any'])
    expect(about([], ['bond'])).toEqual(['bond', 'any'])
    expect(about(['boundary', 'outside', 'not-relationship'], [])).toEqual(['any'])
  })

  it('come in the language of the client, else in English', () => {
    expect(voiceLanguages).toContain('en')
    for (const tag of ['xx', '', 'constructor', 'en-GB']) expect(voiceWords(tag)).toBe(voiceWords('en'))
  })
})
