import { describe, expect, it } from 'vitest'
import type { CaseEvent, NewEvent } from './event.ts'
import { foldCase } from './fold.ts'
import { names } from './names.ts'
import { eventSentence } from './history.ts'
import { nextStep } from './next-step.ts'
import { refusal } from './refusal.ts'
import { standingOf } from './standing.ts'
import { type TodayClient, plainSentences, todayRow } from './today.ts'

const opened: NewEvent = { type: 'opened', data: { by: 'check-in', session: 6, because: '', level: 'alert' } }
const fold = (...events: NewEvent[]) => foldCase([opened, ...events].map((event, i) => (
  { number: i + 1, at: `2026-03-${String(i + 1).padStart(2, '0')}T10:00:00.000Z`, by: null, ...event }) as CaseEvent))
const talked: NewEvent = { type: 'conversation', data: { session: 7, how: 'Well.' } }
const rated = (session: number, episode: 'open' | 'recovering' | 'returned' | 'plateau'): NewEvent => ({ type: 'rated', data: { session, level: 'usual', episode } })
const since = (state: 'open' | 'recovering' | 'returned' | 'plateau' | null) => ({ state, baseline: 4.4, ratings: [] })
const stand = (state: Parameters<typeof since>[0], ...events: NewEvent[]) => standingOf(fold(...events), since(state), names, 'Noor')

describe('where a case stands', () => {
  it('tells the repair in sentences, in order', () => {
    const { before, now } = stand('returned', { type: 'source-chosen', data: { sources: ['task'], form: null, part: '', words: '' } }, talked,
      { type: 'planned', data: { interventions: [{ id: 'adjust-work', lane: 'this-session' }], words: '' } },
      { type: 'client-resolved', data: { session: 8, steps: 2 } }, rated(9, 'returned'))
    expect(now).toHaveLength(2)
    expect([...before, ...now].join(' ')).toMatch(/^A strain may have begun after session 6: the check-in was clearly lower than usual\. It may have been about “.+”\. You talked about it in session 7\. In the plan: “.+”\. Asked after session 8, Noor called it partly put right\. The last two ratings were back near the level before\.$/)
  })

  it('says what is still missing, and nothing once it is closed', () => {
    expect(stand(null).missing).toHaveLength(3)
    for (const state of [null, 'open', 'recovering', 'returned', 'plateau'] as const) for (const events of [[], [talked], [talked, rated(8, 'open')], [rated(9, 'returned')]]) {
      expect(stand(state, ...events).missing.length, 'never more than three').toBeLessThanOrEqual(3)
    }
    expect(stand(null, talked).missing.join(' ')).toContain('A check-in about session 7 or a later one')
    expect(stand('recovering', talked, rated(8, 'recovering')).missing.join(' ')).toContain('One more rating')
    expect(stand('returned', talked, rated(8, 'returned')).missing).toEqual([expect.stringContaining('Noor’s word')])
    expect(stand('returned', talked, rated(8, 'returned'), { type: 'closing-note', data: { learned: 'To ask.' } }).missing).toEqual([])
  })

  it('asks for a line where only the client says that it was talked about', () => {
    expect(stand('returned', rated(8, 'returned'), { type: 'client-talked', data: { session: 8, steps: 4 } }).missing[0]).toContain('Nothing is logged yet')
    expect(stand('returned', rated(8, 'returned'), { type: 'client-talked', data: { session: 8, steps: 1 } }).missing[0]).toContain('A conversation about it')
  })

  it('asks on a plateau, and looks again two sessions after the latest work, six after the repair', () => {
    expect(stand('plateau', rated(9, 'plateau')).plateau).toContain('Is this more candid now, or still unsettled?')
    expect(stand('open', talked, rated(8, 'open')).plateau).toBeNull()
    expect(stand('open', talked).look?.dueSession).toBe(9)
    expect(stand('returned', talked, rated(9, 'returned'), { type: 'client-resolved', data: { session: 9, steps: 4 } }).look).toMatchObject({ kind: 'anniversary', dueSession: 15 })
    expect(stand(null).look).toBeNull()
  })

  it('waiting on purpose is looked at again in the session that was named, and nobody is sent to ask before', () => {
    const wait = (until?: number): NewEvent => ({ type: 'waiting', data: { reason: 'Her exams.', ...(until ? { until } : {}) } })
    expect(stand(null, wait(9)).look).toMatchObject({ kind: 'look-again', dueSession: 9 })
    expect(stand(null, wait()).look?.dueSession).toBe(8)
    expect(stand(null, wait(9)).before.join(' ')).toContain('You are waiting on purpose until session 9.')
    expect(stand('open', talked, wait(12)).look?.dueSession).toBe(12)
    expect(stand('open', wait(7), { type: 'conversation', data: { session: 8, how: 'Well.' } }).look?.dueSession).toBe(10)
    expect(stand(null, wait(9), { type: 'set-aside', data: { reason: 'It passed.' } }).look).toBeNull()
    for (const view of [fold(wait(9)), fold(wait())]) {
      expect(nextStep(view)).toMatchObject({ place: 'follow-up', text: expect.stringMatching(/^Waiting on purpose/) })
      expect(nextStep(view)!.text).not.toContain('ask how')
    }
    expect(nextStep(fold(wait(9), talked))!.text).not.toContain('Waiting')
  })

  it('shows what the client answered, the latest first, and a chosen skip as an answer', () => {
    expect(stand('open', talked, { type: 'client-talked', data: { session: 7, steps: 3 } }, { type: 'client-skipped', data: { session: 8, questions: ['resolved'] } }).answers)
      .toMatchObject([{ session: 8, text: 'How far is it put right? They chose not to say.' }, { session: 7, text: 'Did you get to talk about it? Mostly.' }])
  })
})

