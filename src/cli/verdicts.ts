import { type Level, type NoteKind, type SeriesConfig, type Verdict } from '../core/detect/index.ts'
import type { Io } from './command.ts'
import type { TherapyRow } from './series.ts'
import { csvLine, textTable, type Column } from './table.ts'

/** A table is for whoever checks the numbers: one decimal more than the pages show. */
export const figure = (x: number, scale: SeriesConfig['scale']) => x.toFixed(scale.max - scale.min > 10 ? 1 : 2)

/** How results are written. */
export type Format = 'table' | 'json' | 'csv'

/** Rows are written in pieces of this many, so that a long file is never one string. */
const PIECE = 500

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

/** A table for reading, and one line of legend. */
export async function asTable(
  rows: readonly TherapyRow[],
  verdicts: readonly Verdict[],
  config: SeriesConfig,
  io: Io,
): Promise<void> {
  const lines = rows.map(({ therapy }, i) => {
    const { session, score, expected, level, stillLower, state, notes } = verdicts[i]!
    return [
      therapy,
      String(session),
      score === null ? '' : figure(score, config.scale),
      expected ? `${figure(expected.low, config.scale)} to ${figure(expected.high, config.scale)}` : '',
      stillLower ? 'still lower' : short[level],
      state ?? '',
      [...new Set(notes.map((note) => noteWords[note.kind]))].join(', '),
    ]
  })
  // A column in which nothing ever happened is left out: the eye has one thing less to pass over.
  const shown = columns.map((_, c) => c < ALWAYS_SHOWN || lines.some((line) => line[c] !== ''))
  const keep = <T>(cells: readonly T[]) => cells.filter((_, c) => shown[c])
  await io.out(textTable(keep(columns), lines.map(keep)))
  await io.out(`\n${legend}`)
}

/** One array, each row an object on its own line, so that it can be read whole or line by line. */
export async function asJson(
  rows: readonly TherapyRow[],
  verdicts: readonly Verdict[],
  _config: SeriesConfig,
  io: Io,
): Promise<void> {
  await io.out('[')
  await inPieces(rows, io, (row, i) => `${i === 0 ? '\n' : ',\n'}${JSON.stringify(jsonRow(row, verdicts[i]!))}`)
  await io.out('\n]\n')
}

/** The row of the command line contract (engine §9). */
export function jsonRow({ therapy }: TherapyRow, verdict: Verdict) {
  const { session, score, level, p, pRun, drop, expected, state, slide } = verdict
  const because = [...verdict.because, ...verdict.notes.map((note) => note.because)]
  return { therapy, session, score, level, p, pRun, drop, expected, state, slide, because }
}

/** The same row as comma-separated values; the reasons as sentences in one cell. */
export async function asCsv(
  rows: readonly TherapyRow[],
  verdicts: readonly Verdict[],
  _config: SeriesConfig,
  io: Io,
): Promise<void> {
  await io.out(
    csvLine([
      'therapy',
      'session',
      'score',
      'level',
      'p',
      'pRun',
      'drop',
      'mean',
      'low',
      'high',
      'state',
      'slide',
      'because',
    ]),
  )
  await inPieces(rows, io, (row, i) => {
    const { therapy, session, score, level, p, pRun, drop, expected, state, slide, because } = jsonRow(
      row,
      verdicts[i]!,
    )
    const text = because.map((each) => each.text).join(' ')
    return csvLine([
      therapy,
      session,
      score,
      level,
      p,
      pRun,
      drop,
      expected?.mean ?? null,
      expected?.low ?? null,
      expected?.high ?? null,
      state,
      slide,
      text,
    ])
  })
}

export async function inPieces(
  rows: readonly TherapyRow[],
  io: Io,
  write: (row: TherapyRow, i: number) => string,
): Promise<void> {
  for (let start = 0; start < rows.length; start += PIECE)
    await io.out(
      rows
        .slice(start, start + PIECE)
        .map((row, i) => write(row, start + i))
        .join(''),
    )
}
