import { type Kysely, sql } from 'kysely'
import type { Settings } from '../core/budget/index.ts'
import { type CaseEvent, type LinePoint, foldCase, followUpFor } from '../core/case/index.ts'
import { type ClientsWord, DIRECT_TELLS_FROM, type FollowUpQuestion } from '../core/followup/questions.ts'
import type { SeriesState } from '../core/detect/index.ts'
import type { Instrument } from '../core/instruments/manifest.ts'
import type { LicensedText } from '../core/instruments/with-wording.ts'
import type { SignKind } from '../core/signs/sign.ts'
import { forEach, gathered } from '../db/gathered.ts'
import type { Database, HelpLine, ReadingWeek, StoredAnswers } from '../db/schema.ts'
import { hashToken } from './acting.ts'

/** Everything that showing and receiving one check-in needs, as `checkins_by_token` gives it in one round trip. */
export interface OpenCheckIn {
  practice: {
    practiceId: string; name: string; timeZone: string; recipientId: string | null; recipientName: string | null
    outsideContacts: string; supervisorMaySee: boolean; readingWeek: ReadingWeek; onDuty: string[]
    acknowledgeMinutes: number; helpLines: HelpLine[]; leaveUrl: string
    /** Clients may look at their own check-ins by a link. */
    ownView: boolean
  }
  therapist: { memberId: string; firstName: string; supervisorId: string | null }
  client: { clientId: string; language: string; timeZone: string }
  therapyId: string
  therapyEnded: boolean
  checkIn: {
    checkInId: string; sessionId: string; session: number; heldAt: string; kind: 'held' | 'missed'
    instrumentId: string; instrumentVersion: string; sentAt: string; expiresAt: string; revokedAt: string | null
  }
  /** The practice's own wording of this form, where it ships without one. */
  licensedText: LicensedText | null
  answered: { key: string; held: boolean } | null
  series: { state: SeriesState; line: LinePoint[]; judgedSession: number; revision: number } | null
  /** What the practice judges this form with now; null = as shipped. */
  settings: Settings | null
  silent: { session: number; heldAt: string }[]
  symptoms: { answers: StoredAnswers; score: number | null }[]
  /** Beside a symptom measure: the latest point of the therapy's alliance line. */
  beside: LinePoint | null
  assessed: { answers: StoredAnswers | null; score: number | null; through: number | null } | null
  signs: { noteId: string; signId: string; kind: SignKind; session: number; heldAt: string }[]
  rupture: { ruptureId: string; onset: number; stage: string; events: CaseEvent[] } | null
}

/** What the client was told since they last answered. */
export interface Told { kind: 'discussed' | 'changed'; words: string; onTheirWord: boolean; toldAt: string; heldAt: string | null }

/** What stands around the form when it is shown, as `around_checkin` gives it. */
export interface AroundCheckIn {
  /** This client has answered nothing yet. */
  first: boolean
  /** The practice's invitation to be candid; its text is null where the usual one is used. Null = none is shown. */
  candid: { text: string | null } | null
  told: Told[]
  wrote: { session: number; wish: 'bring-up' | 'just-read' | 'none' }[]
  direct: { session: number; steps: number }[]
  said: number[]
  held: boolean
}

/** The check-in that a token opens, whatever its state; null for an unknown token. Changes nothing. */
export async function findCheckIn(db: Kysely<Database>, token: string): Promise<OpenCheckIn | null> {
  return lookUp(db)(hashToken(token))
}

const lookUp = forEach((db: Kysely<Database>) => gathered(async (hashes: readonly Buffer[]) => {
  const { rows } = await sql<{ token_hash: Buffer; found: OpenCheckIn }>`/* look-up */ select * from checkins_by_token(${hashes})`.execute(db)
  return hashes.map((hash) => rows.find((row) => row.token_hash.equals(hash))?.found ?? null)
}))

/** The same with what stands around the form, in the same round trip: for showing it. */
export async function findCheckInToShow(
  db: Kysely<Database>, token: string,
): Promise<{ open: OpenCheckIn; around: AroundCheckIn } | null> {
  const hash = hashToken(token)
  const { rows } = await sql<{ open: OpenCheckIn; around: AroundCheckIn | null }>`
    select found as open, around_checkin(${hash}) as around from checkins_by_token(array[${hash}::bytea])`.execute(db)
  const found = rows[0]
  return found?.around ? { open: found.open, around: found.around } : null
}

/** The questions that this check-in carries besides its form; each says why. None beside a measure of symptoms. */
export function questionsBeside(open: OpenCheckIn, around: AroundCheckIn, about: Instrument['about']): readonly FollowUpQuestion[] {
  if (about !== 'alliance') return []
  const clientsWords: ClientsWord[] = [
    ...around.wrote.map(({ session, wish }) => ({ how: 'wrote' as const, session, wish })),
    ...around.direct.filter(({ steps }) => steps >= DIRECT_TELLS_FROM).map(({ session }) => ({ how: 'direct' as const, session })),
    ...around.said.map((session) => ({ how: 'said' as const, session })),
  ]
  return followUpFor({ view: open.rupture && foldCase(open.rupture.events), session: open.checkIn.session, clientsWords, held: around.held })
}

/** True while an answer would be taken: unanswered, neither replaced nor over, in a running therapy. */
export function isOpen(open: OpenCheckIn, now: Date): boolean {
  const { checkIn } = open
  return open.answered === null && checkIn.revokedAt === null && !open.therapyEnded && Date.parse(checkIn.expiresAt) > now.getTime()
}
