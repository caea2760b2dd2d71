import { spawn } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { projectFolder } from '../../src/server/config.ts'
import { familyOf } from '../process-family.ts'
import type { Figure } from './core.ts'

const PORT = 43_117

/** Proportional set size of a process and all below it, in MB: shared memory counts once. */
function memoryOf(pid: number): number {
  let kilobytes = 0
  for (const member of familyOf(pid)) {
    try {
      kilobytes += Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${member}/smaps_rollup`, 'utf8'))?.[1] ?? 0)
    } catch {
      // Ended while we looked.
    }
  }
  return kilobytes / 1000
}

/** Start after set-up to the first page, and memory at rest, of the real program on a data folder that exists. */
export async function benchStart(folder: string): Promise<Figure[]> {
  // Made by Attune itself, so that whoever runs its database may enter.
  const data = join(folder, 'start')
  const seconds: number[] = []
  let memory = Number.NaN
  for (let round = 0; round < 4; round++) {
    const start = process.hrtime.bigint()
    const child = spawn(join(projectFolder, 'bin/start'), ['--port', String(PORT), '--data', data], { stdio: 'ignore' })
    let answered = false
    while (!answered) {
      answered = await fetch(`http://127.0.0.1:${PORT}/welcome`).then((r) => r.ok, () => false)
      if (child.exitCode !== null) throw new Error(`bin/start ended with ${child.exitCode} before it answered.`)
      if (!answered) await pause(5)
    }
    const took = Number(process.hrtime.bigint() - start) / 1e9
    // The first start makes the database; it belongs to setting up.
    if (round > 0) seconds.push(took)
    if (round === 3) {
      await pause(5_000)
      memory = memoryOf(child.pid ?? 0)
    }
    child.kill('SIGINT')
    await new Promise((resolve) => child.once('exit', resolve))
  }
  rmSync(data, { recursive: true, force: true })
  const median = [...seconds].sort((a, b) => a - b)[1] ?? Number.NaN
  return [
    { name: 'start after set-up to the first page, median of 3', value: median, unit: 's', baseline: 1.5, limit: 'at most' },
    { name: 'Node and PostgreSQL at rest, PSS', value: memory, unit: 'MB', baseline: 200, limit: 'at most' },
  ]
}
