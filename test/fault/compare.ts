import { hashToken } from '../../src/actions/acting.ts'
import type { Attune } from './attune.ts'
import { everythingIn } from './practice.ts'
import type { Sent } from './submissions.ts'

/** What the sender's memory and the database say about each other. */
export interface Compared {
  acknowledged: number
  stored: number
  /** Acknowledged and not there. */
  lost: number
  /** There more than once. */
  duplicated: number
  /** There with other answers or words than were sent, or refused as if somebody else had answered. */
  wrong: number
  /** There without its words, its audit line, its place in the series, or its case events. */
  half: number
}

interface Row { token: string; answers: Record<string, number>; words: string | null; audited: number }

/** Compares by content, each submission by its own link. */
export async function compare(attune: Attune, sent: readonly Sent[]): Promise<Compared> {
  const { pool, close } = everythingIn(attune)
  const { rows } = await pool.query<Row>(`select encode(c.token_hash, 'hex') as token, r.answers->'items' as answers, w.words,
      (select count(*) from audit a where a.practice_id = r.practice_id and a.subject_id = c.checkin_id and a.action = 'response received') as audited
    from response r join checkin c using (practice_id, checkin_id) left join response_words w using (practice_id, response_id)`)
  const { rows: [{ uneven }] } = await pool.query(`select
      (select count(*) from series s where s.revision <> (select count(*) from response r
        where r.practice_id = s.practice_id and r.therapy_id = s.therapy_id and r.answers->>'instrument' = s.instrument_id))
      + (select count(*) from response r where not exists (select from series s where s.practice_id = r.practice_id and s.therapy_id = r.therapy_id))
      + (select count(*) from rupture u where u.events <> (select count(*) from case_event e
        where e.practice_id = u.practice_id and e.rupture_id = u.rupture_id)) as uneven`)
  await close()
  const byToken = Map.groupBy(rows, (row) => row.token)
  const found: Compared = { acknowledged: 0, stored: 0, lost: 0, duplicated: 0, wrong: 0, half: uneven }
  for (const { submission, acknowledged, otherwise } of sent) {
    const there = byToken.get(hashToken(submission.token).toString('hex')) ?? []
    found.stored += there.length
    if (acknowledged) found.acknowledged++
    if (acknowledged && there.length === 0) found.lost++
    if (there.length > 1) found.duplicated++
    const same = there.every((row) => row.words === submission.words
      && Object.entries(submission.answers).every(([id, answer]) => row.answers[id] === answer)
      && Object.keys(row.answers).length === Object.keys(submission.answers).length)
    if (!same || otherwise.some((status) => status !== 0 && status !== 503)) found.wrong++
    if (there.some((row) => row.audited !== 1)) found.half++
  }
  return found
}
