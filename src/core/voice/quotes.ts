import type { ClientWords } from '../rupture/evidence.ts'

/** Words in a row that count as a quotation: three may be chance, four rarely are. */
export const QUOTED_FROM = 4

/** Without what nobody sees, such as the soft hyphens that come along with copied text. */
const wordsIn = (text: string): string[] => text.replace(/\p{Cf}/gu, '').normalize('NFKC').toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []

/**
 * True when a text takes over the client's words: four in a row, or all of them where they wrote two or three.
 * Case, punctuation and accents' forms do not matter; word order does.
 */
export function quotes(text: string, written: string): boolean {
  const own = wordsIn(written)
  const length = Math.min(QUOTED_FROM, own.length)
  if (length < 2) return false
  const said = ` ${wordsIn(text).join(' ')} `
  return own.some((_, i) => i + length <= own.length && said.includes(` ${own.slice(i, i + length).join(' ')} `))
}

/** Whether what the client wrote may be taken up in words: only where they asked to talk about it with the therapist. */
export const mayTakeUp = (words: Pick<ClientWords, 'reader' | 'wish'> | null): boolean =>
  words !== null && words.reader === 'therapist' && words.wish === 'bring-up'

/** True when a text takes over words that the client did not allow to be quoted (guidance §11). */
export function quotesUnasked(text: string, written: readonly ClientWords[]): boolean {
  return written.some((words) => !mayTakeUp(words) && quotes(text, words.text))
}
