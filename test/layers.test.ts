import { posix } from 'node:path'
import { describe, expect, test } from 'vitest'
import { instruments } from '../src/core/instruments/index.ts'
import { lineAt, productFiles, walk, type Node, type SourceFile } from './source-files.ts'

/** Which floors a floor may import from. The house is drawn in ARCHITECTURE.md. */
const floors: Record<string, readonly string[]> = {
  core: ['core'],
  db: ['core', 'db'],
  actions: ['core', 'db', 'actions'],
  web: ['core', 'db', 'actions', 'web'],
  survey: ['core', 'db', 'actions', 'survey'],
  cli: ['core', 'db', 'actions', 'cli'],
  server: ['core', 'db', 'actions', 'web', 'survey', 'cli', 'server'],
}

/** The rooms of the core, upstream first; `index` is the front door of the library. */
const rooms = [
  'because', 'formats', 'stats', 'instruments', 'score', 'detect', 'worlds', 'evaluation', 'signs', 'safety', 'rupture',
  'reflect', 'source', 'opener', 'practise', 'repair', 'followup', 'budget', 'voice', 'guides', 'case', 'index',
]

/** What would make a verdict depend on when or where it is computed; a browser's names are kept out by the compiler. */
const impure = new Set([
  'process', 'console', 'fetch', 'performance', 'crypto', 'setTimeout', 'setInterval', 'setImmediate',
  'queueMicrotask', 'globalThis', 'require',
])

const environment = 'src/server/config.ts'

/** Floors that show; whatever they change goes through an action. */
const pages = ['web', 'survey', 'cli']

/** Floors that work with any instrument, and so may name none. */
const anyInstrument = ['core', 'db', 'actions', 'web', 'survey']
const instrumentIds = new Set(instruments.map(({ id }) => id))

interface Import { specifier: string, offset: number }

/** Everything that breaks the rules of the house, as "file:line: what, and why". */
function violations(files: readonly SourceFile[]): string[] {
  const known = new Set(files.map(file => file.path))
  const graph = new Map<string, string[]>()
  const found: string[] = []
  for (const file of files) {
    const complain = (offset: number, what: string): void => {
      found.push(`${file.path}:${lineAt(file.text, offset)}: ${what}`)
    }
    const targets: string[] = []
    const name = file.path.split('/').find(part => /^(utils?|helpers?|types|managers?)(\.tsx?)?$/.test(part))
    if (name !== undefined) complain(0, `"${name}" says nothing about what is inside; name the noun`)
    if (floorOf(file.path) === undefined) complain(0, 'lies on no known floor')
    if (floorOf(file.path) === 'core' && roomOf(file.path) === undefined) complain(0, 'lies in no known room of the core')

    walk(file, (node, ancestors) => {
      for (const { specifier, offset } of importOf(node)) {
        if (!specifier.startsWith('.')) {
          if (floorOf(file.path) === 'core') complain(offset, `the core depends on nothing, but imports ${specifier}`)
          continue
        }
        const target = posix.join(posix.dirname(file.path), specifier)
        if (!/\.(ts|tsx)$/.test(specifier)) complain(offset, `import ${specifier} without its .ts or .tsx ending`)
        else if (!known.has(target)) complain(offset, `imports ${target}, which is not there`)
        else targets.push(target)
        const wrong = against(file.path, target)
        if (wrong !== undefined) complain(offset, wrong)
      }
      if (floorOf(file.path) === 'core') {
        const what = impurity(node, ancestors)
        if (what !== undefined) complain(node.start, `the core is pure, but uses ${what}; pass it in`)
      }
      if (file.path !== environment && readsEnvironment(node, ancestors)) {
        complain(node.start, `only ${environment} reads the environment`)
      }
    })
    const floor = floorOf(file.path) ?? ''
    if (pages.includes(floor)) for (const [offset, what] of writes(file)) complain(offset, `pages write only through actions, but this uses ${what}`)
    if (anyInstrument.includes(floor) && !file.path.startsWith('src/core/instruments/')) {
      walk(file, node => {
        if (node.type === 'Literal' && instrumentIds.has(String(node.value))) complain(node.start, `names the instrument ${String(node.value)}; put the difference into its manifest`)
      })
    }
    graph.set(file.path, targets)
  }
  return [...found, ...cycles(graph)]
}

