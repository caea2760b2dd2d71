import type { FollowUpAnswers } from '../core/case/index.ts'
import { followUpIds } from '../core/followup/questions.ts'
import type { Instrument, Item } from '../core/instruments/manifest.ts'
import type { Answers } from '../core/score.ts'
import { type Entered, type Problem, besideField, formerBesideField, formerRowField, namedLikeRow, rowField, wordsLimit } from './view.ts'

/** A form that can be stored, or everything the client had entered together with what to ask for. */
export type ParsedCheckIn =
  | {
      ok: true
      answers: Answers
      words: string
      /** null = no choice: the therapist reads, and does not quote. */
      reader: 'therapist' | 'someone-else' | null
      wish: 'bring-up' | 'just-read' | null
      key: string
      /** Answers besides the form, by question; null = skipped. A question left alone is not in it: none is required. */
      asked: FollowUpAnswers
      /** What the device says of the time, as sent; whether it can be, is judged when the answer is received. */
      claimed: unknown
    }
  | { ok: false; values: Entered; problems: Record<string, Problem> }

type Body = Record<string, unknown>

/** Own fields only: a row called "constructor" must not find the prototype. */
const field = (body: Body, name: string): unknown => (Object.hasOwn(body, name) ? body[name] : undefined)

/** A field that has two names: the one that is filled in; both where both are, which no page of ours sends. */
const either = (body: Body, name: string, former: string): unknown => {
  const given = [field(body, name), field(body, former)].filter((value) => value !== undefined && value !== '')
  return given.length > 1 ? given : given[0]
}

/**
 * Reads a posted check-in. Every row must be touched, with an answer or with skip; nothing is guessed, cut short or
 * dropped silently. Never throws, whatever the body holds.
 * @param body parsed form body: a string per field, an array where a field came twice
 * @param options `someoneElse` false where the practice has nobody else to read words (default true)
 */
export function parseCheckIn(
  instrument: Instrument,
  body: Body,
  options: { someoneElse?: boolean } = {},
): ParsedCheckIn {
  const problems: Record<string, Problem> = {}
  const rows: Record<string, string> = {}
  const answers: Record<string, number | null> = {}
  for (const item of instrument.items) {
    const read = readRow(item, either(body, rowField(item.id), formerRowField(item.id)))
    if (typeof read === 'string') problems[item.id] = read
    else {
      answers[item.id] = read.answer
      rows[item.id] = read.answer === null ? 'skip' : String(read.answer)
    }
  }
  for (const id of followUpIds) {
    const value = either(body, besideField(id), formerBesideField(id))
    if (value === 'skip' || (typeof value === 'string' && /^[0-4]$/.test(value))) rows[besideField(id)] = value
  }
  const readers = options.someoneElse === false ? ['therapist'] : ['therapist', 'someone-else']
  const reader = readChoice(field(body, 'reader'), readers)
  const wish = readChoice(field(body, 'wish'), ['bring-up', 'just-read'])
  const words = readWords(field(body, 'words'))
  const key = field(body, 'key')
  if (reader.problem) problems.reader = reader.problem
  if (wish.problem) problems.wish = wish.problem
  if (words.problem) problems.words = words.problem
  if (!isKey(key) || unknownRows(instrument, body)) problems.form = 'stale'
  if (Object.keys(problems).length > 0 || !isKey(key)) {
    return { ok: false, values: { rows, words: words.text, reader: reader.choice, wish: wish.choice }, problems }
  }
  return {
    ok: true,
    answers,
    words: words.text,
    reader: reader.choice as 'therapist' | 'someone-else' | null,
    wish: wish.choice as 'bring-up' | 'just-read' | null,
    key,
    asked: Object.fromEntries(followUpIds.flatMap((id) => {
      const value = rows[besideField(id)]
      return value === undefined ? [] : [[id, value === 'skip' ? null : Number(value)]]
    })),
    claimed: field(body, 'claimed'),
  }
}

/** Idempotency keys are made by the server: a UUID or another short word of url-safe letters. */
const isKey = (key: unknown): key is string => typeof key === 'string' && /^[\w-]{8,100}$/.test(key)

/** A row this instrument does not have: the page was opened before the form changed. */
const unknownRows = (instrument: Instrument, body: Body): boolean => {
  const known = new Set(instrument.items.flatMap(({ id }) => [rowField(id), formerRowField(id)]))
  return Object.keys(body).some((name) => namedLikeRow(name) && !known.has(name))
}

function readRow(item: Item, value: unknown): { answer: number | null } | Problem {
  if (value === undefined || value === '') return 'untouched'
  if (Array.isArray(value)) return 'twice'
  if (value === 'skip') return { answer: null }
  if (typeof value !== 'string' || !/^-?\d{1,4}$/.test(value)) return 'unknown-step'
  const answer = Number(value)
  return answer >= item.min && answer <= item.max ? { answer } : 'unknown-step'
}

function readChoice(value: unknown, allowed: readonly string[]): { choice: string | null; problem?: Problem } {
  if (value === undefined || value === '') return { choice: null }
  if (Array.isArray(value)) return { choice: null, problem: 'twice' }
  return typeof value === 'string' && allowed.includes(value)
    ? { choice: value }
    : { choice: null, problem: 'unknown-step' }
}

/** What stands in the box of a body that is not read any further. */
export const wordsIn = (body: Body): string => readWords(field(body, 'words')).text

function readWords(value: unknown): { text: string; problem?: Problem } {
  if (value === undefined) return { text: '' }
  // Two boxes cannot come from our page; both are kept, one under the other.
  if (Array.isArray(value)) {
    const kept = value.filter((one) => typeof one === 'string').map((one) => storable(one))
    return { text: kept.join('\n\n'), problem: 'twice' }
  }
  if (typeof value !== 'string') return { text: '', problem: 'unreadable' }
  const text = storable(value)
  const plain = normal(value)
  if (length(text) > wordsLimit) return { text, problem: 'too-long' }
  return text === plain ? { text } : { text, problem: 'cleaned' }
}

/** Browsers send line ends as CRLF; they count and are kept as one. */
const normal = (text: string): string => text.replace(/\r\n?/g, '\n')

/** Without NUL and lone surrogates, which neither the database nor a page can hold. */
const storable = (text: string): string => normal(text).replaceAll('\0', '').toWellFormed().replaceAll('\uFFFD', '')

/** Code points, as a person counts letters. */
export const length = (text: string): number => [...text].length
