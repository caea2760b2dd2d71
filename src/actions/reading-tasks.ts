import { type Assessment } from '../core/safety/assessment.ts'
import { newId } from '../db/ids.ts'
import { inTenant } from '../db/open.ts'
import { mayAct, readingTask } from '../db/tasks.ts'
import { type Acting, type Outcome, audit, done, refused } from './acting.ts'
import { longest, textProblem } from './checked-text.ts'
import { handOnDue } from './hand-on-due.ts'
import { refreshSeries } from './series.ts'
import { words as says } from './words/reading.ts'

const notYours = refused({ task: says.notYours })
const notBegun = refused({ task: says.notBegun })

/** Writes down that this member read a task, with the client's words and contact, so that who saw what can be answered. */
export async function auditTaskRead(acting: Acting, input: { taskId: string }): Promise<void> {
  await inTenant(acting.db, acting, (tx) => audit(tx, acting, 'risk check read', input.taskId))
}

/** Says "I have read it and see to it": from now on it stays with this member. What fell due before is written down first. */
export async function acknowledgeTask(acting: Acting, input: { taskId: string }): Promise<Outcome<null>> {
  await handOnDue(acting.db, acting.practiceId, acting.now)
  return inTenant(acting.db, acting, async (tx) => {
    if (!(await readingTask(tx, acting, input.taskId))) return notYours
    await tx.updateTable('risk_task').set({ acknowledged_at: acting.now, acknowledged_by: acting.memberId })
      .where('task_id', '=', input.taskId).where('acknowledged_at', 'is', null).execute()
    await audit(tx, acting, 'risk check acknowledged', input.taskId)
    return done(null)
  })
}

/**
 * Notes a try that did not reach the client. The task stays open, now with whoever tried: a message left is not an
 * assessment.
 */
export async function noteAttempt(acting: Acting, input: { taskId: string; words: string }): Promise<Outcome<null>> {
  const problem = textProblem(input.words, longest.words, says.attempt)
  if (problem) return refused({ outcome: problem })
  const taken = await acknowledgeTask(acting, input)
  if (!taken.ok) return taken
  return inTenant(acting.db, acting, async (tx) => {
    const task = await readingTask(tx, acting, input.taskId)
    if (!task) return notYours
    if (!mayAct(task, acting.memberId)) return notBegun
    if (task.outcome) return refused({ outcome: says.documented })
    await tx.insertInto('risk_attempt').values({
      practice_id: acting.practiceId, attempt_id: newId(acting.now), task_id: input.taskId, at: acting.now, by_member: acting.memberId, words: input.words,
    }).execute()
    await audit(tx, acting, 'risk check: not reached', input.taskId)
    return done(null)
  })
}

/**
 * Closes a task with how safety was looked at and what was done; without both it stays open. A held one is closed by its
 * recipient, or by whoever sees to it. What was so documented asks again only on change (engine §6).
 */
export async function documentOutcome(
  acting: Acting, input: { taskId: string; outcome: string; assessment: Assessment | null },
): Promise<Outcome<null>> {
  const problem = textProblem(input.outcome, longest.words, says.outcome)
  if (problem) return refused({ outcome: problem })
  const { assessment } = input
  if (!assessment) return refused({ assessment: says.assessment })
  await handOnDue(acting.db, acting.practiceId, acting.now)
  return inTenant(acting.db, acting, async (tx) => {
    const task = await readingTask(tx, acting, input.taskId)
    if (!task) return notYours
    if (!mayAct(task, acting.memberId)) return notBegun
    const closed = await tx.updateTable('risk_task').set((eb) => ({
      outcome: input.outcome, outcome_at: acting.now, outcome_by: acting.memberId, assessment,
      acknowledged_at: eb.fn.coalesce('acknowledged_at', eb.val(acting.now)), acknowledged_by: eb.fn.coalesce('acknowledged_by', eb.val(acting.memberId)),
    })).where('task_id', '=', input.taskId).where('outcome_at', 'is', null).executeTakeFirst()
    if (closed.numUpdatedRows === 0n) return refused({ outcome: says.documented })
    await audit(tx, acting, 'risk check outcome', input.taskId)
    return done(null)
  })
}

/**
 * Releases what was held from the therapist, after the recipient has spoken with the client and as far as the client
 * agreed. Answers that are released enter the therapist's picture from then on.
 */
export async function releaseHeld(
  acting: Acting, input: { taskId: string; what: readonly ('answers' | 'words')[]; note: string },
): Promise<Outcome<null>> {
  const problem = textProblem(input.note, longest.words, says.release.note)
  if (problem) return refused({ note: problem })
  if (input.what.length === 0) return refused({ what: says.release.what })
  return inTenant(acting.db, acting, async (tx) => {
    const task = await readingTask(tx, acting, input.taskId)
    if (!task?.held || !task.responseId) return notYours
    if (!mayAct(task, acting.memberId)) return notBegun
    const responseId = task.responseId
    await tx.insertInto('release').values(input.what.map((what) => ({
      practice_id: acting.practiceId, response_id: responseId, what, released_at: acting.now, released_by: acting.memberId, note: input.note,
    }))).onConflict((c) => c.doNothing()).execute()
    if (input.what.includes('answers')) await refreshSeries(tx, task.therapyId, acting.now)
    await audit(tx, acting, 'held response released', responseId)
    return done(null)
  })
}
