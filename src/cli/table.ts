/** A column of a table for the terminal. */
export interface Column {
  title: string
  align: 'left' | 'right'
}

/** A cell as a terminal may show it: control characters are replaced. */
export const shownCell = (text: string) => text.replace(/\p{C}/gu, '�')

/** Lines of aligned columns, two spaces apart, no rules and no trailing spaces. Control characters are replaced. */
export function textTable(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const clean = rows.map((row) => row.map(shownCell))
  const widths = columns.map((column, i) => clean.reduce((most, row) => Math.max(most, width(row[i]!)), width(column.title)))
  return [columns.map((column) => column.title), ...clean].map((cells) => tableLine(columns, widths, cells)).join('')
}

/** One line of such a table. */
export function tableLine(columns: readonly Column[], widths: readonly number[], cells: readonly string[]): string {
  const padded = cells.map((cell, i) => {
    const space = ' '.repeat(widths[i]! - width(cell))
    return columns[i]!.align === 'left' ? cell + space : space + cell
  })
  return `${padded.join('  ').trimEnd()}\n`
}

/** Characters of a cell, each counted once whatever it takes to store it. */
export function width(text: string): number {
  let pairs = 0
  for (let i = 0; i < text.length; i += 1) if ((text.charCodeAt(i) & 0xfc00) === 0xd800) pairs += 1
  return text.length - pairs
}

/** One line of comma-separated values; a cell is quoted only where it must be. */
export const csvLine = (cells: readonly (string | number | boolean | null)[]): string => `${csvCells(cells)}\n`

/** Cells of such a line. */
export function csvCells(cells: readonly (string | number | boolean | null)[]): string {
  let line = ''
  for (let i = 0; i < cells.length; i += 1) {
    const cell = cells[i]
    if (i > 0) line += ','
    if (typeof cell === 'string' && /[",\r\n]/.test(cell)) line += `"${cell.replaceAll('"', '""')}"`
    else if (cell !== null) line += String(cell)
  }
  return line
}

/** Cells of numbers with many decimals, written all at once, which takes a third of the time of one by one. */
export function numberCells(numbers: readonly (number | null)[]): string {
  const cells = JSON.stringify(numbers).slice(1, -1)
  return cells.includes('null') ? cells.replaceAll('null', '') : cells
}
