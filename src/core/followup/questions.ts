import type { DirectStep, Item } from '../instruments/manifest.ts'

/** The two things a client may be asked beside the form: whether it was talked about, and how far it is put right. */
export const followUpIds = ['talked-about', 'resolved'] as const
export type FollowUpId = (typeof followUpIds)[number]

/** Why something more is asked: what the client did, or what the therapist noted. */
export type AskedBecause = 'wrote' | 'said' | 'direct' | 'conversation'

/** Something that the client told the therapist: never a low rating. */
export interface ClientsWord {
  /** Wrote to the therapist; said so (a sign “said directly”); answered 3 or more on the direct question. */
  how: 'wrote' | 'said' | 'direct'
  /** The session that the check-in was about, or in which it was said. */
  session: number
  /** Only where the client wrote: what they wished for. */
  wish?: 'bring-up' | 'just-read' | 'none'
}

/** One answer to such a question; `steps` null = the client chose to skip it, which is an answer too. */
export interface FollowUpAnswer { question: FollowUpId; session: number; steps: DirectStep | null }

/** What is known when a check-in is put together. */
export interface FollowUpInput {
  /** The session that the check-in is about. */
  session: number
  /** The client's own words since the strain began, in any order. */
  clientsWords: readonly ClientsWord[]
  /** Session of the latest conversation about it that the therapist logged; null = none. */
  conversation: number | null
  /** What the client answered to these questions before, in any order. */
  answers: readonly FollowUpAnswer[]
  /** Sessions whose check-ins were answered since the strain began: each carried what was open then, answered or left alone. */
  checkIns?: readonly number[]
  /** True when the matter is held from the therapist: then nothing is asked through this form. */
  held: boolean
}

/** One question, as a row like any other: five worded steps from 0 to 4, skippable, never part of a score. */
export interface FollowUpQuestion {
  id: FollowUpId
  because: AskedBecause
  item: Item
  /** Shown to the client above the question, per language; `{T}` stands for the therapist's name. */
  why: Readonly<Record<string, string>>
}

/** "Put right" and "talked about" count as such from here (engine §4: at least 3 of 4). */
export const RESOLVED_FROM = 3
/** Nobody is asked the same more than so often after one word or one conversation (our draft). */
export const ASKED_AT_MOST = 3
/** The direct question counts as the client's own word from here (engine §5). */
export const DIRECT_TELLS_FROM = 3

type Steps = readonly [string, string, string, string, string]
const worded = (steps: Steps) => Object.fromEntries(steps.map((word, step) => [String(step), word]))
const row = (id: FollowUpId, text: Record<string, string>, steps: Record<string, Steps>): Item => ({
  id, facet: 'bond', kind: 'direct', min: 0, max: 4, text,
  anchors: Object.fromEntries(Object.entries(steps).map(([language, words]) => [language, worded(words)])),
})

const rows: Readonly<Record<FollowUpId, Item>> = {
  'talked-about': row('talked-about', {
    en: 'Did {T} and you get to talk about it?',
    es: '¿Has podido hablar de ello con {T}?',
    de: 'Konnten {T} und Sie darüber sprechen?',
  }, {
    en: ['not at all', 'only for a moment', 'a little', 'mostly', 'as much as I wanted'],
    es: ['nada', 'solo un momento', 'un poco', 'la mayor parte', 'todo lo que quería'],
    de: ['gar nicht', 'nur kurz', 'ein wenig', 'zum größten Teil', 'so viel, wie ich wollte'],
  }),
  'resolved': row('resolved', {
    en: 'As things are now, how far is it put right for you?',
    es: 'Tal como están las cosas ahora, ¿cuánto se ha arreglado para ti?',
    de: 'Wie weit ist es für Sie jetzt wieder in Ordnung?',
  }, {
    en: ['not at all', 'a little', 'partly', 'mostly', 'fully'],
    es: ['nada', 'un poco', 'en parte', 'en su mayor parte', 'del todo'],
    de: ['gar nicht', 'ein wenig', 'zum Teil', 'zum größten Teil', 'ganz'],
  }),
}

