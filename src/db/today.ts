import { sql, type Transaction } from 'kysely'
import { type LinePoint, type TherapyRecord, type TodayClient, afterClosing, foldCase, isSettled, tellsOfBoundary, todayEvidence } from '../core/case/index.ts'
import { type SeriesState, type Verdict, daysBetween, isFlag } from '../core/detect/index.ts'
import type { Scale } from '../core/detect/index.ts'
import type { Instrument } from '../core/instruments/manifest.ts'
import { SESSIONS_BEFORE_ONSET } from '../core/rupture/constants.ts'
import type { ClientWords } from '../core/rupture/evidence.ts'
import type { NotedSign } from '../core/signs/sign.ts'
import { instrumentsFor } from './instruments.ts'
import { dayIn } from './local-day.ts'
import { type StoredRupture, ruptures } from './ruptures.ts'
import type { Database, StoredAnswers } from './schema.ts'

/** One running therapy of the viewer, ready for Today. */
export interface TodayTherapy extends TodayClient {
  therapyId: string
  ruptureId: string | null
  nextAt: Date | null
  scale: Scale
  /** True once a check-in was answered. */
  answered: boolean
  /** When the newest answer that is shown came; null = none is. */
  newest: Date | null
}

interface TherapyRow {
  therapy_id: string; client_name: string; first_name: string; instrument_id: string; instrument_version: string; next_at: Date | null
  state: SeriesState | null; line: LinePoint[] | null; judged_session: number | null; sessions: number
  number: number | null; received_at: Date | null; answers: StoredAnswers | null; verdict: Verdict | null
  words: string | null; reader: ClientWords['reader'] | null; wish: ClientWords['wish'] | null; settled_at: Date | null
  therapist_name: string; repaired_in: number | null; recent: readonly RecentWords[] | null
}
/** What the client wrote or said in the sessions that can still tell of a boundary; `at` is the session's time for what was said. */
interface RecentWords { number: number; at: string; text: string; said: boolean }
interface SessionRow {
  therapy_id: string; session_id: string; number: number; held_at: Date; kind: 'held' | 'missed'
  sent: boolean; over: boolean; answered: boolean; noted: boolean; received_at: Date | null
}
interface SignRow {
  therapy_id: string; note_id: string; sign_id: string; kind: NotedSign['kind']; number: number; held_at: Date; client_said: string | null
}

/**
 * All running therapies of one therapist, for Today: six queries at most, whatever their number, and one more where a
 * form has a licensed text. Of each therapy only its running state, its latest answer and its last sessions are read,
 * never a whole history (but for the answers of clients whose latest check-in stands out, so that the row that fell most
 * can be named).
 */
export async function todayTherapies(
  tx: Transaction<Database>, therapistId: string, timeZone: string, now: Date,
): Promise<TodayTherapy[]> {
  const therapies = await therapyRows(tx, therapistId)
  if (therapies.length === 0) return []
  const ids = therapies.map((t) => t.therapy_id)
  const cases = await ruptures(tx, { therapyIds: ids }, true)
  const sessions = await sessionRows(tx, therapies, cases, now)
  const signs = await signRows(tx, sessions)
  const standing = therapies.filter((t) => (t.verdict && isFlag(t.verdict.level)) || cases.some((c) => c.therapyId === t.therapy_id))
  const earlier = await earlierAnswers(tx, standing)
  const instrumentOf = await instrumentsFor(tx, therapies.map((t) => ({ id: t.instrument_id, version: t.instrument_version })))
  return therapies.flatMap((t) => {
    const mine = <T extends { therapy_id: string }>(rows: readonly T[]) => rows.filter((r) => r.therapy_id === t.therapy_id)
    return assemble(t, instrumentOf(t.instrument_id, t.instrument_version), {
      sessions: mine(sessions), signs: mine(signs), earlier: mine(earlier), open: cases.find((c) => c.therapyId === t.therapy_id) ?? null,
    }, timeZone, now) ?? []
  })
}

