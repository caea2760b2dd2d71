import type { Verdict } from '../core/detect/index.ts'
import type { Reading } from '../core/detect/methods/index.ts'
import type { TherapyRow } from './series.ts'
import type { Column } from './table.ts'

/** What was found out about one row: the default's verdict, where it was asked for, and what each asked rule says. */
export interface Found {
  verdict: Verdict | null
  /** By the order of the asked rules; null where there is no rating. */
  readings: readonly (Reading | null)[]
}

/** How results are written: row by row, so that a long file is never one string. */
export type Sheet =
  | {
      kind: 'text'
      head: string
      row(row: TherapyRow, found: Found): string
      between: string
      tail: string
    }
  | {
      kind: 'table'
      columns: readonly Column[]
      /** The columns from this one on are left out when nothing ever happened in them: the eye has one thing less to pass over. */
      optionalFrom: number
      row(row: TherapyRow, found: Found): string[]
      tail: string
    }