function floorOf(path: string): string | undefined {
  const [src, floor] = path.split('/')
  return src === 'src' && floor !== undefined && floor in floors ? floor : undefined
}

/** The room of a core file: its folder, or the file's own name when it stands directly in src/core. */
function roomOf(path: string): string | undefined {
  const room = path.split('/')[2]?.replace(/\.ts$/, '')
  return room !== undefined && rooms.includes(room) ? room : undefined
}

/** Why an import goes against the arrows, or undefined when it does not. */
function against(from: string, to: string): string | undefined {
  const [floor, other] = [floorOf(from), floorOf(to)]
  if (floor === undefined) return undefined
  if (other === undefined || !floors[floor]!.includes(other)) return `${floor} may not import ${to}`
  if (floor !== 'core') return undefined
  const [room, upstream] = [roomOf(from), roomOf(to)]
  if (room === undefined || upstream === undefined) return undefined
  return rooms.indexOf(upstream) > rooms.indexOf(room) ? `${room} lies upstream of ${upstream}, but imports ${to}` : undefined
}

/** Imports in all their forms: import, export … from, import(), and import('…') in a type. */
function importOf(node: Node): Import[] {
  const forms = ['ImportDeclaration', 'ExportNamedDeclaration', 'ExportAllDeclaration', 'ImportExpression', 'TSImportType']
  if (!forms.includes(node.type)) return []
  const source = node.source as Node | null
  return typeof source?.value === 'string' ? [{ specifier: source.value, offset: node.start }] : []
}

function isIdentifier(node: unknown, name?: string): node is Node {
  const candidate = node as Node | null | undefined
  return candidate?.type === 'Identifier' && (name === undefined || candidate.name === name)
}

function impurity(node: Node, ancestors: readonly Node[]): string | undefined {
  const callee = node.callee as Node | undefined
  const noArguments = Array.isArray(node.arguments) && node.arguments.length === 0
  if (node.type === 'NewExpression' && isIdentifier(callee, 'Date') && noArguments) return 'new Date()'
  if (node.type === 'CallExpression' && isIdentifier(callee, 'Date')) return 'Date()'
  if (node.type === 'MemberExpression' && isIdentifier(node.property)) {
    if (isIdentifier(node.object, 'Date') && isIdentifier(node.property, 'now')) return 'Date.now'
    if (isIdentifier(node.object, 'Math') && isIdentifier(node.property, 'random')) return 'Math.random'
  }
  if (node.type !== 'Identifier' || !impure.has(String(node.name))) return undefined
  const parent = ancestors.at(-1)
  const isName = parent !== undefined && parent.computed !== true && parent.shorthand !== true
    && (parent.property === node || parent.key === node)
  return isName ? undefined : String(node.name)
}

/** To hand the environment over to readConfig, whole, is not to read it. */
function readsEnvironment(node: Node, ancestors: readonly Node[]): boolean {
  if (node.type === 'MemberExpression') {
    const parent = ancestors.at(-1)
    const handedOver = parent?.type === 'CallExpression' && isIdentifier(parent.callee, 'readConfig')
    return isIdentifier(node.object, 'process') && isIdentifier(node.property, 'env') && !handedOver
  }
  if (node.type === 'VariableDeclarator' && isIdentifier(node.init, 'process')) {
    const properties = (node.id as Node).properties
    return Array.isArray(properties) && properties.some(property => isIdentifier((property as Node).key, 'env'))
  }
  const source = node.source as Node | undefined
  return node.type === 'ImportDeclaration' && /^(node:)?process$/.test(String(source?.value))
    && (node.specifiers as Node[]).some(specifier => isIdentifier(specifier.imported, 'env'))
}

