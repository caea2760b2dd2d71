import type { VNode } from 'preact'
import { reflect } from '../../actions/reflect.ts'
import { checklist, mind } from '../../core/practise/checklist.ts'
import { type ReplyForm, replyForms } from '../../core/practise/family.ts'
import { hintsOn } from '../../core/practise/hints.ts'
import { rehearsalNote } from '../../core/practise/note.ts'
import { type Rehearsal, firstForm, rehearse } from '../../core/practise/rehearse.ts'
import { notFound } from '../not-found.tsx'
import { Actions, Button, LinkButton } from '../parts/button.tsx'
import { Card } from '../parts/card.tsx'
import { Disclosure } from '../parts/disclosure.tsx'
import { TextArea } from '../parts/field.tsx'
import { Segments } from '../parts/tabs.tsx'
import { TimerButton } from '../parts/timer.tsx'
import { carriable } from '../practice-fields.tsx'
import type { Answer, Ask } from '../route.ts'
import { words as said } from '../words/practise.ts'
import { Boundary, Seen, placePage } from './frame.tsx'
import { type Workspace, openingOf, workspaceOf } from './load.ts'

const SECONDS = 120
/** Turns are counted on; where they come round again, the core knows. */
const MOST_TURNS = 999

/** What was asked of the page: which form, which turn; and, once compared, the answer, which may have been said aloud only. */
interface Practice { form: ReplyForm; turn: number; answer: string | null; problem: string | undefined }

function practiceIn(w: Workspace, form: string, turn: string): Practice {
  return {
    form: replyForms.find((one) => one === form) ?? firstForm(w.form),
    turn: Math.min(MOST_TURNS, Math.max(0, Number.parseInt(turn, 10) || 0)), answer: null, problem: undefined,
  }
}

function rehearsalOf(w: Workspace, { form, turn }: Practice): Rehearsal | null {
  return rehearse({
    sources: w.working.sources, chosen: w.working.chosen, evidence: w.evidence, held: w.boundary, missedLast: w.view.sessions.at(-1)?.kind === 'missed',
  }, form, turn)
}

/** What the therapist has just said, in this exercise: the words they kept, else those that are composed. */
function opened(w: Workspace): string | null {
  if (w.case.opener) return w.case.opener.text
  const opening = openingOf(w, 'plain', 0)
  return opening.kind === 'opener' ? opening.text : null
}

function Compared({ w, practice, rehearsal }: { w: Workspace; practice: Practice & { answer: string }; rehearsal: Rehearsal }): VNode {
  const { answer } = practice
  const hints = hintsOn(answer)
  return (
    <>
      <Card heading={said.checklist} id="compared">
        <p class="small muted">{said.checklistHint}</p>
        <ul class="checks">
          {checklist.map((check) => (
            <li><label class="tile"><input type="checkbox" /><span>{check.ask}<span class="hint">{check.means}</span></span></label></li>
          ))}
        </ul>
        {answer.trim() !== '' && (
          <>
            <h3>{said.hints}</h3>
            {hints.length > 0 ? <ul class="plain-list">{hints.map((hint) => <li>{hint.text}</li>)}</ul> : <p>{said.noHints}</p>}
            <p class="small muted">{said.hintsNote}</p>
          </>
        )}
        {answer.trim() !== '' && (
          <form method="post" action={`/ruptures/${w.ruptureId}/rehearsals`} class="stack-tight">
            <Fields w={w} practice={practice} />
            <input type="hidden" name="answer" value={answer} />
            {w.canKeep ? <Actions><Button>{said.keep}</Button><span class="small muted">{said.keepNote}</span></Actions> : <p class="small muted">{said.noKey}</p>}
          </form>
        )}
      </Card>
      <Card heading={said.models}>
        <p class="small muted">{said.modelsNote}</p>
        <ul class="models">{rehearsal.models.map((model) => <li class="serif">{model}</li>)}</ul>
      </Card>
    </>
  )
}

function Fields({ w, practice }: { w: Workspace; practice: Practice }): VNode {
  return (
    <>
      <Seen w={w} place="open" />
      <input type="hidden" name="form" value={practice.form} />
      <input type="hidden" name="turn" value={String(practice.turn)} />
    </>
  )
}

