import fc from 'fast-check'
import { expect, test } from 'vitest'
import { signs as catalogue } from '../signs/catalogue.ts'
import type { NotedSign, SignKind } from '../signs/sign.ts'
import { drawCard, errorRate } from './card.ts'
import type { CheckInEvidence, ClientWords, EvidenceInput, ReasonToAsk } from './evidence.ts'
import { compareReasons, wordFor } from './odds.ts'

const checkIn = (over: Partial<CheckInEvidence> = {}): CheckInEvidence => ({
  session: 6, date: '2026-03-02', level: 'usual', score: 4.5, expected: { mean: 4.6, low: 3.6, high: 5.6 },
  slide: false, subscaleNotices: [], direct: 0, fell: [], words: null, ...over,
})

let notes = 0
const note = (signId: string, over: Partial<NotedSign> = {}): NotedSign => {
  const kind = catalogue.find(sign => sign.id === signId)?.kind
  if (!kind) throw new Error(`no sign ${signId}`)
  return { noteId: `note-${++notes}`, signId, kind, session: 6, date: '2026-03-02', ...over }
}

const evidence = (over: Partial<EvidenceInput> = {}): EvidenceInput =>
  ({ checkIn: checkIn(), signs: [], goneQuiet: false, ...over })

const wrote = (text: string, wish: ClientWords['wish'], reader: ClientWords['reader'] = 'therapist'): ClientWords =>
  ({ text, wish, reader })

// By hand: prior odds 1/9; odds = 1/9 x check-in x min(10, root of the product of sign ratios); p = odds/(1+odds).
const worked: [string, Partial<CheckInEvidence> | null, string[], boolean, number, ReasonToAsk][] = [
  ['no check-in, nothing noted: 1/9', null, [], false, 0.1, 'low'],
  ['usual: .6/9 = .0667', {}, [], false, 0.0625, 'low'],
  ['unanswered: 1/9', { level: 'unanswered', score: null, direct: null }, [], false, 0.1, 'low'],
  ['answered in part: 1/9', { level: 'unscorable', score: null }, [], false, 0.1, 'low'],
  ['learning: 1/9', { level: 'learning' }, [], false, 0.1, 'low'],
  ['subscale 3/9 = .3333', { subscaleNotices: ['bond'] }, [], false, 0.25, 'some'],
  ['slide 4/9 = .4444', { slide: true }, [], false, 4 / 13, 'some'],
  ['notice 6/9 = .6667', { level: 'notice' }, [], false, 0.4, 'some'],
  ['direct 2 on a usual form: 6/9', { direct: 2 }, [], false, 0.4, 'some'],
  ['direct 1 does not count: .6/9', { direct: 1 }, [], false, 0.0625, 'low'],
  ['direct 2 while learning: 6/9', { level: 'learning', direct: 2 }, [], false, 0.4, 'some'],
  ['alert 12/9 = 1.3333', { level: 'alert' }, [], false, 4 / 7, 'strong'],
  ['severe 25/9 = 2.7778', { level: 'severe' }, [], false, 25 / 34, 'strong'],
  ['only the largest counts: notice 6, slide 4, subscale 3, direct 2 = 6', { level: 'notice', slide: true, subscaleNotices: ['bond'], direct: 2 }, [], false, 0.4, 'some'],
  ['exactly .20: four cues, root of 1.5^4 = 2.25, odds .25', null, ['boredom', 'guilt', 'dread', 'rushing'], false, 0.2, 'some'],
  ['just below .20: three cues, root of 3.375 = 1.8371, odds .2041', null, ['boredom', 'guilt', 'dread'], false, 0.20412415 / 1.20412415, 'low'],
  ['exactly .50: notice and two cues, 6 x 1.5 = 9, odds 1', { level: 'notice' }, ['boredom', 'guilt'], false, 0.5, 'strong'],
  ['exactly .50: slide and four cues, 4 x 2.25 = 9, odds 1', { slide: true }, ['boredom', 'guilt', 'dread', 'rushing'], false, 0.5, 'strong'],
  ['exactly .50: subscale and two confrontations, 3 x 3 = 9, odds 1', { subscaleNotices: ['bond'] }, ['about-approach', 'devaluing'], false, 0.5, 'strong'],
  ['exactly .50: four confrontations, root of 81 = 9, odds 1', null, ['about-approach', 'devaluing', 'pressure', 'about-frame'], false, 0.5, 'strong'],
  ['marker: root of 1.3 = 1.1402, 6 x 1.1402 / 9 = .7601', { level: 'notice' }, ['one-sided'], false, 0.76011695 / 1.76011695, 'some'],
  ['gone quiet: root of 1.5 = 1.2247, odds .1361', { level: 'unanswered', score: null, direct: null }, [], true, 0.13608276 / 1.13608276, 'low'],
  ['engine example: notice and a withdrawal, 6 x 1.2247 / 9 = .8165', { level: 'notice' }, ['short-answers'], false, 0.81649658 / 1.81649658, 'some'],
  ['two confrontations, root of 9 = 3, odds .3333', null, ['about-approach', 'about-progress'], false, 0.25, 'some'],
  ['cap: five confrontations, root of 243 = 15.6, capped at 10, odds 1.1111', null, ['about-approach', 'about-progress', 'about-frame', 'devaluing', 'pressure'], false, 10 / 19, 'strong'],
]

