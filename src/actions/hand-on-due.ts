import { type Kysely, sql } from 'kysely'
import { dueHandOns } from '../core/safety/routing.ts'
import { inTenant } from '../db/open.ts'
import type { Database } from '../db/schema.ts'
import { dutyLadder, practicesWaiting, waitingTasks } from '../db/tasks.ts'
import { type Tx, audit } from './acting.ts'

/**
 * Writes down every hand-on of one practice that has fallen due (engine §6), each with the time at which it did. Asked again it
 * writes nothing, so it may run late, twice, or in two places at once. Nothing is ever closed by it.
 * @returns how many were new
 */
export async function recordHandOns(tx: Tx, practiceId: string, now: Date): Promise<number> {
  const waiting = await waitingTasks(tx)
  if (waiting.length === 0) return 0
  const practice = await tx.selectFrom('practice').select(['reading_week', 'time_zone', 'acknowledge_minutes']).executeTakeFirstOrThrow()
  let recorded = 0
  for (const { taskId, ladder, raisedAt, handedOn } of waiting) {
    const task = { raisedAt: raisedAt.getTime(), acknowledgedAt: null, handedOn }
    for (const step of dueHandOns(task, dutyLadder(practice, ladder), now.getTime())) {
      const { rows } = await sql<{ isNew: boolean }>`
        select record_hand_on(${taskId}, ${step.from}, ${step.to}, ${new Date(step.at)}, ${now}) as "isNew"`.execute(tx)
      if (!rows[0]?.isNew) continue
      recorded++
      await audit(tx, { practiceId, memberId: null, now }, step.to === null ? 'risk check: everybody was asked' : 'risk check handed on', taskId)
    }
  }
  return recorded
}

/** As `recordHandOns`, in a transaction of its own, where nobody is signed in. */
export async function handOnDue(db: Kysely<Database>, practiceId: string, now: Date): Promise<number> {
  return inTenant(db, { practiceId, memberId: null }, (tx) => recordHandOns(tx, practiceId, now))
}

/**
 * As `handOnDue`, for every practice in which something waits to be read.
 * @throws what the first practice that failed threw, after all the others were seen to
 */
export async function handOnAllDue(db: Kysely<Database>, now: Date): Promise<number> {
  const done = await Promise.allSettled((await practicesWaiting(db)).map((id) => handOnDue(db, id, now)))
  const failed = done.find((one) => one.status === 'rejected')
  if (failed) throw failed.reason
  return done.reduce((sum, one) => sum + (one.status === 'fulfilled' ? one.value : 0), 0)
}
