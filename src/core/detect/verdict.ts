import type { Because } from '../because.ts'
import type { DirectStep } from '../instruments/manifest.ts'

export type { DirectStep }

/** What one rating says by itself, from the least to the most unusual (engine §3). */
export type Level = 'unanswered' | 'unscorable' | 'learning' | 'usual' | 'notice' | 'alert' | 'severe'

/** What the ratings after an onset say (engine §4); null = no episode. */
export type EpisodeState = 'open' | 'unsettled' | 'plateau' | 'recovering' | 'returned'

/** The lowest and the highest possible score, oriented: higher = better alliance. */
export interface Scale {
  min: number
  max: number
}

/** Norms in the unit of the score. */
export interface Norms {
  mean: number
  sdBetween: number
  sdWithin: number
}

/** Everything that fixes how one series is judged. A series = one therapy, one instrument, one version. */
export interface SeriesConfig {
  scale: Scale
  norms: Norms
  /** Norms per subscale, where they exist; without them a subscale is never judged. */
  subscales?: Record<string, Norms>
  /** The practice's own p-limits under an alarm budget (engine §3), kept within bounds. Absent = the defaults. */
  limits?: { notice: number; alert: number }
  /** Number of the practice's settings that these norms and limits are; absent = as shipped. Verdicts carry it on. */
  settings?: number
}

/** One check-in as the engine sees it, in session order. */
export interface Occasion {
  session: number
  /** Oriented score (higher = better alliance); null = unanswered, or unscorable when `unscorable` is set. */
  score: number | null
  /** Why an answered form has no score. */
  unscorable?: string
  /** ISO date of the session, where known (YYYY-MM-DD). */
  date?: string
  direct?: DirectStep | null
  /** Raw answers in form order, the direct question last; used only to see forms that do not vary. */
  raw?: readonly (number | null)[]
  /** Oriented subscale scores. */
  subscales?: Record<string, number | null>
}

/** Something beside the level, each with its own sentence (engine §3, "Beside the level"). */
export type NoteKind = 'slide' | 'direct' | 'subscale' | 'low' | 'started-low' | 'flat' | 'perfect' | 'gone-quiet'
/** One such thing, with its reason. `subscale` names the part of the form where the kind is 'subscale'. */
export interface Note {
  kind: NoteKind
  subscale?: string
  because: Because
}

/** The verdict on one occasion. Never changed by anything that comes later. */
export interface Verdict {
  session: number
  score: number | null
  level: Level
  /** Lower-tail probability of a rating this low, 0..1; null where it cannot be computed. */
  p: number | null
  pRun: number | null
  /** Expected minus observed, in the unit of the score; positive = lower than expected. */
  drop: number | null
  /** The expected range (90 %), clipped to the scale. */
  expected: { mean: number; low: number; high: number } | null
  /** Episode state after this occasion. */
  state: EpisodeState | null
  slide: boolean
  /** True when the level is an alert only because the rating stayed at or below the first flag's lower edge. */
  stillLower: boolean
  /** True when an episode opened at this occasion. */
  opens: boolean
  /** True when an open episode reaches severe for the first time: the one thing that alerts again (engine §4). */
  reAlert: boolean
  /** The level A that a slow slide is measured against, when `slide`. */
  slideFrom: number | null
  notes: Note[]
  because: Because[]
  /** Number of the practice's settings under which it was given; absent = limits and norms as shipped. */
  settings?: number
}

/** A verdict whose reasons nobody asked for. */
export type BareVerdict = Omit<Verdict, 'because'>
