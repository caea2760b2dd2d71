import fc from 'fast-check'
import { expect, test } from 'vitest'
import { textsOf } from './guide.ts'
import { blocksOf, sourcesOf } from './own.ts'

test('headings, lists, words to say and paragraphs', () => {
  expect(blocksOf('First line\nruns on.\n\nSecond.\n# Whom to call\n- one\n* two\n3. three\n> “I may be wrong.”\n> Tell me.\nEnd.')).toEqual([
    { kind: 'p', text: 'First line runs on.' }, { kind: 'p', text: 'Second.' }, { kind: 'h', text: 'Whom to call' },
    { kind: 'list', items: ['one', 'two', 'three'] }, { kind: 'say', items: ['I may be wrong.', 'Tell me.'] }, { kind: 'p', text: 'End.' },
  ])
})

test('an empty line parts two lists, two headings stay two, and marks without words are nothing', () => {
  expect(blocksOf('- a\n\n- b\n# c\n# d\n#\n>\n- ')).toEqual([
    { kind: 'list', items: ['a'] }, { kind: 'list', items: ['b'] }, { kind: 'h', text: 'c' }, { kind: 'h', text: 'd' },
    { kind: 'p', text: '#' }, { kind: 'p', text: '-' },
  ])
  expect(blocksOf('')).toEqual([])
})

test('markup stays text', () => {
  expect(blocksOf('<script>alert(1)</script>\n\n[x](javascript:y)')).toEqual([
    { kind: 'p', text: '<script>alert(1)</script>' }, { kind: 'p', text: '[x](javascript:y)' },
  ])
})

test('never throws, gives no empty block, and loses no letter', () => {
  const letters = (text: string) => text.replace(/[^\p{L}]/gu, '')
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
    const blocks = blocksOf(text)
    for (const block of blocks) for (const one of textsOf(block)) expect(one.trim()).not.toBe('')
    expect(letters(blocks.flatMap(textsOf).join(''))).toBe(letters(text))
  }))
  fc.assert(fc.property(fc.array(fc.constantFrom('# ', '- ', '> ', '1. ', 'a', '\n', '\n\n', '“', '”', '\r'), { maxLength: 40 }), (bits) => {
    expect(letters(blocksOf(bits.join('')).flatMap(textsOf).join(''))).toBe(letters(bits.join('')))
  }))
})

test('sources are one a line', () => {
  expect(sourcesOf('Safran and Muran\n\n- Our own experience\r\n  ')).toEqual(['Safran and Muran', 'Our own experience'])
})
