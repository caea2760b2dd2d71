import type { VNode } from 'preact'
import type { ClientWords } from '../../core/rupture/evidence.ts'
import { words } from '../words/parts.ts'

/** A small rounded word beside something. */
export function Chip({ children }: { children: string }): VNode {
  return <span class="chip">{children}</span>
}

/** The client's own words, set apart, with what they asked to be done with them. */
export function Quote({ text, wish, lang }: { text: string; wish?: ClientWords['wish']; lang?: string }): VNode {
  return (
    <figure class="quote">
      <blockquote dir="auto" lang={lang}><p>“{text}”</p></blockquote>
      {wish && <figcaption><Chip>{words.wish[wish]}</Chip></figcaption>}
    </figure>
  )
}
