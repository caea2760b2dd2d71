import type { VNode } from 'preact'
import { words } from '../words/parts.ts'

/** How far one piece of evidence moved the word: three small bars, said in words for screen readers. */
export function Weight({ weight }: { weight: 0 | 1 | 2 | 3 }): VNode {
  return (
    <span class="weight" role="img" aria-label={words.weight[weight]} title={words.weight[weight]}>
      {[1, 2, 3].map((step) => <span class={step <= weight ? 'bar full' : 'bar'} />)}
    </span>
  )
}
