import type { Io } from './command.ts'
import { BETWEEN, LENGTH } from './share.ts'
import type { Sheet } from './sheet.ts'
import { readWhole } from './spool.ts'
import { tableLine, width } from './table.ts'

/** Bytes of one share's results that are held, and the most that is written at once. */
const WINDOW = 8192
const BLOCK = 131_072

/** Copies a result behind what is already in `out`. @returns the new end */
type Place = (bytes: Buffer, from: number, to: number, out: Buffer, at: number) => number

/** Where the results of a share stand in a temporary file. */
export interface Results { file: number; from: number; length: number }

/**
 * Writes the results in the order of the file.
 * @param order where in `file` stands, for each row, the share that has its result next, as two bytes: pairs of place and length
 * @param results of each share
 * @param widths the widest cell of each column, of a table
 */
export async function writeInOrder(
  file: number, order: readonly number[], results: readonly (Results | undefined)[], sheet: Sheet, widths: readonly number[], io: Io,
): Promise<void> {
  const { head, place, most } = sheet.kind === 'table' ? tableLines(sheet, widths) : plainTexts(sheet)
  const cursors: Cursor[] = []
  let out = Buffer.allocUnsafeSlow(BLOCK)
  await io.out(head)
  for (let part = 0; part < order.length; part += 2) {
    const shares = Buffer.allocUnsafe(order[part + 1]!)
    readWhole(file, shares, 0, shares.length, order[part]!)
    let at = 0
    for (let share = 0; share < shares.length; share += 2) {
      const number = shares.readUInt16LE(share)
      const cursor = (cursors[number] ??= before(results[number]!))
      toNext(cursor)
      const room = most(cursor.to - cursor.at)
      if (at + room > out.length) {
        await io.out(out.subarray(0, at))
        at = 0
        if (room > out.length) out = Buffer.allocUnsafeSlow(2 * room)
      }
      at = place(cursor.bytes, cursor.at, cursor.to, out, at)
    }
    await io.out(out.subarray(0, at))
  }
  await io.out(sheet.tail)
}

/** The results of one share: the next of them stands in `bytes` from `at` to `to`; `left` = what is still to be read. */
interface Cursor { bytes: Buffer; filled: number; at: number; to: number; left: Results }

const before = (results: Results): Cursor => ({ bytes: Buffer.allocUnsafeSlow(WINDOW), filled: 0, at: 0, to: 0, left: { ...results } })

function toNext(cursor: Cursor): void {
  if (cursor.to + LENGTH > cursor.filled) moveOn(cursor, LENGTH)
  const length = cursor.bytes.readUInt32LE(cursor.to)
  if (cursor.to + LENGTH + length > cursor.filled) moveOn(cursor, LENGTH + length)
  cursor.at = cursor.to + LENGTH
  cursor.to = cursor.at + length
}

/** Lets the window begin where the last result ended; it grows where the next does not fit. */
function moveOn(cursor: Cursor, least: number): void {
  const { bytes, to, filled, left } = cursor
  if (least > bytes.length) cursor.bytes = Buffer.allocUnsafeSlow(2 * least)
  const kept = bytes.copy(cursor.bytes, 0, to, filled)
  const length = Math.min(cursor.bytes.length - kept, left.length)
  readWhole(left.file, cursor.bytes, kept, length, left.from)
  left.from += length
  left.length -= length
  cursor.filled = kept + length
  cursor.to = 0
}

interface Writer { head: string; place: Place; most: (length: number) => number }

function plainTexts({ head, between }: Extract<Sheet, { kind: 'text' }>): Writer {
  const before = Buffer.from(between)
  let first = true
  return {
    head,
    most: (length) => length + before.length,
    place(bytes, from, to, out, at) {
      if (!first) at += before.copy(out, at)
      first = false
      return at + bytes.copy(out, at, from, to)
    },
  }
}

const SPACE = 32

/** The lines of a table whose widths are known; columns in which nothing ever happened are left out. */
function tableLines(sheet: Extract<Sheet, { kind: 'table' }>, widths: readonly number[]): Writer {
  const { columns } = sheet
  const wide = columns.map(({ title }, c) => (c < sheet.optionalFrom || (widths[c] ?? 0) > 0 ? Math.max(width(title), widths[c] ?? 0) : 0))
  const shown = columns.flatMap((_, c) => (wide[c]! > 0 ? [c] : []))
  const padding = wide.reduce((sum, each) => sum + each + 2, 1)
  return {
    head: tableLine(shown.map((c) => columns[c]!), shown.map((c) => wide[c]!), shown.map((c) => columns[c]!.title)),
    most: (length) => length + padding,
    place(bytes, from, to, out, at) {
      // Spaces that are due before the next cell; at the end of a line none are written.
      let spaces = 0
      for (let c = 0, start = from; c < columns.length; c += 1) {
        // One byte of each character is no continuation of another: counting these counts characters.
        let characters = 0
        let end = start
        for (; end < to && bytes[end] !== BETWEEN; end += 1) if ((bytes[end]! & 0xc0) !== 0x80) characters += 1
        if (wide[c]! > 0) {
          const space = wide[c]! - characters
          if (columns[c]!.align === 'right') spaces += space
          if (characters > 0) for (; spaces > 0; spaces -= 1) out[at++] = SPACE
          for (let i = start; i < end; i += 1) out[at++] = bytes[i]!
          if (columns[c]!.align === 'left') spaces += space
          spaces += 2
        }
        start = end + 1
      }
      out[at++] = 10
      return at
    },
  }
}
