import type { Because } from '../because.ts'
import type { Level } from '../detect/verdict.ts'
import type { Instrument } from '../instruments/manifest.ts'
import { findSign } from '../signs/catalogue.ts'
import type { NotedSign } from '../signs/sign.ts'
import type { ScreenCategory } from './category.ts'
import { screenWords, type ScreenHit } from './screen.ts'

/** The answers to one questionnaire, now and before. */
export interface MeasureNow {
  instrument: Instrument
  /** Raw answers by item id; null or absent = skipped. */
  answers: Readonly<Record<string, number | null>>
  /** In the instrument's own direction; null when it could not be scored. */
  score: number | null
  previousScore: number | null
  /** What was known at the last documented assessment; null when there was none. */
  assessed: { answers: Readonly<Record<string, number | null>>; score: number | null } | null
  /** Answers since that assessment, without the present ones: a risk that went and came back is a change. */
  since?: readonly Readonly<Record<string, number | null>>[]
}

export interface RiskInput {
  measures: readonly MeasureNow[]
  /** Own words, whoever may read them. `assessed` = these very words were part of a documented assessment. */
  words: { text: string; assessed: boolean } | null
  therapistNames?: readonly string[]
  /** Level of the latest alliance check-in, and the session it is about. */
  level: Level
  session: number
  /** Signs in the window of evidence. */
  signs: readonly NotedSign[]
  /** Session of the latest severe rating, and the sessions missed so far. */
  severeSession: number | null
  missedSessions: readonly number[]
  /** Last session that a documented assessment covers; null when there was none. */
  assessedThrough: number | null
  /** The screen to use; the fixed phrase list unless said otherwise. */
  screen?: (text: string, therapistNames?: readonly string[]) => { hits: readonly ScreenHit[] }
}

/** Why somebody should look before any repair. Always "please read this", never a diagnosis. */
export interface RiskReason {
  kind: 'item' | 'words' | 'read-with-care' | 'worsening' | 'hopelessness' | 'missed-session' | 'unscreened'
  text: string
  /** For words: what they may be about, with the places in the text. */
  category?: ScreenCategory
  hits?: readonly ScreenHit[]
  /** False for what can be read in the usual order: past abuse, told in therapy. */
  risk: boolean
  because: Because
}

const SOURCE = 'docs/clinical/safety.md'

const ABOUT: Record<ScreenCategory, string> = {
  'self-harm': 'hurting themselves or not wanting to live',
  'harm-to-others': 'hurting someone else',
  abuse: 'being hurt or threatened by someone',
  safeguarding: 'a child or another person who may not be safe',
  'past-abuse': 'abuse in the past',
  'therapist-boundary': 'something between client and therapist that someone else should read first',
}

function itemReasons({ instrument, answers, assessed, since = [] }: MeasureNow): RiskReason[] {
  return instrument.items.flatMap(item => {
    const answer = answers[item.id] ?? null
    const from = item.riskAtLeast
    if (from === undefined || answer === null || answer < from) return []
    const before = assessed?.answers[item.id] ?? null
    const first = before === null || before < from
    const cameBack = since.some(answersThen => (answersThen[item.id] ?? from) < from)
    if (!first && answer <= before && !cameBack) return []
    const why = assessed === null ? '' : first || cameBack ? ' This is new since the last documented assessment.'
      : ' This is higher than at the last documented assessment.'
    return [{
      kind: 'item', risk: true,
      text: `Please read this before the next session: an answer about safety in ${instrument.name}.${why}`,
      because: {
        rule: 'risk-item', text: `The answer to “${item.id}” is ${answer}; from ${from} on a risk check is asked for.`,
        values: { answer, from, ...(before === null ? {} : { assessed: before }) }, source: SOURCE,
      },
    }]
  })
}

