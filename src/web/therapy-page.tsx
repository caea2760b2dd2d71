import type { VNode } from 'preact'
import { auditRead } from '../actions/audit-read.ts'
import { openRuptureByHand } from '../actions/case-events.ts'
import { endTherapy } from '../actions/end-therapy.ts'
import { fromLocal } from '../actions/local-time.ts'
import { planNextSession } from '../actions/plan-next-session.ts'
import { recordSession } from '../actions/record-session.ts'
import {
  type EventData, type TherapyRecord, calledBy, clientPageLine, configNow, dyadGap, foldCase, gatherEvidence, guessedIn, isSettled, judgeRecord, restedAt, sayingsOf, silentSince, tellsOfBoundary, todayRow,
  whatFell,
} from '../core/case/index.ts'
import type { Method } from '../core/detect/methods/index.ts'
import { drawCard } from '../core/rupture/card.ts'
import { type ClientsVoice, clientsVoice } from '../db/clients-voice.ts'
import { dayIn } from '../db/local-day.ts'
import { inTenant } from '../db/open.ts'
import { recordOf } from '../db/therapy-record.ts'
import { type ReadingTask, openTasksFor } from '../db/tasks.ts'
import { type TherapyView, therapyView } from '../db/therapy-view.ts'
import { otherMethod } from './chart/compare.tsx'
import { names } from './names.ts'
import { notFound } from './not-found.tsx'
import { LinkButton } from './parts/button.tsx'
import { Card } from './parts/card.tsx'
import { Columns } from './parts/columns.tsx'
import { Empty } from './parts/empty.tsx'
import { Fell } from './parts/fell.tsx'
import { ErrorSummary } from './parts/field.tsx'
import { noticeFor } from './parts/notice.tsx'
import type { Answer, Ask, Route } from './route.ts'
import { page } from './shell.tsx'
import { AllianceCard, Symptoms, chartOf } from './therapy-chart.tsx'
import { Ending, type Returned, SessionForms, Sessions } from './therapy-sessions.tsx'
import { CaseHistory, type Side, SideColumn } from './therapy-side.tsx'
import { VoiceCard } from './voice-card.tsx'
import { words as clientWords } from './words/clients.ts'
import { day, dayAndYear } from './words/dates.ts'
import { soon } from './words/moments.ts'
import { words } from './words/therapy.ts'

const acting = ({ db, viewer, now }: Ask) => ({ db, practiceId: viewer.practiceId, memberId: viewer.memberId, now })

async function show(ask: Ask): Promise<Answer> {
  return clientPage(ask, null)
}

/** The client's page; `returned` is a form of it that needs another look, with everything as it was typed. */
async function clientPage(ask: Ask, returned: Returned | null): Promise<Answer> {
  const { db, viewer, now, params } = ask
  const therapyId = params.therapyId ?? ''
  const { view, tasks, voice } = await inTenant(db, viewer, async (tx) => {
    const view = await therapyView(tx, { therapyId }, viewer.memberId)
    const tasks = view ? await openTasksFor(tx, viewer.memberId, now, [therapyId]) : []
    return { view, tasks: tasks.filter((task) => task.therapyId === therapyId), voice: view && await clientsVoice(tx, view.therapyId, now) }
  })
  const record = view && recordOf(view, now)
  if (!view || !record || !voice) return notFound(viewer)
  await auditRead(acting(ask), { therapyId })
  const problems = Object.entries(returned?.problems ?? {})
  return {
    ...(returned ? { status: 422 } : {}),
    html: page({
      title: view.clientName, heading: <span dir="auto">{view.clientName}</span>, nav: 'clients', member: viewer, practiceName: viewer.practiceName,
      sub: subLine(view, record, now), notice: noticeFor(words.notices, ask.query.done),
      headAside: view.endedAt ? undefined : (
        <div class="head-actions">
          <LinkButton href={`/clients/${view.clientId}/details`} kind="quiet">{clientWords.details.link}</LinkButton>
          {view.sessions.length > 0 && <LinkButton href="#add-session">{words.sessions.add}</LinkButton>}
        </div>
      ),
      children: (
        <>
          <ErrorSummary errors={problems.map(([field, text]) => ({ field: fieldOf[field] ?? field, text }))} />
          <Body view={view} record={record} tasks={tasks} voice={voice} now={now} returned={returned} method={otherMethod(ask.query.method)} />
        </>
      ),
    }),
  }
}