test.each(worked)('%s', (_, part, signIds, goneQuiet, posterior, reason) => {
  const card = drawCard({ checkIn: part && checkIn(part), signs: signIds.map(id => note(id)), goneQuiet })
  expect(card.posterior).toBeCloseTo(posterior, 7)
  expect(card.reason).toBe(reason)
  expect(card.override).toBeNull()
})

test.each(['short-answers', 'about-approach'])('a noted %s makes at least some, and the card says why', id => {
  const card = drawCard(evidence({ signs: [note(id)] }))
  expect(card).toMatchObject({ reason: 'some', override: 'noted' })
  expect(card.because.find(line => line.rule === 'noted')?.text).toContain('what you saw stands by itself')
})

test('a moment that was noted as a sentence ends in one full stop; a question keeps its mark', () => {
  const text = (whenISaid: string) => drawCard(evidence({ signs: [note('about-approach', { whenISaid })] })).pieces.find(piece => piece.kind === 'sign')?.text
  expect(text('Let us move on.')).toMatch(/when you said “Let us move on”\.$/)
  expect(text('Shall we move on?')).toMatch(/when you said “Shall we move on\?”\.$/)
})

test('a cue or a session marker alone does not lift the word, and a word that needs no lift has no override', () => {
  expect(drawCard(evidence({ signs: [note('boredom')] }))).toMatchObject({ reason: 'low', override: null })
  expect(drawCard(evidence({ signs: [note('one-sided')] }))).toMatchObject({ reason: 'low', override: null })
  expect(drawCard(evidence({ checkIn: checkIn({ level: 'notice' }), signs: [note('denial')] })).override).toBeNull()
})

test('what the client told is strong without arithmetic: said, answered 3 or more, or written to be brought up', () => {
  const cards = [
    drawCard(evidence({ signs: [note('said-approach', { clientSaid: 'the homework makes it worse' })] })),
    drawCard(evidence({ checkIn: checkIn({ direct: 3 }) })),
    drawCard(evidence({ checkIn: checkIn({ direct: 4, words: wrote('Please just read this.', 'just-read') }) })),
    drawCard(evidence({ checkIn: checkIn({ words: wrote('I felt dismissed when I spoke of my mother and you looked away.', 'bring-up') }) })),
    drawCard(evidence({ checkIn: checkIn({ level: 'notice', words: wrote('About the breathing exercise.', 'bring-up') }) })),
    drawCard(evidence({ checkIn: checkIn({ direct: 1, words: wrote('About the breathing exercise.', 'bring-up') }) })),
  ]
  for (const card of cards) {
    expect(card).toMatchObject({ reason: 'strong', override: 'said' })
    expect(card.because.find(line => line.rule === 'said')?.text).toContain('Your client told you')
    expect(card.errorRate).toContain('your client told you')
  }
  expect(cards[0]!.posterior).toBeCloseTo(0.0625, 9)
  expect(cards[4]!.because.find(line => line.rule === 'said')?.text).toContain('for you to read')
})

