import { words } from './words/forms.ts'

const says = words.json

type Kind = '{' | '}' | '[' | ']' | ',' | ':' | 'text' | 'word'
/** What may stand next: a value, a name, a colon, a comma or the closing bracket, or nothing any more. */
type Expected = 'value' | 'value or ]' | 'name' | 'name or }' | ':' | 'more or end' | 'nothing'

const space = /[ \t\n\r]*/y
const tokens: readonly [RegExp, Kind | null][] = [
  [/[{}[\],:]/y, null],
  [/"(?:[^"\\\p{Cc}]|[\x7f-\x9f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/uy, 'text'],
  [/-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y, 'word'],
]

/**
 * Reads a pasted JSON text.
 * @returns the value, or one sentence that says at which line and column (from 1, in characters) it stops being JSON
 */
export function pastedJson(text: string): { ok: true; value: unknown } | { ok: false; problem: string } {
  const pasted = text.replace(/^\uFEFF/, '')
  try {
    return { ok: true, value: JSON.parse(pasted) }
  } catch {
    return { ok: false, problem: problemIn(pasted) }
  }
}

/** The first place where no JSON text can go on as this one does; null where there is none. */
export function brokenAt(text: string): { at: number; expected: Expected } | null {
  const open: ('}' | ']')[] = []
  let expected: Expected = 'value'
  for (let at = 0; ;) {
    at += lengthOf(space, text, at)
    if (at === text.length) return expected === 'nothing' ? null : { at, expected }
    const [kind, length] = tokenAt(text, at)
    const next: Expected | null = kind && after(expected, kind, open)
    if (!next) return { at, expected }
    expected = next
    at += length
  }
}

function lengthOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0].length ?? 0
}

function tokenAt(text: string, at: number): [Kind | null, number] {
  for (const [pattern, kind] of tokens) {
    const length = lengthOf(pattern, text, at)
    if (length > 0) return [kind ?? (text[at] as Kind), length]
  }
  return [null, 0]
}

/** What may follow a token, or null where it may not stand; `open` keeps the brackets that wait to be closed. */
function after(expected: Expected, kind: Kind, open: ('}' | ']')[]): Expected | null {
  const value = expected === 'value' || expected === 'value or ]'
  const name = expected === 'name' || expected === 'name or }'
  const ended = () => (open.length === 0 ? 'nothing' : 'more or end')
  if (value && (kind === '{' || kind === '[')) {
    open.push(kind === '{' ? '}' : ']')
    return kind === '{' ? 'name or }' : 'value or ]'
  }
  if (value && (kind === 'text' || kind === 'word')) return ended()
  if (name && kind === 'text') return ':'
  if (expected === ':' && kind === ':') return 'value'
  if (expected === 'more or end' && kind === ',') return open.at(-1) === '}' ? 'name' : 'value'
  const mayEnd = expected === 'more or end' || expected === 'name or }' || expected === 'value or ]'
  if (mayEnd && kind === open.at(-1)) {
    open.pop()
    return ended()
  }
  return null
}

function problemIn(text: string): string {
  const broken = brokenAt(text)
  if (!broken) return says.unreadable
  const { at, expected } = broken
  if (text.trim() === '') return says.empty
  const before = text.slice(0, at).split(/\r\n|\r|\n/)
  const where = says.at(before.length, [...before.at(-1)!].length + 1)
  const found = String.fromCodePoint(text.codePointAt(at) ?? 0)
  if (at === text.length) return says.ends(where, says.expected[expected])
  if (found === '"' && (expected.startsWith('value') || expected.startsWith('name'))) {
    return says.notClosed(where)
  }
  if (/[“”„«»‘’']/.test(found)) return says.curly(where, found)
  if ((found === '}' && expected === 'name') || (found === ']' && expected === 'value')) {
    return says.commaTooMany(where)
  }
  const shown = /[\p{C}\p{Z}]/u.test(found) ? says.unseen : says.character(found)
  return says.other(where, says.expected[expected], shown)
}
