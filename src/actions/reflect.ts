import { newId } from '../db/ids.ts'
import { inTenant } from '../db/open.ts'
import { type Bound, type Keyring, type Sealed, seal, unseal } from '../db/sealed-words.ts'
import { type Acting, type Outcome, type Tx, audit, done, refused } from './acting.ts'
import { longest, textProblem } from './checked-text.ts'
import { words as says } from './words/cases.ts'

/**
 * What the author wrote on one prompt, and the moment of the note that they had before them: null = none was kept,
 * absent = whatever is kept by now.
 */
export interface Reflected { promptId: string; words: string; was?: Date | null }

/**
 * Keeps the author's own reflections on the prompts of one page, sealed; empty words delete what was kept.
 * Reflections belong to their author alone (row-level security by author); not even that something was written is
 * visible to anybody else. A note that was changed in another window meanwhile is not overwritten, and neither is one
 * that cannot be opened. A shared note that is changed is shared no longer: the author shared what stood there.
 * @returns problems by prompt id
 */
export async function reflect(
  acting: Acting, keyring: Keyring, input: { ruptureId: string; on: readonly Reflected[] },
): Promise<Outcome<null>> {
  const problems: Record<string, string> = {}
  for (const { promptId, words } of input.on) {
    const problem = textProblem(words, longest.words, null) ?? textProblem(promptId, longest.name, says.reflection.prompt)
    if (problem) problems[promptId] = problem
  }
  if (Object.keys(problems).length > 0) return refused(problems)
  return inTenant(acting.db, acting, async (tx) => {
    const rupture = await tx.selectFrom('rupture').select('rupture_id').where('rupture_id', '=', input.ruptureId).executeTakeFirst()
    if (!rupture) return refused({ rupture: says.notYours })
    const bound = (promptId: string): Bound => ({ practiceId: acting.practiceId, authorId: acting.memberId, ruptureId: input.ruptureId, promptId })
    const rows = await tx.selectFrom('reflection').select(['prompt_id', 'key_id', 'nonce', 'sealed', 'written_at'])
      .where('rupture_id', '=', input.ruptureId).where('author_id', '=', acting.memberId).forUpdate().execute()
    const kept = new Map(rows.map((row) => [row.prompt_id, { opened: unseal(keyring, bound(row.prompt_id), row), at: row.written_at }]))
    const keptWords = (promptId: string): string | null => {
      const note = kept.get(promptId)
      return note ? (note.opened.ok ? note.opened.words : null) : ''
    }
    for (const { promptId, words, was } of input.on) {
      const note = kept.get(promptId)
      const next = words.trim() === '' ? '' : words
      if (keptWords(promptId) === next) continue
      if (was !== undefined && note?.at.getTime() !== was?.getTime()) problems[promptId] = says.reflection.elsewhere
      else if (next !== '' && keptWords(promptId) === null) problems[promptId] = says.reflection.locked
      else if (next !== '' && keyring.writes === null) problems[promptId] = says.reflection.noKey
    }
    if (Object.keys(problems).length > 0) return refused(problems)
    for (const one of input.on) {
      const next = one.words.trim() === '' ? '' : one.words
      if (keptWords(one.promptId) === next) continue
      const sealed = next === '' ? null : seal(keyring, bound(one.promptId), next)
      if (!(await keep(tx, acting, { ...one, ruptureId: input.ruptureId, sealed }))) problems[one.promptId] = says.reflection.elsewhere
    }
    return Object.keys(problems).length > 0 ? refused(problems) : done(null)
  })
}

/** Writes one note over the version that was seen, or deletes it; false when another one stands there by now. */
async function keep(
  tx: Tx, acting: Acting, { ruptureId, promptId, was, sealed }: Reflected & { ruptureId: string; sealed: Sealed | null },
): Promise<boolean> {
  const mine = { rupture_id: ruptureId, author_id: acting.memberId, prompt_id: promptId }
  if (!sealed) {
    const gone = await tx.selectFrom('reflection').select('reflection_id').where('rupture_id', '=', mine.rupture_id)
      .where('author_id', '=', mine.author_id).where('prompt_id', '=', mine.prompt_id).executeTakeFirst()
    if (!gone) return true
    await endSharing(tx, acting, gone.reflection_id)
    await tx.deleteFrom('reflection').where('reflection_id', '=', gone.reflection_id).execute()
    return true
  }
  const { key_id, nonce, sealed: words } = sealed
  const written = await tx.insertInto('reflection').values({
    practice_id: acting.practiceId, reflection_id: newId(acting.now), ...mine, key_id, nonce, sealed: words, written_at: acting.now,
  }).onConflict((c) => {
    const update = c.columns(['practice_id', 'rupture_id', 'author_id', 'prompt_id']).doUpdateSet({ key_id, nonce, sealed: words, written_at: acting.now })
    return was === undefined ? update : was ? update.where('reflection.written_at', '=', was) : update.where((e) => e.lit(false))
  }).returning('reflection_id').executeTakeFirst()
  if (!written) return false
  await endSharing(tx, acting, written.reflection_id)
  return true
}

/** A note that is no longer what was shared is its author's alone again; the audit says so, without its words. */
async function endSharing(tx: Tx, acting: Acting, reflectionId: string): Promise<void> {
  const ended = await tx.deleteFrom('reflection_share').where('reflection_id', '=', reflectionId).where('author_id', '=', acting.memberId).executeTakeFirst()
  if (ended.numDeletedRows > 0n) await audit(tx, acting, 'reflection taken back', reflectionId)
}
