import type { Settings } from '../budget/index.ts'
import { type Note, type SeriesState, type Verdict, isFlag, judge, startSeries } from '../detect/index.ts'
import { isFlatForm } from '../detect/beside.ts'
import type { Instrument } from '../instruments/manifest.ts'
import type { ClientWords } from '../rupture/evidence.ts'
import { evidenceWindow } from '../rupture/window.ts'
import { type MeasureNow, type RiskReason, riskChecks } from '../safety/gate.ts'
import { holdsFromTherapist } from '../safety/held.ts'
import { type ScreenHit, screenWords } from '../safety/screen.ts'
import { type Answers, type Scored, score } from '../score.ts'
import type { NotedSign } from '../signs/sign.ts'
import { withMarks } from './effect.ts'
import type { CaseEvent, NewEvent } from './event.ts'
import { type LinePoint, extendLine } from './line.ts'
import { occasionOf, opensByItself, seriesConfig } from './record.ts'

/** One response as it arrives, with all that is known and needed to judge it. */
export interface Arrival {
  instrument: Instrument
  answers: Answers
  /** What the practice judges this form with now; absent or null = as shipped. */
  settings?: Settings | null
  words: ClientWords | null
  session: number
  /** YYYY-MM-DD */
  date: string
  therapistNames: readonly string[]
  /** Somebody other than the therapist is named to receive what concerns the therapist. */
  recipient: boolean
  /** The running series; null before its first rating. */
  series: { state: SeriesState; line: readonly LinePoint[]; judgedSession: number } | null
  /** The series judged again with this response in its place; only for a response that is late. */
  rejudged: { state: SeriesState; line: readonly LinePoint[]; verdict: Verdict; judgedSession: number } | null
  /** Invitations before this one that ran out unanswered and that the series has not seen. */
  silent: readonly { session: number; date: string }[]
  signs: readonly NotedSign[]
  rupture: { onset: number; events: readonly CaseEvent[] } | null
  /** Level of the latest check-in before this one, whatever came of it. */
  latest: Pick<LinePoint, 'session' | 'level'> | null
  /** Earlier answers to symptom measures, newest first. */
  symptoms: readonly { instrument: Instrument; answers: Readonly<Record<string, number | null>>; score: number | null }[]
  /** The last documented assessment: answers it was about, and the last session it covers. */
  assessed: { instrumentId: string; answers: Readonly<Record<string, number | null>>; score: number | null; through: number | null } | null
}

/** What follows from a response: decided here, stored together by the action. */
export interface Consequences {
  scored: Scored
  verdict: Verdict | null
  /** Held from the therapist (engine §6): answers, score, words and task. */
  held: boolean
  /** The words may tell of a boundary; the receipt then names help outside the practice, held or not. */
  boundary: boolean
  /** The series to keep; null when it does not change (symptom measures, held responses). */
  series: { state: SeriesState; line: LinePoint[]; judgedSession: number } | null
  /** Events to append: to the open case, or as the first of a new one. */
  events: NewEvent[]
  /** Onset of the case that opens; null when none does. */
  opens: number | null
  /** What somebody should look at before anything else; each raises the one task of this response. */
  risk: RiskReason[]
}

/** Phrases that may tell of the therapist's boundaries; null when the screen failed, which the gate reports as unscreened. */
function screened(words: ClientWords | null, names: readonly string[]): readonly ScreenHit[] | null {
  try {
    return words ? screenWords(words.text, names).hits : []
  } catch {
    return null
  }
}

/** Symptom measures as the gate compares them: what has just been answered, or the latest two of each before it. */
function measures(arrival: Arrival, scored: Scored): MeasureNow[] {
  const { instrument, symptoms, assessed } = arrival
  const now = instrument.about === 'symptoms'
    ? [{ instrument, answers: plainAnswers(arrival.answers), score: scored.score }, ...symptoms] : symptoms
  const ids = [...new Set(now.map((m) => m.instrument.id))]
  return ids.flatMap((id) => {
    const [latest, before] = now.filter((m) => m.instrument.id === id)
    // An answer about safety raised its check when it arrived; another form does not raise it again.
    const arrived = id === instrument.id
    return latest ? [{
      ...latest, answers: arrived ? latest.answers : {}, previousScore: before?.score ?? null,
      assessed: assessed?.instrumentId === id ? assessed : null,
    }] : []
  })
}

const plainAnswers = (answers: Answers) => Object.fromEntries(Object.entries(answers).map(([id, answer]) => [id, answer ?? null]))

function judged(arrival: Arrival): { verdict: Verdict; state: SeriesState; line: LinePoint[]; judgedSession: number } | null {
  const { instrument, rejudged, series, settings = null } = arrival
  const config = seriesConfig(instrument, settings)
  if (!config) return null
  if (rejudged) return { ...rejudged, line: [...rejudged.line] }
  let state = series?.state ?? startSeries()
  const verdicts: Verdict[] = []
  for (const gap of arrival.silent) {
    const step = judge(config, state, { session: gap.session, date: gap.date, score: null })
    state = step.state
    verdicts.push(step.verdict)
  }
  const occasion = occasionOf(instrument, { number: arrival.session, date: arrival.date, items: plainAnswers(arrival.answers) })
  const step = judge(config, state, occasion)
  return {
    verdict: step.verdict, state: step.state, judgedSession: arrival.session,
    line: extendLine(series?.line ?? [], [...verdicts, step.verdict]),
  }
}

