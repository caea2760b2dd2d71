import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { type AskedBecause, followUpIds, followUpItem, followUpQuestions } from '../../src/core/followup/questions.ts'
import { instruments } from '../../src/core/instruments/index.ts'
import type { Item } from '../../src/core/instruments/manifest.ts'
import { hoursIn } from '../../src/core/safety/help-lines.ts'
import { hoursTold, voiceWords } from '../../src/core/voice/index.ts'
import { wordsFor } from '../../src/survey/words/index.ts'

export const languages = ['en', 'es', 'de'] as const
type Language = (typeof languages)[number]

/** One text that clients read, in every language; names and numbers stand as {name}. */
export interface Row { key: string; texts: Readonly<Record<Language, string>> }

/**
 * What a second person, who saw only the Spanish or the German, wrote as English; and what a third found when comparing.
 * `es` and `de` go from the text itself to its English, so that a text that changes has none.
 */
export interface BackTranslations {
  es: Readonly<Record<string, string>>
  de: Readonly<Record<string, string>>
  /** By `judgedAs`: "same", or what differs and why it may. */
  judgements: Readonly<Record<string, string>>
}

export const fixture = new URL('../fixtures/back-translations.json', import.meta.url)
export const backTranslations = (): BackTranslations => JSON.parse(readFileSync(fixture, 'utf8')) as BackTranslations

/** Texts that depend on a number are shown with each. */
const variants: Readonly<Record<string, readonly (readonly unknown[])[]>> = {
  when: [[0, '{weekday}', '{date}'], [1, '{weekday}', '{date}'], [3, '{weekday}', '{date}'], [9, '{weekday}', '{date}']],
  openedMore: [[1], ['{n}']],
}
/** Tags for machines, which nobody reads. */
const machine = new Set(['language', 'locale', 'direction'])

/** The names of a function's arguments, for the places in its text. */
function namesOf(text: (...given: never[]) => string): string[] {
  const source = String(text)
  const list = /^\(?([^)=]*)\)?\s*=>/.exec(source)?.[1] ?? ''
  return list.split(',').map((name) => name.trim()).filter(Boolean)
}

type Texts = string | ((...given: unknown[]) => string) | readonly Texts[] | { readonly [key: string]: Texts }

/** All texts below one place, in order, with their keys; the places in a text are named as the English names them. */
function rowsBelow(key: string, at: Readonly<Record<Language, Texts>>): Row[] {
  const { en } = at
  const name = key.split('.').at(-1) ?? ''
  if (machine.has(key)) return []
  if (typeof en === 'string') return [{ key, texts: at as Row['texts'] }]
  if (typeof en === 'function') {
    const calls = variants[name] ?? [namesOf(en).map((one) => `{${one}}`)]
    return calls.map((given, i) => ({
      key: calls.length > 1 ? `${key}.${i + 1}` : key,
      texts: Object.fromEntries(languages.map((one) => [one, (at[one] as typeof en)(...given)])) as Row['texts'],
    }))
  }
  return Object.keys(en).flatMap((part) => rowsBelow(key === '' ? part : `${key}.${part}`,
    Object.fromEntries(languages.map((one) => [one, (at[one] as Record<string, Texts>)[part] as Texts])) as Readonly<Record<Language, Texts>>))
}

const each = (of: (language: Language) => unknown) =>
  Object.fromEntries(languages.map((one) => [one, of(one)])) as Readonly<Record<Language, Texts>>

const itemRows = (key: string, item: Item): Row[] =>
  [...rowsBelow(key, each((one) => item.text?.[one])), ...rowsBelow(`${key}.steps`, each((one) => item.anchors?.[one]))]

/** Why something more is asked, for each reason, as the rule gives it. */
function whyRows(): Row[] {
  const base = { session: 9, clientsWords: [], conversation: null, answers: [], held: false }
  const reasons: readonly AskedBecause[] = ['wrote', 'said', 'direct', 'conversation']
  return reasons.flatMap((because) => {
    const [asked] = followUpQuestions(because === 'conversation' ? { ...base, conversation: 8 } : { ...base, clientsWords: [{ how: because, session: 7 }] })
    return asked ? rowsBelow(`follow-up.why.${because}`, each((one) => asked.why[one])) : []
  })
}

const evening = [{ from: '17:00', to: '19:30' }]

/** Every text that clients read, in the order of the pages. */
export function translationRows(): Row[] {
  const own = instruments.filter((one) => one.caution)
  const items = new Map(own.flatMap((one) => one.items).map((item) => [item.id, item]))
  return [
    ...rowsBelow('', each(wordsFor)),
    ...own.slice(0, 1).flatMap((one) => [...rowsBelow('check-in.lead', each((l) => one.lead?.[l])), ...rowsBelow('check-in.caution', each((l) => one.caution?.[l]))]),
    ...[...items].flatMap(([id, item]) => itemRows(`check-in.${id}`, item)),
    ...followUpIds.flatMap((id) => itemRows(`follow-up.${id}`, followUpItem(id) as Item)),
    ...whyRows(),
    ...rowsBelow('voice', each(voiceWords)),
    ...rowsBelow('hours.some', each((language) => hoursTold(
      { zone: 'Europe/Zurich', week: { 1: evening, 2: evening, 3: evening, 5: evening }, closed: ['2026-05-12', '2026-05-13', '2026-05-22'] },
      { language, now: Date.parse('2026-05-11T09:00Z'), zone: 'Europe/London' },
    ))),
    ...rowsBelow('hours.none', each((language) => hoursTold({ zone: 'UTC', week: {} }, { language, now: 0, zone: 'UTC' }))),
    ...rowsBelow('help-lines.always', each((one) => hoursIn('day and night', one))),
  ].filter(({ texts }) => hasWords(texts.en))
}

const hasWords = (text: string) => /\p{L}/u.test(text.replaceAll(/\{[^}]*\}/g, ''))

/** A short name of a text, which tells nothing of where it stands. */
export const shortName = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 8)

/** The name under which a row is judged: another one as soon as any of its texts changes. */
export const judgedAs = ({ key, texts }: Row, { es, de }: BackTranslations): string =>
  `${key}#${shortName(JSON.stringify([texts, es[texts.es], de[texts.de]]))}`

/** Spanish or German texts that nobody has translated back yet. */
export const notTranslatedBack = (language: 'es' | 'de', given: BackTranslations): string[] =>
  [...new Set(translationRows().map(({ texts }) => texts[language]))].filter((text) => !given[language][text]?.trim())

/** Rows that nobody has judged since they last changed. */
export const notJudged = (given: BackTranslations): Row[] => translationRows().filter((row) => !given.judgements[judgedAs(row, given)]?.trim())

const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('\n', ' ')

/** The table of docs/clinical/translations.md. */
export function translationTable(given: BackTranslations): string {
  const rows = translationRows().map((row) => [
    `\`${row.key}\``, row.texts.en, row.texts.es, row.texts.de, given.es[row.texts.es] ?? '', given.de[row.texts.de] ?? '',
    given.judgements[judgedAs(row, given)] ?? '',
  ])
  return [
    '| key | English | Spanish | German | back from Spanish | back from German | judgement |', '|---|---|---|---|---|---|---|',
    ...rows.map((cells) => `| ${cells.map(cell).join(' | ')} |`),
  ].join('\n')
}