/** Practise: a possible first reply on this case, an answer said or typed, and three to compare it with. Nothing is stored unless kept. */
function Practise({ w, practice }: { w: Workspace; practice: Practice }): VNode {
  const rehearsal = rehearsalOf(w, practice)
  if (!rehearsal) return <Boundary />
  const { form, turn, answer } = practice
  const at = (one: ReplyForm, n: number) => `/ruptures/${w.ruptureId}/practise?form=${one}&turn=${n}`
  const words = opened(w)
  return (
    <>
      <Card heading={said.heading} aside={
        <Segments label={said.forms} options={replyForms.map((one) => ({ label: said.form[one], href: at(one, 0), current: one === form }))} />
      }>
        {words ? <Disclosure summary={said.asked} open={answer === null && w.tasks.length === 0}><p class="serif">{words}</p></Disclosure> : <p class="small">{said.quiet}</p>}
        <p class="small muted">{said.mightSay(w.client)}</p>
        <p class="opener reply">{rehearsal.reply}</p>
        <form method="post" action={`/ruptures/${w.ruptureId}/practise#compared`} class="stack-tight">
          <Fields w={w} practice={practice} />
          <TextArea id="rehearsals-answer" name="answer" rows={3} {...said.answer} value={answer ?? ''} error={practice.problem} />
          <Actions>
            <Button kind="primary">{answer === null ? said.compare : said.again}</Button>
            <LinkButton href={at(form, turn + 1)}>{said.another}</LinkButton>
            <TimerButton seconds={SECONDS} over={said.timerOver}>{said.timer}</TimerButton>
          </Actions>
        </form>
        <p class="small"><strong>{said.mind}</strong> {mind[form]}</p>
        <Disclosure summary={said.from}><ul class="plain-list small">{rehearsal.because.map((one) => <li>{one}</li>)}</ul></Disclosure>
        <p class="small muted">{said.invented} <a href={`/ruptures/${w.ruptureId}/open`}>{said.back}</a></p>
      </Card>
      {answer !== null && <Compared w={w} practice={{ ...practice, answer }} rehearsal={rehearsal} />}
    </>
  )
}

function draw(ask: Ask, w: Workspace, practice: Practice): Answer {
  const page = placePage(ask, w, 'open', null, <Practise w={w} practice={practice} />, said.title)
  return practice.problem === undefined ? page : { ...page, status: 422 }
}

/** The page as it is opened: a reply, and room for an answer. */
export function practisePage(ask: Ask, w: Workspace): Answer {
  return draw(ask, w, practiceIn(w, ask.query.form ?? '', ask.query.turn ?? ''))
}

/** An answer comes back beside three others. It is written nowhere. */
export async function compareAnswer(ask: Ask): Promise<Answer> {
  const w = await workspaceOf(ask)
  if (!w) return notFound(ask.viewer)
  return draw(ask, w, { ...practiceIn(w, ask.form.text('form'), ask.form.text('turn')), answer: carriable(ask.form.text('answer')) })
}

/** The therapist wants to keep the answer: from then on it is a private note like any other. */
export async function keepAnswer(ask: Ask): Promise<Answer> {
  const w = await workspaceOf(ask)
  if (!w) return notFound(ask.viewer)
  // What cannot be stored is refused, not quietly left out; the page shows it as far as a page can.
  const typed = ask.form.text('answer')
  const practice = { ...practiceIn(w, ask.form.text('form'), ask.form.text('turn')), answer: carriable(typed) }
  const rehearsal = rehearsalOf(w, practice)
  if (!rehearsal) return draw(ask, w, practice)
  if (practice.answer.trim() === '') return draw(ask, w, { ...practice, problem: said.nothing })
  const promptId = rehearsalNote(practice.form, w.reflections.map((one) => one.promptId))
  const { db, viewer, now } = ask
  const kept = await reflect({ db, practiceId: viewer.practiceId, memberId: viewer.memberId, now }, ask.keyring, {
    ruptureId: w.ruptureId, on: [{ promptId, words: said.note(rehearsal.reply, typed), was: null }],
  })
  if (!kept.ok) return draw(ask, w, { ...practice, problem: Object.values(kept.problems)[0] ?? '' })
  return { to: `/ruptures/${w.ruptureId}/practise?form=${practice.form}&turn=${practice.turn}&done=rehearsal-kept` }
}
