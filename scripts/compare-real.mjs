// Compares rules on real series with falls put in, limits set on other therapies, and writes what came out into the pages of
// the evaluation: node scripts/compare-real.mjs FILE.csv, and node scripts/compare-real.mjs FILE.csv apart for the half that
// is kept apart. A few seconds. FILE has the columns therapy, session, task1..3, goal1..3, bond1..3 (1 to 5).
import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { findMethod, readAll } from '../src/core/detect/methods/index.ts'
import { partsOf } from '../src/core/evaluation/made-up.ts'
import { randomFrom } from '../src/core/worlds/random.ts'
import { budgetsOf, candidates, inUse, limitFor, subscales } from './candidate-rules.mjs'
import { table, write } from './evaluation-page.mjs'

const [path, which] = process.argv.slice(2)
if (!path) throw new Error('expected the name of a file with the columns therapy, session, task1..3, goal1..3, bond1..3')
const ITEMS = ['task', 'goal', 'bond'].flatMap((part) => [1, 2, 3].map((i) => part + i))
const PARTS = [{ name: 'work', rows: [0, 1, 2, 3, 4, 5] }, { name: 'bond', rows: [6, 7, 8] }]
const CONFIG = { scale: { min: 1, max: 5 }, norms: { mean: 3.99, sdBetween: 0.52, sdWithin: 0.38 } }
const ENOUGH = 0.75
/** Share of untouched sessions that may be flagged, where limits are set. */
const BUDGET = 0.04
/** First sessions of a fall, its length, and by how much its rows fall, in SD within clients. */
const STARTS = [5, 6, 7, 8, 9, 10, 11, 12, 13]
const LENGTH = 3
const FALLS = [['every row', undefined, [1, 1.5, 2]], ['bond', 'bond', [1.5, 2, 3]], ['goals and tasks', 'work', [1.5, 2, 3]]]
  .flatMap(([name, part, depths]) => depths.map((depth) => ({ name, part, depth })))

const mean = (all) => all.reduce((sum, x) => sum + x, 0) / all.length
function asRating(session, rows) {
  const answered = rows.filter((row) => row !== null)
  if (answered.length < ENOUGH * rows.length) return { session, x: null }
  return { session, x: mean(answered), rows, parts: partsOf(PARTS, rows, 1) }
}
const groups = Map.groupBy(parse(readFileSync(path, 'utf8'), { columns: true }), ({ therapy }) => therapy)
const number = (name) => Number(/\d+$/.exec(name)?.[0] ?? 0)
const all = [...groups].sort(([a], [b]) => number(a) - number(b)).map(([, lines]) => lines
  .map((line) => ({ session: Number(line.session), rows: ITEMS.map((item) => (line[item] === '' ? null : Number(line[item]))) }))
  .sort((a, b) => a.session - b.session))
// Every second therapy was used while choosing; the others only once, afterwards.
const apart = which === 'apart'
const therapies = all.filter((_, i) => i % 2 === (apart ? 1 : 0))

/** Mean, SD between and SD within clients of a figure of each rating. */
function normsOf(ratings, value) {
  const own = ratings.map((each) => each.flatMap((rating) => (rating.x === null ? [] : value(rating) ?? []))).filter((each) => each.length > 2)
  const means = own.map(mean)
  const within = own.reduce((sum, each, i) => sum + each.reduce((s, x) => s + (x - means[i]) ** 2, 0), 0) / own.reduce((n, each) => n + each.length - 1, 0)
  const spread = means.reduce((s, m) => s + (m - mean(means)) ** 2, 0) / (means.length - 1)
  return { mean: mean(means), sdBetween: Math.sqrt(Math.max(spread - within / mean(own.map((each) => each.length)), within / 100)), sdWithin: Math.sqrt(within) }
}
const configFrom = (ratings) => ({
  ...CONFIG,
  parts: PARTS.map(({ name, rows }) => ({ name, share: rows.length / ITEMS.length, against: normsOf(ratings, ({ x, parts }) => (parts[name] === null ? null : parts[name] - x)) })),
  row: { ...normsOf(ratings, ({ x, rows }) => (rows[0] === null ? null : rows[0] - x)), mean: 0 },
})

