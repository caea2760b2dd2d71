import { helpCheckDue } from '../core/safety/help-lines.ts'
import { newId } from '../db/ids.ts'
import { instrumentFor } from '../db/instruments.ts'
import { inTenant } from '../db/open.ts'
import { type Acting, type Outcome, audit, done, newToken, refused } from './acting.ts'
import { words as says } from './words/therapies.ts'

const VALID_DAYS = 7

/**
 * Invites a client to answer about one session. The link is valid for 7 days; a newer link for the same session and
 * form replaces an unanswered older one. Where an answer is held from the therapist, a link is made as for any unanswered
 * session, so that its making tells nothing; the client finds it closed, because the first complete answer counts.
 * @param input.instrumentId a symptom measure to send instead of the therapy's own check-in form
 * @returns the token of the link: only its hash is stored, so it is shown once
 */
export async function invite(
  acting: Acting, input: { sessionId: string; instrumentId?: string },
): Promise<Outcome<{ checkInId: string; token: string }>> {
  return inTenant(acting.db, acting, async (tx) => {
    const { help_confirmed_at: confirmed } = await tx.selectFrom('practice').select('help_confirmed_at').executeTakeFirstOrThrow()
    // Clients see the help numbers before and after the box for their own words, so somebody checks them before the first goes out.
    if (helpCheckDue(confirmed?.getTime() ?? null, acting.now.getTime()) === 'never') return refused({ session: says.checkIn.helpLinesFirst })
    const session = await tx.selectFrom('session')
      .innerJoin('therapy', (join) => join.onRef('therapy.practice_id', '=', 'session.practice_id')
        .onRef('therapy.therapy_id', '=', 'session.therapy_id'))
      .select(['session.session_id', 'session.held_at', 'session.therapy_id', 'therapy.instrument_id', 'therapy.instrument_version'])
      .where('session.session_id', '=', input.sessionId).where('therapy.therapist_id', '=', acting.memberId)
      // Two at once come one after the other, so that the later link replaces the earlier.
      .where('therapy.ended_at', 'is', null).forUpdate(['session']).executeTakeFirst()
    if (!session) return refused({ session: says.session.notRunning })
    const instrument = input.instrumentId
      ? await instrumentFor(tx, input.instrumentId) : await instrumentFor(tx, session.instrument_id, session.instrument_version)
    if (!instrument) return refused({ instrumentId: says.checkIn.unknownForm })
    if (!instrument.licence.wordingIncluded) {
      return refused({ instrumentId: says.checkIn.textNotLoaded(instrument.name) })
    }
    const mayReplace = instrument.about === 'symptoms' || instrument.id === session.instrument_id
    if (!mayReplace) return refused({ instrumentId: says.checkIn.oneForm })
    const answered = await tx.selectFrom('response')
      .innerJoin('checkin', (join) => join.onRef('checkin.practice_id', '=', 'response.practice_id')
        .onRef('checkin.checkin_id', '=', 'response.checkin_id'))
      .select('response.response_id').where('checkin.session_id', '=', input.sessionId)
      .where('checkin.instrument_id', '=', instrument.id).executeTakeFirst()
    if (answered) return refused({ session: says.checkIn.answered })

    await tx.updateTable('checkin').set({ revoked_at: acting.now })
      .where('session_id', '=', input.sessionId).where('instrument_id', '=', instrument.id).where('revoked_at', 'is', null)
      .execute()
    const checkInId = newId(acting.now)
    const { token, hash } = newToken()
    await tx.insertInto('checkin').values({
      practice_id: acting.practiceId, checkin_id: checkInId, therapy_id: session.therapy_id, session_id: session.session_id,
      instrument_id: instrument.id, instrument_version: instrument.version, token_hash: hash, sent_at: acting.now,
      sent_by: acting.memberId, expires_at: new Date(acting.now.getTime() + VALID_DAYS * 86_400_000),
    }).execute()
    await audit(tx, acting, 'check-in sent', checkInId)
    return done({ checkInId, token })
  })
}
