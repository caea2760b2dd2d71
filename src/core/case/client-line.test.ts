import { describe, expect, test } from 'vitest'
import { defaultInstrument } from '../instruments/index.ts'
import { clientPageLine } from './client-line.ts'
import type { CaseEvent } from './event.ts'
import { checkInEvidence, judgeRecord, silentSince, type RecordedSession, type TherapyRecord } from './record.ts'
import { sayingsOf } from './sayings.ts'
import { todayEvidence } from './today-evidence.ts'
import { whatFell } from './what-fell.ts'

const rows = defaultInstrument.items.filter((i) => i.kind === 'scale').map((i) => i.id)
function session(number: number, answers: number[] | null, direct = 0): RecordedSession {
  const date = `2026-0${1 + Math.floor(number / 4)}-${String(1 + 7 * (number % 4)).padStart(2, '0')}`
  const items = answers && { ...Object.fromEntries(rows.map((id, i) => [id, answers[i] ?? null])), direct }
  return { number, date, asked: true, answer: items && { at: `${date}T12:00:00Z`, items, verdict: null, words: null } }
}
function record(sessions: RecordedSession[], events: CaseEvent[] = []): TherapyRecord {
  const judged: TherapyRecord = { instrument: defaultInstrument, therapistName: 'Ada', sessions, signs: [], cases: [] }
  const verdicts = judgeRecord(judged)?.verdicts
  return {
    ...judged, cases: events.length > 0 ? [{ onset: 5, closed: false, events }] : [],
    sessions: sessions.map((s) => (s.answer ? { ...s, answer: { ...s.answer, verdict: verdicts?.get(s.number) ?? null } } : s)),
  }
}
const calm = [1, 2, 3, 4].map((n) => session(n, [5, 5, 4, 5]))

describe('what fell', () => {
  test('the largest fall first with the therapist’s name, the direct question last in words', () => {
    const of = record([...calm, session(5, [4, 2, 4, 5], 3)])
    const fell = whatFell(of, checkInEvidence(of, of.sessions[4]!, null))
    expect(fell.map((r) => [r.usual, r.answer, r.clearly])).toEqual([['5', '2', true], ['5', '4', false], ['nothing', 'quite a bit', true]])
    expect(fell.at(-1)?.text).toContain('Ada')
  })
  test('nothing before there is a usual, and nothing when nothing fell', () => {
    const first = record([session(1, [1, 1, 1, 1], 4)])
    expect(whatFell(first, checkInEvidence(first, first.sessions[0]!, null))).toEqual([])
    const same = record(calm)
    expect(whatFell(same, checkInEvidence(same, same.sessions[3]!, null))).toEqual([])
  })
})

describe('the line of the client page', () => {
  const at = (number: number, day: string, event: Omit<CaseEvent, 'number' | 'at' | 'by'>) => ({ number, at: `${day}T15:00:00Z`, by: null, ...event }) as CaseEvent
  const dip = session(5, [1, 1, 1, 1])
  test('conversations and changes at their session, the level before the strain frozen', () => {
    const of = record([...calm, dip], [
      at(1, dip.date, { type: 'opened', data: { by: 'check-in', session: 5, because: '' } }),
      at(2, '2026-02-16', { type: 'conversation', data: { session: 6, how: 'well' } }),
      at(3, '2026-02-16', { type: 'changed-work', data: { session: 6, what: 'slower' } }),
    ])
    const line = clientPageLine(of, judgeRecord(of))
    expect(line.marks).toEqual([{ session: 6, kind: 'conversation' }, { session: 6, kind: 'change' }])
    expect(line.levels).toMatchObject([{ from: 5, until: null }])
    expect(line.levels[0]!.value).toBeGreaterThan(4)
    expect(line.levels[0]!.near).toBeLessThan(line.levels[0]!.value)
    expect(sayingsOf(of, [])[0]).toMatchObject({ about: 'level', text: expect.stringContaining('much lower than usual') })
  })
  test('the new usual begins after the session that was judged last', () => {
    const of = record([...calm, dip], [
      at(1, dip.date, { type: 'opened', data: { by: 'check-in', session: 5, because: '' } }),
      at(2, '2026-03-01', { type: 'new-usual', data: { reason: 'more candid' } }),
    ])
    expect(clientPageLine(of, judgeRecord(of)).marks).toEqual([{ session: 6, kind: 'new-usual' }])
  })
})

test('the window of Today, cut short, says the same as the whole record about silence', () => {
  const answered = Array.from({ length: 9 }, (_, i) => session(i + 1, [5, 5, 4, 5]))
  const of = record([...answered, session(10, null), session(11, null)])
  const judged = judgeRecord(of)!
  const cut = { ...of, sessions: of.sessions.slice(-4) }
  const { silentNotes, evidence, verdict } = todayEvidence(cut, judged.state, null)
  expect(silentNotes).toEqual(silentSince(of, judged.state).at(-1)?.notes)
  expect(silentNotes.map((n) => n.kind)).toEqual(['gone-quiet'])
  expect(evidence).toMatchObject({ goneQuiet: true, checkIn: { session: 11, level: 'unanswered' } })
  expect(verdict?.session).toBe(9)
})