async function therapyRows(tx: Transaction<Database>, therapistId: string): Promise<TherapyRow[]> {
  const { rows } = await sql<TherapyRow>`
    /* today-therapies */ select t.therapy_id, c.name as client_name, m.first_name, m.name as therapist_name, t.instrument_id, t.instrument_version, t.next_at, e.state, e.line, e.judged_session,
      coalesce((select max(s.number) from session s where s.practice_id = t.practice_id and s.therapy_id = t.therapy_id), 0) as sessions,
      r.session_number as number, r.received_at, r.answers, r.verdict, w.words, w.reader, w.wish,
      (select max(v.at) from rupture u join case_event v on v.practice_id = u.practice_id and v.rupture_id = u.rupture_id
        where u.practice_id = t.practice_id and u.therapy_id = t.therapy_id and u.closed and v.type <> all(${[...afterClosing]}::text[])) as settled_at,
      (select max((v.data->>'session')::integer) from rupture u join case_event v on v.practice_id = u.practice_id and v.rupture_id = u.rupture_id
        where u.practice_id = t.practice_id and u.therapy_id = t.therapy_id and u.stage = 'repaired'
          and not exists (select from case_event l where l.practice_id = u.practice_id and l.rupture_id = u.rupture_id and l.type = 'looked-back'
            and l.number > coalesce((select max(o.number) from case_event o where o.practice_id = u.practice_id and o.rupture_id = u.rupture_id
              and o.type = 'reopened'), 0))) as repaired_in,
      (select json_agg(z) from (
        select x.session_number as number, x.received_at as at, y.words as text, false as said
          from response x join response_words y on y.practice_id = x.practice_id and y.response_id = x.response_id
          where x.practice_id = t.practice_id and x.therapy_id = t.therapy_id and x.session_number >= near.since
        union all
        select s.number, s.held_at, g.client_said, true from noted_sign g join session s on s.practice_id = g.practice_id and s.session_id = g.session_id
          where g.practice_id = t.practice_id and g.therapy_id = t.therapy_id and s.number >= near.since
            and g.client_said is not null and g.withdrawn_at is null) z) as recent
    from therapy t
    join client c on c.practice_id = t.practice_id and c.client_id = t.client_id
    join member m on m.practice_id = t.practice_id and m.member_id = t.therapist_id
    left join series e on e.practice_id = t.practice_id and e.therapy_id = t.therapy_id
      and e.instrument_id = t.instrument_id and e.instrument_version = t.instrument_version
    left join lateral (select * from response x where x.practice_id = t.practice_id and x.therapy_id = t.therapy_id
      and x.answers->>'instrument' = t.instrument_id order by x.session_number desc limit 1) r on true
    left join response_words w on w.practice_id = r.practice_id and w.response_id = r.response_id
    cross join lateral (select coalesce(
        (select min(u.onset_session) from rupture u where u.practice_id = t.practice_id and u.therapy_id = t.therapy_id and not u.closed),
        (select max(s.number) from session s where s.practice_id = t.practice_id and s.therapy_id = t.therapy_id))
      - ${SESSIONS_BEFORE_ONSET}::integer as since) near
    where t.practice_id = app_practice() and t.therapist_id = ${therapistId} and t.ended_at is null`.execute(tx)
  return rows
}

/** Sessions are loaded back to the latest answer and this many before; and around the onset of an open case. */
const SESSIONS_BEFORE = 3

