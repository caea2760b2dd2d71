import type { VNode } from 'preact'
import { offersOf } from '../../core/case/index.ts'
import type { Lane } from '../../core/repair/intervention.ts'
import { interventions } from '../../core/repair/interventions/index.ts'
import { dayIn } from '../../db/local-day.ts'
import { Actions, Button } from '../parts/button.tsx'
import { Card } from '../parts/card.tsx'
import { Disclosure } from '../parts/disclosure.tsx'
import { Field, TextArea } from '../parts/field.tsx'
import { day } from '../words/dates.ts'
import { words as said } from '../words/repair.ts'
import { type PlaceProps, Seen, problemOf, typed } from './frame.tsx'
import type { Workspace } from './load.ts'
import { Tool } from './repair-tool.tsx'

export const lanes: readonly Lane[] = ['this-session', 'later']

/** The steps of a tool that were ticked when it was noted last. */
export function tickedOf({ case: { steps } }: Workspace, intervention: string): readonly string[] {
  return steps.findLast((step) => step.intervention === intervention && step.done)?.done ?? []
}

/** A person's words, closed with a full stop where they left it out and something follows. */
const ended = (words: string) => (words === '' || /[.?!…”"')]$/.test(words) ? words : `${words}.`)

/** One planned tool: what has been noted on it, what was ticked, and where to note more. */
function Planned({ w, tried, id, lane }: Pick<PlaceProps, 'w' | 'tried'> & { id: string; lane: Lane }): VNode {
  const tool = interventions.find((one) => one.id === id)
  const title = tool?.title ?? id
  const notes = w.case.steps.filter((step) => step.intervention === id)
  const mine = tried?.noun === 'steps' && tried.form.text('intervention') === id ? tried : null
  const ticked = new Set(mine ? mine.form.texts('done') : tickedOf(w, id))
  const writes = offersOf(w.case, w.view.endedAt !== null).all.includes('conversation')
  const on = said.progress
  return (
    <li class="pick">
      <h3>{title} <span class="muted">· {said.lanes[lane]}{tool && `, ${on.done(tool.steps.filter((step) => ticked.has(step.id)).length, tool.steps.length)}`}</span></h3>
      {notes.map((note) => (
        <p class="small">
          <span class="muted">{on.noted(day(dayIn(new Date(note.at), w.view.timeZone)))}:</span> {ended(note.how.trim()) || on.ticked}
          {note.next && <> <b>{on.nextUp}</b> {ended(note.next.trim())}</>}
        </p>
      ))}
      {tool && <Tool tool={tool} form={w.form} settings={w.settings} />}
      {writes && (
        <Disclosure summary={<>{on.note}<span class="visually-hidden">{on.noteOf(title)}</span></>} open={mine !== null}>
          <form method="post" action={`/ruptures/${w.ruptureId}/steps`} class="stack">
            <Seen w={w} place="repair" />
            <input type="hidden" name="intervention" value={id} />
            {tool && (
              <fieldset class="ticks">
                <legend>{on.legend}</legend>
                {tool.steps.map((step) => (
                  <label class="tile"><input type="checkbox" name="done" value={step.id} checked={ticked.has(step.id)} /><span>{step.text}</span></label>
                ))}
              </fieldset>
            )}
            <TextArea id={mine ? 'steps-how' : `how-${id}`} name="how" label={on.went} rows={2} value={typed(mine, 'steps', 'how')} error={problemOf(mine, 'steps', 'how')} />
            <Field id={`next-${id}`} name="next" label={on.then} optional value={typed(mine, 'steps', 'next')} />
            <Actions><Button>{on.keep}</Button></Actions>
          </form>
        </Disclosure>
      )}
    </li>
  )
}

/** The plan as it was kept, each step with what has been noted on it. */
export function Plan({ w, tried }: Pick<PlaceProps, 'w' | 'tried'>): VNode | null {
  const { plan } = w.case
  if (!plan) return null
  return (
    <Card heading={said.plan}>
      {plan.words && <p>{plan.words}</p>}
      <ol class="plan">
        {lanes.flatMap((lane) => plan.interventions.filter((one) => one.lane === lane).map((one) => <Planned w={w} tried={tried} id={one.id} lane={lane} />))}
      </ol>
    </Card>
  )
}
