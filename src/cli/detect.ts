import { replay, type Occasion, type SeriesConfig, type Verdict } from '../core/detect/index.ts'
import { findMethod, methods, type MethodConfig } from '../core/detect/methods/index.ts'
import { findInstrument, instruments } from '../core/instruments/index.ts'
import { DONE, problem, refuse, type Command, type Io, type Result } from './command.ts'
import { at, quoted, readCsv, type CsvFile } from './csv.ts'
import { readArguments, readChoice, readNorms, readScale, readSem } from './options.ts'
import { byTherapy, columnsFor, missingColumns, readRows, type ScoreFrom, type TherapyRow } from './series.ts'
import { writeAllReadings, writeReadings } from './readings.ts'
import { asCsv, asJson, asTable, type Format } from './verdicts.ts'

const formats = { table: asTable, json: asJson, csv: asCsv } satisfies Record<Format, unknown>
const ALL = 'all'
const choices = [...methods.map(({ id }) => id), ALL]

/** Judges every check-in of a file against its own therapy's earlier ones. */
export const detect: Command = {
  summary: 'Says of every rating in a CSV file whether it is lower than usual for that client.',
  usage: `Usage: attune detect FILE.csv (--instrument ID | --scale MIN:MAX --norms MEAN,SDBETWEEN,SDWITHIN)
                     [--items a,b,c] [--method NAME|all] [--sem X] [--format table|json|csv]

Columns: therapy, session, then score, or the columns named with --items (score = their mean), or the instrument's own
items; date (YYYY-MM-DD) may be there too. An empty cell is unanswered. Rows may come in any order.
Methods: ${methods.map(({ id }) => id).join(', ')}. The first is the default, the others are
published rules; --sem gives the form's standard error of measurement, which some of them use.
Instruments: ${instruments
    .filter((each) => each.about === 'alliance')
    .map((each) => each.id)
    .join(', ')}.`,

  async run(args, io) {
    const plan = readPlan(args)
    if (!plan.ok)
      return refuse(
        io,
        plan.problems.map((text) => `attune detect: ${text}`),
      )
    const csv = await readCsv(plan.value.file)
    if (!csv.ok) return refuse(io, csv.problems)
    const from = scoreFrom(csv.value, plan.value)
    const { needed, useful } = columnsFor(from)
    const missing = missingColumns(csv.value, needed)
    if (missing.length > 0) return refuse(io, missing)
    const rows = readRows(csv.value, plan.value.config, from)
    if (!rows.ok) return refuse(io, rows.problems)
    sayIgnored(io, csv.value, [...needed, ...useful])
    const { config, format, method } = plan.value
    if (method === ALL) await writeAllReadings(rows.value, judgeRows(config, rows.value), config, format, io)
    else if (method === methods[0]!.id) await formats[format](rows.value, judgeRows(config, rows.value), config, io)
    else await writeReadings(findMethod(method)!, rows.value, config, format, io)
    return DONE
  },
}

interface Plan {
  file: string
  config: MethodConfig
  items: readonly string[] | null
  instrumentId: string | null
  method: string
  format: Format
}

function readPlan(args: readonly string[]): Result<Plan> {
  const read = readArguments(args, ['instrument', 'scale', 'norms', 'items', 'method', 'sem', 'format'])
  if (!read.ok) return read
  const { file, options } = read.value
  const method = readChoice('method', options.method, choices)
  if (!method.ok) return method
  const format = readChoice('format', options.format, Object.keys(formats) as Format[])
  if (!format.ok) return format
  const items = options.items === undefined ? null : options.items.split(',').map((name) => name.trim())
  if (items?.some((name, i) => name === '' || items.indexOf(name) < i))
    return problem(`--items: expected different column names separated by commas; found "${options.items}".`)
  const config =
    options.instrument === undefined ? byHand(options.scale, options.norms) : byInstrument(options.instrument, options)
  if (!config.ok) return config
  const sem = readSem(options.sem, config.value.scale)
  if (!sem.ok) return sem
  return {
    ok: true,
    value: {
      file, config: { ...config.value, ...sem.value }, items, instrumentId: options.instrument ?? null,
      method: method.value, format: format.value,
    },
  }
}

function byHand(scaleText: string | undefined, normsText: string | undefined): Result<SeriesConfig> {
  if (scaleText === undefined || normsText === undefined)
    return problem('expected --instrument ID, or both --scale MIN:MAX and --norms MEAN,SDBETWEEN,SDWITHIN.')
  const scale = readScale(scaleText)
  if (!scale.ok) return scale
  const norms = readNorms(normsText, scale.value)
  return norms.ok ? { ok: true, value: { scale: scale.value, norms: norms.value } } : norms
}

function byInstrument(id: string, options: Readonly<Record<string, string | undefined>>): Result<SeriesConfig> {
  if (options.scale !== undefined) return problem('--scale: the instrument has its own scale; give one or the other.')
  if (options.items !== undefined) return problem('--items: the instrument knows its own items; give one or the other.')
  const alliance = instruments.filter((each) => each.about === 'alliance')
  const instrument = findInstrument(id)
  if (!instrument)
    return problem(`--instrument: there is no "${id}"; what exists: ${alliance.map((each) => each.id).join(', ')}.`)
  if (instrument.about !== 'alliance')
    return problem(`--instrument: ${instrument.name} measures symptoms and says nothing about the bond.`)
  const norms = options.norms === undefined ? instrument.norms : undefined
  const read: Result<SeriesConfig['norms']> | null =
    options.norms === undefined ? null : readNorms(options.norms, instrument.range)
  if (read && !read.ok) return read
  const used = read?.value ?? norms
  if (!used) return problem(`--norms: ${instrument.name} comes without norms; give MEAN,SDBETWEEN,SDWITHIN.`)
  const { mean, sdBetween, sdWithin } = used
  return {
    ok: true,
    value: {
      scale: instrument.range,
      norms: { mean, sdBetween, sdWithin },
      ...(instrument.subscaleNorms ? { subscales: instrument.subscaleNorms } : {}),
    },
  }
}

/** Items where they are named or where the form's rows are all there, else the score column. */
function scoreFrom(csv: CsvFile, plan: Plan): ScoreFrom {
  if (plan.items) return { kind: 'items', names: plan.items }
  const instrument = plan.instrumentId === null ? undefined : findInstrument(plan.instrumentId)
  if (instrument && !instrument.keyOpen) {
    const rows = instrument.items.filter((item) => item.kind === 'scale')
    const some = rows.some((item) => csv.columns.includes(item.id))
    if (some || !csv.columns.includes('score')) return { kind: 'form', instrument }
  }
  return { kind: 'score' }
}

function sayIgnored(io: Io, csv: CsvFile, used: readonly string[]): void {
  const ignored = csv.columns.filter((name) => !used.includes(name))
  if (ignored.length > 0)
    io.err(`${at(csv.file, 1)}: not used: ${ignored.map((name) => quoted(name).slice(1, -1)).join(', ')}.\n`)
}

/** Each therapy in session order; the verdicts stand in the order of the rows. */
function judgeRows(config: SeriesConfig, rows: readonly TherapyRow[]): Verdict[] {
  const verdicts: Verdict[] = Array.from({ length: rows.length })
  for (const places of byTherapy(rows)) {
    const occasions: Occasion[] = places.map((i) => rows[i]!.occasion)
    replay(config, occasions).verdicts.forEach((verdict, i) => (verdicts[places[i]!] = verdict))
  }
  return verdicts
}
