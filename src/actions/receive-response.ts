import { type Kysely, sql } from 'kysely'
import {
  type CaseEvent, type Consequences, type FollowUpAnswers, type NewEvent, clientsAnswers, consequencesOf, extendLine, foldCase, judgeRecord,
  withClientsAnswers,
} from '../core/case/index.ts'
import { findInstrument } from '../core/instruments/index.ts'
import type { Instrument } from '../core/instruments/manifest.ts'
import type { Answers } from '../core/score.ts'
import { claimedTime } from '../core/voice/index.ts'
import { forEach, gathered } from '../db/gathered.ts'
import { newId } from '../db/ids.ts'
import { dayIn } from '../db/local-day.ts'
import { inTenant } from '../db/open.ts'
import type { Database } from '../db/schema.ts'
import { recordOfTherapy } from '../db/therapy-record.ts'
import { type OpenCheckIn, findCheckIn, findCheckInToShow, isOpen, questionsBeside } from './open-check-in.ts'

/** A complete check-in as sent by the client. */
export interface SentCheckIn {
  answers: Answers
  words: string
  reader: 'therapist' | 'someone-else' | null
  wish: 'bring-up' | 'just-read' | null
  key: string
  /** When the client's device says it was sent, in milliseconds since 1970, as the form carried it; kept only where it can be. */
  claimed?: unknown
  /** What was chosen to questions besides the form: 0 to 4, null = skipped. Kept only for those that were asked. */
  asked?: FollowUpAnswers
}

/** What decides about the page that confirms a response. */
export interface Confirmed { held: boolean; boundary: boolean }

export type Received<Page> = { kind: 'stored' | 'replay'; page: Page } | { kind: 'closed' }

/** Another was first (40001), two waited for each other (40P01), or two first responses of one series met (23505): read and decide again. */
const lostARace = new Set(['40001', '40P01', '23505'])
/** Tries before giving up when others keep changing the same series; each try reads and judges afresh. */
const TRIES = 5

/**
 * Receives one response: scores and judges it, and stores it with all that follows in one transaction. Only after that
 * has the client been told anything. Two devices at once: the first complete submission counts, the other finds the
 * link closed. The same key again is the same submission.
 * @param confirm makes the page that says that it is stored
 * @throws Error when the series would not settle in five tries, or the database fails; then nothing is stored
 */
export async function receiveResponse<Page>(
  db: Kysely<Database>, input: { open: OpenCheckIn; instrument: Instrument; parsed: SentCheckIn; now: Date; token: string },
  confirm: (confirmed: Confirmed) => Page,
): Promise<Received<Page>> {
  let open: OpenCheckIn | null = input.open
  const asked = await askedOf(db, input)
  for (let attempt = 1; attempt <= TRIES; attempt++) {
    if (!open || !isOpen(open, input.now)) {
      return open?.answered?.key === input.parsed.key ? { kind: 'replay', page: confirm({ held: open.answered.held, boundary: open.answered.held }) } : { kind: 'closed' }
    }
    const rejudged = await judgedLate(db, open, input)
    const follows = consequencesOf({
      instrument: input.instrument, answers: input.parsed.answers, words: wordsOf(open, input.parsed),
      session: open.checkIn.session, date: dayIn(new Date(open.checkIn.heldAt), open.practice.timeZone),
      therapistNames: [open.therapist.firstName], recipient: open.practice.recipientName !== null,
      series: open.series, settings: open.settings, rejudged,
      silent: open.silent.map((s) => ({ session: s.session, date: dayIn(new Date(s.heldAt), open!.practice.timeZone) })),
      signs: open.signs.map((s) => ({
        noteId: s.noteId, signId: s.signId, kind: s.kind, session: s.session, date: dayIn(new Date(s.heldAt), open!.practice.timeZone),
      })),
      rupture: open.rupture,
      latest: open.series?.line.findLast((p) => p.session < open!.checkIn.session) ?? open.beside,
      symptoms: open.symptoms.flatMap(({ answers, score }) => {
        const instrument = findInstrument(answers.instrument, answers.version)
        return instrument ? [{ instrument, answers: answers.items, score }] : []
      }),
      assessed: open.assessed && {
        instrumentId: open.assessed.answers?.instrument ?? '', answers: open.assessed.answers?.items ?? {},
        score: open.assessed.score, through: open.assessed.through,
      },
    })
    const [said, page] = await Promise.all([store(db, open, { ...input, asked }, follows, rejudged !== null), afterSending(() => confirm(follows))])
    if (said === 'stored' || said === 'replay') return { kind: said, page }
    if (said === 'closed') return { kind: 'closed' }
    open = await findCheckIn(db, input.token)
  }
  throw new Error('The series of this therapy kept changing; nothing was stored.')
}

