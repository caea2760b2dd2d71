import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Card, CheckInEvidence, EvidenceInput } from '../rupture/evidence.ts'
import { signs } from '../signs/catalogue.ts'
import type { NotedSign } from '../signs/sign.ts'
import { formOf } from './form.ts'
import { signPointers } from './hints.ts'
import { rankInterventions } from '../repair/rank-interventions.ts'
import { rankSources } from './rank.ts'
import { neighboursOf } from './tell-apart.ts'
import { whatById, whats } from './what.ts'
import type { WhatId } from './what.ts'

const card: Card = {
  reason: 'some', posterior: 0.4, override: null, quietAdjustment: false, pieces: [], missing: [], wouldChange: [],
  otherExplanations: [], errorRate: 'Of ten cards like this, about six turn out to be chance.', because: [],
}
const sign = (signId: string, more: Partial<NotedSign> = {}): NotedSign => ({
  noteId: `note-${signId}`, signId, kind: signs.find(entry => entry.id === signId)!.kind, session: 7, date: '2026-05-12', ...more,
})
const checkIn = (more: Partial<CheckInEvidence> = {}): CheckInEvidence => ({
  session: 7, date: '2026-05-12', level: 'alert', score: 3.2, expected: null, slide: false, subscaleNotices: [], direct: null,
  fell: [], words: null, ...more,
})
const evidence = (more: Partial<EvidenceInput> = {}): EvidenceInput => ({ checkIn: null, signs: [], goneQuiet: false, ...more })
const facets = ['bond', 'goals', 'task', 'confidence', 'openness', 'identity'] as const
const order = (input: EvidenceInput): WhatId[] => rankSources(card, input).map(entry => entry.source)

test('every sign of the catalogue points somewhere, and no pointer names a sign that does not exist', () => {
  expect(Object.keys(signPointers).toSorted()).toEqual(signs.map(entry => entry.id).toSorted())
})

test('twenty sources, each with all its texts, and confusions that name sources', () => {
  expect(whats).toHaveLength(20)
  const ids = whats.map(what => what.id)
  for (const what of whats) {
    for (const text of [what.label, what.definition, what.example, what.inAnswers, what.inSigns]) expect(text.length).toBeGreaterThan(4)
    expect(what.easilyConfusedWith.length).toBeGreaterThanOrEqual(2)
    for (const confusion of what.easilyConfusedWith) {
      expect(ids).toContain(confusion.id)
      expect(confusion.id).not.toBe(what.id)
    }
    expect(JSON.stringify(what)).not.toMatch(/!|the client is|diagnos|predict|non-compliant|no rupture|resist/)
  }
})

test('whose part is open, except for culture, boundary, error and frame', () => {
  expect(whats.filter(what => what.whosePart === 'mine to answer for').map(what => what.id).toSorted())
    .toEqual(['boundary', 'culture', 'error', 'frame'])
  expect(() => whatById('nothing' as WhatId)).toThrow(RangeError)
})

test.each<[string, EvidenceInput, WhatId]>([
  ['a fallen goal row', evidence({ checkIn: checkIn({ fell: [{ itemId: 'g', facet: 'goals', answer: 2, usual: 5 }] }) }), 'goals'],
  ['a fallen row about fit', evidence({ checkIn: checkIn({ fell: [{ itemId: 't', facet: 'task', answer: 2, usual: 5 }] }) }), 'task'],
  ['less confidence', evidence({ checkIn: checkIn({ fell: [{ itemId: 'c', facet: 'confidence', answer: 2, usual: 5 }] }) }), 'progress'],
  ['felt distance', evidence({ signs: [sign('felt-distance'), sign('less-talking')] }), 'bond'],
  ['yes-or-no questions', evidence({ signs: [sign('closed-questions'), sign('one-sided')] }), 'communication-style'],
  ['a moment', evidence({ signs: [sign('body-closed', { whenISaid: 'others have it worse' })] }), 'said-or-done'],
  ['rushing', evidence({ signs: [sign('rushing')] }), 'pace'],
  ['a complaint about the therapist', evidence({ signs: [sign('about-therapist')] }), 'manner'],
  ['defending', evidence({ signs: [sign('defending')] }), 'dismissed'],
  ['a complaint about the fee', evidence({ signs: [sign('said-frame')] }), 'frame'],
  ['safety of identity', evidence({ checkIn: checkIn({ fell: [{ itemId: 'i', facet: 'identity', answer: 2, usual: 6 }] }) }), 'culture'],
  ['going along', evidence({ signs: [sign('appeasing')] }), 'power'],
  ['tiredness', evidence({ signs: [sign('tiredness')] }), 'therapist-state'],
  ['guilt', evidence({ signs: [sign('guilt')] }), 'error'],
  ['words about having to come', evidence({ signs: [sign('said-other', { clientSaid: 'The court sent me, I have to come.' })] }), 'made-to-come'],
  ['words about the last sessions', evidence({ signs: [sign('said-other', { clientSaid: 'Since you named the last session I cannot talk.' })] }), 'ending'],
  ['words about a misunderstanding', evidence({ signs: [sign('said-other', { clientSaid: 'That is not what I meant.' })] }), 'misunderstanding'],
])('%s puts the matching source first', (_name, input, first) => {
  expect(order(input)[0]).toBe(first)
})

