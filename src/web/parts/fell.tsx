import type { VNode } from 'preact'
import { words } from '../words/parts.ts'
import { Disclosure } from './disclosure.tsx'

/** One row of the check-in against what is usual for this client. */
export interface Fallen {
  text: string
  /** What is usual and what was answered, as words or numbers: "5", "nothing". */
  usual: string | number
  answer: string | number
  /** Fell clearly: said by the caller, shown by weight and a mark besides the colour. */
  clearly?: boolean
  /** The answer stands higher than usual, which is worse for the alliance on such a row. */
  rose?: boolean
}

/** So many rows stand in sight; a long form may have more. */
const IN_SIGHT = 6

/** Item changes first: what fell most, in order, and what a single row can say. */
export function Fell({ items }: { items: readonly Fallen[] }): VNode {
  const rest = items.slice(IN_SIGHT)
  return (
    <>
      <Rows items={items.slice(0, IN_SIGHT)} />
      {rest.length > 0 && <Disclosure summary={words.fell.rest(rest.length)}><Rows items={rest} /></Disclosure>}
      <p class="small muted">{words.fell.note}</p>
    </>
  )
}

function Rows({ items }: { items: readonly Fallen[] }): VNode {
  return (
    <ol class="fell">
      {items.map((item) => (
        <li>
          <span class="fell-text">{item.text}</span>
          <span class="fell-usual">{words.fell.usually(item.usual)}</span>
          <b class={item.clearly ? 'fell-now clearly' : 'fell-now'}>
            {item.clearly && <><span aria-hidden="true">{item.rose ? '↑ ' : '↓ '}</span><span class="visually-hidden">{item.rose ? words.fell.more : words.fell.clearly}: </span></>}
            {item.answer}
          </b>
        </li>
      ))}
    </ol>
  )
}