/** Where a problem's field stands on the page, when it is called otherwise there. */
const fieldOf: Record<string, string> = { heldAt: 'session-date', nextAt: 'nextDate', therapy: 'main', session: 'main' }

function subLine(view: TherapyView, record: TherapyRecord, now: Date): string {
  const next = view.nextAt && soon(view.nextAt, view.timeZone, now)
  return [
    view.endedAt ? words.endedOn(dayAndYear(dayIn(view.endedAt, view.timeZone))) : words.since(
      view.startedOn.slice(0, 4) === dayIn(now, view.timeZone).slice(0, 4) ? day(view.startedOn) : dayAndYear(view.startedOn)),
    ...(next && view.nextAt ? [view.nextAt < now ? words.passed(next) : words.next(view.sessions.length + 1, next)] : []),
    record.instrument.name,
  ].join(' · ')
}

function Body({ view, record, tasks, voice, now, returned, method }: {
  view: TherapyView; record: TherapyRecord; tasks: readonly ReadingTask[]; voice: ClientsVoice; now: Date; returned: Returned | null; method: Method | undefined
}): VNode {
  if (view.sessions.length === 0) {
    return (
      <div class="stack">
        <Empty heading={words.sessions.none.heading}><p>{words.sessions.none.text}</p></Empty>
        {!view.endedAt && <Card><SessionForms view={view} now={now} returned={returned} /></Card>}
        {!view.endedAt && <Ending view={view} returned={returned} />}
      </div>
    )
  }
  const rupture = view.ruptures.find((r) => !r.closed) ?? null
  const open = rupture && { rupture, view: foldCase(rupture.events) }
  const evidence = gatherEvidence(record, rupture?.onset ?? null)
  const judged = judgeRecord(record)
  const silent = judged ? silentSince(record, judged.state) : []
  const line = clientPageLine(record, judged)
  const called = calledBy(view.clientName)
  const answer = record.sessions.findLast((s) => s.answer)?.answer ?? null
  const closedAt = view.ruptures.flatMap((r) => (r.closed ? restedAt(r.events) ?? [] : [])).sort().at(-1) ?? null
  const settled = isSettled(closedAt, answer?.at ?? null, evidence.signs)
  const boundary = tellsOfBoundary(record, open?.view ?? null, [view.therapistFirstName, view.therapistName], closedAt) && (open !== null || !settled)
  const row = todayRow({
    name: view.clientName, open: open?.view ?? null, settled, boundary, evidence, verdict: answer?.verdict ?? null, silentNotes: silent.at(-1)?.notes ?? [],
    talkedAbout: view.sessions.flatMap((s) => s.checkIns.flatMap((c) => (c.response?.instrumentId === view.instrumentId ? [c.response] : []))).at(-1)?.asked?.['talked-about'] ?? null,
    line: [], nextInDays: null, nextPassed: false, sessions: view.sessions.length, latest: null,
  }, names)
  const side: Side = { view, tasks, open, card: drawCard(evidence), evidence, row, sayings: sayingsOf(record, silent), gap: gapOf(view, record), called, settled, boundary, returned }
  const fell = evidence.checkIn ? whatFell(record, evidence.checkIn) : []
  const next = view.nextAt && view.nextAt >= now
    ? { session: view.sessions.length + 1, label: dayIn(view.nextAt, view.timeZone) === dayIn(now, view.timeZone) ? words.today : day(dayIn(view.nextAt, view.timeZone)) }
    : undefined
  return (
    <div class="client-page"><Columns sideFirst side={<><SideColumn {...side} /><VoiceCard view={view} record={record} voice={voice} boundary={boundary} /></>}>
      <AllianceCard chart={chartOf(view, record, line, called, next, now)} therapyId={view.therapyId} record={record} method={method} stretch={boundary ? undefined : judged?.stretches.at(-1)} />
      {fell.length > 0 && <Card id="what-fell" heading={words.fell.heading}><Fell items={fell} /></Card>}
      <Symptoms view={view} />
      <Sessions view={view} now={now} returned={returned} />
      <CaseHistory view={view} />
      {!view.endedAt && <Ending view={view} returned={returned} />}
    </Columns></div>
  )
}

