// Makes every figure of docs/clinical/evaluation.md and evaluation-tables.md again, one step after the other, and says whether
// anything came out differently: npm run evaluation, and npm run evaluation -- FILE.csv for the real series too.
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const file = process.argv[2]
const steps = [
  ['write-evaluation.mjs'], ['compare-rules.mjs'], ['compare-rules.mjs', 'apart'],
  ...(file === undefined ? [] : [['compare-real.mjs', file], ['compare-real.mjs', file, 'apart']]),
]
const folder = new URL('../docs/clinical/', import.meta.url)
const pages = () => Object.fromEntries(readdirSync(folder).filter((name) => name.startsWith('evaluation')).map((name) => [name, readFileSync(new URL(name, folder), 'utf8')]))

const before = pages()
for (const [script, ...args] of steps) {
  console.log(`${script} ${args.join(' ')}`.trim())
  const { status } = spawnSync(process.execPath, [fileURLToPath(new URL(script, import.meta.url)), ...args], { stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
}
const after = pages()
const other = Object.keys(after).filter((name) => after[name] !== before[name])
console.log(other.length === 0 ? 'Every figure came out the same.' : `Something came out differently in ${other.join(', ')}.`)
if (file === undefined) console.log('The real series were left as they are: name their file to repeat those figures too.')
