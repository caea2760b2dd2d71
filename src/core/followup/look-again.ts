import type { Because } from '../because.ts'

/** Sessions after a conversation or a change until it is looked at again (guidance §7, §8: "look again in two sessions"). */
export const LOOK_AGAIN_AFTER = 2
/** Sessions after a repair until it is remembered once (science §2.4: six sessions as the reporting window). */
export const ANNIVERSARY_AFTER = 6

/** Sessions for which the look back is offered; then it goes away by itself (our draft). */
export const LOOK_BACK_LASTS = 6

export interface LookAgain { kind: 'look-again' | 'anniversary'; dueSession: number; text: string; because: Because }

/**
 * When to look at it again after a conversation, a change of the work, a denial or a waiting on purpose.
 * @param session the session in which that happened
 */
export function lookAgain(session: number): LookAgain {
  const dueSession = session + LOOK_AGAIN_AFTER
  return {
    kind: 'look-again',
    dueSession,
    text: 'Is it better, the same, or has something else come up? Ask in person, in one sentence.',
    because: {
      rule: 'look-again', text: `Due in session ${dueSession}, ${LOOK_AGAIN_AFTER} sessions after session ${session}.`,
      values: { session, after: LOOK_AGAIN_AFTER, dueSession }, source: 'docs/clinical/followup.md; expert judgement',
    },
  }
}

/**
 * When to look again after waiting on purpose: in the session that the therapist named.
 * @param until that session
 */
export function waitedUntil(until: number): LookAgain {
  return {
    kind: 'look-again', dueSession: until,
    text: 'Is it time to open it, to wait on, or to let it rest? Decide anew; why you waited stands in the history.',
    because: { rule: 'waited-until', text: `Due in session ${until}, as you set it when you chose to wait.`, values: { dueSession: until }, source: 'docs/clinical/followup.md; your own choice' },
  }
}

/**
 * A quiet look back, six sessions after the case was closed as repaired.
 * @param closedSession the last session before it was closed
 */
export function anniversary(closedSession: number): LookAgain {
  const dueSession = closedSession + ANNIVERSARY_AFTER
  return {
    kind: 'anniversary',
    dueSession,
    text: 'Six sessions have passed since this was repaired. Has what you agreed on held? A word of it to the client may be welcome, or nothing at all.',
    because: {
      rule: 'anniversary', text: `Due in session ${dueSession}, ${ANNIVERSARY_AFTER} sessions after session ${closedSession}.`,
      values: { session: closedSession, after: ANNIVERSARY_AFTER, dueSession }, source: 'docs/clinical/followup.md, reporting window of six sessions; expert judgement',
    },
  }
}

/**
 * Whether the look back is offered now: from six sessions after the close, for six sessions. A question that is quietly
 * there, never an alarm: it goes away unanswered.
 * @param closedSession the last session before the case was closed
 * @param sessions sessions so far, missed ones included
 */
export function offersLookBack(closedSession: number, sessions: number): boolean {
  const { dueSession } = anniversary(closedSession)
  return sessions >= dueSession && sessions < dueSession + LOOK_BACK_LASTS
}
