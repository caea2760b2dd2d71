import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countWords } from '../opener/spoken.ts'
import type { EvidenceInput } from '../rupture/evidence.ts'
import { signs } from '../signs/catalogue.ts'
import type { NotedSign } from '../signs/sign.ts'
import { whats } from '../source/what.ts'
import { familyOf, replyForms } from './family.ts'
import { hintsOn } from './hints.ts'
import { familyLines, missedLines, momentLines, quietLines, topicLines } from './lines.ts'
import { type RehearsalInput, firstForm, rehearse } from './rehearse.ts'

const sign = (signId: string, more: Partial<NotedSign> = {}): NotedSign => ({
  noteId: `note-${signId}`, signId, kind: signs.find((entry) => entry.id === signId)!.kind, session: 7, date: '2026-05-12', ...more,
})
const evidence = (more: Partial<EvidenceInput> = {}): EvidenceInput => ({ checkIn: null, signs: [], goneQuiet: false, ...more })
const given = (more: Partial<RehearsalInput> = {}): RehearsalInput => (
  { sources: ['task'], chosen: true, evidence: evidence(), missedLast: false, held: false, ...more })
const sources = whats.map((what) => what.id).filter((id) => id !== 'boundary')

const anything = fc.record({
  sources: fc.shuffledSubarray(sources, { maxLength: 4 }), chosen: fc.boolean(), missedLast: fc.boolean(), held: fc.constant(false),
  evidence: fc.record({
    moment: fc.option(fc.constantFrom('you could try harder', 'we can leave that', 'that is common'), { nil: undefined }),
    topic: fc.option(fc.constantFrom('her mother', 'the divorce', 'what she came for'), { nil: undefined }), goneQuiet: fc.boolean(),
  }).map(({ moment, topic, goneQuiet }) => evidence({ goneQuiet, signs: [
    ...(moment ? [sign('body-closed', { whenISaid: moment })] : []), ...(topic ? [sign('topic-shift', { whenWeSpokeOf: topic })] : []),
  ] })),
})

describe('the lines', () => {
  test('at least three for each family and form, and no two alike', () => {
    expect(new Set(Object.values(familyOf).filter((family) => family !== null))).toEqual(new Set(Object.keys(familyLines)))
    const all = [...Object.values(familyLines), momentLines, topicLines, missedLines, quietLines].flatMap((family) => replyForms.flatMap((form) => family[form]))
    for (const family of [...Object.values(familyLines), momentLines, topicLines]) for (const form of replyForms) expect(family[form].length).toBeGreaterThanOrEqual(3)
    expect(all.length).toBeGreaterThan(120)
    expect(new Set(all.map((line) => line.says)).size).toBe(all.length)
    expect(new Set(all.map((line) => line.hears)).size).toBeGreaterThan(all.length * 0.95)
  })

  test('each sounds spoken: short, no number, nothing shouted, no word of the trade', () => {
    for (const family of [...Object.values(familyLines), momentLines, topicLines, missedLines, quietLines]) {
      for (const { says, hears } of replyForms.flatMap((form) => family[form])) {
        expect(countWords(says), says).toBeLessThanOrEqual(20)
        expect(countWords(hears), hears).toBeLessThanOrEqual(16)
        expect(says + hears).not.toMatch(/[!\d]|alliance|rupture|resist|diagnos|withdraw|confront|disorder/i)
        expect(hears, 'takes up, and does not ask').not.toContain('?')
      }
    }
  })
})

