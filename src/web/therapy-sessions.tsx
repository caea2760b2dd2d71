import type { VNode } from 'preact'
import { findInstrument, instruments } from '../core/instruments/index.ts'
import { dayIn } from '../db/local-day.ts'
import type { StoredSession, TherapyView } from '../db/therapy-view.ts'
import { type CheckInState, checkInState } from './therapy-chart.tsx'
import { Button, LinkButton } from './parts/button.tsx'
import { Card } from './parts/card.tsx'
import { Choices } from './parts/choice.tsx'
import { Field, TextArea } from './parts/field.tsx'
import type { Form } from './route.ts'
import { day } from './words/dates.ts'
import { clock } from './words/moments.ts'
import { words } from './words/therapy.ts'

/** Symptom measures that can be sent beside the check-in: those whose wording is here. */
export const symptomForms = instruments.filter((one) => one.about === 'symptoms' && one.items.every((item) => item.text !== undefined))

/** One form of the page as it came back, with what to look at again. */
export interface Returned { which: 'session' | 'next' | 'case' | 'ending'; form: Form; problems: Record<string, string> }

const SHOWN = 4

/** The sessions, the newest first, each with its check-in and note; what is added or planned folds open above them. */
export function Sessions({ view, now, returned }: { view: TherapyView; now: Date; returned: Returned | null }): VNode {
  const newest = view.sessions.toReversed()
  const earlier = newest.slice(SHOWN)
  const lines = (some: readonly StoredSession[]) => (
    <ul class="session-list">{some.map((s, i) => <Line view={view} session={s} now={now} latest={s === newest[0] && i === 0} />)}</ul>
  )
  return (
    <Card heading={words.sessions.heading}>
      {!view.endedAt && <SessionForms view={view} now={now} returned={returned} />}
      {lines(newest.slice(0, SHOWN))}
      {earlier.length > 0 && <details class="more"><summary>{words.sessions.earlier(earlier.length)}</summary>{lines(earlier)}</details>}
    </Card>
  )
}

function stateWord(session: StoredSession, view: TherapyView, state: CheckInState, now: Date): string {
  if (state !== 'open') return words.sessions.checkIn[state]
  const open = session.checkIns.find((c) => c.instrumentId === view.instrumentId && c.revokedAt === null && c.expiresAt > now)
  return words.sessions.checkIn.open(day(dayIn(open?.expiresAt ?? now, view.timeZone)))
}

function Line({ view, session, now, latest }: { view: TherapyView; session: StoredSession; now: Date; latest: boolean }): VNode {
  const w = words.sessions
  const state = checkInState(session.checkIns, view.instrumentId, now)
  const signs = view.signs.filter((s) => s.session === session.number).length
  const kept = session.note !== null && (session.note.words !== '' || signs > 0 || session.note.guess === null)
  const note = [kept || signs > 0 ? w.noted : session.note ? w.guessed : w.notNoted, ...(signs > 0 ? [w.signs(signs)] : [])].join(', ')
  const others = session.checkIns.filter((c) => c.instrumentId !== view.instrumentId && (c.response || c.revokedAt === null))
  const path = `/sessions/${session.sessionId}`
  const waits = session.kind === 'held' && (state === 'none' || state === 'not-answered' || state === 'open')
  return (
    <li class="session-line" id={`session-${session.number}`}>
      <p class="session-what">
        <b>{w.number(session.number)}</b> <span class="muted nowrap">{day(dayIn(session.heldAt, view.timeZone))}, {clock(session.heldAt, view.timeZone)}</span>
        {session.kind === 'missed' && <span class="muted"> · {w.missed}</span>}
      </p>
      <dl class="session-facts">
        <div><dt>{w.checkInLabel}</dt><dd>{stateWord(session, view, state, now)}</dd></div>
        <div><dt>{w.note}</dt><dd>{note}</dd></div>
        {others.map((c) => <div><dt>{findInstrument(c.instrumentId)?.name}</dt><dd>{c.response ? w.checkIn.answered : c.expiresAt > now ? w.checkIn.open(day(dayIn(c.expiresAt, view.timeZone))) : w.checkIn['not-answered']}</dd></div>)}
      </dl>
      <div class="session-do">
        {waits && !view.endedAt && (
          <form method="post" action={`${path}/check-ins`}>
            <Button kind={latest && state === 'none' ? 'plain' : 'quiet'}>{state === 'none' ? w.send : w.again}</Button>
          </form>
        )}
        <LinkButton href={`${path}/note`} kind={latest && !session.note && !view.endedAt ? 'plain' : 'quiet'} label={`${kept ? w.readNote : w.writeNote}: ${w.number(session.number)}`}>
          {kept || view.endedAt ? w.readNote : w.writeNote}
        </LinkButton>
        {latest && !view.endedAt && (
          <details class="session-other">
            <summary>{w.other}</summary>
            <form method="post" action={`${path}/check-ins`} class="session-other-form">
              {symptomForms.map((one) => <Button name="instrumentId" value={one.id}>{w.otherSend(one.name)}</Button>)}
            </form>
          </details>
        )}
      </div>
    </li>
  )
}

