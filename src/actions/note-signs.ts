import { findSign } from '../core/signs/catalogue.ts'
import { opensAt } from '../core/case/record.ts'
import { newId } from '../db/ids.ts'
import { inTenant } from '../db/open.ts'
import { recordOf } from '../db/therapy-record.ts'
import { therapyView } from '../db/therapy-view.ts'
import { type Acting, type Outcome, type Tx, audit, done, refused } from './acting.ts'
import { openRupture, openRuptureOf } from './case-events.ts'
import { longest, textProblems } from './checked-text.ts'
import { ownTherapy } from './own-therapy.ts'
import { words as says } from './words/therapies.ts'

/** One sign as noted after a session; several can share one moment. */
export interface SignToNote {
  signId: string
  whenISaid: string
  whenWeSpokeOf: string
  notTypicalFor: 'me' | 'client' | 'both' | null
  /** For what was said directly: the client's words as remembered. */
  clientSaid: string
  words: string
}

/**
 * Keeps the therapist's note on a session: the signs seen, and words of their own. The signs given replace those noted
 * before about this session, so that a mistaken tap can be taken back; what is taken back stays stored, withdrawn.
 * When the evidence becomes strong by its weight, a case opens; what the client said directly only offers one.
 */
export async function noteSigns(
  acting: Acting, input: { sessionId: string; signs: readonly SignToNote[]; words: string },
): Promise<Outcome<{ therapyId: string; opened: string | null }>> {
  const problems = textProblems({
    words: { value: input.words, limit: longest.words },
    ...Object.fromEntries(input.signs.flatMap((s, i) => [
      [`${i}.whenISaid`, { value: s.whenISaid, limit: longest.line }], [`${i}.whenWeSpokeOf`, { value: s.whenWeSpokeOf, limit: longest.line }],
      [`${i}.clientSaid`, { value: s.clientSaid, limit: longest.words }], [`${i}.words`, { value: s.words, limit: longest.words }],
    ])),
  })
  for (const s of input.signs) {
    const kind = findSign(s.signId)?.kind
    if (!kind || kind === 'gone-quiet') problems.signs = says.session.unknownSign
  }
  if (Object.keys(problems).length > 0) return refused(problems)
  return inTenant(acting.db, acting, async (tx) => {
    const session = await tx.selectFrom('session').select('therapy_id').where('session_id', '=', input.sessionId).executeTakeFirst()
    if (!session || !(await ownTherapy(tx, acting, session.therapy_id))) {
      return refused({ session: says.session.notRunning })
    }
    await tx.updateTable('noted_sign').set({ withdrawn_at: acting.now })
      .where('session_id', '=', input.sessionId).where('noted_by', '=', acting.memberId).where('withdrawn_at', 'is', null).execute()
    const rows = input.signs.flatMap((s) => {
      const kind = findSign(s.signId)?.kind
      return !kind || kind === 'gone-quiet' ? [] : [{
        practice_id: acting.practiceId, note_id: newId(acting.now), therapy_id: session.therapy_id, session_id: input.sessionId,
        sign_id: s.signId, kind, noted_by: acting.memberId, noted_at: acting.now, when_i_said: s.whenISaid.trim() || null,
        when_we_spoke_of: s.whenWeSpokeOf.trim() || null, not_typical_for: s.notTypicalFor,
        client_said: s.clientSaid.trim() || null, words: s.words.trim() || null,
      }]
    })
    if (rows.length > 0) await tx.insertInto('noted_sign').values(rows).execute()
    await tx.insertInto('session_note').values({
      practice_id: acting.practiceId, session_id: input.sessionId, member_id: acting.memberId, words: input.words, updated_at: acting.now,
    }).onConflict((c) => c.columns(['practice_id', 'session_id', 'member_id']).doUpdateSet({ words: input.words, updated_at: acting.now })).execute()
    await audit(tx, acting, 'signs noted', input.sessionId, { signs: rows.length })
    return done({ therapyId: session.therapy_id, opened: await openIfStrong(tx, acting, session.therapy_id) })
  })
}

/** Opens a case when the evidence as a whole has become strong by its weight; gives its id when it just opened. */
async function openIfStrong(tx: Tx, acting: Acting, therapyId: string): Promise<string | null> {
  if (await openRuptureOf(tx, therapyId)) return null
  const view = await therapyView(tx, { therapyId }, acting.memberId)
  const record = view && recordOf(view, acting.now)
  const session = record && opensAt(record)
  return session === null ? null : openRupture(tx, acting, { therapyId, by: 'evidence', session, because: '' })
}
