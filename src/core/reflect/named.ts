import { findSign } from '../signs/catalogue.ts'
import type { NotedSign } from '../signs/sign.ts'

/** A noted sign as its button says it, in quotation marks, with its moment where one was noted. */
export function named(sign: NotedSign): string {
  const label = `“${findSign(sign.signId)?.label ?? 'A sign'}”`
  if (sign.whenISaid) return `${label}, when you said “${sign.whenISaid}”`
  if (sign.whenWeSpokeOf) return `${label}, when you spoke of ${sign.whenWeSpokeOf}`
  return label
}

/** A noted sign as a reason: "You noted …", or "They told you …" where the client said it. */
export function noted(sign: NotedSign): string {
  if (sign.kind !== 'said-directly') return `You noted ${named(sign)}.`
  return sign.clientSaid ? `They told you: “${bare(sign.clientSaid)}”.` : `They told you something: ${named(sign)}.`
}

/** Words for quotation marks in the middle of a sentence: without their own full stop. */
export const bare = (text: string): string => text.trim().replace(/[.]+$/, '')

/** Joins words as one would say them: "a, b and c". */
export function said(words: readonly string[]): string {
  if (words.length < 2) return words.join('')
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}
