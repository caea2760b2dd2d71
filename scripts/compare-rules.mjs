// Looks for a rule that finds more than the default at the same number of false flags, and writes what came out into
// docs/clinical/evaluation.md: node scripts/compare-rules.mjs
import { readFileSync, writeFileSync } from 'node:fs'
import { addRating, emptyHistory, expectation, place } from '../src/core/detect/expected-range.ts'
import { findMethod, readAll } from '../src/core/detect/methods/index.ts'
import { simulate } from '../src/core/worlds/simulate.ts'
import { worlds } from '../src/core/worlds/world.ts'

const THERAPIES = 3_000
const SESSIONS = 20
const AT = 9
/** One seed sets the limits, another measures: a limit never meets the therapies that it was set on. */
const SEEDS = { set: 31, measure: 32 }
/** Completed ratings before a candidate speaks, and the least drop in SD of all scores that it may flag. */
const LEARNING = 2
const LEAST_DROP = 0.3

/** Where each rating of a series falls against its expected range. */
function placed(scores, norms) {
  let history = emptyHistory()
  return scores.map((x) => {
    const expected = expectation(history, norms)
    const { z } = place(expected, x)
    history = addRating(history, x, z, undefined)
    const drop = (expected.mean - x) / expected.sdPop
    return { z, shift: expected.sdPop / expected.spread, quiet: expected.n < LEARNING || drop < LEAST_DROP }
  })
}
const spoken = (ratings, value) => ratings.map((rating, i) => (rating.quiet ? -Infinity : value(rating, i)))

/** Candidates: a figure per rating, larger = more unusual. Each looks backward only, at bounded cost. */
const candidates = {
  'this rating alone': (ratings) => spoken(ratings, ({ z }) => -z),
  'this rating, or two together': (ratings) =>
    spoken(ratings, ({ z }, i) => Math.max(-z, i > 0 ? -(z + ratings[i - 1].z / 2) / Math.sqrt(1.25) : -z)),
  'cumulative sum of z, slack .5': (ratings) => {
    let sum = 0
    const sums = ratings.map(({ z }, i) => (sum = i < LEARNING ? 0 : Math.max(0, sum - z - 0.5)))
    return spoken(ratings, (_, i) => sums[i])
  },
  'cumulative sum of z, slack .75': (ratings) => {
    let sum = 0
    const sums = ratings.map(({ z }, i) => (sum = i < LEARNING ? 0 : Math.max(0, sum - z - 0.75)))
    return spoken(ratings, (_, i) => sums[i])
  },
  'odds of a lasting fall of 1 SD': (ratings) => {
    let odds = 0
    const all = ratings.map(({ z, shift }, i) => (odds = i < LEARNING ? 0 : (odds + 0.1) * Math.exp(-shift * z - shift ** 2 / 2)))
    return spoken(ratings, (_, i) => Math.log(all[i]))
  },
}

function therapiesOf(world, seed, dip) {
  const made = simulate(world, { therapies: THERAPIES, sessions: SESSIONS, seed, dip })
  return [...Map.groupBy(made, (row) => row.therapy).values()]
    .map((rows) => rows.flatMap(({ session, score, truth }) => (score === null ? [] : [{ session, x: score, truth }])))
}
const fall = { depth: 1, at: AT, length: Infinity, recovery: 0 }
const figuresOf = (candidate, world, therapies) => therapies.map((therapy) => candidate(placed(therapy.map(({ x }) => x), world.norms)))
const shareAbove = (figures, limit) => { const all = figures.flat(); return (100 * all.filter((x) => x > limit).length) / all.length }

/** % of the falls flagged at once, within three and within six ratings. */
function found(therapies, flags) {
  const counts = [1, 3, 6].map((within) => therapies.filter((therapy, i) => {
    const begin = therapy.findIndex(({ truth }) => truth > 0)
    return begin >= 0 && flags[i].slice(begin, begin + within).some(Boolean)
  }).length)
  const falls = therapies.filter((therapy) => therapy.some(({ truth }) => truth > 0)).length
  return counts.map((count) => Math.round((100 * count) / falls)).join(' / ')
}

const rows = new Map([['default', []], ...Object.keys(candidates).map((name) => [name, []])])
for (const world of worlds) {
  const config = { scale: world.scale, norms: world.norms, sem: world.sem }
  const [stable, fresh, falling] = [therapiesOf(world, SEEDS.set, null), therapiesOf(world, SEEDS.measure, null), therapiesOf(world, SEEDS.measure, fall)]
  const flagsOf = (therapies) => therapies.map((therapy) => readAll(findMethod('expected-range'), config, therapy).map(({ flag }) => flag))
  const budget = shareAbove(flagsOf(stable).map((each) => each.map(Number)), 0.5)
  const own = shareAbove(flagsOf(fresh).map((each) => each.map(Number)), 0.5)
  rows.get('default').push(`${own.toFixed(1)}: ${found(falling, flagsOf(falling))}`)
  for (const [name, candidate] of Object.entries(candidates)) {
    const all = figuresOf(candidate, world, stable).flat().sort((a, b) => b - a)
    const limit = all[Math.round((budget / 100) * all.length)]
    const flags = figuresOf(candidate, world, falling).map((each) => each.map((x) => x > limit))
    rows.get(name).push(`${shareAbove(figuresOf(candidate, world, fresh), limit).toFixed(1)}: ${found(falling, flags)}`)
  }
}
const head = ['rule', ...worlds.map(({ name }) => name)]
const table = [`| ${head.join(' | ')} |`, `| ${head.map(() => '---').join(' | ')} |`, ...[...rows].map(([name, cells]) => `| ${[name, ...cells].join(' | ')} |`)].join('\n')
const file = new URL('../docs/clinical/evaluation.md', import.meta.url)
const text = readFileSync(file, 'utf8')
const [begin, end] = ['<!-- candidates: written by scripts/compare-rules.mjs -->', '<!-- end of candidates -->']
writeFileSync(file, `${text.slice(0, text.indexOf(begin) + begin.length)}\n${table}\n${text.slice(text.indexOf(end))}`)
