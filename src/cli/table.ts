/** A column of a table for the terminal. */
export interface Column {
  title: string
  align: 'left' | 'right'
}

/** Lines of aligned columns, two spaces apart, no rules and no trailing spaces. Control characters are replaced. */
export function textTable(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const clean = rows.map((row) => row.map((cell) => cell.replace(/\p{C}/gu, '�')))
  const widths = columns.map((column, i) =>
    clean.reduce((most, row) => Math.max(most, length(row[i]!)), length(column.title)),
  )
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, i) => pad(cell, widths[i]!, columns[i]!.align))
      .join('  ')
      .trimEnd()
  return `${[columns.map((column) => column.title), ...clean].map(line).join('\n')}\n`
}

function length(text: string): number {
  return [...text].length
}

function pad(text: string, width: number, align: Column['align']): string {
  const space = ' '.repeat(width - length(text))
  return align === 'left' ? text + space : space + text
}

/** One line of comma-separated values; a cell is quoted only where it must be. */
export function csvLine(cells: readonly (string | number | boolean | null)[]): string {
  return `${cells
    .map((cell) => {
      const text = cell === null ? '' : String(cell)
      return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
    })
    .join(',')}\n`
}
