import type { Because } from '../because.ts'
import { withDecimals } from '../stats/decimals.ts'
import type { Expectation, Placing } from './expected-range.ts'
import type { FlagRun } from './state.ts'
import type { DirectStep, EpisodeState, Level, Scale } from './verdict.ts'

/** A level in the words a therapist reads. */
export const levelWords: Readonly<Record<Level, string>> = {
  unanswered: 'not answered',
  unscorable: 'answered in part',
  learning: 'getting to know what is usual',
  usual: 'nothing unusual in the check-in',
  notice: 'lower than usual for this client',
  alert: 'clearly lower than usual for this client',
  severe: 'much lower than usual for this client',
}

/** The state of an episode in words. */
export const episodeWords: Readonly<Record<EpisodeState, string>> = {
  open: 'since then: still below where it was',
  unsettled: 'since then: not settled yet',
  plateau: 'since then: steady at a lower level',
  recovering: 'since then: moving back up',
  returned: 'since then: back where it was',
}

/** The steps of the direct question in words. */
export const directWords: Readonly<Record<DirectStep, string>> = {
  0: 'nothing',
  1: 'a little',
  2: 'some',
  3: 'quite a bit',
  4: 'a lot',
}

const LEVELS_SOURCE = 'docs/clinical/detect.md, levels; limits set on simulated and real series'
const RANGE_SOURCE = 'docs/clinical/detect.md, expected range'
const BESIDE_SOURCE = 'docs/clinical/detect.md, beside the level'
const EPISODE_SOURCE = 'docs/clinical/detect.md, episode'

/** A score as people read it, everywhere the same: one decimal ("3.8", "4.0"); on scales wider than ten none where it adds nothing. */
export function inUnit(x: number, scale: Scale): string {
  return scale.max - scale.min > 10 ? String(Math.round(x * 10) / 10) : withDecimals(x, 1)
}

/** The rarest that is said in figures: the tails of the model are less sure than a smaller number would sound. */
const RAREST = 1 / 200

/** A probability as a frequency: "about 1 time in 20", at the rarest "less than 1 time in 200". */
export function oftenness(p: number): string {
  if (p < RAREST) return `less than 1 time in ${1 / RAREST}`
  if (p >= 0.3) return `about ${Math.max(1, Math.round(p * 10))} times in 10`
  const every = 1 / p
  const step = every >= 100 ? 10 : 1
  return `about 1 time in ${Math.round(every / step) * step}`
}

function rangeText(range: { low: number; high: number }, scale: Scale): string {
  return `${inUnit(range.low, scale)} to ${inUnit(range.high, scale)}`
}

export function unansweredSentence(answeredBefore: number): Because {
  return {
    rule: 'unanswered',
    text: 'This check-in was not answered, so it says nothing about how things stand.',
    values: { ratingsBefore: answeredBefore },
    source: 'docs/clinical/detect.md, levels',
  }
}

/** `reason` is the scorer's own sentence about what is missing. */
export function unscorableSentence(reason: string, ratingsBefore: number): Because {
  return {
    rule: 'unscorable',
    text: `Answered in part, so there is no score to compare: ${reason}`,
    values: { ratingsBefore },
    source: 'docs/clinical/score.md',
  }
}

export function learningSentence(x: number, n: number, scale: Scale): Because {
  const first = n === 0 ? 'the first rating' : 'the second rating'
  return {
    rule: 'learning',
    text:
      `${inUnit(x, scale)} is ${first}. Two earlier ratings are needed before a rating can be called unusual ` +
      'for this client.',
    values: { rating: x, ratingsBefore: n },
    source: LEVELS_SOURCE,
  }
}

/** What every judged rating carries. */
export interface Judged {
  x: number
  expected: Expectation
  placing: Placing
  range: { low: number; high: number }
  scale: Scale
}

function numbers({ x, expected, placing, range }: Judged): Record<string, number> {
  return {
    rating: x,
    expected: expected.mean,
    low: range.low,
    high: range.high,
    drop: placing.drop,
    dropInSdPop: placing.drop / expected.sdPop,
    p: placing.p,
    ratingsBefore: expected.n,
  }
}

