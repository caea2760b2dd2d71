import type { VNode } from 'preact'
import {
  type CaseView, type DyadGap, type Saying, type TodayRow, eventSentence, foldCase, nextStep, offersOf,
} from '../core/case/index.ts'
import type { Scale } from '../core/detect/index.ts'
import { guidesFor } from '../core/guides/index.ts'
import { firstAnswers } from '../core/repair/first-answers.ts'
import type { Card as Evidence, EvidenceInput } from '../core/rupture/evidence.ts'
import type { StoredRupture } from '../db/ruptures.ts'
import type { ReadingTask } from '../db/tasks.ts'
import type { TherapyView } from '../db/therapy-view.ts'
import { LookBack, asksLookBack } from './look-back.tsx'
import { names } from './names.ts'
import { Actions, Button, LinkButton } from './parts/button.tsx'
import { Card } from './parts/card.tsx'
import { TextArea } from './parts/field.tsx'
import { GuideLink } from './parts/guide-aside.tsx'
import { History } from './parts/history.tsx'
import { Quote } from './parts/quote.tsx'
import { Steps } from './parts/steps.tsx'
import { GuessAndAnswer, WhatItSays, guideBeside } from './therapy-beside.tsx'
import type { Returned } from './therapy-sessions.tsx'
import { Said } from './today-page.tsx'
import { words as shared } from './words/parts.ts'
import { words } from './words/therapy.ts'

/** What the side column needs, gathered once. */
export interface Side {
  view: TherapyView
  /** What a person is asked to read before anything else. */
  tasks: readonly ReadingTask[]
  open: { rupture: StoredRupture; view: CaseView } | null
  card: Evidence
  evidence: EvidenceInput
  row: TodayRow
  sayings: readonly Saying[]
  /** The therapist's guesses beside the answers; null where the form has no norms. */
  gap: { gap: DyadGap; scale: Scale; notCounted: number } | null
  called: string
  /** What is known now has been dealt with in a case that is closed. */
  settled: boolean
  /** What they wrote or said may tell of a boundary: then nothing invites to repair (engine §6). */
  boundary: boolean
  returned: Returned | null
}

/** The case, the client's words, what the check-in says, and how sure any of it is. */
export function SideColumn(side: Side): VNode {
  const { called, view } = side
  const latest = view.sessions.findLast((s) => s.checkIns.some((c) => c.response?.words))
  const written = latest?.checkIns.findLast((c) => c.response?.words)?.response?.words
  const told = view.sessions.findLast((s) => s.checkIns.some((c) => c.response && c.instrumentId === view.instrumentId))
  const lookBack = side.boundary || side.open ? undefined : view.ruptures.map((one) => ({ ruptureId: one.ruptureId, view: foldCase(one.events) }))
    .find((one) => asksLookBack(one.view, view.sessions.length, view.endedAt !== null))
  return (
    <>
      {side.tasks.map((task) => <ReadFirst task={task} />)}
      {view.endedAt ? null : side.boundary ? <WithCare {...side} /> : side.open ? <OpenCase {...side} open={side.open} /> : <NoCase {...side} />}
      {lookBack && <LookBack ruptureId={lookBack.ruptureId} view={lookBack.view} link />}
      {written && latest && (
        <Card id="their-words" heading={words.words(called)} aside={latest === view.sessions.at(-1) ? undefined : <span class="small muted">{words.wordsAbout(latest.number)}</span>}>
          <Quote text={written.text} wish={written.wish} lang={view.clientLanguage} />
        </Card>
      )}
      <WhatItSays sayings={side.sayings} session={told && told !== view.sessions.at(-1) ? told.number : null} />
      {side.gap && !side.boundary && <GuessAndAnswer {...side.gap} />}
      <GoodToKnow {...side} />
    </>
  )
}

/** How sure any of it is, and one guide: a single card, so that the column stays calm. */
function GoodToKnow({ card, evidence, row, settled, boundary, view, sayings }: Side): VNode | null {
  const noted = boundary || evidence.signs.length > 0 || row.state === 'alert' || row.state === 'severe' ? null : guideBeside(sayings)
  const guide = noted ?? guidesFor({
    place: 'client', ...(boundary ? { sources: ['boundary'] } : { signs: [...evidence.signs.flatMap((s) => [s.signId, s.kind]), ...(evidence.goneQuiet ? ['gone-quiet'] : [])], level: evidence.checkIn?.level }),
  })[0]
  const open = !settled && !boundary && !view.endedAt
  const level = evidence.checkIn?.level
  // While a repair is under way the card above says how it stands; "nothing unusual" would contradict a rating that is still
  // low, as it would a question above that rests on an answer.
  const text = !open ? null : row.group === 'repair' ? (level === 'usual' ? words.good.none : null)
    : card.reason === 'low' ? (row.sentences.length > 0 && !evidence.goneQuiet ? words.good.own : words.good.none) : `${card.errorRate} ${words.good.reason}`
  if (!text && !guide) return null
  return (
    <Card small heading={words.good.heading}>
      {text && <p>{text}</p>}
      {guide && <p class="guide-link no-print">{words.good.guide(guide.minutes)} <a href={`/guides/${guide.id}`}>{guide.title}</a></p>}
      {open && level && !noted && <GuideLink about={`level:${level}`} shown={guide?.id} />}
    </Card>
  )
}

