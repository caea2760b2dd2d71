import type { VNode } from 'preact'
import type { SignToNote } from '../actions/note-signs.ts'
import { compareGuess } from '../core/case/index.ts'
import { findInstrument } from '../core/instruments/index.ts'
import { findSign, signs as catalogue } from '../core/signs/catalogue.ts'
import type { SignKind } from '../core/signs/sign.ts'
import type { StoredSession, TherapyView } from '../db/therapy-view.ts'
import { Actions, Button, LinkButton } from './parts/button.tsx'
import { Card } from './parts/card.tsx'
import { Choices } from './parts/choice.tsx'
import { Columns } from './parts/columns.tsx'
import { Field, TextArea } from './parts/field.tsx'
import { GuideLink } from './parts/guide-aside.tsx'
import { TagPicker } from './parts/tag-picker.tsx'
import type { Form } from './route.ts'
import { words } from './words/session.ts'

const w = words.note

/** The note as it stands in the form. One moment belongs to everything that is ticked. */
export interface Noted {
  signs: readonly string[]
  topic: string
  clientSaid: string
  whenISaid: string
  whenWeSpokeOf: string
  notTypicalFor: 'me' | 'client' | 'both' | null
  words: string
}

/** Catalogue entries that another field of the form stands for. */
const TOPIC = 'difficult-topic'
const SAID_OTHERWISE = 'said-other'

export function notedIn(form: Form): Noted {
  const typical = form.text('notTypicalFor')
  return {
    signs: form.texts('sign'), topic: form.text('topic'), clientSaid: form.text('clientSaid'), whenISaid: form.text('whenISaid'),
    whenWeSpokeOf: form.text('whenWeSpokeOf'), notTypicalFor: typical === 'me' || typical === 'client' || typical === 'both' ? typical : null,
    words: form.text('words'),
  }
}

/** True where a moment was written, which then has to belong to some sign. */
export function hasMoment(noted: Noted): boolean {
  return noted.whenISaid.trim() !== '' || noted.whenWeSpokeOf.trim() !== '' || noted.notTypicalFor !== null
}

export function notedBefore(view: TherapyView, session: StoredSession): Noted {
  const signs = view.signs.filter((s) => s.session === session.number)
  const others = signs.filter((s) => s.signId !== TOPIC)
  return {
    signs: signs.map((s) => s.signId), topic: signs.find((s) => s.signId === TOPIC)?.whenWeSpokeOf ?? '',
    clientSaid: signs.find((s) => s.clientSaid)?.clientSaid ?? '', whenISaid: signs.find((s) => s.whenISaid)?.whenISaid ?? '',
    whenWeSpokeOf: others.find((s) => s.whenWeSpokeOf)?.whenWeSpokeOf ?? '',
    notTypicalFor: signs.find((s) => s.notTypicalFor)?.notTypicalFor ?? null, words: session.note?.words ?? '',
  }
}

/**
 * The signs to keep. The moment goes with every one of them; what was typed beside a tag ticks that tag, so that nothing
 * typed is lost; and a text that this form did not change stays as it was noted for that sign.
 */
export function signsOf(noted: Noted, view: TherapyView, session: StoredSession): SignToNote[] {
  const before = notedBefore(view, session)
  const told = noted.signs.some((id) => findSign(id)?.kind === 'said-directly')
  const ids = new Set([
    ...noted.signs, ...(noted.topic.trim() !== '' ? [TOPIC] : []), ...(noted.clientSaid.trim() !== '' && !told ? [SAID_OTHERWISE] : []),
  ])
  return [...ids].map((signId) => {
    const was = view.signs.find((s) => s.session === session.number && s.signId === signId)
    const keep = (typed: string, shown: string, own: string | undefined) => (was && typed === shown ? own ?? '' : typed)
    const spokeOf = signId === TOPIC && noted.topic.trim() !== '' ? noted.topic : keep(noted.whenWeSpokeOf, before.whenWeSpokeOf, was?.whenWeSpokeOf)
    return {
      signId, whenISaid: keep(noted.whenISaid, before.whenISaid, was?.whenISaid), whenWeSpokeOf: spokeOf,
      notTypicalFor: was && noted.notTypicalFor === before.notTypicalFor ? was.notTypicalFor ?? null : noted.notTypicalFor,
      clientSaid: findSign(signId)?.kind === 'said-directly' ? keep(noted.clientSaid, before.clientSaid, was?.clientSaid) : '',
      words: was?.words ?? '',
    }
  })
}

/** Step one: what the therapist thinks, before the answer shows. */
export function Guess({ view, session, called, problem }: { view: TherapyView; session: StoredSession; called: string; problem?: string | undefined }): VNode {
  const { min, max } = findInstrument(view.instrumentId, view.instrumentVersion)?.range ?? { min: 0, max: 6 }
  const path = `/sessions/${session.sessionId}/note`
  const steps = Array.from({ length: max - min + 1 }, (_, i) => min + i)
  const word = (n: number) => (n === min ? w.guess.low : n === max ? w.guess.high : undefined)
  return (
    <Card heading={w.guess.heading}>
      <form method="post" action={path} class="guess">
        <input type="hidden" name="step" value="guess" />
        {steps.length <= 11 && Number.isInteger(min)
          ? <Choices inline legend={w.guess.legend(called)} hint={w.guess.hint} name="guess" error={problem} options={steps.map((n) => ({ value: String(n), label: <>{n}{word(n) && <span class="guess-word">{word(n)}</span>}</> }))} />
          : <Field label={w.guess.legend(called)} hint={`${w.guess.figure(min, max)}. ${w.guess.hint}`} name="guess" type="number" min={min} max={max} error={problem} />}
        <Actions>
          <Button kind="primary">{w.guess.button}</Button>
          <LinkButton href={`${path}?guess=skipped`} kind="quiet">{w.guess.skip}</LinkButton>
        </Actions>
      </form>
    </Card>
  )
}

