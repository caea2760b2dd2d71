import type { NoteKind, Verdict } from '../detect/index.ts'
import type { TherapyRecord } from './record.ts'

/** One sentence of what the check-in says, and what it is about: the rating itself, or something beside it. */
export interface Saying { about: 'level' | NoteKind; text: string }

/**
 * What the latest answered check-in says, and the silence since then: the rating itself first, then everything beside it,
 * each once.
 * @param silent verdicts on invitations that ran out since the latest answer (`silentSince`)
 */
export function sayingsOf(record: TherapyRecord, silent: readonly Verdict[]): Saying[] {
  const latest = record.sessions.findLast((s) => s.answer)?.answer?.verdict
  const notes = [...(latest?.notes ?? []), ...(silent.at(-1)?.notes ?? [])]
  return [
    ...(latest?.because ?? []).map(({ text }): Saying => ({ about: 'level', text })),
    ...notes.map(({ kind, because }): Saying => ({ about: kind, text: because.text })),
  ].filter(({ text }, i, all) => all.findIndex((one) => one.text === text) === i)
}
