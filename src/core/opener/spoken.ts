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

/**
 * The client's own words, ready to be repeated: all of them when short, else their first whole sentence that is.
 * @returns null when no sentence can be repeated as it stands; words are never cut in the middle
 */
export function quoteOf(words: string | undefined): string | null {
  if (!words) return null
  const whole = tidy(words)
  const sentences = words.split(/(?<=[.!?…])\s+/).map(tidy)
  return [whole, ...sentences].find(text => repeatable(text) && countWords(text) <= LONGEST_QUOTE) ?? null
}

/** The therapist's own words at a moment; cut after a few words, as one does when both remember. */
export function momentOf(words: string | undefined): string | null {
  if (!words) return null
  const whole = tidy(words)
  if (!repeatable(whole)) return null
  return countWords(whole) <= LONGEST_MOMENT ? whole : `${whole.split(' ').slice(0, LONGEST_MOMENT - 2).join(' ')} …`
}

/** A topic as said to the client: a note about "her mother" becomes "your mother". */
export function topicOf(words: string | undefined): string | null {
  if (!words) return null
  const spoken = smallStart(tidy(words)).replace(/^(her|his|their|my)\b/, 'your')
  return repeatable(spoken) && countWords(spoken) <= LONGEST_TOPIC ? spoken : null
}
