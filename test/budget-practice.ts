import {
  type Course, type CourseRating, type KnownCase, type Looked, type Settings, look, withCases, withSettings,
} from '../src/core/budget/index.ts'
import { type Norms, type SeriesConfig, type SeriesState, type Verdict, closeEpisode, isFlag, judge, startSeries } from '../src/core/detect/index.ts'
import { type Random, randomFrom } from '../src/core/worlds/random.ts'
import { type Dip, simulate } from '../src/core/worlds/simulate.ts'
import type { World } from '../src/core/worlds/world.ts'

/** A made-up practice that runs with the alarm budget for a while, to see what it does to what is found. */
export interface Practice {
  world: World
  /** What is shipped for its form; the world's own norms, or wrong ones. */
  norms: Norms
  /** Share of therapies with a real strain: a fall of `depth` SD of all scores, lasting five sessions, anywhere from the 4th on. */
  strained: number
  depth: number
  /** Share of cases, real ones and others, about which the therapist says what it was. */
  answered: number
  seed: number
}

const SESSIONS = 20
/** Therapies between two looks. */
const BATCH = 50
const LASTS = 5

/** Runs a generator to its end without pausing. */
export function finished<T>(steps: Generator<undefined, T>): T {
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value
}

export const shippedFor = ({ world, norms }: Pick<Practice, 'world' | 'norms'>): SeriesConfig => ({ scale: world.scale, norms })

interface Lived { course: Course; verdicts: Verdict[]; truths: number[] }

/** One therapy judged as it goes along; a case that was none is set aside before the next session, where it is answered. */
function live(practice: Practice, config: SeriesConfig, made: readonly { session: number; score: number | null; truth: number }[], chance: Random, clientId: string): Lived {
  let state: SeriesState = startSeries()
  const ratings: CourseRating[] = []
  const verdicts: Verdict[] = []
  const truths: number[] = []
  const cases: KnownCase[] = []
  for (const { session, score, truth } of made) {
    const inEpisode = state.episode !== null
    const step = judge(config, state, { session, score })
    state = step.state
    verdicts.push(step.verdict)
    truths.push(truth)
    if (score !== null) ratings.push({ session, x: score, date: '2026-01-01', level: step.verdict.level, inEpisode, confirmed: false, unsettled: false })
    if (!step.verdict.opens) continue
    const answered = chance.uniform() < practice.answered
    cases.push({ onset: session, wasOne: answered ? truth > 0 : null })
    if (answered && truth === 0) state = closeEpisode(state)
  }
  return { course: withCases({ clientId, knownTo: ['t'], anew: true, ratings, restarts: [] }, cases), verdicts, truths }
}

function therapies(practice: Practice, from: number, count: number, dip: (chance: Random) => Dip | null) {
  const chance = randomFrom(practice.seed * 7 + from)
  return Array.from({ length: count }, (_, i) => {
    const seed = practice.seed + (from + i) * 104_729
    return { made: [...simulate(practice.world, { therapies: 1, sessions: SESSIONS, seed, dip: dip(chance) })], chance, clientId: String(from + i) }
  })
}

const strain = (practice: Practice) => (chance: Random): Dip | null => {
  const at = 4 + Math.floor(chance.uniform() * 11)
  return chance.uniform() < practice.strained ? { depth: practice.depth, at, length: LASTS, recovery: 0 } : null
}

/** Settings after `batches` looks, each after fifty therapies that were judged under the settings of the look before. */
export function settle(practice: Practice, batches: number): Settings | null {
  const shipped = shippedFor(practice)
  const courses: Course[] = []
  let inForce = null as Settings | null
  for (let batch = 0; batch < batches; batch++) {
    const config = withSettings(shipped, inForce)
    for (const one of therapies(practice, batch * BATCH, BATCH, strain(practice))) courses.push(live(practice, config, one.made, one.chance, one.clientId).course)
    const { change }: Looked = finished(look({ shipped, subscales: {}, inForce, courses }))
    if (change) inForce = { number: (inForce?.number ?? 0) + 1, madeAt: '2026-01-01T00:00:00Z', ...change }
  }
  return inForce
}

/** What settings do to fresh therapies: per 100 stable ratings, and % of lasting falls of 1 SD at session 9 found. */
export interface Done { flags: number; alerts: number; found: [number, number, number]; alerted: [number, number, number] }

const AT = 9
export function measure(practice: Practice, settings: Settings | null, count: number): Done {
  const config = withSettings(shippedFor(practice), settings)
  const fresh = 1_000_000
  const sum = { ratings: 0, flags: 0, alerts: 0 }
  for (const { made } of therapies(practice, fresh, count, () => null)) {
    let state = startSeries()
    for (const { session, score } of made) {
      const [outside, continues] = [state.episode === null, state.run !== null]
      const step = judge(config, state, { session, score })
      state = step.state
      if (score === null || !outside) continue
      sum.ratings += 1
      if (isFlag(step.verdict.level) && !continues) sum.flags += 1
      if (step.verdict.opens) sum.alerts += 1
    }
  }
  const found: [number, number, number] = [0, 0, 0]
  const alerted: [number, number, number] = [0, 0, 0]
  let falls = 0
  for (const { made } of therapies(practice, 2 * fresh, count, () => ({ depth: 1, at: AT, length: Infinity, recovery: 0 }))) {
    let state = startSeries()
    let ratings = 0
    let [flag, alert]: (number | null)[] = [null, null]
    for (const { session, score } of made) {
      if (session === AT && state.episode !== null) break
      const step = judge(config, state, { session, score })
      state = step.state
      if (session < AT || score === null) continue
      ratings += 1
      if (ratings === 1) falls += 1
      if (flag === null && isFlag(step.verdict.level)) flag = ratings
      if (alert === null && (step.verdict.level === 'alert' || step.verdict.level === 'severe')) alert = ratings
    }
    ;[1, 3, 6].forEach((within, i) => {
      if (flag !== null && flag !== undefined && flag <= within) found[i]! += 1
      if (alert !== null && alert !== undefined && alert <= within) alerted[i]! += 1
    })
  }
  const share = (counts: [number, number, number]) => counts.map((n) => (100 * n) / falls) as [number, number, number]
  return { flags: (100 * sum.flags) / sum.ratings, alerts: (100 * sum.alerts) / sum.ratings, found: share(found), alerted: share(alerted) }
}
