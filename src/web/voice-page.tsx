import type { VNode } from 'preact'
import QRCode from 'qrcode'
import { auditRead } from '../actions/audit-read.ts'
import { hideBands } from '../actions/hide-bands.ts'
import { localClock } from '../actions/local-time.ts'
import { endOwnViewLinks, makeOwnViewLink } from '../actions/own-view-links.ts'
import { TOLD_LIMIT, takeBackTold, tellClient } from '../actions/tell-client.ts'
import { type TherapyRecord, calledBy } from '../core/case/index.ts'
import { languageName } from '../core/formats.ts'
import { type ClientsVoice, clientsVoice } from '../db/clients-voice.ts'
import { dayIn } from '../db/local-day.ts'
import { inTenant } from '../db/open.ts'
import { recordOf } from '../db/therapy-record.ts'
import { type TherapyView, therapyView } from '../db/therapy-view.ts'
import { notFound } from './not-found.tsx'
import { Actions, Button, LinkButton } from './parts/button.tsx'
import { Card } from './parts/card.tsx'
import { Columns } from './parts/columns.tsx'
import { ErrorSummary, Select, TextArea } from './parts/field.tsx'
import { noticeFor } from './parts/notice.tsx'
import type { Answer, Ask, Route } from './route.ts'
import { page } from './shell.tsx'
import { answeredSessions, suggestionsFor } from './voice-card.tsx'
import { day } from './words/dates.ts'
import { words } from './words/voice.ts'

/** Answered sessions that can be marked, the latest first. */
const SESSIONS_LISTED = 4

const acting = ({ db, viewer, now }: Ask) => ({ db, practiceId: viewer.practiceId, memberId: viewer.memberId, now })
const therapyOf = ({ params }: Ask) => params.therapyId ?? ''

interface Found { view: TherapyView; record: TherapyRecord; voice: ClientsVoice }

async function find(ask: Ask): Promise<Found | null> {
  return inTenant(ask.db, ask.viewer, async (tx) => {
    const view = await therapyView(tx, { therapyId: therapyOf(ask) }, ask.viewer.memberId)
    const record = view && recordOf(view, ask.now)
    return view && record ? { view, record, voice: await clientsVoice(tx, view.therapyId, ask.now) } : null
  })
}

async function show(ask: Ask, problems: Record<string, string> = {}): Promise<Answer> {
  const found = await find(ask)
  if (!found) return notFound(ask.viewer)
  const { view } = found
  // What it suggests tells what fell: a guess that comes after it is not made blind.
  await auditRead(acting(ask), { therapyId: view.therapyId })
  return {
    ...(Object.keys(problems).length > 0 ? { status: 422 } : {}),
    html: page({
      title: words.title(calledBy(view.clientName)), nav: 'clients', member: ask.viewer, practiceName: ask.viewer.practiceName,
      notice: noticeFor(words.notices, ask.query.done),
      headAside: <LinkButton kind="quiet" href={`/therapies/${view.therapyId}`}>{calledBy(view.clientName)}</LinkButton>,
      children: (
        <>
          <ErrorSummary errors={Object.entries(problems).map(([field, text]) => ({ field: field === 'words' ? 'words' : 'main', text }))} />
          {view.endedAt ? <div class="stack"><View {...found} /><Told {...found} /></div> : (
            <Columns side={<><View {...found} /><Told {...found} /></>}>
              <Changed {...found} typed={ask.form.text('words')} chosen={ask.form.text('sessionId')} problem={problems.words} />
              <Discussed {...found} />
            </Columns>
          )}
        </>
      ),
    }),
  }
}

