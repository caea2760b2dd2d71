import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import vectors from '../../test/fixtures/detection.json' with { type: 'json' }
import { defaultInstrument } from '../core/instruments/index.ts'
import { run } from './commands.ts'

const shortForm = defaultInstrument.items.map((item) => item.id).join(',')

const folder = mkdtempSync(join(tmpdir(), 'attune-cli-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Writes a file and gives its path. */
function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

async function attune(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  let out = ''
  let err = ''
  const code = await run(args, {
    out: async (text) => {
      out += text
    },
    err: (text) => {
      err += text
    },
  })
  return { code, out, err }
}

const byHand = ['--scale', '1:5', '--norms', '4,.5,.3']
const json = async (path: string, ...more: string[]) => {
  const result = await attune(
    'detect',
    path,
    ...(more.includes('--instrument') ? [] : byHand),
    '--format',
    'json',
    ...more,
  )
  expect(result.code, result.err).toBe(0)
  return JSON.parse(result.out) as Record<string, unknown>[]
}

describe('attune detect', () => {
  it('takes the error of a form from the reliable change that it names, unless another is given', async () => {
    const path = file('named.csv', 'therapy,session,score\na,1,4.5\na,2,4.1\n')
    const limit = async (...more: string[]) => {
      const { out } = await attune('detect', path, '--instrument', 'wai-sr', '--method', 'reliable-previous', '--format', 'json', ...more)
      return (JSON.parse(out) as { limit: number }[])[1]!.limit
    }
    expect(await limit()).toBeCloseTo(4.5 - 0.46, 10)
    expect(await limit('--sem', '0.2')).toBeCloseTo(4.5 - 1.96 * Math.SQRT2 * 0.2, 10)
  })

  it('gives every worked series as the contract says', async () => {
    for (const { name, scale, norms, dates, expect: rows } of vectors.cases) {
      const lines = rows.map(
        ({ session, score }, i) => `x,${session},${score ?? ''},${(dates as (string | null)[] | null)?.[i] ?? ''}`,
      )
      const path = file(`${name.replaceAll(/\W/g, '-')}.csv`, `therapy,session,score,date\n${lines.join('\n')}\n`)
      const norm = `${norms.mean},${norms.sdBetween},${norms.sdWithin}`
      const result = await attune(
        'detect',
        path,
        '--scale',
        `${scale.min}:${scale.max}`,
        '--norms',
        norm,
        '--method',
        'expected-range',
        '--format',
        'json',
      )
      const found = JSON.parse(result.out) as Record<string, unknown>[]
      expect(Object.keys(found[0]!)).toEqual([
        'therapy',
        'session',
        'score',
        'level',
        'p',
        'pRun',
        'drop',
        'expected',
        'state',
        'slide',
        'because',
      ])
      expect(found.map(({ session, level, state, slide }) => ({ session, level, state, slide }))).toEqual(
        rows.map(({ session, level, state, slide }) => ({ session, level, state, slide })),
      )
    }
  })

  it('takes rows in any order and interleaved, and keeps their order in the output', async () => {
    const rows = ['b,3,2', 'a,1,4.2', 'b,1,4.4', 'a,3,4.1', 'b,2,4.5', 'a,2,4.3']
    const mixed = await json(file('mixed.csv', `therapy,session,score\n${rows.join('\n')}\n`))
    expect(mixed.map(({ therapy, session }) => `${therapy as string}${session as number}`)).toEqual([
      'b3',
      'a1',
      'b1',
      'a3',
      'b2',
      'a2',
    ])
    expect(mixed.map(({ level }) => level)).toEqual(['severe', 'learning', 'learning', 'usual', 'learning', 'learning'])
    const sorted = await json(file('sorted.csv', `therapy,session,score\n${rows.toSorted().join('\n')}\n`))
    expect(sorted).toEqual(expect.arrayContaining(mixed))
  })

  it('writes each JSON row on its own line, so that it can be read either way', async () => {
    const path = file('lines.csv', 'therapy,session,score\na,1,4\na,2,\n')
    const { out } = await attune('detect', path, ...byHand, '--format', 'json')
    const lines = out.trim().split('\n')
    expect(lines).toHaveLength(4)
    expect(JSON.parse(lines[1]!.replace(/,$/, ''))).toMatchObject({ session: 1, level: 'learning' })
    expect(JSON.parse(lines[2]!)).toMatchObject({
      session: 2,
      level: 'unanswered',
      p: null,
      expected: null,
      state: null,
    })
  })

  it('reads Windows line ends, a byte order mark, blank lines and quoted cells', async () => {
    const rows = await json(file('windows.csv', '\uFEFFtherapy,session,score\r\n"Ä, b",1,4\r\n\r\n"Ä, b",2, 4.5 \r\n'))
    expect(rows).toMatchObject([
      { therapy: 'Ä, b', score: 4 },
      { therapy: 'Ä, b', score: 4.5 },
    ])
  })

  it('a header alone is a series of nothing', async () => {
    expect(await json(file('header.csv', 'therapy,session,score\n'))).toEqual([])
  })

  it('makes the score the mean of the items, three quarters answered, and says which columns it did not use', async () => {
    const path = file(
      'items.csv',
      'therapy,session,i1,i2,i3,i4,note\na,1,1,2,3,4,x\na,2,2,2,2,,y\na,3,2,2,,,z\na,4,,,,,z\n',
    )
    const { out, err } = await attune('detect', path, ...byHand, '--items', 'i1,i2,i3,i4', '--format', 'json')
    expect((JSON.parse(out) as { score: number; level: string }[]).map(({ score, level }) => [score, level])).toEqual([
      [2.5, 'learning'],
      [2, 'learning'],
      [null, 'unscorable'],
      [null, 'unanswered'],
    ])
    expect(err).toBe(`${path}: line 1: not used: note.\n`)
  })

  it('scores an instrument’s own rows, the direct question with them', async () => {
    const path = file('form.csv', `therapy,session,${shortForm}\na,1,4,5,4,5,0\na,2,4,5,4,5,4\n`)
    const rows = await json(path, '--instrument', 'alliance-checkin-short')
    expect(rows).toMatchObject([
      { score: 4.5, state: null },
      { score: 4.5, state: 'open' },
    ])
    expect(JSON.stringify(rows[1]!.because)).toContain('felt off')
  })

  it('takes finished scores of an instrument too', async () => {
    const rows = await json(
      file('scores.csv', 'therapy,session,score\na,1,4.3\n'),
      '--instrument',
      'alliance-checkin-short',
    )
    expect(rows).toMatchObject([{ score: 4.3, drop: 0 }])
  })

  it('prints a quiet table by default, with one line of legend', async () => {
    const path = file(
      'table.csv',
      'therapy,session,score\na,1,4.4\na,2,4.5\na,3,4.3\na,4,4.4\na,5,3.2\na,6,\na,7,3.6\n',
    )
    const { out, code } = await attune('detect', path, ...byHand)
    expect(code).toBe(0)
    const lines = out.split('\n')
    expect(lines[0]).toMatch(/^therapy {2}session {2}score {6}expected {2}check-in +since the onset$/)
    expect(lines[5]).toMatch(/^a +5 +3\.20 +3\.\d\d to 4\.\d\d +much lower +open$/)
    expect(lines[6]).toMatch(/^a +6 +not answered +open$/)
    expect(lines[7]).toMatch(/still lower +open$/)
    expect(lines.filter((line) => line.startsWith('expected:'))).toHaveLength(1)
    expect(lines.every((line) => !line.endsWith(' '))).toBe(true)
  })

  it('prints comma-separated values that can be read again', async () => {
    const { out } = await attune(
      'detect',
      file('csv.csv', 'therapy,session,score\n"a ""b"", c",1,4\n'),
      ...byHand,
      '--format',
      'csv',
    )
    expect(out.split('\n')[1]).toMatch(/^"a ""b"", c",1,4,learning,0\.5,,0,4,/)
  })

  it('never passes control characters to the terminal', async () => {
    const { out } = await attune('detect', file('escape.csv', 'therapy,session,score\n\u001b[31mred,1,4\n'), ...byHand)
    expect(out).not.toContain('\u001b')
  })
})

describe('input that cannot be used', () => {
  const head = 'therapy,session,score\n'
  it.each([
    [
      'text',
      `${head}a,1,4\na,2,four\n`,
      /line 3, column score: expected a number from 1 to 5, or nothing, found "four"/,
    ],
    ['out of range', `${head}a,1,4\na,2,99\n`, /line 3, column score: .*found "99"/],
    ['just out of range', `${head}a,1,5.0001\n`, /line 2, column score/],
    [
      'not finite',
      `${head}a,1,Infinity\na,2,NaN\na,3,0x4\na,4,"4,5"\n`,
      /line 2, column score[^]*line 3[^]*line 4[^]*line 5/,
    ],
    ['missing columns', 'foo,bar\n1,2\n', /line 1, column therapy: expected this column; the file has "foo", "bar"/],
    ['semicolons', 'therapy;session;score\na;1;4\n', /separated by something other than commas/],
    ['empty', '', /line 1: .*empty/],
    ['only spaces', ' \n\n', /line 1: .*empty/],
    ['a byte order mark alone', '\uFEFF', /line 1: .*empty/],
    ['an open quote', `${head}a,1,"4\na,2,3\n`, /line 2, character 5: expected a closing quote/],
    ['a quote inside a cell', `${head}a,1,4"x\n`, /line 2, column 3: expected quotes/],
    ['text after a quote', `${head}a,1,"4"x\n`, /line 2, column 3: expected quotes/],
    [
      'a session twice',
      `${head}a,1,4\nb,1,4\na,1,3\n`,
      /line 4, column session: expected each session once for "a" \(line 2/,
    ],
    ['a session that is not whole', `${head}a,1.5,4\n`, /line 2, column session: expected a whole number, found "1.5"/],
    ['no session', `${head}a,,4\n`, /line 2, column session/],
    ['no therapy', `${head},1,4\n`, /line 2, column therapy/],
    ['a name of 10,000 characters', `${head}${'x'.repeat(10_000)},1,4\n`, /line 2, column therapy: expected a name or number of at most 200 characters, found "x{40}…"/],
    [
      'a day that does not exist',
      'therapy,session,score,date\na,1,4,2026-02-30\n',
      /line 2, column date: expected a date as YYYY-MM-DD/,
    ],
    ['a ragged row', `${head}a,1,4\na,2\n`, /line 3: expected 3 cells \(therapy,session,score\), found 2/],
    ['a column twice', 'therapy,session,session\na,1,4\n', /line 1, column "session": expected each column once/],
    ['a column without a name', 'therapy,session,score,\na,1,4,\n', /line 1: expected a name for every column/],
    ['a NUL byte', `${head}a,1,4\u0000\n`, /line 2, byte 6: .*NUL/],
  ])('%s is refused', async (name, content, message) => {
    const path = file(`bad ${name}.csv`, content)
    const { code, out, err } = await attune('detect', path, ...byHand, '--format', 'json')
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toMatch(message)
    expect(err.startsWith(path)).toBe(true)
  })

  it.each([
    [
      'a lone surrogate',
      Uint8Array.from([...Buffer.from('therapy,session,score\na'), 0xed, 0xa0, 0x80, ...Buffer.from(',1,4\n')]),
      /line 2, character 2: expected UTF-8/,
    ],
    [
      'Latin-1',
      Uint8Array.from([...Buffer.from('therapy,session,score\nM'), 0xfc, ...Buffer.from('ller,1,4\n')]),
      /line 2, character 2: expected UTF-8/,
    ],
    ['UTF-16', Uint8Array.from(Buffer.from('\uFEFFtherapy,session,score\n', 'utf16le')), /line 1, byte 4: .*NUL/],
  ])('%s is refused', async (name, bytes, message) => {
    const { code, out, err } = await attune('detect', file(`${name}.csv`, bytes), ...byHand)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toMatch(message)
  })

  it('an absent file or a folder is refused', async () => {
    expect(await attune('detect', join(folder, 'absent.csv'), ...byHand)).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringContaining('no such file') as string,
    })
    expect(await attune('detect', folder, ...byHand)).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringContaining('folder') as string,
    })
  })

  it('a stream without an end, and a row without an end, are refused before they are held', async () => {
    expect(await attune('detect', '/dev/zero', ...byHand)).toEqual({ code: 2, out: '', err: '/dev/zero: line 1, byte 1: expected text in UTF-8, found NUL.\n' })
    const path = file('endless.csv', `${head}a,1,4\n${'x'.repeat(3_000_000)}`)
    expect(await attune('detect', path, ...byHand)).toEqual({ code: 2, out: '', err: `${path}: line 3: expected rows of at most 1000000 characters.\n` })
    const open = file('open.csv', `${head}a,1,4\na,2,"${'4\n'.repeat(1_000_000)}`)
    expect(await attune('detect', open, ...byHand)).toEqual({ code: 2, out: '', err: `${open}: line 3, character 5: expected a closing quote (") for the one that opens here.\n` })
  })

  it('an answer between the steps of a form is refused with its column', async () => {
    const path = file('between.csv', `therapy,session,${shortForm}\na,1,5,5,4.5,5,0\n`)
    const { code, out, err } = await attune('detect', path, '--instrument', defaultInstrument.id)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toBe(`${path}: line 2, column ${defaultInstrument.items[2]!.id}: expected a whole number from 0 to 6, or empty; got 4.5.\n`)
  })

  it('a scale may begin below zero', async () => {
    const { code, out } = await attune('detect', file('below.csv', `${head}a,1,-2\n`), '--scale', '-3:3', '--norms', '-.5,.5,.3', '--format', 'json')
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject([{ score: -2, level: 'learning' }])
  })

  it('every problem is named, and many of one kind are counted', async () => {
    const rows = Array.from({ length: 50 }, (_, i) => `a,${i},x`).join('\n')
    const { err } = await attune('detect', file('many.csv', `${head}${rows}\n`), ...byHand)
    expect(err.split('\n')).toHaveLength(22)
    expect(err).toContain('and 30 more')
  })

  const good = () => file('good.csv', 'therapy,session,score\na,1,4\n')
  it.each([
    [['--scale', '1:5'], /--norms/],
    [[], /--instrument ID, or both --scale/],
    [['--scale', '5:1', '--norms', '4,.5,.3'], /a lowest score below the highest one/],
    [['--scale', '1', '--norms', '4,.5,.3'], /MIN:MAX/],
    [['--scale', '1:5', '--norms', '4,.5'], /MEAN,SDBETWEEN,SDWITHIN/],
    [['--scale', '1:5', '--norms', '4,0,.3'], /above 0/],
    [['--scale', '1:5', '--norms', '40,1,.3'], /a mean on the scale/],
    [['--scale', '1:5', '--norms', '4,1e-200,.3'], /a standard deviation above 0 that fits a scale 4 wide/],
    [['--scale', '1:5', '--norms', '4,.5,1e300'], /a standard deviation above 0 that fits a scale 4 wide/],
    [['--scale', '-1e308:1e308', '--norms', '4,.5,.3'], /--scale: expected a scale from 0.000001 to 1000000000 wide/],
    [[...byHand, '--method', 'shewhart'], /what exists: expected-range/],
    [[...byHand, '--format', 'xml'], /what exists: table, json, csv/],
    [[...byHand, '--items', 'a,b'], /line 1, column a/],
    [[...byHand, '--items', 'a,,b'], /--items/],
    [[...byHand, '--surprise', '1'], /there is no option --surprise; what exists: --instrument, --scale, /],
    [['--norms', '4,.5,.3', '--scale'], /--scale: expected a value after it/],
    [[...byHand, 'second.csv'], /one CSV file/],
    [['--instrument', 'nothing'], /what exists: alliance-checkin-short/],
    [['--instrument', 'phq-9'], /symptoms/],
    [['--instrument', 'alliance-checkin-short', '--scale', '1:5'], /its own scale/],
    [['--instrument', 'alliance-checkin-short', '--items', 'a'], /its own items/],
  ])('%j is refused', async (options, message) => {
    const { code, out, err } = await attune('detect', good(), ...options)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toMatch(message)
  })
})

