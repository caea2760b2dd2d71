import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { NotedSign } from '../signs/sign.ts'
import type { CheckInEvidence } from './evidence.ts'
import { evidenceWindow } from './window.ts'

const checkIn = (session: number, level: CheckInEvidence['level'] = 'usual'): CheckInEvidence => ({
  session, date: '2026-03-02', level, score: level === 'unanswered' ? null : 4, expected: null, slide: false,
  subscaleNotices: [], direct: null, fell: [], words: null,
})
const note = (session: number): NotedSign =>
  ({ noteId: `n${session}`, signId: 'denial', kind: 'withdrawal', session, date: '2026-03-02' })
const sessions = (signs: readonly NotedSign[]) => signs.map(sign => sign.session)
const notes = [7, 1, 2, 3, 4, 5, 6].map(note)

test('the latest check-in and the signs since the check-in before it', () => {
  const cut = evidenceWindow({ checkIns: [checkIn(6), checkIn(2), checkIn(4)], signs: notes })
  expect(cut.checkIn?.session).toBe(6)
  expect(sessions(cut.signs)).toEqual([5, 6, 7])
  expect(cut.goneQuiet).toBe(false)
})

test('an invitation without an answer is a check-in too', () => {
  const cut = evidenceWindow({ checkIns: [checkIn(4), checkIn(6, 'unanswered'), checkIn(5)], signs: notes, goneQuiet: true })
  expect(cut).toMatchObject({ checkIn: { level: 'unanswered' }, goneQuiet: true })
  expect(sessions(cut.signs)).toEqual([6, 7])
})

test('in an open case the two sessions before the onset are looked at again, and no others', () => {
  const cut = evidenceWindow({ checkIns: [checkIn(6), checkIn(5)], signs: notes, openCaseOnsetSession: 4 })
  expect(sessions(cut.signs)).toEqual([2, 3, 6, 7])
})

test('an onset inside the window adds no sign twice', () => {
  const cut = evidenceWindow({ checkIns: [checkIn(6), checkIn(3)], signs: notes, openCaseOnsetSession: 6 })
  expect(sessions(cut.signs)).toEqual([4, 5, 6, 7])
})

test('one check-in or none: every sign so far', () => {
  expect(sessions(evidenceWindow({ checkIns: [checkIn(6)], signs: notes }).signs)).toEqual([1, 2, 3, 4, 5, 6, 7])
  expect(evidenceWindow({ checkIns: [], signs: notes }).checkIn).toBeNull()
})

test('of two check-ins for one session the later in the list counts, and does not narrow the window', () => {
  const cut = evidenceWindow({ checkIns: [checkIn(4), checkIn(6), checkIn(6, 'alert')], signs: notes })
  expect(cut.checkIn?.level).toBe('alert')
  expect(sessions(cut.signs)).toEqual([5, 6, 7])
})

test('the order of arrival is no matter, and an open case never takes a sign away', () => {
  const distinct = fc.uniqueArray(fc.integer({ min: 1, max: 12 }))
  fc.assert(fc.property(distinct, distinct, fc.integer({ min: 1, max: 12 }), (asked, noted, onset) => {
    const input = { checkIns: asked.map(n => checkIn(n)), signs: noted.map(note) }
    const cut = evidenceWindow(input)
    expect(evidenceWindow({ checkIns: input.checkIns.toReversed(), signs: input.signs.toReversed() })).toEqual(cut)
    expect(sessions(evidenceWindow({ ...input, openCaseOnsetSession: onset }).signs)).toEqual(expect.arrayContaining(sessions(cut.signs)))
  }))
})
