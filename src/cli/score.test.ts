import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { findInstrument } from '../core/instruments/index.ts'
import { run } from './commands.ts'

const folder = mkdtempSync(join(tmpdir(), 'attune-score-'))
afterAll(() => rmSync(folder, { recursive: true }))

async function scored(content: string, ...more: string[]): Promise<{ code: number; out: string; err: string }> {
  const path = join(folder, 'forms.csv')
  writeFileSync(path, content)
  let out = ''
  let err = ''
  const io = {
    out: async (text: string) => {
      out += text
    },
    err: (text: string) => {
      err += text
    },
  }
  return { code: await run(['score', '--instrument', 'phq-9', path, ...more], io), out, err }
}

const ids = findInstrument('phq-9')!.items.map((item) => item.id)
const head = `therapy,session,note,${ids.join(',')}`

describe('attune score', () => {
  it('passes every column on and adds the score, or the reason why there is none', async () => {
    const { code, out } = await scored(`${head}\na,1,"x, y",1,1,1,1,1,1,1,1,0\na,2,,1,1,1,1,1,1,1,1,\n`)
    expect(code).toBe(0)
    const lines = out.trim().split('\n')
    expect(lines[0]).toBe(`${head},score,unscorable`)
    expect(lines[1]).toBe('a,1,"x, y",1,1,1,1,1,1,1,1,0,8,')
    expect(lines[2]).toMatch(/^a,2,,1,1,1,1,1,1,1,1,,,.*safety/)
  })

  it('gives the same as JSON', async () => {
    const { out } = await scored(`${head}\na,1,,1,1,1,1,1,1,1,1,0\n`, '--format', 'json')
    expect(JSON.parse(out)).toMatchObject([{ therapy: 'a', session: '1', score: 8, unscorable: null }])
  })

  it.each([
    [`${head}\na,1,,1,1,1,1,1,1,1,1,7\n`, /line 2, column .*: expected a number from 0 to 3, or nothing, found "7"/],
    [`${head}\na,1,,1,1,1,1,1,1,1,1,0.5\n`, new RegExp(`line 2, column ${ids.at(-1)}: expected a whole number from 0 to 3, or empty; got 0.5`)],
    ['therapy,session\na,1\n', /line 1, column .*: expected this column/],
    [`${head},score\na,1,,1,1,1,1,1,1,1,1,0,5\n`, /line 1, column score: expected no such column/],
  ])('refuses what cannot be scored', async (content, message) => {
    const { code, out, err } = await scored(content)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toMatch(message)
  })

  it('needs an instrument', async () => {
    let err = ''
    const code = await run(['score', 'x.csv'], { out: async () => {}, err: (text) => void (err += text) })
    expect(code).toBe(2)
    expect(err).toContain('phq-9')
  })
})
