import type { SeriesConfig } from '../core/detect/index.ts'
import { methods, semOfForm, type MethodConfig } from '../core/detect/methods/index.ts'
import { findInstrument, instruments } from '../core/instruments/index.ts'
import { problem, refuse, type Command, type Result } from './command.ts'
import { judgeFile } from './judge-file.ts'
import { readArguments, readChoice, readNorms, readScale, readSem } from './options.ts'
import { type NamedParts, readParts } from './parts.ts'
import type { ScoreFrom } from './series.ts'
import { ALL } from './share.ts'
import type { Format } from './verdicts.ts'

const formats: readonly Format[] = ['table', 'json', 'csv']
const choices = [...methods.map(({ id }) => id), ALL]

/** Judges every check-in of a file against its own therapy's earlier ones. */
export const detect: Command = {
  summary: 'Says of every rating in a CSV file whether it is lower than usual for that client.',
  usage: `Usage: attune detect FILE.csv (--instrument ID | --scale MIN:MAX --norms MEAN,SDBETWEEN,SDWITHIN)
                     [--items a,b,c] [--parts NAME:a,b:MEAN,SDBETWEEN,SDWITHIN;…]
                     [--method NAME|all] [--sem X] [--format table|json|csv]

Columns: therapy, session, then score, or the columns named with --items (score = their mean), or the instrument's own
items; date (YYYY-MM-DD) may be there too. An empty cell is unanswered. Rows may come in any order.
Methods: ${methods.map(({ id }) => id).join(', ')}. The first is the default, the others are
published rules or ours; --sem gives the form's standard error of measurement, which some of them use. --parts names parts of
the form among --items, each with its norms (of how far its mean lies above the mean of all items), for whole-or-part.
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
    const { file, config, format, method } = plan.value
    return judgeFile(file, { config, format, method }, (columns) => scoreFrom(columns, plan.value), io)
  },
}

interface Plan {
  file: string
  config: MethodConfig
  items: readonly string[] | null
  places: NamedParts['places']
  instrumentId: string | null
  method: string
  format: Format
}

function readPlan(args: readonly string[]): Result<Plan> {
  const read = readArguments(args, ['instrument', 'scale', 'norms', 'items', 'parts', 'method', 'sem', 'format'])
  if (!read.ok) return read
  const { file, options } = read.value
  const method = readChoice('method', options.method, choices)
  if (!method.ok) return method
  const format = readChoice('format', options.format, formats)
  if (!format.ok) return format
  const items = options.items === undefined ? null : options.items.split(',').map((name) => name.trim())
  if (items?.some((name, i) => name === '' || items.indexOf(name) < i))
    return problem(`--items: expected different column names separated by commas; found "${options.items}".`)
  const config =
    options.instrument === undefined ? byHand(options.scale, options.norms) : byInstrument(options.instrument, options)
  if (!config.ok) return config
  const sem = readSem(options.sem, config.value.scale)
  if (!sem.ok) return sem
  const parts = readParts(options.parts, items, config.value.scale)
  if (!parts.ok) return parts
  if (options.parts !== undefined && method.value !== ALL && !methods.find(({ id }) => id === method.value)!.ofParts)
    return problem(`--parts: only ${methods.flatMap(({ id, ofParts }) => (ofParts ? [id] : [])).join(', ')} looks at parts; give --method with it.`)
  return {
    ok: true,
    value: {
      file, config: { ...config.value, ...sem.value, ...parts.value.config }, items, places: parts.value.places, instrumentId: options.instrument ?? null,
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

function byInstrument(id: string, options: Readonly<Record<string, string | undefined>>): Result<MethodConfig> {
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
      ...semOfForm(instrument),
    },
  }
}

/** Items where they are named or where the form's rows are all there, else the score column. */
function scoreFrom(columns: readonly string[], plan: Plan): ScoreFrom {
  if (plan.items) return { kind: 'items', names: plan.items, ...(plan.places ? { parts: plan.places } : {}) }
  const instrument = plan.instrumentId === null ? undefined : findInstrument(plan.instrumentId)
  if (instrument && !instrument.keyOpen) {
    const rows = instrument.items.filter((item) => item.kind === 'scale')
    const some = rows.some((item) => columns.includes(item.id))
    if (some || !columns.includes('score')) return { kind: 'form', instrument }
  }
  return { kind: 'score' }
}