/** Where a file changes the database: a query that writes, or SQL that does. */
function writes(file: SourceFile): [offset: number, what: string][] {
  const found: [number, string][] = []
  walk(file, (node, ancestors) => {
    const name = String((node.property as Node | undefined)?.name)
    if (node.type === 'MemberExpression' && /^(insertInto|updateTable|deleteFrom|replaceInto|mergeInto)$/.test(name)) found.push([node.start, name])
    const tag = ancestors.at(-2)
    const written = node.type === 'TemplateElement' && tag?.type === 'TaggedTemplateExpression' && isIdentifier(tag.tag, 'sql')
      ? /\b(insert into|update|delete from|truncate|store_\w+)\b/i.exec((node.value as { cooked: string }).cooked)?.[0] : undefined
    if (written !== undefined) found.push([node.start, written])
  })
  return found
}

/** Each cycle once, named by the files that form it. */
function cycles(graph: ReadonlyMap<string, readonly string[]>): string[] {
  const found = new Set<string>()
  const done = new Set<string>()
  const visit = (path: string, trail: readonly string[]): void => {
    if (trail.includes(path)) {
      found.add([...trail.slice(trail.indexOf(path)), path].join(' → '))
      return
    }
    if (done.has(path)) return
    for (const target of graph.get(path) ?? []) visit(target, [...trail, path])
    done.add(path)
  }
  for (const path of graph.keys()) visit(path, [])
  return [...found].map(trail => `cycle: ${trail}`)
}

const file = (path: string, text: string): SourceFile => ({ path, text })

