/** What a row of a check-in is about; the vocabulary that sources and openers understand. */
export type Facet = 'bond' | 'goals' | 'task' | 'confidence' | 'openness' | 'identity' | 'symptom'

/** Answer to the direct question, as worded steps: 0 nothing … 4 a lot. */
export type DirectStep = 0 | 1 | 2 | 3 | 4

/** One row. A manifest is data: no instrument may be named anywhere in code. */
export interface Item {
  id: string
  facet: Facet
  subscale?: string
  min: number
  max: number
  /** Smallest difference between two answers; absent = 1 (whole steps). */
  step?: number
  /** Reversed before scoring: min + max - answer. */
  reverse?: boolean
  /** 'scale' enters the score; 'direct' is the direct question (worded steps, stands apart). */
  kind: 'scale' | 'direct'
  /** An answer at or above this raises a risk check (engine §6). */
  riskAtLeast?: number
  /** Wording per language; absent where the licence does not allow it. `{T}` stands for the therapist's name. */
  text?: Record<string, string>
  /** Words at answers, per language: keys are answers as strings. */
  anchors?: Record<string, Record<string, string>>
}

export interface Cutoff {
  value: number
  op: '<' | '<=' | '>' | '>='
  meaning: string
  source: string
  validated: boolean
}

export interface Instrument {
  id: string
  version: string
  name: string
  about: 'alliance' | 'symptoms'
  respondent: 'client' | 'therapist'
  items: readonly Item[]
  scoring: {
    mode: 'sum' | 'mean' | 'mean-x10'
    /** Most items that may be missing; absent = the three-quarters rule of engine §1. */
    maxMissing?: number
  }
  /** Possible scores, oriented. */
  range: { min: number; max: number }
  /** 'higher-better' for alliance; symptom measures keep their own direction. */
  direction: 'higher-better' | 'higher-worse'
  norms?: { mean: number; sdBetween: number; sdWithin: number; source: string; weak: boolean }
  subscaleNorms?: Record<string, { mean: number; sdBetween: number; sdWithin: number; source: string }>
  cutoffs: readonly Cutoff[]
  reliableChange?: { value: number; source: string }
  licence: { name: string; wordingIncluded: boolean; attribution: string; requiresLicence: boolean; notice: string }
  /** What the bundled key does not know; while this is set nothing is scored. A licensed text brings the rest. */
  keyOpen?: string
  /** One line for the person who answers, where this is no validated test, per language. */
  caution?: Record<string, string>
  /** The lead sentence above the rows, per language. */
  lead?: Record<string, string>
  /** Where structure and key come from. */
  source: string
}