/** Whether the evidence opens a case by itself now, beyond what the engine has seen. */
function evidenceOpens(arrival: Arrival, verdict: Verdict, scored: Scored): boolean {
  // The check-in before this one, answered or not, ends the window (engine §5).
  const before = { level: 'unanswered' as const, session: Math.max(arrival.latest?.session ?? 0, arrival.silent.at(-1)?.session ?? 0) }
  const asEvidence = (v: { session: number; level: Verdict['level'] }) => ({
    session: v.session, date: arrival.date, level: v.level, score: null, expected: null, slide: false,
    subscaleNotices: [] as string[], direct: null, fell: [], words: null,
  })
  const window = evidenceWindow({
    checkIns: [
      ...(before.session > 0 ? [asEvidence(before)] : []),
      {
        ...asEvidence(verdict), score: verdict.score, expected: verdict.expected, slide: verdict.slide, direct: scored.direct, flat: isFlatForm(scored.raw),
        subscaleNotices: verdict.notes.flatMap((n) => n.subscale ?? []),
        words: arrival.words?.reader === 'therapist' ? arrival.words : null,
      },
    ],
    signs: arrival.signs, goneQuiet: verdict.notes.some((n) => n.kind === 'gone-quiet'),
  })
  return opensByItself(window)
}

/** What opened the case, in its own words: never the sentence of a rating that says nothing unusual. */
function whyOpened(verdict: Verdict, by: 'check-in' | 'direct-question' | 'evidence'): string {
  const rating = isFlag(verdict.level) ? verdict.because[0]?.text : undefined
  const note = (kinds: readonly Note['kind'][]) => verdict.notes.find((n) => kinds.includes(n.kind))?.because.text
  if (by === 'check-in') return rating ?? ''
  return (by === 'direct-question' ? note(['direct']) : rating ?? note(['direct', 'slide', 'subscale', 'gone-quiet'])) ?? ''
}

function caseEvents(arrival: Arrival, verdict: Verdict, state: SeriesState, byEvidence: boolean): Pick<Consequences, 'events' | 'opens'> {
  const rated: NewEvent[] = verdict.score === null ? [] : [
    { type: 'rated', data: { session: arrival.session, level: verdict.level, episode: verdict.state, stillLower: verdict.stillLower } },
  ]
  const by = byEvidence ? 'evidence' as const : state.episode?.openedBy === 'direct' ? 'direct-question' as const : 'check-in' as const
  const begins = byEvidence || verdict.opens
  const onset = byEvidence ? arrival.session : state.episode?.onset ?? arrival.session
  const because = whyOpened(verdict, by)
  const opened: NewEvent = {
    type: 'opened', data: { by, session: onset, because, ...(by === 'check-in' ? { level: verdict.level } : {}) },
  }
  if (arrival.rupture) return { events: begins && !byEvidence ? [...rated, opened] : rated, opens: null }
  return begins && state.episode !== null ? { events: [opened], opens: onset } : { events: [], opens: null }
}

/**
 * Everything that follows from one response (engine §1-6): score, verdict, running state, case events, risk checks,
 * and whether it is held from the therapist. Pure: the same arrival has the same consequences.
 */
export function consequencesOf(arrival: Arrival): Consequences {
  const { instrument, answers, words } = arrival
  const scored = score(instrument, answers)
  const hold = holdsFromTherapist(screened(words, arrival.therapistNames), scored.direct, words?.reader ?? null, arrival.recipient)
  // Without anybody named, the client was told that the therapist reads the words; sealed from everyone they would be lost.
  const held = hold.to === 'named-recipient'
  const step = judged(arrival)
  const level = step?.verdict.level ?? arrival.latest?.level ?? 'unanswered'
  const risk = riskChecks({
    measures: measures(arrival, scored), words: words && { text: words.text, assessed: false }, therapistNames: arrival.therapistNames,
    level, session: step ? arrival.session : arrival.latest?.session ?? arrival.session,
    signs: arrival.signs.filter((s) => s.session >= (arrival.latest?.session ?? 0)),
    // A missed session is raised when it is recorded; an answer is the opposite of one.
    severeSession: null, missedSessions: [],
    assessedThrough: arrival.assessed?.through ?? null,
  }).filter((reason) => reason.risk)
  if (!step || held) return { scored, verdict: step?.verdict ?? null, held, boundary: hold.held, series: null, events: [], opens: null, risk }
  const byEvidence = !arrival.rupture && step.state.episode === null && evidenceOpens(arrival, step.verdict, scored)
  const config = seriesConfig(instrument, arrival.settings ?? null)
  const state = byEvidence && config
    ? withMarks(config, step.state, [], [{ kind: 'open', session: arrival.session, by: 'evidence', afterSession: arrival.session }])
    : step.state
  return {
    scored, verdict: step.verdict, held: false, boundary: hold.held, risk,
    series: { state, line: step.line, judgedSession: step.judgedSession },
    ...caseEvents(arrival, step.verdict, state, byEvidence),
  }
}
