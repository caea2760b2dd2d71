import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { methods } from '../src/core/detect/methods/index.ts'
import { measuredReturns } from '../src/core/evaluation/return-rates.ts'
import { returnRules } from '../src/core/evaluation/returns.ts'

const lines = (name: string) => readFileSync(new URL(`../docs/clinical/${name}.md`, import.meta.url), 'utf8').split('\n')
const cellsOf = (line: string) => line.split('|').slice(1, -1).map((cell) => cell.trim())

/** Rows of the base world in the evaluation: method, then its figures. */
const evaluation = lines('evaluation')
const base = evaluation.slice(evaluation.indexOf('### base'), evaluation.indexOf('<!-- end of base -->')).map(cellsOf)
/** Rows of the list of methods: ids, what is flagged, ratings needed, false flags, source. */
const listed = lines('methods').filter((line) => line.startsWith('| `')).map(cellsOf)

describe.each(methods.map((method) => [method.id, method] as const))('%s', (id, method) => {
  const row = listed.find(([ids]) => ids?.includes(`\`${id}\``))
  const place = row?.[0]?.match(/[\w-]+/g)?.indexOf(id) ?? -1

  test('says the false flags that docs/clinical/evaluation.md measured in the base world', () => {
    const [, measured] = base.find(([name]) => name === id) ?? []
    expect(measured, `${id} is not in the table of the base world`).toBeDefined()
    expect(method.falseFlags, 'write the new figure into the method’s file').toBe(Number.parseFloat(measured!))
  })

  test('stands in docs/clinical/methods.md with what it needs, what it gives and its paper', () => {
    expect(row, `docs/clinical/methods.md has no row for ${id}`).toBeDefined()
    const [, , needs, falseFlags, source] = row!
    expect(Number(needs)).toBe(method.minimum)
    expect(Number(falseFlags!.split('; ')[place])).toBe(method.falseFlags)
    const doi = /10\.\d{4,}\/\S+?(?=[\s,;)]|$)/.exec(method.source)?.[0]
    if (doi) expect(`${source} ${listed[listed.indexOf(row!) - 1]?.[4]}`).toContain(doi)
    else expect(source).toContain('detect.md')
  })

  test('tells a therapist what it does in one sentence, with its source', () => {
    expect(method.says).toMatch(/^[A-Z].*\.$/)
    expect(method.says).not.toMatch(/\. [A-Z]/)
    expect(method.source).toMatch(/\d{4}, 10\.|docs\/clinical/)
  })
})

test.each(returnRules)('the rule for being back “$name” says what docs/clinical/evaluation.md measured', ({ id, name }) => {
  const begin = evaluation.indexOf('Falls of 1 SD that were flagged at their first rating:')
  const [, wrongly, early, by] = evaluation.slice(begin).map(cellsOf).find(([rule]) => rule === name) ?? []
  expect(measuredReturns[id], 'write the new figures into src/core/evaluation/return-rates.ts').toEqual(
    { wrongly: Number(wrongly), early: Number(early), by: by?.split(' / ').map(Number) })
})

test.each(returnRules)('after falls of 1.5 SD the rule “$name” is wrong less often, as the page says', ({ id, name }) => {
  const tables = lines('evaluation-tables')
  const [, wrongly, early] = tables.slice(tables.indexOf('Falls of 1.5 SD that were flagged at their first rating:')).map(cellsOf).find(([rule]) => rule === name) ?? []
  expect(Number(wrongly)).toBeLessThan(measuredReturns[id]!.wrongly)
  expect(Number(early)).toBeLessThan(measuredReturns[id]!.early)
})
