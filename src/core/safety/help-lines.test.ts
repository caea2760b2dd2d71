import { expect, test } from 'vitest'
import { helpCheckDue, helpLines, hoursIn, suggestedLines, suggestionFaults, type SuggestedLine } from './help-lines.ts'

const DAY = 86_400_000
const line = helpLines[0]!.line

test('every number in the table has two independent sources that agree, hours, a language and a date', () => {
  for (const { country, emergency, line: help } of helpLines) {
    for (const one of [emergency, help]) expect(suggestionFaults(one), `${country} ${one.number}`).toEqual([])
    expect(suggestedLines(country)).toEqual([emergency, help])
  }
  expect(new Set(helpLines.map(({ country }) => country)).size).toBe(helpLines.length)
})

test.each<[string, Partial<SuggestedLine>]>([
  ['one source', { sources: [line.sources[0]!] }],
  ['the same organisation twice', { sources: [line.sources[0]!, { ...line.sources[1]!, organisation: line.sources[0]!.organisation }] }],
  ['two pages of one place', { sources: [line.sources[0]!, { ...line.sources[1]!, address: `${line.sources[0]!.address}other` }] }],
  ['two numbers', { sources: [line.sources[0]!, { ...line.sources[1]!, says: '13 11 15' }] }],
  ['sources that agree on another number', { number: '13 11 15' }],
  ['no name of a source', { sources: [line.sources[0]!, { ...line.sources[1]!, organisation: ' ' }] }],
  ['no address', { sources: [line.sources[0]!, { ...line.sources[1]!, address: 'a leaflet' }] }],
  ['no date', { readOn: '' }],
  ['no hours', { hours: '' }],
  ['no language', { languages: [] }],
])('a line with %s is refused', (_what, change) => {
  expect(suggestionFaults({ ...line, ...change })).not.toEqual([])
})

test('a country that is not in the table gets nothing made up', () => {
  expect(suggestedLines('XX')).toEqual([])
})

test('"always", however a practice typed it, is said in the language of the page; other hours stay as they were typed', () => {
  for (const typed of ['always', '24/7', '0-24', '0–24 Uhr', ' Rund um die Uhr ', 'Siempre', 'Day and night', 'tag und nacht']) {
    expect(['en', 'de', 'es'].map((language) => hoursIn(typed, language)), typed).toEqual(['day and night', 'Tag und Nacht', 'las 24 horas'])
  }
  for (const typed of ['', '9-24', 'always on Mondays', '24']) expect(hoursIn(typed, 'de')).toBe(typed)
})

test('a check never made, one of today, and one of a year ago', () => {
  const now = 800 * DAY
  expect([helpCheckDue(null, now), helpCheckDue(now, now), helpCheckDue(now - 364 * DAY, now), helpCheckDue(now - 365 * DAY, now)])
    .toEqual(['never', null, null, 'year-old'])
})
