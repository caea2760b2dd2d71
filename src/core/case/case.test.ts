import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { EpisodeState } from '../detect/index.ts'
import { type CaseEvent, type Names, type NewEvent, eventSentence, foldCase, isClosed, nextStep, refusal, stages } from './index.ts'

const opened: NewEvent = { type: 'opened', data: { by: 'check-in', session: 7, because: '' } }
const rated = (session: number, episode: EpisodeState): NewEvent => ({ type: 'rated', data: { session, level: 'usual', episode } })
const talked = (session: number): NewEvent => ({ type: 'conversation', data: { session, how: 'She said the homework was too much.' } })

function fold(...events: NewEvent[]) {
  return foldCase([opened, ...events].map((e, i) => ({ number: i + 1, at: `2026-05-0${Math.min(9, i + 1)}T10:00:00.000Z`, by: null, ...e }) as CaseEvent))
}

describe('the stage follows from what has happened (engine §4)', () => {
  it.each<[string, NewEvent[], string]>([
    ['nobody has looked', [], 'suspected'],
    ['recovering by itself, still nobody has looked', [rated(8, 'recovering')], 'suspected'],
    ['the therapist confirmed it', [{ type: 'acknowledged', data: { how: 'confirmed' } }], 'acknowledged'],
    ['an opener was kept', [{ type: 'opener-kept', data: { text: 'How was that for you?', register: 'plain' } }], 'acknowledged'],
    ['a conversation is logged, no check-in since', [talked(8)], 'in repair'],
    ['the work was changed', [{ type: 'changed-work', data: { session: 8, what: 'No homework for now.' } }], 'in repair'],
    ['waiting on purpose', [{ type: 'waiting', data: { reason: 'Bereavement this week.' } }], 'in repair'],
    ['a conversation, then recovering', [talked(8), rated(8, 'recovering')], 'recovering'],
    ['a conversation, and the check-in about that session is still low', [talked(8), rated(8, 'open')], 'talked about, still low'],
    ['a conversation, not settled', [talked(8), rated(11, 'unsettled')], 'talked about, still low'],
    ['a conversation, steady lower', [talked(8), rated(11, 'plateau')], 'talked about, still low'],
    ['a check-in from before the conversation says nothing about it', [rated(8, 'open'), talked(9)], 'in repair'],
    ['returned, and nothing was said', [rated(8, 'recovering'), rated(9, 'returned')], 'back to usual, not talked about'],
    ['returned after waiting on purpose: still not talked about', [{ type: 'waiting', data: { reason: 'x' } }, rated(9, 'returned')], 'back to usual, not talked about'],
    ['returned after a conversation, before a closing note', [talked(8), rated(9, 'returned')], 'recovering'],
    ['returned, a conversation and a closing note', [talked(8), rated(9, 'returned'), { type: 'closing-note', data: { learned: 'Ask sooner.' } }], 'repaired'],
    ['returned, and the client calls it mostly resolved', [talked(8), rated(9, 'returned'), { type: 'client-resolved', data: { session: 9, steps: 3 } }], 'repaired'],
    ['returned, and a closing note with nothing logged', [{ type: 'waiting', data: { reason: 'x' } }, rated(9, 'returned'), { type: 'closing-note', data: { learned: 'It passed.' } }], 'back to usual, not talked about'],
    ['the client calls it partly resolved', [talked(8), rated(9, 'returned'), { type: 'client-resolved', data: { session: 9, steps: 2 } }], 'recovering'],
    ['"we talked it through" alone never closes a case', [talked(8), { type: 'closing-note', data: { learned: 'All fine.' } }], 'in repair'],
    ['accepted as the new usual', [rated(11, 'plateau'), { type: 'new-usual', data: { reason: 'More candid now.' } }], 'the new usual'],
    ['set aside', [{ type: 'set-aside', data: { reason: 'A move that week.' } }], 'set aside'],
    ['ended', [{ type: 'ended', data: { how: 'referred', learned: 'Needed a group.' } }], 'ended'],
    ['reopened after being set aside', [{ type: 'set-aside', data: { reason: 'x' } }, { type: 'reopened', data: { reason: 'It came back.' } }], 'acknowledged'],
    ['a second onset before the first was settled', [talked(8), rated(9, 'returned'), { type: 'opened', data: { by: 'check-in', session: 11, because: '' } }], 'talked about, still low'],
  ])('%s', (_, events, stage) => {
    expect(fold(...events).stage).toBe(stage)
  })

  it('begins with "opened", or is no case', () => {
    expect(() => foldCase([])).toThrow('begins with')
  })
})

const words = fc.constantFrom('', ' ', 'because it was late', 'שלום')
const session = fc.integer({ min: 8, max: 40 })
const of = <T extends NewEvent['type']>(type: T, data: Record<string, fc.Arbitrary<unknown>>) =>
  fc.record({ type: fc.constant(type), data: fc.record(data) }) as unknown as fc.Arbitrary<NewEvent>
const episodes = fc.constantFrom<EpisodeState | null>('open', 'unsettled', 'plateau', 'recovering', 'returned', null)
const own = (id: string): string => id
const plain: Names = { source: own, intervention: own, step: (_, id) => id, setting: own, place: (_, id) => id, waiting: own }

