import { inTenant } from '../db/open.ts'
import { supervisorOf } from '../db/reflections.ts'
import { type Acting, type Outcome, audit, done, refused } from './acting.ts'
import { words as says } from './words/cases.ts'

/** One note of the author's own, as it stood when they pressed the button. */
export interface Shared { ruptureId: string; promptId: string; was: Date }

/**
 * Shares one note with the author's supervisor, as it stands, until it is taken back or rewritten. The audit says that it
 * was shared and with whom; never on what, nor its words.
 */
export async function shareReflection(acting: Acting, input: Shared): Promise<Outcome<null>> {
  return inTenant(acting.db, acting, async (tx) => {
    const supervisor = await supervisorOf(tx, acting.memberId)
    if (!supervisor) return refused({ share: says.reflection.noSupervisor })
    const note = await tx.selectFrom('reflection').select('reflection_id').where('rupture_id', '=', input.ruptureId)
      .where('author_id', '=', acting.memberId).where('prompt_id', '=', input.promptId).where('written_at', '=', input.was).forUpdate().executeTakeFirst()
    if (!note) return refused({ share: says.reflection.gone })
    await tx.deleteFrom('reflection_share').where('reflection_id', '=', note.reflection_id).execute()
    await tx.insertInto('reflection_share').values({
      practice_id: acting.practiceId, reflection_id: note.reflection_id, author_id: acting.memberId, with_id: supervisor.memberId, shared_at: acting.now,
    }).execute()
    await audit(tx, acting, 'reflection shared', note.reflection_id, { with: supervisor.memberId })
    return done(null)
  })
}

/** Takes a shared note back; from then on it is the author's alone again. Doing it twice does no harm. */
export async function takeBackReflection(acting: Acting, input: { ruptureId: string; promptId: string }): Promise<Outcome<null>> {
  return inTenant(acting.db, acting, async (tx) => {
    const note = await tx.selectFrom('reflection as r')
      .innerJoin('reflection_share as s', (j) => j.onRef('s.practice_id', '=', 'r.practice_id').onRef('s.reflection_id', '=', 'r.reflection_id'))
      .select('r.reflection_id').where('r.rupture_id', '=', input.ruptureId).where('r.author_id', '=', acting.memberId)
      .where('r.prompt_id', '=', input.promptId).executeTakeFirst()
    if (!note) return done(null)
    await tx.deleteFrom('reflection_share').where('reflection_id', '=', note.reflection_id).where('author_id', '=', acting.memberId).execute()
    await audit(tx, acting, 'reflection taken back', note.reflection_id)
    return done(null)
  })
}

/** Writes down that a supervisor looked at what was shared with them. */
export async function auditSharedRead(acting: Acting, input: { reflectionIds: readonly string[] }): Promise<void> {
  await inTenant(acting.db, acting, async (tx) => {
    for (const reflectionId of input.reflectionIds) await audit(tx, acting, 'shared reflection read', reflectionId)
  })
}
