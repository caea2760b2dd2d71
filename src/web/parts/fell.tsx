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
export function Fell({ items, caption }: { items: readonly Fallen[]; caption: string }): VNode {
  return (
    <table class="fell">
      <caption class="visually-hidden">{caption}</caption>
      <thead class="visually-hidden">
        <tr><th scope="col">{words.fell.row}</th><th scope="col">{words.fell.usual}</th><th scope="col">{words.fell.now}</th></tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <tr>
            <th scope="row">{item.text}</th>
            <td class="fell-usual">{words.fell.usually(item.usual)}</td>
            <td class={item.clearly ? 'fell-now clearly' : 'fell-now'}>
              {item.clearly && <><span aria-hidden="true">↓ </span><span class="visually-hidden">{words.fell.clearly}: </span></>}
              {item.answer}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
