import { isAscii, isUtf8 } from 'node:buffer'
import { open, type FileHandle } from 'node:fs/promises'
import { MOST_SHOWN, problem, type Failed, type Result } from './command.ts'

/** A file with a header: the cells of each row in the order of the columns, and the line the row ends on. */
export interface CsvFile {
  file: string
  columns: readonly string[]
  rows: readonly { line: number; cells: readonly string[] }[]
}

/** Takes one row; `line` is the line it ends on. */
export type TakeRow = (cells: readonly string[], line: number) => void

/** Called with the columns, before the first row; what is wrong with them ends the reading. */
export type Begin = (columns: readonly string[]) => Result<TakeRow>

/** Half a million ratings, which take about 1.5 GB of memory when they are held all at once. */
const MOST_HELD = 20_000_000

/** A hundred million ratings; what is larger may be a stream without an end. */
const MOST_READ = 2_000_000_000

/** Characters of one row. What is longer is most likely a quote that was never closed. */
const LONGEST_ROW = 1_000_000

const PIECE = 65_536

/** Where a problem is: the file, the line as an editor counts it, the column by name. */
export function at(file: string, line: number, column?: string): string {
  return column === undefined ? `${file}: line ${line}` : `${file}: line ${line}, column ${column}`
}

/** A cell as it may be repeated in a message: short, and without control characters. */
export function quoted(cell: string): string {
  const clean = cell.replace(/\p{C}/gu, '�')
  return `"${clean.length > 40 ? `${clean.slice(0, 40)}…` : clean}"`
}

/** Names of columns as a message lists them: the first of many, and how many more there are. */
export function listed(names: readonly string[], between: string, write = (name: string) => quoted(name).slice(1, -1)): string {
  const more = names.length - MOST_SHOWN
  return `${names.slice(0, MOST_SHOWN).map(write).join(between)}${more > 0 ? ` … and ${more} more` : ''}`
}

/** Reads a comma-separated UTF-8 file whole, up to 20 MB, or says what is wrong. */
export async function readCsv(file: string): Promise<Result<CsvFile>> {
  let names: readonly string[] = []
  const rows: { line: number; cells: readonly string[] }[] = []
  const read = await eachRow(file, (columns) => {
    names = columns
    return { ok: true, value: (cells, line) => void rows.push({ line, cells }) }
  }, MOST_HELD)
  return read.ok ? { ok: true, value: { file, columns: names, rows } } : read
}

/**
 * Reads a comma-separated UTF-8 file row by row and never holds more than a piece of it (without a library:
 * docs/decisions/0015). A byte order mark, Windows line ends and blank lines are fine. What makes the rest unreadable
 * (other bytes, a quote out of place) ends the reading and is said alone; rows with too many or too few cells are counted
 * to the end and said instead of anything else.
 */
export async function eachRow(file: string, begin: Begin, most: number = MOST_READ): Promise<Result<null>> {
  const rows = rowScanner(file, begin)
  // One room for all of the file: a new one for every piece would outlive many others, and be cleared away late.
  let bytes = Buffer.allocUnsafeSlow(2 * PIECE)
  let carried = 0
  let length = 0
  let handle: FileHandle | null = null
  try {
    handle = await open(file)
    for (;;) {
      if (bytes.length - carried < PIECE) bytes = Buffer.concat([bytes.subarray(0, carried)], 2 * bytes.length)
      const { bytesRead } = await handle.read(bytes, carried, PIECE, null)
      if (bytesRead === 0) break
      length += bytesRead
      if (length > most) return problem(`${file}: expected at most ${most / 1_000_000} MB, the file is larger. Split it, with each therapy whole in one part.`)
      const text = bytes.subarray(0, carried + bytesRead)
      // Cut at a line end, so that neither a character nor a row without quotes is ever in two pieces.
      const cut = lastLineEnd(text)
      const wrong = cut > 0 ? rows.take(text.subarray(0, cut)) : rows.tooLong(text)
      if (wrong !== null) return problem(...wrong)
      carried = text.copy(bytes, 0, cut)
    }
  } catch (error) {
    return problem(`${file}: ${cannotRead(error as NodeJS.ErrnoException)}`)
  } finally {
    await handle?.close()
  }
  const wrong = rows.take(bytes.subarray(0, carried))
  return wrong === null ? (rows.end() ?? { ok: true, value: null }) : problem(...wrong)
}

