import { capital, momentOf, topicOf } from '../opener/spoken.ts'
import type { EvidenceInput } from '../rupture/evidence.ts'
import type { Form } from '../source/form.ts'
import { type WhatId, whatById } from '../source/what.ts'
import { type FamilyId, type Line, type ReplyForm, familyOf } from './family.ts'
import { familyLines, missedLines, momentLines, quietLines, topicLines } from './lines.ts'
import { asks, owns, receivesOf } from './models.ts'

/** What a rehearsal is composed from. */
export interface RehearsalInput {
  /** Sources that are worked with, the first one first. */
  sources: readonly WhatId[]
  /** Whether the therapist chose them; else they are the likeliest by the evidence. */
  chosen: boolean
  /** The window of evidence of the case. */
  evidence: EvidenceInput
  /** The session before this one did not take place. */
  missedLast: boolean
  /** Words or a complaint are held from this therapist, or a boundary may be at stake: nothing is rehearsed (engine §6). */
  held: boolean
}

/** One possible first reply, and three answers to compare one's own with. Invented, and said to be. */
export interface Rehearsal {
  form: ReplyForm
  reply: string
  models: readonly [string, string, string]
  /** What it was composed from. */
  because: readonly string[]
  /** How many replies there are in this form before they come round again. */
  of: number
}

/** The form to begin with: the one that the strain shows in; stepping back where none is clear, for it is easily missed. */
export function firstForm(form: Form | null): ReplyForm {
  return form === 'confrontation' ? 'confrontation' : 'withdrawal'
}

/**
 * A possible first reply of this client to the conversation being opened, in one of three forms, composed from the
 * case's sources and evidence: the noted moment or subject comes first, then what is often said about such a source.
 * @param turn which of them, from 0; any whole number, they come round again
 * @returns null in boundary cases: those are not rehearsed
 */
export function rehearse(input: RehearsalInput, form: ReplyForm, turn: number): Rehearsal | null {
  if (input.held || input.sources.includes('boundary')) return null
  const all = candidates(input, form)
  const at = ((Math.trunc(turn) % all.length) + all.length) % all.length
  const { line, family, because } = all[at]!
  const [first, second, third] = [0, 1, 2].map((i) => (at + i) % 3) as [number, number, number]
  const received = receivesOf(family, form)
  const model = (heard: string, i: number) => `${heard} ${owns[family][i]!} ${asks[family][i]!}`
  return {
    form, reply: line.says, because, of: all.length,
    models: [
      model(line.hears, first), model(received[at % received.length]!, second), model(received[(at + 1) % received.length]!, third),
    ],
  }
}

interface Candidate { line: Line; family: FamilyId; because: string[] }

function candidates(input: RehearsalInput, form: ReplyForm): Candidate[] {
  const named = input.sources.flatMap((id) => familyOf[id] ?? [])
  const families = named.length > 0 ? [...new Set(named)] : ['trust' as const]
  const usual = families.flatMap((family) => familyLines[family][form].map((line) => ({ line, family, because: [source(input, family)] })))
  return alternate(fromEvidence(input, form, families[0]!), usual)
}

/** What the noted moment, the noted subject, a session that fell through and silence give to say. */
function fromEvidence(input: RehearsalInput, form: ReplyForm, family: FamilyId): Candidate[] {
  const { signs, goneQuiet } = input.evidence
  const missed = input.missedLast || signs.some((sign) => sign.signId === 'missed-session' || sign.signId === 'cancelling')
  const about = (lines: readonly Line[], because: string): Candidate[] => lines.map((line) => ({ line, family, because: [because, source(input, family)] }))
  const found: Candidate[] = []
  const moment = signs.find((sign) => momentOf(sign.whenISaid) !== null)?.whenISaid
  if (moment !== undefined) {
    const because = [`From the moment you noted: you ${spokenOf(moment).said} “${momentOf(moment)}”.`]
    found.push(...momentLines[form].map((line) => ({ line: atMoment(line, moment), family: 'moment' as const, because })))
  }
  const topic = signs.map((sign) => topicOf(sign.whenWeSpokeOf)).find((words) => words !== null)
  if (topic) {
    const said = topicLines[form].map(({ says, hears }) => ({ says: says.replace('{t}', () => fromTheClient(topic)), hears }))
    found.push(...about(said, `From the subject you noted: ${aboutTheClient(topic)}.`))
  }
  if (missed) found.push(...about(missedLines[form], 'From the session that did not take place.'))
  if (goneQuiet) found.push(...about(quietLines[form], 'From the check-ins that stopped coming back.'))
  return found
}

const turned: Record<string, string> = {
  'your': 'my', 'you are': 'I am', 'you were': 'I was', 'you': 'I', 'my': 'your', 'i am': 'you are', 'i was': 'you were', 'i': 'you', 'me': 'you',
}

/** A subject as the client would name it: "what you came for" becomes "what I came for". */
function fromTheClient(topic: string): string {
  return topic.replace(/\b(?:you are|you were|i am|i was|your|you|my|me|i)\b/gi, (word) => turned[word.toLowerCase()] ?? word)
}

/** A subject as one would name it speaking of the client: "what you came for" becomes "what they came for". */
function aboutTheClient(topic: string): string {
  return topic.replace(/\byour\b/g, 'their').replace(/\byou\b/g, 'they')
}

/** A sentence is said, a question is asked, and keeps its mark. */
function spokenOf(words: string): { said: string; say: string; told: string; p: string; i: string; q: string } {
  return /\?["”’'\s]*$/.test(words) ? { said: 'asked', say: 'ask', told: 'asked me', p: '?', i: '?', q: '' } : { said: 'said', say: 'say', told: 'said to me', p: '.', i: '', q: '?' }
}

/** The therapist's words in the client's mouth; at the beginning of a sentence they begin with a capital. */
function atMoment({ says, hears }: Line, words: string): Line {
  const m = momentOf(words) ?? ''
  const fill: Record<string, string> = { m, ...spokenOf(words) }
  const begun = says.replace(/(?<=^|[.?] )“\{m\}/, () => `“${capital(m)}`)
  return { says: begun.replace(/\{(\w+)\}/g, (place, name: string) => fill[name] ?? place), hears }
}

function source(input: RehearsalInput, family: FamilyId): string {
  const id = input.sources.find((one) => familyOf[one] === family)
  if (id === undefined) return 'No source stands out, so it keeps to trust between you.'
  return `From the source “${whatById(id).label}”, ${input.chosen ? 'which you chose' : 'the likeliest by the evidence'}.`
}

/** The noted ones first and then by turns, so that another reply is really another. */
function alternate<T>(first: readonly T[], second: readonly T[]): T[] {
  const longest = Math.max(first.length, second.length)
  return Array.from({ length: longest }, (_, i) => [first[i], second[i]]).flat().filter((one) => one !== undefined)
}