/** The reader's own guesses beside the answers they may see; one made after a look at the answer would only repeat it. */
function gapOf(view: TherapyView, record: TherapyRecord): Side['gap'] {
  const config = configNow(record)
  if (!config) return null
  const guesses = view.sessions.flatMap(({ number, note }) => (note?.guess == null ? [] : [{ number, guess: note.guess, sawFirst: note.sawFirst }]))
  const blind = new Map(guesses.flatMap((one): [number, number][] => (one.sawFirst ? [] : [[one.number, one.guess]])))
  const latest = record.sessions.findLast((s) => s.answer)?.number ?? null
  return { gap: dyadGap(guessedIn(record, blind), latest, config.norms, config.scale), scale: config.scale, notCounted: guesses.length - blind.size }
}

/** A wall-clock day and time from two fields, in the practice's zone; null when either is missing or not a time. */
function at({ form, viewer }: Ask, date: string, time: string): Date | null {
  return fromLocal(`${form.text(date)}T${form.text(time)}`, viewer.timeZone)
}

async function addSession(ask: Ask): Promise<Answer> {
  const therapyId = ask.params.therapyId ?? ''
  const outcome = await recordSession(acting(ask), {
    therapyId, heldAt: at(ask, 'date', 'time'), kind: ask.form.text('kind') === 'missed' ? 'missed' : 'held',
    secondThatDay: ask.form.text('secondThatDay') === 'yes',
  })
  if (outcome.ok) return { to: `/therapies/${therapyId}?done=session-added#session-${outcome.value.number}` }
  return clientPage(ask, { which: 'session', form: ask.form, problems: outcome.problems })
}

async function planNext(ask: Ask): Promise<Answer> {
  const therapyId = ask.params.therapyId ?? ''
  const cleared = ask.form.text('nextDate') === '' && ask.form.text('nextTime') === ''
  const nextAt = cleared ? null : at(ask, 'nextDate', 'nextTime')
  if (!cleared && !nextAt) return clientPage(ask, { which: 'next', form: ask.form, problems: { nextAt: words.plan.incomplete } })
  const outcome = await planNextSession(acting(ask), { therapyId, nextAt })
  if (outcome.ok) return { to: `/therapies/${therapyId}?done=${cleared ? 'next-cleared' : 'next-kept'}` }
  return clientPage(ask, { which: 'next', form: ask.form, problems: outcome.problems })
}

async function openCase(ask: Ask): Promise<Answer> {
  const therapyId = ask.params.therapyId ?? ''
  const outcome = await openRuptureByHand(acting(ask), {
    therapyId, by: ask.form.text('by') === 'said-directly' ? 'said-directly' : 'by-hand', because: ask.form.text('because'),
  })
  if (outcome.ok) return { to: `/therapies/${therapyId}?done=case-opened` }
  return clientPage(ask, { which: 'case', form: ask.form, problems: outcome.problems })
}

const endings: readonly EventData['ended']['how'][] = ['therapy-ended', 'referred', 'changed-therapist']

async function end(ask: Ask): Promise<Answer> {
  const therapyId = ask.params.therapyId ?? ''
  const how = endings.find((one) => one === ask.form.text('how'))
  if (!how) return clientPage(ask, { which: 'ending', form: ask.form, problems: { how: words.ending.choose } })
  const outcome = await endTherapy(acting(ask), { therapyId, how, learned: ask.form.text('learned') })
  if (outcome.ok) return { to: `/therapies/${therapyId}?done=ended` }
  return clientPage(ask, { which: 'ending', form: ask.form, problems: outcome.problems })
}

export const routes: Route[] = [
  { method: 'GET', path: '/therapies/:therapyId', roles: ['therapist'], handle: show },
  { method: 'POST', path: '/therapies/:therapyId/sessions', roles: ['therapist'], handle: addSession },
  { method: 'POST', path: '/therapies/:therapyId/next-session', roles: ['therapist'], handle: planNext },
  { method: 'POST', path: '/therapies/:therapyId/cases', roles: ['therapist'], handle: openCase },
  { method: 'POST', path: '/therapies/:therapyId/ending', roles: ['therapist'], handle: end },
]
