import { sql, type Transaction } from 'kysely'
import type { Settings } from '../core/budget/index.ts'
import type { LinePoint } from '../core/case/index.ts'
import type { SeriesState, Verdict } from '../core/detect/index.ts'
import type { Instrument } from '../core/instruments/manifest.ts'
import type { NotedSign } from '../core/signs/sign.ts'
import { settingsHistory } from './engine-settings.ts'
import { instrumentFor } from './instruments.ts'
import { type StoredRupture, ruptures } from './ruptures.ts'
import type { Database, StoredAnswers } from './schema.ts'
import { dayIn } from './local-day.ts'

export interface StoredResponse {
  responseId: string
  receivedAt: Date
  instrumentId: string
  items: StoredAnswers['items']
  /** What was answered besides the form; null = nothing was asked. */
  asked: StoredAnswers['asked'] | null
  score: number | null
  unscorable: string | null
  direct: number | null
  verdict: Verdict | null
  late: boolean
  /** The client's own words, where this reader is the one who may read them. */
  words: { text: string; reader: 'therapist' | 'someone-else'; wish: 'bring-up' | 'just-read' | 'none' } | null
}

export interface StoredCheckIn {
  checkInId: string
  instrumentId: string
  sentAt: Date
  expiresAt: Date
  revokedAt: Date | null
  response: StoredResponse | null
}

export interface StoredSession {
  sessionId: string
  number: number
  heldAt: Date
  kind: 'held' | 'missed'
  checkIns: StoredCheckIn[]
  /** Forms answered about this session, also those whose answers this reader may not see: never shown, only no silence. */
  answeredForms: string[]
  /** The reader's own; `sawFirst` = their guess came after they had opened a page with the answer, or Today. */
  note: { guess: number | null; sawFirst: boolean; words: string } | null
}

/** One therapy with everything that the reader may see of it. */
export interface TherapyView {
  therapyId: string
  clientId: string
  clientName: string
  clientLanguage: string
  contact: string
  therapistId: string
  therapistFirstName: string
  therapistName: string
  instrumentId: string
  instrumentVersion: string
  /** The form with the words this practice may show; null when this version of Attune does not know it. */
  instrument: Instrument | null
  /** What the practice judges this form with, oldest first; none = as shipped. */
  settings: readonly Settings[]
  setting: 'in-person' | 'telehealth'
  startedOn: string
  nextAt: Date | null
  endedAt: Date | null
  timeZone: string
  sessions: StoredSession[]
  signs: NotedSign[]
  ruptures: StoredRupture[]
  series: { state: SeriesState; line: LinePoint[]; judgedSession: number } | null
}

/**
 * One therapy as its reader may see it: row-level security leaves out what is held, private or somebody else's.
 * @param where by the therapy, or by one of its sessions or cases
 * @param therapistId only a therapy of this therapist; null = any (supervision reads other columns, see its own queries)
 */