/** Only a symptom measure that carries a risk item and a reliable change asks for a check when it worsens. */
function worseningReasons({ instrument, score, previousScore, assessed }: MeasureNow, alerted: boolean): RiskReason[] {
  const limit = instrument.reliableChange
  if (!alerted || !limit || instrument.about !== 'symptoms' || score === null || previousScore === null) return []
  if (!instrument.items.some(item => item.riskAtLeast !== undefined)) return []
  const worse = (now: number, then: number) => instrument.direction === 'higher-worse' ? now - then : then - now
  const change = worse(score, previousScore)
  const known = assessed?.score ?? null
  if (change < limit.value || (known !== null && worse(score, known) <= 0)) return []
  return [{
    kind: 'worsening', risk: true,
    text: `Please read this: ${instrument.name} is clearly worse than last time, and the check-in is lower too.`,
    because: {
      rule: 'worsening-with-alert', text: `Worse by ${change}; from ${limit.value} on it counts as a reliable change.`,
      values: { score, previousScore, change, limit: limit.value }, source: `${SOURCE}; ${limit.source}`,
    },
  }]
}

function wordReasons({ words, therapistNames, screen = screenWords }: RiskInput): RiskReason[] {
  if (!words || words.assessed) return []
  let hits: readonly ScreenHit[]
  try {
    hits = words.text.trim() === '' ? [] : screen(words.text, therapistNames).hits
  } catch {
    return [{
      kind: 'unscreened', risk: true,
      text: 'Please read this: the words could not be screened, so nobody has looked for signs of danger in them yet.',
      because: {
        rule: 'unscreened', text: 'The words could not be screened; it is safer to read them.', values: {}, source: SOURCE,
      },
    }]
  }
  return [...new Set(hits.map(hit => hit.category))].map((category): RiskReason => {
    const found = hits.filter(hit => hit.category === category)
    const past = category === 'past-abuse'
    const denied = found.filter(hit => hit.negated).length
    return {
      kind: past ? 'read-with-care' : 'words', category, hits: found, risk: !past,
      text: past ? 'Please read with care: the words may be about abuse in the past.'
        : `Please read this: the words may be about ${ABOUT[category]}.`
          + (denied === found.length ? ' They may also say that it is not so.' : ''),
      because: {
        rule: 'words', text: 'A phrase of the word list stands in the client’s words. The list errs towards catching.',
        values: { hits: found.length, negated: denied }, source: SOURCE,
      },
    }
  })
}

function hopelessReasons({ signs, session, assessedThrough }: RiskInput, alerted: boolean): RiskReason[] {
  const noted = alerted ? signs.filter(sign => findSign(sign.signId)?.riskWithAlert) : []
  const newest = Math.max(session, ...noted.map(sign => sign.session))
  if (noted.length === 0 || (assessedThrough !== null && newest <= assessedThrough)) return []
  return [{
    kind: 'hopelessness', risk: true,
    text: 'Please read this: hopelessness or self-criticism was noted, and the check-in is clearly lower.',
    because: {
      rule: 'hopelessness-with-alert', text: 'A sign of hopelessness stands together with an alert.',
      values: { signs: noted.length, session: newest }, source: SOURCE,
    },
  }]
}

function missedReasons({ severeSession, missedSessions, assessedThrough }: RiskInput): RiskReason[] {
  if (severeSession === null) return []
  const missed = missedSessions.filter(session => session > severeSession && session > (assessedThrough ?? -Infinity))
  if (missed.length === 0) return []
  const session = Math.min(...missed)
  return [{
    kind: 'missed-session', risk: true,
    text: `Please read this: session ${session} was missed after a check-in that was much lower.`,
    because: {
      rule: 'missed-after-severe', text: 'A missed session after a severe drop asks for contact.',
      values: { session, severeSession }, source: SOURCE,
    },
  }]
}

/**
 * Every reason for a risk check (engine §6), the client's own words first. It asks first and never blocks: repair
 * guidance stays available below it. After a documented assessment a reason comes back only on change: an item that is
 * higher, new or back, other words, a worse score, a later sign or check-in, a later missed session.
 */
export function riskChecks(input: RiskInput): RiskReason[] {
  const alerted = input.level === 'alert' || input.level === 'severe'
  return [
    ...wordReasons(input), ...input.measures.flatMap(itemReasons),
    ...input.measures.flatMap(measure => worseningReasons(measure, alerted)),
    ...hopelessReasons(input, alerted), ...missedReasons(input),
  ].sort((a, b) => Number(b.risk) - Number(a.risk))
}
