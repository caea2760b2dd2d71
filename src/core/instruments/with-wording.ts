import type { Facet, Instrument, Item } from './manifest.ts'
import { checkManifest, isLanguage, type ManifestCheck } from './schema.ts'

/**
 * A text that a practice holds a licence for, as it is loaded from a JSON file:
 * - `instrument`, `version`: which manifest it belongs to
 * - `language`: tag such as en
 * - `licence`: where the permission is written down (shown on the practice's instruments page)
 * - `lead`: the sentence above the rows
 * - `items`: row id -> text; `{T}` stands for the therapist's first name
 * - `anchors`: answer -> words, for every row; or row id -> answer -> words
 * - `key` (only where the manifest's key is open): row id -> { facet, reverse, subscale? }
 */
export interface LicensedText {
  instrument: string
  version: string
  language: string
  licence: string
  lead: string
  items: Record<string, string>
  anchors: Record<string, string> | Record<string, Record<string, string>>
  key?: Record<string, { facet: Facet; reverse: boolean; subscale?: string }>
}

type Fields = Record<string, unknown>
const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
/** Most characters of one text. */
const longest = 2000
/** NUL, and a lone half of a character pair: no database can hold them. */
const unstorable = /\0|\p{Surrogate}/u
const isText = (value: unknown): value is string =>
  typeof value === 'string' && value.trim() !== '' && value.length <= longest && !unstorable.test(value)
const fields = ['instrument', 'version', 'language', 'licence', 'lead', 'items', 'anchors', 'key']

/**
 * Puts a licensed text onto a manifest that ships without one (or adds a language to one that has it).
 * @param text parsed JSON from the practice, trusted in nothing
 * @returns a new instrument, or every problem as a sentence; the given instrument is never changed
 */
export function withWording(instrument: Instrument, text: unknown): ManifestCheck {
  if (!isObject(text)) return { ok: false, problems: ['The text must be a JSON object.'] }
  const problems = [
    ...headProblems(instrument, text),
    ...rowProblems(instrument, text),
    ...keyProblems(instrument, text),
  ]
  if (problems.length > 0) return { ok: false, problems }
  return checkManifest(merge(instrument, text as unknown as LicensedText))
}

function headProblems(instrument: Instrument, text: Fields): string[] {
  const problems = Object.keys(text)
    .filter((key) => !fields.includes(key))
    .map((key) => `"${key}" is not a known field.`)
  if (text.instrument !== instrument.id || text.version !== instrument.version) {
    problems.push(`This text must say that it belongs to "${instrument.id}", version "${instrument.version}".`)
  }
  if (typeof text.language !== 'string' || !isLanguage(text.language)) {
    problems.push('"language" must be a language tag such as en or pt-BR.')
  }
  if (!isText(text.licence)) problems.push('"licence" must say where the permission is written down.')
  if (!isText(text.lead)) problems.push(`"lead" must be the sentence above the rows, ${longest} characters at most.`)
  return problems
}

function rowProblems(instrument: Instrument, text: Fields): string[] {
  const { items, anchors } = text
  if (!isObject(items) || !isObject(anchors)) return ['"items" and "anchors" must be JSON objects.']
  const known = new Set(instrument.items.map((item) => item.id))
  return [
    ...Object.keys(items)
      .filter((id) => !known.has(id))
      .map((id) => `"${id}" is not a row of ${instrument.name}.`),
    ...instrument.items.flatMap((item) => textProblem(item, items[item.id])),
    ...(perRow(anchors) ? unknownRows(instrument, anchors, '"anchors"') : []),
    ...instrument.items.flatMap((item) => anchorProblems(item, anchors)),
  ]
}

/** A row that is none would be kept without ever being shown, and hides a misspelt one. */
const unknownRows = (instrument: Instrument, rows: Fields, where: string): string[] =>
  Object.keys(rows)
    .filter((id) => !instrument.items.some((item) => item.id === id))
    .map((id) => `${where} names "${id}", which is not a row of ${instrument.name}.`)

