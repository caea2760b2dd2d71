import { type Method, type MethodConfig, methods } from '../core/detect/methods/index.ts'
import { configOf, partsOf } from '../core/evaluation/made-up.ts'
import { type Figure, type TrueTherapy, ratesOf } from '../core/evaluation/rates.ts'
import { returnRatesOf } from '../core/evaluation/returns.ts'
import { type World, everyWorld, findWorld } from '../core/worlds/world.ts'
import { DONE, problem, refuse, type Command, type Io, type Result } from './command.ts'
import { at, quoted, readCsv, type CsvFile } from './csv.ts'
import { report } from './evaluate-report.ts'
import { type Evaluation, figures, share } from './evaluated.ts'
import { readArguments, readChoice, readNorms, readScale, readSem, readWhole, toNumber } from './options.ts'
import { byTherapy, columnsFor, missingColumns, readRows } from './series.ts'
import { type Column, textTable } from './table.ts'

const formats = ['table', 'json', 'html'] as const

/** Says how often each method is wrong, and what it finds, on a file with known falls. */
export const evaluate: Command = {
  summary: 'Says of every method how often it is wrong and what it finds, on a file with known falls.',
  usage: `Usage: attune evaluate FILE.csv [--world NAME | --scale MIN:MAX --norms MEAN,SDBETWEEN,SDWITHIN [--sem X]]
                       [--method NAME|all] [--resamples N] [--seed S] [--format ${formats.join('|')}]

Columns: therapy, session, score, truth (share of a known fall that is there, 0 to 1), as "attune simulate" writes them; date
may be there too. Without the column truth nothing is known to be wrong, and every flag counts as a false one.
--world takes scale, norms, error and parts of the form from the world that the file was made in; rows (row1, row2, …) in the
file are then read too, for the method that looks at parts. Without --world, --scale and --norms a file with the column truth is
taken for one of world base, as "attune simulate" makes them when no world is named, and the result says so.
Intervals: 95 of 100 of N draws of whole therapies with replacement (default 200).`,

  async run(args, io) {
    const plan = readPlan(args)
    if (!plan.ok) return refuse(io, plan.problems.map((text) => `attune evaluate: ${text}`))
    const { file, chosen, resamples, seed, format } = plan.value
    const csv = await readCsv(file)
    if (!csv.ok) return refuse(io, csv.problems, csv.count)
    const known = plan.value.judgedAs ?? (csv.value.columns.includes('truth') ? ofWorld(UNNAMED) : null)
    if (known === null) return refuse(io, [`attune evaluate: ${NOTHING_SAID}`])
    const { config, world } = known
    const { needed } = columnsFor({ kind: 'score' })
    const missing = missingColumns(csv.value, needed)
    if (missing.length > 0) return refuse(io, missing)
    const therapies = readTherapies(csv.value, config, world)
    const taken = plan.value.judgedAs ? [] : [TAKEN_FOR_BASE]
    if (!therapies.ok) return refuse(io, [...taken, ...therapies.problems])
    const falls = therapies.value.filter((therapy) => therapy.some(({ truth }) => truth > 0))
    await write(format, {
      file, notes: [...taken, ...notesOn(csv.value, chosen, therapies.value)],
      therapies: therapies.value.length, ratings: therapies.value.reduce((sum, each) => sum + each.length, 0), falls: falls.length, resamples,
      methods: chosen.map((method) => ({ method, rates: ratesOf(method, config, therapies.value, { resamples, seed }) })),
      returns: returnRatesOf(config, falls).filter(({ unrecovered, recovered }) => unrecovered + recovered > 0),
    }, io)
    return DONE
  },
}

/** What a file is judged by; the world that it was made in, where that is known. */
interface JudgedAs { config: MethodConfig; world: World | null }

