import { newId } from '../db/ids.ts'
import { dayIn } from '../db/local-day.ts'
import { inTenant } from '../db/open.ts'
import { type Acting, type Outcome, audit, done, refused } from './acting.ts'
import { dayInWords, localClock } from './local-time.ts'
import { ownTherapy } from './own-therapy.ts'
import { raiseForMissedSession } from './raise-task.ts'
import { words as says } from './words/therapies.ts'

/**
 * Records that a session took place, or was missed. Sessions are numbered in the order they are recorded, which is
 * the order of their dates, so that a number on the chart keeps its meaning.
 * @param input.heldAt the moment it began
 * @param input.secondThatDay confirms that a second session on one day is meant
 */
export async function recordSession(
  acting: Acting,
  input: { therapyId: string; heldAt: Date | null; kind: 'held' | 'missed'; secondThatDay: boolean },
): Promise<Outcome<{ sessionId: string; number: number }>> {
  const { heldAt } = input
  if (!heldAt) return refused({ heldAt: says.session.heldAt })
  return inTenant(acting.db, acting, async (tx) => {
    const therapy = await ownTherapy(tx, acting, input.therapyId)
    if (!therapy) return refused({ therapy: says.therapy.notRunning })
    if (heldAt > acting.now) {
      return refused({ heldAt: says.session.later })
    }
    const zone = therapy.practice_zone
    const last = await tx.selectFrom('session').select(['number', 'held_at']).where('therapy_id', '=', input.therapyId)
      .orderBy('number', 'desc').limit(1).executeTakeFirst()
    if (dayIn(heldAt, zone) < therapy.started_on) {
      return refused({ heldAt: says.session.beforeTheFirst(dayInWords(therapy.started_on)) })
    }
    if (last && dayIn(heldAt, zone) === dayIn(last.held_at, zone) && !input.secondThatDay) {
      return refused({ secondThatDay: says.session.sameDay(last.number, localClock(last.held_at, zone)) })
    }
    if (last && heldAt <= last.held_at) {
      return refused({ heldAt: says.session.outOfOrder(last.number, dayInWords(dayIn(last.held_at, zone)), localClock(last.held_at, zone)) })
    }
    const sessionId = newId(acting.now)
    const number = (last?.number ?? 0) + 1
    await tx.insertInto('session').values({
      practice_id: acting.practiceId, session_id: sessionId, therapy_id: input.therapyId, number, held_at: heldAt,
      kind: input.kind, created_at: acting.now,
    }).execute()
    if (therapy.next_at && therapy.next_at <= heldAt) {
      await tx.updateTable('therapy').set({ next_at: null }).where('therapy_id', '=', input.therapyId).execute()
    }
    if (input.kind === 'missed') await raiseForMissedSession(tx, acting, input.therapyId, number)
    await audit(tx, acting, 'session recorded', sessionId)
    return done({ sessionId, number })
  })
}
