import { tenor } from '../rupture/complaint.ts'

/** Most words of an opener (guidance §3): longer, and it becomes a speech. */
export const MOST_WORDS = 45
const LONGEST_QUOTE = 16
const LONGEST_MOMENT = 10
const LONGEST_TOPIC = 7

/** Number of words, as somebody speaking would count them. */
export const countWords = (text: string): number => text.split(/\s+/).filter(Boolean).length

/** The first letter in capitals. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

const smallStart = (text: string): string => /^(The|A|An|Her|His|Their|My|Our|Your)\b/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text

const tidy = (text: string): string => text.trim().replace(/\s+/g, ' ').replace(/^["“”'‘’«»]+|["“”'‘’«».,;:?!…\s]+$/g, '')

/** No number is named in an opener, it holds one question only, and nothing is shouted; else words are not repeated. */
const repeatable = (text: string): boolean =>
  text.length > 0 && !/[\d?!"“”<>{}@#/\\]|\b(detects?|diagnos\w*|predicts?|the client is|non-compliant|no rupture)\b/i.test(text)

/** The polite sentence before the one that matters: quoted alone, it would leave out what they meant. */
const POLITE = /\b(fine|ok|okay|good|great|nice|liked|thanks?|thank you|all ?right|helpful)\b/i

/**
 * The client's own words, ready to be repeated: all of them when short, else their first whole sentence that is, a
 * plain complaint before any other, "I want to talk about it" last, a polite one never.
 * @returns null when no sentence can be repeated as it stands; words are never cut in the middle
 */
export function quoteOf(words: string | undefined): string | null {
  if (!words) return null
  const fits = (text: string): boolean => repeatable(text) && countWords(text) <= LONGEST_QUOTE
  const whole = upright(tidy(words))
  if (fits(whole)) return whole
  const sentences = words.split(SENTENCE_END).map(sentence => upright(tidy(sentence))).filter(fits)
  const chosen = sentences.find(sentence => tenor(sentence) === 'complaint') ?? sentences.find(sentence => !POLITE.test(sentence) && !ANNOUNCING.test(sentence))
    ?? sentences.find(sentence => ANNOUNCING.test(sentence))
  if (!chosen) return null
  // What they wrote right after it belongs to it, as long as it can be said in the same breath.
  const next = upright(tidy(words.split(SENTENCE_END)[words.split(SENTENCE_END).findIndex(sentence => upright(tidy(sentence)) === chosen) + 1] ?? ''))
  return next && !POLITE.test(next) && fits(`${chosen}. ${next}`) ? `${chosen}. ${next}` : chosen
}

const SENTENCE_END = /(?<=[.!?…])\s+/

/** The announcement before the matter itself. */
const ANNOUNCING = /^(I (would|want|wanted)|I['’]d|can we|could we|please)\b.*\b(talk|speak)\b/i

const LIGHT = /\b(not (much|a lot)|nothing|tired|so-so|meh|not sure|don[’']t know|whatever)\b/i
const MOST_LIGHT_WORDS = 6

/** A few words that say little by themselves: gravity would not fit them. */
export const isLight = (quote: string): boolean =>
  countWords(quote) <= MOST_LIGHT_WORDS && (POLITE.test(quote) || LIGHT.test(quote)) && tenor(quote) === 'open'

/** "i" typed on a phone, as it is spelled. */
const upright = (text: string): string => text.replace(/(?<![\p{L}\d’'-])i(?=\s|['’](m|d|ve|ll)\b|$)/gu, 'I')

/** The therapist's own words at a moment; cut after a few words, as one does when both remember. */
export function momentOf(words: string | undefined): string | null {
  if (!words) return null
  const whole = tidy(words)
  if (!repeatable(whole)) return null
  return countWords(whole) <= LONGEST_MOMENT ? whole : `${whole.split(' ').slice(0, LONGEST_MOMENT - 2).join(' ')} …`
}

const QUESTIONING = /\b(what|why|how|where|when|who|whom|that|if|whether) (she|he|they) (?!\w+s\b)/g
/** Whoever is meant, it cannot be said to the client as it stands. */
const ABOUT_SOMEONE = /^my\b|\b(she|he|they|her|his|him|their|them|himself|herself|themselves|client|patient|wants|is)\b/i

/**
 * A topic as said to the client: a note about "her mother" becomes "your mother", "what she came for" becomes "what
 * you came for".
 * @returns null when it is too long, holds what an opener may not, or leaves open who is meant
 */
export function topicOf(words: string | undefined): string | null {
  if (!words) return null
  const spoken = smallStart(tidy(words)).replace(/^(her|his|their)\b/, 'your').replace(QUESTIONING, '$1 you ')
  return repeatable(spoken) && countWords(spoken) <= LONGEST_TOPIC && !ABOUT_SOMEONE.test(spoken) ? spoken : null
}
