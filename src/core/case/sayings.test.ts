import { expect, test } from 'vitest'
import { judgeAll } from '../detect/index.ts'
import { defaultInstrument } from '../instruments/index.ts'
import type { TherapyRecord } from './record.ts'
import { sayingsOf } from './sayings.ts'

const config = { scale: { min: 0, max: 6 }, norms: { mean: 4.3, sdBetween: 1.2, sdWithin: 0.5 } }
function record(scores: readonly (number | null)[], direct = 0): { record: TherapyRecord; silent: ReturnType<typeof judgeAll> } {
  const last = scores.findLastIndex((score) => score !== null)
  const verdicts = judgeAll(config, scores.map((score, i) => ({ session: i + 1, score, ...(i === last ? { direct: direct as 0 | 2 } : {}) })))
  return {
    record: {
      instrument: defaultInstrument, therapistName: 'Ada', signs: [], cases: [],
      sessions: scores.map((score, i) => ({
        number: i + 1, date: '2026-05-11', asked: true,
        answer: score === null ? null : { at: '2026-05-11T12:00:00Z', items: {}, verdict: verdicts[i]!, words: null },
      })),
    },
    silent: verdicts.slice(last + 1),
  }
}
const about = (of: ReturnType<typeof record>) => sayingsOf(of.record, of.silent).map((one) => one.about)

test('the rating comes first, then everything beside it, then the silence since', () => {
  expect(about(record([4, 4.2, 4.1, 6, 6, 6], 2))).toEqual(['level', 'direct', 'perfect'])
  expect(about(record([4, 6, 6, 6, null, null]))).toEqual(['level', 'perfect', 'gone-quiet'])
})
test('a sentence stands once, and nothing stands where nothing was answered or judged', () => {
  const of = record([4, 4.2, 4.1, 4, null, null])
  expect(sayingsOf(of.record, [...of.silent, of.silent.at(-1)!]).filter((one) => one.about === 'gone-quiet')).toHaveLength(1)
  expect(about(record([null, null]))).toEqual([])
})
test('what an earlier check-in said is not said of the latest', () => {
  expect(about(record([6, 6, 6, 5]))).toEqual(['level'])
})
