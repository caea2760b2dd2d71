import type { InterventionId } from '../repair/intervention.ts'
import type { WhatId } from '../source/what.ts'

/** Places in the product where a guide can stand beside the thing it explains. */
export type Place =
  | 'understand' | 'reflect' | 'source' | 'open' | 'repair' | 'follow-up'
  | 'check-in' | 'note' | 'today' | 'client'

/**
 * One block of a guide. `p` a paragraph, `h` a small heading, `note` a caution or limit;
 * `list` steps or points, `say` sentences one can speak, `avoid` what is better left unsaid, with why.
 */
export type Block =
  | { kind: 'p' | 'h' | 'note'; text: string }
  | { kind: 'list' | 'say' | 'avoid'; items: readonly string[] }

/** What a guide explains, so that a page can show it in the right spot. */
export interface Besides {
  /** Ids of catalogued signs, or a kind of sign, which stands for every sign of that kind. */
  signs?: readonly string[]
  /** What a strain may be about. */
  sources?: readonly WhatId[]
  interventions?: readonly InterventionId[]
  places?: readonly Place[]
}

/** One short reading for a therapist between two sessions. */
export interface Guide {
  /** The same as the file's name. */
  id: string
  title: string
  /** One sentence. */
  summary: string
  /** Reading time in minutes: words / 200, rounded up. Kept true by guides.test.ts. */
  minutes: number
  body: readonly Block[]
  /** Works the guide leans on; see works.ts. */
  sources: readonly string[]
  topics: readonly string[]
  besides: Besides
}
