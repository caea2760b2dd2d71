import type { EventData, EventType, FollowUpAnswers } from '../core/case/index.ts'
import type { Facet, Instrument } from '../core/instruments/manifest.ts'
import type { Role } from '../db/schema.ts'

/** Somebody of the practice. */
export interface CastMember {
  name: string
  firstName: string
  email: string
  roles: readonly Role[]
  /** E-mail address of the supervisor, who joined before. */
  supervisor: string | null
}

/** A sign as noted, with what is known of the moment. */
export interface CastSign {
  sign: string
  whenISaid?: string
  whenWeSpokeOf?: string
  notTypicalFor?: 'me' | 'client' | 'both'
  clientSaid?: string
  words?: string
}

/** Events whose session is the one they are told with. */
type AtSession = 'conversation' | 'changed-work' | 'looked-back'
/** What comes of an answer, or has an action of its own. */
type NoDeed = 'opened' | 'rated' | 'ended' | 'client-resolved' | 'client-talked' | 'client-skipped'
type CaseDeed = { [T in Exclude<EventType, NoDeed>]: {
  type: T; data: T extends AtSession ? Omit<EventData[T], 'session'> : EventData[T]
} }[Exclude<EventType, NoDeed>]

/** Something that a therapist did in a case or about a risk check. */
export type Deed =
  | CaseDeed
  | { type: 'open'; by: 'by-hand' | 'said-directly'; because: string }
  /** `shared`: with the therapist's supervisor, on purpose. */
  | { type: 'reflect'; prompt: string; words: string; shared?: true }
  | { type: 'assessed'; outcome: string }
  /** Told the client, to read with the next check-in. */
  | { type: 'told'; kind: 'discussed' | 'changed'; words: string }
  | { type: 'end-therapy'; how: EventData['ended']['how']; learned: string }

/** What happened with one session. */
export interface Visit {
  /** Mean of the rows, in the unit of the form; null = sent and not answered; absent = nothing sent (or see `rows`). */
  mean?: number | null
  /** Exact answers in form order, the direct question included, where the mean does not say it: skips and equal rows. */
  rows?: readonly (number | null)[]
  /** The direct question, 0 unless said otherwise. */
  direct?: 0 | 1 | 2 | 3 | 4
  /** Rows that came out lower than the others this time. */
  fell?: readonly Facet[]
  words?: string
  wish?: 'bring-up' | 'just-read'
  reader?: 'therapist' | 'someone-else'
  /** What was answered to the questions besides the form, where it carried some. */
  asked?: FollowUpAnswers
  signs?: readonly CastSign[]
  /** The therapist's own note on the session. */
  note?: string
  /** The therapist's guess of the client's mean, before seeing it. */
  guess?: number
  /** Answers to symptom measures, in form order. */
  measures?: Readonly<Record<string, readonly number[]>>
  /** Answered so many hours before the demo starts; otherwise some hours after the session. */
  hoursAgo?: number
  /** The session did not take place. */
  missed?: true
  /** Days since the session before, where it is not the usual rhythm. */
  after?: number
  /** Done right after the session, before the client answered. */
  logged?: readonly Deed[]
  /** Done on the day after, with the answer at hand where there is one. */
  then?: readonly Deed[]
}

/** One session in short: the mean that was answered, null for a check-in sent and not answered, or all that happened. */
export type Entry = number | null | Visit

/** One client with a therapy, oldest session first. */
export interface CastClient {
  name: string
  /** An invented number. */
  contact: string
  language: string
  therapist: string
  instrument: string
  setting: 'in-person' | 'telehealth'
  /** Wall-clock time of the sessions. */
  at: string
  /** Days from one session to the next. */
  every: 7 | 14
  /** Working days from today to the next session, 0 = today; null = none is planned. */
  next: 0 | 1 | 2 | 3 | 4 | null
  /** Days since the last session, where no next one is planned. */
  lastDaysAgo?: number
  /** The facet this client tends to answer a step higher than the others, and the one a step lower. */
  leans: readonly [high: Facet, low: Facet]
  sessions: readonly Entry[]
}

/**
 * Answers that make up a wanted mean, as a person might give them: not all alike, with a leaning of their own, and
 * lower where something fell. Pure, and the same for the same session.
 * @param mean wanted mean of the scale rows; the nearest that whole answers can make is taken
 * @param session number of the session, from 1: it turns the small differences round from time to time
 */
export function answersFor(
  instrument: Instrument, { mean, direct, fell, leans, session }:
  { mean: number; direct: number; fell: readonly Facet[]; leans: CastClient['leans']; session: number },
): Record<string, number> {
  const rows = instrument.items.filter((item) => item.kind === 'scale')
  const total = Math.round(mean * rows.length)
  const answers = rows.map((_, i) => Math.floor(total / rows.length) + ((i + session) % rows.length < total % rows.length ? 1 : 0))
  const move = (from: number, to: number) => {
    if (from === to || from < 0 || to < 0 || answers[from]! <= rows[from]!.min || answers[to]! >= rows[to]!.max) return
    answers[from]! -= 1
    answers[to]! += 1
  }
  const rowOf = (facet: Facet) => rows.findIndex((row) => row.facet === facet)
  move(rowOf(leans[1]), rowOf(leans[0]))
  if (session % 3 !== 0 && fell.length === 0) move(session % rows.length, (session + 2) % rows.length)
  const stayed = rows.flatMap((row, i) => (fell.includes(row.facet) ? [] : [i]))
  // Two steps are enough to stand out; the lowest of the other rows make up for them, so that those stay near the usual.
  for (const facet of fell) for (const _ of [1, 2]) {
    move(rowOf(facet), stayed.reduce((lowest, i) => (answers[i]! < answers[lowest]! ? i : lowest), stayed[0] ?? -1))
  }
  return Object.fromEntries(instrument.items.map((item) => [item.id, item.kind === 'direct' ? direct : answers[rows.indexOf(item)]!]))
}