/** The place after the last line end; a carriage return at the very end may still be half of one. */
function lastLineEnd(bytes: Buffer): number {
  const feed = bytes.lastIndexOf(10)
  return feed >= 0 || bytes.length < 2 ? feed + 1 : bytes.lastIndexOf(13, bytes.length - 2) + 1
}

function cannotRead(error: NodeJS.ErrnoException): string {
  if (error.code === 'ENOENT') return 'there is no such file; expected a CSV file.'
  if (error.code === 'EISDIR') return 'this is a folder; expected a CSV file.'
  if (error.code === 'EACCES' || error.code === 'EPERM')
    return 'this file may not be read by this user; expected a readable CSV file.'
  if (error.code === undefined) throw error
  return `the file could not be read (${error.code}).`
}

/** Follows the text piece by piece; each call gives what makes the rest unreadable, or null. */
interface RowScanner {
  take(bytes: Buffer): string[] | null
  tooLong(bytes: Buffer): string[] | null
  end(): Failed | null
}

function rowScanner(file: string, begin: Begin): RowScanner {
  let takeRow: TakeRow | null = null
  let columns: readonly string[] = []
  /** Lines before the text at hand, and the beginning of a row whose quote is still open. */
  let lines = 0
  let open = ''
  let feed = ''
  const ragged: string[] = []
  let raggedRows = 0

  /** @returns what is wrong with the columns, or null */
  function row(cells: string[], line: number): string[] | null {
    if (takeRow === null) {
      columns = cells.map((name) => name.trim())
      const begun = header(file, columns) ?? begin(columns)
      if (!begun.ok) return begun.problems
      takeRow = begun.value
    } else if (cells.length === columns.length) takeRow(cells, line)
    else {
      raggedRows += 1
      if (raggedRows <= MOST_SHOWN) ragged.push(`${at(file, line)}: expected ${columns.length} cells (${listed(columns, ',')}), found ${cells.length}.`)
    }
    return null
  }

  /** The next quote of the text at hand, or -1. */
  let quote = -1
  let wrong: string[] | null = null

  function scan(text: string, last: boolean): string[] | null {
    quote = text.indexOf('"')
    wrong = null
    for (let from = 0; from < text.length; ) from = oneRow(text, from, last)
    return wrong
  }

  /** Takes the row that begins there. @returns where the next begins; the end of the text where the rest cannot be taken */
  function oneRow(text: string, from: number, last: boolean): number {
    const found = text.indexOf(feed, from)
    let end = found < 0 ? text.length : found
    let cells: string[]
    if (quote >= 0 && quote < from) quote = text.indexOf('"', from)
    if (quote < 0 || quote > end) {
      const stop = end > from && feed === '\n' && text.charCodeAt(end - 1) === 13 ? end - 1 : end
      lines += 1
      if (stop === from) return end + 1
      cells = text.slice(from, stop).split(',')
    } else {
      const read = quotedRow(text, from, feed)
      if (read.kind === 'wrong') {
        wrong = [`${at(file, lines + read.lines + 1)}, column ${read.column}: expected quotes (") only around a whole cell; inside a quoted cell a quote is written twice.`]
        return text.length
      }
      if (read.kind === 'open') {
        if (last || text.length - from > LONGEST_ROW) {
          const before = text.slice(from, read.quote).split(feed)
          wrong = [`${at(file, lines + before.length)}, character ${before.at(-1)!.length + 1}: expected a closing quote (") for the one that opens here.`]
        } else open = text.slice(from)
        return text.length
      }
      lines += read.lines + 1
      ;({ cells, end } = read)
    }
    wrong = row(cells, lines)
    return wrong === null ? end + 1 : text.length
  }

  return {
    take(bytes) {
      if (bytes.length === 0) return null
      const broken = brokenText(file, bytes, lines + newlines(open, feed))
      if (broken !== null) return [broken]
      let text = isAscii(bytes) ? bytes.toString('latin1') : bytes.toString('utf8')
      if (feed === '') {
        if (text.startsWith('\uFEFF')) text = text.slice(1)
        feed = /[\r\n]/.exec(text)?.[0] === '\r' && !text.includes('\n') ? '\r' : '\n'
      }
      text = open + text
      open = ''
      return scan(text, false)
    },
    tooLong(bytes) {
      if (bytes.length <= LONGEST_ROW) return bytes.includes(0) ? this.take(bytes) : null
      return brokenText(file, bytes, lines) === null ? [`${at(file, lines + 1)}: expected rows of at most ${LONGEST_ROW} characters.`] : this.take(bytes)
    },
    end() {
      const rest = open
      open = ''
      const unreadable = scan(rest, true)
      if (unreadable !== null) return problem(...unreadable)
      if (takeRow === null) return problem(`${at(file, 1)}: expected a line with the column names, the file is empty.`)
      return raggedRows > 0 ? { ...problem(...ragged), count: raggedRows } : null
    },
  }
}