function textProblem(item: Item, text: unknown): string[] {
  if (isText(text)) return []
  const long = typeof text === 'string' && text.length > longest
  const broken = typeof text === 'string' && unstorable.test(text)
  const what = long ? `is longer than ${longest} characters` : broken ? 'holds a character that cannot be stored' : 'is missing'
  return [`The text of row "${item.id}" ${what}.`]
}

function anchorProblems(item: Item, anchors: Fields): string[] {
  const words = wordsFor(item, anchors)
  const bad = `The words at the answers of row "${item.id}" are missing or are not text.`
  if (!isObject(words) || !Object.values(words).every(isText)) return [bad]
  const ends = [item.min, item.max].filter((answer) => !isText(words[String(answer)]))
  return ends.map((answer) => `Row "${item.id}" needs words at ${answer}.`)
}

const perRow = (anchors: Fields): boolean => Object.values(anchors).every(isObject)
const wordsFor = (item: Item, anchors: Fields): unknown => (perRow(anchors) ? anchors[item.id] : anchors)
const keyFields = ['facet', 'reverse', 'subscale']

function keyProblems(instrument: Instrument, text: Fields): string[] {
  const { key } = text
  if (!instrument.keyOpen) return key === undefined ? [] : ['The key of this instrument is fixed; leave "key" out.']
  if (!isObject(key)) return [`A "key" is needed. ${instrument.keyOpen}`]
  const rows = instrument.items.flatMap((item) => {
    const entry = key[item.id]
    if (!isObject(entry) || typeof entry.facet !== 'string' || typeof entry.reverse !== 'boolean') {
      return [`The key must say "facet" and "reverse" (true or false) for row "${item.id}".`]
    }
    return Object.keys(entry)
      .filter((field) => !keyFields.includes(field))
      .map((field) => `"${field}" is not a known field of the key of row "${item.id}".`)
  })
  return [...unknownRows(instrument, key, 'The key'), ...rows]
}

/** True when two texts score a form alike: nothing that enters a score or names what a row is about differs. */
export function sameKey(one: LicensedText, other: LicensedText): boolean {
  const rows = (text: LicensedText) =>
    Object.entries(text.key ?? {})
      .map(([id, { facet, reverse, subscale }]) => JSON.stringify([id, facet, reverse, subscale ?? null]))
      .toSorted()
      .join()
  return rows(one) === rows(other)
}

/**
 * The frame of a licensed text for a form, every place still empty: as it stands it is refused, so that nothing made up
 * can be taken for the wording.
 */
export function emptyText(instrument: Instrument): Record<string, unknown> {
  const rows = <T>(value: (item: Item) => T) => Object.fromEntries(instrument.items.map((item) => [item.id, value(item)]))
  const ends = (item: Item) => ({ [item.min]: '', [item.max]: '' })
  const [first] = instrument.items
  const oneScale = instrument.items.every((item) => item.min === first?.min && item.max === first.max)
  return {
    instrument: instrument.id,
    version: instrument.version,
    language: 'en',
    licence: '',
    lead: '',
    items: rows(() => ''),
    anchors: first && oneScale ? ends(first) : rows(ends),
    ...(instrument.keyOpen ? { key: rows(() => ({ facet: '', reverse: null })) } : {}),
  }
}

function merge(instrument: Instrument, text: LicensedText): Instrument {
  const { keyOpen: _open, ...rest } = instrument
  const put = <T>(old: Record<string, T> | undefined, value: T) => ({ ...old, [text.language]: value })
  return {
    ...rest,
    items: instrument.items.map((item) => ({
      ...item,
      ...keyOf(text.key?.[item.id]),
      text: put(item.text, text.items[item.id] as string),
      anchors: put(item.anchors, wordsFor(item, text.anchors) as Record<string, string>),
    })),
    lead: put(instrument.lead, text.lead),
    licence: { ...instrument.licence, wordingIncluded: true, notice: `${instrument.licence.notice} ${text.licence}` },
  }
}

/** Only the three fields of a key, so that a licensed text cannot change a row's id or scale. */
function keyOf(entry: NonNullable<LicensedText['key']>[string] | undefined): Partial<Item> {
  if (!entry) return {}
  const { facet, reverse, subscale } = entry
  return { facet, reverse, ...(subscale === undefined ? {} : { subscale }) }
}