function Changed({ view, record, typed, chosen, problem }: Found & { typed: string; chosen: string; problem: string | undefined }): VNode {
  const w = words.changed
  const answered = answeredSessions(view)
  const path = `/therapies/${view.therapyId}/told`
  const latest = answered[0]?.session.sessionId ?? ''
  const language = languageName(view.clientLanguage, 'en')
  return (
    <Card heading={w.heading}>
      <p class="muted">{w.hint} {w.claim}</p>
      <h3>{w.suggested}</h3>
      {suggestionsFor(view, record).map((one) => (
        <form method="post" action={path} class="stack-tight">
          <input type="hidden" name="sessionId" value={latest} />
          <input type="hidden" name="words" value={one.text} />
          <p><q lang={view.clientLanguage}>{one.text}</q> <span class="muted small">{one.because.text}</span></p>
          <Actions><Button name="kind" value="changed">{w.use}</Button></Actions>
        </form>
      ))}
      <form method="post" action={path}>
        <TextArea name="words" rows={3} label={w.own.label} hint={w.own.hint(TOLD_LIMIT, language)} value={typed} error={problem} />
        <Select name="sessionId" label={w.about.label} value={chosen || latest} options={[
          ...answered.slice(0, SESSIONS_LISTED).map(({ session }) => ({ value: session.sessionId, label: w.about.session(session.number) })),
          { value: '', label: w.about.none },
        ]} />
        <Actions><Button kind="primary" name="kind" value="changed">{w.button}</Button></Actions>
      </form>
    </Card>
  )
}

function Discussed({ view, voice }: Found): VNode {
  const w = words.discussed
  const answered = answeredSessions(view).slice(0, SESSIONS_LISTED)
  return (
    <Card heading={w.heading}>
      <p class="muted">{answered.length > 0 ? w.hint : w.none}</p>
      {answered.map(({ session, wish }) => {
        const done = voice.told.some((n) => n.kind === 'discussed' && n.sessionId === session.sessionId)
        return (
          <form method="post" action={`/therapies/${view.therapyId}/told`} class="stack-tight">
            <input type="hidden" name="sessionId" value={session.sessionId} />
            <p>{w.session(session.number)} <span class="muted">· {done ? w.done : wish ? w.wish[wish] : w.plain}</span></p>
            {!done && <Actions><Button name="kind" value="discussed">{w.button}</Button></Actions>}
          </form>
        )
      })}
    </Card>
  )
}

function Told({ view, voice }: Found): VNode {
  const w = words.told
  const numberOf = (id: string | null) => view.sessions.find((s) => s.sessionId === id)?.number ?? null
  return (
    <Card heading={w.heading}>
      {voice.told.length === 0 && <p class="muted">{w.none}</p>}
      {voice.told.map((note) => (
        <form method="post" action={`/therapies/${view.therapyId}/told-taken-back`} class="stack-tight">
          <input type="hidden" name="noteId" value={note.noteId} />
          <p>
            {note.kind === 'discussed' ? w.discussed(numberOf(note.sessionId)) : <q lang={view.clientLanguage}>{note.words}</q>}{' '}
            <span class="muted small">{w.on(day(dayIn(note.toldAt, view.timeZone)))}</span>
          </p>
          {!view.endedAt && <Actions><Button kind="quiet">{w.back}</Button></Actions>}
        </form>
      ))}
    </Card>
  )
}

const moment = (at: Date, timeZone: string) => `${day(dayIn(at, timeZone))}, ${localClock(at, timeZone)}`

function View({ view, voice }: Found): VNode {
  const w = words.view
  const path = `/therapies/${view.therapyId}`
  if (!voice.ownView) return <Card heading={w.heading} id="view"><p class="muted">{w.off}</p></Card>
  return (
    <Card heading={w.heading} id="view">
      {voice.askedAt && <p><strong>{w.asked(calledBy(view.clientName), day(dayIn(voice.askedAt, view.timeZone)))}</strong></p>}
      <p class="muted">{w.text}</p>
      {voice.linkUntil && <p>{w.out(moment(voice.linkUntil, view.timeZone))}</p>}
      <form method="post" action={`${path}/own-view-links`}>
        <Actions>
          <Button>{voice.linkUntil ? w.again : w.make}</Button>
          {voice.linkUntil && <Button kind="quiet" formAction={`${path}/own-view-links-ended`}>{w.end}</Button>}
        </Actions>
      </form>
      <form method="post" action={`${path}/own-view-bands`}>
        <p class="small muted">{voice.bandsHidden ? w.bands.hidden : w.bands.shown}</p>
        <Actions><Button kind="quiet" name="hidden" value={voice.bandsHidden ? 'no' : 'yes'}>{voice.bandsHidden ? w.bands.show : w.bands.hide}</Button></Actions>
      </form>
    </Card>
  )
}

