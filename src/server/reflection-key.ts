import { closeSync, existsSync, fsyncSync, linkSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, statSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type Keyring, keyringOf, newKey, noKeys } from '../db/sealed-words.ts'
import type { Config } from './config.ts'

/** What stands in the file above its keys, for whoever opens it. */
const HEADING = `# The keys of Attune's private notes (reflections). Keep a copy of this file apart from copies of the database:
# without it these notes stay closed for good, with it whoever holds the database can read them.
# The first key writes; the others open what they wrote. To change the key, put a line with the word new above them.
`
/** 32 bytes as base64. */
const keyLine = /^[A-Za-z0-9+/]{43}=$/

/** Where the key lies: as configured, else in the data folder. */
export function keyFile(config: Pick<Config, 'reflectionKey' | 'data'>): string {
  return config.reflectionKey ?? join(config.data, 'reflection.key')
}

/**
 * Reads the keys of private notes, and makes the first one where there is none and nothing was sealed yet. A line that
 * says "new" becomes a new key, on disk before it is used. Whatever is wrong is said, and keeps nothing else from
 * starting: notes then stay closed, and nothing is lost.
 *
 * @param input.sealed whether the database holds sealed words: then a missing file is a lost one, and none is made
 * @param input.say for whoever runs the program
 */
export function readKeyring(path: string, { sealed, say }: { sealed: boolean; say: (sentence: string) => void }): Keyring {
  try {
    if (!existsSync(path)) {
      if (sealed) {
        say(`The key of private notes is not in ${path}. They stay closed until it is put back (docs/operate.md); nothing is lost, and everything else works.`)
        return noKeys
      }
      make(path)
    }
    if ((statSync(path).mode & 0o077) !== 0) say(`${path} holds the key of private notes, and other accounts can reach it. Please close it: chmod 600 ${path}`)
    return parsed(path, readFileSync(path, 'utf8'), say)
  } catch (error) {
    say(`The key of private notes in ${path} cannot be used: ${(error as Error).message}. They stay closed until it can; nothing is lost, and everything else works.`)
    return noKeys
  }
}

function parsed(path: string, text: string, say: (sentence: string) => void): Keyring {
  const lines = text.split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#'))
  const unread = lines.filter((line) => line !== 'new' && !keyLine.test(line)).length
  if (unread > 0) say(`${path}: ${unread === 1 ? 'one line is' : `${unread} lines are`} no key and left aside.`)
  // A file with something else in it is left for a person to look at: it is never written over.
  const renewed = unread === 0 && lines.includes('new')
  const keys = lines.flatMap((line) => keyLine.test(line) ? [Buffer.from(line, 'base64')] : renewed && line === 'new' ? [newKey()] : [])
  if (renewed) replace(path, keys)
  if (keys.length === 0) say(`${path} holds no key. Private notes stay closed until it does; nothing is lost, and everything else works.`)
  return keyringOf(keys)
}

const textOf = (keys: readonly Buffer[]): string => `${HEADING}${keys.map((key) => `${key.toString('base64')}\n`).join('')}`

/** Makes the first key; where another process was quicker, its key is the one. */
function make(path: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const draft = written(path, [newKey()])
  try {
    linkSync(draft, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(draft, { force: true })
  }
  syncFolder(path)
}

function replace(path: string, keys: readonly Buffer[]): void {
  renameSync(written(path, keys), path)
  syncFolder(path)
}

/** The file beside its place, on the disk for certain: a key that is used and lost closes what it sealed for good. */
function written(path: string, keys: readonly Buffer[]): string {
  const draft = `${path}.${process.pid}`
  rmSync(draft, { force: true })
  const file = openSync(draft, 'wx', 0o600)
  try {
    writeSync(file, textOf(keys))
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  return draft
}

function syncFolder(path: string): void {
  const folder = openSync(dirname(path), 'r')
  try {
    fsyncSync(folder)
  } finally {
    closeSync(folder)
  }
}
