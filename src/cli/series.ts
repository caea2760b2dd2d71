import { isIsoDate, type DirectStep, type Occasion, type Scale, type SeriesConfig } from '../core/detect/index.ts'
import type { Instrument } from '../core/instruments/manifest.ts'
import { checkAnswers, score as scoreForm, scoreItems, type Answers } from '../core/score.ts'
import type { Result } from './command.ts'
import { at, quoted, type CsvFile } from './csv.ts'
import { toNumber } from './options.ts'

/** Characters in the name of a therapy: as many as a client's name may have (actions/checked-text.ts). */
const LONGEST_NAME = 200

/** How the score of a row comes about. */
export type ScoreFrom =
  | { kind: 'score' }
  | { kind: 'items'; names: readonly string[] }
  | { kind: 'form'; instrument: Instrument }

/** One row of the file, ready to be judged. */
export interface TherapyRow {
  therapy: string
  occasion: Occasion
}

/** Where the rows of each therapy stand in the file, in the order of the rows. */
export function byTherapy(rows: readonly TherapyRow[]): Iterable<number[]> {
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
export function missingColumns(csv: CsvFile, needed: readonly string[]): string[] {
  const hint =
    csv.columns.length === 1 && /[;\t]/.test(csv.columns[0]!)
      ? ' Is the file separated by something other than commas?'
      : ''
  return needed
    .filter((name) => !csv.columns.includes(name))
    .map(
      (name) =>
        `${at(csv.file, 1, name)}: expected this column; the file has ${csv.columns.map(quoted).join(', ')}.${hint}`,
    )
}

/**
 * Reads every row as an occasion of its therapy, or says everything that is wrong with them.
 * @param config its scale bounds scores and items
 */
export function readRows(csv: CsvFile, config: SeriesConfig, from: ScoreFrom): Result<TherapyRow[]> {
  const problems: string[] = []
  const seen = new Map<string, Map<number, number>>()
  const index = new Map(csv.columns.map((name, i) => [name, i]))
  const rows = csv.rows.map(({ line, cells }): TherapyRow => {
    const cell = (name: string) => cells[index.get(name) ?? -1]?.trim() ?? ''
    const wrong = (column: string, expected: string) =>
      void problems.push(`${at(csv.file, line, column)}: expected ${expected}, found ${quoted(cell(column))}.`)
    const therapy = cell('therapy')
    if (therapy === '' || therapy.length > LONGEST_NAME) wrong('therapy', `a name or number of at most ${LONGEST_NAME} characters`)
    const session = /^\d{1,9}$/.test(cell('session')) ? Number(cell('session')) : null
    if (session === null) wrong('session', 'a whole number')
    else {
      const sessions = seen.get(therapy) ?? new Map<number, number>()
      const earlier = sessions.get(session)
      if (earlier !== undefined)
        wrong('session', `each session once for ${quoted(therapy)} (line ${earlier} has it too)`)
      else seen.set(therapy, sessions.set(session, line))
    }
    const date = cell('date')
    if (date !== '' && !isIsoDate(date)) wrong('date', 'a date as YYYY-MM-DD, or nothing')
    const scored = scoreRow(cell, wrong, config.scale, from, (column, text) => problems.push(`${at(csv.file, line, column)}: ${text}`))
    return { therapy, occasion: { session: session ?? 0, ...(date === '' ? {} : { date }), ...scored } }
  })
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: rows }
}

type Scored = Pick<Occasion, 'score' | 'unscorable' | 'direct' | 'raw' | 'subscales'>

function scoreRow(
  cell: (name: string) => string,
  wrong: (column: string, expected: string) => void,
  scale: Scale,
  from: ScoreFrom,
  say: (column: string, text: string) => void,
): Scored {
  const number = (name: string, bounds: Scale): number | null => {
    if (cell(name) === '') return null
    const value = toNumber(cell(name))
    if (value !== null && value >= bounds.min && value <= bounds.max) return value
    wrong(name, `a number from ${bounds.min} to ${bounds.max}, or nothing`)
    return null
  }
  if (from.kind === 'score') return { score: number('score', scale) }
  if (from.kind === 'items') {
    const result = scoreItems(from.names.map((name) => number(name, scale)))
    return result.score === null && result.answered > 0
      ? { score: null, unscorable: result.unscorable }
      : { score: result.score }
  }
  const { instrument } = from
  const answers: Answers = Object.fromEntries(instrument.items.map((item) => [item.id, number(item.id, item)]))
  const problems = wrongAnswers(instrument, answers)
  for (const { column, text } of problems) say(column, text)
  if (problems.length > 0) return { score: null }
  const form = scoreForm(instrument, answers)
  if (form.raw.every((answer) => answer === null)) return { score: null }
  return {
    score: form.score,
    ...(form.score === null ? { unscorable: form.unscorable } : {}),
    direct: form.direct as DirectStep | null,
    raw: form.raw,
    subscales: form.subscales,
  }
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
