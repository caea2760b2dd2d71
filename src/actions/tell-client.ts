import { mayTakeUp, quotesUnasked } from '../core/voice/index.ts'
import { newId } from '../db/ids.ts'
import { inTenant } from '../db/open.ts'
import { type Acting, type Outcome, type Tx, audit, done, refused } from './acting.ts'
import { textProblem } from './checked-text.ts'
import { ownTherapy } from './own-therapy.ts'
import { words as says } from './words/therapies.ts'

/** Longest sentence to a client, in characters: it stands above the next check-in, on a small screen. */
export const TOLD_LIMIT = 300

const notYours = refused({ therapy: says.therapy.notRunning })

/**
 * Tells a client what came of an answer: that it was talked about, or what has changed. They read it with the next
 * check-in. Words that they did not allow to be taken up cannot be quoted in it, and “you said” stands above it only where
 * they asked to talk about what they wrote.
 * @param input.sessionId the session whose check-in it answers; null = none in particular
 */
export async function tellClient(
  acting: Acting, input: { therapyId: string; sessionId: string | null; kind: 'discussed' | 'changed'; words: string },
): Promise<Outcome<null>> {
  const words = input.kind === 'changed' ? input.words.trim() : ''
  const problem = input.kind === 'changed' ? textProblem(words, TOLD_LIMIT, says.told.words) : null
  if (problem) return refused({ words: problem })
  return inTenant(acting.db, acting, async (tx) => {
    if (!(await ownTherapy(tx, acting, input.therapyId))) return notYours
    const written = await writtenBy(tx, input.therapyId)
    const about = written.filter((w) => w.sessionId === input.sessionId)
    if (input.sessionId !== null && !(await isSessionOf(tx, input.therapyId, input.sessionId))) {
      return refused({ words: says.told.otherSession })
    }
    if (quotesUnasked(words, written)) {
      return refused({ words: says.told.quotes })
    }
    const again = await tx.selectFrom('told_client').select('note_id').where('therapy_id', '=', input.therapyId).where('kind', '=', input.kind)
      .where('words', '=', words).where('session_id', input.sessionId === null ? 'is' : '=', input.sessionId).where('withdrawn_at', 'is', null).executeTakeFirst()
    if (again) return done(null)
    const noteId = newId(acting.now)
    await tx.insertInto('told_client').values({
      practice_id: acting.practiceId, note_id: noteId, therapy_id: input.therapyId, session_id: input.sessionId, kind: input.kind, words,
      on_their_word: about.some(mayTakeUp), told_by: acting.memberId, told_at: acting.now,
    }).execute()
    await audit(tx, acting, `told: ${input.kind}`, noteId)
    return done(null)
  })
}

/** Takes back what was told: the client sees it no more. It stays in the record, withdrawn. */
export async function takeBackTold(acting: Acting, input: { therapyId: string; noteId: string }): Promise<Outcome<null>> {
  return inTenant(acting.db, acting, async (tx) => {
    if (!(await ownTherapy(tx, acting, input.therapyId))) return notYours
    await tx.updateTable('told_client').set({ withdrawn_at: acting.now })
      .where('note_id', '=', input.noteId).where('therapy_id', '=', input.therapyId).where('withdrawn_at', 'is', null).execute()
    await audit(tx, acting, 'told: taken back', input.noteId)
    return done(null)
  })
}

/** What the client wrote that this therapist may read: nothing else could be quoted by them. */
async function writtenBy(tx: Tx, therapyId: string) {
  const rows = await tx.selectFrom('response_words')
    .innerJoin('response', (j) => j.onRef('response.practice_id', '=', 'response_words.practice_id').onRef('response.response_id', '=', 'response_words.response_id'))
    .select(['session_id', 'words', 'reader', 'wish']).where('response_words.therapy_id', '=', therapyId).execute()
  return rows.map((r) => ({ sessionId: r.session_id, text: r.words, reader: r.reader, wish: r.wish }))
}

async function isSessionOf(tx: Tx, therapyId: string, sessionId: string): Promise<boolean> {
  return (await tx.selectFrom('session').select('session_id').where('session_id', '=', sessionId).where('therapy_id', '=', therapyId).executeTakeFirst()) !== undefined
}