describe('looking back after a repair', () => {
  const repaired = [talked, rated(9, 'returned'), { type: 'client-resolved', data: { session: 9, steps: 4 } }] as NewEvent[]
  const look: NewEvent = { type: 'looked-back', data: { session: 15, held: 'partly', words: 'We say it sooner' } }
  it('belongs to a repaired case, and leaves it closed', () => {
    expect(refusal(fold(...repaired), look)).toBeNull()
    expect(refusal(fold(talked), look)).toContain('repaired')
    expect(fold(...repaired, look)).toMatchObject({ stage: 'repaired', closed: true, lookedBack: { held: 'partly' } })
    expect(standingOf(fold(...repaired, look), since('returned'), names, 'Noor').look).toBeNull()
  })
  it('is a quiet question on Today, after everything else, and none while a case is open or once it is over', () => {
    const client: TodayClient = {
      name: 'Noor A.', open: null, settled: true, boundary: false, evidence: { checkIn: null, signs: [], goneQuiet: false }, verdict: null,
      silentNotes: [], line: [], nextInDays: null, nextPassed: false, sessions: 15, latest: null, repairedIn: 9,
    }
    expect(todayRow(client, names)).toMatchObject({ group: 'before', state: null, prepare: false, place: null })
    expect(plainSentences(todayRow(client, names).sentences)).toBe('Repaired after session 9: a short look back, if you like.')
    expect(todayRow({ ...client, sessions: 14 }, names).group).toBe('quiet')
    expect(todayRow({ ...client, repairedIn: null }, names).group).toBe('quiet')
    expect(plainSentences(todayRow({ ...client, open: fold(talked) }, names).sentences)).not.toContain('look back')
  })
  it('is asked anew after the case was opened again', () => {
    expect(fold(...repaired, look, { type: 'reopened', data: { reason: 'Again.' } }).lookedBack).toBeNull()
  })
})

describe('the history in sentences', () => {
  const say = (event: NewEvent, number = 2) => eventSentence({ number, at: '', by: null, ...event } as CaseEvent, names)
  it('keeps quotations inside quoted words single', () => {
    expect(say({ type: 'opener-kept', data: { text: 'You wrote, “It was too much.” How was it?', register: 'plain' } }))
      .toBe('Kept an opener: “You wrote, ‘It was too much.’ How was it?”')
  })

  it('keeps still lower apart from clearly lower, and says of an older event that it does not know', () => {
    const data = { session: 9, level: 'alert', episode: 'open' } as const
    expect(say({ type: 'rated', data: { ...data, stillLower: true } })).toBe('Check-in about session 9: still lower than before the ratings came down.')
    expect(say({ type: 'rated', data: { ...data, stillLower: false } })).toBe('Check-in about session 9: clearly lower than usual for this client; still low.')
    expect(say({ type: 'rated', data })).toBe('Check-in about session 9: low, either clearly lower than usual or still lower than before; still low.')
  })
  it('says a second onset as one, and keeps the answers of the closing', () => {
    expect(say(opened, 1)).toMatch(/^A strain may have begun after session 6/)
    expect(say(opened, 5)).toMatch(/^It came down again after session 6/)
    expect(say({ type: 'closing-note', data: { learned: 'To ask', notes: { agreed: 'A sign for stop' } } })).toBe('What was learned: To ask. Agreed: A sign for stop.')
    expect(say({ type: 'looked-back', data: { session: 15, held: 'yes', words: '' } })).toBe('It has held, after session 15.')
    expect(say({ type: 'client-talked', data: { session: 8, steps: 0 } })).toBe('Asked after session 8 whether it was talked about, the client answered: not at all.')
    expect(say({ type: 'client-skipped', data: { session: 8, questions: ['talked-about', 'resolved'] } }))
      .toBe('Asked after session 8 whether it was talked about and how far it is put right, the client chose not to say.')
  })
})
