import type { ComponentChildren, VNode } from 'preact'
import type { State } from '../words/parts.ts'
import { StateDot } from './state-dot.tsx'

/** A plain sheet, or one tinted by a state; a tinted card says the state in a word as well. */
export function Card({ heading, level = 2, aside, tint, word, id, small, children }: {
  heading?: ComponentChildren
  level?: 2 | 3
  /** At the end of the heading's line. */
  aside?: ComponentChildren
  tint?: State
  /** The state's word, where the usual one does not fit. */
  word?: string
  id?: string
  /** For side notes: smaller, muted text. */
  small?: boolean
  children?: ComponentChildren
}): VNode {
  const Heading = `h${level}` as 'h2' | 'h3'
  return (
    <section class={`card${tint ? ` tinted is-${tint}` : ''}${small ? ' card-small' : ''}`} id={id}>
      {tint && <p class="card-state"><StateDot state={tint} word={word} /></p>}
      {heading && <div class="card-head"><Heading>{heading}</Heading>{aside}</div>}
      {children}
    </section>
  )
}
