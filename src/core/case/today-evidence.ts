import type { CaseEvent, EventType } from './event.ts'
import type { Note, SeriesState, Verdict } from '../detect/index.ts'
import type { EvidenceInput } from '../rupture/evidence.ts'
import { evidenceWindow } from '../rupture/window.ts'
import type { NotedSign } from '../signs/sign.ts'
import { type TherapyRecord, checkInEvidence, silentSince } from './record.ts'

export interface TodayEvidence {
  evidence: EvidenceInput
  /** The verdict on the latest answered check-in, as it was given then. */
  verdict: Verdict | null
  silentNotes: Note[]
}

/**
 * The window of engine §5 from the last few sessions and the running state, without judging a history anew: what Today
 * needs for sixty clients at once. "What would change the word" is left to the case's own page.
 * @param record its sessions may be cut to the latest ones; earlier answers, where given, name the row that fell most
 * @param state the running state of the series; null = nothing answered yet
 * @param onset of the open case, when there is one
 */
export function todayEvidence(record: TherapyRecord, state: SeriesState | null, onset: number | null): TodayEvidence {
  const silent = state ? silentSince(record, state) : []
  const asked = record.sessions.filter((s) => s.asked).sort((a, b) => a.number - b.number)
  const verdictOf = (session: number) =>
    asked.find((s) => s.number === session)?.answer?.verdict ?? silent.find((v) => v.session === session) ?? null
  const last = asked.at(-1)
  const goneQuiet = last ? (verdictOf(last.number)?.notes.some((n) => n.kind === 'gone-quiet') ?? false) : false
  const checkIns = asked.slice(-2).map((s) => checkInEvidence(record, s, verdictOf(s.number)))
  return {
    evidence: evidenceWindow({ checkIns, signs: record.signs, openCaseOnsetSession: onset, goneQuiet }),
    verdict: asked.findLast((s) => s.answer)?.answer?.verdict ?? null,
    silentNotes: last?.answer ? [] : silent.at(-1)?.notes ?? [],
  }
}

/** Events that a closed case still takes: they say something about it, and do not move the moment at which it closed. */
export const afterClosing: readonly EventType[] = ['was-it-one', 'looked-back', 'released']

/** ISO moment at which a case came to rest, from the events of a closed case. */
export function restedAt(events: readonly CaseEvent[]): string | null {
  return events.findLast((event) => !afterClosing.includes(event.type))?.at ?? null
}

/**
 * True when a case was closed after all that is known now: what the latest answer and the signs so far said has been
 * dealt with, and is not brought up again until something new comes.
 * @param closedAt ISO moment at which the latest closed case came to rest (`restedAt`); null = no closed case
 * @param answeredAt ISO moment of the latest answer; null = none
 */
export function isSettled(closedAt: string | null, answeredAt: string | null, signs: readonly NotedSign[]): boolean {
  if (closedAt === null || (answeredAt !== null && answeredAt > closedAt)) return false
  return !signs.some((sign) => sign.date > closedAt.slice(0, 10))
}
