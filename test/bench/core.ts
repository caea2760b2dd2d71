import { judge, startSeries, type Occasion, type SeriesConfig, type SeriesState } from '../../src/core/detect/index.ts'
import { defaultInstrument } from '../../src/core/instruments/index.ts'
import { score, type Answers } from '../../src/core/score.ts'

/** One measured figure; `baseline` is what it is held against, in the same unit. */
export interface Figure {
  name: string
  value: number
  unit: string
  baseline?: number
  /** What the baseline is: a limit that the value may not pass, upwards or downwards; without it, for comparison only. */
  limit?: 'at most' | 'at least'
}

const SERIES = 500
const SESSIONS = 40
const SEVERAL = 5

/** How fast one core scores and judges check-ins, and whether a long therapy costs more than a short one. */
export async function benchCore(): Promise<Figure[]> {
  const { norms, range } = defaultInstrument
  if (!norms) throw new Error('The default instrument has no norms to judge by.')
  const config: SeriesConfig = { scale: range, norms }
  const forms = answerSheets()
  // The first round warms the compiler up and is not counted.
  judgeForms(config, forms)
  const perSecond = best(SEVERAL, () => {
    const start = process.hrtime.bigint()
    judgeForms(config, forms)
    return (SERIES * SESSIONS) / seconds(start)
  })
  const early = best(SEVERAL, () => -microsecondsAt(config, 5))
  const late = best(SEVERAL, () => -microsecondsAt(config, 5000))
  return [
    {
      name: 'check-ins scored and judged on one core',
      value: Math.round(perSecond),
      unit: 'per second',
      baseline: 200_000,
      limit: 'at least',
    },
    { name: 'judging the rating of session 5', value: -early, unit: 'µs' },
    { name: 'judging the rating of session 5,000', value: -late, unit: 'µs', baseline: -early },
  ]
}

/** Forms that vary as real ones do, made once so that only scoring and judging are measured. */
function answerSheets(): Answers[] {
  return Array.from({ length: SERIES * SESSIONS }, (_, form) =>
    Object.fromEntries(
      defaultInstrument.items.map((item, row) => {
        const steps = item.max - item.min + 1
        return [
          item.id,
          item.kind === 'direct' ? 0 : item.min + ((form * 7 + row * 3 + (form % 11)) % Math.min(steps, 3)) + steps - 4,
        ]
      }),
    ),
  )
}

function judgeForms(config: SeriesConfig, forms: readonly Answers[]): void {
  for (let series = 0; series < SERIES; series += 1) {
    let state = startSeries()
    for (let session = 1; session <= SESSIONS; session += 1) {
      const form = score(defaultInstrument, forms[series * SESSIONS + session - 1]!)
      const occasion: Occasion = {
        session,
        score: form.score,
        direct: form.direct,
        raw: form.raw,
        subscales: form.subscales,
      }
      state = judge(config, state, occasion).state
    }
  }
}

function microsecondsAt(config: SeriesConfig, session: number): number {
  const mid = (config.scale.min + config.scale.max) / 2
  let state: SeriesState = startSeries()
  for (let s = 1; s < session; s += 1) state = judge(config, state, { session: s, score: mid + (s % 3) * 0.5 }).state
  const again = 20_000
  const start = process.hrtime.bigint()
  for (let i = 0; i < again; i += 1) judge(config, state, { session, score: mid + (i % 3) * 0.5 })
  return (seconds(start) * 1e6) / again
}

/** The best of a few runs: what the machine can do when nothing else disturbs it. */
function best(runs: number, measure: () => number): number {
  return Math.max(...Array.from({ length: runs }, measure))
}

function seconds(since: bigint): number {
  return Number(process.hrtime.bigint() - since) / 1e9
}
