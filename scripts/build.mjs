// Builds the program into dist/: compiled sources and everything beside them that is no source. Types are not checked
// here (bin/test does), so that starting stays quick. The old dist/ is replaced at the end, in one step.
import { spawnSync } from 'node:child_process'
import { cpSync, renameSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildPortable } from './build-portable.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const [next, now, old] = ['next', 'now', 'old'].map((name) => join(root, name === 'now' ? 'dist' : `dist.${name}`))
const compiler = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc')
const source = /\.(test\.)?tsx?$/

rmSync(next, { recursive: true, force: true })
const words = ['-p', join(root, 'tsconfig.json'), '--noCheck', '--outDir', next]
const { status } = spawnSync(process.execPath, [compiler, ...words], { stdio: 'inherit' })
if (status !== 0 || !buildPortable(root, compiler, join(next, 'portable'))) process.exit(1)
for (const folder of ['src', 'test'])
  cpSync(join(root, folder), join(next, folder), { recursive: true, filter: (path) => !source.test(path) })

rmSync(old, { recursive: true, force: true })
try {
  renameSync(now, old)
} catch (error) {
  if (error.code !== 'ENOENT') throw error
}
renameSync(next, now)
rmSync(old, { recursive: true, force: true })
