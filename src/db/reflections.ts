import type { Transaction } from 'kysely'
import type { Database } from './schema.ts'

/** One private note on a prompt. */
export interface Reflection { promptId: string; words: string; writtenAt: Date }

/** The reader's own reflections on a case; row-level security keeps everybody else's away. */
export async function ownReflections(tx: Transaction<Database>, ruptureId: string): Promise<Reflection[]> {
  const rows = await tx.selectFrom('reflection').select(['prompt_id', 'words', 'written_at'])
    .where('rupture_id', '=', ruptureId).orderBy('written_at').orderBy('prompt_id').execute()
  return rows.map((r) => ({ promptId: r.prompt_id, words: r.words, writtenAt: r.written_at }))
}
