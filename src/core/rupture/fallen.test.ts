import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Instrument, Item } from '../instruments/manifest.ts'
import type { CheckInEvidence } from './evidence.ts'
import { fallenItems, tellingRows } from './fallen.ts'

const item = (id: string, over: Partial<Item> = {}): Item => ({ id, facet: 'bond', min: 0, max: 6, kind: 'scale', ...over })
const instrument = (items: Item[]): Instrument => ({
  id: 'own', version: '1', name: 'Own', about: 'alliance', respondent: 'client', items, scoring: { mode: 'mean' },
  range: { min: 0, max: 6 }, direction: 'higher-better', cutoffs: [], source: 'test',
  licence: { name: 'CC BY 4.0', wordingIncluded: true, attribution: '', requiresLicence: false, notice: '' },
})

test('what fell most against the own median comes first', () => {
  const form = instrument([
    item('a', { text: { en: '{T} took in what I said, {T}.' } }), item('b', { facet: 'confidence' }), item('c'),
  ])
  const history = [
    { itemId: 'a', answers: [4, 5, null, 6] }, // median 5, now 4: fell 1
    { itemId: 'b', answers: [5, 6] }, // median 5.5, now 2: fell 3.5
    { itemId: 'c', answers: [3, 3, 3] }, // median 3, now 4: rose
  ]
  expect(fallenItems(history, { a: 4, b: 2, c: 4 }, form, 'Ada $& B.')).toEqual([
    { itemId: 'b', facet: 'confidence', answer: 2, usual: 5.5 },
    { itemId: 'a', facet: 'bond', answer: 4, usual: 5, text: 'Ada $& B. took in what I said, Ada $& B..' },
  ])
})

test('a reversed row falls when its answer rises; falls are compared as shares of the row', () => {
  const form = instrument([item('a'), item('r', { reverse: true }), item('w', { min: 0, max: 100 })])
  const history = ['a', 'r', 'w'].map(itemId => ({ itemId, answers: itemId === 'w' ? [90, 90] : [2, 2] }))
  // a fell 1/6 = .17, r rose 3/6 = .5, w fell 30/100 = .3
  expect(fallenItems(history, { a: 1, r: 5, w: 60 }, form, 'Ada').map(row => row.itemId)).toEqual(['r', 'w', 'a'])
})

test('less than one step is no fall: half a step below a median, or little on a row with fine steps', () => {
  const form = instrument([item('half'), item('one'), item('fine', { min: 0, max: 100 }), item('clear', { min: 0, max: 100 })])
  const history = [
    { itemId: 'half', answers: [4, 5] }, { itemId: 'one', answers: [5, 5] },
    { itemId: 'fine', answers: [80, 80] }, { itemId: 'clear', answers: [80, 80] },
  ]
  expect(fallenItems(history, { half: 4, one: 4, fine: 71, clear: 70 }, form, 'Ada').map(row => row.itemId)).toEqual(['one', 'clear'])
})

test('rows speak of a source only where the form itself is lower, or where the open case began', () => {
  const fell = [{ itemId: 'g', facet: 'goals' as const, answer: 4, usual: 5 }]
  const usual: CheckInEvidence = {
    session: 15, date: '2026-11-16', level: 'usual', score: 4.5, expected: null, slide: false, subscaleNotices: [], direct: 0, fell, words: null,
  }
  expect(tellingRows(usual)).toEqual([])
  expect(tellingRows(usual, 12)).toEqual([])
  expect(tellingRows(usual, 15)).toEqual(fell)
  expect(tellingRows({ ...usual, level: 'notice' })).toEqual(fell)
  expect(tellingRows({ ...usual, slide: true })).toEqual(fell)
  expect(tellingRows(null)).toEqual([])
})

test('the direct question, skipped rows and rows without a usual stay out', () => {
  const form = instrument([item('d', { kind: 'direct' }), item('s'), item('n'), item('one')])
  const history = [
    { itemId: 'd', answers: [4, 4] }, { itemId: 's', answers: [5, 5] }, { itemId: 'one', answers: [5, null] },
  ]
  expect(fallenItems(history, { d: 0, s: null, n: 0, one: 0 }, form, 'Ada')).toEqual([])
})

test('wording comes in the language asked for, else in English, else in the one there is', () => {
  const form = instrument([item('a', { text: { en: 'Heard.', de: 'Gehört.' } })])
  const history = [{ itemId: 'a', answers: [5, 5] }]
  expect(fallenItems(history, { a: 1 }, form, 'Ada', 'de')[0]?.text).toBe('Gehört.')
  expect(fallenItems(history, { a: 1 }, form, 'Ada', 'es')[0]?.text).toBe('Heard.')
  const german = instrument([item('a', { text: { de: 'Gehört.' } })])
  expect(fallenItems(history, { a: 1 }, german, 'Ada')[0]?.text).toBe('Gehört.')
})

describe('properties', () => {
  const form = instrument([item('a'), item('b', { min: 1, max: 7 }), item('c', { reverse: true }), item('d', { min: 0, max: 10, step: 0.1 })])
  const answerOf = ({ min, max }: Item) => fc.integer({ min, max })
  const course = fc.tuple(...form.items.map((row) => fc.tuple(fc.array(fc.option(answerOf(row)), { maxLength: 9 }), fc.option(answerOf(row)))))
  const run = (of: readonly (readonly [readonly (number | null)[], number | null])[], on = form) => fallenItems(
    on.items.map((row, i) => ({ itemId: row.id, answers: of[i]![0] })), Object.fromEntries(on.items.map((row, i) => [row.id, of[i]![1]])), on, 'Ada')

  test('every row named was answered now and twice before, and lies at least a step on the worse side; the larger fall first', () => {
    fc.assert(fc.property(course, (of) => {
      const falls = run(of).map(({ itemId, answer, usual }) => {
        const i = form.items.findIndex((row) => row.id === itemId)
        const row = form.items[i]!
        expect(of[i]![0].filter((one) => one !== null).length).toBeGreaterThanOrEqual(2)
        expect(answer).toBe(of[i]![1])
        const fell = row.reverse ? answer - usual : usual - answer
        expect(fell).toBeGreaterThanOrEqual(1 - 1e-9)
        return { share: fell / (row.max - row.min), i }
      })
      falls.forEach((one, at) => {
        const before = falls[at - 1]
        if (before) expect(before.share > one.share || (before.share === one.share && before.i < one.i)).toBe(true)
      })
    }))
  })
  test('neither the order of earlier answers nor skipped rows among them change anything', () => {
    fc.assert(fc.property(course, (of) => {
      expect(run(of.map(([earlier, now]) => [[null, ...[...earlier].reverse(), null], now] as const))).toEqual(run(of))
    }))
  })
  test('a row asked the other way round falls as far as before', () => {
    const turned = instrument(form.items.map((row) => ({ ...row, reverse: !row.reverse })))
    fc.assert(fc.property(course, (of) => {
      const mirror = (i: number, x: number | null) => (x === null ? null : form.items[i]!.min + form.items[i]!.max - x)
      const other = of.map(([earlier, now], i) => [earlier.map((x) => mirror(i, x)), mirror(i, now)] as const)
      expect(run(other, turned).map((row) => row.itemId)).toEqual(run(of).map((row) => row.itemId))
    }))
  })
})
