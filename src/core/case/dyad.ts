import type { Because } from '../because.ts'
import { PRIOR_DF } from '../detect/constants.ts'
import { type Norms, type Scale, inUnit } from '../detect/index.ts'
import { tQuantile } from '../stats/student-t.ts'
import type { TherapyRecord } from './record.ts'

/** One session for which the therapist made a guess without having seen the answer, in the unit of the score. */
export interface Guessed {
  session: number
  guess: number
  /** What the client answered, oriented; null = not answered, answered in part, or not to be seen by this reader. */
  score: number | null
  /** The client's own expected range for that rating; null while it is being learned. */
  expected: { low: number; high: number } | null
}

/** The mean of guess minus answer, with its interval: positive = guessed higher than they answered. */
export interface MeanDifference { mean: number; low: number; high: number; pairs: number }

/** How guesses and answers lie to each other in one therapy. Never a grade: it is the change that may tell something. */
export interface DyadGap {
  /** Sessions with both, in session order. */
  pairs: { session: number; guess: number; score: number }[]
  /** What is usual between the two; null while there are too few pairs to say. */
  usual: MeanDifference | null
  /** Rule (b): guessed above the own mean, answered below the own range, in the latest check-in. */
  unseen: Because | null
  /** Rule (a): the latest guesses, the latest check-in among them, lie to the answers otherwise than the earlier ones did. */
  moved: { how: Moved; because: Because } | null
}

/** `above` = the guesses lie higher against the answers than before; `closer` = the two lie nearer to each other. */
export type Moved = 'above' | 'below' | 'closer'

/**
 * When the difference between guess and answer says something (science §2.1): a raw difference never does, because
 * therapists rate lower than their clients while following them closely (213 clients of 49 therapists, Atzil-Slonim et
 * al. 2015, J Consult Clin Psychol). The rule is a design choice after that paper; science asks for a changed sign or 1.5 SD,
 * and with three sessions a change that leaves a 99 % interval is always that large. Measured in dyad.test.ts.
 */
export const DYAD = {
  /** Earlier guesses before "above the own mean" means anything. */
  guesses: 3,
  /** Pairs before a mean difference is named, and the coverage of its interval. */
  pairs: 3, inside: 0.95,
  /** The latest pairs, and the fewest before them, for a change, and how sure it has to be. */
  recent: 3, before: 5, sure: 0.99,
  /** The least change in SD of the population: less would not be felt. As for a notice (engine §3). */
  felt: 0.4,
} as const

/** Where a guess is a whole step of the scale, rounding alone spreads it by step²/12. */
const ROUNDING_VARIANCE = 1 / 12
/** Means of decimals that are equal but for rounding are equal. */
const TINY = 1e-9

/** The sessions of a record with a guess, as far as its reader may see their answers. @param guesses by session number */
export function guessedIn(record: TherapyRecord, guesses: ReadonlyMap<number, number>): Guessed[] {
  return record.sessions.flatMap(({ number, answer }) => {
    const guess = guesses.get(number)
    const verdict = answer?.verdict
    return guess === undefined ? [] : [{
      session: number, guess, score: verdict?.score ?? null, expected: verdict && verdict.level !== 'learning' ? verdict.expected : null,
    }]
  })
}

/**
 * How the therapist's guesses and the client's answers lie to each other (science §2.1). Looks backward only: each pair is
 * compared with earlier ones.
 * @param guessed sessions with a guess, in any order
 * @param latest session of the latest check-in that was answered: only of that one is anything said; null = none
 * @param norms of the form, for what one difference spreads by before much is known of these two
 */
export function dyadGap(guessed: readonly Guessed[], latest: number | null, norms: Norms, scale: Scale): DyadGap {
  const inOrder = [...guessed].sort((a, b) => a.session - b.session)
  const pairs = inOrder.flatMap(({ session, guess, score }) => (score === null ? [] : [{ session, guess, score }]))
  const differences = pairs.map((pair) => pair.guess - pair.score)
  return {
    pairs,
    usual: pairs.length < DYAD.pairs ? null : interval(differences, spreadOf([differences], norms)),
    unseen: unseen(inOrder, latest, scale),
    moved: pairs.at(-1)?.session === latest ? moved(differences, norms, scale) : null,
  }
}

