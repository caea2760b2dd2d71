import type { VNode } from 'preact'
import { words } from '../words/parts.ts'

/** One row of the check-in against what is usual for this client. */
export interface Fallen {
  text: string
  /** What is usual and what was answered, as words or numbers: "5", "nothing". */
  usual: string | number
  answer: string | number
  /** Fell clearly: said by the caller, shown by weight and a mark besides the colour. */
  clearly?: boolean
}

/** Item changes first: what fell most, in order. */
export function Fell({ items }: { items: readonly Fallen[] }): VNode {
  return (
    <ol class="fell">
      {items.map((item) => (
        <li>
          <span class="fell-text">{item.text}</span>
          <span class="fell-usual">{words.fell.usually(item.usual)}</span>
          <b class={item.clearly ? 'fell-now clearly' : 'fell-now'}>
            {item.clearly && <><span aria-hidden="true">↓ </span><span class="visually-hidden">{words.fell.clearly}: </span></>}
            {item.answer}
          </b>
        </li>
      ))}
    </ol>
  )
}
