import type { Facet } from '../instruments/manifest.ts'
import { findSign } from '../signs/catalogue.ts'
import type { NotedSign } from '../signs/sign.ts'

/** What a row is about, seen from the therapist’s chair. */
export const facetAbout: Readonly<Record<Facet, string>> = {
  bond: 'feeling understood by you',
  goals: 'having time for what matters most to them',
  task: 'seeing why you do what you do',
  confidence: 'trusting that this gets them somewhere',
  openness: 'being able to tell you when something is wrong',
  identity: 'being safe here as who they are',
  symptom: 'how they have been',
}

/** A noted sign as its button says it, in quotation marks, with its moment where one was noted. */
export function named(sign: NotedSign): string {
  const label = `“${findSign(sign.signId)?.label ?? 'A sign'}”`
  if (sign.whenISaid) return `${label}, when you said “${sign.whenISaid}”`
  if (sign.whenWeSpokeOf) return `${label}, when you spoke of ${sign.whenWeSpokeOf}`
  return label
}

/** Joins words as one would say them: "a, b and c". */
export function said(words: readonly string[]): string {
  if (words.length < 2) return words.join('')
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}
