import type { Block } from './guide.ts'

/**
 * Reads the text of a practice's own guide. Blocks are parted by empty lines or by their first mark: "# " begins a heading,
 * "- ", "* " or "1. " a point of a list, "> " a sentence that one can say; lines without a mark run on as one paragraph.
 * Nothing else is special: every other character is shown as it was typed, so no text can become markup. Never throws.
 */
export function blocksOf(text: string): Block[] {
  const blocks: Open[] = []
  let open: Open | null = null
  for (const line of text.split(/\r\n?|\n/).map((one) => one.trim())) {
    const read = line === '' ? null : lineOf(line)
    if (read === null) open = null
    else if (open !== null && goesOn(open, read)) open.items.push(read.text)
    else blocks.push((open = { kind: read.kind, items: [read.text] }))
  }
  return blocks.map(({ kind, items }) => (kind === 'list' || kind === 'say' ? { kind, items } : { kind, text: items.join(' ') }))
}

interface Open { kind: 'p' | 'h' | 'list' | 'say'; items: string[] }

/** A heading stands alone; everything else goes on with its like. */
function goesOn(open: Open, read: { kind: Open['kind'] }): boolean {
  return open.kind === read.kind && read.kind !== 'h'
}

const marks: readonly [RegExp, Open['kind']][] = [[/^#{1,6}\s+/, 'h'], [/^(?:[-*•–]|\d{1,2}[.)])\s+/, 'list'], [/^>\s*/, 'say']]

function lineOf(line: string): { kind: Open['kind']; text: string } | null {
  for (const [mark, kind] of marks) {
    if (!mark.test(line)) continue
    const text = line.replace(mark, '').trim()
    return text === '' ? null : { kind, text: kind === 'say' ? unquoted(text) : text }
  }
  return { kind: 'p', text: line }
}

/** The page sets the quotation marks itself. */
function unquoted(text: string): string {
  return /^["“„«](.+)["”“»]$/.exec(text)?.[1] ?? text
}

/** The sources of an own guide: one a line. */
export function sourcesOf(text: string): string[] {
  return text.split(/\r\n?|\n/).map((line) => line.replace(/^[-*•]\s+/, '').trim()).filter((line) => line !== '')
}
