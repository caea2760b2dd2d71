import type { Because } from '../because.ts'
import type { Facet } from '../instruments/manifest.ts'
import { type ChangeAbout, voiceWords } from './words.ts'

/** A sentence that the therapist can send as it is, or change first. */
export interface SuggestedChange { about: ChangeAbout; text: string; because: Because }

/** Sentences offered at most: a choice of many is read by nobody. */
export const MOST_SUGGESTED = 3

const ofFacet: Partial<Record<Facet, ChangeAbout>> = {
  bond: 'bond', goals: 'goals', task: 'task', confidence: 'progress', openness: 'openness', identity: 'culture',
}
/** A change cannot answer these: they are not for repair talk, or not about the work at all. */
const noChange = new Set(['boundary', 'outside', 'not-relationship'])

/**
 * At most three sentences to begin from, for telling this client what has changed: first from what the therapist took it to
 * be about, then from the rows that fell most. None of them quotes, so that each can be sent whatever the client chose.
 * @param input.sources ids of the source room, as chosen in the case; [] where none was chosen
 * @param input.fell facets of the rows that fell, the most first
 * @param input.language of the client, who reads it
 */
export function suggestedChanges(input: { sources: readonly string[]; fell: readonly Facet[]; language: string }): SuggestedChange[] {
  const { changed } = voiceWords(input.language)
  const known = (id: string): ChangeAbout[] => (Object.hasOwn(changed, id) && !noChange.has(id) ? [id as ChangeAbout] : [])
  const found = [
    ...input.sources.flatMap(known).map((about) => ({ about, rule: 'source-chosen', why: 'You took it to be about this.' })),
    ...input.fell.flatMap((facet) => ofFacet[facet] ?? []).map((about) => ({ about, rule: 'row-fell', why: 'A row about this fell.' })),
    { about: 'any' as const, rule: 'any', why: 'This fits whatever it was about.' },
  ]
  const once = found.filter((one, i) => found.findIndex((other) => other.about === one.about) === i)
  return once.slice(0, MOST_SUGGESTED).map(({ about, rule, why }) => ({
    about, text: changed[about], because: { rule: `suggested-change/${rule}`, text: why, values: {}, source: 'docs/clinical/voice.md; expert judgement' },
  }))
}
