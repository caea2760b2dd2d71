import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { findMethod, methods, readAll } from '../core/detect/methods/index.ts'
import { configOf, therapiesOf } from '../core/evaluation/made-up.ts'
import { findWorld } from '../core/worlds/world.ts'
import { run } from './commands.ts'

const folder = mkdtempSync(join(tmpdir(), 'attune-evaluate-'))
afterAll(() => rmSync(folder, { recursive: true }))

const file = (name: string, content: string) => {
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}

async function attune(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  let out = ''
  let err = ''
  const code = await run(args, { out: async (text) => void (out += text), err: (text) => void (err += text) })
  return { code, out, err }
}

const base = ['--scale', '1:5', '--norms', '3.98,0.55,0.33', '--sem', '0.17']

describe('attune simulate', () => {
  it('writes the same file for the same seed, which detect reads', async () => {
    const one = await attune('simulate', '--therapies', '5', '--sessions', '8', '--seed', '4', '--dip', '1', '--at', '5', '--length', '2')
    expect(one).toMatchObject({ code: 0, err: '' })
    expect((await attune('simulate', '--therapies', '5', '--sessions', '8', '--seed', '4', '--dip', '1', '--at', '5', '--length', '2')).out).toBe(one.out)
    const lines = one.out.trim().split('\n')
    expect(lines[0]).toBe('therapy,session,score,truth')
    expect(lines).toHaveLength(41)
    expect(lines.slice(1).filter((line) => line.endsWith(',1'))).toHaveLength(10)
    const judged = await attune('detect', file('made.csv', one.out), ...base, '--format', 'json')
    expect(judged.code).toBe(0)
    expect(JSON.parse(judged.out)).toHaveLength(40)
  })
  it('leaves a share of the check-ins empty in the world where they are missing, and gives the rows on demand', async () => {
    const { out } = await attune('simulate', '--therapies', '50', '--sessions', '10', '--seed', '1', '--world', 'missing', '--rows', 'yes')
    const lines = out.trim().split('\n')
    expect(lines[0]).toBe(`therapy,session,score,truth,seconds,${Array.from({ length: 12 }, (_, i) => `row${i + 1}`).join(',')}`)
    const empty = lines.slice(1).filter((line) => line.split(',')[2] === '')
    expect(empty.length / 500).toBeCloseTo(0.2, 1)
    expect(empty.every((line) => line.split(',').slice(4).every((cell) => cell === ''))).toBe(true)
  })
  it('lets one part fall, and a fall show beside the answers, when asked', async () => {
    const plan = ['--therapies', '200', '--sessions', '12', '--seed', '1', '--world', 'whole-record', '--dip', '1.5', '--at', '6', '--rows', 'yes']
    const cells = async (...more: string[]) => (await attune('simulate', ...plan, ...more)).out.trim().split('\n').slice(1).map((line) => line.split(','))
    const [every, bond, coupled] = [await cells(), await cells('--part', 'bond'), await cells('--coupling', 'assumed')]
    const fallen = (rows: string[][], column: number) => {
      const answers = rows.filter((row) => Number(row[1]) >= 6 && row[column] !== '').map((row) => Number(row[column]))
      return answers.reduce((sum, x) => sum + x, 0) / answers.length
    }
    expect(fallen(bond, 5)).toBeCloseTo(fallen(every, 5), 10)
    expect(fallen(bond, 10) - fallen(every, 10)).toBeGreaterThan(0.5)
    expect(fallen(coupled, 4)).toBeLessThan(0.85 * fallen(every, 4))
  })
  it.each([
    [['--sessions', '3', '--seed', '1'], '--therapies: expected a whole number'],
    [['--therapies', '0', '--sessions', '3', '--seed', '1'], '--therapies: expected a whole number from 1'],
    [['--therapies', '2', '--sessions', '3', '--seed', '1', '--world', 'mars'], '--world: there is no "mars"'],
    [['--therapies', '2', '--sessions', '3', '--seed', '1', '--dip', '1'], '--at: expected a whole number from 1 to 3'],
    [['--therapies', '2', '--sessions', '3', '--seed', '1', '--at', '2'], '--at: expected --dip beside it'],
    [['--therapies', '2', '--sessions', '3', '--seed', '1', '--dip', 'deep', '--at', '1'], '--dip: expected a depth'],
    [['--therapies', '2', '--sessions', '3', '--seed', '1', '--dip', '1', '--at', '1', '--part', 'roof'], '--part: there is no "roof"; what exists: bond, work'],
    [['--therapies', '2', '--sessions', '3', '--seed', '1', '--part', 'bond'], '--part: expected --dip beside it'],
    [['file.csv', '--therapies', '2', '--sessions', '3', '--seed', '1'], 'Expected options only, found "file.csv"'],
  ])('%j is refused in a sentence', async (args, text) => {
    const { code, out, err } = await attune('simulate', ...args)
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain(text)
  })
})

