import type { Because } from './because.ts'
import type { DirectStep, Instrument, Item } from './instruments/manifest.ts'

/** Answers by item id, in the form's own direction. null = skip was chosen; undefined or absent = not answered. */
export type Answers = Readonly<Record<string, number | null | undefined>>

interface Common {
  /** Ids of scale rows without an answer (skipped or empty), in form order. */
  missing: string[]
  /** Oriented subscale scores, in the mode of the instrument; null = too few answers. */
  subscales: Record<string, number | null>
  /** Answer to the direct question; null = skipped, empty or not asked. Never part of the score. */
  direct: DirectStep | null
  /** Answers as given (not reversed), scale rows first, the direct question last. */
  raw: (number | null)[]
  /** Answers that must be read by a person first (engine §6), whether or not the form has a score. */
  riskItems: { itemId: string; answer: number }[]
}

/** A scored form, or one with the reason why it has no score (shown as "answered in part"). */
export type Scored =
  | (Common & { score: number; prorated: boolean; because: Because[] })
  | (Common & { score: null; unscorable: string })

const rule = 'docs/clinical/score.md'

/** min + max - answer. Applying it twice gives the answer back. */
export function reverse(answer: number, scale: { min: number; max: number }): number {
  return scale.min + scale.max - answer
}

/** The answer to one row, oriented; null when skipped, empty or absent. */
function oriented(item: Item, answers: Answers): number | null {
  const answer = given(item, answers)
  return answer !== null && item.reverse ? reverse(answer, item) : answer
}

function given(item: Item, answers: Answers): number | null {
  return (Object.hasOwn(answers, item.id) ? answers[item.id] : null) ?? null
}

/** Engine §1: the manifest's own rule, else at least three quarters of the rows. */
function enough(rows: number, answered: number, maxMissing: number | undefined): boolean {
  if (answered === 0) return false
  return maxMissing === undefined ? answered * 4 >= rows * 3 : rows - answered <= maxMissing
}

function combine(mode: Instrument['scoring']['mode'], rows: number, answers: readonly number[]): number {
  const sum = answers.reduce((total, answer) => total + answer, 0)
  // A complete sum stays an exact integer: the pro-rating is only applied where rows are missing.
  if (mode === 'sum') return answers.length === rows ? sum : (sum / answers.length) * rows
  return mode === 'mean' ? sum / answers.length : (sum * 10) / answers.length
}

function subscaleScores(instrument: Instrument, answers: Answers): Record<string, number | null> {
  const scores: Record<string, number | null> = {}
  for (const name of new Set(instrument.items.flatMap((item) => item.subscale ?? []))) {
    const rows = instrument.items.filter((item) => item.subscale === name && item.kind === 'scale')
    const values = rows.flatMap((item) => oriented(item, answers) ?? [])
    // The manifest's own missing rule speaks about the whole form: it may be stricter here, never laxer.
    const allowed = rows.length - values.length <= (instrument.scoring.maxMissing ?? rows.length)
    const scored = allowed && enough(rows.length, values.length, undefined)
    scores[name] = scored ? combine(instrument.scoring.mode, rows.length, values) : null
  }
  return scores
}

/** Why this form has no score, or null. */
function whyNot(instrument: Instrument, rows: readonly Item[], missing: readonly string[]): string | null {
  if (instrument.keyOpen) return `The scoring key is incomplete: ${instrument.keyOpen}`
  const risk = rows.find((item) => item.riskAtLeast !== undefined && missing.includes(item.id))
  if (risk) return `Row "${risk.id}" asks about safety and has no answer, so the rest is not made into a score.`
  if (enough(rows.length, rows.length - missing.length, instrument.scoring.maxMissing)) return null
  const most = instrument.scoring.maxMissing ?? Math.floor(rows.length / 4)
  return `${missing.length} of ${rows.length} rows have no answer; at most ${most} may be missing.`
}

/**
 * Scores one form (engine §1): reversed where the manifest says so, higher = better alliance; symptom measures keep
 * their own direction. Pro-rated when few rows are missing, otherwise unscorable with the reason.
 * @param answers checked answers in the form's own unit (see `checkAnswers`)
 * @returns the score in the instrument's `range`, or null with the reason
 * @throws RangeError when an answer is unknown, not a step, or out of range: check first
 */
