import { isIsoDate, type DirectStep, type Occasion, type Scale, type SeriesConfig } from '../core/detect/index.ts'
import type { Instrument } from '../core/instruments/manifest.ts'
import { checkAnswers, score as scoreForm, scoreItems, type Answers } from '../core/score.ts'
import { MOST_SHOWN, type Result } from './command.ts'
import { at, listed, quoted, type CsvFile } from './csv.ts'
import { toNumber } from './options.ts'
import type { NamedParts } from './parts.ts'

/** Characters in the name of a therapy: as many as a client's name may have (actions/checked-text.ts). */
export const LONGEST_NAME = 200

/** How the score of a row comes about. */
export type ScoreFrom =
  | { kind: 'score' }
  /** `parts`: which of the names each part of the form is made of, for a method that looks at parts. */
  | { kind: 'items'; names: readonly string[]; parts?: NamedParts['places'] }
  | { kind: 'form'; instrument: Instrument }

/** One row of the file, ready to be judged. */
export interface TherapyRow {
  therapy: string
  occasion: Occasion
}

/** Where the rows of each therapy stand in the file, in the order of the rows. */
export function byTherapy(rows: readonly { therapy: string }[]): Iterable<number[]> {
  const therapies = new Map<string, number[]>()
  rows.forEach(({ therapy }, i) => {
    const places = therapies.get(therapy)
    if (places) places.push(i)
    else therapies.set(therapy, [i])
  })
  return therapies.values()
}

/** The columns each way of scoring needs, and those it can also use. */
export function columnsFor(from: ScoreFrom): { needed: string[]; useful: string[] } {
  const base = ['therapy', 'session']
  if (from.kind === 'score') return { needed: [...base, 'score'], useful: ['date'] }
  if (from.kind === 'items') return { needed: [...base, ...from.names], useful: ['date'] }
  const scale = from.instrument.items.filter((item) => item.kind === 'scale').map((item) => item.id)
  const rest = from.instrument.items.filter((item) => item.kind !== 'scale').map((item) => item.id)
  return { needed: [...base, ...scale], useful: ['date', ...rest] }
}

/** What is missing from the header; with a hint where the file seems to use another separator. */
export function missingColumns(csv: Pick<CsvFile, 'file' | 'columns'>, needed: readonly string[]): string[] {
  const hint =
    csv.columns.length === 1 && /[;\t]/.test(csv.columns[0]!)
      ? ' Is the file separated by something other than commas?'
      : ''
  return needed
    .filter((name) => !csv.columns.includes(name))
    .map(
      (name) =>
        `${at(csv.file, 1, name)}: expected this column; the file has ${listed(csv.columns, ', ', quoted)}.${hint}`,
    )
}

/** One row as it was written, checked; `session` null = not a number, which has been said. */
export interface CheckedRow {
  therapy: string
  session: number | null
  /** ISO date, or nothing. */
  date: string
  /** The score, or the answers in the order of the items; null = empty. */
  numbers: readonly (number | null)[]
}

/** Hears what is wrong with a row, as "column: what was expected"; `order` = where it stands among all about this row. */
export type SayWrong = (order: number, column: string, text: string) => void

/** In this order the problems of one row are said. */
export const ORDER = { therapy: 0, session: 1, date: 2, answers: 3 }

/**
 * Makes the reader of one row for a file with these columns.
 * @param scale bounds scores and items; a form's own items have their own bounds
 */
export function rowReader(columns: readonly string[], scale: Scale, from: ScoreFrom, say: SayWrong): (cells: readonly string[]) => CheckedRow {
  const place = (name: string) => columns.indexOf(name)
  const [therapyAt, sessionAt, dateAt] = [place('therapy'), place('session'), place('date')]
  const asked = questions(from, scale).map((each) => ({ ...each, at: place(each.name) }))
  const wrong = (order: number, column: string, expected: string, cell: string) => say(order, column, `expected ${expected}, found ${quoted(cell)}.`)
  return (cells) => {
    const cell = (index: number) => (index < 0 ? '' : cells[index]!.trim())
    const therapy = cell(therapyAt)
    if (therapy === '' || therapy.length > LONGEST_NAME) wrong(ORDER.therapy, 'therapy', `a name or number of at most ${LONGEST_NAME} characters`, therapy)
    const sessionCell = cell(sessionAt)
    const session = /^\d{1,9}$/.test(sessionCell) ? Number(sessionCell) : null
    if (session === null) wrong(ORDER.session, 'session', 'a whole number', sessionCell)
    const date = cell(dateAt)
    if (date !== '' && !isIsoDate(date)) wrong(ORDER.date, 'date', 'a date as YYYY-MM-DD, or nothing', date)
    const numbers: (number | null)[] = []
    for (const { name, at: index, min, max } of asked) {
      const text = cell(index)
      const value = text === '' ? null : toNumber(text)
      const good = text === '' || (value !== null && value >= min && value <= max)
      if (!good) wrong(ORDER.answers, name, `a number from ${min} to ${max}, or nothing`, text)
      numbers.push(good ? value : null)
    }
    if (from.kind === 'form')
      for (const { column, text } of wrongAnswers(from.instrument, answersOf(from.instrument, numbers))) say(ORDER.answers, column, text)
    return { therapy, session, date, numbers }
  }
}

