import { DIRECT } from '../../core/detect/constants.ts'
import type { DirectStep, EpisodeState, Level, Scale } from '../../core/detect/verdict.ts'

/** One check-in as the chart shows it, in session order; follows `Verdict` of the core. */
export interface ChartPoint {
  session: number
  /** ISO date of the session. */
  date: string
  score: number | null
  level: Level
  expected: { low: number; high: number } | null
  /** Episode state after this rating. */
  state: EpisodeState | null
  stillLower: boolean
  slide: boolean
  /** The level a slow slide is measured against. */
  slideFrom?: number | null
  direct: DirectStep | null
  /** 'part' = answered, but too little for a score; 'open' = the check-in still waits. */
  answered: 'yes' | 'no' | 'part' | 'open'
  /** The answer came after a later one. */
  late?: boolean
  /** What else the check-in said beside the level, in short words: "a low start". */
  notes?: readonly string[]
}

/** Something that happened at a session, beside the rating. */
export interface ChartMark {
  session: number
  kind: 'sign' | 'conversation' | 'change' | 'new-usual'
  /** In words: "short answers", "talked about it". */
  label: string
}

export interface ChartProps {
  points: readonly ChartPoint[]
  marks?: readonly ChartMark[]
  scale: Scale
  /** How the client is called on this page. */
  client: string
  next?: { session: number; label: string }
  /** The levels before the strains, frozen from onset to return; oldest first. */
  levels?: readonly ChartLevel[]
  /** What another rule would have said, drawn beneath the default's own. */
  overlay?: ChartOverlay
}

/** A frozen level, and the line from which on ratings count as back. */
export interface ChartLevel {
  from: number
  /** The session with which the episode ended; null = it is open. */
  until: number | null
  value: number
  near: number
}

/** Another rule over the same ratings. */
export interface ChartOverlay {
  /** As it is called in the sentences about it. */
  name: string
  readings: readonly ChartReading[]
}

/** What the other rule says of one rating: what it compares with, and the score from which on it would ask; null while it is silent. */
export interface ChartReading {
  session: number
  x: number
  flag: boolean
  centre: number | null
  limit: number | null
}

/** True when the rating stands out by itself: a dip, still lower, or a slow slide. */
export function flagged(point: ChartPoint): boolean {
  return point.slide || point.level === 'notice' || point.level === 'alert' || point.level === 'severe'
}

/** True when the direct question was answered with a step that counts. */
export function direct(point: ChartPoint): point is ChartPoint & { direct: DirectStep } {
  return point.direct !== null && point.direct >= DIRECT.notice
}

/** Days between two check-ins from which on the picture shows a pause. */
const PAUSE_DAYS = 42

/** The longer pauses: between which sessions, and how many days. */
export function pauses(points: readonly ChartPoint[]): { from: number; to: number; days: number }[] {
  return points.flatMap((point, i) => {
    const before = points[i - 1]
    const days = before ? (Date.parse(point.date) - Date.parse(before.date)) / 86_400_000 : 0
    return before && days > PAUSE_DAYS ? [{ from: before.session, to: point.session, days }] : []
  })
}
