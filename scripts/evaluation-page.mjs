// Puts tables into the two pages of the evaluation: docs/clinical/evaluation.md has what is to be read, evaluation-tables.md
// the rest. A table stands between `<!-- NAME: written by COMMAND -->` and `<!-- end of NAME -->`, in whichever page has that place.
import { readFileSync, writeFileSync } from 'node:fs'

const pages = ['evaluation', 'evaluation-tables'].map((name) => new URL(`../docs/clinical/${name}.md`, import.meta.url))

/** A table in Markdown, its figures to the right. */
export const table = (head, rows) => [head, head.map((_, i) => (i === 0 ? '---' : '---:')), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n')

/** @param parts text by the name of its place */
export function write(command, parts) {
  for (const [name, text] of Object.entries(parts)) {
    const [begin, end] = [`<!-- ${name}: written by ${command} -->`, `<!-- end of ${name} -->`]
    const page = pages.find((each) => readFileSync(each, 'utf8').includes(begin))
    const old = page ? readFileSync(page, 'utf8') : ''
    if (!old.includes(end)) throw new Error(`docs/clinical has no place for ${name}.`)
    writeFileSync(page, `${old.slice(0, old.indexOf(begin) + begin.length)}\n${text}\n${old.slice(old.indexOf(end))}`)
  }
}
