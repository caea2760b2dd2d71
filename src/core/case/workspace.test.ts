import { describe, expect, it } from 'vitest'
import { defaultInstrument } from '../instruments/index.ts'
import type { ClientWords } from '../rupture/evidence.ts'
import type { NotedSign } from '../signs/sign.ts'
import { formBecause } from '../source/form.ts'
import { whats } from '../source/what.ts'
import {
  type CaseEvent, type NewEvent, type TherapyRecord, foldCase, judgeRecord, offersOf, onsetCheckIn, partOf, plannedNext, ratingsSince, tellsOfBoundary,
  whatFell, whatHappened, workingSources, writtenSince,
} from './index.ts'

const opened: NewEvent = { type: 'opened', data: { by: 'check-in', session: 6, because: '' } }
function fold(...events: NewEvent[]) {
  return foldCase([opened, ...events].map((e, i) => ({ number: i + 1, at: `2026-06-1${i}T10:00:00.000Z`, by: null, ...e }) as CaseEvent))
}

const write = (text: string, more: Partial<ClientWords> = {}): ClientWords => ({ text, reader: 'therapist', wish: 'none', ...more })
const note = (session: number, signId: string, kind: NotedSign['kind'], more: Partial<NotedSign> = {}): NotedSign =>
  ({ noteId: `${session}-${signId}`, signId, kind, session, date: `2026-05-0${session}`, ...more })

/** Sessions answered with one number in every row, judged as they come. */
function record(rows: (number | null)[], more: { words?: Record<number, ClientWords>; signs?: NotedSign[] } = {}): TherapyRecord {
  const bare: TherapyRecord = {
    instrument: defaultInstrument, therapistName: 'Ada', signs: more.signs ?? [], cases: [],
    sessions: rows.map((x, i) => ({
      number: i + 1, date: `2026-05-0${i + 1}`, asked: true,
      answer: x === null ? null : {
        at: `2026-05-0${i + 1}T18:00:00.000Z`, verdict: null, words: more.words?.[i + 1] ?? null,
        items: Object.fromEntries(defaultInstrument.items.map((item) => [item.id, item.kind === 'direct' ? 0 : x])),
      },
    })),
  }
  const judged = judgeRecord(bare)!
  return { ...bare, sessions: bare.sessions.map((s) => ({ ...s, answer: s.answer && { ...s.answer, verdict: judged.verdicts.get(s.number) ?? null } })) }
}
const dip = (more: Parameters<typeof record>[1] = {}) => record([5, 5, 5, 5, 5, 3, 5, 5], more)

describe('what may be about a boundary', () => {
  const touched = 'Ada touched my leg and I did not want that.'
  it('is told by the client’s words, by what they said, or by the chosen source, for as long as the case lasts', () => {
    expect(tellsOfBoundary(dip(), fold(), ['Ada'])).toBe(false)
    expect(tellsOfBoundary(dip({ words: { 6: write(touched) } }), fold(), ['Ada'])).toBe(true)
    expect(tellsOfBoundary(dip({ words: { 4: write(touched) } }), fold(), ['Ada'])).toBe(true)
    expect(tellsOfBoundary(dip({ signs: [note(7, 'said-other', 'said-directly', { clientSaid: touched })] }), fold(), ['Ada'])).toBe(true)
    expect(tellsOfBoundary(dip(), fold({ type: 'source-chosen', data: { sources: ['task', 'boundary'], form: null, part: '', words: '' } }), ['Ada'])).toBe(true)
  })
  it('is told before there is a case too, by what is recent and was not dealt with in a case that is closed', () => {
    expect(tellsOfBoundary(dip({ words: { 8: write(touched) } }), null, ['Ada'])).toBe(true)
    expect(tellsOfBoundary(dip({ words: { 6: write(touched) } }), null, ['Ada'])).toBe(true)
    expect(tellsOfBoundary(dip({ words: { 5: write(touched) } }), null, ['Ada'])).toBe(false)
    expect(tellsOfBoundary(dip({ words: { 8: write(touched) } }), null, ['Ada'], '2026-05-09T10:00:00.000Z')).toBe(false)
    expect(tellsOfBoundary(dip({ words: { 8: write(touched) } }), null, ['Ada'], '2026-05-07T10:00:00.000Z')).toBe(true)
    expect(tellsOfBoundary(dip({ signs: [note(8, 'said-other', 'said-directly', { clientSaid: touched })] }), null, ['Ada'])).toBe(true)
    expect(tellsOfBoundary(dip(), null, ['Ada'])).toBe(false)
  })
  it('is not told by words from long before, nor by an ordinary complaint', () => {
    expect(tellsOfBoundary(dip({ words: { 3: write(touched) } }), fold(), ['Ada'])).toBe(false)
    expect(tellsOfBoundary(dip({ words: { 6: write('The homework was too much.') } }), fold(), ['Ada'])).toBe(false)
  })
})

