import type { Facet } from '../instruments/manifest.ts'
import type { EvidenceInput, FallenItem } from '../rupture/evidence.ts'
import type { NotedSign, SignKind } from '../signs/sign.ts'
import { facetAbout } from './facets.ts'
import { bare } from './named.ts'
import type { ReflectionPrompt } from './prompt.ts'

/** What the prompts are picked from. */
export interface ReflectInput extends EvidenceInput {
  /** True when words or a complaint are held from this therapist (engine §6): then nothing is asked. */
  held?: boolean
  /** Sources the therapist has chosen so far (ids of the source room). */
  sources?: readonly string[]
}

/** A question before its second questions are put beside it. */
export type Picked = Omit<ReflectionPrompt, 'deeper'>
export interface Candidate { pull: number; prompt: Picked }

export const ofKind = (input: ReflectInput, ...kinds: SignKind[]): NotedSign[] =>
  input.signs.filter(sign => kinds.includes(sign.kind))
export const withId = (input: ReflectInput, ...ids: string[]): NotedSign[] =>
  input.signs.filter(sign => ids.includes(sign.signId))
export const idsOf = (signs: readonly NotedSign[]): string[] => signs.map(sign => sign.noteId)
export const fellIn = (input: ReflectInput, ...facets: Facet[]): FallenItem | undefined =>
  input.checkIn?.fell.find(item => facets.includes(item.facet))
export const chose = (input: ReflectInput, ...sources: string[]): number =>
  sources.some(source => input.sources?.includes(source)) ? 2 : 0

export const row = (item: FallenItem): string => item.text ? `“${bare(item.text)}”` : `The row about ${facetAbout[item.facet]}`