export function score(instrument: Instrument, answers: Answers): Scored {
  const problems = checkAnswers(instrument, answers)
  if (problems.length > 0) throw new RangeError(`Answers were not checked before scoring. ${problems.join(' ')}`)
  const rows = instrument.items.filter((item) => item.kind === 'scale')
  const directItem = instrument.items.find((item) => item.kind === 'direct')
  const values = rows.flatMap((item) => oriented(item, answers) ?? [])
  const missing = rows.filter((item) => given(item, answers) === null).map((item) => item.id)
  const common: Common = {
    missing,
    subscales: instrument.keyOpen ? {} : subscaleScores(instrument, answers),
    direct: directItem ? (given(directItem, answers) as DirectStep | null) : null,
    raw: [...rows, ...(directItem ? [directItem] : [])].map((item) => given(item, answers)),
    riskItems: instrument.items.flatMap((item) => {
      const answer = given(item, answers)
      return answer !== null && item.riskAtLeast !== undefined && answer >= item.riskAtLeast
        ? [{ itemId: item.id, answer }]
        : []
    }),
  }
  const unscorable = whyNot(instrument, rows, missing)
  if (unscorable !== null) return { ...common, score: null, unscorable }
  const total = combine(instrument.scoring.mode, rows.length, values)
  return { ...common, score: total, prorated: missing.length > 0, because: [reason(instrument, rows, values, total)] }
}

function reason(instrument: Instrument, rows: readonly Item[], values: readonly number[], total: number): Because {
  const how = { sum: 'Sum', mean: 'Mean', 'mean-x10': 'Mean times ten' }[instrument.scoring.mode]
  const few = values.length < rows.length
  return {
    rule: few ? 'score-prorated' : 'score',
    text: few
      ? `${how} over ${rows.length} rows, filled in from the ${values.length} that were answered.`
      : `${how} of ${rows.length} rows.`,
    values: { score: total, answered: values.length, rows: rows.length },
    source: `${rule}; ${instrument.source}`,
  }
}

/**
 * Says what is wrong with a set of answers, one sentence each, in form order.
 * Missing rows are no problem here: whether a form must be complete is decided where it is received.
 */
export function checkAnswers(instrument: Instrument, answers: Readonly<Record<string, unknown>>): string[] {
  const known = new Set(instrument.items.map((item) => item.id))
  const unknown = Object.keys(answers).filter((id) => !known.has(id))
  return [
    ...instrument.items.flatMap((item) => (Object.hasOwn(answers, item.id) ? checkAnswer(item, answers[item.id]) : [])),
    ...unknown.map((id) => `"${id}" is not a row of ${instrument.name}, version ${instrument.version}.`),
  ]
}

function checkAnswer(item: Item, answer: unknown): string[] {
  if (answer === null || answer === undefined) return []
  const step = item.step ?? 1
  const kind = step === 1 ? 'a whole number' : `a number in steps of ${step}`
  const expected = `Row "${item.id}": expected ${kind} from ${item.min} to ${item.max}, or empty`
  if (typeof answer !== 'number' || !Number.isFinite(answer)) return [`${expected}; this is not a number.`]
  const steps = (answer - item.min) / step
  // Tenths are not exact in binary, so a step is recognised within a millionth.
  const onStep = Math.abs(steps - Math.round(steps)) < 1e-6
  return answer < item.min || answer > item.max || !onStep ? [`${expected}; got ${answer}.`] : []
}

/** The mean of some columns, or why there is none; `answered` 0 = nothing at all was answered. */
export type ItemsScore =
  | { score: number; prorated: boolean; answered: number }
  | { score: null; unscorable: string; answered: number }

/**
 * Mean of oriented item values under the three-quarters rule of engine §1, for data without an instrument.
 * @param values one entry per item, null = missing; already oriented, all on one scale
 */
export function scoreItems(values: readonly (number | null)[]): ItemsScore {
  const present = values.filter((value) => value !== null)
  if (!enough(values.length, present.length, undefined)) {
    const most = Math.floor(values.length / 4)
    const unscorable = `${values.length - present.length} of ${values.length} items are empty; at most ${most} may be.`
    return { score: null, unscorable, answered: present.length }
  }
  const prorated = present.length < values.length
  return { score: combine('mean', values.length, present), prorated, answered: present.length }
}
