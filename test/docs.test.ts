import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { describe, expect, test } from 'vitest'
import { settings, type Setting } from '../src/server/config.ts'
import { filesIn, lineAt, productFiles, root, walk, type Node, type SourceFile } from './source-files.ts'

const documents = filesIn('', /\.md$/)

/** Words in code font that begin like a path of this repository. */
const ours = /^(src|test|docs|bin|scripts|\.ci)\//
/** A place-holder is a rule about names, not a name. */
const placeholder = /[<>*…{}]|NNNN|\bx\./

interface Mention { path: string, line: number, part?: string }

/** Relative links, resolved against the document, each with its #part. */
function links({ path, text }: SourceFile): Mention[] {
  return [...text.replace(/^```[\s\S]*?^```/gm, block => block.replace(/[^\n]/g, ' ')).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(match => ({ target: match[1]!, line: lineAt(text, match.index) }))
    .filter(({ target }) => !/^[a-z]+:/.test(target))
    .map(({ target, line }) => {
      const [to, part] = target.split('#')
      return { path: to ? posix.join(posix.dirname(path), to) : path, line, ...(part ? { part } : {}) }
    })
}

/** Paths in code font. */
function paths({ text }: SourceFile): Mention[] {
  return [...text.matchAll(/`([^`\n]+)`/g)]
    .map(match => ({ path: match[1]!.split(' ')[0]!.replace(/[/.]$/, ''), line: lineAt(text, match.index) }))
    .filter(({ path }) => ours.test(path) && !placeholder.test(path))
}

/** The #part by which each heading of a document is reached: as the places where repositories are hosted make it. */
function parts(text: string): string[] {
  return [...text.matchAll(/^#+ (.*)$/gm)].map(match => match[1]!.toLowerCase().replace(/[^\p{L}\p{N} _-]/gu, '').replaceAll(' ', '-'))
}

function missing(document: SourceFile): string[] {
  const textOf = (path: string) => path === document.path ? document.text : existsSync(join(root, path)) && readFileSync(join(root, path), 'utf8')
  const isThere = ({ path, part }: Mention) => {
    if (part === undefined || !path.endsWith('.md')) return existsSync(join(root, path))
    const text = textOf(path)
    return text !== false && parts(text).includes(part)
  }
  return [...links(document), ...paths(document)]
    .filter(mention => !isThere(mention))
    .map(({ path, line, part }) => `${document.path}:${line}: ${path}${part === undefined ? '' : `#${part}`} is not there`)
}

describe('the check notices', () => {
  const page = (text: string): SourceFile => ({ path: 'docs/clinical/page.md', text })

  test.each([
    ['a broken link', '[x](../nowhere.md)', 'docs/nowhere.md'],
    ['a broken link to a part', '[x](nowhere.md#part)', 'docs/clinical/nowhere.md#part'],
    ['a part that is gone', '[x](detect.md#no-such-part)', 'docs/clinical/detect.md#no-such-part'],
    ['a part of its own that is gone', '[x](#there)', 'docs/clinical/page.md#there'],
    ['a path that is gone', 'See `src/core/attic/old.ts`.', 'src/core/attic/old.ts'],
    ['a folder that is gone', 'See `src/cellar/`.', 'src/cellar'],
    ['a command that is gone', 'Run `bin/nothing --now`.', 'bin/nothing'],
  ])('%s', (_what, text, path) => {
    expect(missing(page(text))).toEqual([`docs/clinical/page.md:1: ${path} is not there`])
  })

  test('nothing where nothing is wrong', () => {
    const text = '[a](../../STYLE.md#style-short-with-reasons) [b](https://example.org) [c](#here-and-there) `src/core` `docs/clinical/<room>.md` `src/x.test.ts`\n```\n[d](no.md)\n```\n## Here, and there'
    expect(missing(page(text))).toEqual([])
  })
})

test('every link and every path in a document leads somewhere', () => {
  expect(documents.length).toBeGreaterThan(10)
  expect(documents.flatMap(missing)).toEqual([])
})

test('every document named in the code is there', () => {
  const named = productFiles().flatMap(({ path, text }) => [...text.matchAll(/docs\/[\w/-]+\.md/g)]
    .filter(([document]) => !existsSync(join(root, document)))
    .map(match => `${path}:${lineAt(text, match.index)}: ${match[0]} is not there`))
  expect(named).toEqual([])
})

test('every setting is explained to whoever runs the program', () => {
  const page = documents.find(({ path }) => path === 'docs/operate.md')?.text ?? ''
  const names = Object.values<Setting>(settings).flatMap(({ env, flag }) => flag === undefined ? [env] : [env, flag])
  expect(names.length).toBeGreaterThan(5)
  expect(names.filter(name => !page.includes(`\`${name}`)), 'settings that docs/operate.md does not name').toEqual([])
})

test('every room of the core says in docs/clinical what it does and on which papers it rests', () => {
  // `because` is the shape of a reason, `index` the door of the library (docs/library.md): nothing clinical to explain.
  const rooms = readdirSync(join(root, 'src/core'))
    .filter(name => !name.includes('.test.')).map(name => name.replace(/\.ts$/, '')).filter(room => !['because', 'formats', 'index'].includes(room))
  const explained = readdirSync(join(root, 'docs/clinical')).map(name => name.replace(/\.md$/, ''))
  expect(rooms.filter(room => !explained.includes(room)), 'rooms without a document').toEqual([])
  for (const room of rooms) expect(documents.find(({ path }) => path === `docs/clinical/${room}.md`)?.text).toMatch(/^# \S/)
})

test('decisions are numbered without a gap, and say context, decision and consequences', () => {
  const decisions = documents.filter(({ path }) => path.startsWith('docs/decisions/'))
  expect(decisions.length).toBeGreaterThanOrEqual(7)
  decisions.forEach(({ path, text }, index) => {
    const number = String(index + 1).padStart(4, '0')
    expect(path).toMatch(new RegExp(`/${number}-[a-z0-9-]+\\.md$`))
    expect(text).toMatch(new RegExp(`^# ${number} `))
    for (const part of ['Context', 'Decision', 'Consequences']) expect(text, path).toContain(`**${part}.**`)
  })
})

/** A page of docs/clinical, a year of a work, a DOI, or a plain statement of what kind of knowledge it is. */
const traceable = /\bdocs\/clinical\/[\w-]+\.md|\b(18|19|20)\d\d\b|\b10\.\d{4,}\/|clinical literature|^General|acorn/i

test('every source in the core can be traced', () => {
  expect('docs/clinical/detect.md, levels').toMatch(traceable)
  expect('engine.md §3, levels').not.toMatch(traceable)
  expect('Chen et al. 2018, 10.1080/10503307.2016.1227104').toMatch(traceable)
  expect('common knowledge').not.toMatch(traceable)

  const loose: string[] = []
  for (const file of productFiles().filter(({ path }) => path.startsWith('src/core/'))) {
    const reasons = /\bBecause\b|\bnorms\b|\bcutoffs\b|\bmayAlsoMean\b/.test(file.text)
    if (reasons) walk(file, (node, ancestors) => {
      const parent = ancestors.at(-1)
      const key = (parent?.key as Node | undefined)?.name
      if (node.type !== 'Literal' || typeof node.value !== 'string' || parent?.value !== node || key !== 'source') return
      if (!traceable.test(node.value)) loose.push(`${file.path}:${lineAt(file.text, node.start)}: ${node.value}`)
    })
  }
  expect(loose).toEqual([])
})