test('different evidence gives a different order, different reasons and different words', () => {
  const one = rankSources(card, evidence({ signs: [sign('closed-questions'), sign('one-sided')] }))
  const two = rankSources(card, evidence({ checkIn: checkIn({ fell: [{ itemId: 'c', facet: 'confidence', answer: 2, usual: 5 }] }) }))
  expect(one.map(entry => entry.source)).not.toEqual(two.map(entry => entry.source))
  expect(one[0]?.because).not.toEqual(two[0]?.because)
  expect(one[0]?.because.join(' ')).toContain('Yes or no questions')
})

test('every suggestion carries a reason, and chance always stays on the list', () => {
  const ranked = rankSources(card, evidence({ signs: signs.map(entry => sign(entry.id)), goneQuiet: true, checkIn: checkIn({ direct: 3 }) }))
  for (const entry of ranked) expect(entry.because.length).toBeGreaterThan(0)
  expect(ranked.at(-1)).toMatchObject({ source: 'not-relationship', because: [expect.stringContaining(card.errorRate)] })
})

test('what the therapist marked about the therapy counts beside the evidence, with its reason', () => {
  const input = evidence({ signs: [sign('lateness')] })
  expect(rankSources(card, input, { ending: true })[0]).toMatchObject({ source: 'ending', because: ['You marked that the work is coming to its end.'] })
  expect(rankSources(card, input, { mandated: true })[0]?.source).toBe('made-to-come')
})

test('words meant for somebody else are not read here, and words that are read are never repeated', () => {
  const words = (reader: 'therapist' | 'someone-else') =>
    evidence({ checkIn: checkIn({ words: { text: 'The homework is a burden xyzzy.', reader, wish: 'none' } }) })
  expect(order(words('someone-else'))).toEqual(['not-relationship'])
  expect(order(words('therapist'))[0]).toBe('task')
  expect(JSON.stringify(rankSources(card, words('therapist')))).not.toContain('xyzzy')
})

test('what the client asks to talk about comes before rows and impressions', () => {
  const input = evidence({
    checkIn: checkIn({
      direct: 1,
      fell: [{ itemId: 'c', facet: 'confidence', answer: 2, usual: 4.5 }, { itemId: 'g', facet: 'goals', answer: 5, usual: 6 }, { itemId: 'o', facet: 'openness', answer: 4, usual: 5 }],
      words: { text: 'I would like to talk about the homework. I fill in the diary every day and I do not see what it changes.', reader: 'therapist', wish: 'bring-up' },
    }),
    signs: [sign('short-answers', { whenWeSpokeOf: 'the diary' }), sign('felt-distance'), sign('difficult-topic', { whenWeSpokeOf: 'her father' }), sign('closed-questions', { whenISaid: 'Did you manage the diary this week?' })],
  })
  const [first] = rankSources(card, input)
  expect(first?.source).toBe('task')
  expect(first?.because[0]).toBe('Their own words seem to be about the way you work, and they asked to talk about it.')
})

test('however many rows and impressions point elsewhere, what the client told or asks to talk about stays first', () => {
  const fell = facets.map(facet => ({ itemId: facet, facet, answer: 0, usual: 6 }))
  const impressions = signs.filter(one => one.kind !== 'said-directly').map(one => sign(one.id))
  const words = { text: 'The homework was a burden.', reader: 'therapist' as const, wish: 'bring-up' as const }
  expect(order(evidence({ checkIn: checkIn({ direct: 4, fell, words }), signs: impressions }))[0]).toBe('task')
  expect(order(evidence({ checkIn: checkIn({ direct: 4, fell }), signs: [...impressions, sign('said-frame')] }))[0]).toBe('frame')
  expect(order(evidence({ checkIn: checkIn({ direct: 4, fell }), signs: [...impressions, sign('said-other', { clientSaid: 'The fee is too much for me.' })] }))[0]).toBe('frame')
  // Only read, not to be talked about: it weighs, and does not lead.
  expect(order(evidence({ checkIn: checkIn({ direct: 4, fell, words: { ...words, wish: 'just-read' } }), signs: impressions }))[0]).not.toBe('task')
})