async function tell(ask: Ask): Promise<Answer> {
  const found = await find(ask)
  if (!found) return notFound(ask.viewer)
  const session = found.view.sessions.find((s) => s.sessionId === ask.form.text('sessionId'))
  const outcome = await tellClient(acting(ask), {
    therapyId: found.view.therapyId, sessionId: session?.sessionId ?? null,
    kind: ask.form.text('kind') === 'discussed' ? 'discussed' : 'changed', words: ask.form.text('words'),
  })
  return outcome.ok ? { to: `/therapies/${found.view.therapyId}/voice?done=told` } : show(ask, outcome.problems)
}

async function takeBack(ask: Ask): Promise<Answer> {
  const found = await find(ask)
  const note = found?.voice.told.find((n) => n.noteId === ask.form.text('noteId'))
  if (!found) return notFound(ask.viewer)
  if (note) await takeBackTold(acting(ask), { therapyId: found.view.therapyId, noteId: note.noteId })
  return { to: `/therapies/${found.view.therapyId}/voice?done=back` }
}

/** Makes a link and shows it, once: only its hash is stored. */
async function makeLink(ask: Ask): Promise<Answer> {
  const found = await find(ask)
  if (!found) return notFound(ask.viewer)
  const { view } = found
  const outcome = await makeOwnViewLink(acting(ask), { therapyId: view.therapyId })
  return outcome.ok ? linkMade(ask, outcome.value, { of: view.clientName, back: `/therapies/${view.therapyId}/voice` }) : show(ask, outcome.problems)
}

/** The page with a new link to a client's own answers. */
export async function linkMade(
  { publicUrl, viewer }: Ask, { token, expiresAt }: { token: string; expiresAt: Date }, { of, back, nav = 'clients' }: { of: string; back: string; nav?: 'clients' | 'today' },
): Promise<Answer> {
  const w = words.made
  const link = `${publicUrl}/c/m/${token}`
  const qr = await QRCode.toString(link, { type: 'svg', margin: 2, errorCorrectionLevel: 'M', color: { dark: '#000000', light: '#ffffff' } })
  return {
    html: page({
      title: w.title, sub: <bdi>{of}</bdi>, nav, member: viewer, practiceName: viewer.practiceName,
      children: (
        <Columns side={<Card><div class="qr" role="img" aria-label={w.qr} dangerouslySetInnerHTML={{ __html: qr }} /></Card>}>
          <Card>
            <p>{w.text}</p>
            <p class="link-once" id="link">{link}</p>
            <p>{w.until(moment(expiresAt, viewer.timeZone))}</p>
            <Actions>
              <Button kind="primary" copies="#link" copied={w.copied}>{w.copy}</Button>
              <LinkButton href={back} kind="quiet">{w.back}</LinkButton>
            </Actions>
          </Card>
        </Columns>
      ),
    }),
  }
}

async function endLinks(ask: Ask): Promise<Answer> {
  const outcome = await endOwnViewLinks(acting(ask), { therapyId: therapyOf(ask) })
  return outcome.ok ? { to: `/therapies/${therapyOf(ask)}/voice?done=ended` } : notFound(ask.viewer)
}

async function bands(ask: Ask): Promise<Answer> {
  const outcome = await hideBands(acting(ask), { therapyId: therapyOf(ask), hidden: ask.form.text('hidden') === 'yes' })
  return outcome.ok ? { to: `/therapies/${therapyOf(ask)}/voice?done=bands` } : notFound(ask.viewer)
}

export const routes: Route[] = [
  { method: 'GET', path: '/therapies/:therapyId/voice', roles: ['therapist'], handle: (ask) => show(ask) },
  { method: 'POST', path: '/therapies/:therapyId/told', roles: ['therapist'], handle: tell },
  { method: 'POST', path: '/therapies/:therapyId/told-taken-back', roles: ['therapist'], handle: takeBack },
  { method: 'POST', path: '/therapies/:therapyId/own-view-links', roles: ['therapist'], handle: makeLink },
  { method: 'POST', path: '/therapies/:therapyId/own-view-links-ended', roles: ['therapist'], handle: endLinks },
  { method: 'POST', path: '/therapies/:therapyId/own-view-bands', roles: ['therapist'], handle: bands },
]
