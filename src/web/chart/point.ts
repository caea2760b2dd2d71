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
  /** The level before the strain, frozen while an episode is open. */
  baseline?: { from: number; value: number }
}

/** True when the rating stands out by itself: a dip, still lower, or a slow slide. */
export function flagged(point: ChartPoint): boolean {
  return point.slide || point.level === 'notice' || point.level === 'alert' || point.level === 'severe'
}
