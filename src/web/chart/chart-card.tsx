import type { ComponentChildren, VNode } from 'preact'
import { chartWords } from '../words/chart.ts'

/** A card with a chart and its table, and a switch between the two that needs no script. */
export function ChartCard({ heading, chart, table, note, id, children }: {
  heading: ComponentChildren
  chart: ComponentChildren
  table: ComponentChildren
  note?: ComponentChildren
  id?: string
  /** What stands under the picture. */
  children?: ComponentChildren
}): VNode {
  return (
    <section class="card chart-card" id={id}>
      <h2>{heading}</h2>
      {note && <p class="chart-note">{note}</p>}
      <details class="chart-switch">
        <summary>
          <span class="when-closed">{chartWords.showTable}</span>
          <span class="when-open">{chartWords.showChart}</span>
        </summary>
        {table}
      </details>
      <div class="chart-place">{chart}</div>
      {children && <div class="chart-below">{children}</div>}
    </section>
  )
}
