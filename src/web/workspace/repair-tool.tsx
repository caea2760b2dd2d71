import type { VNode } from 'preact'
import type { Intervention } from '../../core/repair/intervention.ts'
import { type Setting, wordsShown } from '../../core/repair/settings.ts'
import type { Form } from '../../core/source/form.ts'
import { Disclosure } from '../parts/disclosure.tsx'
import { GuideLink } from '../parts/guide-aside.tsx'
import { Steps } from '../parts/steps.tsx'
import { words as said } from '../words/repair.ts'

/** One tool in full: what for, how, words, pitfalls, how to know, and what is known about it. */
export function Tool({ tool, form, settings, because }: {
  tool: Intervention
  form: Form | null
  settings: readonly Setting[]
  because?: readonly string[]
}): VNode {
  const list = (heading: string, items: readonly string[]) => <><h4>{heading}</h4><ul class="plain-list">{items.map((item) => <li>{item}</li>)}</ul></>
  const mind = settings.flatMap((one) => one.mind)
  return (
    <details class="about">
      <summary>{said.how}<span class="visually-hidden">{said.howTo(tool.title)}</span></summary>
      <div class="tool">
        {because?.map((line) => <p class="muted">{line}</p>)}
        <p>{tool.purpose}</p>
        <Steps steps={tool.steps.map(({ text }) => ({ text }))} />
        <h4>{said.say}</h4>
        <ul class="say">{wordsShown(tool, form, settings).map((line) => (
          <li><q class="serif">{line.text}</q>{line.setting && <span class="small muted"> ({said.settings.for(line.setting)})</span>}</li>
        ))}</ul>
        {mind.length > 0 && list(said.settings.mind, mind)}
        {list(said.pitfalls, [...tool.pitfalls, ...settings.map((one) => `${one.better.say} ${one.better.why}`)])}
        {list(said.worked, tool.worked)}
        <p><b>{said.otherwise}:</b> {tool.otherwise}</p>
        {list(said.when, tool.when)}
        {list(said.notNow, tool.notNow)}
        <Disclosure summary={said.evidence}>
          {tool.evidence.map((one) => <p class="small">{one.text} <span class="muted">({said.standing[one.standing]}: {one.source})</span></p>)}
        </Disclosure>
        <GuideLink about={`intervention:${tool.id}`} />
      </div>
    </details>
  )
}
