import { isFlatForm } from '../detect/beside.ts'
import { type Settings, withSettings } from '../budget/index.ts'
import { type ConfigAt, type Occasion, type SeriesConfig, type SeriesState, type Verdict, judge } from '../detect/index.ts'
import type { Instrument } from '../instruments/manifest.ts'
import type { CheckInEvidence, ClientWords, EvidenceInput } from '../rupture/evidence.ts'
import { fallenItems } from '../rupture/fallen.ts'
import { judge as weigh } from '../rupture/odds.ts'
import { evidenceWindow } from '../rupture/window.ts'
import { score } from '../score.ts'
import type { NotedSign } from '../signs/sign.ts'
import { type Mark, effectOf, replayWithMarks } from './effect.ts'
import type { CaseEvent } from './event.ts'

/** One session of a therapy, as far as its reader may see it. */
export interface RecordedSession {
  number: number
  /** YYYY-MM-DD in the practice's time zone. */
  date: string
  /** An invitation was sent for the therapy's form, and is not open any more or was answered. */
  asked: boolean
  answer: {
    /** ISO moment of receipt. */
    at: string
    /** The day of receipt, YYYY-MM-DD in the practice's time zone. */
    on?: string
    items: Readonly<Record<string, number | null>>
    verdict: Verdict | null
    words: ClientWords | null
  } | null
}

/** One therapy as the core sees it: what was asked, answered, noted, and done. */
export interface TherapyRecord {
  instrument: Instrument
  /** As clients call the therapist. */
  therapistName: string
  sessions: readonly RecordedSession[]
  signs: readonly NotedSign[]
  cases: readonly { onset: number; closed: boolean; events: readonly CaseEvent[] }[]
  /** What the practice judges this form with: every settings so far, oldest first. Absent = as shipped. */
  settings?: readonly Settings[]
}

/** Ratings that would change the word are looked for in steps that can be printed, so that the figure itself holds. */
const PRINTED = 0.1

/**
 * What a series of this instrument is judged with; null where no alliance series is made of it.
 * @param settings of the practice; null = as shipped
 */
export function seriesConfig(instrument: Instrument, settings: Settings | null = null): SeriesConfig | null {
  if (instrument.about !== 'alliance' || !instrument.norms) return null
  return withSettings({
    scale: instrument.range, norms: instrument.norms,
    ...(instrument.subscaleNorms ? { subscales: instrument.subscaleNorms } : {}),
  }, settings)
}

/** What the next answer will be judged with. */
export function configNow(record: TherapyRecord): SeriesConfig | null {
  return seriesConfig(record.instrument, record.settings?.at(-1) ?? null)
}

/**
 * What each session is judged with: the settings under which its answer was judged when it arrived, so that a series judged
 * again gives the verdicts that were given; where no answer was judged yet, those in force now.
 */
function configOf(record: TherapyRecord, now: SeriesConfig): ConfigAt {
  const { settings = [] } = record
  if (settings.length === 0) return () => now
  const shipped = seriesConfig(record.instrument) ?? now
  const by = new Map(settings.map((one) => [one.number, withSettings(shipped, one)]))
  const used = new Map(record.sessions.flatMap(({ number, answer }) => (answer?.verdict ? [[number, answer.verdict.settings ?? 0]] : [])))
  return (session) => {
    const number = used.get(session)
    return number === undefined ? now : by.get(number) ?? shipped
  }
}

/** A session as the engine sees it: scored from its answers; without answers, unanswered. */
export function occasionOf(
  instrument: Instrument, session: { number: number; date: string; items: Readonly<Record<string, number | null>> | null },
): Occasion {
  const { number, date, items } = session
  if (!items) return { session: number, date, score: null }
  const scored = score(instrument, items)
  return {
    session: number, date, score: scored.score, direct: scored.direct, raw: scored.raw, subscales: scored.subscales,
    ...(scored.score === null ? { unscorable: scored.unscorable } : {}),
  }
}

/** What the events of a therapy's cases did to its series, in the order in which they happened. */
export function marksOf(cases: TherapyRecord['cases'], answered: readonly { session: number; at: string }[]): Mark[] {
  const judgedBy = (at: string) => answered.reduce((last, a) => (a.at <= at && a.session > last ? a.session : last), 0)
  return cases
    .flatMap((c) => c.events.map((event) => ({ event, onset: c.onset, judged: judgedBy(event.at) })))
    .sort((a, b) => a.event.at.localeCompare(b.event.at) || a.event.number - b.event.number)
    .flatMap(({ event, onset, judged }) => {
      const effect = effectOf(event, onset, judged)
      return effect ? [{ ...effect, afterSession: judged }] : []
    })
}

/** Judges the whole record from scratch (engine §2): the same series whatever the order of arrival. */
export function judgeRecord(record: TherapyRecord, before = Infinity): ReturnType<typeof replayWithMarks> | null {
  const now = configNow(record)
  if (!now) return null
  const answered = record.sessions.flatMap((s) => (s.answer ? [{ session: s.number, at: s.answer.at }] : []))
  const last = answered.reduce((m, a) => Math.max(m, a.session), 0)
  const occasions = record.sessions.filter((s) => s.asked && s.number <= last && s.number < before)
    .map((s) => occasionOf(record.instrument, { number: s.number, date: s.date, items: s.answer?.items ?? null }))
  const marks = marksOf(record.cases, answered).filter((m) => m.afterSession < before)
  return replayWithMarks(configOf(record, now), occasions, marks)
}

