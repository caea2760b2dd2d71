import { judge, judgeBare, startSeries } from '../core/detect/index.ts'
import { findMethod, methods, type Method, type MethodConfig, type Rating, type Step } from '../core/detect/methods/index.ts'
import { partsOf } from '../core/evaluation/made-up.ts'
import { MOST_SHOWN } from './command.ts'
import { quoted } from './csv.ts'
import { allReadingsSheet, readingSheet } from './readings.ts'
import { occasionOf, ORDER, saidTwice, twice, type CheckedRow, type RowProblem, type ScoreFrom, type TherapyRow } from './series.ts'
import type { Found, Sheet } from './sheet.ts'
import type { Room } from './spool.ts'
import { shownCell, width } from './table.ts'
import { verdictSheet, type Format } from './verdicts.ts'

/** A share is the rows of some of the therapies, each of them whole, packed as bytes. */

/** What is asked of every row. Plain data, so that it can be handed to another thread. */
export interface Task {
  method: string
  format: Format
  config: MethodConfig
  from: ScoreFrom
  /** Answers in a row. */
  numbers: number
  /** True when something is wrong already, and only what else is wrong is still to be found. */
  checkOnly: boolean
}

/** Every method at once. */
export const ALL = 'all'

/** How the results are written. */
export function sheetOf({ method, format, config }: Task): Sheet {
  if (method === ALL) return allReadingsSheet(format, config)
  return method === methods[0]!.id ? verdictSheet(format, config) : readingSheet(findMethod(method)!, format, config)
}

/** Bytes of a packed row before its name: line, session, length of the name in bytes, length of the date. */
const HEAD = 4 + 4 + 2 + 1
const DATE = 10

/** The most bytes a packed row takes. @param longest characters in the name of a therapy */
export const mostBytes = (numbers: number, longest: number) => HEAD + 3 * longest + DATE + 8 * numbers

/** Packs a row at the end of a chain that has room for it. */
export function pack({ therapy, session, date, numbers }: CheckedRow, line: number, room: Room): void {
  const { bytes, held } = room
  const name = (therapy.length > SHORT ? held + HEAD + bytes.write(therapy, held + HEAD) : putShort(therapy, bytes, held + HEAD)) - held - HEAD
  bytes.writeUInt32LE(line, held)
  bytes.writeUInt32LE(session!, held + 4)
  bytes.writeUInt16LE(name, held + 8)
  bytes[held + 10] = date.length
  let at = held + HEAD + name
  if (date !== '') at += bytes.write(date, at, 'latin1')
  for (let i = 0; i < numbers.length; i += 1) at = bytes.writeDoubleLE(numbers[i] ?? NaN, at)
  room.held = at
}

/** More sessions than anybody has with one client; the rows of a therapy are held together while it is judged. */
const MOST_ROWS = 100_000

/** The rows of a share: where each begins, and its session; and therapy by therapy the rows it has, in the order of the file. */
interface Unpacked { starts: Uint32Array; sessions: Uint32Array; each(take: (therapy: string, places: Uint32Array) => void): void }

/** Makes the reader of shares. What it holds of one is overwritten by the next: objects of this number would outlive many others, and be cleared away late. */
function unpacker(numbers: number): (bytes: Buffer) => Unpacked {
  let starts = new Uint32Array(0)
  let [sessions, whose, grouped] = [starts, starts, starts]
  const known = new Map<string, number>()
  return (bytes) => {
    const most = Math.ceil(bytes.length / (HEAD + 8 * numbers))
    if (starts.length < most) [starts, sessions, whose, grouped] = [0, 0, 0, 0].map(() => new Uint32Array(2 * most)) as [typeof starts, typeof starts, typeof starts, typeof starts]
    known.clear()
    const counts: number[] = []
    let count = 0
    for (let at = 0; at < bytes.length; count += 1) {
      const name = at + HEAD + bytes.readUInt16LE(at + 8)
      const therapy = bytes.toString('utf8', at + HEAD, name)
      let number = known.get(therapy)
      if (number === undefined) known.set(therapy, (number = known.size))
      counts[number] = (counts[number] ?? 0) + 1
      whose[count] = number
      starts[count] = at
      sessions[count] = bytes.readUInt32LE(at + 4)
      at = name + bytes[at + 10]! + 8 * numbers
    }
    // Where the rows of each therapy begin among all that are grouped, and, once they are, where they end.
    let before = 0
    const ends = counts.map((rows) => (before += rows) - rows)
    for (let place = 0; place < count; place += 1) grouped[ends[whose[place]!]!++] = place
    return {
      starts: starts.subarray(0, count), sessions,
      each(take) {
        for (const [therapy, number] of known) take(therapy, grouped.subarray(ends[number]! - counts[number]!, ends[number]))
      },
    }
  }
}