/** The last sessions of each therapy. */
async function sessionRows(
  tx: Transaction<Database>, therapies: readonly TherapyRow[], cases: readonly StoredRupture[], now: Date,
): Promise<SessionRow[]> {
  const since = therapies.map((t) => Math.min(t.sessions, t.judged_session ?? t.sessions) - SESSIONS_BEFORE)
  const onsets = therapies.map((t) => cases.find((c) => c.therapyId === t.therapy_id)?.onset ?? null)
  const { rows } = await sql<SessionRow>`
    /* today-sessions */ select s.therapy_id, s.session_id, s.number, s.held_at, s.kind, coalesce(c.sent, false) as sent, coalesce(c.over, false) as over,
      coalesce(c.answered, false) as answered, n.session_id is not null as noted, c.received_at
    from unnest(${therapies.map((t) => t.therapy_id)}::uuid[], ${since}::integer[], ${onsets}::integer[],
      ${therapies.map((t) => t.instrument_id)}::text[]) as own(therapy_id, since, onset, instrument_id)
    join session s on s.practice_id = app_practice() and s.therapy_id = own.therapy_id
      and (s.number >= own.since or s.number between own.onset - ${SESSIONS_BEFORE}::integer and own.onset)
    left join lateral (select bool_or(k.revoked_at is null or r.response_id is not null) as sent,
        bool_or(r.response_id is null and k.expires_at <= ${now})
          and not exists (select from answered_sessions(array[s.session_id]) a where a.instrument_id = own.instrument_id) as over, bool_or(r.response_id is not null) as answered,
        max(r.received_at) as received_at
      from checkin k left join response r on r.practice_id = k.practice_id and r.checkin_id = k.checkin_id
      where k.practice_id = s.practice_id and k.session_id = s.session_id and k.instrument_id = own.instrument_id) c on true
    left join session_note n on n.practice_id = s.practice_id and n.session_id = s.session_id
    order by s.therapy_id, s.number`.execute(tx)
  return rows
}

async function signRows(tx: Transaction<Database>, sessions: readonly SessionRow[]): Promise<SignRow[]> {
  const therapyIds = [...new Set(sessions.map((s) => s.therapy_id))]
  return tx.selectFrom('noted_sign')
    .innerJoin('session', (j) => j.onRef('session.practice_id', '=', 'noted_sign.practice_id').onRef('session.session_id', '=', 'noted_sign.session_id'))
    .select(['noted_sign.therapy_id', 'note_id', 'sign_id', 'noted_sign.kind', 'number', 'held_at', 'client_said'])
    .where('noted_sign.therapy_id', '=', sql<string>`any(${therapyIds}::uuid[])`)
    .where('noted_sign.session_id', '=', sql<string>`any(${sessions.map((s) => s.session_id)}::uuid[])`).where('withdrawn_at', 'is', null)
    .orderBy('number').orderBy('note_id').execute()
}

async function earlierAnswers(
  tx: Transaction<Database>, therapies: readonly TherapyRow[],
): Promise<{ therapy_id: string; session_number: number; answers: StoredAnswers }[]> {
  if (therapies.length === 0) return []
  return tx.selectFrom('response').select(['therapy_id', 'session_number', 'answers'])
    .where('therapy_id', '=', sql<string>`any(${therapies.map((t) => t.therapy_id)}::uuid[])`).execute()
}

interface Parts {
  sessions: readonly SessionRow[]
  signs: readonly SignRow[]
  earlier: readonly { session_number: number; answers: StoredAnswers }[]
  open: StoredRupture | null
}

function assemble(t: TherapyRow, instrument: Instrument | undefined, parts: Parts, timeZone: string, now: Date): TodayTherapy | null {
  if (!instrument) return null
  const record: TherapyRecord = {
    instrument, therapistName: t.first_name, cases: [], sessions: recorded(t, parts, timeZone),
    signs: parts.signs.map((s) => ({
      noteId: s.note_id, signId: s.sign_id, kind: s.kind, session: s.number, date: dayIn(s.held_at, timeZone),
      ...(s.client_said ? { clientSaid: s.client_said } : {}),
    })),
  }
  const open = parts.open && foldCase(parts.open.events)
  const today = dayIn(now, timeZone)
  const latest = parts.sessions.findLast((s) => s.kind === 'held')
  return {
    therapyId: t.therapy_id, ruptureId: parts.open?.ruptureId ?? null, name: t.client_name, nextAt: t.next_at, scale: instrument.range,
    open,
    boundary: tellsOfBoundary(recentOf(t, timeZone), open, [t.first_name, t.therapist_name], t.settled_at?.toISOString() ?? null),
    settled: isSettled(t.settled_at?.toISOString() ?? null, t.received_at?.toISOString() ?? null, record.signs),
    ...todayEvidence(record, t.state, parts.open?.onset ?? null),
    line: t.line ?? [], answered: t.number !== null, newest: newestOf(t, parts.sessions), sessions: t.sessions,
    nextInDays: t.next_at && daysBetween(today, dayIn(t.next_at, timeZone)),
    repairedIn: t.repaired_in, talkedAbout: t.answers?.asked?.['talked-about'] ?? null,
    nextPassed: t.next_at !== null && t.next_at < now,
    latest: latest ? {
      session: latest.number, daysAgo: daysBetween(dayIn(latest.held_at, timeZone), today) ?? 0, checkInSent: latest.sent, noted: latest.noted,
    } : null,
  }
}

