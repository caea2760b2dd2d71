// Looks for a rule that finds more than the default at the same number of false flags, and writes what came out into the
// pages of the evaluation: node scripts/compare-rules.mjs, and node scripts/compare-rules.mjs apart for the worlds that are
// kept apart. Two minutes on one core.
import { writeFileSync } from 'node:fs'
import { configOf, ratingOf, recordsOf } from '../src/core/evaluation/made-up.ts'
import { ASSUMED_COUPLING } from '../src/core/worlds/simulate.ts'
import { randomFrom } from '../src/core/worlds/random.ts'
import { worlds, worldsApart } from '../src/core/worlds/world.ts'
import { budgetsOf, candidates, inUse, limitFor, limitsOf } from './candidate-rules.mjs'
import { table, write } from './evaluation-page.mjs'

const apart = process.argv[2] === 'apart'
const THERAPIES = 1_500
const SESSIONS = 20
const AT = 9
/** One seed sets the limits, another measures: a limit never meets the therapies that it was set on. */
const SEEDS = apart ? { set: 131, measure: 132 } : { set: 31, measure: 32 }
/** Which rows fall, and by how many SD of all scores: all of them, those on the bond, those on goals and tasks. */
const FALLS = [{ depth: 1 }, { depth: 1.5, part: 'bond' }, { depth: 1.5, part: 'work' }]
const WITHIN = 3

const therapiesOf = (world, seed, dip, coupling) => recordsOf(world, { therapies: THERAPIES, sessions: SESSIONS, seed, dip, ...(coupling ? { coupling } : {}) })
  .map((records) => records.map((record) => ({ ...record, ...(ratingOf(world, record) ?? { x: null }) })))

/** How far one row wobbles against the whole form in a world, measured on stable therapies. */
function rowNorms(world, therapies) {
  const perPoint = world.sum ? world.rows : 1
  const [levels, squares, count] = therapies.slice(0, 300).reduce(([all, sum, n], therapy) => {
    const off = therapy.flatMap(({ x, rows }) => (x === null || rows[0] === null ? [] : [rows[0] * perPoint - x]))
    if (off.length < 2) return [all, sum, n]
    const mean = off.reduce((a, b) => a + b, 0) / off.length
    return [[...all, mean], sum + off.reduce((s, o) => s + (o - mean) ** 2, 0), n + off.length - 1]
  }, [[], 0, 0])
  const mean = levels.reduce((a, b) => a + b, 0) / levels.length
  return { mean: 0, sdBetween: Math.sqrt(levels.reduce((s, l) => s + (l - mean) ** 2, 0) / levels.length), sdWithin: Math.sqrt(squares / count) }
}

/**
 * Which falls are flagged at one of the first three sessions; a session without an answer cannot be flagged. Where new flags
 * are what is spent, only a new flag finds: a rule that is flagged for long would else find falls that it never noticed.
 */
const foundIn = (figures, limit, kind) => figures.map((therapy) => {
  let before = false
  return therapy.some((figure, i) => {
    if (figure === null) return false
    const flag = figure > limit
    const counts = flag && (kind === 'flags' || !before) && i >= AT - 1 && i < AT - 1 + WITHIN
    before = flag
    return counts
  })
})
const percent = (found) => (100 * found.filter(Boolean).length) / found.length
const found = (figures, limit, kind) => percent(foundIn(figures, limit, kind))

/** What is spent, counted how, and whose count is the budget. A rule in use says yes or no: its limit is one half. */
const SPENT = { flags: ['flags', 'default'], fresh: ['fresh', 'default'], beside: ['fresh', 'default with its subscale notices'] }
const YES = 0.5
/**
 * Points that one rule finds more than another, for each kind of fall and over the three, with the middle 95 of 100 draws:
 * therapies are drawn anew both where the limit is set and where falls are found, for both are a sample.
 */