/** The cells that make the score, each with the bounds of its answers. */
export function questions(from: ScoreFrom, { min, max }: Scale): { name: string; min: number; max: number }[] {
  if (from.kind === 'score') return [{ name: 'score', min, max }]
  if (from.kind === 'items') return from.names.map((name) => ({ name, min, max }))
  return from.instrument.items.map((item) => ({ name: item.id, min: item.min, max: item.max }))
}

const answersOf = (instrument: Instrument, numbers: CheckedRow['numbers']): Answers =>
  Object.fromEntries(instrument.items.map((item, i) => [item.id, numbers[i]]))

/** What the engine judges of a checked row. */
export function occasionOf(from: ScoreFrom, session: number, date: string, numbers: CheckedRow['numbers']): Occasion {
  if (from.kind === 'score') return date === '' ? { session, score: numbers[0]! } : { session, date, score: numbers[0]! }
  const when = date === '' ? { session } : { session, date }
  if (from.kind === 'items') {
    const result = scoreItems(numbers)
    return result.score === null && result.answered > 0
      ? { ...when, score: null, unscorable: result.unscorable }
      : { ...when, score: result.score }
  }
  const form = scoreForm(from.instrument, answersOf(from.instrument, numbers))
  if (form.raw.every((answer) => answer === null)) return { ...when, score: null }
  return {
    ...when,
    score: form.score,
    ...(form.score === null ? { unscorable: form.unscorable } : {}),
    direct: form.direct as DirectStep | null,
    raw: form.raw,
    subscales: form.subscales,
  }
}

/**
 * The rows of one therapy whose session an earlier row has already.
 * @param sessions in the order of the rows; null = unreadable
 */
export function twice(sessions: readonly (number | null)[]): { row: number; first: number }[] {
  const seen = new Map<number, number>()
  return sessions.flatMap((session, row) => {
    if (session === null) return []
    const first = seen.get(session)
    if (first !== undefined) return [{ row, first }]
    seen.set(session, row)
    return []
  })
}

/** The sentence about a session that comes twice. @param line of the row that has it first */
export const saidTwice = (therapy: string, session: number, line: number): string =>
  `expected each session once for ${quoted(therapy)} (line ${line} has it too), found "${session}".`

/** What is wrong with one row; `order` = where it stands among all about this row. */
export interface RowProblem { line: number; order: number; column: string; text: string }

/** What is wrong with the rows of a file, in their order, whatever the order in which it is found. */
export interface RowProblems {
  add(problem: RowProblem): void
  /** Counts problems that are not among the first. */
  more(count: number): void
  count(): number
  /** The first of them, as many as are ever said. */
  first(): string[]
}

/** Holds few of the problems of a file, however many there are. @param most how many are wanted in the end */
export function rowProblems(file: string, most = MOST_SHOWN): RowProblems {
  let kept: RowProblem[] = []
  let count = 0
  const sort = () => (kept = kept.sort((a, b) => a.line - b.line || a.order - b.order).slice(0, most))
  return {
    add(problem) {
      count += 1
      kept.push(problem)
      if (kept.length > 50 * most) sort()
    },
    more: (others) => void (count += others),
    count: () => count,
    first: () => sort().map(({ line, column, text }) => `${at(file, line, column)}: ${text}`),
  }
}

/** Reads every row as an occasion of its therapy, or says everything that is wrong with them. */
export function readRows(csv: CsvFile, config: SeriesConfig, from: ScoreFrom): Result<TherapyRow[]> {
  const problems = rowProblems(csv.file, Infinity)
  let line = 0
  const read = rowReader(csv.columns, config.scale, from, (order, column, text) => problems.add({ line, order, column, text }))
  const checked = csv.rows.map((row) => {
    line = row.line
    return read(row.cells)
  })
  for (const places of byTherapy(checked))
    for (const { row, first } of twice(places.map((i) => checked[i]!.session))) {
      const { therapy, session } = checked[places[row]!]!
      problems.add({ line: csv.rows[places[row]!]!.line, order: ORDER.session, column: 'session', text: saidTwice(therapy, session!, csv.rows[places[first]!]!.line) })
    }
  if (problems.count() > 0) return { ok: false, problems: problems.first() }
  return { ok: true, value: checked.map(({ therapy, session, date, numbers }) => ({ therapy, occasion: occasionOf(from, session!, date, numbers) })) }
}

/** What is wrong with the answers of one form, by column: a form's own sentence names its row, which is the column here. */
export function wrongAnswers(instrument: Instrument, answers: Answers): { column: string; text: string }[] {
  return instrument.items.flatMap((item) =>
    checkAnswers(instrument, { [item.id]: answers[item.id] }).map((text) => ({
      column: item.id,
      text: text.replace(`Row "${item.id}": `, ''),
    })),
  )
}
