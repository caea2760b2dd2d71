import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { instruments } from '../core/instruments/index.ts'
import { checkAnswers, score } from '../core/score.ts'
import { parseCheckIn } from './parse.ts'
import { followUpIds } from '../core/followup/questions.ts'
import { besideField, rowField } from './view.ts'

const worded = instruments.filter((one) => one.licence.wordingIncluded)
const short = worded[0]!
const key = '0190a1b2-0000-7000-8000-000000000001'
const touched = Object.fromEntries(short.items.map((item) => [rowField(item.id), '2']))
const parse = (extra: Record<string, unknown>) => parseCheckIn(short, { ...touched, key, ...extra })

describe('rows', () => {
  const anyForm = fc.constantFrom(...worded).chain((instrument) =>
    fc.record({
      instrument: fc.constant(instrument),
      rows: fc.tuple(
        ...instrument.items.map((item) =>
          fc.oneof(
            fc.integer({ min: item.min, max: item.max }),
            fc.constant('skip' as const),
            fc.constant('untouched' as const),
          ),
        ),
      ),
    }),
  )

  test('every mix of answered, skipped and untouched rows is read as it was given', () => {
    fc.assert(
      fc.property(anyForm, ({ instrument, rows }) => {
        const given = instrument.items.map((item, i) => [item.id, rows[i]] as const)
        const sent = given.filter(([, value]) => value !== 'untouched')
        const result = parseCheckIn(instrument, {
          ...Object.fromEntries(sent.map(([id, value]) => [rowField(id), String(value)])),
          key,
          words: '',
        })
        const untouched = given.filter(([, value]) => value === 'untouched').map(([id]) => id)
        expect(result.ok).toBe(untouched.length === 0)
        if (result.ok) {
          expect(result.answers).toEqual(
            Object.fromEntries(given.map(([id, value]) => [id, value === 'skip' ? null : value])),
          )
          expect(checkAnswers(instrument, result.answers)).toEqual([])
          expect(() => score(instrument, result.answers)).not.toThrow()
        } else {
          expect(result.problems).toEqual(Object.fromEntries(untouched.map((id) => [id, 'untouched'])))
          expect(result.values.rows).toEqual(Object.fromEntries(sent.map(([id, value]) => [id, String(value)])))
        }
      }),
    )
  })

  test.each([
    ['7', 'unknown-step'],
    ['-1', 'unknown-step'],
    ['2.5', 'unknown-step'],
    ['3 ', 'unknown-step'],
    ['1e0', 'unknown-step'],
    ['0x1', 'unknown-step'],
    ['null', 'unknown-step'],
    [3, 'unknown-step'],
    [{}, 'unknown-step'],
    [['3', '4'], 'twice'],
    ['', 'untouched'],
    [undefined, 'untouched'],
  ])('%j in a row: %s', (value, problem) => {
    const result = parse({ BH: value })
    expect(result).toMatchObject({ ok: false, problems: { 'bond-hard': problem } })
    expect(!result.ok && Object.keys(result.values.rows)).toHaveLength(short.items.length - 1)
  })

  test('each field has a name of its own, in every form', () => {
    for (const { id, items } of instruments) {
      const names = [...items.map((item) => rowField(item.id)), ...followUpIds.map(besideField), 'key', 'claimed', 'words', 'reader', 'wish']
      expect([id, new Set(names).size]).toEqual([id, names.length])
      for (const { id: row } of items) expect(rowField(row)).toMatch(/^[A-Z]+\d*$/)
    }
  })

  test('a form that was open before the names became short loses no answer', () => {
    const former = {
      'row-goal-middle': '0', 'row-confidence-hard': '6', 'row-bond-hard': 'skip', 'row-openness-hard': '3', 'row-direct': '1',
      'ask-talked-about': '4', 'ask-resolved': 'skip',
    }
    const answers = { 'goal-middle': 0, 'confidence-hard': 6, 'bond-hard': null, 'openness-hard': 3, direct: 1 }
    const asked = { 'talked-about': 4, resolved: null }
    expect(parseCheckIn(short, { key, ...former })).toMatchObject({ ok: true, answers, asked })
    expect(parseCheckIn(short, { key, GM: '0', CH: '6', BH: 'skip', OH: '3', D: '1', ta: '4', r: 'skip' })).toMatchObject({ ok: true, answers, asked })
    // Sent back, it keeps what was chosen; under both names, no answer is taken for the other.
    const { 'row-direct': _, ...missing } = former
    expect(parseCheckIn(short, { key, ...missing })).toMatchObject({
      ok: false, problems: { direct: 'untouched' }, values: { rows: { 'goal-middle': '0', 'bond-hard': 'skip', ta: '4' } },
    })
    expect(parseCheckIn(short, { key, ...former, D: '1' })).toMatchObject({ ok: false, problems: { direct: 'twice' } })
  })

  test.each(['row-older', 'row-bond-easy', 'BE', 'P1'])('a row that this form does not have (%s) asks to look again, with everything kept', (name) => {
    expect(parse({ [name]: '3', words: 'hello' })).toMatchObject({
      ok: false,
      problems: { form: 'stale' },
      values: { words: 'hello', rows: { 'bond-hard': '2' } },
    })
  })
})