test('ratings that are back say nothing about the source; what the case began with still does', () => {
  const goals = { itemId: 'g', facet: 'goals' as const, answer: 4, usual: 5 }
  const back = evidence({ checkIn: checkIn({ session: 15, level: 'usual', fell: [goals] }) })
  expect(rankSources(card, back).map(({ source }) => source)).toEqual(['not-relationship'])
  const words = { text: 'It felt like talking to the wall.', reader: 'therapist' as const, wish: 'none' as const }
  const began = checkIn({ session: 12, level: 'usual', direct: 3, fell: [{ itemId: 'o', facet: 'openness', answer: 2, usual: 5 }], words })
  const ranked = rankSources(card, back, { onset: { session: 12, checkIn: began, signs: [sign('about-approach')] } })
  expect(ranked.find(({ source }) => source === 'power')?.because).toContain('The row about being able to tell you when something is wrong was answered lower than usual in session 12.')
  expect(ranked.find(({ source }) => source === 'task')?.because).not.toEqual([])
  expect(ranked.find(({ source }) => source === 'dismissed')?.because.join(' ')).toContain('Their own words')
  expect(JSON.stringify(ranked)).not.toContain('having time')
  expect(ranked.map(({ source }) => source)).not.toContain('goals')
})

test('a row that fell at the onset and now points once, and a sign of both windows counts once', () => {
  const row = (answer: number) => [{ itemId: 'g', facet: 'goals' as const, answer, usual: 5 }]
  const seen = sign('about-approach')
  const now = evidence({ checkIn: checkIn({ session: 9, level: 'notice', fell: row(4) }), signs: [seen] })
  const onset = { session: 8, checkIn: checkIn({ session: 8, level: 'alert', fell: row(2) }), signs: [seen] }
  const deepest = evidence({ checkIn: checkIn({ session: 9, level: 'alert', fell: row(2) }), signs: [seen] })
  const scores = (ranked: ReturnType<typeof rankSources>) => ranked.map(({ source, score }) => [source, score])
  expect(scores(rankSources(card, now, { onset }))).toEqual(scores(rankSources(card, deepest)))
})

test.each<[string, WhatId]>([
  ['The room was cold and you looked at the clock twice. It is all right.', 'said-or-done'],
  ['You are kind, but we keep doing the bus.', 'goals'],
  ['We spent the whole hour on my boss and I wanted to talk about the baby.', 'goals'],
  ['I talked and it felt like talking to the wall.', 'dismissed'],
  ['I felt you took his side.', 'said-or-done'],
  ['Felt rushed.', 'pace'],
])('“%s” points to %s first', (text, first) => {
  expect(order(evidence({ checkIn: checkIn({ words: { text, reader: 'therapist', wish: 'bring-up' } }) }))[0]).toBe(first)
})

test('everyday words do not point to who somebody is, to an ending or to an error', () => {
  const said = (text: string): WhatId[] => order(evidence({ checkIn: checkIn({ words: { text, reader: 'therapist', wish: 'bring-up' } }) }))
  for (const text of ['My yoga class was late.', 'I lost weight.', 'It was a race to get here.', 'In the last session we spoke of the report.', 'A small step.', 'I live close by.', 'At home nobody lets me finish either.']) {
    expect(said(text)).toEqual(['not-relationship'])
  }
})

test('the form follows from the signs', () => {
  expect(formOf([])).toBeNull()
  expect(formOf([], true)).toBe('withdrawal')
  expect(formOf([sign('short-answers')])).toBe('withdrawal')
  expect(formOf([sign('said-progress')])).toBe('confrontation')
  expect(formOf([sign('felt-distance')])).toBeNull()
  expect(formOf([sign('short-answers'), sign('devaluing')])).toBe('mixed')
})

