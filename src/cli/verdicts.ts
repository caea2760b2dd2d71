import type { BareVerdict, Level, NoteKind, SeriesConfig } from '../core/detect/index.ts'
import type { Because } from '../core/because.ts'
import { withDecimals } from '../core/stats/decimals.ts'
import type { TherapyRow } from './series.ts'
import type { Found, Sheet } from './sheet.ts'
import { csvCells, csvLine, numberCells, type Column } from './table.ts'

/** A table is for whoever checks the numbers: one decimal more than the pages show. */
export const figure = (x: number, scale: SeriesConfig['scale']) => withDecimals(x, scale.max - scale.min > 10 ? 1 : 2)

/** How results are written. */
export type Format = 'table' | 'json' | 'csv'

/** One word or two per level: the table is read down, not across. */
const short: Readonly<Record<Level, string>> = {
  unanswered: 'not answered',
  unscorable: 'in part',
  learning: 'learning',
  usual: 'usual',
  notice: 'lower',
  alert: 'clearly lower',
  severe: 'much lower',
}

const noteWords: Readonly<Record<NoteKind, string>> = {
  slide: 'slow slide',
  direct: 'felt off',
  subscale: 'one part lower',
  low: 'low, no dip',
  'started-low': 'started low',
  flat: 'ask in person',
  perfect: 'ask in person',
  'gone-quiet': 'gone quiet',
}

const columns: readonly Column[] = [
  { title: 'therapy', align: 'left' },
  { title: 'session', align: 'right' },
  { title: 'score', align: 'right' },
  { title: 'expected', align: 'right' },
  { title: 'check-in', align: 'left' },
  { title: 'since the onset', align: 'left' },
  { title: 'beside', align: 'left' },
]

const ALWAYS_SHOWN = 5

const legend =
  'expected: where nine in ten ratings would fall if nothing had changed. ' +
  '"usual" means nothing unusual in the check-in, not that all is well.\n'

/** The default's verdicts, in one of the formats. */
export const verdictSheet = (format: Format, config: SeriesConfig): Sheet => sheets[format](config)

const sheets: Readonly<Record<Format, (config: SeriesConfig) => Sheet>> = {
  // A table for reading, and one line of legend.
  table: ({ scale }) => ({
    kind: 'table',
    shows: 'verdict',
    columns,
    optionalFrom: ALWAYS_SHOWN,
    row({ therapy }, { verdict }) {
      const { session, score, expected, level, stillLower, state, notes } = verdict!
      return [
        therapy,
        String(session),
        score === null ? '' : figure(score, scale),
        expected ? `${figure(expected.low, scale)} to ${figure(expected.high, scale)}` : '',
        stillLower ? 'still lower' : short[level],
        state ?? '',
        notes.length === 0 ? '' : [...new Set(notes.map((note) => noteWords[note.kind]))].join(', '),
      ]
    },
    tail: `\n${legend}`,
  }),
  json: () => jsonSheet('reasons', (row, { verdict, because }) => jsonRow(row, verdict!, because)),
  // The same row as comma-separated values; the reasons as sentences in one cell.
  csv: () => ({
    kind: 'text',
    shows: 'reasons',
    head: csvLine(['therapy', 'session', 'score', 'level', 'p', 'pRun', 'drop', 'mean', 'low', 'high', 'state', 'slide', 'because']),
    row({ therapy }, { verdict, because }) {
      const { session, score, level, p, pRun, drop, expected, state, slide } = verdict!
      const { mean, low, high } = expected ?? { mean: null, low: null, high: null }
      const text = because.map((each) => each.text).join(' ')
      return `${csvCells([therapy, session, score, level])},${numberCells([p, pRun, drop, mean, low, high])},${csvLine([state, slide, text])}`
    },
    between: '',
    tail: '',
  }),
}

/** One array, each row an object on its own line, so that it can be read whole or line by line. */
export function jsonSheet(shows: Sheet['shows'], object: (row: TherapyRow, found: Found) => object): Sheet {
  return { kind: 'text', shows, head: '[', row: (row, found) => `\n${JSON.stringify(object(row, found))}`, between: ',', tail: '\n]\n' }
}

/** The row of the command line contract (engine §9). */
export function jsonRow({ therapy }: TherapyRow, verdict: BareVerdict, because: readonly Because[]) {
  const { session, score, level, p, pRun, drop, expected, state, slide } = verdict
  return { therapy, session, score, level, p, pRun, drop, expected, state, slide, because }
}
