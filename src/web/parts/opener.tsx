import type { VNode } from 'preact'
import { pieceId } from './evidence-card.tsx'
import { words } from '../words/parts.ts'

/** A stretch of an opener. */
export interface Clause {
  text: string
  /** Numbers (from 1) of the pieces of evidence it is built from. */
  evidence?: readonly number[]
  /** Follows the stretch before without a space, as a full stop does. */
  joined?: boolean
}

/** Words to open the conversation with; clauses built from evidence are marked and point to it. */
export function Opener({ clauses, id, lang }: { clauses: readonly Clause[]; id?: string; lang?: string }): VNode {
  return (
    <p class="opener" id={id} lang={lang} dir="auto">
      {clauses.map((clause, i) => (
        <>
          {i > 0 && !clause.joined && ' '}
          {clause.evidence?.length
            ? (
              <span class="clause">
                {clause.text}
                {clause.evidence.map((n) => <sup><a href={`#${pieceId(n)}`} aria-label={words.evidence.piece(n)}>{n}</a></sup>)}
              </span>
            )
            : clause.text}
        </>
      ))}
    </p>
  )
}
