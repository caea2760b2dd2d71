import { type Method, type MethodConfig, type Reading, methods } from '../core/detect/methods/index.ts'
import type { TherapyRow } from './series.ts'
import type { Sheet } from './sheet.ts'
import { type Column, csvLine } from './table.ts'
import { type Format, figure, jsonRow, jsonSheet } from './verdicts.ts'

const word = (row: TherapyRow, reading: Reading | null): string => {
  if (reading === null) return row.occasion.unscorable === undefined ? 'unanswered' : 'unscorable'
  return reading.flag ? 'lower' : reading.speaks ? 'usual' : 'learning'
}

const always: readonly Column[] = [
  { title: 'therapy', align: 'left' }, { title: 'session', align: 'right' }, { title: 'score', align: 'right' },
]

/** What one published rule says, row by row. */
export function readingSheet(method: Method, format: Format, config: MethodConfig): Sheet {
  const plain = (row: TherapyRow, reading: Reading | null) => {
    const { session, score } = row.occasion
    return { therapy: row.therapy, session, score, method: method.id, says: word(row, reading), centre: reading?.centre ?? null, limit: reading?.limit ?? null, ...(method.ofParts ? { part: reading?.part ?? null } : {}) }
  }
  if (format === 'json') return jsonSheet('no verdict', (row, { readings }) => plain(row, readings[0]!))
  if (format === 'csv') return {
    kind: 'text',
    shows: 'no verdict',
    head: csvLine(['therapy', 'session', 'score', 'method', 'says', 'centre', 'limit', ...(method.ofParts ? ['part'] : [])]),
    row: (row, { readings }) => csvLine(Object.values(plain(row, readings[0]!))),
    between: '', tail: '',
  }
  const shown = (x: number | null) => (x === null ? '' : figure(x, config.scale))
  return {
    kind: 'table',
    shows: 'no verdict',
    columns: [...always, { title: 'compared with', align: 'right' }, { title: 'lower from', align: 'right' }, { title: 'says', align: 'left' }],
    optionalFrom: Infinity,
    row(row, { readings }) {
      const { therapy, session, score, centre, limit, says, part } = plain(row, readings[0]!)
      return [therapy, String(session), shown(score), shown(centre), shown(limit), part ? `${says} (${part})` : says]
    },
    tail: `\n${method.name}. ${method.says} It needs ${method.minimum} earlier rating${method.minimum === 1 ? '' : 's'} and gives about ${method.falseFlags.toFixed(1)} false flags per 100 stable ratings (simulated).${method.ofParts && !config.parts ? ' No parts of the form were named (--items with --parts): it looked at the whole alone.' : ''}\nSource: ${method.source}.\n`,
  }
}

const mark: Readonly<Record<string, string>> = { lower: 'lower', usual: '·', learning: '', unanswered: '', unscorable: '' }

/** What every rule says, beside each other. */
export function allReadingsSheet(format: Format, config: MethodConfig): Sheet {
  if (format === 'json') return jsonSheet('reasons', (row, { verdict, because, readings }) => ({
    ...jsonRow(row, verdict!, because),
    methods: Object.fromEntries(methods.map(({ id }, i) => {
      const reading = readings[i]
      return [id, reading ? { speaks: reading.speaks, flag: reading.flag, centre: reading.centre, limit: reading.limit } : null]
    })),
  }))
  if (format === 'csv') return {
    kind: 'text',
    shows: 'no verdict',
    head: csvLine(['therapy', 'session', 'score', ...methods.map(({ id }) => id)]),
    row: (row, { readings }) => csvLine([row.therapy, row.occasion.session, row.occasion.score, ...readings.map((reading) => word(row, reading))]),
    between: '', tail: '',
  }
  return {
    kind: 'table',
    shows: 'no verdict',
    columns: [...always, ...methods.map(({ id }): Column => ({ title: id, align: 'left' }))],
    optionalFrom: Infinity,
    row(row, { readings }) {
      const { session, score } = row.occasion
      return [row.therapy, String(session), score === null ? '' : figure(score, config.scale), ...readings.map((reading) => mark[word(row, reading)]!)]
    },
    tail: '\nA dot: the rule speaks and finds nothing unusual. Empty: too few ratings before it, or no answer.\n',
  }
}
