import { directWords } from '../detect/index.ts'
import type { DirectStep } from '../instruments/manifest.ts'
import { ANSWERS_FOR_USUAL, DIRECT_TELLS } from '../rupture/constants.ts'
import type { CheckInEvidence } from '../rupture/evidence.ts'
import { type TherapyRecord, usualSince } from './record.ts'

/** One row of the check-in against what is usual: figures for the rows of the scale, words for the direct question. */
export interface FellRow {
  text: string
  usual: string
  answer: string
  /** Fell by a third of its scale or more. */
  clearly: boolean
  /** The answer stands higher than usual: a row worded the other way round, or the direct question. */
  rose: boolean
}

const CLEARLY = 1 / 3

/** A median of whole steps is whole or a half. */
const step = (value: number) => String(Math.round(value * 10) / 10)

/**
 * What fell most against the client's own median, in order, the direct question last where it says more than usual. Since
 * a new usual was accepted only the answers after that onset count, as for the ratings (engine §4).
 * A row whose wording may not be shown is left out.
 */
export function whatFell(record: TherapyRecord, checkIn: CheckInEvidence): FellRow[] {
  const { items } = record.instrument
  const rows = checkIn.fell.flatMap((fell): FellRow[] => {
    const item = items.find((one) => one.id === fell.itemId)
    if (!item || fell.text === undefined) return []
    const share = Math.abs(fell.usual - fell.answer) / (item.max - item.min)
    return [{ text: fell.text, usual: step(fell.usual), answer: step(fell.answer), clearly: share >= CLEARLY - 1e-9, rose: fell.answer > fell.usual }]
  })
  return [...rows, ...directRow(record, checkIn)]
}

function directRow(record: TherapyRecord, checkIn: CheckInEvidence): FellRow[] {
  const item = record.instrument.items.find((one) => one.kind === 'direct')
  const text = item?.text?.en?.replaceAll('{T}', () => record.therapistName)
  const since = usualSince(record, checkIn.session)
  const earlier = record.sessions.filter((s) => s.number > since && s.number < checkIn.session)
    .flatMap((s) => s.answer?.items[item?.id ?? ''] ?? []).sort((a, b) => a - b)
  const usual = earlier[Math.ceil(earlier.length / 2) - 1]
  if (!item || !text || checkIn.direct === null || usual === undefined || earlier.length < ANSWERS_FOR_USUAL || checkIn.direct <= usual) return []
  return [{ text, usual: directWords[usual as DirectStep], answer: directWords[checkIn.direct], clearly: checkIn.direct >= DIRECT_TELLS && !checkIn.flat, rose: true }]
}
