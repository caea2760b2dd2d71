// Runs everything that can fail and counts it. Each check counts as one; a test file that does not load counts as one
// failure. The last line is exactly `N passed, N failed, N skipped`.
import { spawn } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const report = `${root}/.runtime/tests-${process.pid}.json`
/** Ten minutes in all; whatever hangs is ended while there is still time to say so. */
const minutes = 9.5
const began = Date.now()
const count = { passed: 0, failed: 0, skipped: 0 }

const program = (name, ...words) => [`${root}/node_modules/${name}`, ...words]
const checks = [
  ['Types of the core', program('typescript/bin/tsc', '-p', 'tsconfig.core.json')],
  ['Types', program('typescript/bin/tsc', '-p', 'tsconfig.json', '--noEmit')],
  ['Lint', program('oxlint/bin/oxlint', '--deny-warnings', 'src', 'test', 'scripts')],
]
for (const [name, words] of checks) {
  const passed = (await run(words)) === 0
  count[passed ? 'passed' : 'failed']++
  console.log(`${passed ? '✓' : '✗'} ${name}`)
}

const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
const code = await run(program('vitest/vitest.mjs', 'run', ...reporters, ...process.argv.slice(2)))
const failedBefore = count.failed
try {
  for (const file of JSON.parse(readFileSync(report, 'utf8')).testResults) {
    for (const { status, fullName } of file.assertionResults) {
      const kind = status === 'passed' || status === 'failed' ? status : 'skipped'
      count[kind]++
      if (kind === 'skipped') console.log(`– skipped: ${fullName}`)
    }
    if (file.status === 'failed' && !file.assertionResults.some(({ status }) => status === 'failed')) {
      count.failed++
      console.log(`✗ ${file.name} did not run to its end`)
    }
  }
} catch (error) {
  console.log(`✗ The tests left no readable report: ${error.message}`)
}
// An error outside any test, a time-out or a missing report: something failed even if no test says so.
if (code !== 0 && count.failed === failedBefore) count.failed++
rmSync(report, { force: true })

console.log(`${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`)
process.exitCode = count.failed === 0 ? 0 : 1

/** Runs a Node program in the project's folder; resolves with its exit code, or null if its time was up. */
function run(words) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, words, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] })
    const left = minutes * 60_000 - (Date.now() - began)
    const timer = setTimeout(() => {
      console.log(`✗ Ended after ${minutes} minutes.`)
      child.kill('SIGTERM')
      setTimeout(() => child.kill('SIGKILL'), 10_000).unref()
    }, left)
    child.once('exit', (exitCode) => {
      clearTimeout(timer)
      resolve(exitCode)
    })
  })
}