describe('the checker notices', () => {
  const because = file('src/core/because.ts', 'export interface Because { rule: string }')
  const score = file('src/core/score/score.ts', 'export const score = 1')
  const cases: [string, SourceFile[], RegExp][] = [
    ['a floor that reaches up', [file('src/db/rows.ts', `import { send } from '../actions/send.ts'`), file('src/actions/send.ts', 'export const send = 1')], /rows\.ts:1: db may not import src\/actions/],
    ['a page that reaches into the server', [file('src/web/today.tsx', `import { app } from '../server/app.ts'`), file('src/server/app.ts', 'export const app = 1')], /web may not import/],
    ['the check-in page borrowing from the therapist’s pages', [file('src/survey/form.tsx', `import { Row } from '../web/row.tsx'`), file('src/web/row.tsx', 'export const Row = 1')], /survey may not import/],
    ['a room that reaches downstream, even for a type', [file('src/core/stats/mean.ts', `import type { score } from '../score/score.ts'`), score], /stats lies upstream of score/],
    ['a re-export against the arrows', [file('src/core/stats/mean.ts', `export { score } from '../score/score.ts'`), score], /stats lies upstream of score/],
    ['a type imported in place', [file('src/core/stats/mean.ts', `export type Score = import('../score/score.ts').Score`), score], /stats lies upstream of score/],
    ['a dynamic import', [file('src/core/stats/mean.ts', `export const load = () => import('../score/score.ts')`), score], /stats lies upstream of score/],
    ['a dependency in the core', [file('src/core/stats/mean.ts', `import { mean } from 'd3-array'`)], /the core depends on nothing/],
    ['a built-in module in the core', [file('src/core/stats/mean.ts', `import { readFileSync } from 'node:fs'`)], /the core depends on nothing/],
    ['the clock', [file('src/core/stats/a.ts', 'export const a = Date.now()')], /uses Date\.now/],
    ['the clock, otherwise', [file('src/core/stats/a.ts', 'export const a = new Date()')], /uses new Date\(\)/],
    ['chance', [file('src/core/stats/a.ts', 'export const a = Math.random()')], /uses Math\.random/],
    ['printing', [file('src/core/stats/a.ts', `console.log('a')`)], /uses console/],
    ['the network', [file('src/core/stats/a.ts', `export const a = fetch('/')`)], /uses fetch/],
    ['a process in the core', [file('src/core/stats/a.ts', 'export const a = process.argv')], /uses process/],
    ['shorthand that smuggles a global', [file('src/core/stats/a.ts', 'export const a = { process }')], /uses process/],
    ['the environment outside the configuration', [file('src/server/app.ts', 'export const a = process.env.PORT')], /only src\/server\/config\.ts/],
    ['one variable handed to the configuration', [file('src/server/main.ts', 'readConfig(process.env.PORT)')], /only src\/server\/config\.ts/],
    ['the environment, taken apart', [file('src/server/app.ts', 'const { env } = process')], /only src\/server\/config\.ts/],
    ['the environment, imported', [file('src/db/open.ts', `import { env } from 'node:process'`)], /only src\/server\/config\.ts/],
    ['a page that writes', [file('src/web/today.tsx', `export const send = (db: Db) => db.insertInto('sign').values({})`)], /pages write only through actions, but this uses insertInto/],
    ['a page that writes in SQL', [file('src/survey/form.tsx', 'export const send = (a: number) => sql`select ${a}; delete from response`')], /pages write only through actions, but this uses delete from/],
    ['code that knows an instrument by name', [file('src/web/today.tsx', `export const short = (id: string) => id === '${[...instrumentIds][0]}'`)], /names the instrument/],
    ['a file that is called utils', [file('src/web/utils.ts', 'export const a = 1')], /"utils\.ts" says nothing/],
    ['a folder that is called helpers', [file('src/web/helpers/a.ts', 'export const a = 1')], /"helpers" says nothing/],
    ['an unknown room', [file('src/core/attic/a.ts', 'export const a = 1')], /no known room/],
    ['an unknown floor', [file('src/cellar/a.ts', 'export const a = 1')], /no known floor/],
    ['a missing file', [file('src/web/a.ts', `import { b } from './b.ts'`)], /which is not there/],
    ['a missing ending', [file('src/web/a.ts', `import { b } from './b'`), file('src/web/b.ts', 'export const b = 1')], /without its \.ts/],
    ['a cycle', [file('src/web/a.ts', `import './b.ts'`), file('src/web/b.ts', `import './c.ts'`), file('src/web/c.ts', `import './a.ts'`)], /cycle: src\/web\/a\.ts → src\/web\/b\.ts → src\/web\/c\.ts → src\/web\/a\.ts/],
  ]
  test.each(cases)('%s', (_what, files, complaint) => {
    const found = violations(files)
    expect(found.join('\n')).toMatch(complaint)
  })

  test('nothing where nothing is wrong', () => {
    expect(violations([
      because,
      file('src/core/score/score.ts', `import type { Because } from '../because.ts'\nexport const at = (iso: string) => new Date(iso)\nexport const row = { process: 1, console: 2 }.process`),
      file('src/db/rows.ts', `import { sql } from 'kysely'\nimport { at } from '../core/score/score.ts'`),
      file('src/actions/send.ts', `import { rows } from '../db/rows.ts'`),
      file('src/web/today.tsx', `import { send } from '../actions/send.ts'\nexport const Today = () => <p>Today</p>`),
      file('src/server/config.ts', 'export const readConfig = (argv: string[], env = process.env) => [argv, env]'),
      file('src/server/main.ts', `import { readConfig } from './config.ts'\nreadConfig(process.argv, process.env)`),
      file('src/server/app.ts', `import { Today } from '../web/today.tsx'\nexport const now = () => Date.now()`),
    ])).toEqual([])
  })
})

test('the house stands: every import follows the arrows, the core is pure, and there is no cycle', () => {
  const files = productFiles()
  expect(files.length).toBeGreaterThan(10)
  expect(violations(files)).toEqual([])
})
