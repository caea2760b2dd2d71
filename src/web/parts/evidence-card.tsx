import type { ComponentChildren, VNode } from 'preact'
import type { Card, Piece } from '../../core/rupture/evidence.ts'
import { dayShort } from '../words/dates.ts'
import { words } from '../words/parts.ts'
import { Chip } from './quote.tsx'
import { Weight } from './weight.tsx'

const said = words.evidence

/** Id of the n-th piece on the page (from 1); the opener's raised numbers link to it. */
export function pieceId(n: number): string {
  return `evidence-${n}`
}

function PieceLine({ piece, n, client }: { piece: Piece; n: number; client?: string }): VNode {
  const from = piece.from === 'client' ? client ?? said.from.client : said.from[piece.from]
  return (
    <li class="piece" id={pieceId(n)}>
      <Weight weight={piece.weight} />
      <p>
        <b class="piece-n">{n}</b>{' '}
        <span class={piece.kind === 'words' ? 'serif' : undefined} dir="auto">{piece.text}</span>
        <span class="piece-from"> · {from}, {dayShort(piece.date)}</span>
      </p>
    </li>
  )
}

/** As many other explanations as fit in a line or two; all of them stand in the fold. */
const BRIEF = 2

/** What else the heaviest pieces may mean, in few words. */
function otherwise({ pieces, otherExplanations }: Card): string {
  const brief = pieces.toSorted((a, b) => b.weight - a.weight).flatMap((piece) => piece.mayAlsoMean ?? [])
  const text = brief.length > 0 ? [...new Set(brief)].slice(0, BRIEF).join('; ') : otherExplanations.join(' ')
  return /[.?…]$/.test(text) ? text : `${text}.`
}

/** What is missing, what would change the word, and every other explanation, folded: needed on doubt, not at first sight. */
function More({ card }: { card: Card }): VNode | null {
  const changes = card.wouldChange.map((change) => change.text)
  const groups = [[said.missing, card.missing], [said.wouldChange, changes], [said.explanations, card.otherExplanations]] as const
  const known = groups.filter(([, lines]) => lines.length > 0)
  if (known.length === 0) return null
  return (
    <details class="evidence-more">
      <summary>{said.more}</summary>
      {known.map(([heading, lines]) => (
        <>
          <h3>{heading}</h3>
          <ul>{lines.map((line) => <li>{line}</li>)}</ul>
        </>
      ))}
    </details>
  )
}

function Body({ card, client, children }: { card: Card; client?: string; children?: ComponentChildren }): VNode {
  return (
    <>
      {card.override && <p class="evidence-lead">{said[card.override]}</p>}
      {card.quietAdjustment && <p class="evidence-lead">{said.quiet}</p>}
      {card.pieces.length > 0
        ? <ol class="pieces">{card.pieces.map((piece, i) => <PieceLine piece={piece} n={i + 1} client={client} />)}</ol>
        : <p class="muted">{said.none}</p>}
      <div class="evidence-foot">
        {card.otherExplanations.length > 0 && <p>{said.otherwise}: {otherwise(card)}</p>}
        <p>{card.errorRate}</p>
        <More card={card} />
      </div>
      {children}
    </>
  )
}

/**
 * The evidence, each piece numbered and weighed. On wide screens it stays in sight in the side column;
 * on narrow ones it is one folding line that stays at the top. Both are the same `details`, opened by the page
 * with `open` where the evidence is the main thing.
 */
export function EvidenceCard({ card, client, open, children }: {
  card: Card
  /** How the client is called on this page. */
  client?: string
  open?: boolean
  children?: ComponentChildren
}): VNode {
  return (
    <details class="evidence card" open={open}>
      <summary>
        <h2>{said.heading}</h2>
        <Chip>{words.reason[card.reason]}</Chip>
      </summary>
      <div class="evidence-body"><Body card={card} client={client}>{children}</Body></div>
    </details>
  )
}
