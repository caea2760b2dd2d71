import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/*
 * The table that says whether the condition for another default was met is read out of the measured tables by people, so a
 * test reads it out of them again.
 */
const page = (name: string) => readFileSync(new URL(`../docs/clinical/${name}.md`, import.meta.url), 'utf8')
const [evaluation, tables] = [page('evaluation'), page('evaluation-tables')]

/** What was written by a script at one place. */
function place(text: string, name: string): string {
  const begin = text.indexOf(`<!-- ${name}: written by`)
  expect(begin, name).toBeGreaterThan(-1)
  return text.slice(begin, text.indexOf(`<!-- end of ${name} -->`))
}
/** Cells of the first table after a heading. */
function tableAfter(text: string, heading: string): string[][] {
  const begin = text.indexOf(heading)
  expect(begin, heading).toBeGreaterThan(-1)
  const rows = text.slice(begin).split('\n')
  const first = rows.findIndex((line) => line.startsWith('|'))
  const length = rows.slice(first).findIndex((line) => !line.startsWith('|'))
  return rows.slice(first, first + length).map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim())).filter((_, i) => i !== 1)
}

type Gains = readonly (readonly number[])[]

/** Points by which whole or part finds more, for the three kinds of falls and over them, world by world. */
const gainsIn = (text: string, heading: string): Gains => tableAfter(text, heading).slice(1).map((row) => row.slice(1).map((cell) => Number.parseFloat(cell)))
const byParts: Record<string, Gains> = {
  'flags, the default': ['candidates', 'apart'].flatMap((name) => gainsIn(place(tables, name), '**Points that *whole or part* finds')),
  'new flags, the default': ['gains', 'gains-apart'].flatMap((name) => gainsIn(place(evaluation, name), 'At as many new flags as the default, against')),
  'new flags, the default with its subscale notices': ['gains', 'gains-apart'].flatMap((name) => gainsIn(place(evaluation, name), 'At as many new flags as the default with its')),
}

/** The same of the sum, from shares that are rounded to whole percent. */
const sharesOf = (rows: readonly string[][], rule: string) => rows.find(([name]) => name === rule)!.slice(1).map((cell) => cell.split(' / ').map(Number))
const differencesIn = (heading: string, than: string): Gains => ['candidates', 'apart'].flatMap((name) => {
  const rows = tableAfter(place(tables, name), heading)
  const theirs = sharesOf(rows, than)
  return sharesOf(rows, 'cumulative sum of z, slack .5').map((shares, w) => {
    const gains = shares.map((share, k) => share - theirs[w]![k]!)
    return [...gains, gains.reduce((sum, gain) => sum + gain, 0) / gains.length]
  })
})
const bySum: Record<string, Gains> = {
  'flags, the default': differencesIn('**At as many flags as the default:**', 'default'),
  'new flags, the default': differencesIn('**At as many new flags as the default** (', 'default'),
  'new flags, the default with its subscale notices': differencesIn('**At as many new flags as the default with its', 'default with its subscale notices'),
}

const stated = tableAfter(evaluation, '### Was the condition met?').slice(1)

test('every way of reading the condition stands in the table', () => {
  expect(stated).toHaveLength(10)
})

test.each(stated)('%s, %s, equal in %s, against %s', (rule, falls, equal, against, more, lowest, met) => {
  const gains = (rule === 'whole or part' ? byParts : bySum)[`${equal}, ${against}`]!
  const all = falls === 'every row'
  expect(gains).toHaveLength(10)
  const enough = gains.filter((each) => each[all ? 0 : 3]! >= 5).length
  const least = Math.min(...gains.flatMap((each) => (all ? each[0]! : each.slice(0, 3))))
  expect(more).toBe(`${enough} of 10`)
  if (rule === 'whole or part') expect(Number(lowest)).toBe(least)
  else expect(Math.abs(Number(lowest) - least)).toBeLessThanOrEqual(1)
  expect(met).toBe(enough > 5 && Number(lowest) >= -1 ? 'yes' : 'no')
})
