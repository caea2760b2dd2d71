import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Place, type Reach, Unreachable } from '../cli/reach.ts'
import type { DatabaseAddress } from '../db/open.ts'
import { type Config, ConfigRefused, projectFolder, readConfig } from './config.ts'
import { withReachableData } from './data-folder.ts'
import { DataHeld, holdData } from './holder.ts'
import { keyringFor } from './keyring.ts'
import { addressOfRunning, startPostgres } from './postgres.ts'
import { databaseAccount, makeDataFolder, PostgresRefused } from './postgres-install.ts'
import { whyUnreached } from './unreached.ts'

/** How commands get at the database and the server: by the same settings as bin/start, read here and nowhere else. */
export const reach: Reach = {
  serve: async (words) => (await import('./serve.ts')).serve(words),
  database: async (words, { create }, work) => {
    try {
      return await withDatabase(withReachableData(readConfig(words, process.env, process.cwd())), create, work)
    } catch (error) {
      if (error instanceof ConfigRefused || error instanceof PostgresRefused) throw new Unreachable(error.message)
      const why = whyUnreached(error, 'DATABASE_URL')
      throw why === null ? error : new Unreachable(why)
    }
  },
}

async function withDatabase<T>(config: Config, create: boolean, work: (place: Place) => Promise<T>): Promise<T> {
  const { data, databaseUrl, postgresBin: binaries } = config
  const place = (address: DatabaseAddress, where: string): Place => (
    { address, where, keyring: () => keyringFor(config, address, (sentence) => console.error(sentence)) })
  if (databaseUrl !== null) return work(place({ connectionString: databaseUrl }, 'the database that DATABASE_URL names'))
  const where = `the database in ${data}`
  if (!create && !existsSync(join(data, 'postgres/PG_VERSION'))) {
    throw new Unreachable(`There is no database in ${data}. Say where it is with --data, or with --demo for the one with invented people.`)
  }
  makeDataFolder(data, databaseAccount())
  const giveBack = held(data)
  // Attune is running on these data: its database is there to be asked, and a second one would do harm.
  if (!giveBack) return work(place(addressOfRunning(data), where))
  const starting = startPostgres({ data, project: projectFolder, binaries, durable: true, say: (sentence) => console.error(sentence) })
  const stopped = () => {
    void starting.then((postgres) => postgres.kill(), () => {}).finally(() => process.exit(130))
  }
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, stopped)
  try {
    const postgres = await starting
    try {
      return await work(place(postgres.address, where))
    } finally {
      await postgres.stop()
    }
  } finally {
    for (const name of ['SIGINT', 'SIGTERM'] as const) process.off(name, stopped)
    giveBack()
  }
}

/** Takes the data folder for this process, or null where Attune already runs on it. */
function held(data: string): (() => void) | null {
  try {
    return holdData(data, 'no address: a command is at work', new Date())
  } catch (error) {
    if (error instanceof DataHeld) return null
    throw error
  }
}