test.each([
  ['praise on a usual form', checkIn({ words: wrote('Thank you, that helped a lot.', 'bring-up') })],
  ['praise on a lower form', checkIn({ level: 'notice', direct: 1, words: wrote('Thank you, I felt heard.', 'bring-up') })],
  ['open words on a usual form', checkIn({ words: wrote('About the breathing exercise.', 'bring-up') })],
  ['a complaint with no choice made', checkIn({ words: wrote('You did not listen to me.', 'none') })],
  ['a complaint only to be read', checkIn({ words: wrote('You did not listen to me.', 'just-read') })],
  ['empty words', checkIn({ level: 'notice', words: wrote('  ', 'bring-up') })],
])('%s is not "your client told you"', (_, latest) => {
  expect(drawCard(evidence({ checkIn: latest })).override).toBeNull()
})

test('the wish "read it, no need to talk" asks for a quiet adjustment, whatever the reason to ask', () => {
  const card = drawCard(evidence({ checkIn: checkIn({ level: 'alert', words: wrote('It was too fast.', 'just-read') }) }))
  expect(card).toMatchObject({ reason: 'strong', quietAdjustment: true })
  expect(card.pieces[0]?.text).toContain('not to be quoted')
  expect(drawCard(evidence({ checkIn: checkIn({ words: wrote('It was too fast.', 'bring-up') }) })).quietAdjustment).toBe(false)
})

test('words for someone else leave no trace: the card equals the card without words', () => {
  const secret = wrote('I did not feel safe when you moved your chair.', 'bring-up', 'someone-else')
  const input = evidence({ checkIn: checkIn({ level: 'notice', direct: 1, words: secret }), signs: [note('short-answers')] })
  const rejudge = (score: number) => checkIn({ score, level: score < 3 ? 'alert' : 'usual', words: secret })
  const card = drawCard({ ...input, rejudge, scale: { min: 0, max: 6 }, step: 0.5 })
  const plain = drawCard({
    ...input, checkIn: { ...input.checkIn!, words: null }, scale: { min: 0, max: 6 }, step: 0.5,
    rejudge: score => ({ ...rejudge(score), words: null }),
  })
  expect(card).toEqual(plain)
  expect(JSON.stringify(card)).not.toContain('chair')
})

test('pieces: the client first, then what they answered, the score, and the signs by weight; each says from whom', () => {
  const card = drawCard(evidence({
    checkIn: checkIn({ level: 'alert', score: 2.5, direct: 2, words: wrote('Too much homework.', 'bring-up'),
      fell: [{ itemId: 'c', facet: 'confidence', answer: 2, usual: 5, text: 'Right now I trust that this will get me somewhere.' }] }),
    signs: [note('boredom'), note('about-approach', { whenISaid: 'let us move on' }), note('said-other', { clientSaid: 'it felt off' })],
    goneQuiet: true,
  }))
  expect(card.pieces.map(piece => [piece.kind, piece.from, piece.weight])).toEqual([
    ['words', 'client', 3], ['sign', 'client', 3], ['direct', 'client', 0], ['check-in', 'client', 3],
    ['sign', 'therapist', 2], ['sign', 'therapist', 1], ['gone-quiet', 'record', 1],
  ])
  expect(card.pieces[3]?.text).toBe('Clearly lower than usual for this client (2.5; 3.6 to 5.6 would be usual). '
    + 'Fell most: “Right now I trust that this will get me somewhere.” (2, usually 5).')
  const usual = drawCard(evidence({ checkIn: checkIn({ fell: [{ itemId: 'c', facet: 'confidence', answer: 4, usual: 5, text: 'A row.' }] }) }))
  expect(JSON.stringify(usual.pieces)).not.toContain('Fell most')
  expect(card.pieces[4]?.text).toBe('Unhappy with the approach, when you said “let us move on”.')
})

