import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mayTellOfBoundary, screenWords } from './screen.ts'

test('a "not" inside the phrase is noted too', () => {
  expect(screenWords('Ich will mich nicht umbringen').hits).toMatchObject([{ category: 'self-harm', negated: true }])
})

test('"I don’t want to live" is no denial: the "not" belongs to the phrase', () => {
  expect(screenWords('I do not want to live').hits).toMatchObject([{ category: 'self-harm', negated: false }])
})

test.each([
  'I WANT TO KILL MYSELF', 'i want to kıll… no: kill myself', 'kill\u200b my\u200dself', 'k\u00edll mys\u00e9lf', 'kill\n\tmyself',
  '\uff4bill \uff4dyself', 'su*cide', 'su1cide', 's u i c i d e', 'sui\u00adcide', '“Suicide”, again', "I don't want to live",
  'I don’t want to live', 'I dont want to live', 'I donʼt want to live', 'self-harm', 'I want to kill my self!!',
])('%j is caught whatever its spelling', text => {
  expect(screenWords(text).hits.map(hit => hit.category)).toContain('self-harm')
})

test.each(['I dont see the point any more', 'I don’t see any point anymore.', 'I see no point any more', 'I have a plan', 'I’ve got a plan.'])(
  '%j is read by a person', text => {
    expect(screenWords(text).hits.map(hit => hit.category)).toContain('self-harm')
  })

test.each([
  'I do not see the point any more of filling in the diary', 'I have a plan for the week', 'I have a plan to talk to my boss',
  'You touched on my father', 'You only touched upon my fears',
])('%j is not taken for more than it says', text => {
  expect(screenWords(text, ['Ada']).hits).toEqual([])
})

test('"touched on" does not hide a touch', () => {
  for (const text of ['You touched me', 'You touched my arm', 'You touched me on my leg', 'Ada hit on me']) {
    expect(screenWords(text, ['Ada']).hits.map(hit => hit.category), text).toContain('therapist-boundary')
  }
})

test('a hit gives the words as they were written, and where', () => {
  const text = 'Hello. Sometimes I WANT to\u200b  die, really.'
  const [hit] = screenWords(text).hits
  expect(hit).toMatchObject({ category: 'self-harm', words: 'WANT to\u200b  die' })
  expect(text.slice(hit!.start, hit!.end)).toBe(hit!.words)
})

test('a phrase does not run across sentences', () => {
  expect(screenWords('I want to. Die Kinder sind da').hits).toEqual([])
})

test('abuse told with a past time is read with care; with a present one it stays abuse', () => {
  const categories = (text: string) => [...new Set(screenWords(text).hits.map(hit => hit.category))]
  expect(categories('As a child I was abused')).toEqual(['past-abuse'])
  expect(categories('I was abused as a child and he still threatens me')).toEqual(['abuse'])
  expect(categories('I was abused as a child. My husband hits me.')).toEqual(['past-abuse', 'abuse'])
})

test('the therapist’s name and "she" without another person count for the boundary phrases', () => {
  const boundary = (text: string, names: string[] = []) =>
    screenWords(text, names).hits.some(hit => hit.category === 'therapist-boundary')
  expect(boundary('Zoë Kim kissed me', ['Zoë Kim'])).toBe(true)
  expect(boundary('Zoe kissed me', ['Zoë Kim'])).toBe(true)
  expect(boundary('Zoe kissed me')).toBe(false)
  expect(boundary('She kissed me')).toBe(true)
  expect(boundary('My girlfriend was there. She kissed me')).toBe(false)
  expect(boundary('My girlfriend knows that she kissed me in the session')).toBe(true)
})

test('any text is read without an error, the same each time, and the places are right', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), text => {
    const { hits } = screenWords(text)
    expect(screenWords(text).hits).toEqual(hits)
    for (const hit of hits) expect(text.slice(hit.start, hit.end)).toBe(hit.words)
  }))
})

test('more words around a phrase never hide it', () => {
  const filler = fc.stringMatching(/^[a-z ,.]{0,80}$/)
  fc.assert(fc.property(filler, filler, (before, after) => {
    const { hits } = screenWords(`${before}. I want to kill myself. ${after}`)
    expect(hits.some(hit => hit.category === 'self-harm' && hit.words.includes('kill myself'))).toBe(true)
  }))
})

// The limit is generous for a busy machine; what it would catch is time that grows with a power of the length.
test('4,000 characters of the worst kind are screened in passing', () => {
  for (const piece of ['you ', 'kill ', 'my husband ', 'he ', 'a', 'a ', '*', 'dont want to ', 'kill myself ', 'i will take my ', "'", '\u0301', '\u{1d400}']) {
    const text = piece.repeat(4000 / piece.length + 1).slice(0, 4000)
    const started = performance.now()
    screenWords(text)
    expect(performance.now() - started, JSON.stringify(piece)).toBeLessThan(5000)
  }
})

test('a text is compared with the phrases that can stand in it, and comparing it with all of them finds no more', () => {
  const word = fc.constantFrom(...'i want to die kill myself he hits me the pills you touched my knee was a child not never bin ich will nicht mehr leben quiero morir plan hurt him no one would care session'.split(' '))
  const text = fc.array(word, { minLength: 1, maxLength: 14 }).map(words => words.join(' '))
  fc.assert(fc.property(text, plain => {
    // A word with a star in it may be any word, so it makes every phrase one that can stand there.
    expect(screenWords(`${plain}. zzzz*zzzzzzzzzzzz`, ['Ada'])).toEqual(screenWords(plain, ['Ada']))
  }))
})

test('asked of boundaries alone, the answer is that of the whole screen', () => {
  const word = fc.constantFrom(...'you touched kissed hugged me my knee Ada she he kept saying we should meet secret tell nobody after session about sex love not never home drink therapy mother'.split(' '))
  fc.assert(fc.property(fc.array(word, { minLength: 1, maxLength: 10 }).map(words => words.join(' ')), text => {
    expect(mayTellOfBoundary(text, ['Ada'])).toBe(screenWords(text, ['Ada']).hits.some(({ category }) => category === 'therapist-boundary'))
  }), { numRuns: 500 })
})
