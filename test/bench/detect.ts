import { spawn } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { defaultInstrument } from '../../src/core/instruments/index.ts'
import { simulate } from '../../src/core/worlds/simulate.ts'
import { worlds } from '../../src/core/worlds/world.ts'
import { projectFolder } from '../../src/server/config.ts'
import type { Figure } from './core.ts'

const THERAPIES = 50_000
const SESSIONS = 20
const TIMES = 3

/** What an ordinary user of csv-parse writes: a stream that is piped into the parser, and rows that are counted. */
const alone = `
  import { createReadStream } from 'node:fs'
  import { parse } from 'csv-parse'
  let rows = 0
  createReadStream(process.argv[1]).pipe(parse()).on('data', () => { rows += 1 }).on('end', () => console.log(rows))`

/** A million check-ins judged from a file, beside reading the same file with csv-parse alone; each a process of its own. */
export async function benchDetect(folder: string): Promise<Figure[]> {
  const path = join(folder, 'million.csv')
  writeMillion(path)
  const program = join(projectFolder, 'bin/attune')
  const detect = (format: string) => ['detect', path, '--instrument', defaultInstrument.id, '--format', format]
  const found = { alone: [] as Run[], table: [] as Run[], csv: [] as Run[], json: [] as Run[] }
  // In turn, so that whatever else the machine does meets all of them.
  for (let time = 0; time < TIMES; time += 1) {
    found.alone.push(await run(process.execPath, ['--input-type=module', '-e', alone, path]))
    for (const format of ['table', 'csv', 'json'] as const) found[format].push(await run(program, detect(format)))
  }
  const quickest = (runs: readonly Run[]) => Math.min(...runs.map(({ seconds }) => seconds))
  const base = quickest(found.alone)
  const size = `${(THERAPIES * SESSIONS).toLocaleString('en')} check-ins of ${THERAPIES.toLocaleString('en')} therapies`
  return [
    { name: `${size}, the file read with csv-parse alone`, value: base, unit: 's' },
    ...(['table', 'csv', 'json'] as const).flatMap((format): Figure[] => [
      { name: `the same judged, --format ${format}`, value: quickest(found[format]), unit: 's', baseline: 3 * base, limit: 'at most' },
      { name: 'largest resident memory meanwhile', value: Math.max(...found[format].map(({ megabytes }) => megabytes)), unit: 'MB', baseline: 150, limit: 'at most' },
    ]),
  ]
}

/** All first sessions, then all second ones, and so on: no two rows of a therapy stand together. */
function writeMillion(path: string): void {
  const sessions: string[][] = Array.from({ length: SESSIONS }, () => [])
  const { range } = defaultInstrument
  for (const { therapy, session, score } of simulate(worlds[0]!, { therapies: THERAPIES, sessions: SESSIONS, seed: 1, dip: null })) {
    const x = score === null ? '' : Math.min(Math.max(score, range.min), range.max).toFixed(2)
    sessions[session - 1]!.push(`c${therapy},${session},${x}`)
  }
  writeFileSync(path, `therapy,session,score\n${sessions.flat().join('\n')}\n`)
}

interface Run { seconds: number; megabytes: number }

/** Runs a program and watches its peak from outside (VmHWM, which only grows). */
function run(program: string, args: readonly string[]): Promise<Run> {
  return new Promise((resolve, reject) => {
    const start = process.hrtime.bigint()
    const child = spawn(program, args, { cwd: projectFolder, stdio: ['ignore', 'pipe', 'inherit'] })
    child.stdout.resume()
    let megabytes = 0
    const watch = setInterval(() => {
      try {
        const peak = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))
        megabytes = Math.max(megabytes, Number(peak?.[1] ?? 0) / 1000)
      } catch {
        // It has just ended; what was seen before stands.
      }
    }, 20)
    child.on('close', (code) => {
      clearInterval(watch)
      if (code === 0) resolve({ seconds: Number(process.hrtime.bigint() - start) / 1e9, megabytes })
      else reject(new Error(`${args.join(' ')} ended with ${code}`))
    })
  })
}
