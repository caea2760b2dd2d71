import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { FAILED, type Io } from './command.ts'

/** The temporary folder could not take what had to be put aside. */
export class CannotPutAside extends Error {}

/** Says so, where that is what happened, and gives the exit code; throws anything else. */
export function cannotPutAside(command: string, error: unknown, io: Io): number {
  if (!(error instanceof CannotPutAside)) throw error
  io.err(`attune ${command}: ${error.message}\n`)
  return FAILED
}

/** Bytes of a chain that are held before they are written. */
const BLOCK = 4096

/** The end of a chain: what is written to `bytes` from `held` on is part of it as soon as `held` is moved. */
export interface Room { bytes: Buffer; held: number }

/** Many growing chains of bytes in one temporary file, so that a long file need not be held in memory. */
export interface Spool {
  /** Room for a few bytes at the end of a chain, at most a block of them. */
  room(chain: number, most: number): Room
  /** The temporary file. */
  file: number
  /** Writes what is held of a chain. @returns where all of it stands in the file, as pairs of place and length */
  parts(chain: number): number[]
  close(): void
}

interface Chain extends Room {
  parts: number[]
}

/** @throws CannotPutAside, from every function, when the temporary folder is full or may not be written */
export function openSpool(): Spool {
  const file = openNameless()
  const chains: (Chain | undefined)[] = []
  let end = 0

  function write(chain: Chain, bytes: Uint8Array): void {
    if (bytes.length === 0) return
    writeWhole(file, bytes, end)
    chain.parts.push(end, bytes.length)
    end += bytes.length
  }

  function writeHeld(chain: Chain): void {
    write(chain, chain.bytes.subarray(0, chain.held))
    chain.held = 0
  }

  const empty = Buffer.alloc(0)
  const chainOf = (number: number): Chain => (chains[number] ??= { bytes: empty, held: 0, parts: [] })

  return {
    room(number, most) {
      const chain = chainOf(number)
      if (chain.held + most > chain.bytes.length) {
        writeHeld(chain)
        if (chain.bytes.length < most) chain.bytes = Buffer.allocUnsafeSlow(Math.max(BLOCK, most))
      }
      return chain
    },
    file,
    parts(number) {
      const chain = chains[number]
      if (!chain) return []
      writeHeld(chain)
      return chain.parts
    },
    close: () => closeSync(file),
  }
}

/** Fills part of `into` from a temporary file. @throws CannotPutAside */
export function readWhole(file: number, into: Buffer, at: number, length: number, from: number): void {
  for (let done = 0; done < length; ) {
    let read = 0
    try {
      read = readSync(file, into, at + done, length - done, from + done)
    } catch (cause) {
      throw new CannotPutAside(`The temporary folder ${tmpdir()} could not be read again. ${putAside} What was written is not complete; try again.`, { cause })
    }
    if (read === 0) throw new Error('a temporary file ends before it should')
    done += read
  }
}

/** Writes all of `bytes` into a temporary file. @throws CannotPutAside */
export function writeWhole(file: number, bytes: Uint8Array, place: number): void {
  trying(() => {
    for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done, bytes.length - done, place + done)
  })
}

/**
 * Opens a temporary file that has no name any more: nobody else can open it, and it is gone when the program ends, in
 * whatever way it ends. It is made with mode 600, in a folder of mode 700 in the system's temporary folder.
 * @throws CannotPutAside
 */
export function openNameless(): number {
  return trying(() => {
    const folder = mkdtempSync(join(tmpdir(), 'attune-'))
    try {
      return openSync(join(folder, 'rows'), 'wx+', 0o600)
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
}

const putAside = 'Rows are put aside there until all of them are checked.'

function trying<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    const full = code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG'
    throw new CannotPutAside(
      `The temporary folder ${tmpdir()} ${full ? 'is full' : `cannot be used (${code})`}. ${putAside} Nothing was written, and the file is as it was. ` +
        'Make room there, or name another folder in TMPDIR, and try again.',
      { cause: error },
    )
  }
}
