import type pg from 'pg'
import { type DatabaseAddress, openDatabase } from './open.ts'
import { type Keyring, seal, unseal } from './sealed-words.ts'

/** Rows at a time: a start that is interrupted has sealed some, and the next one goes on. */
const AT_ONCE = 100

interface Row {
  practice_id: string
  reflection_id: string
  author_id: string
  rupture_id: string
  prompt_id: string
  words: string | null
  key_id: string | null
  nonce: Buffer | null
  sealed: Buffer | null
}

/** True when words of reflections lie sealed in a database: then a missing key is a lost one, and none is made in its place. */
export async function holdsSealedWords(address: DatabaseAddress): Promise<boolean> {
  const { pool, close } = openDatabase({ ...address, max: 1, role: null })
  try {
    return (await pool.query<{ there: boolean }>('select exists (select from reflection where sealed is not null) as there')).rows[0]!.there
  } finally {
    await close()
  }
}

/**
 * Seals the words that an older version left in the clear, and seals again under the key that writes now what was
 * sealed with another key of the keyring. What cannot be opened stays as it is.
 * After words in the clear were sealed, the table is written anew, so that they are gone from its file as well: by this start, or, when
 * it is stopped in between, by the next.
 * @param address as the owner of the tables
 * @returns how many rows were sealed; 0 without a key that writes
 */
export async function sealReflections(address: DatabaseAddress, keyring: Keyring): Promise<number> {
  if (keyring.writes === null) return 0
  const { pool, close } = openDatabase({ ...address, max: 1, role: null })
  let count = 0
  let after = '00000000-0000-0000-0000-000000000000'
  try {
    for (;;) {
      const { rows } = await pool.query<Row>(
        `select practice_id, reflection_id, author_id, rupture_id, prompt_id, words, key_id, nonce, sealed from reflection
         where (words is not null or key_id <> $1) and reflection_id > $2 order by reflection_id limit $3`, [keyring.writes, after, AT_ONCE])
      for (const row of rows) {
        const sealed = again(row, keyring)
        if (!sealed) continue
        // Only over what was read: a note that its author changed meanwhile is sealed already.
        const { rowCount } = await pool.query(
          `update reflection set words = null, key_id = $3, nonce = $4, sealed = $5 where practice_id = $1 and reflection_id = $2
           and key_id is not distinct from $6 and nonce is not distinct from $7`,
          [row.practice_id, row.reflection_id, sealed.key_id, sealed.nonce, sealed.sealed, row.key_id, row.nonce])
        count += rowCount ?? 0
      }
      const last = rows.at(-1)
      if (!last) break
      after = last.reflection_id
    }
    await clearFile(pool)
    return count
  } finally {
    await close()
  }
}

/** Writes the table anew, once: a remark on the column says when that is done, and a start that was killed before it leaves none. */
async function clearFile(pool: pg.Pool): Promise<void> {
  const { rows: [state] } = await pool.query<{ due: boolean }>(`
    select col_description(a.attrelid, a.attnum) is null and not exists (select from reflection where words is not null) as due
    from pg_attribute a where a.attrelid = 'reflection'::regclass and a.attname = 'words'`)
  if (!state?.due) return
  await pool.query('vacuum (full) reflection')
  await pool.query("comment on column reflection.words is 'Sealed, and gone from the file of the table.'")
}

function again(row: Row, keyring: Keyring) {
  const bound = { practiceId: row.practice_id, authorId: row.author_id, ruptureId: row.rupture_id, promptId: row.prompt_id }
  if (row.words !== null) return seal(keyring, bound, row.words)
  if (!row.key_id || !row.nonce || !row.sealed) return null
  const opened = unseal(keyring, bound, { key_id: row.key_id, nonce: row.nonce, sealed: row.sealed })
  return opened.ok ? seal(keyring, bound, opened.words) : null
}
