import { newId } from '../db/ids.ts'
import { inTenant } from '../db/open.ts'
import { type Acting, type Outcome, type Tx, done, refused } from './acting.ts'
import { longest, textProblem } from './checked-text.ts'

/**
 * What the author wrote on one prompt, and the moment of the note that they had before them: null = none was kept,
 * absent = whatever is kept by now.
 */
export interface Reflected { promptId: string; words: string; was?: Date | null }

const ELSEWHERE = 'This note was changed in another window. Both are on this page now: please put them together, then keep it.'

/**
 * Keeps the author's own reflections on the prompts of one page; empty words delete what was kept.
 * Reflections belong to their author alone (row-level security by author); not even that something was written is
 * visible to anybody else. A note that was changed in another window meanwhile is not overwritten.
 * @returns problems by prompt id
 */
export async function reflect(
  acting: Acting, input: { ruptureId: string; on: readonly Reflected[] },
): Promise<Outcome<null>> {
  const problems: Record<string, string> = {}
  for (const { promptId, words } of input.on) {
    const problem = textProblem(words, longest.words, null) ?? textProblem(promptId, longest.name, 'Please choose a prompt.')
    if (problem) problems[promptId] = problem
  }
  if (Object.keys(problems).length > 0) return refused(problems)
  return inTenant(acting.db, acting, async (tx) => {
    const rupture = await tx.selectFrom('rupture').select('rupture_id').where('rupture_id', '=', input.ruptureId).executeTakeFirst()
    if (!rupture) return refused({ rupture: 'This case is not among yours.' })
    const kept = await tx.selectFrom('reflection').select(['prompt_id', 'words', 'written_at'])
      .where('rupture_id', '=', input.ruptureId).where('author_id', '=', acting.memberId).forUpdate().execute()
    const changed = input.on.filter(({ promptId, words }) => (kept.find((k) => k.prompt_id === promptId)?.words ?? '') !== (words.trim() === '' ? '' : words))
    const stale = changed.filter(({ promptId, was }) => was !== undefined && kept.find((k) => k.prompt_id === promptId)?.written_at.getTime() !== was?.getTime())
    if (stale.length > 0) return refused(Object.fromEntries(stale.map(({ promptId }) => [promptId, ELSEWHERE])))
    for (const one of changed) if (!(await keep(tx, acting, input.ruptureId, one))) problems[one.promptId] = ELSEWHERE
    return Object.keys(problems).length > 0 ? refused(problems) : done(null)
  })
}

/** Writes one note over the version that was seen; false when another one stands there by now. */
async function keep(tx: Tx, acting: Acting, ruptureId: string, { promptId, words, was }: Reflected): Promise<boolean> {
  const mine = { rupture_id: ruptureId, author_id: acting.memberId, prompt_id: promptId }
  if (words.trim() === '') {
    await tx.deleteFrom('reflection').where('rupture_id', '=', mine.rupture_id).where('author_id', '=', mine.author_id)
      .where('prompt_id', '=', mine.prompt_id).execute()
    return true
  }
  const written = await tx.insertInto('reflection').values({
    practice_id: acting.practiceId, reflection_id: newId(acting.now), ...mine, words, written_at: acting.now,
  }).onConflict((c) => {
    const update = c.columns(['practice_id', 'rupture_id', 'author_id', 'prompt_id']).doUpdateSet({ words, written_at: acting.now })
    return was === undefined ? update : was ? update.where('reflection.written_at', '=', was) : update.where((e) => e.lit(false))
  }).executeTakeFirst()
  return (written.numInsertedOrUpdatedRows ?? 0n) > 0n
}
