import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, posix } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, describe, expect, it, test } from 'vitest'
import { judgeAll, type SeriesConfig } from '../src/core/index.ts'
import { modulesFrom } from '../src/server/try-routes.ts'
import vectors from './fixtures/detection.json' with { type: 'json' }
import { productFiles, root, walk, type Node, type SourceFile } from './source-files.ts'

/** `attune/core` as others get it: what the build wrote, by the package's own name, from elsewhere, and its types. */
const portable = join(root, 'dist/portable')
const { name: ownName, exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { name: string; exports: Record<string, string> }
const folder = mkdtempSync(join(tmpdir(), 'attune-library-'))
afterAll(() => rmSync(folder, { recursive: true }))

const series = vectors.cases.map(({ scale, norms, dates, expect: rows }) => ({
  config: { scale, norms } as SeriesConfig,
  occasions: rows.map(({ session, score }, i) => ({ session, score, ...((dates as (string | null)[] | null)?.[i] ? { date: (dates as string[])[i]! } : {}) })),
}))
/** Everything that the sources say of the worked series, digit by digit. */
const said = JSON.stringify(series.map(({ config, occasions }) => judgeAll(config, occasions)))

/** Runs a module in Node in a folder and gives what it prints. */
function run(cwd: string, code: string): string {
  return execFileSync(process.execPath, ['--input-type=module', '-e', code], { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 20_000_000 })
}
const judging = `import { judgeAll } from 'attune/core'
import { readFileSync } from 'node:fs'
const series = JSON.parse(readFileSync(${JSON.stringify(join(folder, 'series.json'))}, 'utf8'))
process.stdout.write(JSON.stringify(series.map(({ config, occasions }) => judgeAll(config, occasions))))`
writeFileSync(join(folder, 'series.json'), JSON.stringify(series))

/** A folder of somebody else, in which the package is installed as npm installs a folder: by a link. */
function consumer(name: string, target: string): string {
  const home = join(folder, name)
  mkdirSync(join(home, 'node_modules'), { recursive: true })
  writeFileSync(join(home, 'package.json'), JSON.stringify({ name: 'somebody-else', type: 'module' }))
  symlinkSync(target, join(home, 'node_modules', ownName))
  return home
}

describe('attune/core in Node', () => {
  it('says by its own name what the sources say, digit by digit', () => {
    expect(vectors.cases).toHaveLength(28)
    expect(run(root, judging)).toBe(said)
  })

  it.each([['the repository', root], ['the folder that the build wrote', portable]])('is found from another folder that links to %s', (name, target) => {
    expect(run(consumer(name, target), judging)).toBe(said)
  })

  it('has an entry for every name it promises', () => {
    const home = consumer('entries', portable)
    const names = Object.keys(exports).filter((entry) => !/\*|json$/.test(entry)).map((entry) => ownName + entry.slice(1))
    expect(names.length).toBeGreaterThan(4)
    const found = run(home, `for (const name of ${JSON.stringify([...names, 'attune/core/worlds/simulate.js'])}) console.log(name, Object.keys(await import(name)).length > 0)`)
    expect(found.trim().split('\n').filter((line) => !line.endsWith('true'))).toEqual([])
    expect(() => run(home, `await import('attune/web/try/main.js')`)).toThrow(/ERR_PACKAGE_PATH_NOT_EXPORTED/)
  })

  it('is a package without dependencies that holds the core and its licences only', () => {
    const own = JSON.parse(readFileSync(join(portable, 'package.json'), 'utf8')) as Record<string, unknown>
    expect(own).toMatchObject({ name: ownName, type: 'module', sideEffects: false, files: ['core', 'LICENSE*'] })
    expect(Object.keys(own).filter((key) => /dependencies|scripts/i.test(key))).toEqual([])
    expect(Object.keys(own.exports as object)).toEqual(Object.keys(exports))
    expect(readdirSync(portable)).toEqual(expect.arrayContaining(['LICENSE', 'LICENSE-clinical-texts.md']))
  })

  it('never changes what it is given', () => {
    const frozen = <T>(value: T): T => {
      if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(frozen)
      return value
    }
    for (const { config, occasions } of series) expect(judgeAll(frozen(structuredClone(config)), frozen(structuredClone(occasions)))).toEqual(judgeAll(config, occasions))
  })
})

describe('its types', () => {
  const compiler = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc')
  const check = (home: string, code: string): string => {
    writeFileSync(join(home, 'use.ts'), code)
    writeFileSync(join(home, 'tsconfig.json'), JSON.stringify({
      compilerOptions: { strict: true, noEmit: true, skipLibCheck: false, target: 'ES2023', lib: ['ES2023'], types: [], module: 'NodeNext', moduleResolution: 'NodeNext' },
      files: ['use.ts'],
    }))
    try {
      return execFileSync(process.execPath, [compiler, '-p', home], { encoding: 'utf8', stdio: 'pipe' })
    } catch (error) {
      return (error as { stdout: string }).stdout
    }
  }

  it.each([['linked repository', root], ['linked folder', portable]])('are there for a strict consumer, and hold: %s', (name, target) => {
    const home = consumer(name, target)
    const good = `import { judge, judgeAll, methods, startSeries, type SeriesConfig, type Verdict } from 'attune/core'
import { instruments } from 'attune/core/instruments'
const config: SeriesConfig = { scale: { min: 1, max: 5 }, norms: { mean: 4, sdBetween: 0.5, sdWithin: 0.4 } }
export const verdicts: Verdict[] = judgeAll(config, [{ session: 1, score: null }])
export const level: 'usual' | string = judge(config, startSeries(), { session: 1, score: 4 }).verdict.level
export const names: string[] = [...methods.map(({ says }) => says), ...instruments.map(({ id }) => id)]`
    expect(check(home, good)).toBe('')
    expect(check(home, `${good}\njudgeAll(config, [{ session: '1', score: 4 }])`)).toMatch(/TS2322/)
  })
})

describe('what it weighs', () => {
  const modulesOf = (entry: string) => [...modulesFrom(posix.normalize(exports[entry]!).replace('dist/portable/', ''))]
  const packed = (modules: readonly (readonly [string, string])[]) => modules.reduce((sum, [, text]) => sum + gzipSync(text, { level: 9 }).length, 0)

  test('at most 25,000 bytes packed for everything about one series, each module by itself, reasons and all', () => {
    const modules = modulesOf('./core')
    expect(modules.length).toBeGreaterThan(25)
    expect(modules.some(([path, text]) => path === 'core/detect/sentences.js' && text.includes('lower than usual for this client'))).toBe(true)
    const bytes = packed(modules)
    expect(bytes, modules.map(([path, text]) => `${path} ${gzipSync(text).length}`).join('\n')).toBeLessThanOrEqual(25_000)
    expect(packed(modulesOf('./core/detect'))).toBeLessThan(bytes)
  })

  test('what docs/library.md says that it weighs is true', () => {
    const told = [...readFileSync(join(root, 'docs/library.md'), 'utf8').matchAll(/\| (\d+) kB \|/g)].map(([, kB]) => Number(kB))
    const weighs = [modulesOf('./core/detect'), modulesOf('./core'), [...modulesFrom('web/try/main.js')]].map((modules) => packed(modules) / 1000)
    expect(weighs.map((kB, i) => Math.abs(kB - told[i]!) < 1), weighs.join(' ')).toEqual([true, true, true])
  })

  test('its modules name nothing but each other, and carry no comments', () => {
    for (const [path, text] of modulesOf('./core')) {
      const foreign = [...text.matchAll(/(?:^|;)(?:import|export)\b[^'"]*?\bfrom\s*['"]([^'"]+)['"]/gm)].map(([, name]) => name!).filter((name) => !/^\.{1,2}\/.*\.js$/.test(name))
      expect([path, foreign]).toEqual([path, []])
      expect([path, /^\s*(\/\*\*|\/\/)/m.test(text)]).toEqual([path, false])
    }
  })
})

/** Where each export of a module is declared: the file and the node, followed through every re-export. */
function declarations(path: string, files: ReadonlyMap<string, SourceFile>): Map<string, { file: SourceFile; node: Node }> {
  const file = files.get(path)
  if (!file) throw new Error(`${path} is not there`)
  const found = new Map<string, { file: SourceFile; node: Node }>()
  const from = (node: Node) => declarations(posix.join(posix.dirname(path), (node.source as unknown as { value: string }).value), files)
  walk(file, (node, ancestors) => {
    if (ancestors.length !== 1) return
    if (node.type === 'ExportAllDeclaration') for (const [name, one] of from(node)) found.set(name, one)
    if (node.type !== 'ExportNamedDeclaration') return
    const declared = node.declaration as Node | null
    for (const one of (declared?.declarations as Node[] | undefined) ?? (declared ? [declared] : [])) found.set((one.id as unknown as { name: string }).name, { file, node })
    if (!node.source) return
    const all = from(node)
    for (const one of node.specifiers as { local: { name: string }; exported: { name: string } }[]) found.set(one.exported.name, all.get(one.local.name)!)
  })
  return found
}

/** True when a comment for readers ends right before a node. */
const hasDocstring = ({ file, node }: { file: SourceFile; node: Node }): boolean => {
  const before = file.text.slice(0, node.start).trimEnd()
  const comment = before.slice(before.lastIndexOf('/*'))
  return before.endsWith('*/') && comment.startsWith('/**') && comment.length > 20
}

describe('every export says what it is', () => {
  const sources = new Map(productFiles().map((file) => [file.path, file]))

  test('one without a docstring is found, through any re-export', () => {
    const files = new Map([
      { path: 'src/core/a.ts', text: `export * from './b.ts'\nexport { c as d } from './b.ts'` },
      { path: 'src/core/b.ts', text: `/** What b is good for. */\nexport const b = 1\n// no docstring\nexport function c() {}\n/** of something else */\nconst other = 1\nexport interface E { other: typeof other }` },
    ].map((file) => [file.path, file]))
    const bare = [...declarations('src/core/a.ts', files)].filter(([, one]) => !hasDocstring(one)).map(([name]) => name)
    expect(bare.toSorted()).toEqual(['E', 'c', 'd'])
  })

  test('attune/core has a docstring at every export', () => {
    const found = declarations('src/core/index.ts', sources)
    for (const name of ['judge', 'judgeAll', 'startSeries', 'methods', 'Verdict', 'SeriesConfig', 'Method']) expect([...found.keys()]).toContain(name)
    const bare = [...found].filter(([, one]) => !hasDocstring(one)).map(([name, { file }]) => `${name} in ${file.path}`)
    expect(bare).toEqual([])
  })

  test('the docstrings are in the declarations that editors read', () => {
    expect(readFileSync(join(portable, 'core/detect/judge.d.ts'), 'utf8')).toContain('@throws RangeError when the session is not after the latest one')
  })
})

test('the example of docs/library.md does what it says there', () => {
  const text = readFileSync(join(root, 'docs/library.md'), 'utf8')
  const [first, second] = [...text.matchAll(/```ts\n([^`]*)```/g)].map(([, code]) => code!)
  const [, level] = /level \/\/ '(\w+)'/.exec(first!)!
  const home = consumer('example', portable)
  expect(run(home, `${first!}\nconsole.log(verdicts[4].level, typeof verdicts[4].because[0].text)`)).toBe(`${level!} string\n`)
  const ratings = [4.4, 4.5, 4.3, 4.4, 2.5].map((x, i) => ({ session: i + 1, x }))
  const code = `const config = { scale: { min: 1, max: 5 }, norms: { mean: 3.99, sdBetween: 0.52, sdWithin: 0.38 } }\nimport { findMethod, readAll } from 'attune/core'\nconst ratings = ${JSON.stringify(ratings)}`
  expect(run(home, `${code}\n${second!}\nconsole.log(state.history.n, readAll(findMethod('ewma'), config, ratings).map(({ speaks }) => speaks).join())`))
    .toBe('1 false,false,false,false,true\n')
})