describe('a rehearsal', () => {
  test('for any case: a reply, three different answers that receive, own a part and end in one open question, and where it comes from', () => {
    fc.assert(fc.property(anything, fc.constantFrom(...replyForms), fc.integer({ min: -50, max: 50 }), (input, form, turn) => {
      const { reply, models, because } = rehearse(input, form, turn)!
      expect(reply).not.toMatch(/[{}]|undefined/)
      expect(because.length).toBeGreaterThan(0)
      expect(new Set(models).size).toBe(3)
      for (const model of models) {
        expect(countWords(model), model).toBeLessThanOrEqual(45)
        expect(model.match(/\?/g), model).toHaveLength(1)
        expect(model.endsWith('?'), model).toBe(true)
        expect(hintsOn(model), model).toEqual([])
      }
    }), { numRuns: 400 })
  })

  test('all answers that can be composed keep to the rules that the hints go by', () => {
    for (const id of sources) for (const form of replyForms) {
      const { of } = rehearse(given({ sources: [id] }), form, 0)!
      for (let turn = 0; turn < of; turn++) for (const model of rehearse(given({ sources: [id] }), form, turn)!.models) expect([model, hintsOn(model)]).toEqual([model, []])
    }
  })

  test('turns go round, and none comes twice before that', () => {
    fc.assert(fc.property(anything, fc.constantFrom(...replyForms), (input, form) => {
      const { of } = rehearse(input, form, 0)!
      const replies = Array.from({ length: of }, (_, turn) => rehearse(input, form, turn)!.reply)
      expect(new Set(replies).size).toBe(of)
      expect(of).toBeGreaterThanOrEqual(3)
      expect(rehearse(input, form, of)).toEqual(rehearse(input, form, 0))
    }))
  })

  test('the noted moment comes back in the client’s mouth, and the subject as the client would name it', () => {
    const noted = given({ evidence: evidence({ signs: [sign('body-closed', { whenISaid: 'maybe you want it this way' })] }) })
    expect(rehearse(noted, 'confrontation', 0)).toMatchObject({ reply: expect.stringContaining('aybe you want it this way'), because: [expect.stringContaining('the moment you noted')] })
    const asked = given({ evidence: evidence({ signs: [sign('closed-questions', { whenISaid: 'Did you manage the diary?' })] }) })
    expect(rehearse(asked, 'confrontation', 0)!.reply).toBe('“Did you manage the diary?” That’s what you asked me. Do you know how that sounded?')
    expect(rehearse(noted, 'confrontation', 0)!.reply).toBe('“Maybe you want it this way.” That’s what you said to me. Do you know how that sounded?')
    const asks = replyForms.flatMap((form) => [0, 2, 4].map((turn) => rehearse(asked, form, turn)!.reply))
    for (const reply of asks) expect(reply, 'a question keeps its mark').toMatch(/“Did you manage the diary\?”/)
    expect(asks[0]).toBe('When you asked “Did you manage the diary?” No, I knew what you meant.')
    expect(rehearse(noted, 'withdrawal', 0)!.reply).toBe('When you said “maybe you want it this way”? No, I knew what you meant.')
    const subject = given({ evidence: evidence({ signs: [sign('topic-shift', { whenWeSpokeOf: 'her mother' })] }) })
    expect(rehearse(subject, 'withdrawal', 0)!.reply).toBe('Can we leave my mother aside? It’s fine, really.')
    const goals = given({ evidence: evidence({ signs: [sign('topic-shift', { whenWeSpokeOf: 'what she came for' })] }) })
    expect(rehearse(goals, 'withdrawal', 0)).toMatchObject({
      reply: 'Can we leave what I came for aside? It’s fine, really.', because: ['From the subject you noted: what they came for.', expect.anything()],
    })
    const mine = given({ evidence: evidence({ signs: [sign('topic-shift', { whenWeSpokeOf: 'what I said' })] }) })
    expect(rehearse(mine, 'withdrawal', 0)!.reply).toBe('Can we leave what you said aside? It’s fine, really.')
  })

  test('no answer names a feeling that was not said, or doubts a yes aloud; where it may lie elsewhere, “it’s fine” is believed', () => {
    for (const id of sources) for (const form of replyForms) {
      const { of } = rehearse(given({ sources: [id] }), form, 0)!
      for (let turn = 0; turn < of; turn++) for (const model of rehearse(given({ sources: [id] }), form, turn)!.models) {
        expect(model).not.toMatch(/how angry|may be hearing a yes|being kind to me, and you don’t/)
        if (familyOf[id] === 'elsewhere' && form === 'agreement') expect(model).not.toMatch(/a no would|other half|yes, but/)
      }
    }
  })

  test('two different cases give different replies and answers, in every form', () => {
    for (const form of replyForms) {
      const [one, other] = [rehearse(given({ sources: ['task'] }), form, 0)!, rehearse(given({ sources: ['culture'] }), form, 0)!]
      expect(one.reply).not.toBe(other.reply)
      expect(one.models).not.toEqual(other.models)
      expect(one.because).not.toEqual(other.because)
    }
  })

  test('nothing is rehearsed where a boundary may be at stake, or something is held', () => {
    for (const form of replyForms) {
      expect(rehearse(given({ sources: ['bond', 'boundary'] }), form, 0)).toBeNull()
      expect(rehearse(given({ held: true }), form, 0)).toBeNull()
    }
  })

  test('begins with the form the strain shows in; where none is clear, with the one that is easily missed', () => {
    expect(([null, 'withdrawal', 'confrontation', 'mixed'] as const).map((form) => firstForm(form))).toEqual(['withdrawal', 'withdrawal', 'confrontation', 'withdrawal'])
  })
})

const ids = (answer: string) => hintsOn(answer).map((hint) => hint.id)

describe('hints on a typed answer', () => {
  test.each([
    ['I’m sorry, but I had to move on.', ['but', 'no-question']],
    ['I’m sorry. But that was the plan. What was it like?', ['but']],
    ['I’m sorry if I hurt you. What was it like?', ['if']],
    ['I’m sorry you felt that way. What was it like?', ['you-felt']],
    ['Sorry. I’m so sorry. I feel awful, forgive me. What was it like?', ['over']],
    ['I was only trying to help. What was it like?', ['reason']],
    ['You always say that. What is it about?', ['always']],
    ['You’re being defensive. What is it about?', ['trait']],
    ['Why did you not say so?', ['why']],
    ['Don’t worry about it. What shall we do today?', ['relieve']],
    ['Thank you. Did I hurt you?', ['closed']],
    ['It stung, didn’t it?', ['closed']],
    ['That makes sense, right?', ['closed']],
    ['I wonder: is it about me?', ['closed']],
    ['What was it like? And what would have helped?', ['two-questions']],
    ['What was it like? I hope I did not hurt you.', ['after-question']],
    ['Thank you for telling me.', ['no-question']],
    ['Next time we can go slower. What was it like?', ['early']],
  ])('%s', (answer, expected) => {
    expect(ids(answer)).toEqual(expected)
  })

  test.each([
    'Thank you for telling me. I went past it. What was it like?',
    'I’m sorry I moved on. You told me something hard, but I talked. What would have helped?',
    'Would you tell me more about that?',
    'Can you say a little more?',
    'Could you help me understand what it was like?',
    'You never asked for this. What would you have chosen?',
    'If you want to leave it there, we can. What would be good now?',
    '',
    '   ',
  ])('finds nothing to say about: %s', (answer) => {
    expect(ids(answer)).toEqual([])
  })

  test('reads any text, says at most four things, tentatively, and repeats nothing but a few words of it', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.lorem(), fc.constantFrom('¿Qué te pasa?', 'Was meinst du?', '???', '…')), (text) => {
      const hints = hintsOn(text)
      expect(hints.length).toBeLessThanOrEqual(4)
      for (const hint of hints) expect(hint.text).toMatch(/\b(may|find|There (is|are)|Something follows|apology has|rather long|comes after|is for)\b/)
    }))
  })
})