const ofWorld = (world: World): JudgedAs => ({ config: configOf(world), world })
/** The world that `attune simulate` makes when none is named. */
const UNNAMED = everyWorld[0]!
const { scale: { min, max }, norms: { mean, sdBetween, sdWithin } } = UNNAMED
const TAKEN_FOR_BASE = `No world, scale or norms were named: the file is taken for one of world ${UNNAMED.name} (scale ${min} to ${max}, norms ${mean}, ${sdBetween}, ${sdWithin}). Wrong norms give wrong figures.`
const NOTHING_SAID = 'expected --world NAME, or --scale MIN:MAX and --norms MEAN,SDBETWEEN,SDWITHIN.'

/** What the figures do not say by themselves. */
function notesOn({ columns }: CsvFile, chosen: readonly Method[], therapies: readonly TrueTherapy[]): string[] {
  const notes = []
  if (!columns.includes('truth')) notes.push('There is no column truth: nothing is known to be wrong, and every flag counts as a false one.')
  if (chosen.some(({ ofParts }) => ofParts) && !therapies.some((therapy) => therapy.some(({ parts }) => parts)))
    notes.push('Parts of the form were not read (that takes --world and its rows in the file): whole-or-part looked at the whole alone.')
  return notes
}

interface Plan {
  file: string
  /** Null = nothing was said of it. */
  judgedAs: JudgedAs | null
  chosen: readonly Method[]
  resamples: number
  seed: number
  format: (typeof formats)[number]
}

function readPlan(args: readonly string[]): Result<Plan> {
  const read = readArguments(args, ['world', 'scale', 'norms', 'sem', 'method', 'resamples', 'seed', 'format'])
  if (!read.ok) return read
  const { file, options } = read.value
  const config = readConfig(options)
  const method = readChoice('method', options.method, [ALL, ...methods.map(({ id }) => id)])
  const resamples = readWhole('resamples', options.resamples ?? '200', 0, 10_000)
  const seed = readWhole('seed', options.seed ?? '1', 0, 2_147_483_647)
  const format = readChoice('format', options.format, formats)
  if (!config.ok) return config
  if (!method.ok) return method
  if (!resamples.ok) return resamples
  if (!seed.ok) return seed
  if (!format.ok) return format
  const chosen = methods.filter(({ id }) => method.value === ALL || id === method.value)
  return { ok: true, value: { file, judgedAs: config.value, chosen, resamples: resamples.value, seed: seed.value, format: format.value } }
}

const ALL = 'all'

function readConfig(options: Readonly<Record<string, string | undefined>>): Result<JudgedAs | null> {
  if (options.world !== undefined) {
    const given = ['scale', 'norms', 'sem'].find((name) => options[name] !== undefined)
    if (given !== undefined) return problem(`--${given}: the world says it; expected --world or --${given}, not both.`)
    const name = readChoice('world', options.world, everyWorld.map(({ name: each }) => each))
    if (!name.ok) return name
    return { ok: true, value: ofWorld(findWorld(name.value)!) }
  }
  if (['scale', 'norms', 'sem'].every((name) => options[name] === undefined)) return { ok: true, value: null }
  if (options.scale === undefined || options.norms === undefined) return problem(NOTHING_SAID)
  const scale = readScale(options.scale)
  if (!scale.ok) return scale
  const norms = readNorms(options.norms, scale.value)
  const sem = readSem(options.sem, scale.value)
  if (!norms.ok) return norms
  if (!sem.ok) return sem
  return { ok: true, value: { config: { scale: scale.value, norms: norms.value, ...sem.value }, world: null } }
}

