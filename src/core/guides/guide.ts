import type { Level } from '../detect/verdict.ts'
import type { InterventionId } from '../repair/intervention.ts'
import type { SettingId } from '../repair/settings/setting.ts'
import type { SignKind } from '../signs/sign.ts'
import type { WhatId } from '../source/what.ts'
import type { TopicId } from './explains.ts'

/** Places in the product where a guide can stand beside the thing it explains. */
export type Place =
  | 'understand' | 'reflect' | 'source' | 'open' | 'repair' | 'follow-up'
  | 'check-in' | 'note' | 'today' | 'client'

/** One thing that a guide explains: `source:task`, `sign:withdrawal`, `intervention:adjust-work` … */
export type Subject =
  | `source:${WhatId}` | `sign:${SignKind}` | `intervention:${InterventionId}` | `level:${Level}` | `setting:${SettingId | 'not-yet'}` | `topic:${TopicId}`

/**
 * One block of a guide. `p` a paragraph, `h` a small heading, `note` a caution or limit;
 * `list` steps or points, `say` sentences one can speak, `avoid` what is better left unsaid, with why.
 */
export type Block =
  | { kind: 'p' | 'h' | 'note'; text: string }
  | { kind: 'list' | 'say' | 'avoid'; items: readonly string[] }

/** What else a guide fits, so that a page can suggest it in the right spot; the one guide of a thing stands in explains.ts. */
export interface Besides {
  /** Ids of catalogued signs, or a kind of sign, which stands for every sign of that kind. */
  signs?: readonly string[]
  /** What a strain may be about. */
  sources?: readonly WhatId[]
  interventions?: readonly InterventionId[]
  places?: readonly Place[]
}

/** One short reading for a therapist between two sessions, as it is written. */
export interface GuideText {
  /** The same as the file's name. */
  id: string
  title: string
  /** One sentence. */
  summary: string
  body: readonly Block[]
  /** Works the guide leans on; see works.ts. */
  sources: readonly string[]
  topics: readonly string[]
  besides: Besides
}

export interface Guide extends GuideText {
  /** Reading time in whole minutes, at least 1; computed. */
  minutes: number
}

/** Under which every guide of this room may be used elsewhere. */
export const licence = {
  name: 'CC BY 4.0', address: 'https://creativecommons.org/licenses/by/4.0/', credit: 'Attune clinical texts, CC BY 4.0',
} as const

/** Unhurried reading of a plain text, in words per minute: a round figure of ours, on the slow side. */
const WORDS_PER_MINUTE = 200

/** The texts of a block, in the order in which they are read. */
export function textsOf(block: Block): readonly string[] {
  return 'text' in block ? [block.text] : block.items
}

/** The number of words in some texts; a script that sets no spaces counts two characters as a word. */
export function wordCount(texts: readonly string[]): number {
  return texts.reduce((sum, text) => {
    const dense = text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu)?.length ?? 0
    return sum + (text.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}’'-]*/gu)?.length ?? 0) + Math.floor(dense / 2)
  }, 0)
}

/** Minutes it takes to read, rounded up; at least 1. */
export function readingMinutes({ title, summary, body }: Pick<GuideText, 'title' | 'summary' | 'body'>): number {
  return Math.max(1, Math.ceil(wordCount([title, summary, ...body.flatMap(textsOf)]) / WORDS_PER_MINUTE))
}