test('what the client wrote carries the day it was written, a sign the day of its session', () => {
  const card = drawCard(evidence({ checkIn: checkIn({ writtenOn: '2026-03-08', words: wrote('About the chair.', 'none') }), signs: [note('denial')] }))
  expect(card.pieces.map(piece => [piece.kind, piece.session, piece.date])).toEqual([
    ['words', 6, '2026-03-08'], ['direct', 6, '2026-03-08'], ['check-in', 6, '2026-03-08'], ['sign', 6, '2026-03-02'],
  ])
})

test('a score that rounds to the edge of what is usual is called just below it', () => {
  const text = (score: number) => drawCard(evidence({ checkIn: checkIn({ level: 'notice', score }) })).pieces.at(-1)?.text
  expect(text(3.57)).toContain('(3.6, just below the 3.6 to 5.6 that would be usual)')
  expect(text(3.25)).toContain('(3.3; 3.6 to 5.6 would be usual)')
})

test('a rating within the range of today that is low for another reason names that reason, and no usual range', () => {
  const text = (more: Partial<CheckInEvidence>) => drawCard(evidence({ checkIn: checkIn({ level: 'alert', score: 3.8, ...more }) })).pieces.at(-1)?.text
  expect(text({ restsOn: 'still-lower' })).toContain('Still lower than before the ratings came down (3.8; the expected range has come down with them).')
  expect(text({ restsOn: 'run' })).toContain('Clearly lower than usual for this client (3.8, together with the rating before it).')
  expect(text({ restsOn: 'run', score: 3.2 })).toContain('(3.2; 3.6 to 5.6 would be usual)')
})

test('what is missing is said', () => {
  expect(drawCard({ checkIn: null, signs: [], goneQuiet: false }).missing)
    .toEqual(['There is no check-in yet.', 'Nothing has been noted about a session.'])
  expect(drawCard(evidence({ checkIn: checkIn({ direct: null }) })).missing)
    .toEqual(['The direct question was skipped.', 'Nothing has been noted about session 6.'])
  expect(drawCard(evidence({ signs: [note('denial', { session: 7 })] })).missing).toEqual(['There is no check-in for session 7 yet.'])
  expect(drawCard(evidence({ checkIn: checkIn({ level: 'unanswered', score: null, direct: null }), signs: [note('denial')] })).missing)
    .toEqual(['The check-in for session 6 was not answered.'])
})

test('what would change the word: each piece left out, and the nearest rating above and below', () => {
  // Notice 6 and two cues 1.5 make odds 1: strong. Without the score 1.5/9 = .167, p .143: low. Without a cue 6 x 1.2247/9 = .816, p .449: some.
  const two = [note('boredom'), note('guilt')]
  const level = (score: number) => score < 2 ? 'alert' as const : score < 3.6 ? 'notice' as const : 'usual' as const
  const card = drawCard({
    checkIn: checkIn({ level: 'notice', score: 3 }), signs: two, goneQuiet: false,
    rejudge: score => checkIn({ score, level: level(score) }), scale: { min: 0, max: 6 }, step: 0.1,
  })
  expect(card.reason).toBe('strong')
  expect(card.wouldChange.map(change => change.to)).toEqual(['low', 'some', 'some', 'low'])
  expect(card.wouldChange[3]?.text).toBe('With a check-in of 3.6, the reason to ask would be low.')
  const low = drawCard({
    ...evidence({ checkIn: checkIn({ score: 4.5 }) }), rejudge: score => checkIn({ score, level: level(score) }),
    scale: { min: 0, max: 6 }, step: 0.1,
  })
  expect(low.wouldChange).toEqual([{ text: 'With a check-in of 3.5, the reason to ask would be some.', to: 'some' }])
  expect(() => drawCard({ ...evidence(), rejudge: score => checkIn({ score }), scale: { min: 0, max: 6 }, step: 0 })).toThrow(RangeError)
})