export function usualSentence(judged: Judged): Because {
  const { x, range, scale, expected } = judged
  const band = rangeText(range, scale)
  const text =
    x > range.high
      ? `${inUnit(x, scale)} is above the ${band} that earlier ratings led us to expect. Nothing unusual to ask about.`
      : x >= range.low
        ? `${inUnit(x, scale)} is within the ${band} that ${expected.n} earlier ratings led us to expect.`
        : `${inUnit(x, scale)} is a little below the expected ${band}, not enough to stand out.`
  return { rule: 'usual', text, values: numbers(judged), source: LEVELS_SOURCE }
}

/** Notice, alert or severe by the rating itself. */
export function lowerSentence(judged: Judged, level: 'notice' | 'alert' | 'severe'): Because {
  const { x, range, scale, placing } = judged
  const how = { notice: 'lower', alert: 'clearly lower', severe: 'much lower' }[level]
  // Both may round to the same figure; then "just below" keeps the sentence true to the eye.
  const expected = inUnit(x, scale) === inUnit(range.low, scale)
    ? `just below the ${rangeText(range, scale)} that was expected` : `where ${rangeText(range, scale)} was expected`
  const text =
    `${inUnit(x, scale)} is ${how} than usual for this client, ${expected}. ` +
    `If nothing had changed, a rating this low would come up ${oftenness(placing.p)}.`
  return { rule: level, text, values: numbers(judged), source: LEVELS_SOURCE }
}

/** Alert by this rating and the one before it together. */
export function runSentence(judged: Judged, pRun: number): Because {
  const { x, expected, scale } = judged
  const text =
    `${inUnit(x, scale)} and the rating before it are together clearly lower than usual for this client, ` +
    `where about ${inUnit(expected.mean, scale)} was expected. ` +
    `If nothing had changed, two such ratings would come up ${oftenness(pRun)}.`
  return { rule: 'run', text, values: { ...numbers(judged), pRun }, source: LEVELS_SOURCE }
}

export function stillLowerSentence(judged: Judged, run: FlagRun): Because {
  const { x, scale } = judged
  const text =
    `Still lower: ${inUnit(x, scale)} is no higher than ${inUnit(run.low, scale)}, ` +
    `the lower edge of what was expected when the ratings first came down (session ${run.session}).`
  return {
    rule: 'still-lower',
    text,
    values: { ...numbers(judged), lowAtFirst: run.low, firstSession: run.session },
    source: LEVELS_SOURCE,
  }
}

export function gapSentence(days: number): Because {
  return {
    rule: 'long-gap',
    text: `${days} days lie between this rating and the one before it, so the expected range is wider.`,
    values: { days },
    source: RANGE_SOURCE,
  }
}

export function episodeSentence(
  state: EpisodeState,
  x: number,
  baseline: number,
  s: number,
  onset: number,
  scale: Scale,
): Because {
  const was = inUnit(baseline, scale)
  const text = {
    open: `Since session ${onset} the ratings have stayed below the ${was} that was usual before.`,
    unsettled: `Not settled yet: the ratings since session ${onset} are not back at the ${was} that was usual before.`,
    plateau:
      `The last three ratings are steady, below the ${was} of before. ` +
      'This may be more candid now, or still unsettled; asking helps.',
    recovering: `${inUnit(x, scale)} is moving back towards the ${was} that was usual before session ${onset}.`,
    returned: `The last two ratings are close to the ${was} that was usual before session ${onset}.`,
  }[state]
  return { rule: `episode-${state}`, text, values: { rating: x, baseline, s, onset }, source: EPISODE_SOURCE }
}

export function slideSentence(from: number, recent: number, s: number, scale: Scale): Because {
  return {
    rule: 'slide',
    text:
      `Slowly lower than in earlier sessions: the last three ratings average ${inUnit(recent, scale)}, five ` +
      `earlier ones in a row ${inUnit(from, scale)}.`,
    values: { from, recent, difference: from - recent, s },
    source: BESIDE_SOURCE,
  }
}

