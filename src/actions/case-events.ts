import { isDeepStrictEqual } from 'node:util'
import { type CaseEvent, type EventData, type NewEvent, effectOf, foldCase, refusal } from '../core/case/index.ts'
import { newId } from '../db/ids.ts'
import { inTenant } from '../db/open.ts'
import { type StoredRupture, ruptures } from '../db/ruptures.ts'
import { type Acting, type Outcome, type Tx, audit, done, refused } from './acting.ts'
import { longest, textProblem } from './checked-text.ts'
import { ownTherapy } from './own-therapy.ts'
import { refreshSeries } from './series.ts'
import { words as says } from './words/cases.ts'
import { words as therapySays } from './words/therapies.ts'

/** The open case of a therapy, if there is one that the reader may see. */
export async function openRuptureOf(tx: Tx, therapyId: string): Promise<StoredRupture | null> {
  return (await ruptures(tx, { therapyIds: [therapyId] }, true))[0] ?? null
}

/**
 * Appends one event to a case and writes the stage that follows from it, in the caller's transaction.
 * @returns null when written, else why the case does not take this event now
 */
export async function appendEvent(tx: Tx, acting: Acting, rupture: StoredRupture, event: NewEvent): Promise<string | null> {
  const before = foldCase(rupture.events)
  const no = refusal(before, event)
  if (no) return no
  const number = before.events + 1
  const stored = { number, at: acting.now.toISOString(), by: acting.memberId, ...event } as CaseEvent
  const after = foldCase([...rupture.events, stored])
  const moved = await tx.updateTable('rupture')
    .set({ stage: after.stage, closed: after.closed, events: number, changed_at: acting.now })
    .where('rupture_id', '=', rupture.ruptureId).where('events', '=', before.events).executeTakeFirst()
  if (moved.numUpdatedRows === 0n) {
    return says.changed
  }
  await tx.insertInto('case_event').values({
    practice_id: acting.practiceId, rupture_id: rupture.ruptureId, number, at: acting.now, by_member: acting.memberId,
    type: event.type, data: JSON.stringify(event.data),
  }).execute()
  if (effectOf(event, rupture.onset, 0)) await refreshSeries(tx, rupture.therapyId, acting.now)
  await audit(tx, acting, `case: ${event.type}`, rupture.ruptureId)
  return null
}

/** Every text that an event carries fits, and can be stored. */
function wordsProblem(event: NewEvent): string | null {
  for (const value of Object.values(event.data).flatMap((one: unknown) => (one && typeof one === 'object' ? Object.values(one) : [one]))) {
    if (typeof value === 'string') {
      const problem = textProblem(value, longest.words, null)
      if (problem) return problem
    }
  }
  return null
}

/** True when the same person has just written the very same: a form sent twice, not a second event. */
function sentTwice(rupture: StoredRupture, acting: Acting, event: NewEvent): boolean {
  const last = rupture.events.at(-1)
  return last !== undefined && last.by === acting.memberId && last.type === event.type && isDeepStrictEqual(last.data, event.data)
}

/**
 * Records one event in a case of the acting therapist.
 * @param input.seen number of the last event on the page that is being answered; a page that is older is told so, and
 *   nothing is written. Absent = whatever the case is by now.
 */
export async function recordCaseEvent(
  acting: Acting, input: { ruptureId: string; event: NewEvent; seen?: number | undefined },
): Promise<Outcome<null>> {
  const words = wordsProblem(input.event)
  if (words) return refused({ words })
  return inTenant(acting.db, acting, async (tx) => {
    const rupture = (await ruptures(tx, { ruptureId: input.ruptureId }))[0]
    if (!rupture || !(await ownTherapy(tx, acting, rupture.therapyId))) {
      return refused({ rupture: says.notRunning })
    }
    if (input.event.type === 'reopened' && (await openRuptureOf(tx, rupture.therapyId))) {
      return refused({ words: says.anotherOpen })
    }
    if (input.seen !== undefined && input.seen !== rupture.events.at(-1)?.number) {
      return sentTwice(rupture, acting, input.event) ? done(null) : refused({ words: says.changed })
    }
    const problem = await appendEvent(tx, acting, rupture, input.event)
    return problem ? refused({ words: problem }) : done(null)
  })
}

/**
 * Opens a case: by hand, with one tap after the client said so, or from evidence that became strong. With one open
 * already, that one is given back: nothing opens twice.
 */
export async function openRupture(
  tx: Tx, acting: Acting, input: { therapyId: string; by: EventData['opened']['by']; session: number; because: string },
): Promise<string> {
  const existing = await openRuptureOf(tx, input.therapyId)
  if (existing) return existing.ruptureId
  const ruptureId = newId(acting.now)
  const data: EventData['opened'] = { by: input.by, session: input.session, because: input.because }
  const view = foldCase([{ number: 1, at: acting.now.toISOString(), by: acting.memberId, type: 'opened', data }])
  await tx.insertInto('rupture').values({
    practice_id: acting.practiceId, rupture_id: ruptureId, therapy_id: input.therapyId, onset_session: input.session,
    stage: view.stage, closed: view.closed, events: 1, opened_at: acting.now, changed_at: acting.now,
  }).execute()
  await tx.insertInto('case_event').values({
    practice_id: acting.practiceId, rupture_id: ruptureId, number: 1, at: acting.now, by_member: acting.memberId,
    type: 'opened', data: JSON.stringify(data),
  }).execute()
  await refreshSeries(tx, input.therapyId, acting.now)
  await audit(tx, acting, 'case: opened', ruptureId)
  return ruptureId
}

/** Opens a case by hand, after the latest session that took place. */
export async function openRuptureByHand(
  acting: Acting, input: { therapyId: string; by: 'by-hand' | 'said-directly'; because: string },
): Promise<Outcome<{ ruptureId: string }>> {
  const problem = textProblem(input.because, longest.words, null)
  if (problem) return refused({ because: problem })
  return inTenant(acting.db, acting, async (tx) => {
    if (!(await ownTherapy(tx, acting, input.therapyId))) return refused({ therapy: therapySays.therapy.notRunning })
    const last = await tx.selectFrom('session').select('number').where('therapy_id', '=', input.therapyId)
      .orderBy('number', 'desc').limit(1).executeTakeFirst()
    if (!last) return refused({ session: says.sessionFirst })
    return done({ ruptureId: await openRupture(tx, acting, { ...input, session: last.number }) })
  })
}