test('an unanswered check-in has no nearest rating: the highest that would make the reason stronger is named', () => {
  const card = drawCard({
    checkIn: checkIn({ level: 'unanswered', score: null, direct: null }), signs: [], goneQuiet: false,
    rejudge: score => checkIn({ score, level: score < 2 ? 'alert' : 'usual' }), scale: { min: 0, max: 6 }, step: 0.5,
  })
  expect(card.wouldChange).toEqual([{ text: 'With a check-in of 1.5, the reason to ask would be strong.', to: 'strong' }])
})

test.each([
  [checkIn({ level: 'alert' }), [], 'Of ten cards like this, about four turn out to be chance.'],
  [checkIn(), [], 'Of ten cards like this, about nine turn out to be chance.'],
  [checkIn({ level: 'severe' }), ['boredom', 'guilt', 'dread', 'rushing'], 'Of ten cards like this, about one turns out to be chance.'],
  [checkIn({ level: 'severe' }), catalogue.filter(sign => sign.kind === 'confrontation').map(sign => sign.id), 'Of ten cards like this, fewer than one may turn out to be chance.'],
])('the error rate in plain words', (latest, ids, text) => {
  expect(drawCard({ checkIn: latest, signs: ids.map(id => note(id)), goneQuiet: false }).errorRate).toBe(text)
})

test.each<[number, ReasonToAsk]>([
  [-5e-10, 'strong'], [-2e-9, 'some'], [Math.log(0.25) - 5e-10, 'some'], [Math.log(0.25) - 2e-9, 'low'],
])('log-odds of %d are %s: the tolerance is 1e-9', (logOdds, reason) => expect(wordFor(logOdds)).toBe(reason))

test.each([[0, 'nearly all turn'], [0.94, 'about one turns'], [0.96, 'fewer than one'], [0.5, 'about five turn']])(
  'the error rate at %d', (posterior, words) => expect(errorRate(posterior)).toContain(words),
)

test('the error rate of a card that was lifted says that it is the arithmetic alone', () => {
  expect(drawCard(evidence({ signs: [note('denial')] })).errorRate)
    .toBe('Of ten cards like this, about nine turn out to be chance. That is the arithmetic alone; what you saw stands by itself.')
})

test('leaving out the score leaves out the slow slide and the subscale too; another rating keeps the direct answer', () => {
  const slide = drawCard(evidence({ checkIn: checkIn({ slide: true, subscaleNotices: ['bond'] }) }))
  expect(slide.wouldChange).toEqual([{ text: 'Without the score of the check-in, the reason to ask would be low.', to: 'low' }])
  const direct = drawCard({
    ...evidence({ checkIn: checkIn({ direct: 2 }) }), rejudge: score => checkIn({ score, direct: null }),
    scale: { min: 0, max: 6 }, step: 1,
  })
  expect(direct.wouldChange.map(change => change.text)).toEqual(['Without the answer to the direct question, the reason to ask would be low.'])
})

test('every verdict carries its numbers, its rules and their sources', () => {
  const card = drawCard(evidence({ checkIn: checkIn({ level: 'alert' }), signs: [note('boredom')] }))
  const [prior, survey, signs, word] = card.because
  expect(prior!.values['odds']! * survey!.values['ratio']! * signs!.values['ratio']!).toBeCloseTo(word!.values['odds']!, 12)
  expect(signs!.source).toContain('expert priors')
  for (const line of card.because) expect(line.source).toMatch(/docs\/clinical\/rupture\.md/)
})