describe('what happened', () => {
  it('tells a moment once, with the subject and the words, whatever was noted at it', () => {
    const at = { whenWeSpokeOf: 'her sister', whenISaid: 'Let us go on' }
    const told = whatHappened(dip({ signs: [note(6, 'short-answers', 'withdrawal', at), note(6, 'difficult-topic', 'marker', at), note(6, 'rushing', 'cue', at)] }), fold())
    expect(told.filter((one) => one.kind === 'sign').map((one) => one.text)).toHaveLength(1)
    expect(told[0]!.text).toMatch(/^You noted “.+”, “.+” and “.+”, when you spoke of her sister and said “Let us go on”\.$/)
  })
  const signs = [note(2, 'short-answers', 'withdrawal'), note(6, 'short-answers', 'withdrawal', { whenWeSpokeOf: 'her mother' }), note(7, 'said-approach', 'said-directly', { clientSaid: 'The diary is pointless.' })]
  it('is told in order from two sessions before the onset, what was noted before the check-in about it', () => {
    const told = whatHappened(dip({ signs }), fold())
    expect(told.map((one) => [one.session, one.kind])).toEqual([[6, 'sign'], [6, 'check-in'], [7, 'said'], [7, 'check-in'], [8, 'check-in']])
    expect(told[0]!.text).toBe('You noted “Short answers”, when you spoke of her mother.')
    expect(told[1]!.text).toMatch(/^Check-in 3\.0, usually \d\.\d to \d\.\d: (much|clearly) lower than usual\.$/)
    expect(told[2]!.text).toBe('They said to you: “The diary is pointless.”')
    expect(told.filter((one) => one.onset)).toHaveLength(1)
  })
  it('names no usual range where a rating within it is low for another reason', () => {
    const told = whatHappened(record([5, 5, 5, 5, 5, 3, 3, 3, 3]), fold()).map((one) => one.text)
    expect(told.at(-1)).toBe('Check-in 3.0: still lower than before the ratings came down.')
    expect(whatHappened(record([5, 5, 5, 5, 5, 4, 4]), fold()).map((one) => one.text).at(-1))
      .toBe('Check-in 4.0, together with the one before: clearly lower than usual.')
  })
  it('says what was not answered, and leaves quiet check-ins before the onset out', () => {
    expect(whatHappened(record([5, 5, 5, 5, null, 3]), fold()).map((one) => one.text)[0]).toBe('The check-in was not answered.')
  })
  it('keeps the client’s words to those given to the therapist, and never repeats them in the list', () => {
    const words = { 5: write('before'), 6: write('first words'), 7: write('for Rosa', { reader: 'someone-else' }), 8: write('last words') }
    expect(writtenSince(dip({ words }), fold()).map((one) => one.words.text)).toEqual(['last words', 'first words'])
    expect(JSON.stringify(whatHappened(dip({ words }), fold()))).not.toContain('words')
  })
  it('names what fell at the onset, also when later check-ins are back up', () => {
    const began = onsetCheckIn(dip(), fold())
    expect(began?.session).toBe(6)
    expect(whatFell(dip(), began!)).not.toEqual([])
    expect(onsetCheckIn(record([5, 5, 5, 5, 5, null]), fold())).toBeNull()
  })
  it('counts only ratings after the onset, against the level frozen then', () => {
    const since = ratingsSince(dip(), fold({ type: 'rated', data: { session: 8, level: 'usual', episode: 'returned' } }), judgeRecord(dip())!.state)
    expect(since.ratings).toEqual([{ session: 7, score: 5 }, { session: 8, score: 5 }])
    expect(since.state).toBe('returned')
    expect(since.baseline).toBeGreaterThan(4)
    expect(ratingsSince(record([5, 5, 5, 5, 5, 3]), fold(), null)).toEqual({ state: null, baseline: null, ratings: [] })
  })
})

