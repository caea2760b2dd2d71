import type { Level, Verdict } from '../detect/index.ts'

/** One point of the small line on Today; scores in the unit of the form. */
export interface LinePoint {
  session: number
  score: number | null
  level: Level
  low: number | null
  high: number | null
}

/** As many points as the small picture can show. */
const POINTS = 12

/** The last points of a line after more verdicts. */
export function extendLine(line: readonly LinePoint[], verdicts: readonly Verdict[]): LinePoint[] {
  return [...line, ...verdicts.map((v) => ({
    session: v.session, score: v.score, level: v.level, low: v.expected?.low ?? null, high: v.expected?.high ?? null,
  }))].slice(-POINTS)
}
