import { riskChecks } from '../core/safety/gate.ts'
import { newId } from '../db/ids.ts'
import { type Acting, type Tx } from './acting.ts'

/** Raises a risk check when a session is missed after a check-in that was much lower (engine §6); nothing otherwise. */
export async function raiseForMissedSession(tx: Tx, acting: Acting, therapyId: string, missed: number): Promise<void> {
  const latest = await tx.selectFrom('response').select(['response_id', 'session_number', 'verdict'])
    .where('therapy_id', '=', therapyId).where('verdict', 'is not', null).orderBy('session_number', 'desc').limit(1).executeTakeFirst()
  const level = latest?.verdict?.level
  if (!latest || !level) return
  const reasons = riskChecks({
    measures: [], words: null, level, session: latest.session_number, signs: [],
    severeSession: level === 'severe' ? latest.session_number : null, missedSessions: [missed], assessedThrough: null,
  })
  if (reasons.length === 0) return
  const { client_id, on_duty, supervisor_id } = await tx.selectFrom('therapy')
    .innerJoin('practice', 'practice.practice_id', 'therapy.practice_id')
    .innerJoin('member', (j) => j.onRef('member.practice_id', '=', 'therapy.practice_id').onRef('member.member_id', '=', 'therapy.therapist_id'))
    .select(['client_id', 'on_duty', 'supervisor_id']).where('therapy_id', '=', therapyId).executeTakeFirstOrThrow()
  await tx.insertInto('risk_task').values({
    practice_id: acting.practiceId, task_id: newId(acting.now), client_id, therapy_id: therapyId, response_id: null,
    reasons: JSON.stringify(reasons), raised_at: acting.now, held_from: null,
    ladder: [...new Set([...on_duty, acting.memberId, ...(supervisor_id ? [supervisor_id] : [])])],
  }).execute()
}