/** @param flat the same answer was chosen in every row of this form. */
export function directSentence(step: DirectStep, flat: boolean): Because {
  const chose = `Asked whether something between you felt off, your client chose “${directWords[step]}”.`
  const text = flat
    ? `${chose} The same answer was chosen in every row of this form, so it may not mean much; ` +
      'asking in person would tell.'
    : `${chose} This counts by itself, whatever the other answers say.`
  return { rule: 'direct', text, values: { step, sameInEveryRow: flat ? 1 : 0 }, source: BESIDE_SOURCE }
}

/** What the parts of the forms that ship are about; a licensed text may bring others. */
const partWords: Readonly<Record<string, string>> = {
  bond: 'the bond', goal: 'the goals', goals: 'the goals', task: 'the way of working', fit: 'how well the work fits',
  work: 'the work', confidence: 'trust in the work', openness: 'openness', partnership: 'partnership',
}

/** A part of the form as it stands in a sentence: "the bond"; an unknown one by its own name. */
export function partName(subscale: string): string {
  return Object.hasOwn(partWords, subscale) ? partWords[subscale]! : subscale.replaceAll('-', ' ')
}

export function subscaleSentence(name: string, x: number, expected: Expectation, placing: Placing): Because {
  return {
    rule: 'subscale',
    text:
      `The part about ${partName(name)} is lower than usual for this client: ${x.toFixed(1)}, where about ` +
      `${expected.mean.toFixed(1)} was expected. ` +
      'Worth a question; a short scale by itself is not much evidence.',
    values: { rating: x, expected: expected.mean, drop: placing.drop, p: placing.p, ratingsBefore: expected.n },
    source: BESIDE_SOURCE,
  }
}

export function lowSentence(x: number, edge: number, scale: Scale): Because {
  return {
    rule: 'low',
    text: `At least two of the last three ratings are below ${inUnit(edge, scale)}, without having come down. ` +
      'This may be a matter of building the working bond, rather than of mending it.',
    values: { rating: x, edge },
    source: BESIDE_SOURCE,
  }
}

export function startedLowSentence(x: number, edge: number, scale: Scale): Because {
  return {
    rule: 'started-low',
    text: `Both first ratings are below ${inUnit(edge, scale)}. It may help to ask what would make this worth their time.`,
    values: { rating: x, edge },
    source: BESIDE_SOURCE,
  }
}

export function flatSentence(forms: number): Because {
  return {
    rule: 'flat',
    text:
      `The same answer was chosen in every row, ${forms} forms in a row. The form may not say much here; ask in ` +
      'person. “All good” is a fine answer.',
    values: { forms },
    source: BESIDE_SOURCE,
  }
}

export function perfectSentence(ratings: number): Because {
  return {
    rule: 'perfect',
    text:
      `The highest possible rating, ${ratings} times in a row. The form has no room left to show a change; ask ` +
      'in person. “All good” is a fine answer.',
    values: { ratings },
    source: BESIDE_SOURCE,
  }
}

export function quietSentence(chance: number, answered: number, invited: number): Because {
  return {
    rule: 'gone-quiet',
    text:
      `The last two check-ins were not answered, after ${answered} of ${invited} before them were. There may be ` +
      'many reasons; it can be worth a gentle question.',
    values: { chance, answered, invited },
    source: BESIDE_SOURCE,
  }
}

/**
 * Why nothing was flagged: how low a rating would have had to be.
 * @param limit the highest rating that would have been flagged; null = none on this scale.
 */
export function noDipSentence(judged: Judged, limit: number | null): string {
  const { text } = usualSentence(judged)
  if (limit === null)
    return `${text} No rating on this scale would stand out yet, because little is known of what is usual.`
  // Rounded down: the printed number itself must be one that would have been flagged.
  const printed = inUnit(Math.floor(limit * 10) / 10, judged.scale)
  return `${text} ${printed} or lower would have been called lower than usual.`
}