const why: Readonly<Record<AskedBecause, Readonly<Record<string, string>>>> = {
  wrote: {
    en: 'We ask because you wrote something to {T} after an earlier session.',
    es: 'Preguntamos porque le escribiste algo a {T} después de una sesión anterior.',
    de: 'Wir fragen, weil Sie {T} nach einer früheren Sitzung etwas geschrieben haben.',
  },
  said: {
    en: 'We ask because {T} noted that you brought something up.',
    es: 'Preguntamos porque {T} anotó que sacaste un tema.',
    de: 'Wir fragen, weil {T} notiert hat, dass Sie etwas angesprochen haben.',
  },
  direct: {
    en: 'We ask because you answered, after an earlier session, that something did not feel right.',
    es: 'Preguntamos porque respondiste, después de una sesión anterior, que sentiste que algo no estaba bien.',
    de: 'Wir fragen, weil Sie nach einer früheren Sitzung geantwortet haben, dass sich etwas nicht richtig anfühlte.',
  },
  conversation: {
    en: 'We ask because {T} noted that the two of you talked about how things are between you.',
    es: 'Preguntamos porque {T} anotó que habló contigo de cómo van las cosas entre {T} y tú.',
    de: 'Wir fragen, weil {T} notiert hat: Sie beide haben darüber geredet, wie es zwischen Ihnen steht.',
  },
}

/**
 * One or two more questions for the client, or none. A low answer alone never brings one: only the client's own word or
 * a logged conversation does, and the question says which (guidance §11).
 *
 * - "Talked about" follows the client's own word, until they answer that it was (3 or more).
 * - "Put right" follows a logged conversation, until they answer that it is (3 or more).
 * - A newer word or conversation asks afresh; without one, the same is asked in three answered check-ins at most, whether
 *   it was answered there or left alone, and not again after a chosen skip.
 * - Who wished only to be read is asked nothing, and nothing is asked where the matter is held from the therapist.
 */
export function followUpQuestions(input: FollowUpInput): FollowUpQuestion[] {
  if (input.held) return []
  const word = latestWord(input)
  if (word?.wish === 'just-read') return []
  const talk = input.conversation !== null && input.conversation <= input.session ? input.conversation : null
  // What was written about a session is asked about from the next one on; what was said in it, from its own check-in on.
  const since = Math.max(word ? word.session + (word.how === 'said' ? 0 : 1) : 0, talk ?? 0)
  const because = word?.how ?? 'conversation'
  const ask = (id: FollowUpId): FollowUpQuestion[] => (stillOpen(input, id, since) ? [{ id, because, item: rows[id], why: why[because] }] : [])
  return [...(word ? ask('talked-about') : []), ...(talk === null ? [] : ask('resolved'))]
}

/** The latest word that came before this check-in is filled in: what was written about this very session is not there yet. */
function latestWord({ clientsWords, session }: FollowUpInput): ClientsWord | null {
  const before = clientsWords.filter((word) => (word.how === 'said' ? word.session <= session : word.session < session))
  return before.reduce<ClientsWord | null>((last, word) => (last && last.session >= word.session ? last : word), null)
}

function stillOpen({ answers, checkIns = [], session }: FollowUpInput, id: FollowUpId, since: number): boolean {
  const between = (one: number) => one >= since && one < session
  const given = answers.filter((a) => a.question === id && between(a.session))
  const carried = new Set([...checkIns, ...given.map((a) => a.session)].filter(between))
  return carried.size < ASKED_AT_MOST && given.every((a) => a.steps !== null && a.steps < RESOLVED_FROM)
}

/** What the client answered, inside a sentence, in the words that they were asked with: never in stronger ones. */
export const answerWords: Readonly<Record<FollowUpId, Steps>> = {
  'talked-about': ['not at all', 'only for a moment', 'a little', 'mostly', 'as much as they wanted'],
  resolved: ['not put right', 'a little put right', 'partly put right', 'mostly put right', 'fully put right'],
}

/** The row of a question, by its id as it is stored with an answer; undefined for an id that is none. */
export const followUpItem = (id: string): Item | undefined => followUpIds.filter((one) => one === id).map((one) => rows[one])[0]
