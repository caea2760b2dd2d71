import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { projectFolder } from '../../src/server/config.ts'
import { attuneOn, freePort } from './attune.ts'
import { type Finding, askedToEnd, killTheDatabase, killTheProgram, largeBodies, sameForm, severalDevices } from './experiments.ts'
import { createPractice, invitations } from './practice.ts'

/** `npm run fault`: breaks the real program in every way below and writes docs/faults.md; exit code 1 if anything was lost. */
const began = performance.now()
const folder = mkdtempSync(join(tmpdir(), 'attune-fault-'))
chmodSync(folder, 0o711)
const attune = attuneOn(join(folder, 'data'), await freePort())
const findings: Finding[] = []
try {
  await attune.start()
  const who = await createPractice(attune)
  const step = async (name: string, work: () => Promise<Finding[]>) => {
    const from = performance.now()
    findings.push(...(await work()))
    console.error(`${name}: ${((performance.now() - from) / 1000).toFixed(0)} s`)
  }
  const tokens = (therapies: number, sessions: number) => invitations(attune, who, therapies, sessions)
  const [f1, f2, f12, once] = [await tokens(500, 20), await tokens(100, 25), await tokens(60, 10), (await tokens(530, 1)).flat()]
  console.error(`invitations: ${((performance.now() - began) / 1000).toFixed(0)} s`)
  await step('F5', () => severalDevices(attune, once.slice(0, 500)))
  await step('F6', () => sameForm(attune, once.slice(500, 520)))
  await step('F8', () => largeBodies(attune, once.slice(520, 530)))
  await step('F2', () => killTheDatabase(attune, f2))
  await step('F12', () => askedToEnd(attune, f12))
  await step('F1', () => killTheProgram(attune, f1))
} finally {
  if (attune.running()) await attune.end('SIGTERM')
  rmSync(folder, { recursive: true, force: true })
}

const minutes = ((performance.now() - began) / 60_000).toFixed(1)
const machine = `${cpus().length} cores (${cpus()[0]?.model.trim()}), ${Math.round(totalmem() / 1e9)} GB, Node ${process.versions.node}`
const tables = [...Map.groupBy(findings, (f) => f.experiment)].map(([experiment, rows]) => `## ${experiment}

| what | found | must be |
| --- | --- | --- |
${rows.map((f) => `| ${f.what} | ${f.value}${f.ok ? '' : ' **(not held)**'} | ${f.held} |`).join('\n')}
`)
const text = `# Faults

Written by \`npm run fault\` on ${new Date().toISOString().slice(0, 10)}, on ${machine}; the run took ${minutes} minutes. The real program runs
in a process of its own with its own PostgreSQL, fsync on. The sender is another process: it keeps in its memory what was
confirmed to it, sends an unconfirmed form again with the same key, as a person at a phone would, and at the end the
database is compared with that memory, by content.

What this does not show: loss of power, a full or lying disk, a database on another machine, and replication. Killed
processes leave their last writes to the operating system, which goes on running.

${tables.join('\n')}
How it is done: \`test/fault/\`.
`
writeFileSync(join(projectFolder, 'docs/faults.md'), text)
console.log(text)
if (findings.some((f) => !f.ok)) process.exitCode = 1
