import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { simulate } from '../worlds/simulate.ts'
import { type World, findWorld } from '../worlds/world.ts'
import { type Norms, type NoteKind, type Occasion, judge, startSeries } from './index.ts'

const THERAPIES = 1000
const SESSIONS = 20
/** The direct question is not simulated: answered “nothing” each time, so that five rows at the top are no flat form. */
const NOTHING = 0
/** The first third of the rows, as a part of the form. */
const partOf = (rows: readonly (number | null)[]): number | null => {
  const own = rows.slice(0, Math.max(1, Math.round(rows.length / 3)))
  return own.some((row) => row === null) ? null : own.reduce<number>((sum, row) => sum + row!, 0) / own.length
}

function therapiesOf(world: World): Occasion[][] {
  const all: Occasion[][] = []
  for (const { therapy, session, score, rows } of simulate(world, { therapies: THERAPIES, sessions: SESSIONS, seed: 11, dip: null })) {
    const own = (all[therapy - 1] ??= [])
    own.push({ session, score, ...(rows ? { raw: [...rows, NOTHING], subscales: { part: partOf(rows) }, ...(score === null ? { unscorable: 'rows' } : {}) } : {}) })
  }
  return all
}

/** Norms of the part, measured on the same therapies as a practice would (one-way analysis of variance). */
function normsOf(therapies: readonly Occasion[][]): Norms {
  const groups = therapies.map((one) => one.flatMap((o) => o.subscales?.part ?? [])).filter((g) => g.length > 1)
  const means = groups.map((g) => g.reduce((s, x) => s + x, 0) / g.length)
  const all = means.reduce((s, m) => s + m, 0) / means.length
  const within = groups.reduce((s, g, i) => s + g.reduce((t, x) => t + (x - means[i]!) ** 2, 0), 0) / groups.reduce((s, g) => s + g.length - 1, 0)
  const between = means.reduce((s, m) => s + (m - all) ** 2, 0) / (means.length - 1) - within / SESSIONS
  return { mean: all, sdBetween: Math.sqrt(between), sdWithin: Math.sqrt(within) }
}

/** Per 100 answered check-ins of steady therapies: how often each note is said anew, that is not at the check-in before. */
function rates(name: string): Record<NoteKind, number> {
  const world = findWorld(name)!
  const therapies = therapiesOf(world)
  const config = { scale: world.scale, norms: world.norms, subscales: { part: normsOf(therapies) } }
  const said: Record<NoteKind, number> = { slide: 0, direct: 0, subscale: 0, low: 0, 'started-low': 0, flat: 0, perfect: 0, 'gone-quiet': 0 }
  let answered = 0
  for (const occasions of therapies) {
    let state = startSeries()
    let before = new Set<NoteKind>()
    for (const occasion of occasions) {
      const judged = judge(config, state, occasion)
      state = judged.state
      if (occasion.raw) answered++
      const now = new Set(judged.verdict.notes.map((note) => note.kind))
      for (const kind of now) if (!before.has(kind)) said[kind]++
      before = now
    }
  }
  for (const kind of Object.keys(said) as NoteKind[]) said[kind] = Math.round(1000 * said[kind] / answered) / 10
  return said
}

/** The table of docs/clinical/detect.md: what is printed there is measured here. */
const printed = readFileSync('docs/clinical/detect.md', 'utf8').split('\n')
const kinds: readonly NoteKind[] = ['slide', 'subscale', 'low', 'started-low', 'flat', 'perfect', 'gone-quiet']
const from = printed.findIndex((line) => line.startsWith('| world | slow slide | subscale'))
const rows = printed.slice(from + 2, printed.findIndex((line, i) => i > from && !line.startsWith('|')))
  .map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim()))

test('the document names five worlds', () => {
  expect(rows.map(([world]) => world)).toEqual(['base', 'high-autocorrelation', 'ceiling', 'missing', 'short-form'])
})

test.each(rows)('how often each note is said anew in the world %s', (name, ...cells) => {
  const measured = rates(name)
  // A change of a world by a hair moves the last figure: one step of it is allowed.
  kinds.forEach((kind, i) => expect(Math.abs(measured[kind] - Number(cells[i])), `${kind}: ${measured[kind]}`).toBeLessThan(0.11))
})

test('slopes are found as often as the document says', () => {
  const world = findWorld('base')!
  const found = [0.07, 0.1, 0.15].map((slope) => therapiesOf(world).filter((occasions) => {
    let state = startSeries()
    return occasions.some(({ session, score }) => {
      const judged = judge({ scale: world.scale, norms: world.norms }, state, { session, score: score && Math.max(world.scale.min, score - slope * Math.max(0, session - 6)) })
      state = judged.state
      return judged.verdict.slide
    })
  }).length / THERAPIES)
  expect(found[0]).toBeGreaterThan(0.79)
  expect(found[1]).toBeGreaterThan(0.94)
  expect(found[2]).toBeGreaterThan(0.99)
})
