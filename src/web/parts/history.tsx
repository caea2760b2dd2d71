import type { ComponentChildren, VNode } from 'preact'
import { day } from '../words/dates.ts'

/** What happened, one sentence each with its date, newest first as the caller orders them. */
export function History({ entries }: { entries: readonly { date: string; text: ComponentChildren; by?: string }[] }): VNode {
  return (
    <ol class="history">
      {entries.map((entry) => (
        <li>
          <time dateTime={entry.date}>{day(entry.date)}</time>
          <p>{entry.text}{entry.by && <span class="muted"> · {entry.by}</span>}</p>
        </li>
      ))}
    </ol>
  )
}
