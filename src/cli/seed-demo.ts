import type { Kysely } from 'kysely'
import type { Database } from '../db/schema.ts'

/** Fills an empty database with one small invented practice; returns what to tell the person who started it. */
export async function seedDemo(_db: Kysely<Database>, _now: Date, _code: string): Promise<readonly string[]> {
  return []
}