/** The date and the answers of a packed row. */
function restOf(bytes: Buffer, start: number, numbers: number): Pick<CheckedRow, 'date' | 'numbers'> {
  const name = start + HEAD + bytes.readUInt16LE(start + 8)
  let at = name + bytes[start + 10]!
  const date = at === name ? '' : bytes.toString('latin1', name, at)
  const answers: (number | null)[] = []
  for (let i = 0; i < numbers; i += 1, at += 8) {
    const answer = bytes.readDoubleLE(at)
    answers.push(Number.isNaN(answer) ? null : answer)
  }
  return { date, numbers: answers }
}

const inOrder = (places: Uint32Array, sessions: Uint32Array) => places.every((at, i) => i === 0 || sessions[places[i - 1]!]! < sessions[at]!)

/** What only shows when all rows of a therapy are seen together: too many of them, or a session twice. The first, and how many. */
function problemsOf(bytes: Buffer, { starts, sessions, each }: Unpacked): Pick<JudgedShare, 'problems' | 'count'> {
  let problems: RowProblem[] = []
  let count = 0
  const line = (place: number) => bytes.readUInt32LE(starts[place])
  const firstOnes = () => (problems = problems.sort((a, b) => a.line - b.line).slice(0, MOST_SHOWN))
  const add = (place: number, order: number, column: string, text: string) => {
    count += 1
    problems.push({ line: line(place), order, column, text })
    if (problems.length > 50 * MOST_SHOWN) firstOnes()
  }
  each((therapy, places) => {
    if (places.length > MOST_ROWS) add(places[MOST_ROWS]!, ORDER.therapy, 'therapy', `expected at most ${MOST_ROWS} rows of one therapy, ${quoted(therapy)} has more.`)
    // Nearly every file is in session order, and then nothing needs to be remembered.
    else if (!inOrder(places, sessions)) for (const { row, first } of twice(Array.from(places, (place) => sessions[place]!)))
      add(places[row]!, ORDER.session, 'session', saidTwice(therapy, sessions[places[row]!]!, line(places[first]!)))
  })
  return { problems: firstOnes(), count }
}

/** Bytes before each result that say how long it is. */
export const LENGTH = 4
/** Stands between the cells of a table, in which control characters are replaced. */
export const BETWEEN = 9

/** The results of a share, in bytes that are overwritten by the next. */
export interface JudgedShare {
  /** The first of the problems, and how many there are. */
  problems: RowProblem[]
  count: number
  /** Row by row, in the order of the file; of a table the cells. */
  results: Buffer
  /** The widest cell of each column of a table. */
  widths: number[]
}

/** Makes the judge of shares: every therapy in session order; nothing is judged where something is wrong. */
export function shareJudge(task: Task): (bytes: Buffer) => JudgedShare {
  const sheet = sheetOf(task)
  const unpack = unpacker(task.numbers)
  const named = task.from.kind === 'items' ? task.from.parts : undefined
  const texts = textStore()
  return (bytes) => {
    const rows = unpack(bytes)
    const { starts, sessions } = rows
    const { problems, count } = problemsOf(bytes, rows)
    if (task.checkOnly || count > 0) return { problems, count, results: Buffer.alloc(0), widths: [] }
    const widths: number[] = sheet.kind === 'table' ? sheet.columns.map(() => 0) : []
    texts.begin(starts.length)
    rows.each((name, places) => {
      const therapy = sheet.kind === 'table' ? shownCell(name) : name
      const follow = follower(task, sheet.shows)
      if (!inOrder(places, sessions)) places.sort((a, b) => sessions[a]! - sessions[b]!)
      for (const place of places) {
        const { date, numbers } = restOf(bytes, starts[place]!, task.numbers)
        const occasion = occasionOf(task.from, sessions[place]!, date, numbers)
        const found = follow(occasion, named ? partsOf(named, numbers, 1) : undefined)
        texts.open(place)
        if (sheet.kind === 'text') texts.add(sheet.row({ therapy, occasion }, found))
        else {
          const cells = sheet.row({ therapy, occasion }, found)
          for (let c = 0; c < cells.length; c += 1) {
            if (c > 0) texts.add('\t')
            texts.add(cells[c]!)
            // No cell is wider than it is long.
            if (cells[c]!.length > widths[c]!) widths[c] = Math.max(widths[c]!, width(cells[c]!))
          }
        }
        texts.close(place)
      }
    })
    return { problems, count, results: texts.inOrder(starts.length), widths }
  }
}

