import type { Instrument, Item } from '../instruments/manifest.ts'
import { formIsLowered } from './complaint.ts'
import { ANSWERS_FOR_USUAL, ROW_FALL } from './constants.ts'
import type { CheckInEvidence, FallenItem } from './evidence.ts'

/** The earlier answers to one row, oldest first; null = skipped. */
export interface ItemHistory { itemId: string; answers: readonly (number | null)[] }

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const upper = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? Number.NaN
  return (lower + upper) / 2
}

/** How far the row fell, as a share of its range; positive = worse for the alliance. */
function fall(item: Item, answer: number, usual: number): number {
  return (item.reverse ? answer - usual : usual - answer) / (item.max - item.min)
}

/** The smallest fall that counts, as a share of the row's range. */
const leastFall = (item: Item): number => Math.max(ROW_FALL.share, ROW_FALL.steps / (item.max - item.min))
const ROUNDING = 1e-9

/** The words the client read; a licensed text may exist in another language alone. */
const wording = (item: Item, language: string): string | undefined =>
  item.text?.[language] ?? item.text?.['en'] ?? Object.values(item.text ?? {})[0]

/**
 * The rows that fell by a step or more against the client's own median, the largest fall first, equal falls in form order
 * (science.md §5: items explain, they do not trigger). `answer` and `usual` are raw, as the row was worded; a reversed
 * row falls when its answer rises. The direct question stands apart, and rows with fewer than two earlier answers have
 * no usual yet.
 * @param current the answers of this form by item id; null or absent = skipped
 * @param therapistName fills `{T}` in the wording
 * @param language of the wording; English where the form lacks it, else the one it has
 */
export function fallenItems(
  history: readonly ItemHistory[], current: Readonly<Record<string, number | null>>, instrument: Instrument,
  therapistName: string, language = 'en',
): FallenItem[] {
  const earlier = new Map(history.map(({ itemId, answers }) => [itemId, answers]))
  return instrument.items.flatMap(item => {
    const answer = current[item.id] ?? null
    const answers = (earlier.get(item.id) ?? []).filter(value => value !== null)
    if (item.kind !== 'scale' || answer === null || answers.length < ANSWERS_FOR_USUAL) return []
    const usual = median(answers)
    const fell = fall(item, answer, usual)
    const text = wording(item, language)?.replaceAll('{T}', () => therapistName)
    if (fell < leastFall(item) - ROUNDING) return []
    return [{ fell, row: { itemId: item.id, facet: item.facet, answer, usual, ...(text ? { text } : {}) } }]
  }).sort((a, b) => b.fell - a.fell).map(({ row }) => row)
}

/**
 * The rows that may say what a strain is about. Single rows go up and down by themselves, so they speak only where the
 * form itself is lower, or where a case began with it.
 * @param onset session in which the open case began; null = none
 */
export function tellingRows(checkIn: CheckInEvidence | null, onset: number | null = null): readonly FallenItem[] {
  return checkIn && (checkIn.session === onset || formIsLowered(checkIn)) ? checkIn.fell : []
}