/** Evidence of one kind each, as it may come from any client. */
const someEvidence = fc.record({
  rows: fc.subarray([...facets], { maxLength: 2 }),
  seen: fc.subarray(signs.filter(entry => entry.id !== 'gone-quiet').map(entry => entry.id), { maxLength: 3 }),
}).filter(({ rows, seen }) => rows.length + seen.length > 0)
const asInput = ({ rows, seen }: { rows: readonly (typeof facets)[number][]; seen: readonly string[] }): EvidenceInput => evidence({
  checkIn: rows.length > 0 ? checkIn({ fell: rows.map(facet => ({ itemId: facet, facet, answer: 2, usual: 5 })) }) : null,
  signs: seen.map(id => sign(id)),
})

test('two different sets of evidence give different reasons; where their order differs, the tools and the words differ too', () => {
  fc.assert(fc.property(someEvidence, someEvidence, (a, b) => {
    const same = JSON.stringify([a.rows.toSorted(), a.seen.toSorted()]) === JSON.stringify([b.rows.toSorted(), b.seen.toSorted()])
    fc.pre(!same)
    const one = rankSources(card, asInput(a))
    const two = rankSources(card, asInput(b))
    const reasons = (ranked: typeof one) => ranked.flatMap(entry => entry.because).toSorted().join('\n')
    expect(reasons(one)).not.toBe(reasons(two))
    const first = (ranked: typeof one) => ranked[0]!.source
    if (first(one) !== first(two)) {
      expect(whatById(first(one)).definition).not.toBe(whatById(first(two)).definition)
      const tools = (ranked: typeof one, input: EvidenceInput) => rankInterventions([first(ranked)], formOf(input.signs)).ranked.map(move => move.because).join('\n')
      expect(tools(one, asInput(a))).not.toBe(tools(two, asInput(b)))
    }
  }))
})

test.each<[string, EvidenceInput, string, EvidenceInput]>([
  ['a doubt about the method', evidence({ signs: [sign('about-approach')] }), 'distance', evidence({ signs: [sign('felt-distance'), sign('less-talking')] })],
  ['less hope', evidence({ checkIn: checkIn({ fell: [{ itemId: 'c', facet: 'confidence', answer: 2, usual: 5 }] }) }), 'less time for what matters', evidence({ checkIn: checkIn({ fell: [{ itemId: 'g', facet: 'goals', answer: 2, usual: 5 }] }) })],
  ['going along', evidence({ signs: [sign('appeasing')] }), 'a complaint about the fee', evidence({ signs: [sign('said-frame')] })],
  ['rushing', evidence({ signs: [sign('rushing')] }), 'tiredness', evidence({ signs: [sign('tiredness')] })],
])('%s and %s are ordered otherwise, for other reasons, and met with other words', (_a, one, _b, two) => {
  const [a, b] = [rankSources(card, one), rankSources(card, two)]
  expect(a.map(entry => entry.source)).not.toEqual(b.map(entry => entry.source))
  expect(a[0]?.because).not.toEqual(b[0]?.because)
  const met = (ranked: typeof a, input: EvidenceInput) => rankInterventions(ranked.slice(0, 2).map(entry => entry.source), formOf(input.signs))
  expect(met(a, one).ranked).not.toEqual(met(b, two).ranked)
  expect(met(a, one).notFirst).not.toEqual(met(b, two).notFirst)
})

test('adding evidence for a source never moves it down', () => {
  fc.assert(fc.property(someEvidence, fc.constantFrom(...facets), (given, facet) => {
    const before = asInput({ ...given, rows: [] })
    const after = { ...before, checkIn: checkIn({ fell: [{ itemId: facet, facet, answer: 2, usual: 5 }] }) }
    const [target] = rankSources(card, evidence({ checkIn: after.checkIn })).map(entry => entry.source)
    const place = (input: EvidenceInput) => {
      const at = rankSources(card, input).findIndex(entry => entry.source === target)
      return at === -1 ? Infinity : at
    }
    expect(place(after)).toBeLessThanOrEqual(place(before))
  }))
})

test('of the neighbours of a source, those that the same evidence suggests come first, with its reason', () => {
  const ranked = rankSources(card, evidence({ signs: [sign('about-approach')] }))
  const [first, second] = neighboursOf(whatById('task'), ranked)
  expect(first).toMatchObject({ id: 'pace', alsoBecause: expect.stringContaining('You noted') })
  expect(second).toMatchObject({ id: 'misunderstanding', alsoBecause: null })
  for (const what of whats) expect(neighboursOf(what, ranked).map(one => one.id).toSorted()).toEqual(what.easilyConfusedWith.map(one => one.id).toSorted())
})
