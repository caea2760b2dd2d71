import { describe, expect, it } from 'vitest'
import type { ClientsWord } from '../followup/questions.ts'
import { clientsAnswers, followUpFor, withClientsAnswers } from './clients-answers.ts'
import type { CaseEvent, NewEvent } from './event.ts'
import { foldCase } from './fold.ts'

const folded = (...events: NewEvent[]) => foldCase(events.map((event, i) => (
  { number: i + 1, at: `2026-03-${String(i + 1).padStart(2, '0')}T10:00:00.000Z`, by: null, ...event }) as CaseEvent))
const opened: NewEvent = { type: 'opened', data: { by: 'check-in', session: 6, because: '' } }
const talked: NewEvent = { type: 'conversation', data: { session: 7, how: 'In peace.' } }
const wrote = (session: number, wish: ClientsWord['wish'] = 'bring-up'): ClientsWord => ({ how: 'wrote', session, wish })
const asked = (known: Partial<Parameters<typeof followUpFor>[0]>) =>
  followUpFor({ view: null, session: 8, clientsWords: [], held: false, ...known }).map((question) => question.id)

describe('what the next check-in carries', () => {
  it('asks nothing in a case that only ratings opened', () => {
    expect(asked({ view: folded(opened) })).toEqual([])
  })

  it('asks after the client’s own word since the onset, and after a logged conversation', () => {
    expect(asked({ view: folded(opened), clientsWords: [wrote(6)] })).toEqual(['talked-about'])
    expect(asked({ view: folded(opened), clientsWords: [wrote(5)] })).toEqual([])
    expect(asked({ view: folded(opened, talked) })).toEqual(['resolved'])
  })

  it('asks once more about a wish to talk where no case is open, and about nothing else there', () => {
    expect(asked({ clientsWords: [wrote(7)] })).toEqual(['talked-about'])
    expect(asked({ clientsWords: [wrote(5)] })).toEqual([])
    expect(asked({ clientsWords: [wrote(7, 'none'), { how: 'direct', session: 7 }] })).toEqual([])
  })

  it('asks nothing about a boundary', () => {
    const source: NewEvent = { type: 'source-chosen', data: { sources: ['boundary'], form: null, part: 'mine to answer for', words: '' } }
    expect(asked({ view: folded(opened, source, talked), clientsWords: [wrote(6)] })).toEqual([])
  })
})

describe('how an answer becomes an event', () => {
  it('keeps answers and chosen skips, by question, and never without an open case', () => {
    expect(clientsAnswers({ 'talked-about': 1, resolved: null }, 8, folded(opened, talked))).toEqual([
      { type: 'client-talked', data: { session: 8, steps: 1 } }, { type: 'client-skipped', data: { session: 8, questions: ['resolved'] } },
    ])
    expect(clientsAnswers({ 'talked-about': 0 }, 8, null)).toEqual([])
    expect(clientsAnswers({}, 8, folded(opened))).toEqual([])
  })

  it('what was answered is not asked again', () => {
    const view = folded(opened, talked, ...clientsAnswers({ resolved: 4 }, 7, folded(opened, talked)))
    expect(view.facts.clientResolved).toBe(4)
    expect(asked({ view })).toEqual([])
  })

  it('a case is at rest with the client’s word and the return of the ratings, in either order', () => {
    const rated: NewEvent = { type: 'rated', data: { session: 9, level: 'usual', episode: 'returned' } }
    const resolved = clientsAnswers({ resolved: 3 }, 9, folded(opened, talked))
    expect(folded(opened, talked, ...withClientsAnswers([rated], resolved)).stage).toBe('repaired')
    expect(folded(opened, talked, ...resolved, rated).stage).toBe('repaired')
  })

  it('a second onset with the same response begins afresh', () => {
    const again: NewEvent = { type: 'opened', data: { by: 'check-in', session: 8, because: '' } }
    const rated: NewEvent = { type: 'rated', data: { session: 8, level: 'alert', episode: 'open' } }
    const events = withClientsAnswers([rated, again], clientsAnswers({ resolved: 4 }, 8, folded(opened, talked)))
    expect(events.map((event) => event.type)).toEqual(['rated', 'client-resolved', 'opened'])
    expect(folded(opened, talked, ...events).facts.clientResolved).toBeNull()
    expect(withClientsAnswers([again], [{ type: 'client-talked', data: { session: 8, steps: 4 } }])).toEqual([again])
  })
})
