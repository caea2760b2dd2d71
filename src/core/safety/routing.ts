import { isOpen, nextOpening, type ReadingHours } from './hours.ts'

/** Minutes in reading hours after which an unacknowledged risk task goes to the next person (engine §6). */
export const ACKNOWLEDGE_WITHIN_MINUTES = 30

/** Instants are milliseconds since 1970-01-01 UTC. */
export interface RiskTask { raisedAt: number; acknowledgedAt: number | null }

export interface Ladder {
  /** Who is asked, in order; never empty. */
  onDuty: readonly string[]
  hours: ReadingHours
  minutes?: number
}

export interface Ownership {
  /** Who has to act now. */
  owner: string
  /** Since when. */
  since: number
  /** Everyone who has been asked so far, first to last; all of them still see the task and may acknowledge it. */
  asked: readonly string[]
  /** When it goes to the next person; null when acknowledged, or when nobody is left. */
  nextAt: number | null
  acknowledged: boolean
  /** True when the last person's time has passed too: the task stays open, on the page of everyone asked. */
  exhausted: boolean
}

const MINUTE = 60_000

/** When a person's time is over: the set minutes if it ends within reading hours, else the next opening. */
function deadline(hours: ReadingHours, from: number, minutes: number): number {
  const end = from + minutes * MINUTE
  if (isOpen(hours, from) && isOpen(hours, end)) return end
  // A practice that never reads forms has no opening to wait for: then the minutes count around the clock.
  return nextOpening(hours, isOpen(hours, from) ? end : from) ?? end
}

/**
 * Who owns a risk task at a moment. Pure: the same task, ladder and moment give the same owner, so nothing is lost when
 * a job runs late. Raised in hours, it goes on after the set minutes; raised or running out outside hours, at the next
 * opening. It is never closed by time.
 * @param now milliseconds since 1970-01-01 UTC, not before `raisedAt`
 * @throws RangeError when nobody is on duty, when minutes are not positive, or when zone or hours are none
 */
export function ownerAt(task: RiskTask, ladder: Ladder, now: number): Ownership {
  const { onDuty, hours, minutes = ACKNOWLEDGE_WITHIN_MINUTES } = ladder
  const first = onDuty[0]
  if (first === undefined) throw new RangeError('a risk task needs at least one person on duty')
  if (!(minutes > 0)) throw new RangeError(`minutes must be positive, got ${minutes}`)
  const acknowledged = task.acknowledgedAt !== null && task.acknowledgedAt <= now
  const until = acknowledged ? task.acknowledgedAt as number : now
  let [owner, since, rung] = [first, task.raisedAt, 0]
  let end = deadline(hours, since, minutes)
  while (end <= until) {
    const next = onDuty[rung + 1]
    if (next === undefined) {
      return { owner, since, asked: onDuty, nextAt: null, acknowledged, exhausted: !acknowledged }
    }
    ;[owner, since, rung] = [next, end, rung + 1]
    end = deadline(hours, since, minutes)
  }
  const last = rung === onDuty.length - 1
  const nextAt = acknowledged || last ? null : end
  return { owner, since, asked: onDuty.slice(0, rung + 1), nextAt, acknowledged, exhausted: false }
}
