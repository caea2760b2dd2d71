import type { VNode } from 'preact'
import { type ClientPageLine, type Stretch, type TherapyRecord, compareReturns, overlayOf, seriesConfig } from '../core/case/index.ts'
import type { Method } from '../core/detect/methods/index.ts'
import { findInstrument } from '../core/instruments/index.ts'
import { findSign } from '../core/signs/catalogue.ts'
import { dayIn } from '../db/local-day.ts'
import type { StoredCheckIn, TherapyView } from '../db/therapy-view.ts'
import { AllianceChart } from './chart/alliance-chart.tsx'
import { ChartCard } from './chart/chart-card.tsx'
import { ChartTable } from './chart/chart-table.tsx'
import { Compare } from './chart/compare.tsx'
import type { ChartMark, ChartPoint, ChartProps } from './chart/point.ts'
import { Returns } from './chart/returns.tsx'
import { SymptomChart } from './chart/symptom-chart.tsx'
import { Table } from './parts/table.tsx'
import { words as beside } from './words/beside.ts'
import { figure } from './words/chart.ts'
import { day } from './words/dates.ts'
import { words } from './words/therapy.ts'

/** How one session's check-in of the therapy's own form stands. */
export type CheckInState = 'answered' | 'part' | 'open' | 'not-answered' | 'none'

export function checkInState(checkIns: readonly StoredCheckIn[], instrumentId: string, now: Date): CheckInState {
  const own = checkIns.filter((c) => c.instrumentId === instrumentId)
  const response = own.findLast((c) => c.response)?.response
  if (response) return response.score === null ? 'part' : 'answered'
  if (own.some((c) => c.revokedAt === null && c.expiresAt > now)) return 'open'
  return own.length > 0 ? 'not-answered' : 'none'
}

const answeredAs = { answered: 'yes', part: 'part', open: 'open', 'not-answered': 'no' } as const

function points(view: TherapyView, now: Date): ChartPoint[] {
  return view.sessions.flatMap((s): ChartPoint[] => {
    const state = checkInState(s.checkIns, view.instrumentId, now)
    if (state === 'none') return []
    const response = s.checkIns.findLast((c) => c.instrumentId === view.instrumentId && c.response)?.response
    const verdict = response?.verdict
    return [{
      session: s.number, date: dayIn(s.heldAt, view.timeZone), score: response?.score ?? null,
      level: verdict?.level ?? (state === 'part' ? 'unscorable' : 'unanswered'), expected: verdict?.expected ?? null,
      state: verdict?.state ?? null, stillLower: verdict?.stillLower ?? false, slide: verdict?.slide ?? false,
      slideFrom: verdict?.slideFrom ?? null, direct: (response?.direct ?? null) as ChartPoint['direct'], answered: answeredAs[state],
      late: response?.late ?? false, notes: verdict?.notes.flatMap((note) => beside.short[note.kind] ?? []) ?? [],
    }]
  })
}

/** Everything that the picture of a therapy shows; `next` is the planned session with its short label. */
export function chartOf(
  view: TherapyView, record: TherapyRecord, line: ClientPageLine, called: string, next: ChartProps['next'], now: Date,
): ChartProps {
  const drawn = points(view, now)
  const end = Math.max(drawn.at(-1)?.session ?? 1, next?.session ?? 0)
  const begin = drawn[0]?.session ?? 1
  const within = (session: number) => session >= begin && session <= end
  const marks: ChartMark[] = [
    ...view.signs.map((s): ChartMark => ({ session: s.session, kind: 'sign', label: (findSign(s.signId)?.label ?? s.signId).replace(/^[A-Z](?=[a-z])/, (c) => c.toLowerCase()) })),
    ...line.marks.map((m): ChartMark => ({ ...m, label: words.marks[m.kind] })),
  ]
  return {
    points: drawn, marks: marks.filter((m) => within(m.session)), scale: record.instrument.range, client: called, next,
    levels: line.levels,
  }
}

/**
 * The picture with its table; under it the choice of another rule, and what published rules say of being back.
 * @param method another rule to lay over the picture
 * @param stretch the latest strain, where rules for its return may be compared
 */
export function AllianceCard({ chart, record, therapyId, method, stretch }: {
  chart: ChartProps; record: TherapyRecord; therapyId: string; method: Method | undefined; stretch: Stretch | undefined
}): VNode {
  const readings = method && overlayOf(record, method)
  const drawn = method && readings ? { ...chart, overlay: { name: method.name, readings } } : chart
  const rated = chart.points.flatMap((p) => (p.score === null ? [] : [{ session: p.session, x: p.score }]))
  const returns = stretch && compareReturns(stretch, rated)
  return (
    <ChartCard id="line" heading={words.chart} chart={<AllianceChart {...drawn} />} table={<ChartTable {...drawn} caption={words.chart} />}>
      {seriesConfig(record.instrument) && (method || rated.length > 0) && <Compare action={`/therapies/${therapyId}#line`} method={method} chart={drawn} />}
      {returns && <Returns {...returns} />}
    </ChartCard>
  )
}

/** Symptom measures, each small and on an axis of its own. */
export function Symptoms({ view }: { view: TherapyView }): VNode {
  const answered = view.sessions.flatMap((s) => s.checkIns.flatMap((c) => {
    const instrument = findInstrument(c.instrumentId)
    return c.response && instrument?.about === 'symptoms'
      ? [{ instrument, point: { session: s.number, date: dayIn(s.heldAt, view.timeZone), score: c.response.score } }] : []
  }))
  const measures = [...new Set(answered.map((a) => a.instrument))]
  return (
    <>
      {measures.map((instrument) => {
        const of = answered.filter((a) => a.instrument === instrument).map((a) => a.point)
        const heading = `${words.symptoms} · ${instrument.name}`
        const [cutoff] = instrument.cutoffs.filter((c) => c.validated).slice(1)
        return (
          <ChartCard heading={heading} note={words.symptomNote}
            chart={<SymptomChart name={instrument.name} direction={instrument.direction} scale={instrument.range} points={of}
              {...(cutoff ? { cutoff: { value: cutoff.value, label: `${cutoff.value}: ${cutoff.meaning}` } } : {})} />}
            table={<Table caption={heading} hideCaption columns={[{ label: words.table.session, numeric: true }, { label: words.table.date }, { label: words.table.score, numeric: true }]}
              rows={of.toReversed().map((p) => [p.session, day(p.date), p.score === null ? '–' : figure(p.score)])} />} />
        )
      })}
    </>
  )
}