describe('own words', () => {
  test('words of every kind come through as written, with line ends as one letter', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        const clean = text.replaceAll('\0', '').replaceAll('\uFFFD', '').replace(/\r\n?/g, '\n')
        const result = parse({ words: clean.replaceAll('\n', '\r\n') })
        expect(result).toMatchObject({ ok: true, words: clean })
      }),
    )
  })

  test('room for exactly 4,000 letters, counted as a person counts; one more is kept and asked about', () => {
    expect(parse({ words: '🙂'.repeat(4000) }).ok).toBe(true)
    const long = `${'a'.repeat(4000)}b`
    expect(parse({ words: long })).toMatchObject({
      ok: false,
      problems: { words: 'too-long' },
      values: { words: long },
    })
  })

  test.each([
    ['a\0b', 'ab'],
    ['a\uD800b', 'ab'],
    ['a\uDC00', 'a'],
  ])('%j cannot be kept: taken out, and said', (sent, kept) => {
    expect(parse({ words: sent })).toMatchObject({ ok: false, problems: { words: 'cleaned' }, values: { words: kept } })
    expect(parse({ words: kept })).toMatchObject({ ok: true, words: kept })
  })

  test('two boxes: both kept, and said', () => {
    expect(parse({ words: ['one', 'two'] })).toMatchObject({
      ok: false,
      problems: { words: 'twice' },
      values: { words: 'one\n\ntwo' },
    })
  })

  test('no words, no reader and no wish is a whole answer', () => {
    expect(parse({})).toMatchObject({ ok: true, words: '', reader: null, wish: null, key })
  })
})

describe('choices and key', () => {
  test('readers and wishes as chosen', () => {
    expect(parse({ reader: 'someone-else', wish: 'just-read' })).toMatchObject({
      reader: 'someone-else',
      wish: 'just-read',
    })
    expect(parse({ reader: 'therapist', wish: 'bring-up' })).toMatchObject({ reader: 'therapist', wish: 'bring-up' })
  })

  test('where nobody else can read, that choice is not accepted', () => {
    const body = { ...touched, key, reader: 'someone-else' }
    expect(parseCheckIn(short, body, { someoneElse: false })).toMatchObject({
      ok: false,
      problems: { reader: 'unknown-step' },
    })
  })

  test.each([undefined, '', 'short', ['a', 'b'], 'with spaces in it', 'x'.repeat(101)])(
    'key %j is not one of ours',
    (bad) => {
      expect(parse({ key: bad })).toMatchObject({
        ok: false,
        problems: { form: 'stale' },
        values: { rows: { direct: '2' } },
      })
    },
  )

  test('never throws, and never takes a field from the prototype', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.anything()), (body) => {
        expect(parseCheckIn(short, body).ok).toBe(false)
      }),
    )
    const inherited = Object.create({ ...touched, key }) as Record<string, unknown>
    expect(parseCheckIn(short, inherited).ok).toBe(false)
  })
})
