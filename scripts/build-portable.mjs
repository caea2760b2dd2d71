// Builds what runs anywhere, in a browser as in Node, into one folder: the core as a library, and the modules of the page
// Try the engine. Comments stay in the declarations, where editors read them, and are left out of what is loaded. No
// bundler (docs/decisions/0012): every module is served as it stands here.
import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, posix, relative } from 'node:path'

/** The packages that the page needs in the browser, by the name that the compiler writes, and what they are called there. */
const packages = { preact: 'lib/preact.js', 'preact/jsx-runtime': 'lib/preact-jsx-runtime.js' }

/**
 * @param root the folder of the repository
 * @param compiler the path of tsc
 * @param target an empty or absent folder
 * @returns whether it worked; what did not was said by the compiler
 */
export function buildPortable(root, compiler, target) {
  const compile = (...words) => spawnSync(
    process.execPath,
    [compiler, '-p', join(root, 'scripts/tsconfig.portable.json'), '--noCheck', '--outDir', target, ...words],
    { stdio: 'inherit' },
  ).status === 0
  if (!compile('--removeComments') || !compile('--declaration', '--emitDeclarationOnly')) return false
  copyPackages(root, target)
  const { name, version, license, exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const here = JSON.parse(JSON.stringify(exports).replaceAll('./dist/portable/', './'))
  writeFileSync(join(target, 'package.json'), `${JSON.stringify(
    { name, version, license, private: true, type: 'module', sideEffects: false, files: ['core', 'LICENSE*'], exports: here }, null, 2)}\n`)
  for (const file of readdirSync(root)) if (file.startsWith('LICENSE')) copyFileSync(join(root, file), join(target, file))
  return true
}

/** Packages as their makers ship them; only their names in imports become addresses, which a browser needs. */
function copyPackages(root, target) {
  const { resolve } = createRequire(join(root, 'package.json'))
  mkdirSync(join(target, 'lib'), { recursive: true })
  for (const [name, file] of Object.entries(packages)) {
    const text = readFileSync(resolve(name), 'utf8').replace(/\n\/\/# sourceMappingURL=.*\s*$/, '\n')
    writeFileSync(join(target, file), addressed(text, file))
  }
  for (const entry of readdirSync(join(target, 'web'), { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    if (!entry.isFile() || !path.endsWith('.js')) continue
    writeFileSync(path, addressed(readFileSync(path, 'utf8'), relative(target, path)))
  }
  copyFileSync(join(dirname(resolve('preact/package.json')), 'LICENSE'), join(target, 'lib/LICENSE-preact'))
}

function addressed(text, file) {
  return text.replace(/((?:^|;)(?:import|export)\b[^'"]*?\bfrom\s*)(['"])([^'".][^'"]*)\2/gm, (_, before, quote, name) => {
    const to = packages[name]
    if (to === undefined) throw new Error(`${file} imports ${name}, which a browser cannot find; see ${posix.basename(import.meta.url)}`)
    const address = posix.relative(posix.dirname(file), to)
    return `${before}${quote}${address.startsWith('.') ? address : `./${address}`}${quote}`
  })
}
