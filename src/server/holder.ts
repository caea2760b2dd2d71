import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { beganAt } from './processes.ts'

const holder = z.object({ pid: z.int(), began: z.number(), since: z.string(), address: z.string() })
type Holder = z.infer<typeof holder>

/** Somebody else runs on these data; the message says who. */
export class DataHeld extends Error {}

/**
 * Takes a data folder for this process alone. A note left by a process that was killed does not count: it names when
 * that process began, so that a stranger with the same number is not taken for it.
 *
 * @param address how a browser reaches this process
 * @returns gives the folder back
 * @throws DataHeld naming the process that holds it, since when, and its address
 */
export function holdData(data: string, address: string, now: Date): () => void {
  const note = join(data, 'attune.lock')
  const own = `${note}.${process.pid}`
  const me: Holder = { pid: process.pid, began: beganAt(process.pid) ?? 0, since: now.toISOString(), address }
  writeFileSync(own, JSON.stringify(me), { mode: 0o600 })
  try {
    while (!linked(own, note)) {
      const other = readHolder(note)
      if (other && isAlive(other)) throw new DataHeld(sentence(data, other))
      setAside(note, `${own}.old`)
    }
  } finally {
    rmSync(own, { force: true })
  }
  return () => rmSync(note, { force: true })
}

/** Linking either makes the note or fails, never both for two processes at once. */
function linked(own: string, note: string): boolean {
  try {
    linkSync(own, note)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}

/** Removes a dead process's note; if another process was quicker and this is already its note, puts it back. */
function setAside(note: string, aside: string) {
  try {
    renameSync(note, aside)
  } catch {
    return
  }
  const taken = readHolder(aside)
  if (taken && isAlive(taken)) linked(aside, note)
  rmSync(aside, { force: true })
}

function readHolder(note: string): Holder | null {
  try {
    return holder.parse(JSON.parse(readFileSync(note, 'utf8')))
  } catch {
    return null
  }
}

function isAlive({ pid, began }: Holder): boolean {
  return beganAt(pid) === began
}

function sentence(data: string, { pid, since, address }: Holder): string {
  const when = since.slice(0, 16).replace('T', ' ')
  return `Attune already runs on ${data}: process ${pid}, since ${when} UTC, at ${address}. Use that one, or stop it first (kill -INT ${pid}), or give this one a folder of its own with --data.`
}
