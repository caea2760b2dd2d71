import { type ChildProcess, spawn } from 'node:child_process'
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { projectFolder } from '../../src/server/config.ts'
import { beganAt, calledWith, signal } from '../../src/server/processes.ts'
import { familyOf } from '../process-family.ts'

const READY = 60_000

/** The real program on a folder of its own, to be killed. Only what was started here is ever ended, by its number. */
export interface Attune {
  readonly port: number
  readonly data: string
  /** Starts it and waits until it answers; milliseconds until then. */
  start(): Promise<number>
  /** Ends the program itself; resolves with its exit code, null when a signal ended it. */
  end(name: 'SIGTERM' | 'SIGKILL'): Promise<number | null>
  /** Kills its database, the first process and every one below it; its number. */
  killDatabase(): number
  /** Resident memory of the program, in MB. */
  memory(): number
  /** True while the process that was started last has not ended. */
  running(): boolean
  healthy(): Promise<void>
  /** Everything the program has said, over all its starts. */
  said(): string
}

export function attuneOn(data: string, port: number): Attune {
  let child: ChildProcess | undefined
  let ended: Promise<number | null> = Promise.resolve(0)
  let text = ''
  const running = () => child !== undefined && child.exitCode === null && child.signalCode === null

  const start = async () => {
    await assertFree(port)
    const began = performance.now()
    const from = text.length
    const { PATH, HOME } = process.env
    const started = spawn(process.execPath, [join(projectFolder, 'dist/src/server/main.js'), '--port', String(port), '--data', data],
      { cwd: '/', env: { PATH, HOME }, stdio: ['ignore', 'pipe', 'pipe'] })
    child = started
    for (const stream of [started.stdout, started.stderr]) stream.on('data', (part: Buffer) => (text += part.toString()))
    ended = new Promise((resolve) => started.once('close', resolve))
    await healthy()
    const took = performance.now() - began
    // Whoever answers has to be the process that was started: a leftover of an earlier run would be measured unseen.
    if (!listensOn(started.pid ?? 0, port)) throw new Error(`Port ${port} is answered by somebody else.`)
    while (running() && !text.slice(from).includes('Stop it with')) await pause(5)
    return took
  }
  const healthy = async () => {
    for (const end = performance.now() + READY; ;) {
      if (!running()) throw new Error(`Attune ended with ${await ended}: ${text.slice(-2_000)}`)
      if (await fetch(`http://127.0.0.1:${port}/health`).then((answer) => answer.ok, () => false)) return
      if (performance.now() > end) throw new Error(`Attune does not answer: ${text.slice(-2_000)}`)
      await pause(10)
    }
  }
  return {
    port, data, start, healthy, running,
    end: (name) => {
      child?.kill(name)
      return ended
    },
    killDatabase: () => {
      const cluster = join(data, 'postgres')
      const pid = Number(readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[0])
      if (!calledWith(pid).includes(cluster)) throw new Error(`Process ${pid} is not the database of this run.`)
      const below = familyOf(pid).filter((one) => one !== pid).map((one) => ({ one, began: beganAt(one) }))
      signal(pid, 'SIGKILL')
      for (const { one, began } of below) if (began !== null && beganAt(one) === began) signal(one, 'SIGKILL')
      return pid
    },
    memory: () => Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${child?.pid}/status`, 'utf8'))?.[1] ?? 0) / 1024,
    said: () => text,
  }
}

/** A port that nobody had a moment ago. */
export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

/** Throws when somebody listens there already: the next figures would be theirs. */
function assertFree(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', () => reject(new Error(`Port ${port} is taken.`)))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve()))
  })
}

/** Whether that process holds the listening end of the port, as the kernel lists it. */
function listensOn(pid: number, port: number): boolean {
  const hex = port.toString(16).toUpperCase().padStart(4, '0')
  const inodes = readFileSync('/proc/net/tcp', 'utf8').split('\n').map((line) => line.trim().split(/\s+/))
    .filter((words) => words[1]?.endsWith(`:${hex}`) && words[3] === '0A').map((words) => `socket:[${words[9]}]`)
  return readdirSync(`/proc/${pid}/fd`).some((fd) => {
    const link = `/proc/${pid}/fd/${fd}`
    try {
      return inodes.includes(readlinkSync(link))
    } catch {
      return false
    }
  })
}