function gainsOf(ours, theirs, kind) {
  const random = randomFrom(7)
  const places = () => Array.from({ length: THERAPIES }, () => Math.floor(random.uniform() * THERAPIES))
  const limits = limitsOf(ours.set)
  const theirFound = theirs.falling.map((each) => foundIn(each, YES, kind))
  const gainIn = (setting, measured) => {
    const pick = (all, which) => (which ? which.map((i) => all[i]) : all)
    const limit = limitFor(pick(ours.set, setting), kind, budgetsOf(pick(theirs.set, setting), YES)[kind], limits)
    const gains = ours.falling.map((each, i) => percent(pick(foundIn(each, limit, kind), measured)) - percent(pick(theirFound[i], measured)))
    return [...gains, gains.reduce((sum, gain) => sum + gain, 0) / gains.length]
  }
  const draws = Array.from({ length: DRAWS }, () => gainIn(places(), places()))
  return gainIn().map((gain, i) => {
    const drawn = draws.map((each) => each[i]).sort((a, b) => a - b)
    return { gain, low: drawn[Math.floor(0.025 * DRAWS)], high: drawn[Math.ceil(0.975 * DRAWS) - 1] }
  })
}
const DRAWS = 200
const whole = (x) => Math.round(x)
const cell = (shares) => shares.map(whole).join(' / ')

/** Rules that are also tried where a fall shows beside the answers. */
const isCoupled = (name) => name.startsWith('default') || name.startsWith('whole')
const results = (apart ? worldsApart : worlds).map((world) => {
  const set = therapiesOf(world, SEEDS.set, null)
  const config = { ...configOf(world), row: rowNorms(world, set), perPoint: world.sum ? world.rows : 1 }
  const fresh = therapiesOf(world, SEEDS.measure, null)
  const falling = FALLS.map((fall) => therapiesOf(world, SEEDS.measure, { at: AT, length: Infinity, recovery: 0, ...fall }))
  const coupled = FALLS.map((fall) => therapiesOf(world, SEEDS.measure, { at: AT, length: Infinity, recovery: 0, ...fall }, ASSUMED_COUPLING))
  const judged = (rule, therapies) => therapies.map((therapy) => rule(config, therapy))
  const budgets = {}
  const rows = Object.entries({ ...inUse, ...candidates }).map(([name, rule]) => {
    const figures = { set: judged(rule, set), fresh: judged(rule, fresh), falling: falling.map((each) => judged(rule, each)), coupled: isCoupled(name) ? coupled.map((each) => judged(rule, each)) : [] }
    const own = name in inUse
    if (own) budgets[name] = budgetsOf(figures.set, YES)
    const spent = Object.fromEntries(Object.entries(SPENT).map(([key, [kind, from]]) => {
      const limit = own ? YES : limitFor(figures.set, kind, budgets[from][kind])
      return [key, { limit, budgets: budgetsOf(figures.fresh, limit), shares: figures.falling.map((each) => found(each, limit, kind)), coupled: figures.coupled.map((each) => found(each, limit, kind)) }]
    }))
    return { name, figures, spent }
  })
  const figuresOf = (name) => rows.find((row) => row.name === name).figures
  const gains = Object.fromEntries(Object.entries(SPENT).map(([key, [kind, from]]) => [key, gainsOf(figuresOf('whole or part'), figuresOf(from), kind)]))
  return { world, gains, rows: rows.map(({ name, spent }) => ({ name, spent })) }
})

const names = results[0].rows.map(({ name }) => name)
const of = (result, name) => result.rows.find((row) => row.name === name)
const byRule = (key, only = names, figure = 'shares') => table(['rule', ...results.map(({ world }) => world.name)],
  only.map((name) => [name, ...results.map((result) => { const { spent } = of(result, name); return cell(spent[key][figure]) })]))
const budgetTable = table(['rule', ...results.map(({ world }) => world.name)], ['default', 'default with its subscale notices', 'whole or part', 'cumulative sum of z, slack .5'].map((name) =>
  [name, ...results.map((result) => { const { budgets } = of(result, name).spent.fresh; return `${(100 * budgets.flags).toFixed(1)}, ${(100 * budgets.fresh).toFixed(1)}` })]))
