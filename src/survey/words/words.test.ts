import { describe, expect, test } from 'vitest'
import { readingAge as ageIn } from '../../../test/reading-age.ts'
import { followUpIds, followUpItem } from '../../core/followup/questions.ts'
import { instruments } from '../../core/instruments/index.ts'
import { voiceWords } from '../../core/voice/index.ts'
import { en } from './en.ts'
import { inLanguage, surveyLanguages, wordsFor } from './index.ts'

const readingAge = (text: string) => ageIn(text, 'en')

/** Every sentence of a catalogue, with short names filled in. */
function sentences(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value === 'function') return [value('Ada', 'Ines', '12 May') as string]
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(sentences) : []
}

describe('what clients read', () => {
  test('the measure knows easy from hard', () => {
    expect(readingAge('The cat sat on the mat. It was warm.')).toBeLessThan(7)
    expect(
      readingAge('Therapeutic collaboration necessitates considerable negotiation regarding objectives.'),
    ).toBeGreaterThan(16)
  })

  const own = instruments
    .filter((one) => one.caution)
    .flatMap((one) => [...one.items.map((item) => item.text?.en), one.lead?.en, one.caution?.en])
    .concat(followUpIds.map((id) => followUpItem(id)?.text?.en))
    .map((text) => (text ?? '').replaceAll('{T}', 'Ada'))
  test.each([...new Set(own)])('own row reads at age ten or below: %s', (text) => {
    expect(text).not.toBe('')
    expect(readingAge(text)).toBeLessThanOrEqual(10)
  })

  test('the page, its help and its errors read at age ten or below', () => {
    const long = [...sentences(en), ...sentences(voiceWords('en'))].filter((text) => text.split(' ').length >= 5)
    const hard = long.map((text) => ({ text, age: readingAge(text) })).filter((one) => one.age > 10)
    expect(hard).toEqual([])
    expect(
      readingAge(
        sentences(en)
          .filter((text) => /[.?]$/.test(text))
          .join(' '),
      ),
    ).toBeLessThanOrEqual(9)
  })

  test('no pressure, no praise, no blame', () => {
    for (const text of [...sentences(en), ...own])
      expect(text).not.toMatch(/!|\bmust\b|\bfailed\b|invalid|well done|great/i)
  })

  test('neutral titles: nothing that tells a bystander what this is', () => {
    for (const title of [en.title, en.receipt.title, en.closed.title, en.problems.title, en.first.title, en.mine.title, en.askForMine.title, en.explained.title]) {
      expect(title).not.toMatch(/therap|clinic|session|health|practice|counsel/i)
    }
  })
})

describe('languages', () => {
  test('a language that we do not speak gets English, a regional one its language', () => {
    expect(surveyLanguages).toContain('en')
    for (const tag of ['en', 'en-GB', 'xx', '', 'constructor', '__proto__']) expect(wordsFor(tag)).toBe(en)
  })

  test('a text comes in the wanted language, else in one it has, and says which', () => {
    expect(inLanguage({ en: 'a', de: 'b' }, 'de-AT')).toEqual({ text: 'b', language: 'de' })
    expect(inLanguage({ fr: 'c' }, 'de')).toEqual({ text: 'c', language: 'fr' })
    expect(inLanguage({}, 'de')).toBeNull()
    expect(inLanguage(undefined, 'de')).toBeNull()
  })
})
