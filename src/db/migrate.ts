import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { type DatabaseAddress, requestRole } from './open.ts'

/** The folder of numbered migrations that this version of Attune brings. */
const migrationsFolder = fileURLToPath(new URL('./migrations/', import.meta.url))
const fileName = /^(\d{4})_[a-z0-9_-]+\.sql$/
/** Any constant of our own: it names the lock that lets one migration run at a time. */
const lockKey = 4_718_530_041

interface Migration {
  readonly number: number
  readonly name: string
  readonly checksum: string
  readonly sql: string
}

/** A reason not to start that a person has to know about; the message is the whole explanation. */
export class MigrationRefused extends Error {}

/**
 * Brings a database up to this version, forward only: each numbered file in one transaction of its own, together with
 * its record, so that a crash leaves it done or not begun. Several processes may call this at once. Before the first
 * file it makes the role `attune_app` if it is absent, and lets the owner act as it.
 *
 * The owner given by the address may not be a superuser: it obeys `force row level security` like everybody.
 *
 * @returns the names of the files that were applied now, in order
 * @throws MigrationRefused when the database is newer than this version, an applied file was changed since, or the
 *   owner is exempt from row-level security
 */
export async function migrate(address: DatabaseAddress, folder = migrationsFolder): Promise<string[]> {
  const known = await readMigrations(folder)
  const client = new pg.Client({ ...address, application_name: 'attune migrate' })
  client.on('error', () => {})
  await client.connect()
  try {
    const applied: string[] = []
    for (;;) {
      const name = await applyNext(client, known)
      if (name === null) return applied
      applied.push(name)
    }
  } finally {
    await client.end()
  }
}

/**
 * Reads the numbered files of a folder, in order.
 * @throws MigrationRefused when a file is misnamed, or a number is missing or given twice
 */
export async function readMigrations(folder: string): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).toSorted()
  return Promise.all(
    names.map(async (name, index) => {
      const number = Number(fileName.exec(name)?.[1])
      if (number !== index + 1)
        throw new MigrationRefused(
          `Migration ${name} is out of order: file ${index + 1} must be called ${String(index + 1).padStart(4, '0')}_name.sql.`,
        )
      const sql = (await readFile(`${folder}/${name}`, 'utf8')).replaceAll('\r\n', '\n')
      return { number, name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    }),
  )
}

async function applyNext(client: pg.Client, known: readonly Migration[]): Promise<string | null> {
  await client.query(`begin; select pg_advisory_xact_lock(${lockKey})`)
  try {
    const done = await readRecords(client)
    refuseForeign(done, known)
    const next = known[done.length]
    if (next) {
      await client.query(next.sql)
      await client.query('insert into attune_migration (number, name, checksum) values ($1, $2, $3)', [
        next.number,
        next.name,
        next.checksum,
      ])
    }
    await client.query('commit')
    return next?.name ?? null
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw error
  }
}

async function readRecords(client: pg.Client): Promise<Migration[]> {
  const { rows } = await client.query<{ present: boolean; mighty: boolean }>(
    `select to_regclass('public.attune_migration') is not null as present, rolsuper or rolbypassrls as mighty
    from pg_roles where rolname = current_user`,
  )
  if (rows[0]?.mighty)
    throw new MigrationRefused(
      'The database user is a superuser or exempt from row-level security, which is what keeps practices apart. Nothing was changed. Give Attune a user of its own that is neither (docs/operate.md).',
    )
  if (!rows[0]?.present) await prepare(client)
  return (await client.query<Migration>('select number, name, checksum from attune_migration order by number')).rows
}

async function prepare(client: pg.Client) {
  await client.query(`
    create table public.attune_migration (
      number int primary key, name text not null, checksum text not null, applied_at timestamptz not null default now()
    );
    do $$ begin
      if not exists (select from pg_roles where rolname = '${requestRole}') then create role ${requestRole} nologin; end if;
      if exists (select from pg_roles where rolname = '${requestRole}' and (rolsuper or rolbypassrls)) then
        raise exception 'The role ${requestRole} must be neither superuser nor exempt from row-level security.';
      end if;
      if not pg_has_role(current_user, '${requestRole}', 'usage') then execute format('grant ${requestRole} to %I', current_user); end if;
    end $$`)
}

function refuseForeign(done: readonly Migration[], known: readonly Migration[]) {
  if (done.length > known.length)
    throw new MigrationRefused(
      `This database was made by a newer Attune (its schema is number ${done.length}, this version knows ${known.length}). Nothing was changed. Start the newer version, or restore a backup made with this one.`,
    )
  for (const [index, record] of done.entries())
    if (record.checksum !== known[index]?.checksum)
      throw new MigrationRefused(
        `Migration ${record.name} was applied to this database with other contents than the file here has. Nothing was changed. Restore the file as it was; a change belongs into a new migration.`,
      )
}
