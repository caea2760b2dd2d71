import { expect, test } from 'vitest'
import type { Instrument, Item } from '../instruments/manifest.ts'
import type { NotedSign } from '../signs/sign.ts'
import { riskChecks, type MeasureNow, type RiskInput } from './gate.ts'

const items: Item[] = ['mood', 'risk'].map(id => ({
  id, facet: 'symptom', min: 0, max: 3, kind: 'scale', ...(id === 'risk' ? { riskAtLeast: 1 } : {}),
}))
const measure: Instrument = {
  id: 'symptoms', version: '1', name: 'Nine questions', about: 'symptoms', respondent: 'client', items,
  scoring: { mode: 'sum' }, range: { min: 0, max: 27 }, direction: 'higher-worse', cutoffs: [], source: 'test',
  reliableChange: { value: 6, source: 'test' },
  licence: { name: 'free', wordingIncluded: true, attribution: '', requiresLicence: false, notice: '' },
}
const now = (over: Partial<MeasureNow> = {}): MeasureNow =>
  ({ instrument: measure, answers: { mood: 1, risk: 0 }, score: 9, previousScore: 9, assessed: null, ...over })
const input = (over: Partial<RiskInput> = {}): RiskInput => ({
  measures: [], words: null, level: 'usual', session: 6, signs: [], severeSession: null, missedSessions: [],
  assessedThrough: null, ...over,
})
const kinds = (over: Partial<RiskInput>) => riskChecks(input(over)).map(reason => reason.kind)
const words = (text: string, assessed = false) => ({ words: { text, assessed } })
const hopeless = (session: number): NotedSign =>
  ({ noteId: 'n', signId: 'hopelessness', kind: 'withdrawal', session, date: '2026-03-02' })

test('nothing asks for a check when nothing has happened', () => expect(kinds({ measures: [now()], ...words('Thank you.') })).toEqual([]))

test.each<[string, Partial<MeasureNow>, boolean]>([
  ['1 for the first time', { answers: { risk: 1 } }, true],
  ['0', { answers: { risk: 0 } }, false],
  ['skipped', { answers: {} }, false],
  ['1, and 1 at the last assessment', { answers: { risk: 1 }, assessed: { answers: { risk: 1 }, score: 9 } }, false],
  ['2, and 1 at the last assessment', { answers: { risk: 2 }, assessed: { answers: { risk: 1 }, score: 9 } }, true],
  ['1, and 2 at the last assessment', { answers: { risk: 1 }, assessed: { answers: { risk: 2 }, score: 9 } }, false],
  ['1, and 0 at the last assessment', { answers: { risk: 1 }, assessed: { answers: { risk: 0 }, score: 9 } }, true],
  ['1, and skipped at the last assessment', { answers: { risk: 1 }, assessed: { answers: {}, score: 9 } }, true],
  ['1, assessed at 1, gone to 0 since', { answers: { risk: 1 }, assessed: { answers: { risk: 1 }, score: 9 }, since: [{ risk: 0 }] }, true],
  ['1, assessed at 1, skipped since', { answers: { risk: 1 }, assessed: { answers: { risk: 1 }, score: 9 }, since: [{ risk: null }] }, false],
])('risk item %s', (_, over, raised) => expect(kinds({ measures: [now(over)] })).toEqual(raised ? ['item'] : []))

test.each<[string, Partial<MeasureNow>, RiskInput['level'], boolean]>([
  ['up by 6 with an alert', { score: 15 }, 'alert', true],
  ['up by 6 with a severe', { score: 15 }, 'severe', true],
  ['up by 5 with an alert', { score: 14 }, 'alert', false],
  ['up by 6 with a notice', { score: 15 }, 'notice', false],
  ['no previous score', { score: 15, previousScore: null }, 'alert', false],
  ['unscorable now', { score: null }, 'alert', false],
  ['already assessed at this score', { score: 15, assessed: { answers: {}, score: 15 } }, 'alert', false],
  ['worse than at the assessment', { score: 21, previousScore: 15, assessed: { answers: {}, score: 15 } }, 'alert', true],
  ['a measure without a risk item', { score: 15, instrument: { ...measure, items: items.slice(0, 1) } }, 'alert', false],
  ['a measure without a reliable change', { score: 15, instrument: { ...measure, reliableChange: undefined } as Instrument }, 'alert', false],
  ['a measure where higher is better, up by 6', { score: 15, instrument: { ...measure, direction: 'higher-better' } }, 'alert', false],
  ['a measure where higher is better, down by 6', { score: 3, instrument: { ...measure, direction: 'higher-better' } }, 'alert', true],
  ['an alliance measure', { score: 15, instrument: { ...measure, about: 'alliance' } }, 'alert', false],
])('worsening: %s', (_, over, level, raised) => {
  expect(kinds({ measures: [now(over)], level })).toEqual(raised ? ['worsening'] : [])
})

