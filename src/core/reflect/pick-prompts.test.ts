import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CheckInEvidence, EvidenceInput } from '../rupture/evidence.ts'
import { signs } from '../signs/catalogue.ts'
import type { NotedSign } from '../signs/sign.ts'
import { deeper } from './deeper.ts'
import { generalQuestion } from './general.ts'
import { pickPrompts } from './pick-prompts.ts'

const sign = (signId: string, more: Partial<NotedSign> = {}): NotedSign => ({
  noteId: `note-${signId}`, signId, kind: signs.find(entry => entry.id === signId)!.kind, session: 7, date: '2026-05-12', ...more,
})
const checkIn = (more: Partial<CheckInEvidence> = {}): CheckInEvidence => ({
  session: 7, date: '2026-05-12', level: 'alert', score: 3.2, expected: { mean: 4.4, low: 3.8, high: 5 }, slide: false,
  subscaleNotices: [], direct: null, fell: [], words: null, ...more,
})
const evidence = (more: Partial<EvidenceInput> = {}): EvidenceInput => ({ checkIn: null, signs: [], goneQuiet: false, ...more })

const anyEvidence = fc.record({
  fell: fc.subarray(['bond', 'goals', 'task', 'confidence', 'openness', 'identity'] as const),
  direct: fc.constantFrom(null, 0, 1, 2, 3, 4) as fc.Arbitrary<CheckInEvidence['direct']>,
  slide: fc.boolean(),
  wrote: fc.boolean(),
  signIds: fc.subarray(signs.map(entry => entry.id), { maxLength: 6 }),
  moment: fc.option(fc.constantFrom('you could try harder', 'we can leave that'), { nil: undefined }),
  goneQuiet: fc.boolean(),
}).map(drawn => evidence({
  checkIn: checkIn({
    fell: drawn.fell.map(facet => ({ itemId: facet, facet, answer: 2, usual: 5 })), direct: drawn.direct, slide: drawn.slide,
    words: drawn.wrote ? { text: 'It was too much.', reader: 'therapist', wish: 'just-read' } : null,
  }),
  signs: drawn.signIds.map(id => sign(id, drawn.moment ? { whenISaid: drawn.moment } : {})),
  goneQuiet: drawn.goneQuiet,
}))

test('five to seven prompts, own part first, then context, then what the client did, each with a reason of its own', () => {
  fc.assert(fc.property(anyEvidence, input => {
    const prompts = pickPrompts(input)
    expect(prompts.length).toBeGreaterThanOrEqual(5)
    expect(prompts.length).toBeLessThanOrEqual(7)
    const order = prompts.map(prompt => ['own-part', 'context', 'client-part'].indexOf(prompt.about))
    expect(order).toEqual(order.toSorted())
    expect(new Set(prompts.map(prompt => prompt.id)).size).toBe(prompts.length)
    for (const prompt of prompts) {
      expect(prompt.text + prompt.why).not.toMatch(/!|undefined|the client is|diagnos|predict|detects|non-compliant|no rupture|It was too much/)
      expect(prompt.why.length).toBeGreaterThan(15)
    }
  }), { numRuns: 300 })
})

test('every piece that a prompt names is in the evidence', () => {
  fc.assert(fc.property(anyEvidence, input => {
    const there = new Set(['check-in', ...input.signs.map(noted => noted.noteId),
      ...(input.goneQuiet ? ['gone-quiet'] : []), ...(input.checkIn?.words ? ['words'] : []),
      ...((input.checkIn?.direct ?? 0) >= 2 ? ['direct'] : [])])
    for (const prompt of pickPrompts(input)) for (const id of prompt.pieceIds) expect(there).toContain(id)
  }), { numRuns: 300 })
})

test('with no evidence at all, five quiet questions remain', () => {
  expect(pickPrompts(evidence()).map(prompt => prompt.id))
    .toEqual(['just-before', 'felt-in-body', 'like-for-them', 'context', 'what-i-saw'])
})

test('the noted moment is quoted back in the first question', () => {
  const prompts = pickPrompts(evidence({ signs: [sign('body-closed', { whenISaid: 'maybe you want it this way' })] }))
  expect(prompts[0]).toMatchObject({ id: 'just-before', pieceIds: ['note-body-closed'] })
  expect(prompts[0]?.text).toContain('maybe you want it this way')
})

