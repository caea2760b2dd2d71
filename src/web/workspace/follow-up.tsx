import type { ComponentChildren, VNode } from 'preact'
import { type Offer, judgeRecord, offersOf, ratingsSince } from '../../core/case/index.ts'
import { type Closing, closingPrompts } from '../../core/followup/closing.ts'
import { lookAgain } from '../../core/followup/look-again.ts'
import { Actions, Button } from '../parts/button.tsx'
import { Card } from '../parts/card.tsx'
import { Choices } from '../parts/choice.tsx'
import { Disclosure } from '../parts/disclosure.tsx'
import { Select, TextArea } from '../parts/field.tsx'
import { figure } from '../words/chart.ts'
import { words } from '../words/workspace.ts'
import { type PlaceProps, Seen, problemOf, typed } from './frame.tsx'
import type { Workspace } from './load.ts'

const said = words.follow
/** The last part of each form's address. */
const nounOf: Record<Offer, string> = {
  conversation: 'conversation', change: 'change', waiting: 'waiting', 'closing-note': 'closing-note', 'was-it-one': 'was-it-one',
  'new-usual': 'new-usual', 'set-aside': 'set-aside', ending: 'ending', reopening: 'reopening',
}
const closingOf: Partial<Record<Offer, Closing>> = { 'closing-note': 'repaired', 'new-usual': 'new-usual', 'set-aside': 'set-aside', ending: 'ended' }

function Sessions({ w, tried, noun }: Pick<PlaceProps, 'w' | 'tried'> & { noun: string }): VNode {
  const numbers = w.view.sessions.filter((s) => s.kind === 'held').map((s) => s.number).toReversed()
  return (
    <div>
      <Select id={`${noun}-session`} name="session" label={said.sessionLabel} value={typed(tried, noun, 'session', String(numbers[0] ?? ''))}
        error={problemOf(tried, noun, 'session')} options={numbers.map((n) => ({ value: String(n), label: words.session(n) }))} />
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

/** The fields of one form; every one of them ends in the case's history. */
function Fields({ w, tried, offer }: Pick<PlaceProps, 'w' | 'tried'> & { offer: Offer }): VNode {
  const noun = nounOf[offer]
  const box = (name: string, label: { label: string; hint?: string }) => (
    <TextArea id={`${noun}-${name}`} name={name} rows={3} {...label} value={typed(tried, noun, name)} error={problemOf(tried, noun, name)} />
  )
  switch (offer) {
    case 'conversation': return <div class="about-session"><Sessions w={w} tried={tried} noun={noun} />{box('how', said.conversation.how)}</div>
    case 'change': return <div class="about-session"><Sessions w={w} tried={tried} noun={noun} />{box('what', said.change.what)}</div>
    case 'waiting': return box('reason', said.waiting.reason)
    case 'closing-note': return <>{box('learned', said['closing-note'].learned)}<Prompts offer={offer} /></>
    case 'new-usual': return <>{box('reason', said['new-usual'].reason)}<Prompts offer={offer} /></>
    case 'set-aside': return <>{box('reason', said['set-aside'].reason)}<Prompts offer={offer} /></>
    case 'reopening': return box('reason', said.reopening.reason)
    case 'was-it-one': {
      const answer = typed(tried, noun, 'answer', w.case.wasItOne ?? '')
      return (
        <Choices name="answer" inline legend={<span class="visually-hidden">{said.offer[offer]}</span>} hint={said[offer].hint} error={problemOf(tried, noun, 'answer')}
          options={(['yes', 'no', 'unsure'] as const).map((value) => ({ value, label: said[offer][value], checked: answer === value }))} />
      )
    }
    case 'ending': return (
      <>
        <Choices name="how" legend={said.ending.legend} hint={said.ending.hint} error={problemOf(tried, noun, 'how')}
          options={(['therapy-ended', 'referred', 'changed-therapist'] as const).map((value) => (
            { value, label: said.ending.how[value], checked: typed(tried, noun, 'how') === value }))} />
        {box('learned', said.ending.learned)}
        <Prompts offer={offer} />
      </>
    )
  }
}

function OfferForm({ w, tried, offer, primary }: Pick<PlaceProps, 'w' | 'tried'> & { offer: Offer; primary?: boolean }): VNode {
  return (
    <form method="post" action={`/ruptures/${w.ruptureId}/${nounOf[offer]}`} class="stack">
      <Seen w={w} place="follow-up" />
      <Fields w={w} tried={tried} offer={offer} />
      <Actions><Button kind={primary ? 'primary' : 'plain'}>{said[offer].button}</Button></Actions>
    </form>
  )
}

/** What the ratings alone say since the onset, against the level that was frozen then. */
function Since({ w }: { w: Workspace }): VNode {
  const since = ratingsSince(w.record, w.case, judgeRecord(w.record)?.state ?? null)
  const { talkedIn, changedIn } = w.case.facts
  const worked = Math.max(talkedIn ?? 0, changedIn ?? 0)
  const look = worked > 0 && !w.case.closed ? lookAgain(worked) : null
  const lines: ComponentChildren[] = [
    since.state ? <b>{said.state[since.state]}</b> : said.noRating,
    ...(since.ratings.length > 0 ? [said.ratings(since.ratings.map((r) => said.rating(r.session, figure(r.score))).join(', '))] : []),
    ...(since.baseline === null ? [] : [said.baseline(figure(since.baseline), w.case.onset)]),
  ]
  return (
    <Card heading={said.since}>
      <p>{lines.map((line, i) => <>{i > 0 && ' '}{line}</>)}</p>
      {look && <p><b>{said.look(look.dueSession)}</b> {look.text}</p>}
      <p class="small muted">{w.next ? `${words.next} ${w.next.text}` : said.alone}</p>
    </Card>
  )
}

/** Follow up: what the ratings say since, and everything that can be noted until the case can rest. */
export function FollowUp({ w, tried }: PlaceProps): VNode {
  const ended = w.view.endedAt !== null
  const offers = offersOf(w.case, ended)
  const rest = offers.all.filter((offer) => offer !== offers.first)
  return (
    <>
      <Since w={w} />
      {(ended || w.case.closed) && <p class="muted">{ended ? said.ended : said.closed}</p>}
      {offers.first && <Card heading={said.offer[offers.first]}><OfferForm w={w} tried={tried} offer={offers.first} primary /></Card>}
      {rest.length > 0 && (
        <div class="card folds">
          {rest.map((offer) => (
            <Disclosure summary={said.offer[offer]} open={tried?.noun === nounOf[offer]}><OfferForm w={w} tried={tried} offer={offer} /></Disclosure>
          ))}
        </div>
      )}
    </>
  )
}
