import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import { issueSetupCode } from '../actions/issue-setup-code.ts'
import { migrate, MigrationRefused } from '../db/migrate.ts'
import { type DatabaseAddress, openDatabase, type OpenDatabase } from '../db/open.ts'
import { mayActAsOwner } from '../db/requests-login.ts'
import type { Keyring } from '../db/sealed-words.ts'
import { type Config, ConfigRefused, describeSettings, projectFolder, readConfig } from './config.ts'
import { withReachableData } from './data-folder.ts'
import { startHandOns } from './hand-on-timer.ts'
import { startLooks } from './look-timer.ts'
import { DataHeld, holdData } from './holder.ts'
import { databaseAccount, makeDataFolder, PostgresRefused } from './postgres-install.ts'
import { type LocalPostgres, startPostgres } from './postgres.ts'
import { ignoresHangup } from './processes.ts'
import { keyringFor } from './keyring.ts'
import { whyUnreached } from './unreached.ts'

/** Milliseconds that each part gets to end once we are asked to stop: less than ten seconds in all. */
const patience = { requests: 3_000, pool: 500, postgres: 6_200 }
const now = () => new Date()
const say = (sentence: string) => console.error(sentence)

const ownerForRequests =
  'The database user for requests (DATABASE_REQUESTS_URL) can act as the owner of the tables, and would be bound by nothing. Please give one that is a member of attune_app and of nothing else (docs/operate.md).'

/** What is running, in the order it came up; stopped in the other order. */
const running: { postgres?: Promise<LocalPostgres>; database?: OpenDatabase; owner?: OpenDatabase; app?: FastifyInstance; handOns?: () => Promise<void>; looks?: () => Promise<void>; giveBack?: () => void } = {}
let stopping = false

/**
 * Starts Attune as bin/start does, and stays until it is told to stop.
 * @param words the command line after the program's name
 */
export async function serve(words: readonly string[]): Promise<void> {
  if (words.includes('--help')) console.log(`bin/start [settings]\n\n${describeSettings()}`)
  else await start(words).catch(explain)
}

async function start(words: readonly string[]) {
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => void stop(0))
  if (!ignoresHangup()) process.on('SIGHUP', () => void stop(0))
  process.on('uncaughtException', explain)
  const config = withReachableData(readConfig(words, process.env, process.cwd()))
  // Reading the program and starting the database take about as long: do both at once.
  const program = import('./app.ts')
  program.catch(() => {})
  const { address, requests } = await addresses(config)
  await migrate(address).catch(refuse('DATABASE_URL'))
  const keyring = await keyringFor(config, address, say)
  running.database = openDatabase({ ...requests, max: config.databaseConnections })
  if (requests !== address && (await mayActAsOwner(running.database.pool).catch(refuse('DATABASE_REQUESTS_URL')))) throw new ConfigRefused(ownerForRequests)
  const { db } = running.database
  const code = await issueSetupCode(db, now())
  const notes = config.demo && code !== null ? await seed(config, code, keyring) : []
  const { buildApp } = await program
  running.app = await buildApp({ db, config, now, keyring })
  await running.app.listen({ host: config.host, port: config.port })
  running.handOns = startHandOns(db, now, say)
  // Opens a connection only while practices are looked at; no request comes near it.
  running.owner = openDatabase({ ...address, max: 1, role: null })
  running.looks = startLooks({ db, owner: running.owner.db }, now, say)
  if (!stopping) console.log(welcome(config, config.demo ? null : code, notes))
}

/** Where the database is for its owner, and for requests: the same login only where nothing else was given. */
async function addresses(config: Config): Promise<{ address: DatabaseAddress; requests: DatabaseAddress }> {
  if (config.databaseUrl === null) return startLocal(config)
  const address = { connectionString: config.databaseUrl }
  return { address, requests: config.databaseRequestsUrl === null ? address : { connectionString: config.databaseRequestsUrl } }
}

async function startLocal(config: Config) {
  makeDataFolder(config.data, databaseAccount())
  running.giveBack = holdData(config.data, config.publicUrl, now())
  const { data, postgresBin: binaries } = config
  running.postgres = startPostgres({ data, project: projectFolder, binaries, durable: true, say })
  const postgres = await running.postgres
  if (config.demo && existsSync(unfinished(config))) await postgres.empty()
  return postgres
}

/** What to do with the error of a first call to the database: said in a sentence where that can be. */
function refuse(setting: string) {
  return (error: Error): never => {
    const why = whyUnreached(error, setting)
    throw why === null ? error : new PostgresRefused(why)
  }
}

/** Where it is noted that the invented people are not all there: stopped meanwhile, the next start begins anew. */
function unfinished(config: Config): string {
  return join(config.data, 'demo-unfinished')
}

async function seed(config: Config, code: string, keyring: Keyring): Promise<readonly string[]> {
  writeFileSync(unfinished(config), '')
  const { seedDemo } = await import('../cli/seed-demo.ts')
  const notes = await seedDemo(running.database!.db, now(), code, keyring)
  rmSync(unfinished(config))
  return notes
}

function welcome(config: Config, code: string | null, notes: readonly string[]): string {
  const open = !config.loopback && config.publicUrl.startsWith('http:')
  return [
    `Attune is ready at ${config.publicUrl}`,
    ...(code === null
      ? []
      : [`To create your practice there, type this set-up code (it works once, for 30 minutes): ${code}`]),
    ...notes,
    ...(config.databaseUrl === null ? [`Everything is kept in ${config.data}`] : []),
    ...(open
      ? ['Note: others on the network can read along, because this address is not encrypted. See docs/operate.md.']
      : []),
    'Stop it with Ctrl-C.',
  ].join('\n')
}

/** Ends in order: no new requests, the running ones finish, then the pool, then the database. A second call forces. */
async function stop(code: number) {
  if (stopping) {
    setTimeout(() => process.exit(130), 100)
    return (await running.postgres)?.kill()
  }
  stopping = true
  await within(patience.requests, running.app?.close())
  running.app?.server.closeAllConnections()
  await within(patience.pool, Promise.all([running.handOns?.(), running.looks?.()]))
  await within(patience.pool, Promise.all([running.database?.close(), running.owner?.close()]))
  await within(patience.postgres, running.postgres?.then((postgres) => postgres.stop(), neverStarted))
  running.giveBack?.()
  process.exit(code)
}

/** Waits for a part to end, but not longer than it may take; a part that fails to end must not keep the next from it. */
async function within(milliseconds: number, ending: PromiseLike<unknown> | undefined) {
  const said = Promise.resolve(ending).catch((error: Error) => say(error.message))
  await Promise.race([said, pause(milliseconds)])
}

/** Why it did not start was said already. */
function neverStarted() {}

/** Reasons a person can act on are said in one sentence; anything else with all that helps to find it. */
function explain(error: unknown) {
  // Once we stop, whatever was still starting fails for that reason alone.
  if (stopping) return
  const refused = [ConfigRefused, DataHeld, MigrationRefused, PostgresRefused].some((kind) => error instanceof kind)
  const listening = /^listen E\w+: (.*)/.exec(error instanceof Error ? error.message : '')
  if (listening) say(`Attune cannot listen there: ${listening[1]}. Give another port with --port, or an address of this machine with --host.`)
  else if (refused) say((error as Error).message)
  else say(error instanceof Error ? (error.stack ?? error.message) : String(error))
  void stop(error instanceof ConfigRefused ? 2 : 1)
}
