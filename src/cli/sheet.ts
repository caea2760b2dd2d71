import type { Because } from '../core/because.ts'
import type { BareVerdict } from '../core/detect/index.ts'
import type { Reading } from '../core/detect/methods/index.ts'
import type { TherapyRow } from './series.ts'
import type { Column } from './table.ts'

/** What was found out about one row, as far as the sheet asks for it. */
export interface Found {
  /** The default's verdict. */
  verdict: BareVerdict | null
  /** Its reasons, and those of what stands beside the level. */
  because: readonly Because[]
  /** What each asked rule says, by the order of the rules; null where there is no rating. */
  readings: readonly (Reading | null)[]
}

/** How results are written: row by row, so that a long file is never one string. */
export type Sheet = {
  /** What it shows of the default's verdict: sentences take longer to make than the verdict itself. */
  shows: 'no verdict' | 'verdict' | 'reasons'
  tail: string
} & (
  | {
      kind: 'text'
      head: string
      row(row: TherapyRow, found: Found): string
      between: string
    }
  | {
      kind: 'table'
      columns: readonly Column[]
      /** The columns from this one on are left out when nothing ever happened in them: the eye has one thing less to pass over. */
      optionalFrom: number
      row(row: TherapyRow, found: Found): string[]
    }
)
