import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, existsSync, fchownSync, openSync, readFileSync, realpathSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { type DatabaseAddress, requestRole } from '../db/open.ts'
import {
  type Account,
  databaseAccount,
  findPostgres,
  initialise,
  type Installation,
  mayEnter,
  plainEnvironment,
  PostgresRefused,
  socketFolder,
} from './postgres-install.ts'
import { anybodyWorksIn, beganAt, calledWith, signal, until } from './processes.ts'

/** What to run, and where. */
export interface PostgresOptions {
  /** folder for data, socket and log; it exists (`makeDataFolder`) */
  readonly data: string
  /** folder that holds node_modules, for the PostgreSQL that comes with npm */
  readonly project: string
  /** `bin` folder of a certain PostgreSQL; null looks for one */
  readonly binaries: string | null
  /** false only for tests: an answer may be lost when the machine stops */
  readonly durable: boolean
  /** hears about what a person who runs Attune should know, in sentences */
  readonly say: (sentence: string) => void
}

/** A running PostgreSQL of our own. It is started again whenever it stops by itself. */
export interface LocalPostgres {
  /** as the owner of Attune's tables, who is no superuser */
  readonly address: DatabaseAddress
  /** as the role of requests, which cannot become the owner: what slips into a statement of theirs stays bound by its rules */
  readonly requests: DatabaseAddress
  /** as the superuser: for setting up, and for tests that look at everything */
  readonly superuser: DatabaseAddress
  /** Removes everything in it and begins anew: for invented data that were never finished. */
  empty(): Promise<void>
  /** Lets it finish writing and waits until it is gone; at most about six seconds. */
  stop(): Promise<void>
  /** Stops it without waiting; nothing acknowledged is lost. */
  kill(): void
}

interface Place extends PostgresOptions {
  readonly cluster: string
  readonly socket: string
  readonly log: string
  readonly account: Account | null
  readonly installation: Installation
}

/** Local sockets are named by a port, though none is opened. */
const port = 5432
const owner = 'attune'
const patience = { lock: 3_000, ready: 300_000, fast: 5_000, immediate: 1_000 }
const logLimit = 10_000_000
/** What PostgreSQL says when a process that was killed a moment ago is not quite gone. */
const notYetGone = /lock file "[^"]*" already exists|shared memory block .* is still in use/

/**
 * Starts a PostgreSQL that only this machine's account can reach: made on first use, brought back after a crash.
 * One that an earlier, killed Attune left running on the same data is stopped first.
 *
 * @throws PostgresRefused with a sentence for people when it cannot be
 */
export async function startPostgres(options: PostgresOptions): Promise<LocalPostgres> {
  const place = prepare(options)
  await stopLeftover(place)
  const stopping = new AbortController()
  let child: ChildProcess | undefined
  let recovery = Promise.resolve()

  const bringUp = async () => {
    const started = await startPatiently(place, stopping.signal, (spawned) => (child = spawned))
    started.once('exit', () => {
      if (!stopping.signal.aborted) recovery = bringBack()
    })
  }
  const bringBack = async () => {
    place.say('The database stopped by itself. It is being started again; what was saved is safe.')
    for (let wait = 50; !stopping.signal.aborted; wait = Math.min(2 * wait, 5_000)) {
      try {
        await bringUp()
        return place.say('The database is back.')
      } catch (error) {
        if (stopping.signal.aborted) return
        place.say(`The database does not start yet: ${error instanceof Error ? error.message : String(error)}`)
        await pause(wait, undefined, stopping).catch(() => {})
      }
    }
  }

  await bringUp()
  const at = (user: string, database: string) => ({ host: place.socket, port, user, database })
  await asSuperuser(at('postgres', 'postgres'), createOwner)
  return {
    address: at(owner, owner),
    requests: at(requestRole, owner),
    superuser: at('postgres', owner),
    empty: async () => {
      await asSuperuser(at('postgres', 'postgres'), (client) => client.query(`drop database ${owner} with (force)`))
      await asSuperuser(at('postgres', 'postgres'), createOwner)
    },
    stop: async () => {
      stopping.abort()
      if (child?.pid) await stopProcess(child.pid)
      await recovery
    },
    kill: () => {
      stopping.abort()
      child?.kill('SIGQUIT')
    },
  }
}

function prepare(options: PostgresOptions): Place {
  const data = realpathSync(options.data)
  const cluster = join(data, 'postgres')
  const account = databaseAccount(cluster)
  if (!mayEnter(account, data))
    throw new PostgresRefused(
      `As root, the database runs as the user "${account?.name}", who cannot enter ${data}. Give another folder with --data, such as /var/lib/attune.`,
    )
  const version = join(cluster, 'PG_VERSION')
  const made = existsSync(version) ? Number(readFileSync(version, 'utf8')) : null
  const installation = findPostgres(options.project, options.binaries, made, account)
  if (made === null) initialise(installation, cluster, account)
  const log = join(data, 'postgres.log')
  if (existsSync(log) && statSync(log).size > logLimit) renameSync(log, `${log}.1`)
  return { ...options, data, cluster, socket: socketFolder(data, account), log, account, installation }
}

