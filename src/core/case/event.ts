import type { EpisodeState, Level } from '../detect/verdict.ts'
import type { FollowUpId } from '../followup/questions.ts'

/** Why a case opened (engine §4-5). */
export type OpenedBy = 'check-in' | 'direct-question' | 'said-directly' | 'evidence' | 'by-hand'

/** What can happen in a case, each with what it carries. Events are only ever appended. */
export interface EventData {
  /**
   * `session` is the onset; `because` says what opened it, '' where the phrase for `by` is enough. `level`, where ratings
   * opened it, is that of the rating that did; events written before it was kept have none.
   */
  opened: { by: OpenedBy; session: number; because: string; level?: Level }
  /** A completed check-in while the case is open: what the ratings alone now say. */
  /**
   * `stillLower`: an alert only because the rating stayed as low as when the ratings came down (engine §3). Events written
   * before it was kept do not say.
   */
  rated: { session: number; level: Level; episode: EpisodeState | null; stillLower?: boolean }
  acknowledged: { how: 'confirmed' | 'prepared' }
  'source-chosen': { sources: string[]; form: 'withdrawal' | 'confrontation' | 'mixed' | null; part: string; words: string }
  'opener-kept': { text: string; register: string }
  planned: { interventions: { id: string; lane: 'this-session' | 'later' }[]; words: string }
  /** `done` holds the ids of the steps ticked so far, where they were ticked. */
  'step-noted': { intervention: string; how: string; next: string; done?: string[] }
  /** For which kind of work or circumstances the words of the plan are; the therapist's choice, ids of the catalogue. */
  'setting-chosen': { settings: string[] }
  /** Where on a map of repair a session was, as the therapist sees it; nothing computes it. */
  'place-marked': { session: number; map: 'withdrawal' | 'confrontation'; stage: string; words: string }
  /** An apology in the therapist's own words, kept with the plan. */
  'apology-kept': { text: string }
  /** The one warm letter to a client who stopped coming, as it was sent. */
  'letter-sent': { text: string }
  /** A conversation with the client about it; `session` is the one it took place in. */
  conversation: { session: number; how: string }
  'changed-work': { session: number; what: string }
  /** `why` holds ids of the reasons chosen; `until` is the session in which to look again. */
  waiting: { reason: string; why?: string[]; until?: number }
  /** The client's own word, 0 not at all … 4 fully; only where the client was asked. */
  'client-resolved': { session: number; steps: 0 | 1 | 2 | 3 | 4 }
  /** The client's own word whether it was talked about, 0 not at all … 4 as much as they wanted. */
  'client-talked': { session: number; steps: 0 | 1 | 2 | 3 | 4 }
  /** The client was asked and chose to skip: an answer too, and not asked again without a new reason. */
  'client-skipped': { session: number; questions: FollowUpId[] }
  /** `notes` answer the other questions of the closing, by their ids; only those that were answered. */
  'closing-note': { learned: string; notes?: Record<string, string> }
  'was-it-one': { answer: 'yes' | 'no' | 'unsure' }
  'new-usual': { reason: string }
  'set-aside': { reason: string }
  ended: { how: 'therapy-ended' | 'referred' | 'changed-therapist'; learned: string }
  reopened: { reason: string }
  /** A look back some sessions after a repair: whether it has held, or only that somebody looked. */
  'looked-back': { session: number; held: 'yes' | 'partly' | 'no' | 'unsaid'; words: string }
  /** A case held from the therapist was released to them with the client's agreement. */
  released: { note: string }
}

export type EventType = keyof EventData

/** One event as stored: numbered from 1 within its case; `by` is a member's id, or null for a client or the engine. */
export type CaseEvent = {
  [T in EventType]: { number: number; at: string; by: string | null; type: T; data: EventData[T] }
}[EventType]

/** An event that is about to be appended. */
export type NewEvent = { [T in EventType]: { type: T; data: EventData[T] } }[EventType]