/** Guess and answer side by side, in words; never a grade. */
function Reveal({ view, session, called }: { view: TherapyView; session: StoredSession; called: string }): VNode {
  const response = session.checkIns.findLast((c) => c.instrumentId === view.instrumentId && c.response)?.response
  const guess = session.note?.guess ?? null
  const score = response?.score ?? null
  const scale = findInstrument(view.instrumentId, view.instrumentVersion)?.range ?? { min: 0, max: 6 }
  const text = !response ? (guess === null ? [w.reveal.none] : [w.reveal.waiting(guess)])
    : score === null ? [w.reveal.part]
    : guess === null ? [w.reveal.answer(score)]
    : [w.reveal.compared[compareGuess(guess, score, scale)](called), w.reveal.figures(guess, score), ...(session.note?.sawFirst ? [w.reveal.sawFirst] : [])]
  return (
    <Card heading={guess === null ? w.reveal.answerHeading : w.reveal.heading}>
      {text.map((line, i) => <p class={i > 0 ? 'muted' : undefined}>{line}</p>)}
    </Card>
  )
}

function tags(kind: SignKind, noted: Noted) {
  return catalogue.filter((s) => s.kind === kind)
    .map((s) => ({ value: s.id, label: s.label, description: s.description, checked: noted.signs.includes(s.id) }))
}

/** Step two: the reveal, then what was noticed. */
export function NoteForm({ view, session, called, noted, problems }: {
  view: TherapyView; session: StoredSession; called: string; noted: Noted; problems: Record<string, string>
}): VNode {
  const { signs, said, moment } = w
  return (
    <form method="post" action={`/sessions/${session.sessionId}/note`} class="note">
      <Columns sideFirst side={<Reveal view={view} session={session} called={called} />}>
        <Card id="sign">
          <TagPicker name="sign" legend={signs.legend} hint={noted.signs.length > 0 ? `${signs.hint} ${w.earlier}` : signs.hint} groups={[
            { heading: signs.withdrawal, note: signs.withdrawalNote, open: true, tags: tags('withdrawal', noted), more: <GuideLink about="sign:withdrawal" /> },
            { heading: signs.confrontation, note: signs.confrontationNote, tags: tags('confrontation', noted), more: <GuideLink about="sign:confrontation" /> },
            { heading: said.legend, note: said.hint, open: problems.clientSaid !== undefined || noted.clientSaid !== '', tags: tags('said-directly', noted), more: <GuideLink about="sign:said-directly" /> },
            { heading: signs.cue, note: signs.cueNote, tags: tags('cue', noted), more: <GuideLink about="sign:cue" /> },
            { heading: signs.marker, note: signs.markerNote, open: problems.topic !== undefined || noted.topic !== '', tags: tags('marker', noted), more: <GuideLink about="sign:marker" /> },
          ]} />
          {/* Each asked for once its tag is ticked, or where something stands in it; without :has() both simply show. */}
          <div class="with-said"><TextArea label={said.words.label} hint={said.words.hint} name="clientSaid" rows={2} value={noted.clientSaid} placeholder=" " error={problems.clientSaid} optional /></div>
          <div class="with-topic"><TextArea label={w.topic.label} hint={w.topic.hint} name="topic" rows={1} value={noted.topic} placeholder=" " error={problems.topic} optional /></div>
        </Card>
        <details class="card moment" open={hasMoment(noted) || problems.sign !== undefined}>
          <summary>{moment.heading}</summary>
          <p class="hint">{moment.rule}</p>
          <TextArea label={moment.said.label} hint={moment.said.hint} name="whenISaid" rows={2} value={noted.whenISaid} error={problems.whenISaid} optional />
          <Field label={moment.topic.label} hint={moment.topic.hint} name="whenWeSpokeOf" value={noted.whenWeSpokeOf} error={problems.whenWeSpokeOf} optional />
          <Choices inline legend={moment.typical.legend} name="notTypicalFor" options={(['me', 'client', 'both', 'none'] as const)
            .map((value) => ({ value, label: moment.typical[value], checked: noted.notTypicalFor === value }))} />
        </details>
        <Card>
          <TextArea label={w.own.label} hint={w.own.hint} name="words" rows={3} value={noted.words} error={problems.words} optional />
        </Card>
        <p class="small muted">{view.endedAt ? w.ended : w.private}</p>
        <Actions>
          {!view.endedAt && <Button kind="primary">{w.save}</Button>}
          <LinkButton href={`/therapies/${view.therapyId}`} kind="quiet">{w.back(called)}</LinkButton>
        </Actions>
      </Columns>
    </form>
  )
}
