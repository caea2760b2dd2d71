import type { VNode } from 'preact'
import { chosenSources, offersOf } from '../../core/case/index.ts'
import { toldAllTheSame } from '../../core/repair/other-help.ts'
import { formBecause } from '../../core/source/form.ts'
import type { Form } from '../../core/source/form.ts'
import type { RankedSource } from '../../core/source/rank.ts'
import { neighboursOf } from '../../core/source/tell-apart.ts'
import { type What, type WhatId, whatById, whats } from '../../core/source/what.ts'
import { Actions, Button } from '../parts/button.tsx'
import { Card } from '../parts/card.tsx'
import { Choices } from '../parts/choice.tsx'
import { Disclosure } from '../parts/disclosure.tsx'
import { Field } from '../parts/field.tsx'
import { GuideLink } from '../parts/guide-aside.tsx'
import { Chip } from '../parts/quote.tsx'
import { words as said } from '../words/source.ts'
import { type PlaceProps, Seen, problemOf, typed } from './frame.tsx'

/** As many as one weighs at once: what is chosen, then what the evidence suggests; the rest folds. */
const SHOWN = 3
const forms: readonly Form[] = ['withdrawal', 'confrontation', 'mixed']

/** What a source means, how it shows, and how to tell it from its neighbours. */
function About({ what, because, ranked }: { what: What; because: readonly string[]; ranked: readonly RankedSource[] }): VNode {
  return (
    <details class="about">
      <summary>{said.about}<span class="visually-hidden">{said.aboutWhat(what.label)}</span></summary>
      <dl>
        {because.length > 0 && <><dt>{said.because}</dt>{because.map((line) => <dd>{line}</dd>)}</>}
        <dt>{said.means}</dt><dd>{what.definition}</dd>
        <dt>{said.example}</dt><dd>{what.example}</dd>
        <dt>{said.answers}</dt><dd>{what.inAnswers}</dd>
        <dt>{said.signs}</dt><dd>{what.inSigns}</dd>
        <dt>{said.confused}</dt>
        {neighboursOf(what, ranked).map((other) => (
          <dd><b>{whatById(other.id).label}.</b> {other.tellApart}{other.alsoBecause && <span class="muted"> {said.also(other.alsoBecause)}</span>}</dd>
        ))}
        <dt>{said.part}</dt><dd>{said.whose[what.whosePart]}</dd>
      </dl>
      <GuideLink about={`source:${what.id}`} />
    </details>
  )
}

function Pick({ what, ranked, checked }: { what: What; ranked: readonly RankedSource[]; checked: boolean }): VNode {
  const because = ranked.find((one) => one.source === what.id)?.because ?? []
  return (
    <div class="pick">
      <label class="tile">
        <input type="checkbox" name="source" value={what.id} checked={checked} />
        <span>
          {what.label}{what.whosePart === 'mine to answer for' && <> <Chip>{said.mine}</Chip></>}
          {!what.repairTalk && what.id !== 'boundary' && <> <Chip>{said.otherHelp}</Chip></>}
          <span class="hint">{because[0] ?? what.definition}</span>
        </span>
      </label>
      <About what={what} because={because} ranked={ranked} />
    </div>
  )
}

/** Where what was chosen leads, when it is not to repair talk. */
function LeadsElsewhere({ w }: Pick<PlaceProps, 'w'>): VNode | null {
  const to = w.boundary ? said.boundary : w.elsewhere ? said.elsewhere : toldAllTheSame(chosenSources(w.case), w.card.override === 'said') ? said.told : null
  return to && <p class="not-first">{to.text} <a class="tap" href={`/ruptures/${w.ruptureId}/repair`}>{to.link}</a></p>
}

/** Source: what the strain may be about, with the reason from this evidence; how it shows; whose part. */
export function Source({ w, tried }: PlaceProps): VNode {
  const { source } = w.case
  const back = tried?.noun === 'sources'
  const chosen = new Set<string>(back ? tried.form.texts('source') : source?.sources ?? [])
  const order = [...w.ranked.map((one) => one.source), ...whats.map((what) => what.id)].filter((id, i, all) => all.indexOf(id) === i)
  const free = order.filter((id) => !chosen.has(id)).slice(0, Math.max(0, SHOWN - chosen.size))
  const shown = order.filter((id) => chosen.has(id) || free.includes(id))
  const rest = order.filter((id) => !shown.includes(id))
  const form = back ? tried.form.text('form') : w.form ?? ''
  const part = typed(tried, 'sources', 'part', source?.part ?? 'not decided')
  const shape = forms.find((one) => one === form)
  const formWord = shape ? said.form.words[shape] : said.form.none
  const pick = (id: WhatId) => <Pick what={whatById(id)} ranked={w.ranked} checked={chosen.has(id)} />
  return (
    <form method="post" action={`/ruptures/${w.ruptureId}/sources`}>
      <Seen w={w} place="source" />
      <Card heading={said.heading} id="sources-source">
        <p class="small muted">{said.hint}</p>
        <LeadsElsewhere w={w} />
        <div class="picks">{shown.map(pick)}</div>
        <Disclosure summary={said.rest(rest.length)}><div class="picks">{rest.map(pick)}</div></Disclosure>
        <Disclosure summary={said.more(formWord, said.whose[part === 'mine to answer for' ? part : 'not decided'])} open={back}>
          <Choices name="form" inline legend={said.form.legend} hint={formBecause(w.evidence.signs, w.evidence.goneQuiet)} options={[
            ...forms.map((one) => ({ value: one, label: said.form.words[one], hint: said.form.hint[one], checked: form === one })),
            { value: '', label: said.form.none, checked: form === '' },
          ]} />
          <Choices name="part" inline legend={said.whose.legend} hint={said.whose.hint} options={[
            { value: 'not decided', label: said.whose['not decided'], checked: part !== 'mine to answer for' },
            { value: 'mine to answer for', label: said.whose['mine to answer for'], checked: part === 'mine to answer for' },
          ]} />
          <Field id="sources-words" name="words" optional {...said.own} value={typed(tried, 'sources', 'words', source?.words)} error={problemOf(tried, 'sources', 'words')} />
        </Disclosure>
        {offersOf(w.case, w.view.endedAt !== null).all.includes('set-aside') && <Actions><Button kind="primary">{said.save}</Button></Actions>}
      </Card>
    </form>
  )
}
