import type { VNode } from 'preact'
import { type State, words } from '../words/parts.ts'

/** One shape per state, on a 16 x 16 field, so that the colour never speaks alone. */
const shapes: Record<State, VNode> = {
  usual: <circle class="hollow" cx="8" cy="8" r="4.6" />,
  learning: <circle class="hollow dotted" cx="8" cy="8" r="5" />,
  notice: <circle class="solid" cx="8" cy="8" r="4.6" />,
  alert: <><circle class="solid" cx="8" cy="8" r="3.4" /><circle class="hollow" cx="8" cy="8" r="6.4" /></>,
  severe: <><rect class="solid" x="5.2" y="5.2" width="5.6" height="5.6" /><rect class="hollow" x="1.8" y="1.8" width="12.4" height="12.4" rx="2" /></>,
  recovering: <><circle class="hollow" cx="8" cy="8" r="5.6" /><path class="solid" d="M2.4 8a5.6 5.6 0 0 0 11.2 0z" /></>,
  repaired: <><circle class="solid" cx="8" cy="8" r="6.6" /><path class="check" d="M5 8.2l2.1 2.1 3.9-4.3" /></>,
}

/** A small shape with its word; `quiet` keeps the word for screen readers where the sentence beside it says the same. */
export function StateDot({ state, word = words.state[state], quiet }: { state: State; word?: string; quiet?: boolean }): VNode {
  return (
    <span class={`state-dot is-${state}`}>
      <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">{shapes[state]}</svg>
      <span class={quiet ? 'visually-hidden' : 'state-word'}>{quiet ? `${word}: ` : word}</span>
    </span>
  )
}
