import { sql, type Transaction } from 'kysely'
import type { Database, StoredAnswers } from './schema.ts'

/** One session of a series as stored: answered, or invited and not answered. */
export interface SeriesRow {
  session: number
  heldAt: Date
  answers: StoredAnswers | null
  receivedAt: Date | null
}

/**
 * Every session of a therapy with an invitation for one form, in session order. Responses held from the therapist and
 * not released are left out, as if they had not come: the series is the therapist's picture.
 */
export async function seriesRows(
  tx: Transaction<Database>, therapyId: string, instrumentId: string, version: string,
): Promise<SeriesRow[]> {
  const { rows } = await sql<{ session: number; held_at: Date; answers: StoredAnswers | null; received_at: Date | null }>`
    select s.number as session, s.held_at, r.answers, r.received_at
    from (select distinct practice_id, session_id from checkin
      where practice_id = app_practice() and therapy_id = ${therapyId}
        and instrument_id = ${instrumentId} and instrument_version = ${version}) c
    join session s on s.practice_id = c.practice_id and s.session_id = c.session_id
    left join lateral (select r.answers, r.received_at from response r
      join checkin k on k.practice_id = r.practice_id and k.checkin_id = r.checkin_id
      where r.practice_id = s.practice_id and r.session_id = s.session_id and k.instrument_id = ${instrumentId}
        and (r.held_from is null or exists (select from release x where x.practice_id = r.practice_id
          and x.response_id = r.response_id and x.what = 'answers'))
      order by r.received_at desc limit 1) r on true
    order by s.number`.execute(tx)
  return rows.map((r) => ({ session: r.session, heldAt: r.held_at, answers: r.answers, receivedAt: r.received_at }))
}
