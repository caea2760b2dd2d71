import { writtenComplaint } from './complaint.ts'
import {
  CHECK_IN_RATIO, DIRECT_COUNTS, DIRECT_TELLS, LOG_ODDS_TOLERANCE, PRIOR, SIGN_RATIO, SIGNS_CAP, SOME_FROM, STRONG_FROM,
} from './constants.ts'
import type { DirectStep } from '../detect/verdict.ts'
import type { CheckInEvidence, EvidenceInput, ReasonToAsk } from './evidence.ts'

/** The arithmetic of one card, before any words. */
export interface Judgement {
  reason: ReasonToAsk
  /** The word from the arithmetic alone. */
  computed: ReasonToAsk
  override: 'said' | 'noted' | null
  posterior: number
  odds: number
  /** Ratio of the check-in without the direct question, of the direct question, and the one that counts. */
  score: number
  direct: number
  checkIn: number
  /** Product of the sign ratios, its square root, and what counts after the cap. */
  product: number
  root: number
  signs: number
}

const ORDER: readonly ReasonToAsk[] = ['low', 'some', 'strong']

/** Compares two words: negative when `a` is the weaker reason. */
export function compareReasons(a: ReasonToAsk, b: ReasonToAsk): number {
  return ORDER.indexOf(a) - ORDER.indexOf(b)
}

/** True when gone quiet adds a piece of its own: computed from the record, and not already among the noted signs. */
export function countsGoneQuiet(input: EvidenceInput): boolean {
  return input.goneQuiet && !input.signs.some(sign => sign.kind === 'gone-quiet')
}

function scoreRatio(checkIn: CheckInEvidence): number {
  return Math.max(
    CHECK_IN_RATIO[checkIn.level],
    checkIn.slide ? CHECK_IN_RATIO.slide : 0,
    checkIn.subscaleNotices.length > 0 ? CHECK_IN_RATIO.subscale : 0,
  )
}

/**
 * The step of the direct question as far as it says something: on a form with one answer in every row it opens nothing
 * (engine §3), so it neither moves the odds nor counts as told.
 */
export function directSays(checkIn: CheckInEvidence | null): DirectStep | null {
  return !checkIn || checkIn.flat ? null : checkIn.direct
}

function directRatio(direct: number | null): number {
  if (direct === null || direct < DIRECT_COUNTS) return 0
  return direct >= DIRECT_TELLS ? CHECK_IN_RATIO.directStrong : CHECK_IN_RATIO.directSome
}

/** The word for log-odds: from .20 *some*, from .50 *strong*, within a tolerance of 1e-9. */
export function wordFor(logOdds: number): ReasonToAsk {
  const from = (p: number) => Math.log(p / (1 - p)) - LOG_ODDS_TOLERANCE
  if (logOdds >= from(STRONG_FROM)) return 'strong'
  return logOdds >= from(SOME_FROM) ? 'some' : 'low'
}

function told(input: EvidenceInput): boolean {
  const { checkIn } = input
  if (input.signs.some(sign => sign.kind === 'said-directly')) return true
  if (!checkIn) return false
  return (directSays(checkIn) ?? 0) >= DIRECT_TELLS || writtenComplaint(checkIn.words, checkIn) !== null
}

/**
 * Combines the evidence of one window (engine §5): odds = .10/.90 x LR(check-in) x min(10, √Π LR(sign)), then the
 * overrides. Ratios and odds are plain numbers, `posterior` is 0..1.
 */
export function judge(input: EvidenceInput): Judgement {
  const score = input.checkIn ? scoreRatio(input.checkIn) : 1
  const direct = directRatio(directSays(input.checkIn))
  const checkIn = Math.max(score, direct)
  const kinds = [...input.signs.map(sign => sign.kind), ...(countsGoneQuiet(input) ? ['gone-quiet' as const] : [])]
  // In logarithms, so that no number of signs can overflow.
  const logProduct = kinds.reduce((sum, kind) => sum + Math.log(SIGN_RATIO[kind]), 0)
  const logSigns = Math.min(Math.log(SIGNS_CAP), logProduct / 2)
  const logOdds = Math.log(PRIOR / (1 - PRIOR)) + Math.log(checkIn) + logSigns
  const computed = wordFor(logOdds)
  const noted = kinds.some(kind => kind === 'withdrawal' || kind === 'confrontation')
  const override = told(input) ? 'said' : noted && computed === 'low' ? 'noted' : null
  const odds = Math.exp(logOdds)
  return {
    reason: override === 'said' ? 'strong' : override === 'noted' ? 'some' : computed,
    computed, override, odds, posterior: odds / (1 + odds), score, direct, checkIn,
    product: Math.exp(logProduct), root: Math.exp(logProduct / 2), signs: Math.exp(logSigns),
  }
}
