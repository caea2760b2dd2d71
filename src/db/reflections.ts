import type { Transaction } from 'kysely'
import type { Database } from './schema.ts'
import { type Keyring, unseal } from './sealed-words.ts'

/** One private note on a prompt. */
export interface Reflection {
  promptId: string
  /** Null = locked: its key is not here, or does not fit. Nothing is lost by that. */
  words: string | null
  writtenAt: Date
  /** With whom its author shared it; `seen` is false once that person no longer accompanies the author. */
  shared: { with: string; name: string; at: Date; seen: boolean } | null
}

/** The reader's own reflections on a case; row-level security keeps everybody else's away. */
export async function ownReflections(
  tx: Transaction<Database>, who: { practiceId: string; memberId: string; keyring: Keyring }, ruptureId: string,
): Promise<Reflection[]> {
  const rows = await tx.selectFrom('reflection as r')
    .leftJoin('reflection_share as s', (j) => j.onRef('s.practice_id', '=', 'r.practice_id').onRef('s.reflection_id', '=', 'r.reflection_id'))
    .leftJoin('member as w', (j) => j.onRef('w.practice_id', '=', 's.practice_id').onRef('w.member_id', '=', 's.with_id'))
    .leftJoin('member as m', (j) => j.onRef('m.practice_id', '=', 'r.practice_id').onRef('m.member_id', '=', 'r.author_id'))
    .select(['r.prompt_id', 'r.key_id', 'r.nonce', 'r.sealed', 'r.written_at', 's.with_id', 's.shared_at', 'w.name', 'm.supervisor_id'])
    .where('r.rupture_id', '=', ruptureId).where('r.author_id', '=', who.memberId).orderBy('r.written_at').orderBy('r.prompt_id').execute()
  return rows.map((r) => {
    const opened = unseal(who.keyring, { practiceId: who.practiceId, authorId: who.memberId, ruptureId, promptId: r.prompt_id }, r)
    return {
      promptId: r.prompt_id, words: opened.ok ? opened.words : null, writtenAt: r.written_at,
      shared: r.with_id && r.shared_at ? { with: r.with_id, name: r.name ?? '', at: r.shared_at, seen: r.supervisor_id === r.with_id } : null,
    }
  })
}

/** Who accompanies a member and can be shown something; null when nobody does. */
export async function supervisorOf(tx: Transaction<Database>, memberId: string): Promise<{ memberId: string; name: string } | null> {
  const row = await tx.selectFrom('member as m')
    .innerJoin('member as s', (j) => j.onRef('s.practice_id', '=', 'm.practice_id').onRef('s.member_id', '=', 'm.supervisor_id'))
    .select(['s.member_id', 's.name']).where('m.member_id', '=', memberId).where('s.disabled_at', 'is', null).executeTakeFirst()
  return row ? { memberId: row.member_id, name: row.name } : null
}

/** One note that somebody shared with the reader: who, when, on which question, and its words. Nothing of the client. */
export interface SharedReflection { reflectionId: string; author: string; promptId: string; words: string | null; sharedAt: Date }

/** What was shared with the reader, newest first; row-level security keeps everything else away. */
export async function sharedWith(
  tx: Transaction<Database>, who: { practiceId: string; memberId: string; keyring: Keyring },
): Promise<SharedReflection[]> {
  const rows = await tx.selectFrom('reflection_share as s')
    .innerJoin('reflection as r', (j) => j.onRef('r.practice_id', '=', 's.practice_id').onRef('r.reflection_id', '=', 's.reflection_id'))
    .innerJoin('member as m', (j) => j.onRef('m.practice_id', '=', 's.practice_id').onRef('m.member_id', '=', 's.author_id'))
    .select(['s.reflection_id', 's.author_id', 's.shared_at', 'm.name', 'r.rupture_id', 'r.prompt_id', 'r.key_id', 'r.nonce', 'r.sealed'])
    .where('s.with_id', '=', who.memberId).orderBy('s.shared_at', 'desc').orderBy('s.reflection_id').execute()
  return rows.map((r) => {
    const opened = unseal(who.keyring, { practiceId: who.practiceId, authorId: r.author_id, ruptureId: r.rupture_id, promptId: r.prompt_id }, r)
    return { reflectionId: r.reflection_id, author: r.name, promptId: r.prompt_id, words: opened.ok ? opened.words : null, sharedAt: r.shared_at }
  })
}
