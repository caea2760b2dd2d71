import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { apology } from './apology.ts'
import { LONG_APOLOGY, checkApology } from './apology-check.ts'
import { interventionById } from './interventions/index.ts'

const ids = (text: string): string[] => checkApology(text).map(hint => hint.id)

describe('what may take an apology back', () => {
  test.each([
    ['I’m sorry if I hurt you.', 'if'],
    ['If I came across badly, that was wrong of me.', 'if'],
    ['I apologise if it upset you.', 'if'],
    ['If you felt ignored, I am sorry.', 'if'],
    ['I’m sorry, but I had a full day.', 'but'],
    ['I am sorry. However, the rule is the rule.', 'but'],
    ['I’m sorry you felt that way.', 'you-felt'],
    ['I am sorry that you took it so hard.', 'you-felt'],
    ['I am sorry for how you feel.', 'you-felt'],
    ['I interrupted you. I didn’t mean to hurt you.', 'intent'],
    ['I only wanted to help.', 'intent'],
    ['My intention was another one.', 'intent'],
    ['I forgot. Can you forgive me?', 'forgive'],
    ['I was late. Are we okay?', 'forgive'],
    ['I was late. It won’t happen again.', 'never-again'],
    ['I feel terrible about it.', 'too-sorry'],
    ['I am so ashamed.', 'too-sorry'],
    ['Mistakes were made.', 'no-one-did-it'],
    ['It got forgotten.', 'no-one-did-it'],
    ['We both lost our temper.', 'them'],
    ['You could have told me.', 'them'],
    ['I’m sorry. I was late. I am really sorry.', 'once'],
  ])('“%s” → %s', (text, id) => {
    expect(ids(text)).toContain(id)
  })
})

describe('what may be missing', () => {
  test.each([
    ['I’m sorry.', ['act', 'effect', 'change']],
    ['I finished your sentence, twice.', ['effect', 'sorry', 'change']],
    ['I finished your sentence. That left you alone with it. I’m sorry.', ['change']],
    ['I finished your sentence. That left you alone with it. I’m sorry. I’ll wait.', ['when']],
    ['I finished your sentence. That left you alone with it. I’m sorry. From today I’ll wait until you look up.', []],
    ['You stopped talking. I’m sorry. I’ll wait next time.', ['act']],
  ])('“%s”', (text, expected) => {
    expect(ids(text)).toEqual(expected)
  })
})

test('the example in parts, and the sentences that the product itself offers, get no hint that takes them back', () => {
  expect(ids(apology.map(part => part.example).join(' '))).toEqual([])
  const { words, wordsFor } = interventionById('clarify-and-account')
  for (const line of [...words, ...Object.values(wordsFor).flat()]) {
    expect(checkApology(line).filter(hint => hint.found !== null && hint.id !== 'intent').map(hint => hint.found), line).toEqual([])
  }
})

test('a condition or a contrast inside a promise is no "if" and no "but"', () => {
  const text = 'I spoke over you. That left you silent. I’m sorry. From today I’ll stop if you lift your hand, but I’ll also look up by myself.'
  expect(ids(text)).toEqual([])
})

test('other everyday words are not taken for what they are not', () => {
  for (const text of ['I asked nothing but questions about the diary, from today I’ll ask one. That cost you the hour. I’m sorry.']) {
    expect(ids(text)).not.toContain('you-felt')
  }
  expect(ids('I told you about a gift.')).not.toContain('if')
  expect(ids('I rebutted you.')).not.toContain('but')
})

test('is tentative, names no rule, and stays quiet about nothing at all', () => {
  expect(checkApology('   ')).toEqual([])
  fc.assert(fc.property(fc.lorem({ maxCount: 60 }), text => {
    for (const hint of checkApology(text)) {
      expect(hint.text).toMatch(/\b(may|could|can|Nobody|Here|rather)\b|\?$|Once/)
      expect(hint.text).not.toMatch(/must|wrong|bad|!/)
      if (hint.found !== null) expect(text.toLowerCase()).toContain(hint.found.toLowerCase())
    }
  }))
})

test('each hint stands once, and a long apology is said to be long', () => {
  const long = 'I moved on and that left you alone. '.repeat(LONG_APOLOGY)
  expect(ids(long).filter(id => id === 'long')).toHaveLength(1)
  expect(new Set(ids(`${long} Sorry if. Sorry if.`)).size).toBe(ids(`${long} Sorry if. Sorry if.`).length)
})

test('reads a long text in no time', () => {
  const text = 'I am sorry that it made you feel small but if '.repeat(90)
  const from = performance.now()
  for (let i = 0; i < 20; i++) checkApology(text)
  expect((performance.now() - from) / 20).toBeLessThan(25)
})
