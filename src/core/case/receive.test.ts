import { describe, expect, it } from 'vitest'
import { defaultInstrument, findInstrument } from '../instruments/index.ts'
import type { CaseEvent } from './event.ts'
import { eventSentence } from './history.ts'
import { names } from './names.ts'
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

describe('words on which the screen fails', () => {
  const broken = Object.assign(Object('I am fine'), { [Symbol.iterator]: () => { throw new RangeError('too deep') } }) as string

  it('raise a task that says so, and hold nothing: a person reads them', () => {
    const follows = consequencesOf({ ...bare, instrument: defaultInstrument, answers: alliance(5), words: { text: broken, reader: 'therapist', wish: 'none' } })
    expect(follows.risk.map((reason) => reason.kind)).toEqual(['unscreened'])
    expect([follows.held, follows.boundary]).toEqual([false, false])
  })
})

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

describe('why a case opened', () => {
  /** Five steady sessions in front of the one in question; the first row is one lower, so that no form is flat. */
  function opening(last: number, direct = 0) {
    const rows = (mean: number, step = 0) => Object.fromEntries(defaultInstrument.items.map((item, i) => [item.id, item.kind === 'direct' ? step : i === 0 ? mean - 1 : mean]))
    let series = null
    for (const session of [1, 2, 3, 4, 5]) series = consequencesOf({ ...bare, instrument: defaultInstrument, answers: rows(5), session, series }).series
    const [event] = consequencesOf({ ...bare, instrument: defaultInstrument, answers: rows(last, direct), session: 6, series }).events
    return { event, said: eventSentence({ number: 1, at: '2026-05-18', by: null, ...event } as CaseEvent, names) }
  }

  it('is told in one voice: the phrase and the reason name the same level', () => {
    const much = opening(2)
    expect(much.event).toMatchObject({ type: 'opened', data: { by: 'check-in', level: 'severe' } })
    expect(much.said).toMatch(/^A strain may have begun after session 6\. The check-in: 1\.8 is much lower than usual/)
    expect(much.said.match(/lower than usual/g), 'the level is said once').toHaveLength(1)
    expect(much.said).not.toContain('clearly')
  })

  it('is the direct question where that opened it, not a rating within what is usual', () => {
    const asked = opening(5, 3)
    expect(asked.event).toMatchObject({ type: 'opened', data: { by: 'direct-question' } })
    expect(asked.said).toMatch(/session 6\. Asked whether something between you felt off, your client chose “quite a bit”/)
    expect(asked.said).not.toMatch(/within|usual/)
  })

  it('claims no more than an event from before the level was kept can show', () => {
    const old = eventSentence({ number: 1, at: '2026-05-18', by: null, type: 'opened', data: { by: 'check-in', session: 6, because: '' } }, names)
    expect(old).toBe('A strain may have begun after session 6. The check-in was lower than usual.')
  })
})