const signed = (x) => { const said = Math.abs(x).toFixed(1); return `${x < 0 && said !== '0.0' ? '-' : '+'}${said}` }
const gains = (key) => table(['world', 'every row', 'bond', 'goals and tasks', 'mean of the three'], results.map(({ world, gains: each }) =>
  [world.name, ...each[key].map(({ gain, low, high }) => `${signed(gain)} (${signed(low)} to ${signed(high)})`)]))
const coupledNames = names.filter(isCoupled)

const text = `Each cell: % found within three sessions of a fall of every row by 1 SD / of the rows on the bond by 1.5 SD / of those on goals and tasks by 1.5 SD.

**At as many flags as the default:**

${byRule('flags')}

**At as many new flags as the default** (a flag that follows a flag adds no new alarm; the alarm budget counts these):

${byRule('fresh')}

**At as many new flags as the default with its subscale notices:**

${byRule('beside', names.filter((name) => name !== 'default'))}

**Where a fall shows beside the answers as far as we assumed**, at as many new flags as the default:

${byRule('fresh', coupledNames, 'coupled')}

**Flags and new flags per 100** answered check-ins of fresh stable therapies, at as many new flags as the default:

${budgetTable}

**Points that *whole or part* finds more than the default, at as many flags:**

${gains('flags')}`
const short = `At as many new flags as the default, against the default:

${gains('fresh')}

At as many new flags as the default with its subscale notices, against both:

${gains('beside')}`
/** Worlds below each other, three kinds of falls in each: what three rules find at as many new flags as the default. */
function picture() {
  const KINDS = ['every row', 'bond', 'goals and tasks']
  const RULES = [['default', 'fill="#fff" stroke="#245"'], ['default with its subscale notices', 'fill="#9ab" stroke="#245"'], ['whole or part', 'fill="#245" stroke="#245"']]
  const [left, right, top, line] = [300, 40, 62, 19]
  const x = (share) => left + share * 3.4
  const lines = results.flatMap((result, w) => KINDS.map((kind, k) => {
    const y = top + w * (3 * line + 14) + k * line
    const shares = RULES.map(([name]) => of(result, name).spent.fresh.shares[k])
    const label = k === 0 ? `<text x="0" y="${y + 4}" font-weight="600">${result.world.name}</text>` : ''
    return `${label}<text x="${left - 12}" y="${y + 4}" text-anchor="end">${kind}</text><line x1="${x(Math.min(...shares)).toFixed(1)}" x2="${x(Math.max(...shares)).toFixed(1)}" y1="${y}" y2="${y}" stroke="#9ab"/>`
      + RULES.map(([, style], i) => `<circle cx="${x(shares[i]).toFixed(1)}" cy="${y}" r="5" ${style}/>`).join('')
  }))
  const height = top + results.length * (3 * line + 14) + 6
  const width = x(100) + right
  const grid = [0, 25, 50, 75, 100].map((share) => `<line x1="${x(share)}" x2="${x(share)}" y1="${top - 12}" y2="${height - 14}" stroke="#8884"/><text x="${x(share)}" y="${height - 1}" text-anchor="middle">${share}</text>`).join('')
  const key = RULES.map(([name, style], i) => `<circle cx="${8 + [0, 80, 310][i]}" cy="36" r="5" ${style}/><text x="${18 + [0, 80, 310][i]}" y="40">${name}</text>`).join('')
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="system-ui, sans-serif" font-size="12" fill="#245">
<title>% of falls found within three sessions, by world and kind of fall: the default, the default with its subscale notices, and whole or part</title>
<rect width="${width}" height="${height}" fill="#fff"/>
<text x="0" y="14">% of falls found within three sessions, at as many new flags as the default (with its notices: .1 to .4 more)</text>
${key}${grid}
${lines.join('\n')}
</svg>
`
}
writeFileSync(new URL(`../docs/clinical/evaluation-${apart ? 'apart' : 'kinds'}.svg`, import.meta.url), picture())

write(`scripts/compare-rules.mjs${apart ? ' apart' : ''}`, apart ? { 'apart': text, 'gains-apart': short } : { 'candidates': text, 'gains': short })
