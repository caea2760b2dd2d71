import { expect, test } from 'vitest'
import { composeLetter, letterLanguages } from './letter.ts'

const from = { clientName: 'Noor', therapistName: 'Ada Lindqvist', practiceName: 'Riverside', language: 'en' }

test.each([...letterLanguages])('the letter in %s is warm, short, holds no figure and asks for no reason', (language) => {
  const text = composeLetter({ ...from, language })
  expect(text).toContain('Noor')
  expect(text.endsWith('Ada Lindqvist\nRiverside')).toBe(true)
  expect(text).not.toMatch(/\d|!|\?/)
  expect(text.split(/\s+/).length).toBeLessThan(160)
  expect(text).not.toMatch(/score|check-in|questionnaire|why|must|puntua|cuestionario|por qué|Fragebogen|warum/i)
})

test('each language has its own words; a region falls back to its language, an unknown one to English', () => {
  expect(new Set(letterLanguages.map((language) => composeLetter({ ...from, language }))).size).toBe(letterLanguages.length)
  expect(composeLetter({ ...from, language: 'de-CH' })).toBe(composeLetter({ ...from, language: 'de' }))
  expect(composeLetter({ ...from, language: 'ar' })).toBe(composeLetter(from))
})