test('a row about safety that fell asks which difference was in the room', () => {
  const prompts = pickPrompts(evidence({ checkIn: checkIn({ fell: [{ itemId: 'x', facet: 'identity', answer: 1, usual: 5 }] }) }))
  expect(prompts.map(prompt => prompt.id)).toContain('difference')
})

test('different evidence gives different questions', () => {
  const hurried = pickPrompts(evidence({ signs: [sign('rushing'), sign('defending')] }))
  const avoided = pickPrompts(evidence({ signs: [sign('difficult-topic', { whenWeSpokeOf: 'the divorce' }), sign('closed-questions')] }))
  expect(hurried.map(prompt => prompt.id)).toContain('dismissive')
  expect(avoided.map(prompt => prompt.id)).toContain('avoiding')
  expect(hurried.map(prompt => prompt.text)).not.toEqual(avoided.map(prompt => prompt.text))
})

test('nothing is asked where something is held from the therapist, or a boundary is the source', () => {
  const input = evidence({ signs: [sign('felt-distance')] })
  expect(pickPrompts({ ...input, held: true })).toEqual([])
  expect(pickPrompts({ ...input, sources: ['bond', 'boundary'] })).toEqual([])
})

test('every question has two further ones and a form without a case; none of them is a charge', () => {
  const all = new Map([
    evidence({ signs: [sign('wish-to-please'), sign('guilt')] }), evidence({ signs: [sign('rushing'), sign('defending')] }),
    evidence({ signs: [sign('closed-questions'), sign('avoiding-topic')] }), evidence({ signs: [sign('appeasing'), sign('about-frame')] }),
    evidence({ signs: [sign('said-therapist')] }), evidence({ checkIn: checkIn({ fell: [{ itemId: 'x', facet: 'identity', answer: 1, usual: 5 }] }) }), evidence(),
  ].flatMap(input => pickPrompts(input)).map(prompt => [prompt.id, prompt]))
  expect([...all.keys()].toSorted()).toEqual([...Object.keys(deeper), 'grounding'].toSorted())
  for (const [id, prompt] of all) {
    if (id === 'grounding') continue
    expect(prompt.deeper).toHaveLength(2)
    expect(generalQuestion(id)).toMatch(/\?$/)
    expect(generalQuestion(id)).not.toMatch(/“|client/)
  }
  expect(generalQuestion('constructor')).toBeNull()
})

test('what one is pulled to be is asked after a cue that tells of it, in words that fit', () => {
  const pleasing = pickPrompts(evidence({ signs: [sign('wish-to-please'), sign('guilt')] })).find(prompt => prompt.id === 'pulled')
  const heated = pickPrompts(evidence({ signs: [sign('irritation'), sign('pressure')] })).find(prompt => prompt.id === 'pulled')
  expect(pleasing?.text).toContain('Whose relief')
  expect(heated?.text).toContain('who is right')
})

test('a noted moment hides no subject, and a moment that several signs share is told once in a question', () => {
  const at = { whenWeSpokeOf: 'my sister', whenISaid: 'Let us go on' }
  const prompts = pickPrompts(evidence({ signs: [sign('short-answers', at), sign('topic-shift', at)] }))
  expect(prompts.find(({ id }) => id === 'just-before')!.text).toMatch(/^You spoke of my sister, and you remember saying “Let us go on”\./)
  for (const { text } of prompts) expect(text.split('Let us go on').length).toBeLessThanOrEqual(2)
  expect(prompts.find(({ id }) => id === 'what-i-saw')!.text).toContain(', when you spoke of my sister and said “Let us go on”.')
})

test('a moment that was a question, or ends in a full stop, closes its sentence once', () => {
  for (const whenISaid of ['Did you manage the diary?', 'That is your old pattern.', 'Let us move on']) {
    const noted = ['body-closed', 'short-answers', 'irritation'].map(id => sign(id, { whenISaid }))
    for (const { text, why } of pickPrompts(evidence({ checkIn: checkIn(), signs: noted }))) expect(`${text} ${why}`).not.toMatch(/[?.…]”\./)
  }
  expect(pickPrompts(evidence({ signs: [sign('body-closed', { whenISaid: 'Did you manage the diary?' })] })).map(prompt => prompt.text).join(' '))
    .toContain('saying “Did you manage the diary?” What came just before it')
})
