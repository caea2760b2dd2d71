import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { createWriteStream, mkdirSync, mkdtempSync, readdirSync, readlinkSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { judgeAll, type Occasion, type SeriesConfig } from '../core/detect/index.ts'
import { run } from './commands.ts'

const folder = mkdtempSync(join(tmpdir(), 'attune-long-'))
afterAll(() => rmSync(folder, { recursive: true }))
const main = join(import.meta.dirname, '../server/attune.ts')
const config: SeriesConfig = { scale: { min: 1, max: 5 }, norms: { mean: 4, sdBetween: 0.5, sdWithin: 0.3 } }
const byHand = ['--scale', '1:5', '--norms', '4,.5,.3']

async function detect(rows: readonly string[], ...more: string[]): Promise<{ code: number; out: string; err: string }> {
  const path = join(folder, 'rows.csv')
  writeFileSync(path, ['therapy,session,score', ...rows, ''].join('\n'))
  let [out, err] = ['', '']
  const code = await run(['detect', path, ...byHand, ...more], { out: async (text) => void (out += text), err: (text) => void (err += text) })
  return { code, out, err }
}

interface Judged { therapy: string; session: number; level: string; p: number | null; state: string | null }

/** What the core says, therapy by therapy, in the order of the rows. */
function expected(rows: readonly { therapy: string; session: number; score: number | null }[]): Judged[] {
  const verdicts = new Map<object, Judged>()
  for (const therapy of new Set(rows.map((row) => row.therapy))) {
    const own = rows.filter((row) => row.therapy === therapy)
    const judged = judgeAll(config, own.map(({ session, score }): Occasion => ({ session, score })))
    own.forEach((row, i) => verdicts.set(row, { therapy, session: row.session, level: judged[i]!.level, p: judged[i]!.p, state: judged[i]!.state }))
  }
  return rows.map((row) => verdicts.get(row)!)
}

const picked = (out: string) =>
  (JSON.parse(out) as Judged[]).map(({ therapy, session, level, p, state }) => ({ therapy, session, level, p, state }))

describe('rows in any order', () => {
  it('each therapy is judged in session order, and the output keeps the order of the file', async () => {
    const row = fc.record({
      therapy: fc.constantFrom('a', 'b', 'Ä, c', '12'), session: fc.integer({ min: 0, max: 60 }),
      score: fc.oneof({ weight: 8, arbitrary: fc.integer({ min: 100, max: 500 }).map((x) => x / 100) }, fc.constant(null)),
    })
    await fc.assert(fc.asyncProperty(fc.uniqueArray(row, { selector: ({ therapy, session }) => `${therapy} ${session}`, maxLength: 90 }), async (rows) => {
      const { out } = await detect(rows.map(({ therapy, session, score }) => `"${therapy}",${session},${score ?? ''}`), '--format', 'json')
      expect(picked(out)).toEqual(expected(rows))
    }), { numRuns: 60 })
  })

  it('so it is in a long file, whose therapies are judged in a thread of their own', async () => {
    const rows = Array.from({ length: 40_000 }, (_, i) => {
      const at = (i * 12_347) % 40_000
      return { therapy: `t${at % 500}`, session: Math.floor(at / 500) + 1, score: at % 13 === 0 ? null : 3 + ((at * 7) % 40) / 20 }
    })
    const lines = rows.map(({ therapy, session, score }) => `${therapy},${session},${score ?? ''}`)
    const { out } = await detect(lines, '--format', 'json')
    expect(picked(out)).toEqual(expected(rows))
    const table = (await detect(lines)).out.split('\n')
    expect(table).toHaveLength(1 + 40_000 + 3)
    expect(table.slice(1, 40_001).map((line) => line.split(/ +/).slice(0, 2).join())).toEqual(rows.map(({ therapy, session }) => `${therapy},${session}`))
    const all = (await detect(lines, '--method', 'all', '--format', 'csv')).out.trim().split('\n')
    expect(all.slice(1).map((line) => line.split(',').slice(0, 2).join())).toEqual(rows.map(({ therapy, session }) => `${therapy},${session}`))
  })

  it('a session twice, far apart in a long file, is refused with both lines, in the order of the file', async () => {
    const rows = Array.from({ length: 30_000 }, (_, i) => `t${i % 1000},${Math.floor(i / 1000) + 1},4`)
    const { code, out, err } = await detect([...rows, 't7,1,4', 't3,x,4', 't5,2,9'])
    expect([code, out]).toEqual([2, ''])
    const path = join(folder, 'rows.csv')
    expect(err.trim().split('\n')).toEqual([
      `${path}: line 30002, column session: expected each session once for "t7" (line 9 has it too), found "1".`,
      `${path}: line 30003, column session: expected a whole number, found "x".`,
      `${path}: line 30004, column session: expected each session once for "t5" (line 1007 has it too), found "2".`,
      `${path}: line 30004, column score: expected a number from 1 to 5, or nothing, found "9".`,
    ])
  })
})

describe('a file in which everything is wrong', () => {
  const many = Array.from({ length: 200_000 }, (_, i) => i)
  it.each([
    ['rows too short', many.map((i) => `t${i},1`), 'line 2: expected 3 cells (therapy,session,score), found 2.', 200_000],
    ['a session twice, and again', many.map((i) => `t${i % 4},1,4`), 'line 6, column session: expected each session once for "t0" (line 2 has it too), found "1".', 199_996],
  ])('%s: the first are said, the others counted', async (_, rows, first, count) => {
    const { code, out, err } = await detect(rows)
    const lines = err.trim().split('\n')
    expect([code, out, lines.length]).toEqual([2, '', 21])
    expect([lines[0], lines[20]]).toEqual([`${join(folder, 'rows.csv')}: ${first}`, `… and ${count - 20} more like these.`])
  })

  it('a therapy of more rows than anybody has is refused, one less is judged', async () => {
    const rows = many.slice(0, 100_001).map((i) => `t,${i + 1},4`)
    expect(await detect(rows)).toEqual({ code: 2, out: '', err: `${join(folder, 'rows.csv')}: line 100002, column therapy: expected at most 100000 rows of one therapy, "t" has more.\n` })
    expect((await detect(rows.slice(1), '--format', 'csv')).out.split('\n')).toHaveLength(100_002)
  })
})

describe('a file with more columns than anybody has', () => {
  const wide = Array.from({ length: 120_000 }, (_, i) => `x${i}`)
  const path = join(folder, 'wide.csv')
  const read = async (head: readonly string[], ...rows: string[]) => {
    writeFileSync(path, [head.join(), ...rows, ''].join('\n'))
    let err = ''
    const code = await run(['detect', path, ...byHand], { out: async () => {}, err: (text) => void (err += text) })
    return { code, err: err.replaceAll(path, 'wide.csv') }
  }
  const cells = wide.map(() => '1').join()
  const named = wide.slice(0, 20).join(', ')

  it('is judged, and the columns that are not used are named in one short line', async () => {
    expect(await read(['therapy', 'session', 'score', ...wide], `a,1,4,${cells}`)).toEqual({ code: 0, err: `wide.csv: line 1: not used: ${named} … and 119980 more.\n` })
  })

  it('says what is wrong with it as shortly', async () => {
    expect(await read(['therapy', 'session', 'score', ...wide.slice(0, 60_000), ...wide.slice(0, 60_000)], 'a')).toMatchObject({ code: 2, err: expect.stringMatching(/^wide.csv: line 1, column "x0": expected each column once.*\n… and 59980 more like these.\n$/s) })
    for (const [head, row, first] of [
      [['therapy', 'session', 'score', ...wide], 'a,1,4', /^wide.csv: line 2: expected 120003 cells \(therapy,session,score,x0,.*x16 … and 119983 more\), found 3\.\n$/],
      [wide, cells, /^wide.csv: line 1, column therapy: expected this column; the file has "x0", .*"x19" … and 119980 more\.\n/],
    ] as const) {
      const { code, err } = await read(head, row)
      expect(code).toBe(2)
      expect(err).toMatch(first)
      expect(err.length).toBeLessThan(2000)
    }
  })
})

describe('series that say little', () => {
  const levels = async (...scores: (number | '')[]) => {
    const { code, out, err } = await detect(scores.map((x, i) => `a,${i + 1},${x}`), '--format', 'json', '--method', 'all')
    expect([code, err]).toEqual([0, ''])
    expect(out).not.toMatch(/NaN|Infinity|undefined/)
    return (JSON.parse(out) as { level: string }[]).map(({ level }) => level)
  }
  it('one rating is compared with nothing', async () => expect(await levels(4)).toEqual(['learning']))
  it('all missing: nothing is compared', async () => expect(await levels('', '', '')).toEqual(['unanswered', 'unanswered', 'unanswered']))
  it('a constant series stays usual, and a fall from it shows', async () => {
    expect(await levels(...Array.from({ length: 30 }, () => 4), 2.5)).toEqual(['learning', 'learning', ...Array.from({ length: 28 }, () => 'usual'), 'severe'])
    expect(new Set(await levels(...Array.from({ length: 20 }, () => 1 as const)))).toEqual(new Set(['learning', 'usual']))
  })
  it('a scale written the wrong way round, and norms of another scale, are refused', async () => {
    for (const [scale, norms, text] of [['5:1', '4,.5,.3', '--scale: expected a lowest score below the highest one'], ['0:100', '4,.5,300', '--norms: expected a standard deviation above 0 that fits'], ['1:5', '70,10,5', '--norms: expected a mean on the scale']]) {
      const { code, out, err } = await detect(['a,1,4'], '--scale', scale!, '--norms', norms!)
      expect([code, out]).toEqual([2, ''])
      expect(err).toContain(text)
    }
  })
})

/** Runs the program as a process that reads from a pipe which stays open, with a temporary folder of its own. */
function fromPipe(TMPDIR: string, text: string): ChildProcess {
  const pipe = join(folder, `pipe${(pipes += 1)}`)
  execFileSync('mkfifo', [pipe])
  const child = spawn('bash', ['-c', `exec "${process.execPath}" "${main}" detect "${pipe}" ${byHand.join(' ')}`], { env: { ...process.env, TMPDIR } })
  const writer = createWriteStream(pipe, { flags: 'r+' }).on('error', () => {})
  writer.write(text)
  child.on('close', () => writer.destroy())
  return child
}
let pipes = 0

function ended(child: ChildProcess): Promise<{ code: number | null; signal: string | null; out: string; err: string }> {
  let [out, err] = ['', '']
  child.stdout!.setEncoding('utf8').on('data', (text: string) => (out += text))
  child.stderr!.setEncoding('utf8').on('data', (text: string) => (err += text))
  return new Promise((resolve) => child.on('close', (code, signal) => resolve({ code, signal, out, err })))
}

describe('what is put aside', () => {
  const aside = join(folder, 'aside')
  mkdirSync(aside)

  it('a pipe is judged as a file is', async () => {
    const piped = spawn('bash', ['-c', `printf 'therapy,session,score\\na,2,4\\na,1,4\\n' | "${process.execPath}" "${main}" detect /dev/stdin ${byHand.join(' ')}`])
    const { code, out, err } = await ended(piped)
    expect([code, err]).toEqual([0, ''])
    expect(out).toBe((await detect(['a,2,4', 'a,1,4'])).out)
  })

  it.each(['SIGINT', 'SIGTERM', 'SIGKILL'] as const)('lies in a file without a name, for this user alone, and is gone after %s', async (signal) => {
    const child = fromPipe(aside, 'therapy,session,score\n')
    const end = ended(child)
    const file = await openedIn(child.pid!, aside)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(readdirSync(aside)).toEqual([])
    child.kill(signal)
    expect(await end).toEqual({ code: null, signal, out: '', err: '' })
    expect(readdirSync(aside)).toEqual([])
  })

  it('a temporary folder that is not there, or full, is said, and nothing is written', async () => {
    const path = join(folder, 'many.csv')
    writeFileSync(path, `therapy,session,score\n${Array.from({ length: 30_000 }, (_, i) => `t${i % 50},${Math.floor(i / 50)},4\n`).join('')}`)
    const judged = (TMPDIR: string, before: string) =>
      ended(spawn('bash', ['-c', `${before} exec "${process.execPath}" "${main}" detect "${path}" --format json ${byHand.join(' ')}`], { env: { ...process.env, TMPDIR } }))
    expect(await judged(join(folder, 'absent'), '')).toMatchObject({ code: 1, out: '', err: expect.stringMatching(/^attune detect: The temporary folder .*absent cannot be used \(ENOENT\)\. .*TMPDIR/) })
    // A limit on the size of files stands for a full disk: the write fails in the same way, here while rows are read, there while they are judged.
    for (const kilobytes of [64, 1100])
      expect(await judged(aside, `ulimit -f ${kilobytes};`)).toMatchObject({ code: 1, out: '', err: expect.stringMatching(/^attune detect: The temporary folder .* is full\. .*Nothing was written/) })
    expect(readdirSync(aside)).toEqual([])
  })
})

/** The open file without a name of a process that was made in a folder, once it has one. */
async function openedIn(pid: number, where: string): Promise<string> {
  for (;;) {
    for (const number of readdirSync(`/proc/${pid}/fd`)) {
      const fd = `/proc/${pid}/fd/${number}`
      try {
        const name = readlinkSync(fd)
        if (name.startsWith(where) && name.endsWith('(deleted)')) return fd
      } catch {
        // Closed in the meantime.
      }
    }
    await new Promise((resolve) => setImmediate(resolve))
  }
}
