import { findInstrument, instruments } from '../core/instruments/index.ts'
import type { Instrument } from '../core/instruments/manifest.ts'
import { score as scoreForm } from '../core/score.ts'
import { DONE, problem, refuse, type Command, type Result } from './command.ts'
import { at, quoted, readCsv, type CsvFile } from './csv.ts'
import { readArguments, readChoice, toNumber } from './options.ts'
import { missingColumns, wrongAnswers } from './series.ts'
import { csvLine } from './table.ts'

const formats = ['csv', 'json'] as const

/** Scores every form of a file. */
export const score: Command = {
  summary: 'Scores the forms in a CSV file: the same columns, then score and the reason where there is none.',
  usage: `Usage: attune score --instrument ID FILE.csv [--format ${formats.join('|')}]

Columns: the instrument's own items, by their ids; every other column is passed on. An empty cell is unanswered.
Instruments: ${instruments.map((each) => each.id).join(', ')}.`,

  async run(args, io) {
    const plan = readPlan(args)
    if (!plan.ok)
      return refuse(
        io,
        plan.problems.map((text) => `attune score: ${text}`),
      )
    const { file, instrument, format } = plan.value
    const csv = await readCsv(file)
    if (!csv.ok) return refuse(io, csv.problems)
    const missing = missingColumns(
      csv.value,
      instrument.items.filter((item) => item.kind === 'scale').map((item) => item.id),
    )
    const taken = csv.value.columns.filter((name) => name === 'score' || name === 'unscorable')
    if (taken.length > 0) missing.push(`${at(file, 1, taken[0])}: expected no such column, because the result adds it.`)
    if (missing.length > 0) return refuse(io, missing)
    const rows = scoreRows(csv.value, instrument)
    if (!rows.ok) return refuse(io, rows.problems)
    const { columns } = csv.value
    if (format === 'csv') {
      await io.out(csvLine([...columns, 'score', 'unscorable']))
      for (const { cells, score: value, unscorable } of rows.value) await io.out(csvLine([...cells, value, unscorable]))
    } else {
      await io.out('[')
      for (const [i, { cells, score: value, unscorable }] of rows.value.entries()) {
        const row = { ...Object.fromEntries(columns.map((name, c) => [name, cells[c]!])), score: value, unscorable }
        await io.out(`${i === 0 ? '\n' : ',\n'}${JSON.stringify(row)}`)
      }
      await io.out('\n]\n')
    }
    return DONE
  },
}

function readPlan(
  args: readonly string[],
): Result<{ file: string; instrument: Instrument; format: (typeof formats)[number] }> {
  const read = readArguments(args, ['instrument', 'format'])
  if (!read.ok) return read
  const { file, options } = read.value
  const format = readChoice('format', options.format, formats)
  if (!format.ok) return format
  const instrument = options.instrument === undefined ? undefined : findInstrument(options.instrument)
  if (!instrument) {
    const found = options.instrument === undefined ? 'expected --instrument ID' : `there is no "${options.instrument}"`
    return problem(`--instrument: ${found}; what exists: ${instruments.map((each) => each.id).join(', ')}.`)
  }
  return { ok: true, value: { file, instrument, format: format.value } }
}

interface ScoredRow {
  cells: readonly string[]
  score: number | null
  unscorable: string | null
}

function scoreRows(csv: CsvFile, instrument: Instrument): Result<ScoredRow[]> {
  const problems: string[] = []
  const asked = instrument.items.filter((item) => csv.columns.includes(item.id))
  const places = asked.map((item) => csv.columns.indexOf(item.id))
  const rows = csv.rows.map(({ line, cells }): ScoredRow => {
    const before = problems.length
    const answers: Record<string, number | null> = {}
    asked.forEach((item, i) => {
      const cell = cells[places[i]!]!.trim()
      const value = cell === '' ? null : toNumber(cell)
      const wrong = value === null && cell !== '' ? true : value !== null && (value < item.min || value > item.max)
      if (wrong)
        problems.push(
          `${at(csv.file, line, item.id)}: ` +
            `expected a number from ${item.min} to ${item.max}, or nothing, found ${quoted(cell)}.`,
        )
      answers[item.id] = value
    })
    if (problems.length === before)
      problems.push(...wrongAnswers(instrument, answers).map(({ column, text }) => `${at(csv.file, line, column)}: ${text}`))
    if (problems.length > before) return { cells, score: null, unscorable: null }
    const form = scoreForm(instrument, answers)
    return { cells, score: form.score, unscorable: form.score === null ? form.unscorable : null }
  })
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: rows }
}
