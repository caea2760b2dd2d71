import { isOpen, nextOpening, type ReadingHours } from './hours.ts'

/** Minutes in reading hours after which an unacknowledged risk task goes to the next person (engine §6). */
export const ACKNOWLEDGE_WITHIN_MINUTES = 30

/** Instants are milliseconds since 1970-01-01 UTC. */
export interface RiskTask {
  raisedAt: number
  acknowledgedAt: number | null
  /** What has been recorded so far, first to last: it stands, whatever the hours or the ladder became since. */
  handedOn?: readonly HandOn[]
}

/** One person's time was over, and the next was asked; `to` null = nobody was left to ask. */
export interface HandOn { from: string; to: string | null; at: number }

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
  /** Who is asked then; null with `nextAt`. */
  next: string | null
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

/** Where the task stands on its ladder at a moment, and the steps there that are not recorded yet. */
function walk(task: RiskTask, { onDuty, hours, minutes = ACKNOWLEDGE_WITHIN_MINUTES }: Ladder, until: number) {
  if (onDuty.length === 0) throw new RangeError('a risk task needs at least one person on duty')
  if (!(minutes > 0)) throw new RangeError(`minutes must be positive, got ${minutes}`)
  let [rung, since, exhausted] = [0, task.raisedAt, false]
  for (const { to, at } of task.handedOn ?? []) {
    const place = to === null ? onDuty.length - 1 : onDuty.indexOf(to)
    if (to === null) exhausted = true
    else if (place > rung) [rung, since] = [place, at]
  }
  const steps: HandOn[] = []
  if (exhausted) return { rung: onDuty.length - 1, since, end: null, exhausted, steps }
  let end = deadline(hours, since, minutes)
  while (end <= until) {
    const to = onDuty[rung + 1] ?? null
    steps.push({ from: onDuty[rung]!, to, at: end })
    if (to === null) return { rung, since, end: null, exhausted: true, steps }
    ;[rung, since] = [rung + 1, end]
    end = deadline(hours, since, minutes)
  }
  return { rung, since, end, exhausted, steps }
}

/**
 * Who owns a risk task at a moment. Pure: the same task, ladder and moment give the same owner, so nothing is lost when
 * a job runs late. Raised in hours, it goes on after the set minutes; raised or running out outside hours, at the next
 * opening. It is never closed by time. What was recorded before (`handedOn`) is where the count goes on.
 * @param now milliseconds since 1970-01-01 UTC, not before `raisedAt`
 * @throws RangeError when nobody is on duty, when minutes are not positive, or when zone or hours are none
 */
export function ownerAt(task: RiskTask, ladder: Ladder, now: number): Ownership {
  const acknowledged = task.acknowledgedAt !== null && task.acknowledgedAt <= now
  const { rung, since, end, exhausted } = walk(task, ladder, acknowledged ? task.acknowledgedAt as number : now)
  const next = acknowledged || exhausted ? null : ladder.onDuty[rung + 1] ?? null
  return {
    owner: ladder.onDuty[rung]!, since, asked: ladder.onDuty.slice(0, rung + 1), nextAt: next === null ? null : end, next,
    acknowledged, exhausted: exhausted && !acknowledged,
  }
}

/**
 * The hand-ons that are due by a moment and not recorded yet, in order, each with the time at which it fell due. Recording
 * them and asking again gives none, so a job may run late, twice, or in two places.
 * @param now milliseconds since 1970-01-01 UTC
 * @throws RangeError as `ownerAt`
 */
export function dueHandOns(task: RiskTask, ladder: Ladder, now: number): HandOn[] {
  return walk(task, ladder, task.acknowledgedAt !== null ? Math.min(now, task.acknowledgedAt) : now).steps
}
