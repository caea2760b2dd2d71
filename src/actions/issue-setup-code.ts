import { randomInt } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import type { Database } from '../db/schema.ts'
import { hashToken } from './acting.ts'

/** Crockford's letters: none that are mistaken for another when read aloud. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const VALID_MINUTES = 30

/** As typed by hand: spaces, dashes and case do not matter. */
export function plainCode(code: string): string {
  return code.toUpperCase().replace(/[^0-9A-Z]/g, '')
}

/**
 * Issues the single-use code with which the first practice of this installation is created, valid for 30 minutes.
 * A new code replaces an unused one.
 * @returns the code as XXXX-XXXX-XXXX-XXXX (80 random bits), or null when one was used already
 */
export async function issueSetupCode(db: Kysely<Database>, now: Date): Promise<string | null> {
  const used = await db.selectFrom('setup_code').select(sql`1`.as('one')).where('used_at', 'is not', null).executeTakeFirst()
  if (used) return null
  const code = Array.from({ length: 16 }, () => letters[randomInt(letters.length)]).join('')
  await db.updateTable('setup_code').set({ expires_at: now }).where('used_at', 'is', null).where('expires_at', '>', now).execute()
  await db.insertInto('setup_code').values({
    code_hash: hashToken(code), issued_at: now, expires_at: new Date(now.getTime() + VALID_MINUTES * 60_000),
  }).execute()
  return code.replace(/(.{4})(?=.)/g, '$1-')
}
