import { de } from './de.ts'
import { en, type Words } from './en.ts'
import { es } from './es.ts'

const catalogues: Readonly<Record<string, Words>> = { en, es, de }

/** Languages that the client's own pages can speak. */
export const surveyLanguages: readonly string[] = Object.keys(catalogues)

/** Sentences in a language: the exact tag, else its first part (pt for pt-BR), else English. */
export function wordsFor(language: string): Words {
  const exact = Object.hasOwn(catalogues, language) ? catalogues[language] : undefined
  const first = language.split('-')[0] ?? ''
  return exact ?? (Object.hasOwn(catalogues, first) ? catalogues[first] : undefined) ?? en
}

/** A text of an instrument in a language, or in the first one it has, and which language that is. */
export function inLanguage<T>(
  texts: Readonly<Record<string, T>> | undefined,
  language: string,
): { text: T; language: string } | null {
  if (!texts) return null
  const tag = [language, language.split('-')[0] ?? '', 'en', ...Object.keys(texts)].find((one) =>
    Object.hasOwn(texts, one),
  )
  return tag === undefined ? null : { text: texts[tag] as T, language: tag }
}