/**
 * The engine's state now, counting invitations that ran out without an answer: silence after the latest answer speaks
 * too ("gone quiet"), though no response arrived that could have been judged.
 */
export function silentSince(record: TherapyRecord, state: SeriesState): Verdict[] {
  const config = configNow(record)
  if (!config) return []
  const verdicts: Verdict[] = []
  let running = state
  for (const s of record.sessions) {
    if (!s.asked || s.answer || s.number <= (state.lastSession ?? 0)) continue
    const judged = judge(config, running, { session: s.number, date: s.date, score: null })
    running = judged.state
    verdicts.push(judged.verdict)
  }
  return verdicts
}

/** What a level below usual rests on beside its own rating; undefined = nothing else. */
export function restsOn(verdict: Verdict | null): CheckInEvidence['restsOn'] {
  if (verdict?.stillLower) return 'still-lower'
  return verdict?.because.some((b) => b.rule === 'run') ? 'run' : undefined
}

/** The session after which answers count for what is usual: the onset of the latest new usual before this session, else 0. */
export function usualSince(record: TherapyRecord, session: number): number {
  const answered = record.sessions.flatMap((s) => (s.answer ? [{ session: s.number, at: s.answer.at }] : []))
  return marksOf(record.cases, answered).reduce((since, mark) => (
    mark.kind === 'restart' && mark.afterSession < session ? mark.after : since), 0)
}

/** One session's check-in as evidence. Rows that fell need the earlier answers in the record; without them none is named. */
export function checkInEvidence(record: TherapyRecord, s: RecordedSession, verdict: Verdict | null): CheckInEvidence {
  const rest = restsOn(verdict)
  const { instrument } = record
  const since = usualSince(record, s.number)
  const earlier = record.sessions.filter((other) => other.number > since && other.number < s.number && other.answer)
  const history = instrument.items.map((item) => ({
    itemId: item.id, answers: earlier.map((other) => other.answer?.items[item.id] ?? null),
  }))
  const scored = s.answer && score(instrument, s.answer.items)
  return {
    session: s.number, date: s.date, ...(s.answer?.on ? { writtenOn: s.answer.on } : {}), level: verdict?.level ?? 'unanswered', ...(rest ? { restsOn: rest } : {}), score: verdict?.score ?? null,
    expected: verdict?.expected ?? null, slide: verdict?.slide ?? false,
    subscaleNotices: verdict?.notes.flatMap((n) => (n.kind === 'subscale' && n.subscale ? [n.subscale] : [])) ?? [],
    direct: scored?.direct ?? null, flat: isFlatForm(scored?.raw), words: s.answer?.words ?? null,
    fell: s.answer ? fallenItems(history, s.answer.items, instrument, record.therapistName) : [],
  }
}

/**
 * The evidence for the card of this therapy: the window of engine §5 over its record, with the engine at hand for
 * "what would change the word".
 * @param onset the session at which the case in question began, when there is one
 */
export function gatherEvidence(record: TherapyRecord, onset: number | null): EvidenceInput {
  const asked = record.sessions.filter((s) => s.asked)
  const judged = judgeRecord(record)
  const silent = judged ? silentSince(record, judged.state) : []
  const verdictOf = (s: RecordedSession) => s.answer?.verdict ?? silent.find((v) => v.session === s.number) ?? null
  const latest = asked.slice(-2).map((s) => checkInEvidence(record, s, verdictOf(s)))
  const last = asked.at(-1)
  const goneQuiet = last ? (verdictOf(last)?.notes.some((n) => n.kind === 'gone-quiet') ?? false) : false
  const window = evidenceWindow({ checkIns: latest, signs: record.signs, openCaseOnsetSession: onset, goneQuiet })
  const now = configNow(record)
  const { checkIn } = window
  if (!now || !checkIn || !last) return window
  const config = configOf(record, now)(last.number)
  const before = judgeRecord(record, last.number)
  const scaleItems = record.instrument.items.filter((i) => i.kind === 'scale').length
  return {
    ...window, scale: config.scale, step: config.scale.max - config.scale.min > 10 ? 1 : PRINTED,
    ...(before && scaleItems > 0 ? { rejudge: (x: number) => {
      const v = judge(config, before.state, { session: last.number, date: last.date, score: x }).verdict
      return { ...checkIn, score: x, level: v.level, expected: v.expected, slide: v.slide, subscaleNotices: [] }
    } } : {}),
  }
}

/**
 * True when the evidence opens a case by itself: strong by its weight alone. What the client said outright makes the
 * card strong too, but then the therapist decides, with one tap (engine §5).
 */
export function opensByItself(evidence: EvidenceInput): boolean {
  return weigh(evidence).computed === 'strong'
}

/**
 * The session after which the evidence opens a case by itself, when none is open; null = it opens none. What the latest
 * answer said is dealt with once a case was closed after it: then signs are weighed with the next answer.
 */
export function opensAt(record: TherapyRecord): number | null {
  const answer = record.sessions.findLast((s) => s.answer)?.answer ?? null
  if (answer && record.cases.some((c) => c.closed && (c.events.at(-1)?.at ?? '') >= answer.at)) return null
  const evidence = gatherEvidence(record, null)
  if (!opensByItself(evidence)) return null
  return evidence.checkIn?.session ?? record.sessions.at(-1)?.number ?? null
}