/** Rule (b): the therapist's guess above the own mean, with the client below the own range. */
function unseen(inOrder: readonly Guessed[], latest: number | null, scale: Scale): Because | null {
  const at = inOrder.findIndex((one) => one.session === latest)
  const one = inOrder[at]
  const earlier = inOrder.slice(0, Math.max(at, 0)).map((each) => each.guess)
  if (!one || one.score === null || !one.expected || earlier.length < DYAD.guesses) return null
  const usual = mean(earlier)
  if (one.guess <= usual + TINY || one.score >= one.expected.low - TINY) return null
  const said = (x: number) => inUnit(x, scale)
  return {
    rule: 'dyad-unseen',
    text: `For session ${one.session} you guessed ${said(one.guess)}, above your average here (${said(usual)}); the answer was ${said(one.score)}, below what is usual for them `
      + `(${said(one.expected.low)} to ${said(one.expected.high)}). It may be worth a second look: something may have happened that was hard to see, or between the hours.`,
    values: { guess: one.guess, ownMean: usual, earlierGuesses: earlier.length, rating: one.score, low: one.expected.low },
    source: SOURCE,
  }
}

/** Rule (a): the mean difference of the latest pairs against that of the earlier ones. */
function moved(differences: readonly number[], norms: Norms, scale: Scale): DyadGap['moved'] {
  const before = differences.slice(0, -DYAD.recent)
  const recent = differences.slice(-DYAD.recent)
  if (before.length < DYAD.before) return null
  const spread = spreadOf([before, recent], norms)
  const [was, now] = [mean(before), mean(recent)]
  const change = now - was
  const size = Math.abs(change)
  const sure = tQuantile((1 + DYAD.sure) / 2, spread.df) * spread.sd * Math.sqrt(1 / before.length + 1 / recent.length)
  if (size <= sure || size < DYAD.felt * Math.hypot(norms.sdBetween, norms.sdWithin)) return null
  const how = was * now >= 0 && Math.abs(now) < Math.abs(was) ? 'closer' : change > 0 ? 'above' : 'below'
  return {
    how,
    because: {
      rule: `dyad-${how}`, text: movedText(how, now, was, scale),
      values: { recent: now, before: was, change, low: change - sure, high: change + sure, sd: spread.sd, pairs: differences.length },
      source: SOURCE,
    },
  }
}

const SOURCE = 'docs/clinical/detect.md, guess and answer; Atzil-Slonim et al. 2015, J Consult Clin Psychol'

const followUp: Record<Moved, string> = {
  above: 'The answers may tell of something that does not show in the hour.',
  below: 'Something may weigh on you in these sessions that the form does not ask about, or the form may have become too polite.',
  closer: 'That can mean that you see it more alike now. It can also mean that one of you has become more careful.',
}

function movedText(how: Moved, now: number, was: number, scale: Scale): string {
  const lead = how === 'closer' ? 'Your guesses and the answers lie closer together than before' : 'Your guesses and the answers have moved against each other'
  return `${lead}: in the last three sessions with both, you guessed ${apart(now, scale)}, before that ${apart(was, scale)}. ${followUp[how]}`
}

/** A mean difference in words: "0.7 higher than they answered". */
export function apart(difference: number, scale: Scale): string {
  return sideOf(difference, scale) === SAME ? 'about what they answered' : `${sideOf(difference, scale)} than they answered`
}

/** A mean difference in short: "0.7 higher". */
export function sideOf(difference: number, scale: Scale): string {
  const size = inUnit(Math.abs(difference), scale)
  return Number(size) === 0 ? SAME : `${size} ${difference > 0 ? 'higher' : 'lower'}`
}
const SAME = 'the same'

/**
 * The SD of one difference, pooled within the groups so that a change between them does not widen it, and drawn towards
 * what the norms lead to expect while there are few pairs (as engine §2 does for one rating).
 */
function spreadOf(groups: readonly (readonly number[])[], norms: Norms): { sd: number; df: number } {
  const squares = groups.reduce((sum, group) => sum + group.reduce((s, d) => s + (d - mean(group)) ** 2, 0), 0)
  const own = groups.reduce((sum, group) => sum + group.length - 1, 0)
  const prior = norms.sdWithin ** 2 + ROUNDING_VARIANCE
  return { sd: Math.sqrt((PRIOR_DF * prior + squares) / (PRIOR_DF + own)), df: PRIOR_DF + own }
}

function interval(differences: readonly number[], { sd, df }: { sd: number; df: number }): MeanDifference {
  const half = tQuantile((1 + DYAD.inside) / 2, df) * sd / Math.sqrt(differences.length)
  const middle = mean(differences)
  return { mean: middle, low: middle - half, high: middle + half, pairs: differences.length }
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, x) => sum + x, 0) / values.length
}
