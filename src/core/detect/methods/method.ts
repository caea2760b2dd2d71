import type { JudgedWith } from '../judge.ts'
import type { Norms, SeriesConfig, Verdict } from '../verdict.ts'

/** What a published rule may need beyond the norms. */
export interface MethodConfig extends SeriesConfig {
  /** Standard error of measurement, in the unit of the score; absent = derived from an assumed reliability. */
  sem?: number
  /** Parts of the form, for a method that looks at them; absent = it looks at the whole alone. */
  parts?: readonly Part[]
}

/** A part of the form, such as the rows on the bond. */
export interface Part {
  name: string
  /** Its share of the rows of the whole form, above 0 and below 1. */
  share: number
  /** Norms of how far the part lies above the whole, both in the unit of the score. */
  against: Norms
}

/** One completed rating: ratings only move forward in session order. */
export interface Rating {
  session: number
  x: number
  /** ISO date of the session, where known. */
  date?: string
  /** Score of each part, brought to the unit of the whole; null = too few of its rows were answered. */
  parts?: Readonly<Record<string, number | null>>
}

/** What a method says of one rating, given those before it. */
export interface Reading {
  /** False while there are too few earlier ratings; then nothing is flagged. */
  speaks: boolean
  flag: boolean
  /** What it compares with and the score from which on it would flag, in the unit of the score; null before it speaks. */
  centre: number | null
  limit: number | null
  /** The part of the form that is flagged, where it is not the whole; centre and limit are those of the whole. */
  part?: string
}

/** Judges one rating; `then` judges the next. It holds a state of bounded size, so each rating costs the same. */
export type Step = (rating: Rating) => { reading: Reading; then: Step }

/** One rule for telling an unusual rating. One file each; the folder's index lists them. */
export interface Method {
  id: string
  name: string
  /** What it does, in one sentence for a therapist. */
  says: string
  /** Author, year, DOI; a reading of ours where the paper leaves clauses open. */
  source: string
  /** Completed earlier ratings that it needs before it speaks. */
  minimum: number
  /** Flags per 100 stable ratings in the base world: the figure of docs/clinical/evaluation.md, as a test holds. */
  falseFlags: number
  /**
   * Set where it says something of its own only of parts of the form (`MethodConfig.parts`). It needs to know how far a part
   * usually lies from the whole: no form brings that, and a practice's own norms are of each part by itself.
   */
  ofParts?: true
  follow: (config: MethodConfig) => Step
  /** For Attune's own rule: what a verdict of the record says, people's decisions before it included. */
  ofVerdict?: (given: JudgedWith, verdict: Verdict) => Reading
}

/** Before there are enough ratings. */
export const SILENT: Reading = { speaks: false, flag: false, centre: null, limit: null }

/** SD of one rating in the population: √(τ² + s0²), in the unit of the score. */
export const sdPopOf = ({ norms }: SeriesConfig): number => Math.hypot(norms.sdBetween, norms.sdWithin)

/**
 * Reliability assumed where an instrument's standard error is not given: Cronbach's alpha .90, as in session ratings of
 * the alliance (Flückiger et al. 2016, 10.1016/j.ebiom.2015.11.049, our computation).
 */
const RELIABILITY = 0.9

/** Standard error of measurement: SD · √(1 - reliability), in the unit of the score. */
export const semOf = (config: MethodConfig): number => config.sem ?? sdPopOf(config) * Math.sqrt(1 - RELIABILITY)
