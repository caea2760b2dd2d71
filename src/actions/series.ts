import { type LinePoint, extendLine, judgeRecord } from '../core/case/index.ts'
import type { SeriesState } from '../core/detect/index.ts'
import { recordOfTherapy } from '../db/therapy-record.ts'
import type { Tx } from './acting.ts'

/** Rebuilds the running state of a therapy's series from what is stored, and keeps it. */
export async function refreshSeries(tx: Tx, therapyId: string, now: Date): Promise<void> {
  const rebuilt = await rebuildSeries(tx, therapyId, now)
  if (!rebuilt) return
  await tx.insertInto('series').values({
    practice_id: rebuilt.practiceId, therapy_id: therapyId, instrument_id: rebuilt.instrumentId,
    instrument_version: rebuilt.instrumentVersion, state: JSON.stringify(rebuilt.state), line: JSON.stringify(rebuilt.line),
    judged_session: rebuilt.judgedSession, revision: 1,
  }).onConflict((c) => c.columns(['practice_id', 'therapy_id', 'instrument_id', 'instrument_version']).doUpdateSet((eb) => ({
    state: eb.ref('excluded.state'), line: eb.ref('excluded.line'), judged_session: eb.ref('excluded.judged_session'),
    revision: eb('series.revision', '+', 1),
  }))).execute()
}

interface Rebuilt {
  practiceId: string
  instrumentId: string
  instrumentVersion: string
  state: SeriesState
  line: LinePoint[]
  judgedSession: number
}

async function rebuildSeries(tx: Tx, therapyId: string, now: Date): Promise<Rebuilt | null> {
  const stored = await recordOfTherapy(tx, therapyId, now)
  const judged = stored && judgeRecord(stored.record)
  if (!stored || !judged) return null
  return {
    practiceId: stored.practiceId, instrumentId: stored.record.instrument.id, instrumentVersion: stored.record.instrument.version,
    state: judged.state, line: extendLine([], [...judged.verdicts.values()]),
    judgedSession: Math.max(0, ...stored.record.sessions.filter((s) => s.answer).map((s) => s.number)),
  }
}
