import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { migrate } from '../../src/db/migrate.ts'
import { projectFolder } from '../../src/server/config.ts'
import { startPostgres } from '../../src/server/postgres.ts'
import { benchLook } from './alarms.ts'
import { type Figure, benchCore } from './core.ts'
import { benchDetect } from './detect.ts'
import { benchGuides } from './guides.ts'
import { benchOpeners } from './openers.ts'
import { benchServer } from './server.ts'
import { benchStart } from './start.ts'

/** `npm run bench`: measures everything in one run and writes docs/performance.md. Asserts nothing about time. */
const folder = mkdtempSync(join(tmpdir(), 'attune-bench-'))
chmodSync(folder, 0o711)
const figures: Figure[] = []
try {
  const start = await benchStart(folder)
  const postgres = await startPostgres({ data: folder, project: projectFolder, binaries: null, durable: true, say: console.error })
  try {
    await migrate(postgres.address)
    figures.push(...(await benchServer(postgres)), ...start)
  } finally {
    await postgres.stop()
  }
  figures.push(...(await benchCore()), ...(await benchDetect(folder)), ...(await benchOpeners()), ...(await benchGuides()), ...(await benchLook()))
} finally {
  rmSync(folder, { recursive: true, force: true })
}

const number = (x: number) => (Math.abs(x) >= 100 ? Math.round(x).toLocaleString('en') : x.toFixed(Math.abs(x) >= 10 ? 1 : 2))
const missed = (f: Figure) => f.baseline !== undefined && (f.limit === 'at least' ? f.value < f.baseline : f.limit === 'at most' && f.value > f.baseline)
const heldAgainst = (f: Figure) => (f.baseline === undefined ? '' : `${f.limit ?? 'beside'} ${number(f.baseline)} ${f.unit}${missed(f) ? ', **not met**' : ''}`)
const rows = figures.map((f) => `| ${f.name} | ${number(f.value)} ${f.unit} | ${heldAgainst(f)} |`)
const machine = `${cpus().length} cores (${cpus()[0]?.model.trim()}), ${Math.round(totalmem() / 1e9)} GB, Node ${process.versions.node}`
const text = `# Performance

Written by \`npm run bench\` on ${new Date().toISOString().slice(0, 10)}, on ${machine}. Everything was measured in one run, with
fsync on, over HTTP on loopback; the sending thread shares the two cores with the server and the database. The third
column is what we hold a figure against: a limit set beforehand, or a baseline of the same run.

| what | measured | held against |
| --- | --- | --- |
${rows.join('\n')}

How it is measured: \`test/bench/\`. A submission is one HTTP request that scores and judges the answers and stores
the response, verdict, running state, case events and audit line in one transaction; it takes two round trips to the
database, which those that arrive in the same moment share (decision 0016). Of five rounds of each concurrency, each
right after its baseline, the one with the middle share is shown; either side runs for a while before it is counted.
The practice for Today is filled by the real actions; the 10,000 further clients are copies under new ids.
`
writeFileSync(join(projectFolder, 'docs/performance.md'), text)
console.log(text)
