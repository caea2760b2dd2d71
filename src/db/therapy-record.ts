import { sql, type Transaction } from 'kysely'
import type { TherapyRecord } from '../core/case/index.ts'
import type { Verdict } from '../core/detect/index.ts'
import { settingsHistory } from './engine-settings.ts'
import { instrumentFor } from './instruments.ts'
import { dayIn } from './local-day.ts'
import { ruptures } from './ruptures.ts'
import type { Database, StoredAnswers } from './schema.ts'
import { type TherapyView, answeredSessions } from './therapy-view.ts'

/** The record of a therapy that was loaded for its reader. Null when its form is not known to this version. */
export function recordOf(view: TherapyView, now: Date): TherapyRecord | null {
  const { instrument } = view
  if (!instrument) return null
  return {
    instrument, therapistName: view.therapistFirstName, signs: view.signs, cases: view.ruptures, settings: view.settings,
    sessions: view.sessions.map((s) => {
      const own = s.checkIns.filter((c) => c.instrumentId === instrument.id)
      const answered = own.findLast((c) => c.response)?.response
      // Answered, but held from this reader: no silence, and nothing to be seen either.
      const unseen = !answered && s.answeredForms.includes(instrument.id)
      return {
        number: s.number, date: dayIn(s.heldAt, view.timeZone),
        asked: !unseen && own.some((c) => c.response !== null || c.expiresAt <= now || (c.revokedAt !== null && !own.some((d) => d.revokedAt === null))),
        answer: answered ? {
          at: answered.receivedAt.toISOString(), on: dayIn(answered.receivedAt, view.timeZone), items: answered.items, verdict: answered.verdict, words: answered.words,
        } : null,
      }
    }),
  }
}

/**
 * The record of a therapy for recomputing its series: everything that enters it, whoever is asking, but without words
 * and signs, which do not. Responses held from the therapist and not released are left out, as if nobody had asked: the
 * series is the therapist's picture, and a held answer is no silence. Of one session the first complete response counts.
 */
export async function recordOfTherapy(
  tx: Transaction<Database>, therapyId: string, now: Date,
): Promise<{ practiceId: string; record: TherapyRecord } | null> {
  const therapy = await tx.selectFrom('therapy')
    .innerJoin('practice', 'practice.practice_id', 'therapy.practice_id')
    .select(['therapy.practice_id', 'instrument_id', 'instrument_version', 'practice.time_zone'])
    .where('therapy_id', '=', therapyId).executeTakeFirst()
  const instrument = therapy && await instrumentFor(tx, therapy.instrument_id, therapy.instrument_version)
  if (!instrument) return null
  const { rows } = await sql<{ session_id: string; session: number; held_at: Date; over: boolean; answers: StoredAnswers | null; received_at: Date | null; verdict: Verdict | null }>`
    select s.session_id, s.number as session, s.held_at, bool_or(c.expires_at <= ${now} or c.revoked_at is not null) as over,
      (array_agg(r.answers order by r.received_at) filter (where r.response_id is not null))[1] as answers,
      (array_agg(r.received_at order by r.received_at) filter (where r.response_id is not null))[1] as received_at,
      (array_agg(r.verdict order by r.received_at) filter (where r.response_id is not null))[1] as verdict
    from checkin c
    join session s on s.practice_id = c.practice_id and s.session_id = c.session_id
    left join response r on r.practice_id = c.practice_id and r.checkin_id = c.checkin_id
      and (r.held_from is null or exists (select from release x where x.practice_id = r.practice_id
        and x.response_id = r.response_id and x.what = 'answers'))
    where c.practice_id = app_practice() and c.therapy_id = ${therapyId}
      and c.instrument_id = ${instrument.id} and c.instrument_version = ${instrument.version}
    group by s.session_id, s.number, s.held_at order by s.number`.execute(tx)
  const unseen = new Set((await answeredSessions(tx, rows.filter((r) => r.over && !r.answers).map((r) => r.session_id)))
    .filter((a) => a.instrument_id === instrument.id).map((a) => a.session_id))
  return {
    practiceId: therapy.practice_id,
    record: {
      instrument, therapistName: '', signs: [], cases: await ruptures(tx, { therapyIds: [therapyId] }), settings: await settingsHistory(tx, instrument),
      sessions: rows.map((r) => ({
        number: r.session, date: dayIn(r.held_at, therapy.time_zone), asked: r.answers !== null || (r.over && !unseen.has(r.session_id)),
        answer: r.answers && r.received_at
          ? { at: r.received_at.toISOString(), items: r.answers.items, verdict: r.verdict, words: null } : null,
      })),
    },
  }
}
