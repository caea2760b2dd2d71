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

/** Width that a letter takes in the picture at most, in px, on the average of a name. */
const LETTER = 6.6
/** False flags to the right, falls found upward: the upper left corner is where one would like to be. */
function picture({ world, rows }) {
  const [width, height, left, bottom] = [640, 380, 56, 48]
  const most = Math.ceil(Math.max(...rows.map(({ stable }) => stable.falseFlags.value)))
  const x = (value) => left + (value / most) * (width - left - 150)
  const y = (share) => 16 + (1 - share) * (height - bottom - 16)
  // Each name takes the first place beside its dot at which it lies on no other dot and no other name.
  const points = rows.map(({ method, stable, falls }) => ({ id: method.id, cx: x(stable.falseFlags.value), cy: y(falls[1].within3.value) }))
  const placed = []
  const meets = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
  const dots = points.map(({ id, cx, cy }) => {
    const long = id.length * LETTER
    const boxes = [[8, 4], [-8 - long, 4], [8, -8], [8, 16], [-8 - long, -8], [-8 - long, 16], [8, 28], [8, -20], [8, 40], [8, -32]]
      .map(([dx, dy]) => ({ left: cx + dx, right: cx + dx + long, before: dx < 0, top: cy + dy - 10, bottom: cy + dy + 2 }))
    const free = (box) => box.left > left && !placed.some((other) => meets(box, other))
      && !points.some((other) => other.id !== id && meets(box, { left: other.cx - 5, right: other.cx + 5, top: other.cy - 5, bottom: other.cy + 5 }))
    const box = boxes.find(free) ?? boxes[0]
    placed.push(box)
    const style = id === methods[0].id ? ' fill="#00625f" font-weight="600"' : ''
    return `<g${style}><circle cx="${cx.toFixed(1)}" cy="${cy.toFixed(1)}" r="4"/><text x="${(box.before ? box.right : box.left).toFixed(1)}" y="${(box.bottom - 2).toFixed(1)}"${box.before ? ' text-anchor="end"' : ''}>${id}</text></g>`
  }).join('\n')
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
