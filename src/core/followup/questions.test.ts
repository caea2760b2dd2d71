import fc from 'fast-check'
import { expect, test } from 'vitest'
import { answerWords, followUpItem, type FollowUpAnswer, type FollowUpInput, RESOLVED_FROM, followUpIds, followUpQuestions } from './questions.ts'

const given = (more: Partial<FollowUpInput> = {}): FollowUpInput =>
  ({ session: 9, clientsWords: [], conversation: null, answers: [], checkIns: [], held: false, ...more })
const ids = (more: Partial<FollowUpInput>): string[] => followUpQuestions(given(more)).map((question) => question.id)
const wrote = { how: 'wrote', session: 7, wish: 'bring-up' } as const
const answer = (question: FollowUpAnswer['question'], session: number, steps: FollowUpAnswer['steps']): FollowUpAnswer => ({ question, session, steps })

test('a low answer alone brings no question', () => {
  expect(ids({})).toEqual([])
})

test('the client’s own word asks whether it was talked about; a logged conversation asks how far it is put right', () => {
  expect(ids({ clientsWords: [wrote] })).toEqual(['talked-about'])
  expect(ids({ conversation: 8 })).toEqual(['resolved'])
  expect(ids({ clientsWords: [{ how: 'direct', session: 7 }], conversation: 8 })).toEqual(['talked-about', 'resolved'])
})

test('the question says which of them it is asked for', () => {
  const because = (more: Partial<FollowUpInput>) => followUpQuestions(given(more))[0]?.because
  expect(because({ clientsWords: [wrote], conversation: 8 })).toBe('wrote')
  expect(because({ clientsWords: [{ how: 'said', session: 8 }, wrote] })).toBe('said')
  expect(because({ conversation: 8 })).toBe('conversation')
  expect(followUpQuestions(given({ conversation: 8 }))[0]?.why.en).toContain('{T} noted that the two of you talked')
})

test('a word written with this very check-in, or a conversation after the session it is about, is not asked about yet', () => {
  expect(ids({ session: 7, clientsWords: [wrote] })).toEqual([])
  expect(ids({ session: 7, clientsWords: [{ how: 'said', session: 7 }] })).toEqual(['talked-about'])
  expect(ids({ session: 7, conversation: 8 })).toEqual([])
})

test('nothing is asked where they wished only to be read, or where it is held from the therapist', () => {
  expect(ids({ clientsWords: [{ ...wrote, wish: 'just-read' }], conversation: 8 })).toEqual([])
  expect(ids({ clientsWords: [wrote], conversation: 8, held: true })).toEqual([])
  expect(ids({ clientsWords: [{ ...wrote, wish: 'just-read' }, { ...wrote, session: 8 }] })).toEqual(['talked-about'])
})

test('what is answered with 3 and more, or skipped, is not asked again; a newer word or conversation asks afresh', () => {
  const both = { clientsWords: [wrote], conversation: 8, session: 9 } as const
  expect(ids({ ...both, answers: [answer('resolved', 8, RESOLVED_FROM)] })).toEqual(['talked-about'])
  expect(ids({ ...both, answers: [answer('resolved', 8, 2)] })).toEqual(['talked-about', 'resolved'])
  expect(ids({ ...both, answers: [answer('talked-about', 8, null)] })).toEqual(['resolved'])
  expect(ids({ ...both, session: 12, conversation: 11, answers: [answer('talked-about', 8, null), answer('resolved', 8, 4)] })).toEqual(['talked-about', 'resolved'])
})

const anyInput = fc.record({
  session: fc.integer({ min: 1, max: 20 }),
  clientsWords: fc.array(fc.record({
    how: fc.constantFrom('wrote', 'said', 'direct'), session: fc.integer({ min: 1, max: 20 }),
    wish: fc.option(fc.constantFrom('bring-up', 'just-read', 'none'), { nil: undefined }),
  }), { maxLength: 4 }),
  conversation: fc.option(fc.integer({ min: 1, max: 20 }), { nil: null }),
  answers: fc.array(fc.record({
    question: fc.constantFrom(...followUpIds), session: fc.integer({ min: 1, max: 20 }), steps: fc.constantFrom(null, 0, 1, 2, 3, 4),
  }), { maxLength: 6 }),
  checkIns: fc.array(fc.integer({ min: 1, max: 20 }), { maxLength: 8 }), held: fc.boolean(),
}) as fc.Arbitrary<FollowUpInput>

test('never more than two, each with five worded steps in every language, and each with a reason that came before it', () => {
  fc.assert(fc.property(anyInput, (input) => {
    const questions = followUpQuestions(input)
    expect(questions.length).toBeLessThanOrEqual(2)
    for (const { item, why } of questions) {
      expect([item.min, item.max, item.kind]).toEqual([0, 4, 'direct'])
      expect(Object.keys(item.anchors ?? {})).toEqual(Object.keys(item.text ?? {}))
      expect(Object.keys(why)).toEqual(Object.keys(item.text ?? {}))
      for (const words of Object.values(item.anchors ?? {})) {
        expect(Object.keys(words)).toEqual(['0', '1', '2', '3', '4'])
        expect(Object.values(words).join('')).not.toMatch(/\d/)
      }
    }
    if (questions.length > 0) {
      expect(input.held).toBe(false)
      expect(input.clientsWords.some((w) => w.session <= input.session) || (input.conversation ?? Infinity) <= input.session).toBe(true)
    }
  }))
})

test('without a new reason, the same is asked three times at most, whatever the client answers or leaves alone', () => {
  const steps = fc.constantFrom(undefined, null, 0, 1, 2, 3, 4) as fc.Arbitrary<FollowUpAnswer['steps'] | undefined>
  fc.assert(fc.property(fc.array(steps, { minLength: 12, maxLength: 12 }), (chosen) => {
    const answers: FollowUpAnswer[] = []
    const checkIns: number[] = []
    const asked: string[] = []
    for (let session = 8; session < 20; session++) {
      const answer = chosen[session - 8]
      for (const { id } of followUpQuestions(given({ session, clientsWords: [wrote], conversation: 8, answers, checkIns }))) {
        asked.push(id)
        if (answer !== undefined) answers.push({ question: id, session, steps: answer })
      }
      checkIns.push(session)
    }
    for (const id of followUpIds) expect(asked.filter((one) => one === id).length).toBeLessThanOrEqual(3)
    if (chosen.every((one) => one === undefined)) expect(asked).toHaveLength(6)
    expect(asked).toContain('resolved')
  }))
})

test('an answer is told in the words that it was asked with', () => {
  for (const id of followUpIds) {
    const steps = Object.values(followUpItem(id)!.anchors!.en!)
    answerWords[id].forEach((told, step) => expect(told.replace(/ put right$/, '').replace('as much as they wanted', 'as much as I wanted').replace(/^not$/, 'not at all')).toBe(steps[step]))
  }
  expect(followUpItem('resolved')!.text!.en).toContain('put right')
})