function header(file: string, columns: readonly string[]): Failed | null {
  if (columns.length === 1 && columns[0] === '')
    return problem(`${at(file, 1)}: expected a line with the column names, the file is empty.`)
  const seen = new Set<string>()
  const problems = columns.flatMap((name, i) => {
    if (name === '') return [`${at(file, 1)}: expected a name for every column, column ${i + 1} has none.`]
    if (seen.has(name)) return [`${at(file, 1, quoted(name))}: expected each column once, this name comes twice.`]
    seen.add(name)
    return []
  })
  return problems.length > 0 ? { ok: false, problems } : null
}

type QuotedRow =
  | { kind: 'row'; cells: string[]; end: number; lines: number }
  | { kind: 'open'; quote: number }
  | { kind: 'wrong'; column: number; lines: number }

/** A row with quotes in it, which may go on over several lines; `lines` = line ends inside it. */
function quotedRow(text: string, from: number, feed: string): QuotedRow {
  const cells: string[] = []
  let lines = 0
  let place = from
  for (;;) {
    let cell: string
    if (text[place] === '"') {
      let close = text.indexOf('"', place + 1)
      while (close >= 0 && text[close + 1] === '"') close = text.indexOf('"', close + 2)
      if (close < 0) return { kind: 'open', quote: place }
      const inside = text.slice(place + 1, close)
      lines += newlines(inside, feed)
      cell = inside.replaceAll('""', '"')
      place = close + 1
      if (feed === '\n' && text[place] === '\r' && (text[place + 1] ?? '\n') === '\n') place += 1
      const after = text[place]
      if (after !== undefined && after !== ',' && after !== feed) return { kind: 'wrong', column: cells.length + 1, lines }
    } else {
      let end = place
      while (end < text.length && text[end] !== ',' && text[end] !== feed) {
        if (text[end] === '"') return { kind: 'wrong', column: cells.length + 1, lines }
        end += 1
      }
      cell = text.slice(place, end)
      if (feed === '\n' && text[end] !== ',' && cell.endsWith('\r')) cell = cell.slice(0, -1)
      place = end
    }
    cells.push(cell)
    if (text[place] !== ',') return { kind: 'row', cells, end: place, lines }
    place += 1
  }
}

function newlines(text: string, feed: string): number {
  if (text === '') return 0
  let count = 0
  for (let next = text.indexOf(feed); next >= 0; next = text.indexOf(feed, next + 1)) count += 1
  return count
}

/** The first byte that is no text: a NUL, or anything that is not UTF-8 (lone surrogates among it). @param lines those before it */
function brokenText(file: string, bytes: Buffer, lines: number): string | null {
  const nul = bytes.indexOf(0)
  if (nul >= 0) {
    const start = nul === 0 ? 0 : bytes.lastIndexOf(10, nul - 1) + 1
    const line = lines + newlines(bytes.toString('latin1', 0, nul), '\n') + 1
    return `${at(file, line)}, byte ${nul - start + 1}: expected text in UTF-8, found NUL.`
  }
  if (isUtf8(bytes)) return null
  let start = 0
  for (let line = lines + 1; start <= bytes.length; line += 1) {
    const end = bytes.indexOf(10, start)
    const piece = bytes.subarray(start, end < 0 ? bytes.length : end)
    if (!isUtf8(piece)) {
      const character = piece.toString('utf8').indexOf('\uFFFD') + 1
      return `${at(file, line)}, character ${character}: expected UTF-8, found other bytes. Save the file as UTF-8.`
    }
    if (end < 0) break
    start = end + 1
  }
  return `${file}: expected UTF-8.`
}
