import type { VNode } from 'preact'
import { calledBy } from '../core/case/index.ts'
import type { Instrument } from '../core/instruments/manifest.ts'
import type { StoredSession, TherapyView } from '../db/therapy-view.ts'
import { symptomForms } from './therapy-sessions.tsx'
import { Actions, Button, LinkButton } from './parts/button.tsx'
import { Card } from './parts/card.tsx'
import { GuideLink } from './parts/guide-aside.tsx'
import { Columns } from './parts/columns.tsx'
import { Empty } from './parts/empty.tsx'
import { words } from './words/session.ts'

const w = words.link

/** Names of settings in one piece: a line may end at the hyphens they begin with. */
const whole = (text: string) => text.split(/(--[a-z-]+)/).map((part) => (part.startsWith('--') ? <span class="nowrap">{part}</span> : part))

/** The link with its code and a message that says nothing about where it comes from. */
export function CheckInLink({ found, link, qr, onlyHere, until, about, sent }: {
  found: { view: TherapyView; session: StoredSession }
  link: string
  /** The code as an SVG element, made here and nowhere else. */
  qr: string
  /** Why a phone cannot open the link; null where it can. */
  onlyHere: string | null
  until: string
  about: Instrument['about']
  sent: string
}): VNode {
  const { view, session } = found
  const message = w.messageText(link, until, about === 'alliance' ? w.oneMinute : w.fewMinutes)
  return (
    <Columns side={
      <>
        <Card>
          <div class="qr" role="img" aria-label={w.qrLabel} dangerouslySetInnerHTML={{ __html: qr }} />
          <p class="small muted">{onlyHere ? <><strong>{w.onlyHere.heading}</strong> {whole(onlyHere)}</> : w.qr}</p>
        </Card>
        <Card small heading={w.other}>
          <p>{w.otherNote}</p>
          <form method="post" action={`/sessions/${session.sessionId}/check-ins`} class="stack-tight">
            {symptomForms.filter((one) => one.id !== sent).map((one) => <p><Button name="instrumentId" value={one.id}>{w.send(one.name)}</Button></p>)}
          </form>
        </Card>
      </>
    }>
      <Card heading={w.heading}>
        <p class="link-once" id="link">{link}</p>
        <p>{w.until(until)} <span class="muted">{w.once}</span></p>
        <Actions><Button kind="primary" copies="#link" copied={w.copied}>{w.copy}</Button></Actions>
      </Card>
      <Card heading={w.message}>
        <p class="message" id="message">{message}</p>
        <GuideLink about="topic:inviting" />
        <p class="small muted">{w.messageNote}{view.contact && ` ${w.contact(view.contact)}`}</p>
        <Actions><Button copies="#message" copied={w.copied}>{w.copyMessage}</Button></Actions>
      </Card>
      <Actions>
        <LinkButton href={`/sessions/${session.sessionId}/note`}>{words.link.note}</LinkButton>
        <LinkButton href={`/therapies/${view.therapyId}`} kind="quiet">{w.back(calledBy(view.clientName))}</LinkButton>
      </Actions>
    </Columns>
  )
}

/** Why no link was made, and the way back. */
export function Refused({ view, problems }: { view: TherapyView; problems: Record<string, string> }): VNode {
  return (
    <Empty heading={w.refused} action={<LinkButton href={`/therapies/${view.therapyId}`}>{w.back(view.clientName)}</LinkButton>}>
      {Object.values(problems).map((text) => <p role="alert">{text}</p>)}
      <p>{w.nothingLost}</p>
    </Empty>
  )
}
