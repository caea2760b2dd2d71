/** One word of a text, folded for comparison, with its place in the original. */
export interface Word { text: string; start: number; end: number; sentence: number }

/** Where a phrase was found: indices into the words, both inclusive, and the words that stood in its gaps. */
export interface Found { first: number; last: number; gaps: number[] }

/** Words that fit: whole ones, and the stems of those written with a star. */
interface Wanted { whole: ReadonlySet<string>; stems: readonly string[] }

type Element = { gap: number } | { any: Wanted } | { none: Wanted }
export type Phrase = readonly Element[]

// Accents and marks that combine, and characters that show nothing.
const INVISIBLE = /[\p{Mn}\p{Cf}\u115f\u180e]/gu
const APOSTROPHE = /['\u2018\u2019\u02bc\u00b4`\u2032]/u
const LOOKALIKE: Readonly<Record<string, string>> = {
  0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's', 7: 't', '@': 'a', $: 's', '!': 'i',
}

function fold(character: string): string {
  if (character < '\x80') return character.toLowerCase()
  return character.normalize('NFKD').replace(INVISIBLE, '').toLowerCase().replaceAll('ß', 'ss')
}

/** Digits and signs that stand for letters inside a word ("su1cide"); pure numbers stay numbers. */
function unmask(text: string): string {
  return /\p{L}/u.test(text) ? text.replace(/[013457@$!]/g, sign => LOOKALIKE[sign] ?? sign) : text
}

/** Joins four or more single letters in a row, so that spelling a word out does not hide it. */
function joinSpelledOut(words: readonly Word[]): Word[] {
  const joined: Word[] = []
  for (let i = 0; i < words.length; i++) {
    let end = i
    while (end < words.length && words[end]!.text.length === 1) end++
    if (end - i < 4) { joined.push(words[i]!); continue }
    const run = words.slice(i, end)
    joined.push({ ...run[0]!, text: run.map(word => word.text).join(''), end: run.at(-1)!.end })
    i = end - 1
  }
  return joined
}

/**
 * Splits a text into folded words: lower case, without accents, apostrophes and invisible characters. One pass over
 * the text, so its time grows with its length only.
 */
export function splitWords(text: string): Word[] {
  const words: Word[] = []
  let sentence = 0
  let open: Word | null = null
  let at = 0
  const close = () => {
    if (open) words.push({ ...open, text: unmask(open.text.replace(/[!@$*]+$/, '')) })
    open = null
  }
  for (const character of text) {
    const start = at
    at += character.length
    const folded = fold(character)
    if (folded === '' || APOSTROPHE.test(character)) continue
    const masks = open !== null && /[*@$!1]/.test(folded) && /[\p{L}\p{N}*@$!]/u.test(text[at] ?? '')
    if (/^[\p{L}\p{N}]+$/u.test(folded) || masks) {
      if (open) open = { ...(open as Word), text: (open as Word).text + folded, end: at }
      else open = { text: folded, start, end: at, sentence }
      continue
    }
    close()
    if (/[.!?;\u2026]/u.test(character)) sentence++
  }
  close()
  return joinSpelledOut(words)
}

/** Writes out every `(a b / c)` of a phrase. */
function writeOut(phrase: string): string[] {
  const open = /^(.*?)\(([^()]*)\)(.*)$/.exec(phrase)
  if (!open) return [phrase]
  const [, before = '', inside = '', after = ''] = open
  return inside.split('/').flatMap(option => writeOut(`${before}${option.trim()}${after}`))
}

/** Compiles a phrase of the small language in phrases.ts. `groups` says what stands behind `@X`. */
export function compile(phrase: string, groups: Readonly<Record<string, string>> = {}): Phrase[] {
  return writeOut(phrase).map(written => written.split(' ').map(element => {
    if (element.startsWith('~')) return { gap: Number(element.slice(1)) }
    return element.startsWith('!') ? { none: wanted(element.slice(1), groups) } : { any: wanted(element, groups) }
  }))
}

function wanted(element: string, groups: Readonly<Record<string, string>>): Wanted {
  const all = element.split('|').flatMap(word => groups[word]?.split('|') ?? [word])
  return {
    whole: new Set(all.filter(word => !word.endsWith('*'))),
    stems: all.filter(word => word.endsWith('*')).map(word => word.slice(0, -1)),
  }
}

/** A star inside a word of the text stands for any letter ("su*cide"). */
function fits(word: string, { whole, stems }: Wanted): boolean {
  if (whole.has(word) || stems.some(stem => word.startsWith(stem))) return true
  if (!word.includes('*')) return false
  const like = (stem: string) => Array.from(stem).every((letter, i) => word[i] === letter || word[i] === '*')
  return stems.some(like) || [...whole].some(other => other.length === word.length && like(other))
}

/** Indices of the words that the phrase takes from `at` on, or null; the words of its gaps are left out. */
function matchAt(words: readonly Word[], phrase: Phrase, at: number, element: number): number[] | null {
  const next = phrase[element]
  if (!next) return []
  if ('gap' in next) {
    for (let skip = 0; skip <= next.gap; skip++) {
      const taken = matchAt(words, phrase, at + skip, element + 1)
      if (taken) return taken
    }
    return null
  }
  const word = words[at]
  if ('none' in next) return word && fits(word.text, next.none) ? null : matchAt(words, phrase, at, element + 1)
  if (!word || !fits(word.text, next.any)) return null
  const taken = matchAt(words, phrase, at + 1, element + 1)
  return taken && [at, ...taken]
}

/** Every place where the phrase stands, within one sentence. */
function findPhrase(words: readonly Word[], phrase: Phrase): Found[] {
  const places: Found[] = []
  for (let first = 0; first < words.length; first++) {
    const taken = matchAt(words, phrase, first, 0)
    const last = taken?.at(-1) ?? first
    if (!taken || words[last]!.sentence !== words[first]!.sentence) continue
    const between = Array.from({ length: last - first }, (_, i) => first + i)
    places.push({ first, last, gaps: between.filter(index => !taken.includes(index)) })
  }
  return places
}

/**
 * Phrases by a word that each of them needs, so that a text is compared only with those that can stand in it: there are
 * thousands of phrases, and a text has a few words.
 */
export interface PhraseBook {
  phrases: readonly Phrase[]
  /** Places in `phrases` by a whole word, and by the stem of a word written with a star. */
  byWord: ReadonlyMap<string, readonly number[]>
  byStem: ReadonlyMap<string, readonly number[]>
  /** Places of phrases that need no certain word. */
  always: readonly number[]
}

/** Words that stand in most texts: a phrase filed under one of them would be tried nearly always. */
const EVERYWHERE = new Set('i me my you he she they him her it to of in on at the a and is was not with for that if be do no'.split(' '))

/** How often a text will hold one of these words, roughly: a word that stands everywhere weighs as much as many that are rare. */
const cost = ({ whole, stems }: Wanted): number =>
  stems.length + [...whole].reduce((sum, word) => sum + (EVERYWHERE.has(word) ? 200 : 1), 0)

/** Files each phrase under those words of which it needs one: of its elements, the one that texts hold least often. */
export function bookOf(phrases: readonly Phrase[]): PhraseBook {
  const byWord = new Map<string, number[]>()
  const byStem = new Map<string, number[]>()
  const always: number[] = []
  const file = (under: Map<string, number[]>, key: string, place: number) => {
    const places = under.get(key)
    if (places) places.push(place)
    else under.set(key, [place])
  }
  for (const [place, phrase] of phrases.entries()) {
    const needed = phrase.flatMap(element => 'any' in element ? [element.any] : [])
      .sort((a, b) => cost(a) - cost(b))[0]
    if (!needed) { always.push(place); continue }
    for (const word of needed.whole) file(byWord, word, place)
    for (const stem of needed.stems) file(byStem, stem, place)
  }
  return { phrases, byWord, byStem, always }
}

/** Places of the phrases that can stand in a text, in their order. A word with a star in it may be any, so then all can. */
function candidates(words: readonly Word[], { phrases, byWord, byStem, always }: PhraseBook): readonly number[] {
  if (words.some(({ text }) => text.includes('*'))) return [...phrases.keys()]
  const found = new Set(always)
  for (const text of new Set(words.map(word => word.text))) {
    for (const place of byWord.get(text) ?? []) found.add(place)
    for (let end = 1; end <= text.length; end++) for (const place of byStem.get(text.slice(0, end)) ?? []) found.add(place)
  }
  return [...found].sort((a, b) => a - b)
}

/** Every place where a phrase of the book stands, within one sentence, with the phrase's place in the book; in its order. */
export function findIn(words: readonly Word[], book: PhraseBook): { place: number; found: Found }[] {
  return candidates(words, book).flatMap(place => findPhrase(words, book.phrases[place]!).map(found => ({ place, found })))
}
