import { isIsoDate, type Scale } from '../../core/detect/index.ts'
import { words } from '../words/try.ts'

/** One line that was pasted, as a check-in. */
export interface Row {
  /** As an editor counts it, from 1. */
  line: number
  session: number
  /** null = not answered. */
  score: number | null
  date?: string
}

/** Something that could not be read, and where; line 0 = the whole text. */
export interface Problem { line: number; text: string }

/** How the lines were understood. */
export type HowRead = keyof typeof words.said.how

export type Parsed =
  /** `rows` in session order; `unused` names columns that were left out. */
  | { ok: true; rows: Row[]; how: HowRead; unused: string[] }
  | { ok: false; problems: Problem[] }

/** The columns that mean something here. */
const known = /^(session|score|date|therapy)$/
/** As many check-ins as one therapy could ever have, and more. */
const MOST_LINES = 5000
const LONGEST_FOUND = 30
const w = words.problems

interface Line { line: number; text: string }
type Separator = '\t' | ';' | ',' | ' ' | null

const problem = (line: number, text: string): Parsed => ({ ok: false, problems: [{ line, text }] })
const filled = ({ text }: Line) => text.trim() !== ''

/**
 * Reads a pasted series: one rating a line, or session, score and date, with or without names on the first line, between
 * tabs, semicolons, commas or spaces; decimals with a point or a comma. Says everything that is wrong with it, line by line.
 * @param scale scores outside of it are refused
 */
export function parseSeries(text: string, scale: Scale): Parsed {
  const all = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/).map((line, i): Line => ({ line: i + 1, text: line }))
  const first = all.findIndex(filled)
  if (first < 0) return problem(0, w.nothing)
  const lines = all.slice(first, all.findLastIndex(filled) + 1)
  if (lines.length > MOST_LINES) return problem(0, w.tooMany(MOST_LINES))
  return /\p{L}/u.test(lines[0]!.text) ? withNames(lines, scale) : withoutNames(lines, scale)
}

function withoutNames(lines: readonly Line[], scale: Scale): Parsed {
  const separator = separatorOf(lines, scale)
  if (typeof separator === 'object' && separator !== null) return { ok: false, problems: [separator] }
  const split = lines.map((line) => ({ ...line, cells: cellsOf(line.text, separator) }))
  const most = Math.max(...split.map(({ cells }) => cells.length))
  if (most === 1) return listOf(split.map(({ line, cells }) => ({ line, cell: cells[0]! })), 'list', scale)
  if (split.length === 1 && isRow(split[0]!.cells)) return listOf(split[0]!.cells.map((cell) => ({ line: split[0]!.line, cell })), 'row', scale)
  const names = ['session', 'score', 'date'].slice(0, Math.min(most, 3))
  const rows = split.filter(filled)
  const ragged = rows.filter(({ cells }) => cells.length > 3 || cells.length < 2)
  if (ragged.length > 0) return { ok: false, problems: ragged.map(({ line, cells }) => ({ line, text: w.cells(w.columns, cells.length) })) }
  return rowsOf(rows, names, most === 2 ? 'pairs' : 'triples', scale)
}

/** Whether the values of the only line are ratings side by side, and not session, score and date. */
const isRow = ([session, , date = '', ...more]: readonly string[]) => more.length > 0 || !isSession(session!) || (date !== '' && numberIn(date) !== null)
const isSession = (cell: string) => /^\d{1,9}$/.test(cell)

function withNames([head, ...rest]: readonly Line[], scale: Scale): Parsed {
  const separator: Separator = ['\t' as const, ';' as const, ',' as const].find((mark) => head!.text.includes(mark)) ?? ' '
  const names = cellsOf(head!.text, separator).map((name) => name.toLowerCase())
  if (!names.some((name) => known.test(name))) return problem(head!.line, w.header(shortened(head!.text)))
  if (!names.includes('score')) return problem(head!.line, w.noScore)
  const twice = names.find((name, i) => known.test(name) && names.indexOf(name) < i)
  if (twice !== undefined) return problem(head!.line, w.namedTwice(twice))
  const alone = names.length === 1
  const rows = (alone ? rest : rest.filter(filled)).map((line) => ({ ...line, cells: cellsOf(line.text, alone ? null : separator) }))
  if (rows.length === 0) return problem(0, w.nothing)
  if (alone) return listOf(rows.map(({ line, cells }) => ({ line, cell: cells[0]! })), 'named', scale)
  const ragged = rows.filter(({ cells }) => cells.length !== names.length)
  if (ragged.length > 0) return { ok: false, problems: ragged.map(({ line, cells }) => ({ line, text: w.cells(w.named(names), cells.length) })) }
  const therapy = names.indexOf('therapy')
  const other = therapy < 0 ? undefined : rows.find(({ cells }) => cells[therapy] !== rows[0]!.cells[therapy])
  if (other) return problem(other.line, w.therapies(shortened(rows[0]!.cells[therapy]!), shortened(other.cells[therapy]!)))
  return rowsOf(rows, names, 'named', scale)
}

