import type { VNode } from 'preact'
import { auditRead } from '../../actions/audit-read.ts'
import { recordCaseEvent } from '../../actions/case-events.ts'
import { longest, textProblem } from '../../actions/checked-text.ts'
import { composeLetter, letterMind } from '../../core/repair/letter.ts'
import { dayIn } from '../../db/local-day.ts'
import { notFound } from '../not-found.tsx'
import { Actions, Button, LinkButton } from '../parts/button.tsx'
import { Card } from '../parts/card.tsx'
import { ErrorSummary, TextArea } from '../parts/field.tsx'
import type { Answer, Ask, Route } from '../route.ts'
import { page } from '../shell.tsx'
import { day } from '../words/dates.ts'
import { words } from '../words/letter.ts'
import { Seen } from './frame.tsx'
import { type Workspace, workspaceOf } from './load.ts'
import { writes } from './repair-beside.tsx'

/** The letter as it stands: to change, or as it will look on paper. */
interface Letter { text: string; shown: boolean; problem?: string }

function Paper({ w, letter }: { w: Workspace; letter: Letter }): VNode {
  const hidden = <input type="hidden" name="text" value={letter.text} />
  return (
    <>
      <div class="letter" dir="auto">{letter.text}</div>
      <form method="post" action={`/ruptures/${w.ruptureId}/letter`} class="no-print">
        <Seen w={w} place="repair" />
        {hidden}
        <Actions>
          <Button prints kind="primary">{words.print}</Button>
          {writes({ w }) && <Button name="sent" value="1">{words.sent}</Button>}
          <Button name="change" value="1">{words.change}</Button>
        </Actions>
      </form>
    </>
  )
}

function Draft({ w, letter }: { w: Workspace; letter: Letter }): VNode {
  return (
    <form method="post" action={`/ruptures/${w.ruptureId}/letter`} class="stack">
      <Seen w={w} place="repair" />
      <TextArea id="letter-text" name="text" rows={18} label={words.label} hint={words.hint} value={letter.text} error={letter.problem} />
      <Actions><Button kind="primary">{words.show}</Button><LinkButton href={`/ruptures/${w.ruptureId}/letter`} kind="quiet">{words.again}</LinkButton></Actions>
      <p class="small muted">{words.draft}</p>
    </form>
  )
}

function draw({ viewer }: Ask, w: Workspace, letter: Letter): Answer {
  const sent = w.case.letterSentAt
  return {
    ...(letter.problem ? { status: 422 } : {}),
    html: page({
      title: words.title(w.view.clientName), heading: <bdi>{w.view.clientName}</bdi>, nav: 'clients', member: viewer, practiceName: viewer.practiceName,
      sub: words.sub, headAside: <p class="actions no-print"><LinkButton href={`/ruptures/${w.ruptureId}/repair`} kind="quiet">{words.back}</LinkButton></p>,
      children: w.boundary ? <p>{words.boundary}</p> : (
        <div class="stack">
          {letter.problem && <ErrorSummary errors={[{ field: 'letter-text', text: letter.problem }]} />}
          {sent && <p class="no-print">{words.already(day(dayIn(new Date(sent), w.view.timeZone)))}</p>}
          {letter.shown ? <Paper w={w} letter={letter} /> : <Draft w={w} letter={letter} />}
          <div class="no-print"><Card small heading={words.mind}><ul class="plain-list">{letterMind.map((line) => <li>{line}</li>)}</ul></Card></div>
        </div>
      ),
    }),
  }
}

async function show(ask: Ask): Promise<Answer> {
  const w = await workspaceOf(ask)
  if (!w) return notFound(ask.viewer)
  const { db, viewer, now } = ask
  await auditRead({ db, practiceId: viewer.practiceId, memberId: viewer.memberId, now }, { therapyId: w.view.therapyId })
  const text = composeLetter({ clientName: w.client, therapistName: viewer.name, practiceName: viewer.practiceName, language: w.view.clientLanguage })
  return draw(ask, w, { text, shown: false })
}

/** Shows the typed letter as it will be printed; stores it only as what was sent. What could not be kept then is said before it is printed. */
async function write(ask: Ask): Promise<Answer> {
  const w = await workspaceOf(ask)
  if (!w) return notFound(ask.viewer)
  const { db, viewer, now, form } = ask
  const text = form.text('text').replaceAll('\r\n', '\n')
  const problem = textProblem(text, longest.words, null)
  if (problem && !w.boundary) return draw(ask, w, { text, shown: false, problem })
  if (w.boundary || !form.has('sent')) return draw(ask, w, { text, shown: !form.has('change') })
  const seen = Number.parseInt(form.text('seen'), 10)
  const outcome = await recordCaseEvent({ db, practiceId: viewer.practiceId, memberId: viewer.memberId, now },
    { ruptureId: w.ruptureId, event: { type: 'letter-sent', data: { text } }, seen: Number.isNaN(seen) ? undefined : seen })
  if (outcome.ok) return { to: `/ruptures/${w.ruptureId}/repair?done=letter-sent` }
  return draw(ask, await workspaceOf(ask) ?? w, { text, shown: false, problem: Object.values(outcome.problems)[0] ?? '' })
}

export const routes: Route[] = [
  { method: 'GET', path: '/ruptures/:ruptureId/letter', roles: ['therapist'], handle: show },
  { method: 'POST', path: '/ruptures/:ruptureId/letter', roles: ['therapist'], handle: write },
]