describe('what the case takes now', () => {
  const talked: NewEvent = { type: 'conversation', data: { session: 7, how: 'x' } }
  it.each<[string, NewEvent[], string | null, string[], string[]]>([
    ['a new case', [], 'conversation', ['set-aside', 'waiting'], ['closing-note', 'new-usual', 'reopening']],
    ['after a conversation', [talked], 'conversation', ['closing-note'], ['new-usual']],
    ['returned after a conversation', [talked, { type: 'rated', data: { session: 8, level: 'usual', episode: 'returned' } }], 'closing-note', ['closing-note'], ['new-usual']],
    ['returned, nothing said', [{ type: 'rated', data: { session: 8, level: 'usual', episode: 'returned' } }], 'conversation', ['set-aside'], ['closing-note']],
    ['on a plateau', [{ type: 'rated', data: { session: 9, level: 'usual', episode: 'plateau' } }], 'new-usual', ['new-usual'], ['reopening']],
    ['set aside', [{ type: 'set-aside', data: { reason: 'x' } }], 'was-it-one', ['reopening'], ['conversation', 'ending']],
    ['set aside and answered', [{ type: 'set-aside', data: { reason: 'x' } }, { type: 'was-it-one', data: { answer: 'no' } }], null, ['was-it-one', 'reopening'], ['conversation']],
  ])('%s', (_, events, first, takes, refuses) => {
    const offers = offersOf(fold(...events), false)
    expect(offers.first).toBe(first)
    for (const one of takes) expect(offers.all).toContain(one)
    for (const one of refuses) expect(offers.all).not.toContain(one)
    if (first) expect(offers.all).toContain(first)
    const atOnce = [...(first ? [first] : []), ...offers.near]
    expect(atOnce.length, 'at most three next steps at once').toBeLessThanOrEqual(3)
    expect(new Set(atOnce).size).toBe(atOnce.length)
    for (const one of offers.near) expect(offers.all).toContain(one)
  })
  it('puts the closing note near once something was done, and keeps waiting near before', () => {
    expect(offersOf(fold(), false).near).toEqual(['change', 'waiting'])
    expect(offersOf(fold(talked), false).near).toEqual(['change', 'closing-note'])
  })
  it('nothing, once the therapy has ended', () => {
    expect(offersOf(fold(talked), true)).toEqual({ first: null, near: [], all: [] })
  })
})

describe('what is planned next', () => {
  const plan: NewEvent = { type: 'planned', data: { words: '', interventions: [{ id: 'adjust-work', lane: 'later' }, { id: 'listen-openly', lane: 'this-session' }, { id: 'understand-event', lane: 'this-session' }] } }
  const noted = (intervention: string): NewEvent => ({ type: 'step-noted', data: { intervention, how: 'x', next: '' } })
  it('is the first tool for this session without a note; what is meant for later waits', () => {
    expect(plannedNext(fold())).toBeNull()
    expect(plannedNext(fold(plan))?.id).toBe('listen-openly')
    expect(plannedNext(fold(plan, noted('listen-openly')))?.id).toBe('understand-event')
    expect(plannedNext(fold(plan, noted('listen-openly'), noted('understand-event')))).toBeNull()
  })
})

describe('sources', () => {
  const ranked = [{ source: 'pace' as const, score: 3, because: ['x'] }, { source: 'task' as const, score: 2, because: ['x'] }, { source: 'bond' as const, score: 1, because: ['x'] }]
  const chose = (...sources: string[]) => fold({ type: 'source-chosen', data: { sources, form: null, part: 'not decided', words: '' } })
  it('are the chosen ones, the likeliest first; until then the two likeliest', () => {
    expect(workingSources(fold(), ranked)).toEqual({ sources: ['pace', 'task'], chosen: false })
    expect(workingSources(chose('culture', 'task', 'pace'), ranked)).toEqual({ sources: ['pace', 'task', 'culture'], chosen: true })
    expect(workingSources(chose('left-the-catalogue'), ranked).chosen).toBe(false)
  })
  it('carry the duty where it lies with the therapist, whatever was ticked; elsewhere it stays open', () => {
    for (const { id, whosePart } of whats) expect(partOf([id], 'not decided')).toBe(whosePart)
    expect(partOf(['task'], 'mine to answer for')).toBe('mine to answer for')
    expect(partOf(['task'], 'hers')).toBe('not decided')
    expect(partOf(['task', 'error'], 'not decided')).toBe('mine to answer for')
  })
  it('say why the form is what it is', () => {
    expect(formBecause([note(6, 'short-answers', 'withdrawal'), note(6, 'short-answers', 'withdrawal'), note(6, 'rushing', 'cue')])).toBe('Because you noted “Short answers”.')
    expect(formBecause([note(6, 'said-approach', 'said-directly')], true)).toBe('Because they told you directly and the check-ins stopped coming back.')
    expect(formBecause([note(6, 'rushing', 'cue')])).toMatch(/^No sign/)
  })
})