/** Late answers about earlier sessions are on the line too. */
function newestOf({ received_at: latest }: TherapyRow, sessions: readonly SessionRow[]): Date | null {
  const times = [latest, ...sessions.map((s) => s.received_at)].flatMap((at) => at?.getTime() ?? [])
  return times.length === 0 ? null : new Date(Math.max(...times))
}

/** The recent words as a record, to be read for what they may tell. */
function recentOf({ recent }: TherapyRow, timeZone: string): Pick<TherapyRecord, 'sessions' | 'signs'> {
  const all = (recent ?? []).map((one) => ({ ...one, date: dayIn(new Date(one.at), timeZone), at: new Date(one.at).toISOString() }))
  return {
    sessions: all.filter((one) => !one.said).map(({ number, at, date, text }) => ({
      number, date, asked: true, answer: { at, items: {}, verdict: null, words: { text, reader: 'therapist', wish: 'none' } },
    })),
    signs: all.filter((one) => one.said).map(({ number, date, text }) => ({
      noteId: '', signId: 'said-other', kind: 'said-directly', session: number, date, clientSaid: text,
    })),
  }
}

/** The sessions that are loaded, and of those before them the answers alone. */
function recorded(t: TherapyRow, { sessions, earlier }: Parts, timeZone: string): TherapyRecord['sessions'] {
  const loaded = new Set(sessions.map((s) => s.number))
  const answersAt = new Map(earlier.filter((e) => e.answers.instrument === t.instrument_id).map((e) => [e.session_number, e.answers.items]))
  const before = [...answersAt].filter(([number]) => !loaded.has(number)).map(([number, items]) => ({
    number, date: '', asked: true, answer: { at: '', items, verdict: null, words: null },
  }))
  return [...before, ...sessions.map((s) => {
    const isLatest = s.number === t.number && t.answers && t.received_at
    const items = isLatest ? t.answers?.items : s.answered ? answersAt.get(s.number) : undefined
    const words = isLatest && t.words !== null && t.reader && t.wish ? { text: t.words, reader: t.reader, wish: t.wish } : null
    return {
      number: s.number, date: dayIn(s.held_at, timeZone), asked: s.answered || s.over,
      answer: s.answered ? { at: t.received_at?.toISOString() ?? '', items: items ?? {}, verdict: isLatest ? t.verdict : null, words } : null,
    }
  })].sort((a, b) => a.number - b.number)
}

/** What the practice did about strains in the last 90 days; null under ten clients, where a number could name somebody. */
export interface ProcessLine { noticed: number; talkedAbout: number; repaired: number }

const PROCESS_DAYS = 90
const LEAST_CLIENTS = 10

/** The practice's process, never its scores: for those who see no client's answers. */
export async function processLine(tx: Transaction<Database>, now: Date): Promise<ProcessLine | null> {
  const since = new Date(now.getTime() - PROCESS_DAYS * 86_400_000)
  const { rows: [row] } = await sql<{ clients: number; noticed: number; talked: number; repaired: number }>`
    select (select count(distinct client_id) from therapy where practice_id = app_practice() and ended_at is null) as clients,
      count(*) as noticed,
      count(*) filter (where exists (select from case_event e where e.practice_id = u.practice_id and e.rupture_id = u.rupture_id
        and e.type in ('conversation', 'changed-work'))) as talked,
      count(*) filter (where u.stage = 'repaired') as repaired
    from rupture u where u.practice_id = app_practice() and u.opened_at >= ${since}`.execute(tx)
  return row && row.clients >= LEAST_CLIENTS ? { noticed: row.noticed, talkedAbout: row.talked, repaired: row.repaired } : null
}
