import { type Kysely, type Transaction, sql } from 'kysely'
import type { Instrument } from '../core/instruments/manifest.ts'
import type { ReadingHours } from '../core/safety/hours.ts'
import { type HandOn, type Ladder, type Ownership, ownerAt } from '../core/safety/routing.ts'
import type { Assessment } from '../core/safety/assessment.ts'
import type { RiskReason } from '../core/safety/gate.ts'
import { instrumentFor } from './instruments.ts'
import type { Database, ReadingWeek, StoredAnswers } from './schema.ts'

/** Something to read first: a risk check, or words that are not meant for the therapist. */
export interface ReadingTask {
  taskId: string
  clientName: string
  therapyId: string
  therapistId: string
  therapistName: string
  reasons: RiskReason[]
  raisedAt: Date
  /** Held from the therapist it concerns. */
  held: boolean
  /** For a held one: whom the client was told of. */
  recipientId: string | null
  acknowledged: { at: Date; by: string } | null
  outcome: { text: string; at: Date; by: string; assessment: Assessment | null } | null
  /** Whose turn it is now, who has been asked, and until when. */
  turn: Ownership
  /** Each time it was handed on, first to last. */
  handedOn: HandOn[]
}

/** One task as its page shows it. */
export interface TaskToRead extends ReadingTask {
  clientId: string
  /** How to reach the client, as the practice entered it; '' when nothing was. */
  contact: string
  language: string
  therapistFirstName: string
  responseId: string | null
  session: number | null
  words: string | null
  wish: 'bring-up' | 'just-read' | 'none' | null
  /** What was answered, with its form; null where the task is about no answer that this reader may see. */
  answered: { items: StoredAnswers['items']; instrument: Instrument; score: number | null } | null
  /** True where the answers, too, are held from the therapist. */
  answersHeld: boolean
  released: string[]
  /** Tries to reach the client that did not get through, first to last. */
  attempts: { at: Date; by: string; words: string }[]
}

interface PracticeClock { reading_week: ReadingWeek; time_zone: string; acknowledge_minutes: number }

/** The people asked, in order, with the hours that the practice keeps. */
export function dutyLadder(practice: PracticeClock, onDuty: readonly string[]): Ladder {
  return { onDuty, hours: readingHours(practice.reading_week, practice.time_zone), minutes: practice.acknowledge_minutes }
}

/** The reading week and the closed days of a practice, as the clock counts them and as clients are told. */
export function readingHours({ week, closed }: ReadingWeek, zone: string): ReadingHours {
  return { zone, week: Object.fromEntries(week.map(({ day, from, to }) => [day, [{ from, to }]])), closed }
}

/** Practices in which something waits for somebody to say "I see to it". For the clock, which nobody is signed in to. */
export async function practicesWaiting(db: Kysely<Database>): Promise<string[]> {
  return (await sql<{ id: string }>`select practices_waiting() as id`.execute(db)).rows.map((row) => row.id)
}

/** What the clock needs of the tasks of one practice that nobody sees to yet: neither words nor client. */
export async function waitingTasks(tx: Transaction<Database>): Promise<{ taskId: string; ladder: string[]; raisedAt: Date; handedOn: HandOn[] }[]> {
  const { rows } = await sql<{ task_id: string; ladder: string[]; raised_at: Date; handed_on: StoredHandOn[] }>`select * from waiting_tasks()`.execute(tx)
  return rows.map((t) => ({ taskId: t.task_id, ladder: t.ladder, raisedAt: t.raised_at, handedOn: t.handed_on.map(handOn) }))
}

interface StoredHandOn { from: string; to: string | null; at: string }
const handOn = ({ from, to, at }: StoredHandOn): HandOn => ({ from, to, at: Date.parse(at) })

/** Who has to act: whoever acknowledged it, else whose turn it is by the clock. */
function turnOf(
  t: PracticeClock & { ladder: string[]; raised_at: Date; acknowledged_at: Date | null; acknowledged_by: string | null },
  handedOn: readonly HandOn[], now: Date,
): Ownership {
  const task = { raisedAt: t.raised_at.getTime(), acknowledgedAt: t.acknowledged_at?.getTime() ?? null, handedOn }
  const turn = ownerAt(task, dutyLadder(t, t.ladder), now.getTime())
  return t.acknowledged_by ? { ...turn, owner: t.acknowledged_by } : turn
}

