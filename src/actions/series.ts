import { type CaseEvent, type LinePoint, type Mark, effectOf, extendLine, replayWithMarks } from '../core/case/index.ts'
import type { Occasion, SeriesConfig, SeriesState, Verdict } from '../core/detect/index.ts'
import { findInstrument } from '../core/instruments/index.ts'
import type { Instrument } from '../core/instruments/manifest.ts'
import { score } from '../core/score.ts'
import { ruptures } from '../db/ruptures.ts'
import { type SeriesRow, seriesRows } from '../db/series.ts'
import type { Tx } from './acting.ts'
import { localDay } from './local-time.ts'

/** What a series of this instrument is judged with; null for measures that no alliance series is made of. */
export function seriesConfig(instrument: Instrument): SeriesConfig | null {
  if (instrument.about !== 'alliance' || !instrument.norms) return null
  return {
    scale: instrument.range, norms: instrument.norms,
    ...(instrument.subscaleNorms ? { subscales: instrument.subscaleNorms } : {}),
  }
}

/** A stored session as the engine sees it. */
export function occasionOf(instrument: Instrument, row: Pick<SeriesRow, 'session' | 'heldAt' | 'answers'>, zone: string): Occasion {
  const date = localDay(row.heldAt, zone)
  if (!row.answers) return { session: row.session, date, score: null }
  const scored = score(instrument, row.answers.items)
  return {
    session: row.session, date, score: scored.score, direct: scored.direct, raw: scored.raw, subscales: scored.subscales,
    ...(scored.score === null ? { unscorable: scored.unscorable } : {}),
  }
}

/** What the events of a therapy's cases did to its series, in the order in which they happened. */
export function marksOf(cases: readonly { onset: number; events: readonly CaseEvent[] }[], rows: readonly SeriesRow[]): Mark[] {
  const judgedBy = (at: string) => Math.max(0, ...rows.filter((r) => r.receivedAt && r.receivedAt.toISOString() <= at).map((r) => r.session))
  return cases
    .flatMap((c) => c.events.map((event) => ({ event, onset: c.onset, judged: judgedBy(event.at) })))
    .sort((a, b) => a.event.at.localeCompare(b.event.at) || a.event.number - b.event.number)
    .flatMap(({ event, onset, judged }) => {
      const effect = effectOf(event, onset, judged)
      return effect ? [{ ...effect, afterSession: judged }] : []
    })
}

/** Rebuilds the running state of a series from what is stored: the responses, and what people decided. */
export async function rebuildSeries(
  tx: Tx, therapyId: string, instrumentId: string, version: string, zone: string, extra: readonly Occasion[] = [],
): Promise<{ state: SeriesState; line: LinePoint[]; verdicts: Map<number, Verdict>; judged: number } | null> {
  const instrument = findInstrument(instrumentId, version)
  const config = instrument && seriesConfig(instrument)
  if (!config) return null
  const rows = await seriesRows(tx, therapyId, instrumentId, version)
  const lastAnswered = Math.max(0, ...rows.filter((r) => r.answers).map((r) => r.session), ...extra.map((o) => o.session))
  const occasions = rows.filter((r) => r.session <= lastAnswered && !extra.some((o) => o.session === r.session))
    .map((r) => occasionOf(instrument, r, zone)).concat(extra)
  const cases = await ruptures(tx, { therapyIds: [therapyId] })
  const { state, verdicts } = replayWithMarks(config, occasions, marksOf(cases, rows))
  return { state, line: extendLine([], [...verdicts.values()]), verdicts, judged: lastAnswered }
}
