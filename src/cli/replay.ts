import type { Kysely } from 'kysely'
import type { Acting } from '../actions/acting.ts'
import { addClient } from '../actions/add-client.ts'
import { openRuptureByHand, recordCaseEvent } from '../actions/case-events.ts'
import { endTherapy } from '../actions/end-therapy.ts'
import { guessRating } from '../actions/guess-rating.ts'
import { invite } from '../actions/invite.ts'
import { noteSigns } from '../actions/note-signs.ts'
import { findCheckIn } from '../actions/open-check-in.ts'
import { planNextSession } from '../actions/plan-next-session.ts'
import { acknowledgeTask, documentOutcome } from '../actions/reading-tasks.ts'
import { receiveResponse } from '../actions/receive-response.ts'
import { recordSession } from '../actions/record-session.ts'
import { tellClient } from '../actions/tell-client.ts'
import { reflect } from '../actions/reflect.ts'
import { shareReflection } from '../actions/share-reflection.ts'
import type { NewEvent } from '../core/case/index.ts'
import { findInstrument } from '../core/instruments/index.ts'
import type { Instrument } from '../core/instruments/manifest.ts'
import { dayIn } from '../db/local-day.ts'
import { inTenant } from '../db/open.ts'
import { ruptures } from '../db/ruptures.ts'
import type { Database } from '../db/schema.ts'
import type { Keyring } from '../db/sealed-words.ts'
import { openTasksFor } from '../db/tasks.ts'
import { sessionsOf } from './calendar.ts'
import { type CastClient, type Deed, type Visit, answersFor } from './course.ts'
import { kept } from './outcome.ts'

/** The practice in which therapies are replayed. */
export interface World {
  db: Kysely<Database>
  keyring: Keyring
  now: Date
  practiceId: string
  timeZone: string
  directorId: string
  therapistId: (email: string) => string
}

