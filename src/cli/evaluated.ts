import type { Method } from '../core/detect/methods/index.ts'
import type { Rates } from '../core/evaluation/rates.ts'
import type { ReturnRates } from '../core/evaluation/returns.ts'

/** What was found out about every method, ready to be written. */
export interface Evaluation {
  file: string
  /** Sentences that have to be read with the figures. */
  notes: string[]
  therapies: number
  ratings: number
  falls: number
  resamples: number
  methods: { method: Method; rates: Rates }[]
  /** Empty when the file holds no fall that was flagged. */
  returns: ReturnRates[]
}

/** A share as people read it; empty where there was nothing to count. */
export const share = (x: number | null) => (x === null ? '' : `${Math.round(100 * x)} %`)
const plain = (x: number) => x.toFixed(1)

/** The figures in the order in which they are read. */
export const figures: readonly { name: keyof Rates; title: string; show: (x: number) => string }[] = [
  { name: 'falseFlags', title: 'false flags per 100', show: plain },
  { name: 'falseEpisodes', title: 'in a row once', show: plain },
  { name: 'everFlagged', title: 'stable ever flagged', show: share },
  { name: 'atOnce', title: 'found at once', show: share },
  { name: 'within3', title: 'within 3', show: share },
  { name: 'within6', title: 'within 6', show: share },
  { name: 'delay', title: 'delay', show: plain },
  { name: 'returnedWrongly', title: 'returned, wrongly', show: share },
  { name: 'returnedLate', title: 'returned, late', show: share },
]