/** Made while the database writes; shown only if it did. */
const afterSending = <Page>(make: () => Page): Promise<Page> => new Promise((resolve) => setImmediate(resolve)).then(make)

/** The client's words with their choices; no choice = read by the therapist, not quoted. Null when nothing was written. */
function wordsOf(open: OpenCheckIn, sent: SentCheckIn) {
  if (sent.words.trim() === '') return null
  const elsewhere = sent.reader === 'someone-else' && open.practice.recipientName !== null
  return { text: sent.words, reader: elsewhere ? 'someone-else' as const : 'therapist' as const, wish: sent.wish ?? 'none' as const }
}

/** The answers to what was asked besides the form, and to nothing else; null where nothing was answered. */
async function askedOf(
  db: Kysely<Database>, { instrument, parsed, token }: { instrument: Instrument; parsed: SentCheckIn; token: string },
): Promise<FollowUpAnswers | null> {
  if (!parsed.asked || Object.keys(parsed.asked).length === 0) return null
  const found = await findCheckInToShow(db, token)
  const questions = found ? questionsBeside(found.open, found.around, instrument.about) : []
  const answered = questions.flatMap(({ id }) => (parsed.asked?.[id] === undefined ? [] : [[id, parsed.asked[id]]]))
  return answered.length > 0 ? Object.fromEntries(answered) as FollowUpAnswers : null
}

/** For a response about a session that the series has already passed: the whole series judged again with it. */
async function judgedLate(
  db: Kysely<Database>, open: OpenCheckIn, { instrument, parsed, now }: { instrument: Instrument; parsed: SentCheckIn; now: Date },
) {
  const { session } = open.checkIn
  if (!open.series || session > open.series.judgedSession) return null
  const stored = await inTenant(db, { practiceId: open.practice.practiceId, memberId: null }, (tx) => recordOfTherapy(tx, open.therapyId, now))
  if (!stored || stored.record.instrument.id !== instrument.id) return null
  const date = dayIn(new Date(open.checkIn.heldAt), open.practice.timeZone)
  const answer = { at: now.toISOString(), items: parsed.answers as Record<string, number | null>, verdict: null, words: null }
  const sessions = stored.record.sessions.filter((s) => s.number !== session)
    .concat({ number: session, date, asked: true, answer }).sort((a, b) => a.number - b.number)
  const judged = judgeRecord({ ...stored.record, sessions })
  const verdict = judged?.verdicts.get(session)
  if (!judged || !verdict) return null
  return { state: judged.state, line: extendLine([], [...judged.verdicts.values()]), verdict, judgedSession: open.series.judgedSession }
}

