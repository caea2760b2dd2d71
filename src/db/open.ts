import { AsyncLocalStorage } from 'node:async_hooks'
import { CompiledQuery, Kysely, PostgresDialect, PostgresDriver, type Transaction } from 'kysely'
import pg from 'pg'
import type { Database } from './schema.ts'

/** Where a database is: a URL, or the folder of a local socket with the names to use there. */
export type DatabaseAddress = Pick<pg.ClientConfig, 'connectionString' | 'host' | 'port' | 'user' | 'database'>

/** The role every request runs as: no superuser, no bypass of row-level security, no ownership of a table. */
export const requestRole = 'attune_app'

/** Whose rows a transaction may touch. `memberId` is null when a client answers, who has no account. */
export interface Tenant {
  readonly practiceId: string
  readonly memberId: string | null
}

/** An open database: `db` for queries, `pool` for the few places that speak SQL themselves. */
export interface OpenDatabase {
  readonly db: Kysely<Database>
  readonly pool: pg.Pool
  /** Waits for running queries, then lets all connections go. */
  close(): Promise<void>
}

/** Time limits of one session, in milliseconds: a stuck request must give its connection back by itself. */
const limits = { statement: 15_000, lock: 5_000, idleInTransaction: 15_000, connect: 3_000 }
const attempts = 3
/** A plan that lost against another transaction (serialization failure, deadlock): trying again is safe and right. */
const lostAgainstAnother = new Set(['40001', '40P01'])
/** The database is starting, stopping, or was stopped; class 08 is every broken connection. */
const away = /^(08...|57P0[1235]|53300|ECONNREFUSED|ECONNRESET|ENOENT|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN)$/
const awayWords = /^(Connection terminated|Client (has encountered a connection error|was closed)|timeout exceeded when|Query read timeout)/
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const opening = new AsyncLocalStorage<Tenant>()

/**
 * Opens a pool whose every connection runs as `role`.
 *
 * @param max most connections at once
 * @param role null keeps the role of the address (migrations, and tests that look at everything)
 */
export function openDatabase(address: DatabaseAddress & { max?: number; role?: string | null }): OpenDatabase {
  const { max = 10, role = requestRole, ...where } = address
  const pool = new pg.Pool({
    ...where,
    Client: PlanningOnce,
    max,
    keepAlive: true,
    application_name: 'attune',
    connectionTimeoutMillis: limits.connect,
    query_timeout: limits.statement + 5_000,
    types: { getTypeParser: parserOf },
    onConnect: async (client) => {
      await client.query(sessionStart(role))
    },
  })
  // A connection that breaks while a request holds it raises 'error' on the client; without a listener that ends the
  // whole process. The request itself learns of it through its rejected query, so there is nothing more to do here.
  pool.on('connect', (client) => client.on('error', nothingMoreToDo))
  pool.on('error', nothingMoreToDo)
  const db = new Kysely<Database>({ dialect: new TenantDialect({ pool }) })
  return { db, pool, close: () => pool.end() }
}

/**
 * Runs `work` in one transaction that sees and writes the rows of one practice only (row-level security reads
 * `app.practice` and `app.member`; the latter is '' without a member). Begins in a single round trip. `work` is run
 * again, up to three times in all, when it lost against another transaction: it must not act on the world outside.
 *
 * @throws TypeError when an id is no UUID; else what `work` throws, after everything in it was taken back
 */
export async function inTenant<T>(
  db: Kysely<Database>,
  tenant: Tenant,
  work: (tx: Transaction<Database>) => Promise<T>,
): Promise<T> {
  for (const id of [tenant.practiceId, tenant.memberId ?? tenant.practiceId])
    if (!uuid.test(id)) throw new TypeError('A practice and a member are named by a UUID.')
  return opening.run(tenant, () => inTransaction(db, work))
}

/** As `inTenant`, without a practice: for the few rows that belong to none, such as a sign-in being looked up. */
export async function inTransaction<T>(
  db: Kysely<Database>,
  work: (tx: Transaction<Database>) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.transaction().execute(work)
    } catch (error) {
      if (attempt === attempts || !lostAgainstAnother.has(codeOf(error))) throw error
    }
  }
}

/** True when the database answers a question within `milliseconds`. Never throws. */
export function databaseAnswers(db: Kysely<Database>, milliseconds = 2_000): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds, false)
    const answer = (answered: boolean) => {
      clearTimeout(timer)
      resolve(answered)
    }
    db.executeQuery(CompiledQuery.raw('select 1')).then(
      () => answer(true),
      () => answer(false),
    )
  })
}

/** True when an error only says that the database is away for a moment: to be answered with 503, and tried again. */
export function isDatabaseAway(error: unknown): boolean {
  return away.test(codeOf(error)) || (error instanceof Error && awayWords.test(error.message))
}

/** True when the database was too busy: a lock or a long statement that was given up. Nothing was changed; to be tried again. */
export function isDatabaseBusy(error: unknown): boolean {
  return codeOf(error) === '55P03' || codeOf(error) === '57014'
}

/** The name in the comment that a statement begins with. */
const named = /^\s*\/\* ([a-z-]+) \*\//

/**
 * A connection that plans once what begins with a name in a comment: for what is asked at every answer or takes longer to
 * plan than to run. One name stands for one text; another text under it is refused.
 */
class PlanningOnce extends pg.Client {
  override query = ((asked: unknown, ...more: unknown[]) => {
    const name = typeof asked === 'string' ? named.exec(asked)?.[1] : undefined
    return Reflect.apply(super.query, this, [name ? { name, text: asked } : asked, ...more])
  }) as pg.Client['query']
}

class TenantDialect extends PostgresDialect {
  readonly #pool: pg.Pool
  constructor(config: { pool: pg.Pool }) {
    super(config)
    this.#pool = config.pool
  }
  override createDriver(): PostgresDriver {
    return new TenantDriver({ pool: this.#pool })
  }
}

/** Kysely's driver, but BEGIN names the practice at once: no second round trip, and no transaction without it. */
class TenantDriver extends PostgresDriver {
  override async beginTransaction(...[connection, settings]: Parameters<PostgresDriver['beginTransaction']>) {
    const tenant = opening.getStore()
    if (!tenant) return super.beginTransaction(connection, settings)
    const level = settings.isolationLevel ? ` isolation level ${settings.isolationLevel}` : ''
    const ids = `set_config('app.practice', '${tenant.practiceId}', true), set_config('app.member', '${tenant.memberId ?? ''}', true)`
    await connection.executeQuery(CompiledQuery.raw(`begin${level}; select ${ids}`))
  }
}

function sessionStart(role: string | null): string {
  return [
    ...(role === null ? [] : [`set role ${pg.escapeIdentifier(role)}`]),
    `set statement_timeout = ${limits.statement}`,
    `set lock_timeout = ${limits.lock}`,
    `set idle_in_transaction_session_timeout = ${limits.idleInTransaction}`,
    `set timezone = 'UTC'`,
  ].join('; ')
}

/** Counts (int8) come as numbers, and a calendar date stays the text it is: a Date would move it across midnight. */
function parserOf(oid: number, format?: 'text' | 'binary'): (value: string) => unknown {
  if (oid === pg.types.builtins.INT8) return Number
  if (oid === pg.types.builtins.DATE) return String
  return pg.types.getTypeParser(oid, format as 'text')
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}

function nothingMoreToDo() {}