function readTherapies(csv: CsvFile, config: MethodConfig, world: World | null): Result<TrueTherapy[]> {
  const rows = readRows(csv, config, { kind: 'score' })
  if (!rows.ok) return rows
  const column = csv.columns.indexOf('truth')
  const problems: string[] = []
  const truths = csv.rows.map(({ line, cells }) => {
    const cell = column < 0 ? '0' : (cells[column] ?? '').trim()
    const truth = toNumber(cell)
    if (truth !== null && truth >= 0 && truth <= 1) return truth
    problems.push(`${at(csv.file, line, 'truth')}: expected a number from 0 to 1, found ${quoted(cell)}.`)
    return 0
  })
  const parts = readParts(csv, world, problems)
  if (problems.length > 0) return { ok: false, problems }
  const therapies = [...byTherapy(rows.value)].map((places) => places
    .flatMap((i) => {
      const { session, score, date } = rows.value[i]!.occasion
      return score === null ? [] : [{ session, x: score, truth: truths[i]!, ...(date === undefined ? {} : { date }), ...(parts ? { parts: parts[i]! } : {}) }]
    })
    .sort((a, b) => a.session - b.session))
  return { ok: true, value: therapies.filter((therapy) => therapy.length > 0) }
}

/** The parts of the form at each line, where the file has the rows of the world's form; null where it has none. */
function readParts(csv: CsvFile, world: World | null, problems: string[]): Record<string, number | null>[] | null {
  const held = csv.columns.filter((name) => /^row\d+$/.test(name))
  if (world === null || held.length === 0) return null
  const names = Array.from({ length: world.rows }, (_, i) => `row${i + 1}`)
  const columns = names.map((name) => csv.columns.indexOf(name))
  if (held.length !== names.length || columns.includes(-1)) {
    problems.push(`${at(csv.file, 1)}: expected the ${names.length} rows of world ${world.name}, row1 to row${names.length}, or none; found ${held.length}.`)
    return null
  }
  return csv.rows.map(({ line, cells }) => partsOf(world.parts, columns.map((column, i) => {
    const cell = (cells[column] ?? '').trim()
    if (cell === '') return null
    const answer = toNumber(cell)
    if (answer !== null && answer >= world.row.min && answer <= world.row.max) return answer
    problems.push(`${at(csv.file, line, names[i]!)}: expected a number from ${world.row.min} to ${world.row.max}, or nothing, found ${quoted(cell)}.`)
    return null
  }), world.sum ? world.rows : 1))
}

async function write(format: Plan['format'], evaluation: Evaluation, io: Io): Promise<void> {
  if (format === 'html') return io.out(report(evaluation))
  if (format === 'json') {
    const { methods: each, ...rest } = evaluation
    return io.out(`${JSON.stringify({ ...rest, methods: each.map(({ method, rates }) => ({ id: method.id, name: method.name, ...rates })) }, null, 2)}\n`)
  }
  const { file, notes, therapies, ratings, falls, resamples } = evaluation
  await io.out(`${file}: ${therapies} therapies, ${ratings} ratings, ${falls} with a known fall.\n${notes.map((note) => `${note}\n`).join('')}\n`)
  await io.out(textTable(
    [{ title: 'method', align: 'left' }, ...figures.map(({ title }): Column => ({ title, align: 'right' }))],
    evaluation.methods.map(({ method, rates }) => [method.id, ...figures.map(({ name, show }) => said(rates[name], show))]),
  ))
  await io.out(`\nIn brackets: 95 of 100 of ${resamples} draws of whole therapies.\n`)
  if (evaluation.returns.length === 0) return
  await io.out('\nWhen are the ratings back? Falls that the default flagged at their first rating:\n\n')
  await io.out(textTable(
    ['rule', 'wrongly, still low', 'too early', 'by the 1st / 2nd / 3rd / 6th good rating'].map((title, i): Column => ({ title, align: i === 0 ? 'left' : 'right' })),
    evaluation.returns.map(({ name, wrongly, early, by }) => [name, share(wrongly), share(early), by ? by.map(share).join(' / ') : '']),
  ))
}

function said(figure: Figure | null, show: (x: number) => string): string {
  if (figure === null) return ''
  return figure.low === figure.high ? show(figure.value) : `${show(figure.value)} (${show(figure.low)} to ${show(figure.high)})`
}