async function tasks(tx: Transaction<Database>, now: Date, where: { taskId: string } | 'open' | { dealtWith: number }): Promise<ReadingTask[]> {
  let query = tx.selectFrom('risk_task')
    .innerJoin('client', (j) => j.onRef('client.practice_id', '=', 'risk_task.practice_id').onRef('client.client_id', '=', 'risk_task.client_id'))
    .innerJoin('therapy', (j) => j.onRef('therapy.practice_id', '=', 'risk_task.practice_id').onRef('therapy.therapy_id', '=', 'risk_task.therapy_id'))
    .innerJoin('member', (j) => j.onRef('member.practice_id', '=', 'therapy.practice_id').onRef('member.member_id', '=', 'therapy.therapist_id'))
    .innerJoin('practice', 'practice.practice_id', 'risk_task.practice_id')
    .select(['task_id', 'client.name as client_name', 'risk_task.therapy_id', 'therapist_id', 'member.name as therapist_name', 'reasons',
      'raised_at', 'ladder', 'held_from', 'acknowledged_at', 'acknowledged_by', 'outcome', 'outcome_at', 'outcome_by', 'assessment', 'reading_week',
      'practice.time_zone', 'acknowledge_minutes'])
    .select((eb) => eb.selectFrom('risk_hand_on as h').whereRef('h.practice_id', '=', 'risk_task.practice_id').whereRef('h.task_id', '=', 'risk_task.task_id')
      .select(sql<StoredHandOn[] | null>`jsonb_agg(jsonb_build_object('from', from_member, 'to', to_member, 'at', due_at) order by number)`.as('steps')).as('handed_on'))
  query = where === 'open' ? query.where('outcome_at', 'is', null).orderBy('raised_at')
    : 'taskId' in where ? query.where('task_id', '=', where.taskId)
      : query.where('outcome_at', 'is not', null).orderBy('outcome_at', 'desc').limit(where.dealtWith)
  return (await query.execute()).map((t) => ({ ...t, handedOn: (t.handed_on ?? []).map(handOn) })).map((t) => ({
    taskId: t.task_id, clientName: t.client_name, therapyId: t.therapy_id, therapistId: t.therapist_id, therapistName: t.therapist_name,
    reasons: t.reasons as RiskReason[], raisedAt: t.raised_at, held: t.held_from !== null,
    recipientId: t.held_from !== null ? t.ladder[0] ?? null : null,
    acknowledged: t.acknowledged_at && t.acknowledged_by ? { at: t.acknowledged_at, by: t.acknowledged_by } : null,
    outcome: t.outcome !== null && t.outcome_at && t.outcome_by ? { text: t.outcome, at: t.outcome_at, by: t.outcome_by, assessment: t.assessment } : null,
    turn: turnOf(t, t.handedOn, now), handedOn: t.handedOn,
  }))
}

/** Whether this member may read it now: whoever has been asked so far, and the therapist where it is not held. */
function mayRead(task: ReadingTask, memberId: string): boolean {
  return task.turn.asked.includes(memberId) || task.acknowledged?.by === memberId || (!task.held && task.therapistId === memberId)
}

/** Whether this member may close it or pass it on: a held one belongs to its recipient, or to whoever sees to it. */
export function mayAct(task: ReadingTask, memberId: string): boolean {
  return task.held ? task.recipientId === memberId || task.acknowledged?.by === memberId : mayRead(task, memberId)
}

/** What this member is asked to read first now: own turn, or a client of one's own (unless it is held from oneself). */
export async function openTasksFor(tx: Transaction<Database>, memberId: string, now: Date, ownTherapies: readonly string[] = []): Promise<ReadingTask[]> {
  return (await tasks(tx, now, 'open')).filter((t) => t.turn.asked.includes(memberId) || t.turn.owner === memberId || ownTherapies.includes(t.therapyId))
}

/** Most tasks that the list of what is dealt with looks back to. */
const DEALT_WITH = 200

/** What was closed among that which this member may read, the latest first. */
export async function tasksDealtWith(tx: Transaction<Database>, memberId: string, now: Date): Promise<ReadingTask[]> {
  return (await tasks(tx, now, { dealtWith: DEALT_WITH })).filter((t) => mayRead(t, memberId))
}

/** One task with what it is about; null unless the reader's turn has come, or it is about a client of their own. */
export async function readingTask(tx: Transaction<Database>, reader: { memberId: string; now: Date }, taskId: string): Promise<TaskToRead | null> {
  const [task] = await tasks(tx, reader.now, { taskId })
  if (!task || !mayRead(task, reader.memberId)) return null
  const about = await tx.selectFrom('risk_task')
    .innerJoin('client', (j) => j.onRef('client.practice_id', '=', 'risk_task.practice_id').onRef('client.client_id', '=', 'risk_task.client_id'))
    .leftJoin('response', (j) => j.onRef('response.practice_id', '=', 'risk_task.practice_id').onRef('response.response_id', '=', 'risk_task.response_id'))
    .leftJoin('response_words', (j) => j.onRef('response_words.practice_id', '=', 'risk_task.practice_id').onRef('response_words.response_id', '=', 'risk_task.response_id'))
    .select(['risk_task.client_id', 'contact', 'language', 'risk_task.response_id', 'words', 'wish', 'answers', 'score', 'session_number', 'response.held_from'])
    .where('task_id', '=', taskId).executeTakeFirstOrThrow()
  const { first_name } = await tx.selectFrom('member').select('first_name').where('member_id', '=', task.therapistId).executeTakeFirstOrThrow()
  const instrument = about.answers && await instrumentFor(tx, about.answers.instrument, about.answers.version)
  const attempts = await tx.selectFrom('risk_attempt').select(['at', 'by_member', 'words']).where('task_id', '=', taskId).orderBy('at').execute()
  const released = about.response_id
    ? await tx.selectFrom('release').select('what').where('response_id', '=', about.response_id).execute() : []
  return {
    ...task, clientId: about.client_id, contact: about.contact, language: about.language, therapistFirstName: first_name,
    responseId: about.response_id, session: about.session_number, words: about.words, wish: about.wish,
    answered: about.answers && instrument ? { items: about.answers.items, instrument, score: about.score } : null,
    answersHeld: about.held_from !== null, released: released.map((r) => r.what),
    attempts: attempts.map((a) => ({ at: a.at, by: a.by_member, words: a.words })),
  }
}
