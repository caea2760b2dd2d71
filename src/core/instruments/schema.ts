import type { Instrument, Item } from './manifest.ts'

/** The instrument, or every problem found, one sentence each, starting with the place. */
export type ManifestCheck = { ok: true; instrument: Instrument } | { ok: false; problems: string[] }

type Fields = Record<string, unknown>
type Rule = (value: unknown, at: string) => string[]

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value)

const when =
  (holds: (value: unknown) => boolean, expected: string): Rule =>
  (value, at) =>
    holds(value) ? [] : [`${at}: expected ${expected}.`]
const words = when((value) => typeof value === 'string' && value.trim() !== '', 'some text')
const slug = when(
  (value) => typeof value === 'string' && /^[a-z][a-z0-9-]*$/.test(value),
  'small letters, digits and hyphens',
)
const number = when(isNumber, 'a number')
const positive = when((value) => isNumber(value) && value > 0, 'a number above 0')
const whole = when((value) => Number.isInteger(value), 'a whole number')
const count = when((value) => Number.isInteger(value) && (value as number) >= 0, 'a whole number, 0 or more')
const yesNo = when((value) => typeof value === 'boolean', 'true or false')
const oneOf = (...allowed: string[]): Rule =>
  when((value) => typeof value === 'string' && allowed.includes(value), `one of ${allowed.join(', ')}`)

const maybe =
  (rule: Rule): Rule =>
  (value, at) =>
    value === undefined ? [] : rule(value, at)
const list =
  (rule: Rule): Rule =>
  (value, at) =>
    Array.isArray(value) ? value.flatMap((one, i) => rule(one, `${at}[${i}]`)) : [`${at}: expected a list.`]
const record =
  (rule: Rule): Rule =>
  (value, at) =>
    isObject(value)
      ? Object.entries(value).flatMap(([key, one]) => rule(one, `${at}.${key}`))
      : [`${at}: expected an object.`]
/** Unknown fields are problems: a misspelt "reverse" must not score a row the wrong way round. */
const object =
  (fields: Record<string, Rule>): Rule =>
  (value, at) => {
    if (!isObject(value)) return [`${at}: expected an object.`]
    const unknown = Object.keys(value).filter((key) => !Object.hasOwn(fields, key))
    return [
      ...Object.entries(fields).flatMap(([key, rule]) => rule(value[key], `${at}.${key}`)),
      ...unknown.map((key) => `${at}.${key}: this field is not known; is it misspelt?`),
    ]
  }
const language: Rule = (value, at) =>
  (isObject(value) ? Object.keys(value) : []).flatMap((key) =>
    isLanguage(key) ? [] : [`${at}.${key}: expected a language tag such as en or pt-BR.`],
  )
const perLanguage =
  (rule: Rule): Rule =>
  (value, at) => [...record(rule)(value, at), ...language(value, at)]

const norms = { mean: number, sdBetween: positive, sdWithin: positive, source: words }
const shape = object({
  id: slug,
  version: words,
  name: words,
  about: oneOf('alliance', 'symptoms'),
  respondent: oneOf('client', 'therapist'),
  items: list(
    object({
      id: slug,
      facet: oneOf('bond', 'goals', 'task', 'confidence', 'openness', 'identity', 'symptom'),
      subscale: maybe(slug),
      min: whole,
      max: whole,
      step: maybe(positive),
      reverse: maybe(yesNo),
      kind: oneOf('scale', 'direct'),
      riskAtLeast: maybe(number),
      text: maybe(perLanguage(words)),
      anchors: maybe(perLanguage(record(words))),
    }),
  ),
  scoring: object({ mode: oneOf('sum', 'mean', 'mean-x10'), maxMissing: maybe(count) }),
  range: object({ min: number, max: number }),
  direction: oneOf('higher-better', 'higher-worse'),
  norms: maybe(object({ ...norms, weak: yesNo })),
  subscaleNorms: maybe(record(object(norms))),
  cutoffs: list(
    object({
      value: number,
      op: oneOf('<', '<=', '>', '>='),
      meaning: words,
      source: words,
      validated: yesNo,
    }),
  ),
  reliableChange: maybe(object({ value: positive, source: words })),
  licence: object({ name: words, wordingIncluded: yesNo, attribution: words, requiresLicence: yesNo, notice: words }),
  keyOpen: maybe(words),
  caution: maybe(perLanguage(words)),
  lead: maybe(perLanguage(words)),
  source: words,
})

/**
 * Checks a manifest from outside, or a bundled one: first its shape, then whether its parts agree.
 * @returns the instrument, or all problems as sentences that name the place (e.g. `manifest.items[2].max: …`)
 */
export function checkManifest(value: unknown): ManifestCheck {
  const wrong = shape(value, 'manifest')
  if (wrong.length > 0) return { ok: false, problems: wrong }
  const instrument = value as Instrument
  const problems = [
    ...itemProblems(instrument.items),
    ...scoringProblems(instrument),
    ...normProblems(instrument),
    ...licenceProblems(instrument),
  ]
  return problems.length > 0 ? { ok: false, problems } : { ok: true, instrument }
}

