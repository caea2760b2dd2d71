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

test('what fell comes out two steps lower than it would have, and no other row with it', () => {
  const asked = { mean: 3.75, direct: 1, leans: ['goals', 'openness'], session: 9 } as const
  const [without, fallen] = [answersFor(short, { ...asked, fell: [] }), answersFor(short, { ...asked, fell: ['confidence'] })]
  for (const { id, facet } of short.items.filter((item) => item.kind === 'scale')) {
    if (facet === 'confidence') expect(fallen[id], id).toBe(without[id]! - 2)
    else expect(fallen[id], id).toBeGreaterThanOrEqual(without[id]!)
  }
})
