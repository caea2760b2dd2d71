import { hoursIn, languageOfLine } from '../core/safety/help-lines.ts'
import { foreign } from './row.tsx'
import type { Contact } from './view.ts'
import type { Words } from './words/en.ts'

/** Small words that stand in one of our languages and not in the others: enough to tell which one a practice wrote in. */
const telling = [
  { language: 'en', small: new Set(['the', 'and', 'to', 'on', 'of', 'you', 'your', 'please', 'day', 'night', 'days', 'from', 'we', 'what', 'working', 'it', 'is', 'monday', 'friday', 'by', 'call']) },
  { language: 'es', small: new Set(['el', 'los', 'las', 'y', 'que', 'por', 'favor', 'lunes', 'viernes', 'horas', 'nos', 'lo', 'usted', 'puede', 'día', 'días', 'con', 'al', 'para', 'se', 'un', 'del']) },
  { language: 'de', small: new Set(['der', 'die', 'das', 'und', 'bitte', 'sie', 'uns', 'bis', 'uhr', 'von', 'ist', 'tag', 'nacht', 'nicht', 'montag', 'montags', 'freitag', 'freitags', 'werktags', 'werktagen', 'wir', 'ihr', 'ihnen', 'auf', 'zu']) },
] as const

/** The language that a text was written in, told by its small words; undefined where they do not tell. */
export function languageWritten(text: string): string | undefined {
  const spoken = text.toLowerCase().match(/\p{L}+/gu) ?? []
  const [first, second] = telling
    .map(({ language, small }) => ({ language, hits: spoken.filter((word) => small.has(word)).length }))
    .toSorted((a, b) => b.hits - a.hits)
  return first && second && first.hits > second.hits ? first.language : undefined
}

/**
 * What the practice typed, in the one language that it typed it in. Where that is not the language of the page it says so,
 * so that it is read out as what it is; it keeps its own direction.
 */
export function WrittenByPractice({ text, words, language = languageWritten(text) }: { text: string; words: Words; language?: string | undefined }) {
  const lang = foreign(language, words)
  return lang || words.direction === 'rtl' ? <bdi lang={lang}>{text}</bdi> : <>{text}</>
}

/** A help line as the practice wrote it; hours that we offered are said in the language of the page. */
export function LineName({ line, words }: { line: Contact; words: Words }) {
  return (
    <>
      <WrittenByPractice text={line.label} words={words} language={languageOfLine(line) ?? languageWritten(line.label)} />{' '}
      <small><WrittenByPractice text={hoursIn(line.hours, words.language)} words={words} /></small>
    </>
  )
}