test('words: one reason for each category, "please read this", and never a diagnosis', () => {
  const reasons = riskChecks(input(words('I want to die. My husband hits me. You kissed me. I could kill him.')))
  expect(new Set(reasons.map(reason => reason.category))).toEqual(new Set(['self-harm', 'abuse', 'therapist-boundary', 'harm-to-others']))
  for (const reason of reasons) {
    expect(reason).toMatchObject({ kind: 'words', risk: true })
    expect(reason.text).toMatch(/^Please read this: the words may be about/)
    expect(reason.text).not.toMatch(/suicidal|the client is|diagnos|predict|!/)
  }
})

test('past abuse is read with care, after everything else', () => {
  const reasons = riskChecks(input({ ...words('As a child I was abused.'), measures: [now({ answers: { risk: 1 } })] }))
  expect(reasons.map(reason => [reason.kind, reason.risk])).toEqual([['item', true], ['read-with-care', false]])
})

test('a denial still asks to be read, and says that it may be one', () => {
  const [reason] = riskChecks(input(words('I am not suicidal.')))
  expect(reason).toMatchObject({ kind: 'words', because: { values: { hits: 1, negated: 1 } } })
  expect(reason?.text).toContain('They may also say that it is not so')
})

test('words that were part of a documented assessment do not come back; other words do', () => {
  expect(kinds(words('I want to die.', true))).toEqual([])
  expect(kinds({ ...words('I want to die.'), assessedThrough: 9 })).toEqual(['words'])
})

test('an input on which the real screen fails raises "unscreened": nobody has looked, so somebody should', () => {
  const broken = Object.assign(Object('Hello'), { [Symbol.iterator]: () => { throw new RangeError('too deep') } }) as string
  expect(kinds({ words: { text: broken, assessed: false } })).toEqual(['unscreened'])
  expect(kinds({ words: { text: 5 as unknown as string, assessed: false } })).toEqual(['unscreened'])
})

test('a screen that fails raises "unscreened" and hides nothing else', () => {
  const screen = () => { throw new Error('out of memory') }
  expect(kinds({ ...words('Hello'), screen, measures: [now({ answers: { risk: 1 } })] })).toEqual(['unscreened', 'item'])
})

test.each<[string, Partial<RiskInput>, boolean]>([
  ['with an alert', { level: 'alert', signs: [hopeless(6)] }, true],
  ['with a notice', { level: 'notice', signs: [hopeless(6)] }, false],
  ['already assessed', { level: 'alert', signs: [hopeless(6)], assessedThrough: 6 }, false],
  ['an alert after the assessment', { level: 'alert', session: 7, signs: [hopeless(6)], assessedThrough: 6 }, true],
  ['a sign after the assessment', { level: 'alert', signs: [hopeless(7)], assessedThrough: 6 }, true],
])('hopelessness %s', (_, over, raised) => expect(kinds(over)).toEqual(raised ? ['hopelessness'] : []))

test.each<[string, Partial<RiskInput>, boolean]>([
  ['after severe', { severeSession: 5, missedSessions: [2, 6] }, true],
  ['before severe', { severeSession: 5, missedSessions: [2] }, false],
  ['without severe', { missedSessions: [6] }, false],
  ['already assessed', { severeSession: 5, missedSessions: [6], assessedThrough: 6 }, false],
  ['again, after the assessment', { severeSession: 5, missedSessions: [6, 8], assessedThrough: 6 }, true],
])('a missed session %s', (_, over, raised) => expect(kinds(over)).toEqual(raised ? ['missed-session'] : []))

test('every reason carries a rule, numbers and a source', () => {
  const reasons = riskChecks(input({
    measures: [now({ answers: { risk: 2 }, score: 20 })], ...words('I want to die'), level: 'severe', signs: [hopeless(6)],
    severeSession: 6, missedSessions: [7],
  }))
  expect(reasons.map(reason => reason.kind)).toEqual(['words', 'item', 'worsening', 'hopelessness', 'missed-session'])
  for (const { because } of reasons) expect(because.source).toContain('docs/clinical/safety.md')
})
