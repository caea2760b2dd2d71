import type { Transaction } from 'kysely'
import { type Ladder, type Ownership, ownerAt } from '../core/safety/routing.ts'
import type { RiskReason } from '../core/safety/gate.ts'
import type { Database, ReadingWeek, StoredAnswers } from './schema.ts'

/** Something to read first: a risk check, or words that are not meant for the therapist. */
export interface ReadingTask {
  taskId: string
  clientName: string
  therapyId: string
  therapistName: string
  reasons: RiskReason[]
  raisedAt: Date
  /** Held from the therapist it concerns. */
  held: boolean
  acknowledged: { at: Date; by: string } | null
  outcome: { text: string; at: Date; by: string } | null
  /** Whose turn it is now, who has been asked, and until when. */
  turn: Ownership
}

interface PracticeClock { reading_week: ReadingWeek; time_zone: string; acknowledge_minutes: number }

function ladderOf(practice: PracticeClock, onDuty: readonly string[]): Ladder {
  const week = Object.fromEntries(practice.reading_week.week.map(({ day, from, to }) => [day, [{ from, to }]]))
  return { onDuty, hours: { zone: practice.time_zone, week }, minutes: practice.acknowledge_minutes }
}

/** Who has to act: whoever acknowledged it, else whose turn it is by the clock. */
function turnOf(
  t: PracticeClock & { ladder: string[]; raised_at: Date; acknowledged_at: Date | null; acknowledged_by: string | null }, now: Date,
): Ownership {
  const task = { raisedAt: t.raised_at.getTime(), acknowledgedAt: t.acknowledged_at?.getTime() ?? null }
  const turn = ownerAt(task, ladderOf(t, t.ladder), now.getTime())
  return t.acknowledged_by ? { ...turn, owner: t.acknowledged_by } : turn
}

async function tasks(tx: Transaction<Database>, now: Date, where: { taskId: string } | 'open'): Promise<ReadingTask[]> {
  let query = tx.selectFrom('risk_task')
    .innerJoin('client', (j) => j.onRef('client.practice_id', '=', 'risk_task.practice_id').onRef('client.client_id', '=', 'risk_task.client_id'))
    .innerJoin('therapy', (j) => j.onRef('therapy.practice_id', '=', 'risk_task.practice_id').onRef('therapy.therapy_id', '=', 'risk_task.therapy_id'))
    .innerJoin('member', (j) => j.onRef('member.practice_id', '=', 'therapy.practice_id').onRef('member.member_id', '=', 'therapy.therapist_id'))
    .innerJoin('practice', 'practice.practice_id', 'risk_task.practice_id')
    .select(['task_id', 'client.name as client_name', 'risk_task.therapy_id', 'member.name as therapist_name', 'reasons', 'raised_at', 'ladder',
      'held_from', 'acknowledged_at', 'acknowledged_by', 'outcome', 'outcome_at', 'outcome_by', 'reading_week', 'practice.time_zone', 'acknowledge_minutes'])
    .orderBy('raised_at')
  query = where === 'open' ? query.where('outcome_at', 'is', null) : query.where('task_id', '=', where.taskId)
  return (await query.execute()).map((t) => ({
    taskId: t.task_id, clientName: t.client_name, therapyId: t.therapy_id, therapistName: t.therapist_name,
    reasons: t.reasons as RiskReason[], raisedAt: t.raised_at, held: t.held_from !== null,
    acknowledged: t.acknowledged_at && t.acknowledged_by ? { at: t.acknowledged_at, by: t.acknowledged_by } : null,
    outcome: t.outcome !== null && t.outcome_at && t.outcome_by ? { text: t.outcome, at: t.outcome_at, by: t.outcome_by } : null,
    turn: turnOf(t, now),
  }))
}

/** What this member is asked to read first now: own turn, or a client of one's own (unless it is held from oneself). */
export async function openTasksFor(tx: Transaction<Database>, memberId: string, now: Date, ownTherapies: readonly string[] = []): Promise<ReadingTask[]> {
  return (await tasks(tx, now, 'open')).filter((t) => t.turn.asked.includes(memberId) || t.turn.owner === memberId || ownTherapies.includes(t.therapyId))
}

/** One task with what it is about, as far as the reader may see it. */
export async function readingTask(
  tx: Transaction<Database>, taskId: string, now: Date,
): Promise<(ReadingTask & { responseId: string | null; words: string | null; wish: 'bring-up' | 'just-read' | 'none' | null; answers: StoredAnswers | null; session: number | null; released: string[] }) | null> {
  const [task] = await tasks(tx, now, { taskId })
  if (!task) return null
  const about = await tx.selectFrom('risk_task')
    .leftJoin('response', (j) => j.onRef('response.practice_id', '=', 'risk_task.practice_id').onRef('response.response_id', '=', 'risk_task.response_id'))
    .leftJoin('response_words', (j) => j.onRef('response_words.practice_id', '=', 'risk_task.practice_id').onRef('response_words.response_id', '=', 'risk_task.response_id'))
    .select(['risk_task.response_id', 'words', 'wish', 'answers', 'session_number']).where('task_id', '=', taskId).executeTakeFirstOrThrow()
  const released = about.response_id
    ? await tx.selectFrom('release').select('what').where('response_id', '=', about.response_id).execute() : []
  return {
    ...task, responseId: about.response_id, words: about.words, wish: about.wish, answers: about.answers, session: about.session_number,
    released: released.map((r) => r.what),
  }
}
