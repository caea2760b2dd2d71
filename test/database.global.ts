import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { TestProject } from 'vitest/node'
import pg from 'pg'
import { type DatabaseAddress } from '../src/db/open.ts'
import { migrate } from '../src/db/migrate.ts'
import { startPostgres } from '../src/server/postgres.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    database: { readonly template: string; readonly owner: DatabaseAddress; readonly superuser: DatabaseAddress }
  }
}

/** One PostgreSQL for the whole run, in a folder of its own, with one migrated database that every test copies. */
export default async function setup(project: TestProject) {
  if (!existsSync(new URL('../dist/portable/core/index.js', import.meta.url))) {
    throw new Error('Some tests look at the built program, and there is none yet. Run bin/setup, or bin/test for everything.')
  }
  const data = mkdtempSync(join(tmpdir(), 'attune-test-'))
  chmodSync(data, 0o711)
  const postgres = await startPostgres({
    data,
    project: fileURLToPath(new URL('..', import.meta.url)),
    binaries: null,
    durable: false,
    say: console.warn,
  })
  const end = async () => {
    await postgres.stop()
    rmSync(data, { recursive: true, force: true })
  }
  const template = 'attune_template'
  try {
    const client = new pg.Client({ ...postgres.superuser, database: 'postgres' })
    await client.connect()
    await client.query(`create database ${template} owner attune`).finally(() => client.end())
    await migrate({ ...postgres.address, database: template })
  } catch (error) {
    await end()
    throw error
  }
  project.provide('database', { template, owner: postgres.address, superuser: postgres.superuser })
  return end
}