test('other explanations come from the pieces, and there is always one', () => {
  const card = drawCard(evidence({ checkIn: checkIn({ level: 'notice' }), signs: [note('short-answers'), note('short-answers')] }))
  expect(card.otherExplanations).toHaveLength(2)
  expect(card.otherExplanations[1]).toMatch(/^Short answers may also mean tiredness/)
  expect(drawCard(evidence()).otherExplanations).toHaveLength(1)
})

const kinds: SignKind[] = ['withdrawal', 'confrontation', 'cue', 'marker', 'gone-quiet', 'said-directly']
const anySign = fc.record({ noteId: fc.uuid(), kind: fc.constantFrom(...kinds), session: fc.integer({ min: 1, max: 9 }) })
  .map(({ noteId, kind, session }): NotedSign => ({
    noteId, kind, session, signId: catalogue.find(sign => sign.kind === kind)!.id, date: '2026-03-02',
  }))
const anyCheckIn = fc.record({
  level: fc.constantFrom('unanswered', 'unscorable', 'learning', 'usual', 'notice', 'alert', 'severe'),
  slide: fc.boolean(), subscaleNotices: fc.constantFrom([], ['bond']), direct: fc.constantFrom(null, 0, 1, 2, 3, 4),
  words: fc.option(fc.record({
    text: fc.constantFrom('Thank you.', 'You did not listen.', 'The chair.'),
    reader: fc.constantFrom('therapist', 'someone-else'), wish: fc.constantFrom('bring-up', 'just-read', 'none'),
  })),
}).map(part => checkIn(part as Partial<CheckInEvidence>))
const anyEvidence = fc.record({
  checkIn: fc.option(anyCheckIn), signs: fc.uniqueArray(anySign, { maxLength: 14, selector: sign => sign.noteId }), goneQuiet: fc.boolean(),
})

test('a sign never lowers the reason or the odds, and taking one away never raises them', () => {
  fc.assert(fc.property(anyEvidence, anySign, (input, sign) => {
    const card = drawCard(input)
    const more = drawCard({ ...input, signs: [...input.signs, sign] })
    expect(compareReasons(more.reason, card.reason)).toBeGreaterThanOrEqual(0)
    expect(more.posterior).toBeGreaterThanOrEqual(card.posterior - 1e-12)
    for (const piece of input.signs) {
      const less = drawCard({ ...input, signs: input.signs.filter(other => other !== piece) })
      expect(compareReasons(less.reason, card.reason)).toBeLessThanOrEqual(0)
    }
    expect(compareReasons(drawCard({ ...input, goneQuiet: true }).reason, drawCard({ ...input, goneQuiet: false }).reason)).toBeGreaterThanOrEqual(0)
  }), { numRuns: 300 })
})

test('low is never printed over a withdrawal or confrontation that was seen, and the order of the signs is no matter', () => {
  fc.assert(fc.property(anyEvidence, input => {
    const card = drawCard(input)
    if (input.signs.some(sign => sign.kind === 'withdrawal' || sign.kind === 'confrontation')) expect(card.reason).not.toBe('low')
    const turned = drawCard({ ...input, signs: [...input.signs].reverse() })
    expect(turned.reason).toBe(card.reason)
    expect(turned.posterior).toBeCloseTo(card.posterior, 12)
  }), { numRuns: 300 })
})

test('the ratios on the card multiply to what moved the odds, also at the cap; every "would change" holds when tried', () => {
  fc.assert(fc.property(anyEvidence, input => {
    const card = drawCard(input)
    const product = card.pieces.reduce((all, piece) => all * piece.ratio, 1 / 9)
    expect(product / (1 + product)).toBeCloseTo(card.posterior, 9)
    for (const change of card.wouldChange) expect(change.to).not.toBe(card.reason)
    expect(new Set(card.pieces.map(piece => piece.id)).size).toBe(card.pieces.length)
  }), { numRuns: 300 })
})
