import { type Method, type MethodConfig, SILENT, type Step } from './method.ts'
import { against } from './limit.ts'

const MINIMUM = 5
const RESIDUAL_SDS = 2

/** Running figures of a straight line through the ratings, by session number. */
interface Line {
  n: number
  session: number
  x: number
  /** Σ(session - mean)², Σ(session - mean)(x - mean), Σ(x - mean)². */
  sessions: number
  both: number
  ratings: number
}

function withPoint(line: Line, session: number, x: number): Line {
  const n = line.n + 1
  const stepSession = session - line.session
  const stepX = x - line.x
  const meanSession = line.session + stepSession / n
  const meanX = line.x + stepX / n
  return {
    n, session: meanSession, x: meanX,
    sessions: line.sessions + stepSession * (session - meanSession),
    both: line.both + stepSession * (x - meanX),
    ratings: line.ratings + stepX * (x - meanX),
  }
}

const from = (line: Line, config: MethodConfig): Step => ({ session, x }) => {
  const then = from(withPoint(line, session, x), config)
  if (line.n < MINIMUM) return { reading: SILENT, then }
  const slope = line.both / line.sessions
  const centre = line.x + slope * (session - line.session)
  const residual = Math.sqrt(Math.max(line.ratings - slope * line.both, 0) / (line.n - 2))
  return { reading: against({ centre, limit: centre - RESIDUAL_SDS * residual, inclusive: false }, x, config), then }
}

/** Below the person's own straight line by two residual SD. */
export const stiles: Method = {
  id: 'stiles',
  name: 'Own line, two residual SD (Stiles-like)',
  says: 'Draws a straight line through the earlier ratings and flags a rating far below where it leads.',
  source: 'Stiles et al. 2004, 10.1037/0022-0167.51.1.81 (our reading, after Gumz et al. 2012)',
  minimum: MINIMUM,
  falseFlags: 7.2,
  follow: (config) => from({ n: 0, session: 0, x: 0, sessions: 0, both: 0, ratings: 0 }, config),
}
