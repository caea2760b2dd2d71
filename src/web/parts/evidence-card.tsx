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

/** Whose piece it is and when; what the client wrote has two days, of the session and of the writing. */
function whose(piece: Piece, client: string | undefined): string {
  const from = piece.from === 'client' ? client ?? said.from.client : said.from[piece.from]
  return `${from}, ${piece.kind === 'words' ? said.written(piece.session, dayShort(piece.date)) : dayShort(piece.date)}`
}

function PieceLine({ piece, n, client }: { piece: Piece; n: number; client?: string }): VNode {
  return (
    <li class="piece" id={pieceId(n)} value={n}>
      <Weight weight={piece.weight} />
      <p>
        <b class="piece-n">{n}</b>{' '}
        <span class={piece.kind === 'words' ? 'serif' : undefined} dir="auto">{piece.text}</span>
        <span class="piece-from"> · {whose(piece, client)}</span>
      </p>
    </li>
  )
}

/** Of the other explanations as much as fits in three lines, in characters; all of them stand in the fold. */
const BRIEF = 100
/** As many pieces as one takes in at once; from the fifth on they fold. */
const PIECES = 4
/** Characters in a line of the side column. */
const LINE = 33
/** Characters of the bars beside the first line, and of the dot before "who, when". */
const BARS = 6
/** What the space below a piece takes of a line. */
const SPACE = 0.7
/** Lines there is room for on a laptop's screen: beside the page alone, and below a notice. */
const ROOM = { usual: 16, cramped: 12.5 }

function linesOf(piece: Piece, client: string | undefined): number {
  return Math.ceil((piece.text.length + whose(piece, client).length + BARS) / LINE) + SPACE
}

/**
 * The pieces that stay in sight: the client's own words first, then the heaviest, as many as a laptop's screen holds
 * together with the error rate. At least one stays, whatever its length.
 */
function inSight(pieces: readonly Piece[], room: number, client: string | undefined): Set<Piece> {
  const kept = new Set<Piece>()
  let left = room
  for (const piece of pieces.toSorted((a, b) => Number(b.kind === 'words') - Number(a.kind === 'words') || b.weight - a.weight)) {
    if (kept.size === PIECES || (kept.size > 0 && linesOf(piece, client) > left)) continue
    kept.add(piece)
    left -= linesOf(piece, client)
  }
  return kept
}

/** What else the heaviest pieces may mean, in few words. */
function otherwise({ pieces, otherExplanations }: Card): string {
  const brief = pieces.toSorted((a, b) => b.weight - a.weight).flatMap((piece) => piece.mayAlsoMean ?? [])
  const [first = otherExplanations.join(' '), ...rest] = new Set(brief)
  const text = rest[0] && first.length + rest[0].length <= BRIEF ? `${first}; ${rest[0]}` : first
  return /[.?…]$/.test(text) ? text : `${text}.`
}

interface BodyProps {
  card: Card
  /** How the client is called on this page. */
  client?: string
  /** A notice stands above the page, so there is room for fewer pieces. */
  cramped?: boolean
  /** More folds for the end, for whoever wants to check. */
  children?: ComponentChildren
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

function Body({ card, client, cramped, children }: BodyProps): VNode {
  const lead = (card.override ? 2 : 0) + (card.quietAdjustment ? 2 : 0)
  const open = inSight(card.pieces, (cramped ? ROOM.cramped : ROOM.usual) - lead, client)
  const line = (piece: Piece, i: number) => ({ piece, drawn: <PieceLine piece={piece} n={i + 1} client={client} /> })
  const lines = card.pieces.map(line)
  const folded = lines.filter((one) => !open.has(one.piece))
  return (
    <>
      {card.override && <p class="evidence-lead">{said[card.override]}</p>}
      {card.quietAdjustment && <p class="evidence-lead">{said.quiet}</p>}
      {card.pieces.length > 0
        ? <ol class="pieces">{lines.filter((one) => open.has(one.piece)).map((one) => one.drawn)}</ol>
        : <p class="muted">{said.none}</p>}
      {folded.length > 0 && (
        <details class="evidence-more evidence-rest">
          <summary>{said.rest(folded.length)}</summary>
          <ol class="pieces">{folded.map((one) => one.drawn)}</ol>
        </details>
      )}
      <div class="evidence-foot">
        {card.otherExplanations.length > 0 && <p>{said.otherwise}: {otherwise(card)}</p>}
        <p>{card.errorRate}</p>
      </div>
      <div class="evidence-folds"><More card={card} />{children}</div>
    </>
  )
}

/**
 * The evidence, each piece numbered and weighed. On wide screens it stays in sight in the side column;
 * on narrow ones it is one folding line that stays at the top. Both are the same `details`, opened by the page
 * with `open` where the evidence is the main thing.
 */
export function EvidenceCard({ open, ...body }: BodyProps & { open?: boolean }): VNode {
  const { card } = body
  return (
    <details class="evidence card" open={open}>
      <summary>
        <h2>{said.heading}</h2>
        <Chip>{words.reason[card.reason]}</Chip>
      </summary>
      <div class="evidence-body"><Body {...body} /></div>
    </details>
  )
}
