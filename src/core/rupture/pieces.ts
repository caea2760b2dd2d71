import { inUnit, partName } from '../detect/sentences.ts'
import type { Scale } from '../detect/verdict.ts'
import { findSign } from '../signs/catalogue.ts'
import type { NotedSign } from '../signs/sign.ts'
import { writtenComplaint } from './complaint.ts'
import { DIRECT_TELLS, SIGN_RATIO, WEIGHT_THREE_FROM, WEIGHT_TWO_FROM } from './constants.ts'
import type { CheckInEvidence, EvidenceInput, Piece } from './evidence.ts'
import { tellingRows } from './fallen.ts'
import { countsGoneQuiet, directSays, type Judgement } from './odds.ts'

const LEVEL_WORDS = {
  unanswered: 'The check-in was not answered',
  unscorable: 'The check-in was answered in part, so it has no score',
  learning: 'Too early to say: still getting to know what is usual',
  usual: 'Nothing unusual in the check-in',
  notice: 'Lower than usual for this client',
  alert: 'Clearly lower than usual for this client',
  severe: 'Much lower than usual for this client',
} as const

const DIRECT_WORDS = ['nothing', 'a little', 'some', 'quite a bit', 'a lot'] as const

const FLAT = 'The same answer stands in every row, so this may say little; asking in person would tell.'
const CHECK_IN_ALSO = 'a hard week outside therapy, tiredness, the topic of that session, or chance'
const DIRECT_ALSO = 'a passing moment that has eased since; only the client can say'

/** Weight for the eye, 0..3, from the ratio that a piece has moved the odds by. */
function weigh(ratio: number): 0 | 1 | 2 | 3 {
  if (ratio >= WEIGHT_THREE_FROM) return 3
  if (ratio >= WEIGHT_TWO_FROM) return 2
  return ratio > 1 ? 1 : 0
}

/** Scores are read with one decimal where the scale is not known to be wider. */
const SHORT: Scale = { min: 0, max: 10 }

/** A score as people read it (detect/sentences.ts). */
export function figure(score: number, scale: Scale = SHORT): string {
  return inUnit(score, scale)
}

/** An answer to one row, or a median between two: whole or a half. */
function step(value: number): string {
  return String(Math.round(value * 10) / 10)
}

/** How the level reads; one that rests on more than this rating says so, because the rating itself may look usual. */
function levelText({ level, restsOn }: CheckInEvidence): string {
  return restsOn === 'still-lower' ? 'Still lower than before the ratings came down' : LEVEL_WORDS[level]
}

function rangeText({ expected, score, level, restsOn }: CheckInEvidence, scale: Scale | undefined): string {
  if (!expected || score === null || level === 'learning') return ''
  const [is, low, high] = [score, expected.low, expected.high].map(one => figure(one, scale))
  // Within today's range: to name that range as usual would contradict the level.
  if (score >= expected.low && restsOn === 'still-lower') return ` (${is}; the expected range has come down with them)`
  if (score >= expected.low && restsOn === 'run') return ` (${is}, together with the rating before it)`
  return score < expected.low && is === low ? ` (${is}, just below the ${low} to ${high} that would be usual)`
    : ` (${is}; ${low} to ${high} would be usual)`
}

function checkInText(checkIn: CheckInEvidence, shared: boolean, scale: Scale | undefined): string {
  const parts = [`${levelText(checkIn)}${rangeText(checkIn, scale)}.`]
  if (checkIn.slide) parts.push('Slowly lower than in earlier sessions.')
  if (checkIn.subscaleNotices.length > 0) parts.push(`Lower in one part: ${checkIn.subscaleNotices.map(partName).join(', ')}.`)
  const most = tellingRows(checkIn).find(item => item.text)
  if (most) parts.push(`Fell most: “${most.text}” (${step(most.answer)}, usually ${step(most.usual)}).`)
  if (shared) parts.push('Counted once, together with the direct question.')
  return parts.join(' ')
}

