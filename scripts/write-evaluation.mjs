// Writes what each method does, and the rules for being back, with two pictures into docs/clinical/evaluation.md and
// evaluation-tables.md, from made-up practices: node scripts/write-evaluation.mjs. A minute and a half on one core.
import { writeFileSync } from 'node:fs'
import { methods } from '../src/core/detect/methods/index.ts'
import { configOf, therapiesOf as completed } from '../src/core/evaluation/made-up.ts'
import { ratesOf } from '../src/core/evaluation/rates.ts'
import { returnRatesOf } from '../src/core/evaluation/returns.ts'
import { worlds } from '../src/core/worlds/world.ts'
import { table, write } from './evaluation-page.mjs'

const THERAPIES = 4_000
const SESSIONS = 20
const AT = 9
const SEED = 2026
const RESAMPLES = 100

/** Therapies of one world as the evaluation reads them. */
const therapiesOf = (world, dip, sessions = SESSIONS) => completed(world, { therapies: THERAPIES, sessions, seed: SEED, dip })
const falling = (depth, length = Infinity, recovery = 0) => ({ depth, at: AT, length, recovery })
const whole = (x) => Math.round(100 * x)
const found = ({ atOnce, within3, within6 }) => [atOnce, within3, within6].map((figure) => whole(figure.value)).join(' / ')
const between = ({ value, low, high }, show) => `${show(value)} (${show(low)}–${show(high)})`

/** Which of the depths shows falls that stay but are declared returned: 1.5 SD. */
const LASTING = 2
const results = worlds.map((world) => {
  const config = configOf(world)
  const stable = therapiesOf(world, null)
  const falls = [0.5, 1, 1.5, 2].map((depth) => therapiesOf(world, falling(depth)))
  // Four sessions low and two on the way back: what is left of the twenty shows whether the return was seen.
  const short = therapiesOf(world, falling(1.5, 4, 2))
  const options = { resamples: RESAMPLES, seed: SEED }
  return {
    world, config,
    rows: methods.map((method) => {
      const each = falls.map((fall, i) => ratesOf(method, config, fall, i === LASTING ? options : { ...options, resamples: 0 }))
      return { method, stable: ratesOf(method, config, stable, options), falls: each, wrongly: each[LASTING].returnedWrongly, late: ratesOf(method, config, short, options).returnedLate }
    }),
  }
})

const methodsIn = ({ world, rows }) => `### ${world.name}\n\n${world.about}\n\n${table(
  ['method', 'false flags per 100', 'in a row once', '% of stable therapies ever flagged', 'fall of .5 SD', '1 SD', '1.5 SD', '2 SD', 'delay at 1 SD', '% returned wrongly', '% returned late'],
  rows.map(({ method, stable, falls, wrongly, late }) => [
    method.id, between(stable.falseFlags, (x) => x.toFixed(1)), stable.falseEpisodes.value.toFixed(1), whole(stable.everFlagged.value),
    ...falls.map(found), falls[1].delay?.value.toFixed(1) ?? '',
    wrongly ? between(wrongly, whole) : '', late ? between(late, whole) : '',
  ]),
)}`

const base = results[0]
const returns = [1, 1.5].map((depth) => {
  const long = therapiesOf(base.world, falling(depth), 24)
  const short = therapiesOf(base.world, falling(depth, 4), 24)
  return `Falls of ${depth} SD that were flagged at their first rating:\n\n${table(
    ['rule', '% declared within six although still low', '% declared too early', '% declared by the 1st / 2nd / 3rd / 6th good rating'],
    returnRatesOf(base.config, [...long, ...short]).map(({ name, wrongly, early, by }) => [name, whole(wrongly), whole(early), by.map(whole).join(' / ')]),
  )}`
})

/** False flags to the right, falls found upward: the upper left corner is where one would like to be. */
function picture({ world, rows }) {
  const [width, height, left, bottom] = [640, 380, 56, 48]
  const most = Math.ceil(Math.max(...rows.map(({ stable }) => stable.falseFlags.value)))
  const x = (value) => left + (value / most) * (width - left - 150)
  const y = (share) => 16 + (1 - share) * (height - bottom - 16)
  // From the top down; a label that would lie on the one above it moves below.
  const placed = []
  const dots = rows
    .map(({ method, stable, falls }) => ({ id: method.id, cx: x(stable.falseFlags.value), cy: y(falls[1].within3.value) }))
    .sort((a, b) => a.cy - b.cy)
    .map(({ id, cx, cy }) => {
      const above = placed.findLast((other) => Math.abs(other.cx - cx) < 110 && cy + 4 - other.label < 13)
      const label = above ? above.label + 13 : cy + 4
      placed.push({ cx, label })
      return `<circle cx="${cx.toFixed(1)}" cy="${cy.toFixed(1)}" r="4"/><text x="${(cx + 8).toFixed(1)}" y="${label.toFixed(1)}">${id}</text>`
    })
    .join('\n')
  const across = Array.from({ length: Math.floor(most / 2) + 1 }, (_, i) => `<text x="${x(2 * i)}" y="${height - bottom + 18}" text-anchor="middle">${2 * i}</text>`).join('')
  const upward = [0, 0.25, 0.5, 0.75, 1].map((share) => `<line x1="${left}" x2="${width - 130}" y1="${y(share)}" y2="${y(share)}" stroke="#8884"/><text x="${left - 8}" y="${y(share) + 4}" text-anchor="end">${whole(share)}</text>`).join('')
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="system-ui, sans-serif" font-size="12" fill="#245">
<title>World ${world.name}: false flags per 100 stable ratings, and % of falls of one SD found within three ratings</title>
<rect width="${width}" height="${height}" fill="#fff"/>
${upward}${across}
<text x="${left}" y="${height - 8}">false flags per 100 stable ratings</text><text x="${left}" y="12">% of falls of 1 SD found within three ratings</text>
${dots}
</svg>
`
}
for (const result of [results[0], results[2]]) writeFileSync(new URL(`../docs/clinical/evaluation-${result.world.name}.svg`, import.meta.url), picture(result))

write('scripts/write-evaluation.mjs', {
  'base': methodsIn(base),
  'worlds': results.slice(1).map(methodsIn).join('\n\n'),
  'returns': returns[0],
  'returns-deep': returns[1],
})
