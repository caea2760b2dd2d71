// Writes the table of docs/clinical/budget.md anew, from made-up practices: node scripts/write-budget.mjs
// The text around it stays as it is. About half a minute on one core.
import { readFileSync, writeFileSync } from 'node:fs'
import { ALERT_BOUNDS, NOTICE_BOUNDS } from '../src/core/detect/constants.ts'
import { worlds } from '../src/core/worlds/world.ts'
import { measure, settle } from '../test/budget-practice.ts'

const LOOKS = 10
const THERAPIES = 2_000
const SEED = 2026

const world = worlds.find(({ name }) => name === 'base')
const base = { world, norms: world.norms, strained: 0, depth: 1, answered: 0.5, seed: SEED }
const share = (x) => `${Math.round(100 * x)} %`
const p = (x) => String(x).replace(/^0/, '')
const row = (what, practice, settings) => {
  const done = measure(practice, settings, THERAPIES)
  const [found, alerted] = [done.found, done.alerted].map((each) => each.map((x) => Math.round(x)).join(' / '))
  const limits = settings?.limits ? `${p(settings.limits.notice)} and ${p(settings.limits.alert)}` : '.05 and .015'
  const within = (settings?.norms ?? practice.norms).sdWithin.toFixed(2).slice(1)
  return `| ${what} | ${limits} | ${within} | ${done.flags.toFixed(1)} | ${done.alerts.toFixed(1)} | ${found} | ${alerted} |`
}
const own = (what, given) => { const practice = { ...base, ...given }; return row(what, practice, settle(practice, LOOKS)) }

const practices = [
  ['nothing ever happens', {}],
  ...[[0.3, 1, 0.5], [0.6, 1, 0.5], [0.9, 1, 0.5], [0.6, 1, 0], [0.6, 1, 1], [0.9, 1, 0], [0.6, 1.5, 0.5], [0.9, 2, 0.5], [0.9, 2, 0]]
    .map(([strained, depth, answered]) => [`${share(strained)} of therapies strained by ${depth} SD, ${share(answered)} of cases answered`, { strained, depth, answered }]),
  ['30 % strained by 1 SD, 50 % answered; norms came too wide (within .55)', { strained: 0.3, norms: { mean: 4.6, sdBetween: 0.8, sdWithin: 0.55 } }],
  ['30 % strained by 1 SD, 50 % answered; norms came too narrow (within .20)', { strained: 0.3, norms: { mean: 3.6, sdBetween: 0.4, sdWithin: 0.2 } }],
]
const limited = (notice, alert) => ({ number: 1, madeAt: '', limits: { notice, alert }, norms: null, subscales: null })
const table = [
  '| practice | limits | SD within | new flags per 100 | new alerts per 100 | % found at once / in 3 / in 6 | by an alert |',
  '| --- | --- | ---: | ---: | ---: | ---: | ---: |',
  row('**without a budget: as shipped**', base, null), row('as shipped, norms came too wide', { ...base, norms: { mean: 4.6, sdBetween: 0.8, sdWithin: 0.55 } }, null),
  row('at the lower bounds', base, limited(NOTICE_BOUNDS.min, ALERT_BOUNDS.min)), row('at the upper bounds', base, limited(NOTICE_BOUNDS.max, ALERT_BOUNDS.max)),
  ...practices.map(([what, given]) => own(what, given)),
].join('\n')

const file = new URL('../docs/clinical/budget.md', import.meta.url)
const text = readFileSync(file, 'utf8')
const [begin, end] = ['<!-- practices: written by scripts/write-budget.mjs -->', '<!-- end of practices -->']
const [at, to] = [text.indexOf(begin), text.indexOf(end)]
if (at < 0 || to < at) throw new Error(`docs/clinical/budget.md needs the lines ${begin} and ${end}.`)
writeFileSync(file, `${text.slice(0, at + begin.length)}\n${table}\n${text.slice(to)}`)
console.log(table)
