import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const root = new URL('../', import.meta.url)
const rows = readFileSync(new URL('docs/safety/hazards.md', root), 'utf8').split('\n').filter((line) => /^\| H\d+ \|/.test(line))
const namedTests = (row: string) => [...row.matchAll(/`([^`›]+\.test\.tsx?) › ([^`]+)`/g)].map(([, file, name]) => ({ file: file!.trim(), name: name!.trim() }))

test('every hazard has a number of its own, a rating and at least one test', () => {
  expect(rows.length).toBeGreaterThanOrEqual(10)
  expect(rows.map((row) => row.split(' | ')[0])).toEqual(rows.map((_, i) => `| H${i + 1}`))
  for (const row of rows) {
    expect(row, row.slice(0, 60)).toMatch(/\| [1-5] × [1-5] \|/)
    expect(namedTests(row).length, row.slice(0, 60)).toBeGreaterThan(0)
  }
})

test('every test that a control names exists under that name, and is not skipped', () => {
  for (const { file, name } of rows.flatMap(namedTests)) {
    const path = new URL(file, root)
    expect(existsSync(path), file).toBe(true)
    const escaped = name.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
    expect(readFileSync(path, 'utf8'), `${file} › ${name}`).toMatch(new RegExp(`^\\s*(?:it|test)(?!\\.(?:skip|todo)\\b).*\\((['"\`])${escaped}\\1`, 'm'))
  }
})