function typed(returned: Returned | null, which: Returned['which'], name: string, otherwise = ''): string {
  return returned?.which === which ? returned.form.text(name) : otherwise
}
function problem(returned: Returned | null, which: Returned['which'], name: string): string | undefined {
  return returned?.which === which ? returned.problems[name] : undefined
}

/**
 * Adding a session and planning the next, each folded behind its button: open where it came back, and adding also
 * while there is no session yet. The ids stand inside, so that a link to one opens its fold.
 */
export function SessionForms({ view, now, returned }: { view: TherapyView; now: Date; returned: Returned | null }): VNode {
  const base = `/therapies/${view.therapyId}`
  const local = (at: Date) => ({ date: dayIn(at, view.timeZone), time: clock(at, view.timeZone) })
  const begun = view.nextAt && view.nextAt <= now ? local(view.nextAt) : { date: dayIn(now, view.timeZone), time: '' }
  const planned = view.nextAt ? local(view.nextAt) : { date: '', time: '' }
  const { add, plan } = words
  const asksSecond = problem(returned, 'session', 'secondThatDay')
  return (
    <div class="session-forms">
      <details class="session-form" open={returned?.which === 'session' || view.sessions.length === 0}>
        <summary class="button plain">{add.heading}</summary>
        <form method="post" action={`${base}/sessions`} id="add-session">
          <div class="side-by-side">
            <Field label={add.date} name="date" id="session-date" type="date" value={typed(returned, 'session', 'date', begun.date)} max={dayIn(now, view.timeZone)} />
            <Field label={add.time} name="time" id="session-time" type="time" value={typed(returned, 'session', 'time', begun.time)} />
          </div>
          <Problem text={problem(returned, 'session', 'heldAt')} />
          <label class="check"><input type="checkbox" name="kind" value="missed" checked={typed(returned, 'session', 'kind') === 'missed'} /><span>{add.missed}</span></label>
          {asksSecond && (
            <>
              <Problem text={asksSecond} />
              <label class="check" id="secondThatDay"><input type="checkbox" name="secondThatDay" value="yes" /><span>{add.second}</span></label>
            </>
          )}
          <p class="form-end"><Button>{add.button}</Button></p>
        </form>
      </details>
      <details class="session-form" open={returned?.which === 'next'}>
        <summary class="button plain">{plan.heading}</summary>
        <form method="post" action={`${base}/next-session`} id="next-session">
          <div class="side-by-side">
            <Field label={plan.date} name="nextDate" type="date" value={typed(returned, 'next', 'nextDate', planned.date)} />
            <Field label={plan.time} name="nextTime" type="time" value={typed(returned, 'next', 'nextTime', planned.time)} />
          </div>
          <Problem text={problem(returned, 'next', 'nextAt')} />
          <p class="hint check">{plan.clearHint}</p>
          <p class="form-end"><Button>{plan.button}</Button></p>
        </form>
      </details>
    </div>
  )
}

/** A problem of two fields together, below both. */
function Problem({ text }: { text: string | undefined }): VNode | null {
  return text === undefined ? null : <p class="error">{text}</p>
}

/** Ending the work: folded at the very end, open where something is asked again. */
export function Ending({ view, returned }: { view: TherapyView; returned: Returned | null }): VNode {
  const { ending } = words
  const how = typed(returned, 'ending', 'how')
  return (
    <details class="ending" id="ending" open={returned?.which === 'ending'}>
      <summary>{ending.heading}</summary>
      <form class="card" method="post" action={`/therapies/${view.therapyId}/ending`}>
        <p class="hint">{ending.hint} <a href="/guides/a-good-goodbye">{ending.guide}</a></p>
        <Choices legend={ending.how.legend} name="how" error={problem(returned, 'ending', 'how')} options={(['therapy-ended', 'referred', 'changed-therapist'] as const)
          .map((value) => ({ value, label: ending.how[value], checked: how === value }))} />
        <TextArea label={ending.learned.label} name="learned" hint={ending.learned.hint} rows={3} value={typed(returned, 'ending', 'learned')} error={problem(returned, 'ending', 'learned')} />
        <p class="form-end"><Button>{ending.button}</Button></p>
      </form>
    </details>
  )
}
