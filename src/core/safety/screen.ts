import type { ScreenCategory } from './category.ts'
import {
  classes, negations, pastTimes, phrases, presentTimes, pronounActs, therapyWords,
} from './phrases.ts'
import { bookOf, compile, findIn, splitWords, type Found, type Phrase, type PhraseBook, type Word } from './words.ts'

/** One phrase that may need a person's eye. Never a diagnosis. */
export interface ScreenHit {
  category: ScreenCategory
  /** The words as the client wrote them. */
  words: string
  /** Place in the text, in UTF-16 units, end exclusive. */
  start: number
  end: number
  /** A "not" or "never" stands close before it, or inside. Noted only: the hit still asks to be read. */
  negated: boolean
}

export interface ScreenResult { hits: readonly ScreenHit[] }

const NEGATION_REACH = 5
const NEGATIONS = new Set(negations.split('|'))
const past = bookOf(pastTimes.flatMap(phrase => compile(phrase)))
const present = bookOf(presentTimes.flatMap(phrase => compile(phrase)))
const therapy = bookOf(compile(therapyWords))
const person = bookOf(compile('@P|@C', classes))

/** Compiled once for all; only phrases about the therapist have to be compiled again with a therapist's names. */
const plain = Object.entries(phrases).map(([category, list]) => ({
  category: category as ScreenCategory,
  others: list.filter(phrase => !phrase.includes('@T')).flatMap(phrase => compile(phrase, classes)),
  ofTherapist: list.filter(phrase => phrase.includes('@T')), asTheyAre: list.filter(phrase => phrase.includes('@T')).flatMap(phrase => compile(phrase, classes)),
}))

/** All phrases in one book, and the category of each; those about the therapist's boundaries in a book of their own too. */
interface Compiled { book: PhraseBook; categories: readonly ScreenCategory[]; boundary: PhraseBook }

/** Compiling takes longer than reading a short text, and a practice has few therapists. */
const compiledBefore = new Map<string, Compiled>()
const MOST_KEPT = 200

function compiledFor(names: readonly string[]): Compiled {
  const key = names.join('\n')
  const before = compiledBefore.get(key)
  if (before) return before
  const compiled = compileFor(names)
  if (compiledBefore.size >= MOST_KEPT) compiledBefore.clear()
  compiledBefore.set(key, compiled)
  return compiled
}

function compileFor(names: readonly string[]): Compiled {
  const own = names.flatMap(name => splitWords(name)).flatMap(({ text }) => text.length > 1 ? [text, `${text}s`] : [])
  const groups = { ...classes, '@T': [classes['@T'], ...own].join('|') }
  const entries = plain.flatMap(({ category, others, ofTherapist, asTheyAre }) =>
    [...others, ...own.length > 0 ? ofTherapist.flatMap(phrase => compile(phrase, groups)) : asTheyAre]
      .map((phrase: Phrase) => ({ category, phrase })))
  const filed = (some: typeof entries) => bookOf(some.map(({ phrase }) => phrase))
  return {
    book: filed(entries), categories: entries.map(({ category }) => category),
    boundary: filed(entries.filter(({ category }) => category === 'therapist-boundary')),
  }
}

const acts = bookOf(pronounActs.flatMap(phrase => compile(phrase, classes)))

function negated(words: readonly Word[], found: Found): boolean {
  const near = words.slice(Math.max(0, found.first - NEGATION_REACH), found.first)
    .filter(word => word.sentence === words[found.first]!.sentence)
  return [...near, ...found.gaps.map(index => words[index]!)].some(word => NEGATIONS.has(word.text))
}

const stands = (words: readonly Word[], book: PhraseBook): boolean => findIn(words, book).length > 0

/** The sentences that tell of the past, and not of the present too. */
function pastSentences(words: readonly Word[]): ReadonlySet<number> {
  const at = (book: PhraseBook) => new Set(findIn(words, book).map(({ found }) => words[found.first]!.sentence))
  const now = at(present)
  return new Set([...at(past)].filter(sentence => !now.has(sentence)))
}

/** "She touched me" without another name, or in words about therapy, may be about the therapist. */
function mayMeanTherapist(words: readonly Word[]): boolean {
  return stands(words, therapy) || !stands(words, person)
}

/** In the order of the text; of hits of one category that lie inside each other, the longest stays. */
function outermost(hits: readonly ScreenHit[]): ScreenHit[] {
  const reached = new Map<ScreenCategory, number>()
  return [...hits].sort((a, b) => a.start - b.start || b.end - a.end).filter(hit => {
    if (hit.end <= (reached.get(hit.category) ?? 0)) return false
    reached.set(hit.category, hit.end)
    return true
  })
}

/**
 * Screens a client's own words with a fixed phrase list (engine §6). Deterministic, and erring towards catching:
 * a hit means "please read this". Case, accents, apostrophes, invisible characters, letters spelled out and simple
 * masks ("su*cide") do not hide a phrase. No hit never means that all is well.
 * @param therapistNames names by which the client may call the therapist, for the therapist-boundary phrases
 * @returns hits in the order of the text; `past-abuse` where abuse is told with a past time and no present one
 */
export function screenWords(text: string, therapistNames: readonly string[] = []): ScreenResult {
  const words = splitWords(text)
  const pastIn = pastSentences(words)
  const hits: ScreenHit[] = []
  const add = (category: ScreenCategory, found: Found) => {
    // "Abused as a child" tells of the writer's own childhood, not of a child in danger.
    if (category === 'safeguarding' && found.gaps.some(index => words[index]!.text === 'as')) return
    const start = words[found.first]!.start
    const end = words[found.last]!.end
    const asPast = (category === 'abuse' || category === 'safeguarding') && pastIn.has(words[found.first]!.sentence)
    hits.push({ category: asPast ? 'past-abuse' : category, words: text.slice(start, end), start, end, negated: negated(words, found) })
  }
  const { book, categories } = compiledFor(therapistNames)
  for (const { place, found } of findIn(words, book)) add(categories[place]!, found)
  if (mayMeanTherapist(words)) for (const { found } of findIn(words, acts)) add('therapist-boundary', found)
  return { hits: outermost(hits) }
}

/**
 * Whether `screenWords` has a hit about the therapist's boundaries: the same answer, sooner, for pages that ask it of many texts.
 * @param therapistNames names by which the client may call the therapist
 */
export function mayTellOfBoundary(text: string, therapistNames: readonly string[]): boolean {
  const words = splitWords(text)
  return stands(words, compiledFor(therapistNames).boundary) || (stands(words, acts) && mayMeanTherapist(words))
}
