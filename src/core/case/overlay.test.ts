import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findMethod, methods, readAll } from '../detect/methods/index.ts'
import { defaultInstrument } from '../instruments/index.ts'
import type { CaseEvent } from './event.ts'
import { overlayOf } from './overlay.ts'
import { type RecordedSession, type TherapyRecord, judgeRecord, seriesConfig } from './record.ts'

const rows = defaultInstrument.items.filter((i) => i.kind === 'scale').map((i) => i.id)
const dateOf = (number: number) => new Date(Date.UTC(2026, 0, 1) + number * 7 * 86_400_000).toISOString()

/** One session: the same answer in every row, or null = asked and not answered, 'part' = too little for a score. */
function session(number: number, answer: number | null | 'part'): RecordedSession {
  const items = answer === null ? null
    : Object.fromEntries([...rows.map((id, i) => [id, answer === 'part' && i > 0 ? null : answer === 'part' ? 3 : answer]), ['direct', 0]])
  return {
    number, date: dateOf(number).slice(0, 10), asked: true,
    answer: items && { at: dateOf(number), items, verdict: null, words: null },
  }
}
function record(answers: readonly (number | null | 'part')[], events: CaseEvent[] = [], onset = 5): TherapyRecord {
  return {
    instrument: defaultInstrument, therapistName: 'Ada', signs: [], sessions: answers.map((a, i) => session(i + 1, a)),
    cases: events.length > 0 ? [{ onset, closed: true, events }] : [],
  }
}
const opened: CaseEvent = { number: 1, at: dateOf(5), by: null, type: 'opened', data: { by: 'check-in', session: 5, because: '' } }
/** The new usual, accepted two hours after session `after` was answered. */
const newUsual = (after: number): CaseEvent =>
  ({ number: 2, at: dateOf(after).replace('T00', 'T02'), by: null, type: 'new-usual', data: { reason: 'More candid now.' } })
const answers = fc.array(fc.oneof({ weight: 8, arbitrary: fc.integer({ min: 0, max: 6 }) }, fc.constantFrom(null, 'part' as const)), { maxLength: 30 })

