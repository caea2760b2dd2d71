import type { Because } from '../because.ts'
import { findSign } from '../signs/catalogue.ts'
import { whatWouldChange } from './change.ts'
import { writtenComplaint } from './complaint.ts'
import { DIRECT_TELLS, PRIOR, RATIO_SOURCE, SIGN_SOURCE, SOME_FROM, STRONG_FROM } from './constants.ts'
import type { Card, EvidenceInput, Piece } from './evidence.ts'
import { countsGoneQuiet, directSays, judge, type Judgement } from './odds.ts'
import { listPieces } from './pieces.ts'

const COUNT = ['', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'] as const

/**
 * How often a card like this turns out to be chance, in plain words.
 * @param posterior probability 0..1
 */
export function errorRate(posterior: number, override: Card['override'] = null): string {
  if (override === 'said') return 'This does not rest on a calculation: your client told you.'
  const n = Math.round(10 * (1 - posterior))
  const line = n === 0 ? 'Of ten cards like this, fewer than one may turn out to be chance.'
    : n === 1 ? 'Of ten cards like this, about one turns out to be chance.'
    : n === 10 ? 'Of ten cards like this, nearly all turn out to be chance.'
    : `Of ten cards like this, about ${COUNT[n]} turn out to be chance.`
  return override === 'noted' ? `${line} That is the arithmetic alone; what you saw stands by itself.` : line
}

function missing({ checkIn, signs }: EvidenceInput): string[] {
  const lines: string[] = []
  const noted = Math.max(...signs.map(sign => sign.session))
  if (!checkIn) lines.push('There is no check-in yet.')
  else {
    if (noted > checkIn.session) lines.push(`There is no check-in for session ${noted} yet.`)
    if (checkIn.level === 'unanswered') lines.push(`The check-in for session ${checkIn.session} was not answered.`)
    else {
      if (checkIn.level === 'unscorable') lines.push('The check-in was answered in part, so it has no score.')
      if (checkIn.level === 'learning') lines.push('Too few check-ins so far to know what is usual for this client.')
      if (checkIn.direct === null) lines.push('The direct question was skipped.')
    }
  }
  if (!signs.some(sign => sign.session >= (checkIn?.session ?? 0))) {
    lines.push(`Nothing has been noted about ${checkIn ? `session ${checkIn.session}` : 'a session'}.`)
  }
  return lines
}

const NAMES: Record<Piece['kind'], string> = {
  words: 'Their words', direct: 'The direct answer', 'check-in': 'A lower check-in', 'gone-quiet': 'Gone quiet', sign: 'A sign',
}

function otherExplanations(pieces: readonly Piece[]): string[] {
  const lines = pieces.flatMap(({ kind, sign, mayAlsoMean }) => {
    if (!mayAlsoMean) return []
    const what = sign ? findSign(sign.signId)?.label ?? sign.signId : NAMES[kind]
    return [`${what} may also mean ${mayAlsoMean}.`]
  })
  return lines.length > 0 ? [...new Set(lines)] : ['A single session says little; the next one may look different.']
}

function told({ checkIn, signs }: EvidenceInput): string {
  if (signs.some(sign => sign.kind === 'said-directly')) return 'Your client told you.'
  if ((directSays(checkIn) ?? 0) >= DIRECT_TELLS) {
    return 'Your client told you: they answered that something between you felt off.'
  }
  return checkIn && writtenComplaint(checkIn.words, checkIn) === 'plain'
    ? 'Your client told you: they wrote it and asked to bring it up.'
    : 'Your client told you something: they wrote, asked to bring it up, and the form itself is lower. '
      + 'Whether it is a complaint is for you to read.'
}

function reasons(input: EvidenceInput, judged: Judgement): Because[] {
  const { checkIn } = input
  const lines: Because[] = [{
    rule: 'prior', text: 'Before anything is known, about one session in ten may hold a strain.',
    values: { probability: PRIOR, odds: PRIOR / (1 - PRIOR) }, source: RATIO_SOURCE,
  }, {
    rule: 'check-in', text: 'The largest ratio among score, slow slide, subscale and direct question counts, once.',
    values: {
      ratio: judged.checkIn, score: judged.score, ...(judged.direct > 0 ? { direct: judged.direct } : {}),
      ...(checkIn ? { session: checkIn.session } : {}),
    }, source: RATIO_SOURCE,
  }, {
    rule: 'signs', text: 'The square root of the product of the sign ratios, at most 10: signs overlap.',
    values: {
      signs: input.signs.length + (countsGoneQuiet(input) ? 1 : 0),
      product: judged.product, root: judged.root, ratio: judged.signs,
    },
    source: SIGN_SOURCE,
  }, {
    rule: 'reason-to-ask', text: 'Prior odds times both ratios; low below .20, some below .50, strong from .50.',
    values: { odds: judged.odds, posterior: judged.posterior, someFrom: SOME_FROM, strongFrom: STRONG_FROM },
    source: 'docs/clinical/rupture.md',
  }]
  if (judged.override === 'said') {
    lines.push({
      rule: 'said', text: told(input), values: directSays(checkIn) ? { direct: directSays(checkIn) ?? 0 } : {},
      source: 'docs/clinical/rupture.md, first override',
    })
  }
  if (judged.override === 'noted') {
    lines.push({
      rule: 'noted', text: 'The check-in rarely shows this; what you saw stands by itself.', values: {},
      source: 'docs/clinical/rupture.md, second override; Eubanks et al. 2019',
    })
  }
  if (quietly(input)) {
    lines.push({
      rule: 'quiet-adjustment', text: 'The client asked that it be read, with no need to talk: a quiet adjustment.',
      values: {}, source: 'docs/clinical/rupture.md, third override',
    })
  }
  return lines
}

function quietly({ checkIn }: EvidenceInput): boolean {
  return checkIn?.words?.reader === 'therapist' && checkIn.words.wish === 'just-read'
}

/**
 * Draws the evidence card (engine §5) from one window of evidence, as `evidenceWindow` cuts it.
 *
 * Words that the client gave to someone else, and everything held from the therapist (safety/held.ts), must have been
 * taken out by the caller; words with reader `someone-else` are ignored here as well, without a trace on the card.
 * `posterior` is a probability 0..1; ratios are plain numbers whose product is the odds over the prior odds.
 * @throws RangeError when `step` does not fit `scale`.
 */
export function drawCard(input: EvidenceInput): Card {
  const { checkIn } = input
  const own = checkIn?.words?.reader === 'someone-else' ? { ...input, checkIn: { ...checkIn, words: null } } : input
  const judged = judge(own)
  const pieces = listPieces(own, judged)
  return {
    reason: judged.reason,
    posterior: judged.posterior,
    override: judged.override,
    quietAdjustment: quietly(own),
    pieces,
    missing: missing(own),
    wouldChange: whatWouldChange(own, pieces, judged.reason),
    otherExplanations: otherExplanations(pieces),
    errorRate: errorRate(judged.posterior, judged.override),
    because: reasons(own, judged),
  }
}
