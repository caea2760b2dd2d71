import { describe, expect, it } from 'vitest'
import { defaultInstrument } from '../instruments/index.ts'
import { drawCard } from '../rupture/card.ts'
import type { NotedSign } from '../signs/sign.ts'
import type { CaseEvent } from './event.ts'
import { type TherapyRecord, gatherEvidence, judgeRecord, opensAt } from './record.ts'

const day = (session: number) => `2026-05-${String(session).padStart(2, '0')}`

/** A record whose check-ins were answered with these values in every scale row but the first, which is one lower. */
function recordOf(means: readonly number[], more: { direct?: number; flat?: boolean; signs?: NotedSign[]; events?: CaseEvent[] } = {}): TherapyRecord {
  const last = means.length
  const items = (mean: number, session: number) => Object.fromEntries(defaultInstrument.items.map((item, i) => [
    item.id, item.kind === 'direct' ? (session === last ? more.direct ?? 0 : 0) : i === 0 && !more.flat ? mean - 1 : mean,
  ]))
  const bare: TherapyRecord = {
    instrument: defaultInstrument, therapistName: 'Ada', signs: more.signs ?? [],
    cases: more.events ? [{ onset: last, closed: more.events.at(-1)?.type === 'set-aside', events: more.events }] : [],
    sessions: means.map((mean, i) => ({
      number: i + 1, date: day(i + 1), asked: true,
      answer: { at: `${day(i + 1)}T20:00:00.000Z`, items: items(mean, i + 1), verdict: null, words: null },
    })),
  }
  const judged = judgeRecord({ ...bare, cases: [] })!
  return { ...bare, sessions: bare.sessions.map((s) => ({ ...s, answer: s.answer && { ...s.answer, verdict: judged.verdicts.get(s.number) ?? null } })) }
}

const confrontation = (session: number): NotedSign => ({ noteId: `n${session}`, signId: 'about-frame', kind: 'confrontation', session, date: day(session) })
/** The piece of the card about the check-in itself, where the last level rests on more than its own rating. */
const lastCheckIn = (means: readonly number[]) => {
  const record = recordOf(means)
  const text = drawCard(gatherEvidence(record, null)).pieces.find((piece) => piece.id === 'check-in')?.text ?? ''
  return { verdict: record.sessions.at(-1)!.answer!.verdict!, text }
}

const setAside: CaseEvent[] = [
  { number: 1, at: `${day(6)}T20:00:00.000Z`, by: null, type: 'opened', data: { by: 'check-in', session: 6, because: '' } },
  { number: 2, at: `${day(7)}T09:00:00.000Z`, by: 'm', type: 'set-aside', data: { reason: 'About the fee.' } },
]

describe('evidence opens a case by itself', () => {
  it('when it is strong by its weight', () => {
    expect(opensAt(recordOf([5, 5, 5, 5, 5, 3], { signs: [confrontation(6)] }))).toBe(6)
    expect(opensAt(recordOf([5, 5, 5, 5, 5, 5], { signs: [confrontation(6)] }))).toBe(null)
  })

  it('but not again from an answer after which a case was closed, whatever is noted before the next answer', () => {
    const signs = [confrontation(6), confrontation(7)]
    expect(opensAt(recordOf([5, 5, 5, 5, 5, 3], { signs }))).toBe(6)
    expect(opensAt(recordOf([5, 5, 5, 5, 5, 3], { signs, events: setAside }))).toBe(null)
  })

  it('and not from the direct question on a form with one answer in every row (engine §3)', () => {
    expect(opensAt(recordOf([3, 3, 3, 3], { direct: 3 }))).toBe(4)
    expect(opensAt(recordOf([3, 3, 3, 3], { direct: 3, flat: true }))).toBe(null)
  })

  it('nor does its card say that the client told, though the answer stands on it', () => {
    const card = (flat: boolean) => drawCard(gatherEvidence(recordOf([3, 3, 3, 3], { direct: 3, flat }), null))
    expect(card(false)).toMatchObject({ reason: 'strong', override: 'said' })
    expect(card(true)).toMatchObject({ reason: 'low', override: null })
    expect(card(true).pieces.find((piece) => piece.id === 'direct')).toMatchObject({ ratio: 1, weight: 0 })
    expect(card(true).pieces.find((piece) => piece.id === 'direct')?.text).toContain('The same answer stands in every row, so this may say little')
  })
})

describe('the card about a rating within the range of today', () => {
  it('says that it is still lower than before the ratings came down', () => {
    const { verdict, text } = lastCheckIn([5, 5, 5, 5, 5, 3, 3, 3, 3])
    expect(verdict).toMatchObject({ level: 'alert', stillLower: true })
    expect(verdict.score).toBeGreaterThan(verdict.expected!.low)
    expect(text).toMatch(/^Still lower than before the ratings came down \(/)
    expect(text).not.toContain('would be usual')
  })

  it('says that it counts together with the one before', () => {
    const { verdict, text } = lastCheckIn([5, 5, 5, 5, 5, 4, 4])
    expect(verdict.because[0]).toMatchObject({ rule: 'run' })
    expect(text).toContain('together with the rating before it')
  })
})
