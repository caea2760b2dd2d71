import { describe, expect, it } from 'vitest'
import vectors from '../../../test/fixtures/detection.json' with { type: 'json' }
import { judgeAll, type Norms, type Scale, type Verdict } from './index.ts'

type Row = Pick<Verdict, 'session' | 'score' | 'level' | 'p' | 'pRun' | 'drop' | 'expected' | 'state' | 'slide'>
interface Series {
  name: string
  scale: Scale
  norms: Norms
  dates: (string | null)[] | null
  expect: Row[]
}
const cases = vectors.cases as unknown as Series[]

/** The worked series of engine §2-4: 28 series, 358 rows, pinning every constant and comparison. */
describe.each(cases)('worked series: $name', ({ scale, norms, dates, expect: rows }) => {
  const verdicts = judgeAll(
    { scale, norms },
    rows.map(({ session, score }, i) => ({ session, score, date: dates?.[i] ?? undefined })),
  )

  it('gives every level, state and slide', () => {
    expect(verdicts.map(({ session, level, state, slide }) => ({ session, level, state, slide }))).toEqual(
      rows.map(({ session, level, state, slide }) => ({ session, level, state, slide })),
    )
  })

  it('gives p, pRun, drop and the range to 1e-6', () => {
    rows.forEach((row, i) => {
      const verdict = verdicts[i]!
      for (const key of ['p', 'pRun', 'drop'] as const) near(verdict[key], row[key], `${row.session} ${key}`)
      for (const key of ['mean', 'low', 'high'] as const)
        near(verdict.expected?.[key] ?? null, row.expected?.[key] ?? null, `${row.session} expected.${key}`)
    })
  })
})

function near(found: number | null, wanted: number | null, what: string): void {
  if (wanted === null || found === null) expect(found, what).toBe(wanted)
  else expect(Math.abs(found - wanted), what).toBeLessThan(1e-6)
}

it('covers all 28 series and 358 rows', () => {
  expect(cases).toHaveLength(28)
  expect(cases.flatMap((each) => each.expect)).toHaveLength(358)
})
