import { hash, randomBytes } from 'node:crypto'
import type { Kysely, Transaction } from 'kysely'
import { newId } from '../db/ids.ts'
import type { Database } from '../db/schema.ts'

/** Who acts, when, and on which database: the first argument of every action. */
export interface Acting {
  db: Kysely<Database>
  practiceId: string
  memberId: string
  now: Date
}

export type Tx = Transaction<Database>

/** What an action answers: its value, or the problems by field, each a sentence that says what to do. */
export type Outcome<T> = { ok: true; value: T } | { ok: false; problems: Record<string, string> }
export const done = <T>(value: T): Outcome<T> => ({ ok: true, value })
export const refused = (problems: Record<string, string>): Outcome<never> => ({ ok: false, problems })

/** A secret for a link: 256 random bits as 43 characters, and the hash that is stored in its place. */
export function newToken(): { token: string; hash: Buffer } {
  const token = randomBytes(32).toString('base64url')
  return { token, hash: hashToken(token) }
}
export function hashToken(token: string): Buffer {
  return hash('sha256', token, 'buffer')
}

/** One line of the audit: who did or saw what, when. `data` never carries clinical words. */
export async function audit(
  tx: Tx, who: { practiceId: string; memberId: string | null; now: Date }, action: string, subjectId: string | null,
  data: Record<string, string | number | boolean> = {},
): Promise<void> {
  await tx.insertInto('audit').values({
    practice_id: who.practiceId, audit_id: newId(who.now), at: who.now, member_id: who.memberId,
    action, subject_id: subjectId, data: JSON.stringify(data),
  }).execute()
}