/** Texts that are made in one order and wanted in another, as bytes. */
function textStore() {
  let bytes = Buffer.allocUnsafeSlow(1 << 16)
  let ordered = Buffer.allocUnsafeSlow(1 << 16)
  let at = 0
  let starts = new Uint32Array(0)
  let ends = new Uint32Array(0)
  return {
    begin(count: number) {
      at = 0
      if (starts.length >= count) return
      starts = new Uint32Array(2 * count)
      ends = new Uint32Array(2 * count)
    },
    open: (place: number) => void (starts[place] = at),
    add(text: string) {
      const most = 3 * text.length
      if (at + most > bytes.length) bytes = Buffer.concat([bytes.subarray(0, at)], 2 * (at + most))
      at = text.length > SHORT ? at + bytes.write(text, at) : putShort(text, bytes, at)
    },
    close: (place: number) => void (ends[place] = at),
    inOrder(count: number): Buffer {
      const most = at + LENGTH * count
      if (ordered.length < most) ordered = Buffer.allocUnsafeSlow(2 * most)
      let to = 0
      for (let place = 0; place < count; place += 1) {
        to = ordered.writeUInt32LE(ends[place]! - starts[place]!, to)
        to += bytes.copy(ordered, to, starts[place], ends[place])
      }
      return ordered.subarray(0, to)
    },
  }
}
const SHORT = 40

/** Writes a short text, by hand as long as its letters take one byte, which is sooner done than handing it over. @returns the new end */
function putShort(text: string, bytes: Buffer, at: number): number {
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i)
    if (code > 127) return at + i + bytes.write(i === 0 ? text : text.slice(i), at + i)
    bytes[at + i] = code
  }
  return at + text.length
}

/** Follows one therapy, occasion by occasion in session order; `parts` are the scores of the form's parts, where they are known. */
function follower({ method, config }: Task, shows: Sheet['shows']): (occasion: TherapyRow['occasion'], parts: Rating['parts']) => Found {
  const asked: readonly Method[] = method === ALL ? methods : method === methods[0]!.id ? [] : [findMethod(method)!]
  const steps: Step[] = asked.map((each) => each.follow(config))
  const nothing: Found['readings'] = []
  const read = (occasion: TherapyRow['occasion'], parts: Rating['parts']) =>
    (steps.length === 0 ? nothing : steps.map((_, i) => readingOf(steps, i, occasion, parts)))
  if (shows === 'no verdict') return (occasion, parts) => ({ verdict: null, because: [], readings: read(occasion, parts) })
  let state = startSeries()
  if (shows === 'verdict') return (occasion, parts) => {
    const { state: next, verdict } = judgeBare(config, state, occasion)
    state = next
    return { verdict, because: [], readings: read(occasion, parts) }
  }
  return (occasion, parts) => {
    const { state: next, verdict } = judge(config, state, occasion)
    state = next
    return { verdict, because: [...verdict.because, ...verdict.notes.map((note) => note.because)], readings: read(occasion, parts) }
  }
}

/** What a rule says of an occasion, and the rule moved on; null where there is no rating. */
function readingOf(steps: Step[], i: number, { session, score, date }: TherapyRow['occasion'], parts: Rating['parts']): Found['readings'][number] {
  if (score === null) return null
  const { reading, then } = steps[i]!({ session, x: score, ...(date === undefined ? {} : { date }), ...(parts ? { parts } : {}) })
  steps[i] = then
  return reading
}