describe('attune evaluate', () => {
  it('gives every method’s figures, and those of the rules for being back', async () => {
    const { out } = await attune('simulate', '--therapies', '150', '--sessions', '20', '--seed', '2', '--dip', '1.5', '--at', '9', '--length', '5')
    const path = file('falls.csv', out)
    const json = await attune('evaluate', path, ...base, '--format', 'json', '--resamples', '40')
    expect(json).toMatchObject({ code: 0, err: '' })
    const found = JSON.parse(json.out) as { therapies: number; falls: number; methods: { id: string; within3: { value: number; low: number; high: number; of: number } }[]; returns: { id: string }[] }
    expect(found).toMatchObject({ therapies: 150, falls: 150 })
    expect(found.methods.map(({ id }) => id)).toEqual(methods.map(({ id }) => id))
    const within3 = found.methods[0]!.within3
    expect(within3.value).toBeGreaterThan(0.75)
    expect(within3.low <= within3.value && within3.value <= within3.high && within3.low < within3.high).toBe(true)
    expect(found.returns).toHaveLength(8)
    const table = await attune('evaluate', path, ...base, '--resamples', '0')
    expect(table.out).toContain('150 therapies, 3000 ratings, 150 with a known fall')
    for (const { id } of methods) expect(table.out).toMatch(new RegExp(`^${id} `, 'm'))
    const page = await attune('evaluate', path, ...base, '--resamples', '20', '--format', 'html')
    expect(page.out).toMatch(/^<!doctype html>/)
    // No fall of this file lasts long enough to be declared returned wrongly, so that picture is left out.
    expect(page.out.match(/<figure /g)).toHaveLength(2)
    for (const title of ['False flags per 100 stable ratings', 'Falls found within three ratings', 'Recovered falls not declared returned by the third good rating'])
      expect(page.out).toContain(`<span>${title}<svg`)
    expect(page.out).not.toContain('Lasting falls declared returned')
    // Every method stands in both, with what the table says of it.
    expect(page.out.match(/<span class="method">/g)).toHaveLength(2 * (methods.length + 1))
    expect(page.out).toContain(`<b>${Math.round(100 * found.methods[0]!.within3.value)} %</b>`)
    expect(page.out).not.toMatch(/NaN|Infinity|undefined/)
    // One file that asks nobody for anything, fits a small screen, and can be scrolled by keyboard where a table is wider.
    expect(page.out).not.toMatch(/<script|<link|<img|@import|url\(|https?:/)
    expect(page.out).not.toMatch(/viewBox|min-width:36rem/)
    expect(page.out.match(/<div class="wide" tabindex="0" role="region"/g)).toHaveLength(page.out.match(/<table>/g)!.length)
    // No therapy of it is without a fall: there is nothing to say of those, and no column for it.
    expect(page.out).not.toContain('stable ever flagged')
  }, 30_000)
  it('the picture: each dot where its value lies on the axis, the bar from low to high; columns with nothing in them are left out', async () => {
    const lasting = file('lasting.csv', (await attune('simulate', '--therapies', '60', '--sessions', '18', '--seed', '2', '--dip', '1.5', '--at', '9')).out)
    const plan = ['evaluate', lasting, '--world', 'base', '--method', 'strauss', '--resamples', '40', '--format']
    const { within3, falseFlags } = (JSON.parse((await attune(...plan, 'json')).out) as { methods: Record<'within3' | 'falseFlags', { value: number; low: number; high: number }>[] }).methods[0]!
    const { out } = await attune(...plan, 'html')
    const across = (value: number, most: number) => `${(2 + (96 * value) / most).toFixed(1)}%`
    const drawn = (of: typeof within3, most: number) => `x1="${across(of.low, most)}" x2="${across(of.high, most)}" y1="14" y2="14"/><circle cx="${across(of.value, most)}"`
    expect(out).toContain(drawn(within3, 1))
    const end = Number(/text-anchor="end">([\d.]+)<\/text>/.exec(out)![1])
    expect(end).toBeGreaterThanOrEqual(falseFlags.high)
    expect(end).toBeLessThanOrEqual(2 * falseFlags.high)
    expect(out).toContain(drawn(falseFlags, end))
    // Nothing recovers in this file.
    expect(out).toContain('Wrongly, still low')
    expect(out).not.toMatch(/Too early|By the 1st good rating|Recovered falls/)
  })
  it('one method, on a file of a world: its parts are read from the rows, and find what the whole does not show', async () => {
    const plan = ['--therapies', '150', '--sessions', '16', '--seed', '2', '--dip', '2', '--at', '9', '--part', 'bond']
    const rows = file('bond.csv', (await attune('simulate', ...plan, '--rows', 'yes')).out)
    const plain = file('bond-plain.csv', (await attune('simulate', ...plan)).out)
    const within3 = async (path: string) => {
      const { code, out } = await attune('evaluate', path, '--world', 'base', '--method', 'whole-or-part', '--format', 'json', '--resamples', '0')
      expect(code).toBe(0)
      const found = JSON.parse(out) as { methods: { id: string; within3: { value: number }; returnedWrongly: { value: number } }[] }
      expect(found.methods.map(({ id }) => id)).toEqual(['whole-or-part'])
      return found.methods[0]!.within3.value
    }
    expect(await within3(rows) - await within3(plain)).toBeGreaterThan(0.2)
    const broken = file('broken.csv', 'therapy,session,score,truth,' + Array.from({ length: 12 }, (_, i) => `row${i + 1}`).join(',') + '\n1,1,4,0,9,4,4,4,4,4,4,4,4,4,4,4\n')
    expect((await attune('evaluate', broken, '--world', 'base')).err).toContain('line 2, column row1: expected a number from 1 to 5, or nothing, found "9"')
    expect((await attune('evaluate', rows, '--world', 'base', '--sem', '0.2')).err).toContain('--sem: the world says it')
    expect((await attune('evaluate', rows, '--scale', '1:5')).err).toContain('expected --world NAME, or --scale')
    expect((await attune('evaluate', rows, '--world', 'base', '--method', 'oracle')).err).toContain('there is no "oracle"')
  }, 30_000)
  it('without known falls every flag counts as a false one, and nothing is said about finding', async () => {
    const { out } = await attune('evaluate', file('plain.csv', 'therapy,session,score\n1,1,4\n1,2,4.1\n1,3,4\n1,4,2\n'), ...base, '--format', 'json', '--resamples', '0')
    const found = JSON.parse(out) as { methods: { id: string; falseFlags: { value: number; of: number }; within3: null }[]; returns: unknown[] }
    expect(found.methods[0]).toMatchObject({ id: 'expected-range', falseFlags: { value: 25, of: 4 }, within3: null })
    expect(found.returns).toEqual([])
    for (const format of ['table', 'html'])
      expect((await attune('evaluate', join(folder, 'plain.csv'), ...base, '--resamples', '0', '--format', format)).out).toContain('every flag counts as a false one')
  })
  it('with nothing but a file as simulate makes it: the base world, and it says so; any other file is asked for its norms', async () => {
    const rows = file('unnamed.csv', (await attune('simulate', '--therapies', '20', '--sessions', '12', '--seed', '1', '--dip', '1', '--at', '6', '--rows', 'yes')).out)
    const bare = await attune('evaluate', rows)
    expect(bare).toMatchObject({ code: 0, err: '' })
    expect(bare.out).toContain('taken for one of world base (scale 1 to 5, norms 3.98, 0.55, 0.33)')
    const named = await attune('evaluate', rows, '--world', 'base')
    expect(named.out).not.toContain('taken for')
    expect(bare.out.split('\n').filter((line) => !line.includes('taken for'))).toEqual(named.out.split('\n'))
    const own = await attune('evaluate', file('own.csv', 'therapy,session,score\n1,1,4\n'))
    expect([own.code, own.out]).toEqual([2, ''])
    expect(own.err).toContain('expected --world NAME, or --scale')
    const other = file('lines.csv', (await attune('simulate', '--therapies', '2', '--sessions', '3', '--seed', '1', '--world', 'visual-analogue')).out)
    expect((await attune('evaluate', other)).err).toMatch(/taken for one of world base[^]*column score: expected a number from 1 to 5/)
  })
  it('a form with other rows than the world’s is refused; without rows it is said that parts were not looked at', async () => {
    const rows = file('twelve.csv', (await attune('simulate', '--therapies', '3', '--sessions', '4', '--seed', '1', '--rows', 'yes')).out)
    const { code, out, err } = await attune('evaluate', rows, '--world', 'short-form')
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain('expected the 4 rows of world short-form, row1 to row4, or none; found 12')
    const saying = async (...more: string[]) => (await attune('evaluate', rows, '--resamples', '0', ...more)).out.includes('looked at the whole alone')
    expect(await saying('--world', 'base')).toBe(false)
    expect(await saying(...base)).toBe(true)
    expect(await saying(...base, '--method', 'strauss')).toBe(false)
  })
  it.each([
    ['therapy,session,score,truth\n1,1,4,2\n', 'line 2, column truth: expected a number from 0 to 1, found "2"'],
    ['therapy,session,truth\n1,1,0\n', 'column score: expected this column'],
    ['therapy,session,score,truth\n1,1,9,0\n', 'column score: expected a number from 1 to 5'],
    ['therapy,session,score,truth\n1,1,4,0\n1,1,4,0\n', 'each session once'],
  ])('%j is refused with its place', async (content, text) => {
    const { code, out, err } = await attune('evaluate', file('bad.csv', content), ...base)
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain(text)
  })
  it('of an empty file there is nothing to count, and nothing is made up', async () => {
    const { code, out } = await attune('evaluate', file('none.csv', 'therapy,session,score,truth\n1,1,,0\n'), ...base)
    expect(code).toBe(0)
    expect(out).toContain('0 therapies, 0 ratings')
    expect(out).not.toMatch(/NaN|Infinity|undefined/)
  })
})

describe('attune detect --method', () => {
  const path = () => file('series.csv', `therapy,session,score\n${[4.25, 4.33, 4.17, 4.42, 4.33, 4.25, 3.67].map((x, i) => `a,${i + 1},${x}`).join('\n')}\na,8,\n`)
  it('one published rule: its centre and limit, row by row, and how often it is wrong', async () => {
    const { out } = await attune('detect', path(), ...base, '--method', 'strauss', '--format', 'json')
    const rows = JSON.parse(out) as Record<string, unknown>[]
    expect(rows[0]).toEqual({ therapy: 'a', session: 1, score: 4.25, method: 'strauss', says: 'learning', centre: null, limit: null })
    expect(rows[6]).toMatchObject({ says: 'usual', limit: expect.closeTo(4.2917 - 0.6414, 3) })
    expect(rows[7]).toMatchObject({ says: 'unanswered', score: null })
    expect((await attune('detect', path(), ...base, '--method', 'strauss')).out).toContain('about 2.3 false flags per 100 stable ratings')
  })
  it('all of them beside each other', async () => {
    const { out } = await attune('detect', path(), ...base, '--method', 'all', '--format', 'json')
    const row = (JSON.parse(out) as { level: string; methods: Record<string, { flag: boolean } | null> }[])[6]!
    expect(row.level).toBe('notice')
    expect(Object.fromEntries(Object.entries(row.methods).map(([id, reading]) => [id, reading?.flag]))).toMatchObject({
      'expected-range': true, 'expected-range-alert': false, 'shewhart-2': true, 'shewhart-3': true, stiles: true, strauss: false,
    })
    expect((await attune('detect', path(), ...base, '--method', 'all')).out).toContain('too few ratings before it')
  })
  it('whole-or-part sees the parts that are named among the items, and says which of them fell', async () => {
    const world = findWorld('base')!
    const made = file('parts.csv', (await attune('simulate', '--therapies', '40', '--sessions', '14', '--seed', '3', '--dip', '2', '--at', '9', '--part', 'bond', '--rows', 'yes')).out)
    const columns = Array.from({ length: 12 }, (_, i) => `row${i + 1}`)
    const named = world.parts.map(({ name, rows, against: { mean, sdBetween, sdWithin } }) =>
      `${name}:${rows.map((i) => columns[i]).join(',')}:${mean},${sdBetween},${sdWithin}`).join(';')
    const options = ['--scale', '1:5', '--norms', '3.98,0.55,0.33', '--items', columns.join(','), '--method', 'whole-or-part']
    const { code, out } = await attune('detect', made, ...options, '--parts', named, '--format', 'json')
    expect(code).toBe(0)
    const rows = JSON.parse(out) as { therapy: string; session: number; says: string; part: string | null }[]
    // The same therapies, judged by the method itself.
    const therapies = therapiesOf(world, { therapies: 40, sessions: 14, seed: 3, dip: { depth: 2, at: 9, length: Infinity, recovery: 0, part: 'bond' } })
    const flags = therapies.flatMap((ratings) => readAll(findMethod('whole-or-part')!, configOf(world), ratings).map(({ flag }) => flag))
    expect(rows.map(({ says }) => says === 'lower')).toEqual(flags)
    const fell = rows.filter(({ session, part }) => session >= 9 && part !== null)
    expect(fell.length).toBeGreaterThan(20)
    expect(fell.filter(({ part }) => part === 'bond').length / fell.length).toBeGreaterThan(0.9)
    const table = await attune('detect', made, ...options, '--parts', named)
    expect(table.out).toContain('lower (bond)')
    expect(table.out).not.toContain('looked at the whole alone')
    const plain = await attune('detect', made, ...options)
    expect(plain.out).not.toContain('(bond)')
    expect(plain.out).toContain('looked at the whole alone')
    expect((await attune('detect', made, ...options, '--parts', named, '--format', 'csv')).out.split('\n')[0]).toBe('therapy,session,score,method,says,centre,limit,part')
  })
  it.each([
    [['--parts', 'bond:a:0,.1,.2'], '--parts: expected --items beside it'],
    [['--items', 'a,b', '--parts', 'bond:a'], '--parts: expected NAME:a,b,c:MEAN,SDBETWEEN,SDWITHIN, several of them separated by semicolons; found "bond:a"'],
    [['--items', 'a,b', '--parts', 'bond:a:0,x,.2'], 'found "bond:a:0,x,.2"'],
    [['--items', 'a,b', '--parts', 'bond:a:0,.1,.2;'], 'found ""'],
    [['--items', 'a,b', '--parts', 'bond:c:0,.1,.2'], 'expected columns of --items (a, b); found "c"'],
    [['--items', 'a,b', '--parts', 'bond:a,b:0,.1,.2'], 'not all of them; found "a,b"'],
    [['--items', 'a,b,c', '--parts', 'bond:a,a:0,.1,.2'], 'each once, and not all of them; found "a,a"'],
    [['--items', 'a,b', '--parts', 'bond:a:0,.1,.2;bond:b:0,.1,.2'], 'found "bond" twice'],
    [['--items', 'a,b', '--parts', 'bond:a:9,.1,.2'], 'how far "bond" usually lies above the whole, at most 4; found 9'],
    [['--items', 'a,b', '--parts', 'bond:a:0,0,.2'], '"bond": expected a standard deviation above 0'],
  ])('%j is refused in a sentence', async (more, text) => {
    const { code, out, err } = await attune('detect', path(), ...base, '--method', 'whole-or-part', ...more)
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain(text)
  })
  it('parts beside a rule that does not look at them are refused rather than passed over', async () => {
    expect((await attune('detect', path(), ...base, '--items', 'a,b', '--parts', 'bond:a:0,.1,.2')).err).toContain('only whole-or-part looks at parts')
  })
  it('an unknown one is refused with those there are', async () => {
    const { code, err } = await attune('detect', path(), ...base, '--method', 'oracle')
    expect(code).toBe(2)
    expect(err).toContain('there is no "oracle"; what exists: expected-range')
  })
})
