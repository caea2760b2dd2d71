import type { ComponentChildren, VNode } from 'preact'
import type { State } from '../words/parts.ts'
import { LinkButton } from './button.tsx'
import { StateDot } from './state-dot.tsx'

/** One client on the Today page: who, the small line, one sentence saying why, one button. */
export function Row({ name, href, sub, spark, state, word, sentence, action }: {
  name: string
  href: string
  /** When and which session: "today 10:00 · session 9". */
  sub?: ComponentChildren
  /** A `Sparkline`, or a few muted words while there is no line yet. */
  spark?: ComponentChildren
  state?: State
  word?: string
  sentence: ComponentChildren
  action: { label: string; href: string; primary?: boolean }
}): VNode {
  return (
    <li class="row">
      <div class="row-who">
        <h3><a href={href}>{name}</a></h3>
        {sub && <p class="row-sub">{sub}</p>}
      </div>
      <div class="row-spark">{spark}</div>
      <p class="row-why">{state && <StateDot state={state} word={word} quiet />}{sentence}</p>
      <LinkButton href={action.href} kind={action.primary ? 'primary' : 'plain'} label={`${action.label}: ${name}`}>{action.label}</LinkButton>
    </li>
  )
}

/** A group of rows with its heading and how many there are. */
export function RowGroup({ heading, count, id, children }: {
  heading: string
  count?: number
  id?: string
  children: ComponentChildren
}): VNode {
  return (
    <section class="row-group" id={id}>
      <h2>{heading}{count !== undefined && <span class="row-count"> {count}</span>}</h2>
      <ul class="rows">{children}</ul>
    </section>
  )
}

/** A quiet line inside a group, instead of rows: "14 clients. Nothing unusual." */
export function QuietRow({ children }: { children: ComponentChildren }): VNode {
  return <li class="row row-quiet"><div>{children}</div></li>
}