/** One therapy while it is replayed. */
interface Course {
  world: World
  client: CastClient
  instrument: Instrument
  therapyId: string
  /** The therapist, acting at a moment in the story. */
  at: (wanted: number) => Acting
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE
/** From sending the link to the answer: some answer in the tram, some on the next day. */
const answeredAfter = [3, 0.5, 2, 24, 1, 3.5, 2, 25, 1.5]

/** Replays one client with all sessions, answers and deeds, in the order in which they happened. */
export async function replayTherapy(world: World, client: CastClient): Promise<void> {
  const instrument = instrumentOf(client.instrument)
  const memberId = world.therapistId(client.therapist)
  const { held, next } = sessionsOf(client, world.now, world.timeZone)
  const moments = inOrder(world.now)
  const at = (wanted: number): Acting => ({ db: world.db, practiceId: world.practiceId, memberId, now: moments(wanted) })
  const before = at((held[0]?.getTime() ?? world.now.getTime() - 20 * HOUR) - HOUR)
  const { therapyId } = kept(await addClient(before, {
    name: client.name, language: client.language, contact: client.contact, timeZone: world.timeZone, instrumentId: instrument.id,
    setting: client.setting, startedOn: dayIn(before.now, world.timeZone),
  }))
  const course: Course = { world, client, instrument, therapyId, at }
  for (const [i, heldAt] of held.entries()) {
    const entry = client.sessions[i]!
    await replayVisit(course, entry !== null && typeof entry === 'object' ? entry : { mean: entry }, i + 1, heldAt)
  }
  if (next) kept(await planNextSession(at((held.at(-1) ?? before.now).getTime() + 2 * HOUR), { therapyId, nextAt: next }))
}

async function replayVisit(course: Course, visit: Visit, session: number, heldAt: Date): Promise<void> {
  const { at, therapyId, instrument } = course
  const over = heldAt.getTime() + 50 * MINUTE
  const { sessionId } = kept(await recordSession(at(over), {
    therapyId, heldAt, kind: visit.missed ? 'missed' : 'held', secondThatDay: false,
  }))
  if (visit.signs || visit.note) {
    kept(await noteSigns(at(over + 3 * MINUTE), {
      sessionId, words: visit.note ?? '',
      signs: (visit.signs ?? []).map(({ sign, ...moment }) => ({
        signId: sign, whenISaid: '', whenWeSpokeOf: '', notTypicalFor: null, clientSaid: '', words: '', ...moment,
      })),
    }))
  }
  for (const deed of visit.logged ?? []) await perform(course, deed, session, over + 6 * MINUTE)
  if (visit.mean !== undefined || visit.rows) {
    const { token } = kept(await invite(at(over + 10 * MINUTE), { sessionId }))
    if (visit.guess !== undefined) {
      kept(await guessRating(at(over + 12 * MINUTE), { sessionId, guess: visit.guess, scale: instrument.range }))
    }
    const answers = answersOf(course, visit, session)
    const wanted = visit.hoursAgo === undefined ? over + answeredAfter[session % answeredAfter.length]! * HOUR : course.world.now.getTime() - visit.hoursAgo * HOUR
    if (answers) await answer(course, token, instrument, answers, visit, wanted)
  }
  for (const [id, values] of Object.entries(visit.measures ?? {})) {
    const measure = instrumentOf(id)
    const { token } = kept(await invite(at(over + 15 * MINUTE), { sessionId, instrumentId: id }))
    await answer(course, token, measure, byRow(measure, values), {}, over + 2 * HOUR)
  }
  for (const deed of visit.then ?? []) await perform(course, deed, session, over + 26 * HOUR)
}

function answersOf({ client, instrument }: Course, visit: Visit, session: number): Record<string, number | null> | null {
  if (visit.rows) return byRow(instrument, visit.rows)
  if (visit.mean === null || visit.mean === undefined) return null
  return answersFor(instrument, { mean: visit.mean, direct: visit.direct ?? 0, fell: visit.fell ?? [], leans: client.leans, session })
}

const byRow = (instrument: Instrument, values: readonly (number | null)[]) =>
  Object.fromEntries(instrument.items.map((item, i) => [item.id, values[i] ?? null]))

async function answer(
  { world, at }: Course, token: string, instrument: Instrument, answers: Record<string, number | null>,
  said: Pick<Visit, 'words' | 'wish' | 'reader' | 'asked'>, wanted: number,
): Promise<void> {
  const { now } = at(wanted)
  const open = await findCheckIn(world.db, token)
  if (!open) throw new Error('A link of the story leads nowhere.')
  const parsed = {
    answers, words: said.words ?? '', wish: said.wish ?? null, reader: said.reader ?? null, key: open.checkIn.checkInId,
    ...(said.asked && { asked: said.asked }),
  }
  const received = await receiveResponse(world.db, { open, instrument, parsed, now, token }, () => null)
  if (received.kind !== 'stored') throw new Error(`An answer of the story came back as ${received.kind}.`)
}

async function perform(course: Course, deed: Deed, session: number, wanted: number): Promise<void> {
  const { therapyId } = course
  const acting = course.at(wanted)
  switch (deed.type) {
    case 'open':
      kept(await openRuptureByHand(acting, { therapyId, by: deed.by, because: deed.because }))
      return
    case 'end-therapy':
      kept(await endTherapy(acting, { therapyId, how: deed.how, learned: deed.learned }))
      return
    case 'assessed':
      return assess(course, acting, deed.outcome)
    case 'told':
      kept(await tellClient(acting, { therapyId, sessionId: null, kind: deed.kind, words: deed.words }))
      return
    case 'reflect': {
      const ruptureId = await caseOf(acting, therapyId)
      kept(await reflect(acting, course.world.keyring, { ruptureId, on: [{ promptId: deed.prompt, words: deed.words, was: null }] }))
      if (deed.shared) kept(await shareReflection(acting, { ruptureId, promptId: deed.prompt, was: acting.now }))
      return
    }
    default:
      kept(await recordCaseEvent(acting, { ruptureId: await caseOf(acting, therapyId), event: eventOf(deed, session) }))
  }
}

/** The latest case of the therapy. */
async function caseOf(acting: Acting, therapyId: string): Promise<string> {
  const [latest] = await inTenant(acting.db, acting, (tx) => ruptures(tx, { therapyIds: [therapyId] }))
  if (!latest) throw new Error('The story goes on with a case that never opened.')
  return latest.ruptureId
}

/** What happened in a session is told without its number. */
function eventOf(deed: Exclude<Deed, { type: 'open' | 'end-therapy' | 'assessed' | 'told' | 'reflect' }>, session: number): NewEvent {
  switch (deed.type) {
    case 'conversation':
      return { type: deed.type, data: { session, ...deed.data } }
    case 'changed-work':
      return { type: deed.type, data: { session, ...deed.data } }
    case 'looked-back':
      return { type: deed.type, data: { session, ...deed.data } }
    default:
      return deed
  }
}

/** Whoever is on duty says that they have read it; the therapist notes what came of it. */
async function assess({ world, therapyId, at }: Course, acting: Acting, outcome: string): Promise<void> {
  const tasks = await inTenant(acting.db, acting, (tx) => openTasksFor(tx, acting.memberId, acting.now, [therapyId]))
  const task = tasks.find((one) => one.therapyId === therapyId)
  if (!task) throw new Error('The story documents a risk check that was never raised.')
  kept(await acknowledgeTask({ ...acting, memberId: world.directorId }, { taskId: task.taskId }))
  kept(await documentOutcome(at(acting.now.getTime() + HOUR), { taskId: task.taskId, outcome, assessment: 'spoken' }))
}

/** Moments that only go forward and stay in the past: one that would not is put a minute after the one before. */
function inOrder(now: Date): (wanted: number) => Date {
  let last = 0
  return (wanted) => {
    const end = now.getTime()
    last = wanted > last && wanted < end - MINUTE ? wanted : last + Math.min(MINUTE, (end - last) / 2)
    return new Date(last)
  }
}

function instrumentOf(id: string): Instrument {
  const found = findInstrument(id)
  if (!found) throw new Error(`The cast uses ${id}, which is not bundled.`)
  return found
}
