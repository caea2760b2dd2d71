import type { VNode } from 'preact'
import type { CaseView } from '../core/case/index.ts'
import { offersLookBack } from '../core/followup/look-again.ts'
import { Actions, Button } from './parts/button.tsx'
import { Card } from './parts/card.tsx'
import { Choices } from './parts/choice.tsx'
import { Field } from './parts/field.tsx'
import { words } from './words/follow-up.ts'

const said = words.back

/** True while a repaired case may be looked back on: nobody has yet, and it is six sessions or a little more ago. */
export function asksLookBack(view: CaseView, sessions: number, ended: boolean): boolean {
  return !ended && view.stage === 'repaired' && view.lookedBack === null && offersLookBack(view.reached, sessions)
}

/** The look back on a repair: one question and an easy “looked”. `problem` and `typed` are those of a form that came back. */
export function LookBack({ ruptureId, view, problem, typed = '', link }: {
  ruptureId: string; view: CaseView; problem?: string | undefined; typed?: string
  /** Whether to point to the case, where this stands on another page. */
  link?: boolean
}): VNode {
  const agreed = view.closing?.notes?.agreed ?? view.closing?.learned
  return (
    <Card heading={said.heading} id="look-back">
      <p>{said.ask}</p>
      {agreed && <p class="muted">{said.agreed}: <q>{agreed}</q></p>}
      <form method="post" action={`/ruptures/${ruptureId}/look-back`} class="stack-tight">
        <input type="hidden" name="place" value="follow-up" />
        <input type="hidden" name="seen" value={String(view.events)} />
        <Choices name="held" inline legend={said.legend} options={(['yes', 'partly', 'no'] as const).map((value) => ({ value, label: said.held[value] }))} />
        <Field id="look-back-words" name="words" label={said.words.label} optional value={typed} error={problem} />
        <Actions><Button kind={link ? 'plain' : 'primary'}>{said.button}</Button></Actions>
        <p class="small muted">{said.hint} {link && <a href={`/ruptures/${ruptureId}/follow-up`}>{said.open}</a>}</p>
      </form>
    </Card>
  )
}
