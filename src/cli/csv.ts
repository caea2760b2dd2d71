import { createReadStream } from 'node:fs'
import { CsvError, parse } from 'csv-parse/sync'
import { problem, type Result } from './command.ts'

/** A file with a header: the cells of each row in the order of the columns, and the line the row ends on. */
export interface CsvFile {
  file: string
  columns: readonly string[]
  rows: readonly { line: number; cells: readonly string[] }[]
}

/** Half a million ratings, which take about 1.5 GB of memory; what is larger may be a stream without an end. */
const MOST_BYTES = 20_000_000

/** Where a problem is: the file, the line as an editor counts it, the column by name. */
export function at(file: string, line: number, column?: string): string {
  return column === undefined ? `${file}: line ${line}` : `${file}: line ${line}, column ${column}`
}

/** A cell as it may be repeated in a message: short, and without control characters. */
export function quoted(cell: string): string {
  const clean = cell.replace(/\p{C}/gu, '�')
  return `"${clean.length > 40 ? `${clean.slice(0, 40)}…` : clean}"`
}

/**
 * Reads a comma-separated UTF-8 file whole (a byte order mark and Windows line ends are fine) or says what is
 * wrong.
 */
export async function readCsv(file: string): Promise<Result<CsvFile>> {
  let bytes: Buffer | null
  try {
    bytes = await readAtMost(file, MOST_BYTES)
  } catch (error) {
    return problem(`${file}: ${cannotRead(error as NodeJS.ErrnoException)}`)
  }
  if (!bytes) return problem(`${file}: expected at most ${MOST_BYTES / 1_000_000} MB, the file is larger. Split it, with each therapy whole in one part.`)
  const broken = brokenText(file, bytes)
  if (broken) return problem(broken)
  const text = bytes.toString('utf8')
  if (text.replace(/^\uFEFF/, '').trim() === '')
    return problem(`${at(file, 1)}: expected a line with the column names, the file is empty.`)
  return parseCsv(file, text)
}

/** The whole of a file or pipe; null when it holds more than `most` bytes. */
async function readAtMost(file: string, most: number): Promise<Buffer | null> {
  const pieces: Buffer[] = []
  let length = 0
  for await (const piece of createReadStream(file) as AsyncIterable<Buffer>) {
    length += piece.length
    if (length > most) return null
    pieces.push(piece)
  }
  return Buffer.concat(pieces)
}

function cannotRead(error: NodeJS.ErrnoException): string {
  if (error.code === 'ENOENT') return 'there is no such file; expected a CSV file.'
  if (error.code === 'EISDIR') return 'this is a folder; expected a CSV file.'
  if (error.code === 'EACCES' || error.code === 'EPERM')
    return 'this file may not be read by this user; expected a readable CSV file.'
  return `the file could not be read (${error.code ?? error.message}).`
}

/** The first byte that is no text: a NUL, or anything that is not UTF-8 (lone surrogates among it). */
function brokenText(file: string, bytes: Buffer): string | null {
  const nul = bytes.indexOf(0)
  if (nul >= 0)
    return `${at(file, lineOf(bytes, nul))}, byte ${nul - lineStart(bytes, nul) + 1}: expected text in UTF-8, found NUL.`
  if (isText(bytes)) return null
  let start = 0
  for (let line = 1; start <= bytes.length; line += 1) {
    const end = bytes.indexOf(10, start)
    const piece = bytes.subarray(start, end < 0 ? bytes.length : end)
    if (!isText(piece)) {
      const character = piece.toString('utf8').indexOf('\uFFFD') + 1
      return `${at(file, line)}, character ${character}: expected UTF-8, found other bytes. Save the file as UTF-8.`
    }
    if (end < 0) break
    start = end + 1
  }
  return `${file}: expected UTF-8.`
}

function isText(bytes: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

function lineStart(bytes: Buffer, offset: number): number {
  return offset === 0 ? 0 : bytes.lastIndexOf(10, offset - 1) + 1
}

function lineOf(bytes: Buffer, offset: number): number {
  let line = 1
  for (let next = bytes.indexOf(10); next >= 0 && next < offset; next = bytes.indexOf(10, next + 1)) line += 1
  return line
}

function parseCsv(file: string, text: string): Result<CsvFile> {
  let records: { record: string[]; info: { lines: number } }[]
  try {
    records = parse(text, { bom: true, info: true, skip_empty_lines: true, relax_column_count: true }) as never
  } catch (error) {
    if (error instanceof CsvError) return problem(malformed(file, text, error))
    throw error
  }
  const [header, ...rest] = records
  const columns = (header?.record ?? []).map((name) => name.trim())
  const problems = columns.flatMap((name, i) => {
    if (name === '') return [`${at(file, 1)}: expected a name for every column, column ${i + 1} has none.`]
    return columns.indexOf(name) < i
      ? [`${at(file, 1, quoted(name))}: expected each column once, this name comes twice.`]
      : []
  })
  for (const { record, info } of rest) {
    if (record.length === columns.length) continue
    problems.push(
      `${at(file, info.lines)}: expected ${columns.length} cells (${columns.join(',')}), found ${record.length}.`,
    )
  }
  if (problems.length > 0) return { ok: false, problems }
  return {
    ok: true,
    value: { file, columns, rows: rest.map(({ record, info }) => ({ line: info.lines, cells: record })) },
  }
}

function malformed(file: string, text: string, error: CsvError): string {
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') {
    const opened = unclosedQuote(text)
    const where = `${at(file, opened.line)}, character ${opened.character}`
    return `${where}: expected a closing quote (") for the one that opens here.`
  }
  const found = error as CsvError & { lines?: number; column?: number | string }
  const where = `${at(file, found.lines ?? 1)}${typeof found.column === 'number' ? `, column ${found.column + 1}` : ''}`
  if (error.code.endsWith('_QUOTE'))
    return `${where}: expected quotes (") only around a whole cell; inside a quoted cell a quote is written twice.`
  return `${where}: expected comma-separated values. ${error.message}`
}

/** Where the quote stands that is never closed; the parser itself only knows the end of the file. */
function unclosedQuote(text: string): { line: number; character: number } {
  let opened = -1
  for (let i = text.indexOf('"'); i >= 0; i = text.indexOf('"', i + 1)) {
    if (opened < 0) opened = i
    else if (text[i + 1] === '"') i += 1
    else opened = -1
  }
  const before = text.slice(0, Math.max(opened, 0))
  return { line: before.split('\n').length, character: before.length - before.lastIndexOf('\n') }
}
