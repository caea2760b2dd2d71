import { newId } from '../db/ids.ts'
import { inTenant } from '../db/open.ts'
import { type Acting, type Outcome, done, refused } from './acting.ts'
import { longest, textProblem } from './checked-text.ts'

/**
 * Keeps the author's own reflection on one prompt; empty words delete it. Reflections belong to their author alone
 * (row-level security by author); only that something was written, never what, is visible to nobody else either.
 */
export async function reflect(
  acting: Acting, input: { ruptureId: string; promptId: string; words: string },
): Promise<Outcome<null>> {
  const problem = textProblem(input.words, longest.words, null) ?? textProblem(input.promptId, longest.name, 'Please choose a prompt.')
  if (problem) return refused({ [input.promptId]: problem })
  return inTenant(acting.db, acting, async (tx) => {
    const rupture = await tx.selectFrom('rupture').select('rupture_id').where('rupture_id', '=', input.ruptureId).executeTakeFirst()
    if (!rupture) return refused({ rupture: 'This case is not among yours.' })
    const mine = { rupture_id: input.ruptureId, author_id: acting.memberId, prompt_id: input.promptId }
    if (input.words.trim() === '') {
      await tx.deleteFrom('reflection').where('rupture_id', '=', mine.rupture_id).where('author_id', '=', mine.author_id)
        .where('prompt_id', '=', mine.prompt_id).execute()
      return done(null)
    }
    await tx.insertInto('reflection').values({
      practice_id: acting.practiceId, reflection_id: newId(acting.now), ...mine, words: input.words, written_at: acting.now,
    }).onConflict((c) => c.columns(['practice_id', 'rupture_id', 'author_id', 'prompt_id']).doUpdateSet({
      words: input.words, written_at: acting.now,
    })).execute()
    return done(null)
  })
}
