/**
 * A small search of our own. It folds letters (no accents, no capitals), cuts texts into words, and asks that every word of
 * a question begins some word of the text. No stems and no guessing: what is found can be seen on the page.
 */

/** A text as the search reads it: every word between spaces, with one at both ends; '' where there are none. */
export type Folded = string & { readonly folded: unique symbol }

/** The parts of one entry, each folded. */
export interface Entry { title: Folded; topics: Folded; summary: Folded; text: Folded }

/** Letters that are no letter with an accent, and how a keyboard without them writes them. */
const written: Readonly<Record<string, string>> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', þ: 'th', ł: 'l', ı: 'i', ς: 'σ' }
/** Scripts that set no spaces between words: each character is looked for by itself. */
const dense = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}'
const token = new RegExp(`[${dense}]|(?:(?![${dense}])[\\p{L}\\p{N}])+`, 'gu')

/** The words of a text, folded: "Wasn’t Großes Café" gives wasnt, grosses, cafe. */
export function wordsOf(text: string): string[] {
  const plain = text.normalize('NFKD').replace(/[\p{M}'’ʼ]/gu, '').toLowerCase().replace(/[ßæœøđðþłıς]/g, (letter) => written[letter] ?? letter)
  return plain.match(token) ?? []
}

/** Folds some texts into one. */
export function fold(...texts: readonly string[]): Folded {
  const words = texts.flatMap(wordsOf)
  return (words.length > 0 ? ` ${words.join(' ')} ` : '') as Folded
}

/** The words of a question, each once, in its order; the longest questions are cut. */
export function questionOf(text: string): string[] {
  return [...new Set(wordsOf(text))].slice(0, MOST_WORDS)
}

const MOST_WORDS = 12
/** What a word is worth by where it stands: as a whole word, and as the beginning of one. Chosen by hand on these guides. */
const worth = { title: [24, 16], topics: [14, 10], summary: [8, 5], text: [4, 2] } as const
/** Mentions in the text beyond the first; more than a few say nothing more. */
const EACH_MENTION = 0.5
const MOST_MENTIONS = 6

/** How well one word fits; 0 = it stands nowhere. */
function fit(entry: Entry, word: string): number {
  let sum = 0
  for (const part of ['title', 'topics', 'summary', 'text'] as const) {
    if (entry[part].includes(` ${word} `)) sum += worth[part][0]
    else if (entry[part].includes(` ${word}`)) sum += worth[part][1]
  }
  for (let at = entry.text.indexOf(` ${word}`), n = 0; at >= 0 && n < MOST_MENTIONS; n += 1) {
    sum += n > 0 ? EACH_MENTION : 0
    at = entry.text.indexOf(` ${word}`, at + 1)
  }
  return sum
}

/** What was found: entries with every word; or, where there are none, those with some of them. */
export interface Found<T> { all: boolean; items: T[] }

/**
 * Looks for the entries that hold every word of a question, the closest first; ties keep their order. Where none holds
 * all of them, those that hold the most of them. A question without words finds nothing.
 */
export function search<T>(question: readonly string[], entries: Iterable<{ entry: Entry; item: T }>): Found<T> {
  if (question.length === 0) return { all: true, items: [] }
  const found: { item: T; matched: number; score: number }[] = []
  for (const { entry, item } of entries) {
    const fits = question.map((word) => fit(entry, word))
    const matched = fits.filter((one) => one > 0).length
    if (matched > 0) found.push({ item, matched, score: fits.reduce((sum, one) => sum + one, 0) })
  }
  const most = found.reduce((high, { matched }) => Math.max(high, matched), 0)
  const best = found.filter(({ matched }) => matched === most).sort((a, b) => b.score - a.score)
  return { all: most === question.length, items: best.map(({ item }) => item) }
}
