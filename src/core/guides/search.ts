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
const token = new RegExp(`(?=[\\p{L}\\p{N}])[${dense}]|(?:(?![${dense}])[\\p{L}\\p{N}])+`, 'gu')

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
const worth = { title: [24, 9], topics: [14, 6], summary: [8, 3], text: [4, 1] } as const
/** Further mentions as a whole word in the text; more than a few say nothing more. */
const EACH_MENTION = 0.5
const MOST_MENTIONS = 6

const parts = ['title', 'topics', 'summary', 'text'] as const

/** How well one word fits; 0 = it stands nowhere. Most words stand nowhere, so that is found out with one look a part. */
function fit(entry: Entry, word: string): number {
  const [begins, whole] = [` ${word}`, ` ${word} `]
  let sum = 0
  for (const part of parts) {
    const first = entry[part].indexOf(begins)
    if (first < 0) continue
    let at = entry[part].indexOf(whole, first)
    sum += worth[part][at < 0 ? 1 : 0]
    if (part !== 'text') continue
    for (let n = 1; at >= 0 && n < MOST_MENTIONS; n += 1) {
      at = entry.text.indexOf(whole, at + 1)
      if (at >= 0) sum += EACH_MENTION
    }
  }
  return sum
}

/** What was found: entries with every word; or, where there are none, those with some of them. */
export interface Found<T> { all: boolean; items: T[] }

/** A word that stands in more than this share of the entries tells none of them apart. */
const COMMON = 1 / 3
/** What a word counts at least, however many entries hold it. */
const LEAST_TELLING = 0.2
/** Shorter beginnings than this fit too much to be a hint by themselves; a character of a dense script is a word. */
const SHORTEST_HINT = 3
const denseOnly = new RegExp(`^[${dense}]$`, 'u')

/**
 * Looks for the entries that hold every word of a question, the closest first; a word counts the more the fewer entries
 * hold it, and ties keep their order. Where no entry holds all of them, those that hold the most of the words that tell
 * entries apart. A question without words finds nothing.
 */
export function search<T>(question: readonly string[], entries: Iterable<{ entry: Entry; item: T }>): Found<T> {
  const rows = [...entries].map(({ entry, item }) => ({ item, fits: question.map((word) => fit(entry, word)) }))
  const held = question.map((_, i) => rows.filter(({ fits }) => fits[i]! > 0).length)
  const telling = held.map((n) => Math.max(LEAST_TELLING, Math.log((rows.length + 1) / (n + 1))))
  const closest = (wanted: readonly number[]): T[] => {
    const some = rows.map(({ item, fits }) => ({
      item, matched: wanted.filter((i) => fits[i]! > 0).length, score: wanted.reduce((sum, i) => sum + fits[i]! * telling[i]!, 0),
    }))
    const most = some.reduce((high, { matched }) => Math.max(high, matched), 0)
    return most === 0 ? [] : some.filter(({ matched }) => matched === most).sort((a, b) => b.score - a.score).map(({ item }) => item)
  }
  const every = [...question.keys()]
  if (rows.some(({ fits }) => fits.every((one) => one > 0)) || question.length === 0) return { all: true, items: closest(every) }
  const hints = every.filter((i) => held[i]! <= rows.length * COMMON && (question[i]!.length >= SHORTEST_HINT || denseOnly.test(question[i]!)))
  return { all: false, items: closest(hints) }
}
