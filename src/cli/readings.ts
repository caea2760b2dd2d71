import { type Method, type MethodConfig, type Reading, methods, readAll } from '../core/detect/methods/index.ts'
import type { Verdict } from '../core/detect/index.ts'
import type { Io } from './command.ts'
import { type TherapyRow, byTherapy } from './series.ts'
import { type Column, csvLine, textTable } from './table.ts'
import { type Format, figure, inPieces, jsonRow } from './verdicts.ts'

/** What one published rule says of each row; null where there is no rating. In the order of the rows. */
export function readingsOf(method: Method, config: MethodConfig, rows: readonly TherapyRow[]): (Reading | null)[] {
  const found: (Reading | null)[] = Array.from({ length: rows.length }, () => null)
  for (const places of byTherapy(rows)) {
    const rated = places.filter((i) => rows[i]!.occasion.score !== null).sort((a, b) => rows[a]!.occasion.session - rows[b]!.occasion.session)
    const ratings = rated.map((i) => {
      const { session, score, date } = rows[i]!.occasion
      return { session, x: score!, ...(date === undefined ? {} : { date }) }
    })
    readAll(method, config, ratings).forEach((reading, n) => (found[rated[n]!] = reading))
  }
  return found
}

const word = (row: TherapyRow, reading: Reading | null): string => {
  if (reading === null) return row.occasion.unscorable === undefined ? 'unanswered' : 'unscorable'
  return reading.flag ? 'lower' : reading.speaks ? 'usual' : 'learning'
}

/** Writes what one published rule says, row by row. */
export async function writeReadings(
  method: Method, rows: readonly TherapyRow[], config: MethodConfig, format: Format, io: Io,
): Promise<void> {
  const readings = readingsOf(method, config, rows)
  const plain = (row: TherapyRow, i: number) => {
    const reading = readings[i] ?? null
    const { session, score } = row.occasion
    return { therapy: row.therapy, session, score, method: method.id, says: word(row, reading), centre: reading?.centre ?? null, limit: reading?.limit ?? null }
  }
  if (format === 'json') {
    await io.out('[')
    await inPieces(rows, io, (row, i) => `${i === 0 ? '\n' : ',\n'}${JSON.stringify(plain(row, i))}`)
    return io.out('\n]\n')
  }
  if (format === 'csv') {
    await io.out(csvLine(['therapy', 'session', 'score', 'method', 'says', 'centre', 'limit']))
    return inPieces(rows, io, (row, i) => csvLine(Object.values(plain(row, i))))
  }
  const columns: readonly Column[] = [
    { title: 'therapy', align: 'left' }, { title: 'session', align: 'right' }, { title: 'score', align: 'right' },
    { title: 'compared with', align: 'right' }, { title: 'lower from', align: 'right' }, { title: 'says', align: 'left' },
  ]
  const shown = (x: number | null) => (x === null ? '' : figure(x, config.scale))
  await io.out(textTable(columns, rows.map((row, i) => {
    const { therapy, session, score, centre, limit, says } = plain(row, i)
    return [therapy, String(session), shown(score), shown(centre), shown(limit), says]
  })))
  await io.out(`\n${method.name}. ${method.says} It gives about ${method.falseFlags} false flags per 100 stable ratings (simulated).\nSource: ${method.source}.\n`)
}

/** Writes what every rule says beside each other. */
export async function writeAllReadings(
  rows: readonly TherapyRow[], verdicts: readonly Verdict[], config: MethodConfig, format: Format, io: Io,
): Promise<void> {
  const all = methods.map((method) => ({ method, readings: readingsOf(method, config, rows) }))
  if (format === 'json') {
    await io.out('[')
    await inPieces(rows, io, (row, i) => {
      const by = Object.fromEntries(all.map(({ method, readings }) => {
        const reading = readings[i]
        return [method.id, reading ? { speaks: reading.speaks, flag: reading.flag, centre: reading.centre, limit: reading.limit } : null]
      }))
      return `${i === 0 ? '\n' : ',\n'}${JSON.stringify({ ...jsonRow(row, verdicts[i]!), methods: by })}`
    })
    return io.out('\n]\n')
  }
  const cells = (row: TherapyRow, i: number) => all.map(({ readings }) => word(row, readings[i] ?? null))
  if (format === 'csv') {
    await io.out(csvLine(['therapy', 'session', 'score', ...methods.map(({ id }) => id)]))
    return inPieces(rows, io, (row, i) => csvLine([row.therapy, row.occasion.session, row.occasion.score, ...cells(row, i)]))
  }
  const mark: Readonly<Record<string, string>> = { lower: 'lower', usual: '·', learning: '', unanswered: '', unscorable: '' }
  const columns: readonly Column[] = [
    { title: 'therapy', align: 'left' }, { title: 'session', align: 'right' }, { title: 'score', align: 'right' },
    ...methods.map(({ id }): Column => ({ title: id, align: 'left' })),
  ]
  await io.out(textTable(columns, rows.map((row, i) => {
    const { session, score } = row.occasion
    return [row.therapy, String(session), score === null ? '' : figure(score, config.scale), ...cells(row, i).map((cell) => mark[cell]!)]
  })))
  await io.out('\nA dot: the rule speaks and finds nothing unusual. Empty: too few ratings before it, or no answer.\n')
}