/** A language tag such as en or pt-BR, well formed, so that whoever formats by it later does not fail. */
export function isLanguage(tag: string): boolean {
  if (!/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(tag)) return false
  try {
    return Intl.getCanonicalLocales(tag).length === 1
  } catch {
    return false
  }
}

/** Scale rows of an instrument. */
const scaleRows = (instrument: Instrument): Item[] => instrument.items.filter((item) => item.kind === 'scale')

function itemProblems(items: readonly Item[]): string[] {
  const problems = items.flatMap((item, i) => oneItem(item, `manifest.items[${i}] ("${item.id}")`))
  const twice = items.filter((item, i) => items.findIndex((other) => other.id === item.id) !== i)
  problems.push(...twice.map((item) => `manifest.items: "${item.id}" stands there twice.`))
  if (!items.some((item) => item.kind === 'scale')) problems.push('manifest.items: expected at least one scale row.')
  const directAt = items.findIndex((item) => item.kind === 'direct')
  if (directAt !== -1 && directAt !== items.length - 1) {
    problems.push('manifest.items: there is one direct question at most, and it comes last.')
  }
  return problems
}

function oneItem(item: Item, at: string): string[] {
  const problems: string[] = []
  if (item.min >= item.max) problems.push(`${at}: min must be below max.`)
  if (item.kind === 'direct' && (item.min !== 0 || item.max !== 4 || item.reverse)) {
    problems.push(`${at}: the direct question runs from 0 to 4 and is not reversed.`)
  }
  if (item.riskAtLeast !== undefined && (item.riskAtLeast < item.min || item.riskAtLeast > item.max)) {
    problems.push(`${at}: riskAtLeast must be an answer from ${item.min} to ${item.max}.`)
  }
  for (const [tag, anchors] of Object.entries(item.anchors ?? {})) {
    for (const key of Object.keys(anchors)) {
      const answer = Number(key)
      if (!Number.isInteger(answer) || answer < item.min || answer > item.max) {
        problems.push(`${at}: the word at "${key}" (${tag}) stands at no answer from ${item.min} to ${item.max}.`)
      }
    }
  }
  return problems
}

function scoringProblems(instrument: Instrument): string[] {
  const rows = scaleRows(instrument)
  const problems: string[] = []
  const { mode, maxMissing } = instrument.scoring
  if (maxMissing !== undefined && maxMissing >= rows.length) {
    problems.push(`manifest.scoring.maxMissing: expected less than the ${rows.length} rows.`)
  }
  if (mode !== 'sum' && rows.some((row) => row.min !== rows[0]?.min || row.max !== rows[0]?.max)) {
    problems.push('manifest.scoring.mode: a mean needs rows that share one scale.')
  }
  const add = (end: 'min' | 'max') => rows.reduce((total, row) => total + row[end], 0)
  const factor = { sum: 1, mean: 1 / rows.length, 'mean-x10': 10 / rows.length }[mode]
  for (const end of ['min', 'max'] as const) {
    const expected = add(end) * factor
    if (Math.abs(expected - instrument.range[end]) > 1e-9) {
      problems.push(`manifest.range.${end}: the rows give ${expected}, not ${instrument.range[end]}.`)
    }
  }
  if (instrument.about === 'alliance' && instrument.direction !== 'higher-better') {
    problems.push(
      'manifest.direction: alliance scores are oriented, so that higher is better; reverse the rows instead.',
    )
  }
  return problems
}

function normProblems(instrument: Instrument): string[] {
  const { min, max } = instrument.range
  const subscales = new Set(instrument.items.map((item) => item.subscale))
  const inRange = (value: number) => value >= min && value <= max
  return [
    ...(instrument.norms && !inRange(instrument.norms.mean)
      ? [`manifest.norms.mean: expected a score from ${min} to ${max}.`]
      : []),
    ...Object.keys(instrument.subscaleNorms ?? {}).flatMap((name) =>
      subscales.has(name) ? [] : [`manifest.subscaleNorms.${name}: no row belongs to this subscale.`],
    ),
    ...instrument.cutoffs.flatMap((cutoff, i) =>
      inRange(cutoff.value) ? [] : [`manifest.cutoffs[${i}].value: expected a score from ${min} to ${max}.`],
    ),
  ]
}

/** The licence gate: wording is there in full where the licence allows it, and not at all where it does not. */
function licenceProblems(instrument: Instrument): string[] {
  const { wordingIncluded } = instrument.licence
  const worded = instrument.items.filter((item) => item.text !== undefined || item.anchors !== undefined)
  if (!wordingIncluded) {
    return worded.length === 0 && instrument.lead === undefined
      ? []
      : ['manifest.licence: the licence does not include the wording, so no text may stand in the manifest.']
  }
  const languages = [...new Set(instrument.items.flatMap((item) => Object.keys(item.text ?? {})))]
  if (languages.length === 0) return ['manifest.licence: the wording is said to be included, but no row has a text.']
  return languages.flatMap((tag) => [
    ...(instrument.lead?.[tag] ? [] : [`manifest.lead: the lead sentence is missing in "${tag}".`]),
    ...instrument.items.flatMap((item) =>
      item.text?.[tag] && item.anchors?.[tag]
        ? []
        : [`manifest.items ("${item.id}"): text or words are missing in "${tag}".`],
    ),
  ])
}
