import type { VNode } from 'preact'
import type { Offer, Place } from '../../core/case/index.ts'
import { type Closing, closingPrompts } from '../../core/followup/closing.ts'
import { LOOK_AGAIN_AFTER } from '../../core/followup/look-again.ts'
import { waitingReasons } from '../../core/repair/waiting.ts'
import { Actions, Button } from '../parts/button.tsx'
import { Choices } from '../parts/choice.tsx'
import { Disclosure } from '../parts/disclosure.tsx'
import { Field, Select, TextArea } from '../parts/field.tsx'
import { words as followUp } from '../words/follow-up.ts'
import { words as repair } from '../words/repair.ts'
import { words } from '../words/workspace.ts'
import { type PlaceProps, Seen, problemOf, typed } from './frame.tsx'

const said = words.follow
const closingOf: Partial<Record<Offer, Closing>> = { 'closing-note': 'repaired', 'new-usual': 'new-usual', 'set-aside': 'set-aside', ending: 'ended' }

function Sessions({ w, tried, noun }: Pick<PlaceProps, 'w' | 'tried'> & { noun: string }): VNode {
  const numbers = w.view.sessions.filter((s) => s.kind === 'held').map((s) => s.number).toReversed()
  // The session with which it began is seldom the one where it was talked about: whoever means it chooses it. A change
  // of the work may well be decided right after it.
  const since = noun === 'conversation' ? numbers.find((n) => n > w.case.onset) : numbers[0]
  return (
    <div>
      <Select id={`${noun}-session`} name="session" label={said.sessionLabel} value={typed(tried, noun, 'session', String(since ?? ''))}
        error={problemOf(tried, noun, 'session')} options={[
          ...(since === undefined ? [{ value: '', label: said.chooseSession }] : []), ...numbers.map((n) => ({ value: String(n), label: words.session(n) })),
        ]} />
      <p class="small"><a class="tap" href={`/therapies/${w.view.therapyId}#add-session`}>{said.addSession}</a></p>
    </div>
  )
}

/** Questions that help with a closing note; never asked, only at hand. */
function Prompts({ offer }: { offer: Offer }): VNode | null {
  const closing = closingOf[offer]
  if (!closing) return null
  return <Disclosure summary={said.prompts}><ul class="plain-list small">{closingPrompts(closing).map((one) => <li>{one.text}</li>)}</ul></Disclosure>
}

/** Sessions from the one being prepared that can be named for looking again. */
const LOOK_AGAIN_IN = [0, 1, 2, 3, 4]

/** Why waiting is better now, what to do meanwhile, and in which session to look again; the same wherever it is chosen. */
export function WaitingFields({ w, tried }: Pick<PlaceProps, 'w' | 'tried'>): VNode {
  const on = repair.waiting
  const chosen = new Set(tried?.noun === 'waiting' ? tried.form.texts('why') : w.case.waiting?.why ?? [])
  return (
    <>
      {w.evidence.checkIn?.words?.wish === 'bring-up' && <p>{on.asked(w.client)}</p>}
      <Choices name="why" type="checkbox" legend={on.legend} options={waitingReasons.map((one) => (
        { value: one.id, label: one.label, hint: <>{on.meanwhile}: {one.meanwhile}</>, checked: chosen.has(one.id) }))} />
      <Field id="waiting-reason" name="reason" {...on.own} optional value={typed(tried, 'waiting', 'reason')} error={problemOf(tried, 'waiting', 'reason')} />
      <Select id="waiting-until" name="until" label={on.until} value={typed(tried, 'waiting', 'until', String(w.session + LOOK_AGAIN_AFTER))}
        options={LOOK_AGAIN_IN.map((n) => ({ value: String(w.session + n), label: String(w.session + n) }))} />
    </>
  )
}

/** The fields of one form; every one of them ends in the case's history. */
function Fields({ w, tried, offer }: Pick<PlaceProps, 'w' | 'tried'> & { offer: Offer }): VNode {
  // A line less below a notice, so that the button keeps its place on the screen.
  const box = (name: string, label: { label: string; hint?: string }) => (
    <TextArea id={`${offer}-${name}`} name={name} rows={w.tasks.length > 0 ? 2 : 3} {...label} value={typed(tried, offer, name)} error={problemOf(tried, offer, name)} />
  )
  switch (offer) {
    case 'conversation': return <div class="about-session"><Sessions w={w} tried={tried} noun={offer} />{box('how', said.conversation.how)}</div>
    case 'change': return <div class="about-session"><Sessions w={w} tried={tried} noun={offer} />{box('what', said.change.what)}</div>
    case 'waiting': return <WaitingFields w={w} tried={tried} />
    case 'closing-note': return (
      <>
        {box('learned', said['closing-note'].learned)}
        <Disclosure summary={followUp.closing.more}>
          {closingPrompts('repaired').filter((one) => one.id !== 'learned').map((one) => (
            <TextArea id={`note-${one.id}`} name={`note-${one.id}`} rows={2} label={one.text} optional value={typed(tried, offer, `note-${one.id}`)} />
          ))}
        </Disclosure>
        <p class="small muted">{followUp.closing.readers}</p>
      </>
    )
    case 'new-usual': return <>{box('reason', said['new-usual'].reason)}<Prompts offer={offer} /></>
    case 'set-aside': return <>{box('reason', said['set-aside'].reason)}<Prompts offer={offer} /></>
    case 'reopening': return box('reason', said.reopening.reason)
    case 'was-it-one': {
      const answer = typed(tried, offer, 'answer', w.case.wasItOne ?? '')
      return (
        <div id={`${offer}-answer`}><Choices name="answer" inline legend={said[offer].legend} hint={said[offer].hint} error={problemOf(tried, offer, 'answer')}
          options={(['yes', 'no', 'unsure'] as const).map((value) => ({ value, label: said[offer][value], checked: answer === value }))} /></div>
      )
    }
    case 'ending': return (
      <>
        <div id={`${offer}-how`}><Choices name="how" legend={said.ending.legend} hint={said.ending.hint} error={problemOf(tried, offer, 'how')}
          options={(['therapy-ended', 'referred', 'changed-therapist'] as const).map((value) => (
            { value, label: said.ending.how[value], checked: typed(tried, offer, 'how') === value }))} /></div>
        {box('learned', said.ending.learned)}
        <Prompts offer={offer} />
      </>
    )
  }
}

/** One thing that can be noted in a case, as a form that comes back to the place it stands on. */
export function OfferForm({ w, tried, offer, place, primary }: Pick<PlaceProps, 'w' | 'tried'> & { offer: Offer; place: Place; primary?: boolean }): VNode {
  return (
    <form method="post" action={`/ruptures/${w.ruptureId}/${offer}`} class="stack">
      <Seen w={w} place={place} />
      <Fields w={w} tried={tried} offer={offer} />
      <Actions><Button kind={primary ? 'primary' : 'plain'}>{said[offer].button}</Button></Actions>
    </form>
  )
}

/** The same, folded to its line; open when it came back. */
export function FoldedOffer({ w, tried, offer, place }: Pick<PlaceProps, 'w' | 'tried'> & { offer: Offer; place: Place }): VNode {
  return (
    <Disclosure summary={said.offer[offer]} open={tried?.noun === offer}><OfferForm w={w} tried={tried} offer={offer} place={place} /></Disclosure>
  )
}
