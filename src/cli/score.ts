import { findInstrument, instruments } from '../core/instruments/index.ts'
import type { Instrument } from '../core/instruments/manifest.ts'
import { score as scoreForm } from '../core/score.ts'
import { DONE, problem, refuse, type Command, type Io, type Result } from './command.ts'
import { at, eachRow, quoted } from './csv.ts'
import { readArguments, readChoice, toNumber } from './options.ts'
import { missingColumns, rowProblems, wrongAnswers } from './series.ts'
import { cannotPutAside, openSpool, readWhole, type Spool } from './spool.ts'
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
    return scoreFile(plan.value, io)
  },
}

interface Plan { file: string; instrument: Instrument; format: (typeof formats)[number] }

/** Scores row by row and puts the results aside, so that nothing is written before every row is known to be good. */
async function scoreFile({ file, instrument, format }: Plan, io: Io): Promise<number> {
  let spool: Spool | null = null
  try {
    spool = openSpool()
    const aside = spool
    const problems = rowProblems(file)
    let columns: readonly string[] = []
    let first = true
    const read = await eachRow(file, (names) => {
      columns = names
      const wrong = wrongColumns(file, names, instrument)
      if (wrong.length > 0) return { ok: false, problems: wrong }
      const scoreRow = rowScorer(names, instrument)
      return {
        ok: true,
        value(cells, line) {
          const { score: value, unscorable } = scoreRow(cells, (column, text) => problems.add({ line, order: 0, column, text }))
          if (problems.count() > 0) return
          const row = { ...Object.fromEntries(names.map((name, c) => [name, cells[c]!])), score: value, unscorable }
          const text = format === 'csv' ? csvLine([...cells, value, unscorable]) : `${first ? '\n' : ',\n'}${JSON.stringify(row)}`
          first = false
          const room = aside.room(0, 3 * text.length)
          room.held += room.bytes.write(text, room.held)
        },
      }
    })
    if (!read.ok) return refuse(io, read.problems, read.count)
    if (problems.count() > 0) return refuse(io, problems.first(), problems.count())
    await io.out(format === 'csv' ? csvLine([...columns, 'score', 'unscorable']) : '[')
    const parts = spool.parts(0)
    for (let part = 0; part < parts.length; part += 2) {
      const bytes = Buffer.allocUnsafe(parts[part + 1]!)
      readWhole(spool.file, bytes, 0, bytes.length, parts[part]!)
      await io.out(bytes)
    }
    if (format === 'json') await io.out('\n]\n')
    return DONE
  } catch (error) {
    return cannotPutAside('score', error, io)
  } finally {
    spool?.close()
  }
}

function readPlan(args: readonly string[]): Result<Plan> {
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

function wrongColumns(file: string, columns: readonly string[], instrument: Instrument): string[] {
  const needed = instrument.items.filter((item) => item.kind === 'scale').map((item) => item.id)
  const taken = columns.filter((name) => name === 'score' || name === 'unscorable')
  return [
    ...missingColumns({ file, columns }, needed),
    ...(taken.length > 0 ? [`${at(file, 1, taken[0])}: expected no such column, because the result adds it.`] : []),
  ]
}

type RowScorer = (cells: readonly string[], say: (column: string, text: string) => void) => { score: number | null; unscorable: string | null }

function rowScorer(columns: readonly string[], instrument: Instrument): RowScorer {
  const asked = instrument.items.filter((item) => columns.includes(item.id))
  const places = asked.map((item) => columns.indexOf(item.id))
  return (cells, say) => {
    let good = true
    const wrong = (column: string, text: string) => {
      good = false
      say(column, text)
    }
    const answers: Record<string, number | null> = {}
    asked.forEach((item, i) => {
      const cell = cells[places[i]!]!.trim()
      const value = cell === '' ? null : toNumber(cell)
      if (cell !== '' && (value === null || value < item.min || value > item.max))
        wrong(item.id, `expected a number from ${item.min} to ${item.max}, or nothing, found ${quoted(cell)}.`)
      answers[item.id] = value
    })
    if (good) for (const { column, text } of wrongAnswers(instrument, answers)) wrong(column, text)
    if (!good) return { score: null, unscorable: null }
    const form = scoreForm(instrument, answers)
    return { score: form.score, unscorable: form.score === null ? form.unscorable : null }
  }
}
