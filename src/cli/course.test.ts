import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findInstrument } from '../core/instruments/index.ts'
import { score } from '../core/score.ts'
import { answersFor } from './course.ts'

const long = findInstrument('alliance-checkin-long')!
const short = findInstrument('alliance-checkin-short')!
const facets = fc.constantFrom('bond', 'goals', 'task', 'confidence', 'openness')

test.each([['short', short], ['long', long]])('answers of the %s form are possible ones and make up the wanted mean', (_, instrument) => {
  const rows = instrument.items.filter((item) => item.kind === 'scale').length
  fc.assert(fc.property(
    fc.integer({ min: 0, max: 6 * rows }), fc.integer({ min: 1, max: 40 }), fc.integer({ min: 0, max: 4 }),
    fc.array(facets, { maxLength: 3 }), facets, facets,
    (total, session, direct, fell, high, low) => {
      const answers = answersFor(instrument, { mean: total / rows, direct, fell, leans: [high, low], session })
      const scored = score(instrument, answers)
      expect(scored.score).toBeCloseTo(total / rows, 9)
      expect(scored.direct).toBe(direct)
    },
  ))
})

test('what fell comes out lower than the other rows', () => {
  const answers = answersFor(short, { mean: 3.75, direct: 1, fell: ['confidence'], leans: ['goals', 'openness'], session: 8 })
  const fell = answers[short.items.find((item) => item.facet === 'confidence')!.id]!
  const others = short.items.filter((item) => item.kind === 'scale' && item.facet !== 'confidence').map((item) => answers[item.id]!)
  expect(fell).toBeLessThan(Math.min(...others))
})
