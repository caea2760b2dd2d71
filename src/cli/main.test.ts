import { spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'attune-main-'))
afterAll(() => rmSync(folder, { recursive: true }))
const main = join(import.meta.dirname, '../server/attune.ts')

interface Ended {
  code: number | null
  signal: string | null
  out: string
  err: string
}

/** Runs the program as a process; `enough` closes its output after so many characters, as `head` does. */
function attune(args: readonly string[], enough = Infinity): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [main, ...args])
    let out = ''
    let err = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text
      if (out.length > enough) child.stdout.destroy()
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text))
    child.on('close', (code, signal) => resolve({ code, signal, out, err }))
  })
}

describe('the program itself', () => {
  it('ends with 2 and says nothing on stdout when the input cannot be used', async () => {
    const ended = await attune(['detect', join(folder, 'absent.csv'), '--scale', '1:5', '--norms', '4,.5,.3'])
    expect(ended).toMatchObject({ code: 2, out: '' })
    expect(ended.err).toContain('no such file')
    expect(ended.err).not.toMatch(/^ +at |node:internal/m)
  })

  it('writes a long result whole, and stops quietly when nobody reads on', async () => {
    const rows = Array.from({ length: 20_000 }, (_, i) => `t${Math.floor(i / 20)},${(i % 20) + 1},${3 + (i % 5) / 4}`)
    const path = join(folder, 'long.csv')
    writeFileSync(path, `therapy,session,score\n${rows.join('\n')}\n`)
    const options = ['detect', path, '--scale', '1:5', '--norms', '4,.5,.3', '--format', 'json']
    const whole = await attune(options)
    expect(whole).toMatchObject({ code: 0, err: '' })
    expect(JSON.parse(whole.out)).toHaveLength(20_000)
    expect(await attune(options, 1000)).toMatchObject({ code: 0, err: '' })
  })

  it('makes a database where it is told, says what it did, and asks nothing of a folder that has none', async () => {
    const data = join(folder, 'data')
    chmodSync(folder, 0o711)
    const explained = await attune(['explain', '01890a5d-ac96-774b-bcce-b302099a8057', '--data', data])
    expect(explained).toMatchObject({ code: 2, out: '' })
    expect(explained.err).toBe(`There is no database in ${data}. Say where it is with --data, or with --demo for the one with invented people.\n`)
    expect(existsSync(data)).toBe(false)
    expect(await attune(['migrate', '--data', data])).toMatchObject({ code: 0, out: expect.stringMatching(/^Applied to the database in .*:\n {2}0001_\w+\.sql\n/), err: '' })
    expect(await attune(['migrate', '--data', data])).toMatchObject({ code: 0, out: `Nothing to do: the database in ${data} is up to date.\n` })
    expect(await attune(['explain', '01890a5d-ac96-774b-bcce-b302099a8057', '--data', data])).toMatchObject({ code: 2, err: expect.stringContaining('There is no case') })
    expect(await attune(['migrate', '--nothing'])).toMatchObject({ code: 2, err: expect.stringContaining('--nothing is not understood') })
  })
})