function checkInPieces(checkIn: CheckInEvidence, judged: Judgement, scale: Scale | undefined): Piece[] {
  const at = { session: checkIn.session, date: checkIn.writtenOn ?? checkIn.date }
  const pieces: Piece[] = []
  const { words } = checkIn
  if (words && words.reader === 'therapist' && words.text.trim()) {
    const complaint = writtenComplaint(words, checkIn) !== null
    // Without their yes nothing repeats what they wrote: it stands in one place, to be read (guidance §11).
    const text = {
      'bring-up': `In their own words: “${words.text.trim()}” They asked to bring it up.`,
      'just-read': 'They wrote something to you: to be read, with no need to talk about it, and not to be quoted.',
      none: 'They wrote something to you: to be read, and not to be quoted.',
    }[words.wish]
    pieces.push({
      id: 'words', kind: 'words', from: 'client', ...at, ratio: 1, weight: complaint ? 3 : 0, text,
    })
  }
  const directCounts = judged.direct > judged.score
  if (checkIn.direct !== null) {
    const ratio = directCounts ? judged.direct : 1
    const shared = judged.direct > 0 && !directCounts
    pieces.push({
      id: 'direct', kind: 'direct', from: 'client', ...at, ratio,
      weight: (directSays(checkIn) ?? 0) >= DIRECT_TELLS ? 3 : weigh(ratio),
      text: `Asked whether something between you felt off, they answered “${DIRECT_WORDS[checkIn.direct]}”.`
        + (checkIn.flat ? ` ${FLAT}` : shared ? ' Counted once, together with the check-in.' : ''),
      ...(checkIn.direct > 0 ? { mayAlsoMean: DIRECT_ALSO } : {}),
    })
  }
  const ratio = directCounts ? 1 : judged.score
  const lowered = judged.score > 1
  pieces.push({
    id: 'check-in', kind: 'check-in', from: 'client', ...at, ratio, weight: weigh(ratio),
    text: checkInText(checkIn, directCounts && lowered, scale), ...(lowered ? { mayAlsoMean: CHECK_IN_ALSO } : {}),
  })
  return pieces
}

const TYPICAL = { me: 'you', client: 'this client', both: 'either of you' } as const

function signText(sign: NotedSign): string {
  const label = findSign(sign.signId)?.label ?? sign.signId
  if (sign.kind === 'said-directly') {
    const said = sign.clientSaid?.trim()
    return `Your client said it to you${said ? `: “${said}” (as you remember it)` : ` (${label.toLowerCase()})`}.`
  }
  const parts = [label]
  // The sentence brings a full stop of its own; a question keeps its mark.
  if (sign.whenISaid?.trim()) parts.push(`when you said “${sign.whenISaid.trim().replace(/\.$/, '')}”`)
  if (sign.whenWeSpokeOf?.trim()) parts.push(`when you spoke of ${sign.whenWeSpokeOf.trim()}`)
  if (sign.notTypicalFor) parts.push(`not typical for ${TYPICAL[sign.notTypicalFor]}`)
  return `${parts.join(', ')}.${sign.words?.trim() ? ` ${sign.words.trim()}` : ''}`
}

function signPiece(sign: NotedSign, ratio: number): Piece {
  const said = sign.kind === 'said-directly'
  const mayAlsoMean = said ? undefined : findSign(sign.signId)?.mayAlsoMean
  return {
    id: sign.noteId, kind: 'sign', from: said ? 'client' : sign.kind === 'gone-quiet' ? 'record' : 'therapist',
    session: sign.session, date: sign.date, text: signText(sign), sign, ratio, weight: said ? 3 : weigh(ratio),
    ...(mayAlsoMean ? { mayAlsoMean } : {}),
  }
}

/**
 * The lines of the card: the client's own words first, then what they said or answered, the check-in, and the signs,
 * the heavier first. The ratios multiply to exactly what moved the odds: each sign carries its share of the tempered
 * and capped product, and of score and direct question only the larger counts.
 */
export function listPieces(input: EvidenceInput, judged: Judgement): Piece[] {
  const share = judged.product > 1 ? Math.log(judged.signs) / Math.log(judged.product) : 0
  const ratioOf = (kind: NotedSign['kind']) => SIGN_RATIO[kind] ** share
  const signs = input.signs.map(sign => signPiece(sign, ratioOf(sign.kind)))
  const quiet = findSign('gone-quiet')
  if (countsGoneQuiet(input)) {
    const ratio = ratioOf('gone-quiet')
    signs.push({
      id: 'gone-quiet', kind: 'gone-quiet', from: 'record', session: input.checkIn?.session ?? 0,
      date: input.checkIn?.date ?? '', text: `${quiet?.label}: ${quiet?.description}`, ratio, weight: weigh(ratio),
      ...(quiet ? { mayAlsoMean: quiet.mayAlsoMean } : {}),
    })
  }
  const check = input.checkIn ? checkInPieces(input.checkIn, judged, input.scale) : []
  const said = signs.filter(piece => piece.sign?.kind === 'said-directly')
  const seen = signs.filter(piece => piece.sign?.kind !== 'said-directly').sort((a, b) => b.ratio - a.ratio)
  return [
    ...check.filter(piece => piece.kind === 'words'), ...said, ...check.filter(piece => piece.kind === 'direct'),
    ...check.filter(piece => piece.kind === 'check-in'), ...seen,
  ]
}