export async function therapyView(
  tx: Transaction<Database>, where: { therapyId: string } | { sessionId: string } | { ruptureId: string }, therapistId: string,
): Promise<TherapyView | null> {
  const t = await tx.selectFrom('therapy')
    .innerJoin('client', (j) => j.onRef('client.practice_id', '=', 'therapy.practice_id').onRef('client.client_id', '=', 'therapy.client_id'))
    .innerJoin('member', (j) => j.onRef('member.practice_id', '=', 'therapy.practice_id').onRef('member.member_id', '=', 'therapy.therapist_id'))
    .innerJoin('practice', 'practice.practice_id', 'therapy.practice_id')
    .select(['therapy_id', 'therapy.client_id', 'client.name as client_name', 'client.language', 'contact', 'therapist_id',
      'member.first_name', 'member.name as therapist_name', 'instrument_id', 'instrument_version', 'setting', 'started_on',
      'next_at', 'ended_at', 'practice.time_zone as zone'])
    .where('therapist_id', '=', therapistId)
    .where('therapy_id', '=', 'therapyId' in where ? where.therapyId
      : 'sessionId' in where ? sql<string>`(select therapy_id from session where session_id = ${where.sessionId})`
      : sql<string>`(select therapy_id from rupture where rupture_id = ${where.ruptureId})`)
    .executeTakeFirst()
  if (!t) return null
  const id = t.therapy_id
  const sessions = await tx.selectFrom('session')
    .leftJoin('session_note', (j) => j.onRef('session_note.practice_id', '=', 'session.practice_id').onRef('session_note.session_id', '=', 'session.session_id'))
    .select(['session.session_id', 'number', 'held_at', 'kind', 'guess', 'words', 'updated_at', sql<boolean>`exists(
      select from response r join checkin c on c.practice_id = r.practice_id and c.checkin_id = r.checkin_id
      cross join lateral (values ('client read', c.therapy_id), ('today read', session_note.member_id)) as look(action, subject_id)
      where r.practice_id = session.practice_id and c.session_id = session.session_id and c.instrument_id = ${t.instrument_id}
        and r.received_at < session_note.guessed_at and exists (select from audit a where a.practice_id = r.practice_id
          and a.subject_id = look.subject_id and a.member_id = session_note.member_id and a.action = look.action
          and a.action in ('client read', 'today read') and a.at >= r.received_at and a.at < session_note.guessed_at))`.as('saw_first')])
    .where('therapy_id', '=', id).orderBy('number').execute()
  const checkIns = await tx.selectFrom('checkin')
    .leftJoin('response', (j) => j.onRef('response.practice_id', '=', 'checkin.practice_id').onRef('response.checkin_id', '=', 'checkin.checkin_id'))
    .leftJoin('response_words', (j) => j.onRef('response_words.practice_id', '=', 'response.practice_id').onRef('response_words.response_id', '=', 'response.response_id'))
    .select(['checkin.checkin_id', 'checkin.session_id', 'checkin.instrument_id', 'sent_at', 'expires_at', 'revoked_at',
      'response.response_id', 'received_at', 'answers', 'score', 'unscorable', 'direct', 'verdict', 'late',
      'response_words.words', 'reader', 'wish'])
    .where('checkin.therapy_id', '=', id).orderBy('sent_at').execute()
  const answered = await answeredSessions(tx, sessions.map((s) => s.session_id))
  const signs = await tx.selectFrom('noted_sign')
    .innerJoin('session', (j) => j.onRef('session.practice_id', '=', 'noted_sign.practice_id').onRef('session.session_id', '=', 'noted_sign.session_id'))
    .select(['note_id', 'sign_id', 'noted_sign.kind', 'number', 'held_at', 'when_i_said', 'when_we_spoke_of', 'not_typical_for', 'client_said', 'words'])
    .where('noted_sign.therapy_id', '=', id).where('withdrawn_at', 'is', null).orderBy('number').orderBy('note_id').execute()
  const series = await tx.selectFrom('series').select(['state', 'line', 'judged_session'])
    .where('therapy_id', '=', id).where('instrument_id', '=', t.instrument_id).where('instrument_version', '=', t.instrument_version)
    .executeTakeFirst()
  return {
    therapyId: id, clientId: t.client_id, clientName: t.client_name, clientLanguage: t.language, contact: t.contact,
    therapistId: t.therapist_id, therapistFirstName: t.first_name, therapistName: t.therapist_name,
    instrumentId: t.instrument_id, instrumentVersion: t.instrument_version,
    instrument: await instrumentFor(tx, t.instrument_id, t.instrument_version) ?? null,
    settings: await settingsHistory(tx, { id: t.instrument_id, version: t.instrument_version }), setting: t.setting, startedOn: t.started_on,
    nextAt: t.next_at, endedAt: t.ended_at, timeZone: t.zone,
    sessions: sessions.map((s) => ({
      sessionId: s.session_id, number: s.number, heldAt: s.held_at, kind: s.kind,
      answeredForms: answered.filter((a) => a.session_id === s.session_id).map((a) => a.instrument_id),
      note: s.updated_at ? { guess: s.guess, sawFirst: s.saw_first, words: s.words ?? '' } : null,
      checkIns: checkIns.filter((c) => c.session_id === s.session_id).map((c) => ({
        checkInId: c.checkin_id, instrumentId: c.instrument_id, sentAt: c.sent_at, expiresAt: c.expires_at, revokedAt: c.revoked_at,
        response: c.response_id && c.answers && c.received_at ? {
          responseId: c.response_id, receivedAt: c.received_at, instrumentId: c.instrument_id, items: c.answers.items, asked: c.answers.asked ?? null, score: c.score,
          unscorable: c.unscorable, direct: c.direct, verdict: c.verdict, late: c.late ?? false,
          words: c.words !== null && c.reader && c.wish ? { text: c.words, reader: c.reader, wish: c.wish } : null,
        } : null,
      })),
    })),
    signs: signs.map((n) => ({
      noteId: n.note_id, signId: n.sign_id, kind: n.kind, session: n.number, date: dayIn(n.held_at, t.zone),
      ...(n.when_i_said ? { whenISaid: n.when_i_said } : {}), ...(n.when_we_spoke_of ? { whenWeSpokeOf: n.when_we_spoke_of } : {}),
      ...(n.not_typical_for ? { notTypicalFor: n.not_typical_for } : {}), ...(n.client_said ? { clientSaid: n.client_said } : {}),
      ...(n.words ? { words: n.words } : {}),
    })),
    ruptures: await ruptures(tx, { therapyIds: [id] }),
    series: series ? { state: series.state, line: series.line, judgedSession: series.judged_session } : null,
  }
}

/** Which of these sessions were answered, and by which form: also where the answers are held from the reader. */
export async function answeredSessions(
  tx: Transaction<Database>, sessionIds: readonly string[],
): Promise<{ session_id: string; instrument_id: string }[]> {
  const { rows } = await sql<{ session_id: string; instrument_id: string }>`
    select session_id, instrument_id from answered_sessions(${sessionIds}::uuid[])`.execute(tx)
  return rows
}