/** The default with its limits moved, as an alarm budget moves them: the alert's stays three tenths of the notice's. */
const moved = (notice) => (config, therapy) => {
  const ratings = therapy.filter(({ x }) => x !== null)
  const readings = readAll(findMethod('expected-range'), { ...config, limits: { notice, alert: 0.3 * notice } }, ratings)
  let i = 0
  return therapy.map(({ x }) => (x === null ? null : readings[i++].flag ? 1 : 0))
}
/** As above, and the subscale's limit stays a fifth of the notice's, as in the engine. */
const movedBeside = (notice) => (config, therapy) => {
  const beside = subscales({ ...config, subscaleP: notice / 5 }, therapy)
  return moved(notice)(config, therapy).map((flag, i) => (flag === null ? null : Math.max(flag, beside[i])))
}
const within = (rule, config, training) => rule(NOTICES.findLast((notice) => budgetsOf(training.map((each) => rule(notice)(config, each)), 0.5).flags <= BUDGET) ?? NOTICES[0])
const NOTICES = Array.from({ length: 53 }, (_, i) => 0.02 + i * 0.0025)
/** Each rule as it would be set on some therapies: a rule that says yes or no. */
const rules = {
  'default': () => inUse.default,
  'default with its subscale notices': () => inUse['default with its subscale notices'],
  'default, its limits set': (config, training) => within(moved, config, training),
  'default with its subscale notices, limits set': (config, training) => within(movedBeside, config, training),
  ...Object.fromEntries(Object.entries(candidates).filter(([name]) => !/time|skipped|missed/.test(name)).map(([name, rule]) => [name, (config, training) => {
    const limit = limitFor(training.map((each) => rule(config, each)), 'flags', BUDGET)
    return (_, therapy) => rule(config, therapy).map((figure) => (figure === null ? null : figure > limit ? 1 : 0))
  }])),
  'whole or part, at its own limits': (config) => (_, therapy) => {
    const ratings = therapy.filter(({ x }) => x !== null)
    const readings = readAll(findMethod('whole-or-part'), config, ratings)
    let i = 0
    return therapy.map(({ x }) => (x === null ? null : readings[i++].flag ? 1 : 0))
  },
}

const rated = therapies.map((sessions) => sessions.map(({ session, rows }) => asRating(session, rows)))
const fallen = (sessions, { part, depth }, start) => sessions.map(({ session, rows }) => asRating(session, session < start || session >= start + LENGTH ? rows
  : rows.map((row, i) => (row === null || (part && !PARTS.find(({ name }) => name === part).rows.includes(i)) ? row : Math.max(1, row - depth * CONFIG.norms.sdWithin)))))

/** Per rule and therapy: flags and sessions untouched, and per fall how many of the starts were found, of how many. */
const counted = Object.fromEntries(Object.entries(rules).map(([name, set]) => [name, therapies.map((sessions, left) => {
  const training = rated.filter((_, i) => i !== left)
  const config = configFrom(training)
  const rule = set(config, training)
  const flags = rule(config, rated[left])
  return {
    flags: flags.filter((flag) => flag === 1).length, sessions: flags.filter((flag) => flag !== null).length,
    fresh: flags.filter((flag) => flag !== null).filter((flag, i, own) => flag === 1 && own[i - 1] !== 1).length,
    found: FALLS.map((fall) => {
      const starts = STARTS.filter((start) => sessions.some(({ session }, i) => session >= start && session < start + LENGTH && rated[left][i].x !== null))
      const hits = starts.filter((start) => rule(config, fallen(sessions, fall, start)).some((flag, i) => flag === 1 && sessions[i].session >= start && sessions[i].session < start + LENGTH))
      return [hits.length, starts.length]
    }),
  }
})]))
const share = (parts) => parts.reduce((s, [a]) => s + a, 0) / parts.reduce((s, [, b]) => s + b, 0)
const random = randomFrom(7)
const draws = Array.from({ length: 1_000 }, () => therapies.map(() => Math.floor(random.uniform() * therapies.length)))
/** Points by which one rule finds more than another, with the middle 95 of 100 draws of whole therapies. */
function more(name, than, fall) {
  const difference = (places) => 100 * (share(places.map((i) => counted[name][i].found[fall])) - share(places.map((i) => counted[than][i].found[fall])))
  const drawn = draws.map(difference).sort((a, b) => a - b)
  const said = (x) => `${x >= 0 ? '+' : ''}${x.toFixed(0)}`
  return `${said(difference(therapies.map((_, i) => i)))} (${said(drawn[25])} to ${said(drawn[975])})`
}
const kinds = [...new Set(FALLS.map(({ name }) => name))]
const head = kinds.map((kind) => `${kind}: ${FALLS.filter(({ name }) => name === kind).map(({ depth }) => depth).join(' / ')}`)
const rates = `${therapies.length} therapies, ${rated.flat().filter(({ x }) => x !== null).length} ratings. Flags per 100 untouched sessions of the therapy left out (new ones in brackets), and % of falls of three sessions found, by how many SD within clients (${CONFIG.norms.sdWithin}) the rows fall:

${table(['rule', 'flags (new)', ...head], Object.entries(counted).map(([name, each]) => [
  name,
  `${(100 * share(each.map(({ flags, sessions }) => [flags, sessions]))).toFixed(1)} (${(100 * share(each.map(({ fresh, sessions }) => [fresh, sessions]))).toFixed(1)})`,
  ...kinds.map((kind) => FALLS.flatMap((fall, i) => (fall.name === kind ? [Math.round(100 * share(each.map(({ found }) => found[i])))] : [])).join(' / ')),
]))}`
const gains = table(['fall', 'depth', 'than the default', 'than the default with its subscale notices'], FALLS.map((fall, i) => [
  fall.name, fall.depth, ...['default', 'default with its subscale notices'].map((than) => more('whole or part, at its own limits', than, i))]))
const command = `scripts/compare-real.mjs${apart ? ' apart' : ''}`
write(command, apart ? { 'real-apart': rates, 'real-gains-apart': gains } : { 'real': rates, 'real-gains': gains })
