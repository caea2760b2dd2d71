import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseSync } from 'oxc-parser'

/** The folder of the repository, with a slash at its end. */
export const root = fileURLToPath(new URL('../', import.meta.url))

export interface SourceFile {
  /** Relative to the repository, with forward slashes: `src/core/because.ts`. */
  path: string
  text: string
}

/** A node of the syntax tree (ESTree with TypeScript), as loosely typed as a walker needs. */
export interface Node { type: string, start: number, end: number, [key: string]: unknown }

const skipped = new Set(['node_modules', 'dist', 'data', '.git', '.runtime'])

/** Every file below `folder` (relative to the repository; '' = all of it) whose name matches, in a stable order. */
export function filesIn(folder: string, name: RegExp): SourceFile[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter(entry => !skipped.has(entry.name))
    .toSorted((a, b) => a.name < b.name ? -1 : 1)
    .flatMap(entry => {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`
      if (entry.isDirectory()) return filesIn(path, name)
      return name.test(entry.name) ? [{ path, text: readFileSync(join(root, path), 'utf8') }] : []
    })
}

/** TypeScript files of the product, without their tests. */
export function productFiles(): SourceFile[] {
  return filesIn('src', /\.tsx?$/).filter(({ path }) => !/\.test\.tsx?$/.test(path))
}

/**
 * Parses a file and visits every node, parents before children.
 * @param visit receives the node and its ancestors, the nearest last.
 * @throws when the file is not valid TypeScript.
 */
export function walk({ path, text }: SourceFile, visit: (node: Node, ancestors: readonly Node[]) => void): void {
  const { program, errors } = parseSync(path, text)
  if (errors[0] !== undefined) throw new Error(`${path}: ${errors[0].message}`)
  const ancestors: Node[] = []
  const enter = (value: unknown): void => {
    if (Array.isArray(value)) return value.forEach(enter)
    if (!isNode(value)) return
    visit(value, ancestors)
    ancestors.push(value)
    for (const [key, child] of Object.entries(value)) if (key !== 'type') enter(child)
    ancestors.pop()
  }
  enter(program)
}

/** The line on which an offset of the text lies, counted from 1. */
export function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
}