describe('attune', () => {
  it('without a command, or with an unknown one, shows what there is and fails', async () => {
    for (const args of [[], ['detekt'], ['constructor'], ['__proto__']]) {
      const { code, out, err } = await attune(...args)
      expect({ code, out }).toEqual({ code: 2, out: '' })
      expect(err).toContain('Usage: attune COMMAND')
      expect(err).toContain('detect')
    }
  })

  it('says its version and helps', async () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
    expect(await attune('--version')).toEqual({ code: 0, out: `attune ${version}\n`, err: '' })
    expect((await attune('--help')).out).toContain('Usage: attune COMMAND')
    expect((await attune('detect', '--help')).out).toContain('--norms MEAN,SDBETWEEN,SDWITHIN')
  })
})

const real = '../shared/data/implement-wai.csv'
describe('real session-by-session ratings', () => {
  it.skipIf(!existsSync(real))(
    `28 therapies of 15 occasions (needs ${real}, which is not part of the product)`,
    async () => {
      const items = 'task1,task2,task3,goal1,goal2,goal3,bond1,bond2,bond3'
      const { code, out } = await attune(
        'detect',
        real,
        '--scale',
        '1:5',
        '--norms',
        '3.99,0.52,0.38',
        '--items',
        items,
        '--format',
        'json',
      )
      expect(code).toBe(0)
      const rows = JSON.parse(out) as { level: string; state: string | null; because: unknown[] }[]
      expect(rows).toHaveLength(28 * 15)
      expect(rows.every(({ because }) => because.length > 0)).toBe(true)
      const rated = rows.filter(({ level }) => !['unanswered', 'unscorable', 'learning'].includes(level))
      const flagged = rated.filter(({ level }) => level !== 'usual')
      // Engine §3 states .018 flags and .005 alerts per session over both halves of this study.
      expect(flagged.length / rated.length).toBeLessThan(0.04)
    },
  )
})
