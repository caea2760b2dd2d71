import { describe, expect, it } from 'vitest'
import { defaultInstrument, findInstrument } from '../instruments/index.ts'
import { consequencesOf } from './receive.ts'

const phq = findInstrument('phq-9')!
const gad = findInstrument('gad-7')!
const rows = (instrument: typeof phq, ...answers: number[]) => Object.fromEntries(instrument.items.map((item, i) => [item.id, answers[i] ?? 0]))
const alliance = (answer: number) => Object.fromEntries(defaultInstrument.items.map((item) => [item.id, item.kind === 'direct' ? 0 : answer]))
const asked = { instrument: phq, answers: rows(phq, 1, 1, 0, 0, 0, 0, 0, 0, 1), score: 3 }
const bare = {
  words: null, session: 3, date: '2026-05-18', therapistNames: ['Ada'], recipient: true, series: null, rejudged: null, silent: [],
  signs: [], rupture: null, latest: { session: 2, level: 'usual' as const }, symptoms: [], severeSession: null, missedSessions: [], assessed: null,
}
const raised = (arrival: Partial<Parameters<typeof consequencesOf>[0]> & Pick<Parameters<typeof consequencesOf>[0], 'instrument' | 'answers'>) =>
  consequencesOf({ ...bare, ...arrival }).risk.map((reason) => reason.kind)

describe('an answer about safety', () => {
  it('raises a check when it arrives, and again while nobody has documented an assessment', () => {
    expect(raised({ instrument: phq, answers: asked.answers })).toEqual(['item'])
    expect(raised({ instrument: phq, answers: asked.answers, symptoms: [asked] })).toEqual(['item'])
  })

  it('is not raised anew by every other form after it', () => {
    expect(raised({ instrument: defaultInstrument, answers: alliance(5), symptoms: [asked] })).toEqual([])
    expect(raised({ instrument: gad, answers: rows(gad, 1, 1), symptoms: [asked] })).toEqual([])
  })

  it('leaves what a check-in adds: symptoms clearly worse, together with an alert', () => {
    const worse = { ...asked, answers: rows(phq, 2, 2, 2, 1, 1), score: 10 }
    const before = { ...asked, answers: rows(phq, 1, 1), score: 2 }
    let series = null
    for (const session of [1, 2, 3, 4, 5]) series = consequencesOf({ ...bare, instrument: defaultInstrument, answers: alliance(5), session, series }).series
    expect(raised({ instrument: defaultInstrument, answers: alliance(2), session: 6, series, symptoms: [worse, before] })).toEqual(['worsening'])
  })
})