/**
 * Ends what an earlier Attune left running here. Its `postmaster.pid` is removed only when the number in it was given
 * to a stranger meanwhile and nobody at all works in the folder, as PostgreSQL itself would wait for that stranger.
 */
async function stopLeftover({ cluster, say }: Place) {
  const file = join(cluster, 'postmaster.pid')
  const pid = existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : 0
  if (!(pid > 0) || beganAt(pid) === null) return
  const words = calledWith(pid)
  if (words.includes(cluster) && words[0]?.endsWith('postgres')) {
    say('A database left running by an earlier Attune is being stopped first.')
    await stopProcess(pid)
  } else if (!anybodyWorksIn(cluster)) rmSync(file)
}

async function stopProcess(pid: number) {
  const began = beganAt(pid)
  if (began === null) return
  const gone = () => beganAt(pid) !== began
  signal(pid, 'SIGINT')
  if (await until(gone, patience.fast)) return
  signal(pid, 'SIGQUIT')
  if (!(await until(gone, patience.immediate)))
    throw new PostgresRefused(`The database (process ${pid}) does not stop. End it by hand, then start again.`)
}

async function startPatiently(
  place: Place,
  stopping: AbortSignal,
  onSpawn: (child: ChildProcess) => void,
): Promise<ChildProcess> {
  const end = performance.now() + patience.lock
  for (;;) {
    stopping.throwIfAborted()
    const from = existsSync(place.log) ? statSync(place.log).size : 0
    const child = await startOnce(place, onSpawn)
    if (child) return child
    const words = readFileSync(place.log).subarray(from).toString()
    if (!notYetGone.test(words) || performance.now() > end)
      throw new PostgresRefused(`PostgreSQL did not start. It wrote to ${place.log}:\n${words.trim()}`)
    await pause(100)
  }
}

/** One attempt; null when the process ended before it was ready. */
async function startOnce(place: Place, onSpawn: (child: ChildProcess) => void): Promise<ChildProcess | null> {
  const log = openSync(place.log, 'a', 0o600)
  if (place.account) fchownSync(log, place.account.uid, place.account.gid)
  const words = [join(place.installation.bin, 'postgres'), '-D', place.cluster, ...settings(place)]
  // A test run that is killed takes its database with it; a real one leaves it to finish, for the next start to find.
  if (!place.durable) words.unshift('/usr/bin/setpriv', '--pdeathsig', 'QUIT')
  const child = spawn(words[0]!, words.slice(1), {
    ...place.account,
    cwd: '/',
    env: plainEnvironment,
    stdio: ['ignore', log, log],
    // A group of its own: Ctrl-C in a terminal must reach us alone, so that requests end before the database does.
    detached: true,
  })
  closeSync(log)
  onSpawn(child)
  let ended = false
  child.once('exit', () => (ended = true))
  child.once('error', () => (ended = true))
  await until(() => ended || isReady(place.cluster, child.pid), patience.ready)
  return ended ? null : child
}

/** PostgreSQL writes its number into the first line and its state into the eighth. */
function isReady(cluster: string, pid: number | undefined): boolean {
  try {
    const lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')
    return Number(lines[0]) === pid && lines[7]?.trim() === 'ready'
  } catch {
    return false
  }
}

/** No network, a small memory, and a log without a single value: a client's words must never be written there. */
function settings({ socket, durable, installation }: Place): string[] {
  const pairs = {
    listen_addresses: '',
    unix_socket_directories: socket,
    unix_socket_permissions: '0700',
    port,
    max_connections: 50,
    shared_buffers: '32MB',
    work_mem: '4MB',
    maintenance_work_mem: '32MB',
    max_wal_size: '256MB',
    min_wal_size: '32MB',
    max_worker_processes: 2,
    max_parallel_workers_per_gather: 0,
    autovacuum_max_workers: 1,
    // A database that has just been filled is counted soon, and planned for as it is.
    autovacuum_naptime: '15s',
    huge_pages: 'off',
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_statement: 'none',
    log_parameter_max_length: 0,
    log_parameter_max_length_on_error: 0,
    log_checkpoints: 'off',
    ...(installation.major >= 18 && { io_method: 'sync' }),
    ...(durable ? { fsync: 'on' } : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  }
  return Object.entries(pairs).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

async function asSuperuser(address: DatabaseAddress, work: (client: pg.Client) => Promise<unknown>) {
  const client = new pg.Client(address)
  await client.connect()
  await work(client).finally(() => client.end())
}

/** Where the database of a data folder is reached while another process runs it; that process has made it ready. */
export function addressOfRunning(data: string): DatabaseAddress {
  const folder = realpathSync(data)
  return { host: socketFolder(folder, databaseAccount(join(folder, 'postgres'))), port, user: owner, database: owner }
}

async function createOwner(client: pg.Client) {
  for (const role of [owner, requestRole])
    await client.query(`do $$ begin create role ${role} login; exception when duplicate_object then alter role ${role} login; end $$`)
  const { rowCount } = await client.query('select from pg_database where datname = $1', [owner])
  if (rowCount) return
  await client.query(`grant ${requestRole} to ${owner} with admin option`)
  await client.query(`create database ${owner} owner ${owner}`)
}