/** The case after the new events; null when there is nothing to add. */
function caseAfter(open: OpenCheckIn, follows: Consequences, asked: FollowUpAnswers | null, now: Date) {
  const before = open.rupture?.events ?? []
  // What is held from the therapist tells the therapist's case nothing.
  const answered = asked && !follows.held && open.rupture ? clientsAnswers(asked, open.checkIn.session, foldCase(before)) : []
  const events = withClientsAnswers(follows.events, answered)
  if (events.length === 0) return null
  const added = events.map((event: NewEvent, i) =>
    ({ number: before.length + i + 1, at: now.toISOString(), by: null, ...event }) as CaseEvent)
  const view = foldCase([...before, ...added])
  return {
    ruptureId: open.rupture?.ruptureId ?? newId(now), onset: view.onset, stage: view.stage, closed: view.closed,
    events: view.events, eventsBefore: before.length, newEvents: added,
  }
}

/**
 * Who is asked to read, in order: the people on duty, then the therapist and the supervisor. What is not meant for the
 * therapist goes to the recipient first and never to the therapist; without a risk, to the recipient alone.
 */
function ladderOf({ practice, therapist }: OpenCheckIn, elsewhere: boolean, risk: boolean): string[] {
  const supervisor = therapist.supervisorId ? [therapist.supervisorId] : []
  if (!elsewhere) return [...new Set([...practice.onDuty, therapist.memberId, ...supervisor])]
  const recipient = practice.recipientId ? [practice.recipientId] : []
  const others = risk || recipient.length === 0 ? [...practice.onDuty, ...supervisor] : []
  return [...new Set([...recipient, ...others])].filter((id) => id !== therapist.memberId)
}

async function store(
  db: Kysely<Database>, open: OpenCheckIn, { instrument, parsed, asked, now }: { instrument: Instrument; parsed: SentCheckIn; asked: FollowUpAnswers | null; now: Date },
  follows: Consequences, late: boolean,
): Promise<'stored' | 'replay' | 'closed' | 'stale'> {
  const { practice, therapist } = open
  const words = wordsOf(open, parsed)
  const { scored, held } = follows
  const elsewhere = held || words?.reader === 'someone-else'
  const payload = {
    practiceId: practice.practiceId, auditId: newId(now),
    response: {
      responseId: newId(now), session: open.checkIn.session, key: parsed.key,
      claimedAt: claimedTime(parsed.claimed, { sentAt: Date.parse(open.checkIn.sentAt), receivedAt: now.getTime() }),
      receivedAt: now.toISOString(), score: scored.score, unscorable: scored.score === null ? scored.unscorable : null,
      answers: { instrument: instrument.id, version: instrument.version, items: parsed.answers, ...(asked && { asked }) }, direct: scored.direct,
      verdict: follows.verdict, late, heldFrom: held ? therapist.memberId : null,
      words: words && { ...words, readerId: elsewhere && practice.recipientId ? practice.recipientId : therapist.memberId },
    },
    series: follows.series && { ...follows.series, revision: open.series?.revision ?? 0 },
    rupture: caseAfter(open, follows, asked, now),
    task: follows.risk.length === 0 && !elsewhere ? null : {
      taskId: newId(now), clientId: open.client.clientId, reasons: follows.risk,
      ladder: ladderOf(open, elsewhere, follows.risk.length > 0),
      heldFrom: elsewhere ? therapist.memberId : null,
    },
  }
  try {
    return await storing(db)({ checkInId: open.checkIn.checkInId, practiceId: practice.practiceId, payload: JSON.stringify(payload) })
  } catch (error) {
    if (error instanceof Error && 'code' in error && lostARace.has(String(error.code))) return 'stale'
    throw error
  }
}

/** One response ready to be stored: of which check-in and practice, and what `store_responses` reads. */
interface Storable { checkInId: string; practiceId: string; payload: string }

const storing = forEach((db: Kysely<Database>) => gathered(async (all: readonly Storable[]) => {
  const { rows } = await sql<{ said: ('stored' | 'replay' | 'closed')[] }>`
    /* storing */ select store_responses(${all.map((one) => one.checkInId)}, ${`[${all.map((one) => one.payload).join()}]`}::jsonb) as said`.execute(db)
  return rows[0]!.said
}, (one) => one.practiceId))
