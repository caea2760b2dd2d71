import { ASSUMED_COUPLING, type Coupling, type Dip, NO_COUPLING, simulate as makeUp } from '../core/worlds/simulate.ts'
import { type World, everyWorld, findWorld } from '../core/worlds/world.ts'
import { DONE, problem, refuse, type Command, type Result } from './command.ts'
import { readChoice, readOptions, readWhole, toNumber } from './options.ts'
import { csvLine } from './table.ts'

/** Rows written at once: large enough to be quick, small enough to stay out of memory. */
const PIECE = 1_000

/** Writes made-up therapies as a CSV file that `detect` and `evaluate` read. */
export const simulate: Command = {
  summary: 'Makes up therapies with a known fall, or none, as a CSV file.',
  usage: `Usage: attune simulate --therapies N --sessions K --seed S [--world NAME]
                       [--dip SDPOP --at SESSION [--length L] [--recovery R] [--part NAME]]
                       [--rows yes|no] [--coupling none|assumed]

Columns: therapy, session, score, truth (share of the fall that is there, 0 to 1); --rows yes adds seconds (that the form
took) and row1, row2, … (an empty cell was skipped). --part lets only the rows of one part fall, bond or work, by the depth.
--coupling assumed makes a fall show beside the answers too: more skipped rows and unanswered check-ins, quicker answers.
--dip is the depth in standard deviations of all scores; without --length it lasts to the end; --recovery is the number of
sessions it takes to go back; a depth of 0 lowers nothing, to see what is found by chance. The same seed makes the same
therapies.
Worlds: ${everyWorld.map(({ name, about }) => `${name} (${about.replace(/\.$/, '')})`).join('; ')}.`,

  async run(args, io) {
    const plan = readPlan(args)
    if (!plan.ok) return refuse(io, plan.problems.map((text) => `attune simulate: ${text}`))
    const { world, therapies, sessions, seed, dip, coupling, rows } = plan.value
    const rowNames = rows ? Array.from({ length: world.rows }, (_, i) => `row${i + 1}`) : []
    let piece = [csvLine(['therapy', 'session', 'score', 'truth', ...(rows ? ['seconds'] : []), ...rowNames])]
    for (const made of makeUp(world, { therapies, sessions, seed, dip, coupling })) {
      const answers = rows ? [made.seconds === null ? null : Math.round(made.seconds), ...(made.rows ?? rowNames.map(() => null))] : []
      piece.push(csvLine([made.therapy, made.session, rounded(made.score), rounded(made.truth), ...answers.map(rounded)]))
      if (piece.length < PIECE) continue
      await io.out(piece.join(''))
      piece = []
    }
    await io.out(piece.join(''))
    return DONE
  },
}

/** As a form would be written down: no digits that come from adding decimals. */
const rounded = (x: number | null) => (x === null ? null : Number(x.toFixed(6)))

const LIMITS = { therapies: 1_000_000, sessions: 10_000, seed: 2_147_483_647 }

function readPlan(args: readonly string[]): Result<{
  world: World; therapies: number; sessions: number; seed: number; dip: Dip | null; coupling: Coupling; rows: boolean
}> {
  const read = readOptions(args, ['therapies', 'sessions', 'seed', 'world', 'dip', 'at', 'length', 'recovery', 'part', 'rows', 'coupling'])
  if (!read.ok) return read
  const options = read.value
  const therapies = readWhole('therapies', options.therapies, 1, LIMITS.therapies)
  const sessions = readWhole('sessions', options.sessions, 1, LIMITS.sessions)
  const seed = readWhole('seed', options.seed, 0, LIMITS.seed)
  const world = readChoice('world', options.world, everyWorld.map(({ name }) => name))
  const rows = readChoice('rows', options.rows, ['no', 'yes'])
  const coupling = readChoice('coupling', options.coupling, ['none', 'assumed'])
  const problems = [therapies, sessions, seed, world, rows, coupling].flatMap((each) => (each.ok ? [] : each.problems))
  if (!therapies.ok || !sessions.ok || !seed.ok || !world.ok || !rows.ok || !coupling.ok) return problem(...problems)
  const dip = readDip(options, sessions.value, findWorld(world.value)!.parts.map(({ name }) => name))
  if (!dip.ok) return dip
  return {
    ok: true,
    value: { world: findWorld(world.value)!, therapies: therapies.value, sessions: sessions.value, seed: seed.value, dip: dip.value, coupling: coupling.value === 'none' ? NO_COUPLING : ASSUMED_COUPLING, rows: rows.value === 'yes' },
  }
}

function readDip(options: Readonly<Record<string, string | undefined>>, sessions: number, parts: readonly string[]): Result<Dip | null> {
  const lone = ['at', 'length', 'recovery', 'part'].filter((name) => options[name] !== undefined)
  if (options.dip === undefined)
    return lone.length === 0 ? { ok: true, value: null } : problem(`--${lone[0]}: expected --dip beside it, the depth of the fall.`)
  const depth = toNumber(options.dip)
  if (depth === null || depth < 0 || depth > 10) return problem(`--dip: expected a depth from 0 to 10 standard deviations; found "${options.dip}".`)
  const at = readWhole('at', options.at, 1, sessions)
  if (!at.ok) return at
  const length = options.length === undefined ? { ok: true as const, value: Infinity } : readWhole('length', options.length, 1, sessions)
  const recovery = options.recovery === undefined ? { ok: true as const, value: 0 } : readWhole('recovery', options.recovery, 0, sessions)
  if (!length.ok) return length
  if (!recovery.ok) return recovery
  const part = options.part === undefined ? null : readChoice('part', options.part, parts)
  if (part !== null && !part.ok) return part
  return { ok: true, value: { depth, at: at.value, length: length.value, recovery: recovery.value, ...(part ? { part: part.value } : {}) } }
}