/** What stands between the values of a line, or what is unclear about it; null = nothing, one value a line. */
function separatorOf(lines: readonly Line[], scale: Scale): Separator | Problem {
  const texts = lines.filter(filled).map(({ text }) => text.trim())
  for (const mark of ['\t', ';'] as const) if (lines.some(({ text }) => text.includes(mark))) return mark
  const spaced = texts.every((text) => text.split(/\s+/).every((cell) => /^[+-]?\d+([.,]\d+)?$/.test(cell)))
  if (spaced && texts.some((text) => /\s/.test(text))) return ' '
  if (!texts.some((text) => text.includes(','))) return texts.some((text) => /\d\s+\d/.test(text)) ? ' ' : null
  return commaOf(lines.filter(filled), scale)
}

/** Whether a comma stands between session and score, or for a decimal point: what makes sense, or else a question. */
function commaOf(lines: readonly Line[], scale: Scale): ',' | null | Problem {
  const pairs = lines.map(({ text }) => /^\s*([+-]?\d+),(\d+)\s*$/.exec(text))
  if (lines.some(({ text }, i) => !pairs[i] && text.includes(','))) return ','
  const found = pairs.filter((pair) => pair !== null)
  const sessions = found.map(([, session]) => Number(session))
  if (found.length < lines.length || new Set(sessions).size < sessions.length) return null
  const on = (x: number) => x >= scale.min && x <= scale.max
  const asDecimals = found.every(([, whole, part]) => on(Number(`${whole}.${part}`)))
  const asPairs = found.every(([, session, score]) => Number(session) >= 0 && !/^0\d/.test(score!) && on(Number(score)))
  if (asPairs !== asDecimals) return asPairs ? ',' : null
  const counted = found.length > 2 && sessions[0]! <= 1 && sessions.every((session, i) => session === sessions[0]! + i)
  if (counted) return ','
  if (!asPairs) return null
  const [whole, session, score] = found[0]!
  return { line: lines[0]!.line, text: w.unclear(whole.trim(), whole.trim().replace(',', '.'), session!, score!) }
}

/** The values of a line without the spaces and quotes around them; a quoted value may hold the separator. */
function cellsOf(text: string, separator: Separator): string[] {
  if (separator === null) return [bare(text)]
  if (separator === ' ') return text.trim().split(/\s+/).map(bare)
  const cells: string[] = ['']
  let quoted = false
  for (const character of text) {
    if (character === '"') quoted = !quoted
    if (character === separator && !quoted) cells.push('')
    else cells[cells.length - 1] += character
  }
  return cells.map(bare)
}

const bare = (cell: string) => cell.trim().replace(/^"(.*)"$/, '$1').trim()

function listOf(cells: readonly { line: number; cell: string }[], how: HowRead, scale: Scale): Parsed {
  const problems: Problem[] = []
  const rows = cells.map(({ line, cell }, i): Row => ({ line, session: i + 1, score: scoreIn(cell, line, scale, problems) }))
  return problems.length > 0 ? { ok: false, problems } : { ok: true, rows, how, unused: [] }
}

function rowsOf(lines: readonly { line: number; cells: readonly string[] }[], names: readonly string[], how: HowRead, scale: Scale): Parsed {
  const problems: Problem[] = []
  const seen = new Map<number, number>()
  const counted = !names.includes('session')
  let latest = ''
  const rows = lines.map(({ line, cells }, i): Row => {
    const cell = (name: string) => cells[names.indexOf(name)] ?? ''
    const session = counted ? i + 1 : isSession(cell('session')) ? Number(cell('session')) : null
    if (session === null) problems.push({ line, text: w.session(shortened(cell('session'))) })
    else if (seen.has(session)) problems.push({ line, text: w.twice(session, seen.get(session)!) })
    else seen.set(session, line)
    const date = cell('date')
    if (date !== '' && !isIsoDate(date)) problems.push({ line, text: w.date(shortened(date)) })
    // Counted from the wrong end, a fall would look like a rise.
    else if (counted && date !== '' && date < latest) problems.push({ line, text: w.backwards(date, latest) })
    else if (date !== '') latest = date
    return { line, session: session ?? 0, score: scoreIn(cell('score'), line, scale, problems), ...(date === '' ? {} : { date }) }
  })
  if (problems.length > 0) return { ok: false, problems }
  const unused = names.filter((name) => !known.test(name)).map(shortened)
  return { ok: true, rows: rows.toSorted((a, b) => a.session - b.session), how, unused }
}

function scoreIn(cell: string, line: number, scale: Scale, problems: Problem[]): number | null {
  if (cell === '') return null
  const value = numberIn(cell)
  if (value !== null && value >= scale.min && value <= scale.max) return value
  problems.push({ line, text: w.score(scale.min, scale.max, shortened(cell)) })
  return null
}

/** A decimal number with a point or a comma, or null: no thousands mark, no hexadecimal, no infinity. */
export function numberIn(text: string): number | null {
  const plain = text.trim().replace(/^([^.,]*),([^.,]*)$/, '$1.$2')
  if (!/^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i.test(plain)) return null
  const value = Number(plain)
  return Number.isFinite(value) ? value : null
}

/** As it may be repeated in a message: short, and without control characters. */
function shortened(cell: string): string {
  const clean = cell.trim().replace(/\p{C}/gu, '�')
  return clean.length > LONGEST_FOUND ? `${clean.slice(0, LONGEST_FOUND)}…` : clean
}
