import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'

/**
 * When a process began, in clock ticks since the machine started; null when there is none (or only its zombie).
 * A process is the same one only if this is the same too, because numbers are given again.
 */
export function beganAt(pid: number): number | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return fields[0] === 'Z' || fields[0] === 'X' ? null : Number(fields[19])
  } catch {
    return null
  }
}

/** The words a process was called with; empty when it is gone. */
export function calledWith(pid: number): string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').slice(0, -1)
  } catch {
    return []
  }
}

/** Whether any process that we may look at works inside a folder; every part of a PostgreSQL works in its own. */
export function anybodyWorksIn(folder: string): boolean {
  return readdirSync('/proc').some((name) => {
    try {
      return /^\d+$/.test(name) && readlinkSync(`/proc/${name}/cwd`) === folder && beganAt(Number(name)) !== null
    } catch {
      return false
    }
  })
}

/** Whether we were started so that a closed terminal does not end us (`nohup`). */
export function ignoresHangup(): boolean {
  const ignored = /^SigIgn:\s*([0-9a-f]+)$/m.exec(readFileSync('/proc/self/status', 'latin1'))?.[1] ?? '0'
  return (BigInt(`0x${ignored}`) & 1n) === 1n
}

/** Sends a signal; false when the process is already gone. */
export function signal(pid: number, name: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, name)
  } catch {
    return false
  }
}

/** Waits until `done` holds, looking every 10 ms; false when it did not within `milliseconds`. */
export async function until(done: () => boolean, milliseconds: number): Promise<boolean> {
  const end = performance.now() + milliseconds
  while (!done()) {
    if (performance.now() > end) return false
    await pause(10)
  }
  return true
}
