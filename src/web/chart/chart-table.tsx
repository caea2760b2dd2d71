import type { VNode } from 'preact'
import { Table } from '../parts/table.tsx'
import { besides, chartWords, figure, otherWords, range, reading } from '../words/chart.ts'
import { day } from '../words/dates.ts'
import type { ChartProps } from './point.ts'

/** The chart's data as a table, newest session first. */
export function ChartTable({ points, marks = [], overlay, scale, caption }: ChartProps & { caption: string }): VNode {
  const t = chartWords.table
  const of = new Map(overlay?.readings.map((r) => [r.session, r]))
  return (
    <Table
      caption={caption}
      hideCaption
      columns={[
        { label: t.session }, { label: t.date }, { label: t.score, numeric: true },
        { label: t.usual }, { label: t.word }, { label: t.besides },
        ...(overlay ? [{ label: otherWords.table.heading }] : []),
      ]}
      rows={points.toReversed().map((p) => [
        p.session, <span class="nowrap">{day(p.date)}</span>, p.score === null ? '–' : figure(p.score),
        <span class="nowrap">{range(p)}</span>,
        // The score and its range have columns of their own.
        p.score === null ? reading(p) : reading(p).replace(/^\S+ /, '').replace(/ \([^)]*\)$/, ''),
        besides(p, marks).join('; '),
        ...(overlay ? [p.score === null ? '' : <span class="nowrap">{otherWords.table.says(of.get(p.session), scale)}</span>] : []),
      ])}
    />
  )
}
