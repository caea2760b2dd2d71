import { describe, expect, test } from 'vitest'
import { defaultInstrument } from '../instruments/index.ts'
import type { Instrument } from '../instruments/manifest.ts'
import { type RecordedSession, type TherapyRecord, checkInEvidence } from './record.ts'
import { whatFell } from './what-fell.ts'

const scaleRows = (instrument: Instrument) => instrument.items.filter((i) => i.kind === 'scale').map((i) => i.id)
function therapy(forms: readonly (readonly (number | null)[])[], cases: TherapyRecord['cases'] = [], instrument = defaultInstrument): TherapyRecord {
  const rows = scaleRows(instrument)
  const direct = instrument.items.find((i) => i.kind === 'direct')?.id
  return {
    instrument, therapistName: 'Ada', signs: [], cases,
    sessions: forms.map((answers, i): RecordedSession => {
      const date = new Date(Date.UTC(2026, 0, 5 + 7 * i)).toISOString().slice(0, 10)
      const items = { ...Object.fromEntries(rows.map((id, r) => [id, answers[r] ?? null])), ...(direct ? { [direct]: answers[rows.length] ?? null } : {}) }
      return { number: i + 1, date, asked: true, answer: { at: `${date}T12:00:00.000Z`, items, verdict: null, words: null } }
    }),
  }
}
const fellIn = (of: TherapyRecord, session = of.sessions.length) => whatFell(of, checkInEvidence(of, of.sessions[session - 1]!, null))
const short = (of: TherapyRecord, session?: number) => fellIn(of, session).map((r) => `${r.usual}>${r.answer}${r.clearly ? ' clearly' : ''}${r.rose ? ' rose' : ''}`)

describe('what fell most, against the own median', () => {
  test('the direct question rises where rows fall, and stands last', () => {
    expect(short(therapy([[5, 5, 5, 5, 0], [5, 5, 5, 5, 0], [5, 3, 4, 5, 3]]))).toEqual(['5>3 clearly', '5>4', 'nothing>quite a bit clearly rose'])
  })
  test('only earlier answers to the direct question are usual', () => {
    expect(short(therapy([0, 0, 2, 3, 3, 3].map((direct) => [5, 5, 5, 5, direct])), 3)).toEqual(['nothing>some rose'])
  })
  test('on a form with one answer throughout the direct question is shown, and not as clear', () => {
    expect(short(therapy([[5, 5, 5, 5, 0], [5, 5, 5, 5, 0], [3, 3, 3, 3, 3]]))).toEqual(['5>3 clearly', '5>3 clearly', '5>3 clearly', '5>3 clearly', 'nothing>quite a bit rose'])
  })
  test('a row worded the other way round falls when its answer rises, and says so', () => {
    const turned = { ...defaultInstrument, items: defaultInstrument.items.map((item, i) => (i === 0 ? { ...item, reverse: true } : item)) }
    expect(short(therapy([[1, 5, 5, 5, 0], [1, 5, 5, 5, 0], [4, 5, 5, 5, 0]], [], turned))).toEqual(['1>4 clearly rose'])
  })
  test('a skipped row is an answer, but neither a fall nor something usual', () => {
    expect(short(therapy([[5, 5, 5, 5, 0], [5, 5, 5, 5, 0], [null, 4, 5, 5, 0]]))).toEqual(['5>4'])
    expect(short(therapy([[5, 5, 5, 5, 0], [null, 5, 5, 5, 0], [2, 5, 5, 5, 0]])), 'one earlier answer is no usual').toEqual([])
    expect(short(therapy([[5, 5, 5, 5, 0], [null, 5, 5, 5, 0], [5, 5, 5, 5, 0], [2, 5, 5, 5, 0]]))).toEqual(['5>2 clearly'])
  })
  test('equal falls stand in the order of the form', () => {
    expect(fellIn(therapy([[5, 5, 4, 5, 0], [5, 5, 4, 5, 0], [5, 4, 3, 4, 0]])).map((r) => r.text))
      .toEqual(defaultInstrument.items.slice(1, 4).map((item) => item.text!.en!.replaceAll('{T}', 'Ada')))
  })
  test('since a new usual was accepted, only answers after that onset are usual', () => {
    const forms = [[6, 6, 6, 6, 0], [6, 6, 6, 6, 0], [6, 6, 6, 6, 0], [6, 6, 6, 6, 0], [3, 3, 3, 3, 4], [4, 4, 4, 4, 1], [4, 4, 4, 4, 1], [4, 3, 4, 4, 1]]
    const accepted = [{
      onset: 5, closed: true, events: [
        { number: 1, at: '2026-02-02T13:00:00.000Z', by: null, type: 'opened', data: { by: 'check-in', session: 5, because: '', level: 'alert' } },
        { number: 2, at: '2026-02-17T13:00:00.000Z', by: null, type: 'new-usual', data: { reason: 'Steady.' } },
      ],
    }] as unknown as TherapyRecord['cases']
    expect(short(therapy(forms))).toEqual(['6>3 clearly', '6>4 clearly', '6>4 clearly', '6>4 clearly', 'nothing>a little rose'])
    expect(short(therapy(forms, accepted))).toEqual(['4>3'])
    expect(short(therapy(forms, accepted), 5), 'what was said before stays').toEqual(['6>3 clearly', '6>3 clearly', '6>3 clearly', '6>3 clearly', 'nothing>a lot clearly rose'])
  })
})