describe('another rule over the same line', () => {
  test('reads the completed ratings that the default reads, and none besides', () => {
    fc.assert(fc.property(answers, fc.constantFrom(...methods), (all, method) => {
      const of = record(all)
      const rated = [...judgeRecord(of)!.verdicts.values()].filter((v) => v.score !== null).map((v) => [v.session, v.score])
      expect(overlayOf(of, method)!.map((r) => [r.session, r.x])).toEqual(rated)
    }))
  })

  test('after a case was set aside, Attune’s own alerts are read as they were given: not “still lower” any more', () => {
    const alerts = findMethod('expected-range-alert')!
    const setAside = { number: 2, at: dateOf(8).replace('T00', 'T02'), by: null, type: 'set-aside', data: { reason: 'Ill that week.' } } as CaseEvent
    const flags = (events: CaseEvent[]) => overlayOf(record([5, 5, 5, 5, 5, 3, 3, 3, 3], events, 6), alerts)!.filter((r) => r.flag).map((r) => r.session)
    expect(flags([])).toEqual([6, 7, 8, 9])
    expect(flags([opened, setAside])).toEqual([6, 7, 8])
  })

  test('Attune’s own alerts are those that it gave, whatever was answered and decided in between', () => {
    const alerts = findMethod('expected-range-alert')!
    const decided = fc.record({ at: fc.integer({ min: 1, max: 30 }), what: fc.constantFrom('set-aside' as const, 'by-hand' as const, 'new-usual' as const) })
    fc.assert(fc.property(answers, fc.array(fc.constantFrom(0, 0, 0, 4), { minLength: 30, maxLength: 30 }), fc.array(decided, { maxLength: 3 }), (all, directs, decisions) => {
      const plain = record(all)
      const events = decisions.map(({ at, what }, i): CaseEvent => ({
        ...newUsual(at), number: i + 1,
        ...(what === 'set-aside' ? { type: what, data: { reason: 'Ill that week.' } }
          : what === 'by-hand' ? { type: 'opened', data: { by: what, session: at, because: '' } } : {}),
      } as CaseEvent))
      const of: TherapyRecord = {
        ...plain, cases: events.map((event) => ({ onset: Math.max(event.number, 1), closed: true, events: [event] })),
        sessions: plain.sessions.map((s, i) => (s.answer ? { ...s, answer: { ...s.answer, items: { ...s.answer.items, direct: directs[i]! } } } : s)),
      }
      const given = [...judgeRecord(of)!.verdicts.values()].filter((v) => v.score !== null)
      const found = overlayOf(of, alerts)!
      expect(found.map((r) => r.flag)).toEqual(given.map((v) => v.level === 'alert' || v.level === 'severe'))
      for (const { flag, limit, x } of found) if (limit !== null && Math.abs(x - limit) > 1e-6) expect(flag).toBe(x < limit)
    }), { numRuns: 1_500 })
  })

  test('without a new usual it says what the rule says of the ratings alone', () => {
    fc.assert(fc.property(answers, fc.constantFrom(...methods), (all, method) => {
      const of = record(all)
      const found = overlayOf(of, method)!
      const alone = readAll(method, seriesConfig(defaultInstrument)!, found.map(({ session: number, x }) => ({ session: number, x, date: dateOf(number).slice(0, 10) })))
      expect(found).toEqual(alone.map((reading, i) => ({ session: found[i]!.session, x: found[i]!.x, ...reading })))
    }))
  })

  test('begins anew with the new usual: only ratings after the onset count from there, and what was said before stays', () => {
    const strauss = findMethod('strauss')!
    const all = [5, 5, 5, 5, 2, 3, 3, 3, 1]
    const before = overlayOf(record(all), strauss)!
    const after = overlayOf(record(all, [opened, newUsual(8)]), strauss)!
    expect(after.slice(0, 8)).toEqual(before.slice(0, 8))
    expect(before[8]!.centre).toBeCloseTo((5 * 4 + 2 + 3 * 3) / 8, 10)
    expect(after[8]!.centre).toBeCloseTo(3, 10)
    expect(after[8]!.flag).toBe(true)
  })

  test('after a new usual it is silent again until it has its ratings', () => {
    const shewhart = findMethod('shewhart-2')!
    const speaks = overlayOf(record([5, 5, 5, 5, 2, 3, 3, 3, 3, 3], [opened, newUsual(6)]), shewhart)!.map((r) => r.speaks)
    expect(speaks).toEqual([false, false, false, false, true, true, false, false, false, true])
  })

  test('an answer that its reader may not see is not there, and moves nothing', () => {
    const seen = record([5, 5, 4, 5, null, 5, 4])
    const held = { ...seen, sessions: seen.sessions.map((s) => (s.number === 5 ? { ...s, asked: false, answer: null } : s)) }
    for (const method of methods) {
      expect(overlayOf(held, method)).toEqual(overlayOf(seen, method))
      expect(overlayOf(held, method)!.some((r) => r.session === 5)).toBe(false)
    }
  })

  test('compares with the norms that the practice has now', () => {
    const strauss = findMethod('strauss')!
    const settings = { number: 1, madeAt: dateOf(3), limits: null, subscales: null, norms: { mean: 4.3, sdBetween: 0.6, sdWithin: 0.8 } }
    const [, , third] = overlayOf({ ...record([5, 5, 4]), settings: [settings] }, strauss)!
    expect(third!.limit).toBeCloseTo(5 - 1, 10)
    expect(overlayOf(record([5, 5, 4]), strauss)![2]!.limit).toBeCloseTo(5 - Math.hypot(1.2, 0.5), 10)
  })

  test('uses the error of the form where the form names its reliable change', () => {
    const method = findMethod('reliable-previous')!
    const named = { ...record([5, 4]), instrument: { ...defaultInstrument, reliableChange: { value: 0.7, source: 'a study' } } }
    expect(overlayOf(named, method)![1]!.limit).toBeCloseTo(5 - 0.7, 10)
    expect(overlayOf(record([5, 4]), method)![1]!.limit).toBeCloseTo(5 - 1.96 * Math.SQRT2 * Math.hypot(1.2, 0.5) * Math.sqrt(0.1), 10)
  })

  test('no series, no other rule; no answers, nothing said', () => {
    const symptoms = { ...record([3]), instrument: { ...defaultInstrument, about: 'symptoms' as const } }
    expect(overlayOf(symptoms, methods[0]!)).toBeNull()
    expect(overlayOf(record([null, null]), methods[0]!)).toEqual([])
  })
})
