import { type Kysely, sql } from 'kysely'
import type { CaseEvent, LinePoint } from '../core/case/index.ts'
import type { SeriesState } from '../core/detect/index.ts'
import type { LicensedText } from '../core/instruments/with-wording.ts'
import type { SignKind } from '../core/signs/sign.ts'
import type { Database, HelpLine, ReadingWeek, StoredAnswers } from '../db/schema.ts'
import { hashToken } from './acting.ts'

/** Everything that showing and receiving one check-in needs, as `checkin_by_token` gives it in one round trip. */
export interface OpenCheckIn {
  practice: {
    practiceId: string; name: string; timeZone: string; recipientId: string | null; recipientName: string | null
    outsideContacts: string; supervisorMaySee: boolean; readingHours: string; readingWeek: ReadingWeek; onDuty: string[]
    acknowledgeMinutes: number; helpLines: HelpLine[]; leaveUrl: string
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
  silent: { session: number; heldAt: string }[]
  symptoms: { answers: StoredAnswers; score: number | null }[]
  /** Beside a symptom measure: the latest point of the therapy's alliance line. */
  beside: LinePoint | null
  assessed: { answers: StoredAnswers | null; score: number | null; through: number | null } | null
  signs: { noteId: string; signId: string; kind: SignKind; session: number; heldAt: string }[]
  rupture: { ruptureId: string; onset: number; stage: string; events: CaseEvent[] } | null
}

/** The check-in that a token opens, whatever its state; null for an unknown token. Changes nothing. */
export async function findCheckIn(db: Kysely<Database>, token: string): Promise<OpenCheckIn | null> {
  const { rows } = await sql<{ found: OpenCheckIn | null }>`select checkin_by_token(${hashToken(token)}) as found`.execute(db)
  return rows[0]?.found ?? null
}

/** True while an answer would be taken: unanswered, neither replaced nor over, in a running therapy. */
export function isOpen(open: OpenCheckIn, now: Date): boolean {
  const { checkIn } = open
  return open.answered === null && checkIn.revokedAt === null && !open.therapyEnded && Date.parse(checkIn.expiresAt) > now.getTime()
}
