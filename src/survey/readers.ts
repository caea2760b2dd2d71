import type { OpenCheckIn } from '../actions/open-check-in.ts'
import type { Readers } from './view.ts'

/**
 * Who reads what a client sends, from the settings and the members as they are now. It names the people whom
 * `receiveResponse` puts on the ladder of a risk check, and nobody else: a test compares the two.
 */
export function readersOf({ practice, therapist }: OpenCheckIn): Readers {
  const { memberId, supervisorId } = therapist
  const onDuty = practice.onDuty.filter((id) => id !== memberId)
  const supervisor = supervisorId !== null && !onDuty.includes(supervisorId)
  return {
    supervisorHears: practice.supervisorMaySee && supervisorId !== null,
    ifUnsafe: onDuty.length > 0 ? (supervisor ? 'both' : 'on-duty') : supervisor ? 'supervisor' : null,
    someoneElse: practice.recipientName,
    noted: ['time-sent', 'time-claimed'],
  }
}