/** What people do and clients answer, more often than what ends a case: most of a case is lived before its end. */
const living = fc.oneof(
  { weight: 4, arbitrary: of('rated', { session, level: fc.constantFrom('usual', 'alert'), episode: episodes }) },
  of('opened', { by: fc.constant('check-in'), session, because: words }),
  of('acknowledged', { how: fc.constantFrom('confirmed', 'prepared') }),
  of('source-chosen', { sources: fc.constant(['task']), form: fc.constant(null), part: words, words }),
  of('opener-kept', { text: words, register: fc.constant('plain') }),
  of('planned', { interventions: fc.constant([{ id: 'review-goals', lane: 'later' }]), words }),
  of('step-noted', { intervention: fc.constant('review-goals'), how: words, next: words }),
  of('conversation', { session, how: words }),
  of('changed-work', { session, what: words }),
  of('waiting', { reason: words }),
  of('client-resolved', { session, steps: fc.constantFrom(0, 1, 2, 3, 4) }),
  of('closing-note', { learned: words }),
  of('was-it-one', { answer: fc.constantFrom('yes', 'no', 'unsure') }),
  of('released', { note: words }),
  of('step-noted', { intervention: fc.constant('review-goals'), how: words, next: words, done: fc.constant(['worth-it']) }),
  of('setting-chosen', { settings: fc.constantFrom([], ['telehealth']) }),
  of('place-marked', { session, map: fc.constant('withdrawal'), stage: fc.constant('marker'), words }),
  of('apology-kept', { text: words }),
  of('letter-sent', { text: words }),
  of('waiting', { reason: words, why: fc.constant(['asked-not-to']), until: session }),
)
const ending = fc.oneof(
  of('new-usual', { reason: words }), of('set-aside', { reason: words }), of('ended', { how: fc.constant('referred'), learned: words }),
)
const anyEvent = fc.oneof(
  { weight: 12, arbitrary: living }, { weight: 1, arbitrary: ending }, { weight: 2, arbitrary: of('reopened', { reason: words }) },
)

describe('whatever happens', () => {
  it('every open case has a next step, and no closed one has', () => {
    const met = new Set<string>()
    fc.assert(fc.property(fc.array(anyEvent, { minLength: 5, maxLength: 25 }), (events) => {
      for (let n = 0; n <= events.length; n++) {
        const view = fold(...events.slice(0, n))
        expect(nextStep(view) === null).toBe(view.closed)
        expect(view.closed).toBe(isClosed(view.stage))
        met.add(view.stage)
      }
    }), { numRuns: 500 })
    expect([...met].toSorted()).toEqual([...stages].toSorted())
  })

  it('a closed case takes only a reopening with a reason, the answer to "was it one?", or that something was released', () => {
    fc.assert(fc.property(fc.array(anyEvent, { maxLength: 25 }), ending, anyEvent, (events, end, next) => {
      const said = refusal(fold(...events, end), next)
      if (next.type === 'reopened') expect(said === null).toBe(next.data.reason.trim() !== '')
      else if (next.type === 'was-it-one' || next.type === 'released') expect(said).toBeNull()
      else expect(said).toContain('Reopen it first')
    }))
  })
  it('a return of the ratings closes no case: that takes the client’s word, a note after a conversation or a change, or a decision', () => {
    const closes = (event: NewEvent) => event.type === 'closing-note' || (event.type === 'client-resolved' && event.data.steps >= 3)
    fc.assert(fc.property(fc.array(living.filter((event) => !closes(event)), { maxLength: 25 }), (events) => {
      expect(fold(...events, rated(40, 'returned')).closed).toBe(false)
    }))
    expect(fold(rated(40, 'returned'), { type: 'closing-note', data: { learned: 'It passed.' } }).closed).toBe(false)
  })
  it('names of sources and tools stand in quotes, so that the sentence reads on', () => {
    const say = (event: NewEvent) => eventSentence({ number: 2, at: '2026-05-01', by: null, ...event } as CaseEvent, { ...plain, source: (id) => `How ${id}`, intervention: (id) => `Look at ${id}` })
    expect(say({ type: 'source-chosen', data: { sources: ['a', 'b'], form: null, part: '', words: 'The pace.' } })).toBe('It may be about “How a” and “How b”: The pace.')
    expect(say({ type: 'planned', data: { interventions: [{ id: 'x', lane: 'this-session' }, { id: 'y', lane: 'later' }], words: '' } }))
      .toBe('Planned “Look at x” (this session) and “Look at y” (later).')
  })
  it('every event can be read as a sentence that ends', () => {
    fc.assert(fc.property(anyEvent, (event) => {
      const said = eventSentence({ number: 2, at: '2026-05-01', by: null, ...event } as CaseEvent, plain)
      expect(said).toMatch(/[.”]$/)
      expect(said).not.toMatch(/undefined|\[object/)
    }))
  })
})

describe('what a case refuses', () => {
  it('sets nothing aside without a reason, closes nothing without a word, and no note comes before a conversation', () => {
    const view = fold()
    expect(refusal(view, { type: 'set-aside', data: { reason: '  ' } })).toMatch(/reason/)
    expect(refusal(view, { type: 'ended', data: { how: 'referred', learned: '' } })).toMatch(/learned/)
    expect(refusal(view, { type: 'closing-note', data: { learned: 'We are fine.' } })).toMatch(/conversation/)
    expect(refusal(fold(talked(8)), { type: 'closing-note', data: { learned: 'We are fine.' } })).toBeNull()
  })
  it('reopens only what is closed', () => {
    expect(refusal(fold(), { type: 'reopened', data: { reason: 'x' } })).toMatch(/open already/)
  })
})

it('a case that the direct question opened says once what was answered', () => {
  const because = 'Asked whether something between you felt off, your client chose “quite a bit”. This counts by itself, whatever the other answers say.'
  const opened = (why: string) => eventSentence({ number: 1, at: '2026-05-01', by: null, type: 'opened', data: { by: 'direct-question', session: 8, because: why } } as CaseEvent, plain)
  expect(opened(because)).toBe(`A strain may have begun after session 8. ${because}`)
  expect(opened('')).toBe('A strain may have begun after session 8. The client answered that something felt off.')
})
