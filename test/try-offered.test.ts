import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { run } from '../src/cli/commands.ts'
import { methods } from '../src/core/index.ts'
import { words } from '../src/web/words/try.ts'

/** What the page *Try the engine* offers to whoever has no JavaScript. */
const folder = mkdtempSync(join(tmpdir(), 'attune-offered-'))
afterAll(() => rmSync(folder, { recursive: true }))

it('the command and the file that it shows work as they stand, and give every rule, and the reasons where they are said to', async () => {
  const path = join(folder, 'ratings.csv')
  writeFileSync(path, words.needs.sample)
  const [program, ...args] = words.needs.command.replace('ratings.csv', path).split(' ')
  const said = async (...more: string[]) => {
    let [out, err] = ['', '']
    const code = await run([...args, ...more], { out: async (text) => void (out += text), err: (text) => void (err += text) })
    expect([code, err]).toEqual([0, ''])
    return out
  }
  expect(program).toBe('bin/attune')
  const table = await said()
  for (const { id } of methods) expect(table.split('\n')[0]).toContain(id)
  const [added] = /--format json/.exec(words.needs.instead)!
  const rows = JSON.parse(await said(...added.split(' '))) as { because: { text: string }[] }[]
  expect(rows.map(({ because }) => because.length > 0)).toEqual([true, true, true, true])
})