/** Safety before repair: the risk check stands first, the case follows. */
function ReadFirst({ task }: { task: ReadingTask }): VNode {
  return (
    <Card tint="severe" word={words.read.word} heading={words.read.heading}>
      <p>{task.reasons[0]?.text}</p>
      <Actions><LinkButton href={`/tasks/${task.taskId}`} kind="primary">{words.read.button}</LinkButton></Actions>
    </Card>
  )
}

/** What may be about a boundary is not for repair talk: the steps to take stand here instead (guidance §8). */
function WithCare({ open, tasks }: Side): VNode {
  const answer = firstAnswers.find((one) => one.id === 'boundary')
  return (
    <Card tint="alert" word={words.withCare.word} heading={words.withCare.heading}>
      <p>{words.withCare.text}</p>
      {answer && <Steps steps={answer.steps.map((text) => ({ text }))} />}
      {open && (
        <Actions>
          <LinkButton href={`/ruptures/${open.rupture.ruptureId}/understand`} kind={tasks.length > 0 ? 'plain' : 'primary'}>{words.withCare.button}</LinkButton>
        </Actions>
      )}
    </Card>
  )
}

function OpenCase({ open, card, row, view, tasks }: Side & { open: NonNullable<Side['open']> }): VNode {
  const place = nextStep(open.view)?.place ?? 'understand'
  const repairs = row.group === 'repair'
  return (
    <Card tint={row.state ?? 'notice'} word={words.stage[open.view.stage]} heading={words.case.heading(open.view.onset)}>
      <p>{!repairs && <>{words.case.reason}: <b>{shared.reason[card.reason]}</b>. </>}<Said sentences={row.sentences} /></p>
      <Actions>
        <LinkButton href={`/ruptures/${open.rupture.ruptureId}/${place}`} kind={tasks.length > 0 ? 'plain' : 'primary'}>
          {repairs ? words.case.followUp : words.case.prepare(view.sessions.length + 1)}
        </LinkButton>
      </Actions>
    </Card>
  )
}

function NoCase({ card, row, view, settled, returned }: Side): VNode {
  const action = `/therapies/${view.therapyId}/cases`
  const told = card.override === 'said' && !settled
  const problem = returned?.which === 'case' ? returned.problems.because ?? returned.problems.session : undefined
  const byHand = (
    <details class="by-hand" open={returned?.which === 'case'}>
      <summary>{words.case.byHand}</summary>
      <form method="post" action={action}>
        <TextArea label={words.case.because.label} hint={words.case.because.hint} name="because" rows={2} value={returned?.which === 'case' ? returned.form.text('because') : ''} error={problem} />
        <p class="form-end"><Button name="by" value="by-hand">{words.case.open}</Button></p>
      </form>
    </details>
  )
  if (told) {
    return (
      <Card tint="alert" word={shared.state.notice} heading={words.case.offered.heading}>
        <p><Said sentences={row.sentences} /> {words.case.offered.text}</p>
        <form method="post" action={action}>
          <Actions><Button kind="primary" name="by" value="said-directly">{words.case.offered.button}</Button></Actions>
        </form>
      </Card>
    )
  }
  if (settled || row.state === null) {
    return <Card heading={words.case.nothing}><p class="muted">{settled ? words.case.settled : words.case.none}</p>{byHand}</Card>
  }
  return (
    <Card tint="notice" heading={card.reason === 'low' ? words.case.ask : words.case.asked(shared.reason[card.reason])}>
      <p><Said sentences={row.sentences} /></p>
      <form method="post" action={action}>
        <Actions><Button name="by" value="by-hand">{words.case.offered.button}</Button></Actions>
      </form>
    </Card>
  )
}

/** The cases in sentences, the newest first; a closed one is folded. */
export function CaseHistory({ view }: { view: TherapyView }): VNode | null {
  if (view.ruptures.length === 0) return null
  return (
    <Card heading={words.history.heading} id="history">
      {view.ruptures.map((rupture) => {
        const folded = foldCase(rupture.events)
        const entries = rupture.events.toReversed().map((event) => ({
          date: event.at, text: eventSentence(event, names), by: event.by === null ? words.history.client : words.history.you,
        }))
        return (
          <details class="case-history" open={!folded.closed}>
            <summary>{words.history.case(folded.onset)} <span class="muted">· {words.stage[folded.stage]}</span></summary>
            <History entries={entries} />
            {folded.closed && (
              <p class="form-end">
                <LinkButton href={`/ruptures/${rupture.ruptureId}/follow-up`} kind="quiet">
                  {offersOf(folded, view.endedAt !== null).all.includes('reopening') ? words.history.reopen : words.history.look}
                </LinkButton>
              </p>
            )}
          </details>
        )
      })}
    </Card>
  )
}
