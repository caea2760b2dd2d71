import type { Card, CheckInEvidence, EvidenceInput, Piece, ReasonToAsk } from './evidence.ts'
import { compareReasons, judge } from './odds.ts'
import { figure } from './pieces.ts'

type Change = Card['wouldChange'][number]

/** More candidate ratings than this are refused: no scale of a questionnaire needs them. */
const MOST_CANDIDATES = 100_000

function withoutScore(checkIn: CheckInEvidence): CheckInEvidence {
  return { ...checkIn, level: 'unanswered', score: null, expected: null, slide: false, subscaleNotices: [] }
}

/** The same evidence without one piece. */
function without(input: EvidenceInput, piece: Piece): EvidenceInput {
  const { checkIn } = input
  if (piece.kind === 'sign') return { ...input, signs: input.signs.filter(sign => sign.noteId !== piece.id) }
  if (piece.kind === 'gone-quiet') return { ...input, goneQuiet: false }
  if (!checkIn) return input
  if (piece.kind === 'words') return { ...input, checkIn: { ...checkIn, words: null } }
  if (piece.kind === 'direct') return { ...input, checkIn: { ...checkIn, direct: null } }
  return { ...input, checkIn: withoutScore(checkIn) }
}

function nameOf(piece: Piece): string {
  if (piece.kind === 'words') return 'the client’s own words'
  if (piece.kind === 'direct') return 'the answer to the direct question'
  if (piece.kind === 'check-in') return 'the score of the check-in'
  if (piece.kind === 'gone-quiet') return '“has gone quiet”'
  return `what was noted in session ${piece.session} (“${piece.text.replace(/\.$/, '')}”)`
}

function leaveOneOut(input: EvidenceInput, pieces: readonly Piece[], reason: ReasonToAsk): Change[] {
  return pieces.flatMap(piece => {
    const to = judge(without(input, piece)).reason
    return to === reason ? [] : [{ text: `Without ${nameOf(piece)}, the reason to ask would be ${to}.`, to }]
  })
}

function candidates({ scale, step }: EvidenceInput): number[] {
  if (!scale || step === undefined) return []
  const count = Math.round((scale.max - scale.min) / step)
  if (!(step > 0) || !(count >= 0) || count > MOST_CANDIDATES) {
    throw new RangeError(`step ${step} does not divide the scale ${scale.min} to ${scale.max}`)
  }
  return Array.from({ length: count + 1 }, (_, i) => scale.min + (i * (scale.max - scale.min)) / Math.max(count, 1))
}

/**
 * The nearest rating above and the nearest below that change the word; words and direct answer stay as they are.
 * Without a score there is no nearest: then the highest rating that would make the reason stronger.
 */
function nearestRatings(input: EvidenceInput, reason: ReasonToAsk): Change[] {
  const { checkIn, rejudge } = input
  if (!checkIn || !rejudge) return []
  const wordAt = (score: number) =>
    judge({ ...input, checkIn: { ...rejudge(score), direct: checkIn.direct, words: checkIn.words } }).reason
  const scores = candidates(input)
  const say = (score: number | undefined): Change[] => {
    if (score === undefined) return []
    const to = wordAt(score)
    return [{ text: `With a check-in of ${figure(score, input.scale)}, the reason to ask would be ${to}.`, to }]
  }
  const { score } = checkIn
  if (score === null) return say(scores.findLast(at => compareReasons(wordAt(at), reason) > 0))
  return [
    ...say(scores.findLast(at => at < score && wordAt(at) !== reason)),
    ...say(scores.find(at => at > score && wordAt(at) !== reason)),
  ]
}

/**
 * What would change the word, every line recomputed by the engine: each piece left out in turn, and the nearest rating.
 * @throws RangeError when `step` is not positive, or far too small for the scale.
 */
export function whatWouldChange(input: EvidenceInput, pieces: readonly Piece[], reason: ReasonToAsk): Change[] {
  return [...leaveOneOut(input, pieces, reason), ...nearestRatings(input, reason)]
}
