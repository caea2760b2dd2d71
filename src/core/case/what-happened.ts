import { directWords, inUnit, levelWords } from '../detect/index.ts'
import { byMoment, listed, named } from '../reflect/named.ts'
import { SESSIONS_BEFORE_ONSET } from '../rupture/constants.ts'
import type { CheckInEvidence, ClientWords } from '../rupture/evidence.ts'
import { score } from '../score.ts'
import type { CaseView } from './fold.ts'
import { type RecordedSession, type TherapyRecord, checkInEvidence, restsOn } from './record.ts'

/** One thing that was seen or answered around a strain. */
export interface Happening {
  session: number
  /** YYYY-MM-DD of the session. */
  date: string
  kind: 'sign' | 'said' | 'check-in'
  text: string
  /** The check-in with which the strain may have begun. */
  onset: boolean
}

function checkInText({ instrument }: TherapyRecord, s: RecordedSession): string {
  if (!s.answer) return 'The check-in was not answered.'
  const { verdict } = s.answer
  const { direct } = score(instrument, s.answer.items)
  const felt = direct !== null && direct >= 2 ? ` Something between you felt off: ${directWords[direct]}.` : ''
  if (!verdict || verdict.score === null) return `The check-in was answered in part.${felt}`
  const { expected } = verdict
  const figure = (x: number) => inUnit(x, instrument.range)
  // A rating within today's range that is low for another reason: to name that range as usual would contradict the word.
  const other = expected && verdict.score >= expected.low ? restsOn(verdict) : undefined
  const range = other === 'run' ? ', together with the one before'
    : expected && verdict.level !== 'learning' && !other ? `, usually ${figure(expected.low)} to ${figure(expected.high)}` : ''
  const word = verdict.stillLower ? 'still lower than before the ratings came down' : levelWords[verdict.level].replace(/ for this client$| in the check-in$/, '')
  return `Check-in ${figure(verdict.score)}${range}: ${word}.${felt}`
}

/**
 * What was seen and answered around the onset and since, in the order in which it happened: what was noted about a
 * session comes before the check-in about it. Words written by the client are not repeated here; they stand by themselves.
 */
export function whatHappened(record: TherapyRecord, view: CaseView): Happening[] {
  return record.sessions.filter((s) => s.number >= view.onset - SESSIONS_BEFORE_ONSET).flatMap((s): Happening[] => {
    const at = { session: s.number, date: s.date }
    const signs = record.signs.filter((sign) => sign.session === s.number)
    const told = signs.filter((sign) => sign.kind === 'said-directly').map((sign): Happening => (
      { ...at, kind: 'said', onset: false, text: sign.clientSaid ? `They said to you: “${sign.clientSaid}”` : `They told you: ${named(sign)}.` }))
    // What was noted at one moment is one line: the moment is told once.
    const noted = byMoment(signs.filter((sign) => sign.kind !== 'said-directly')).map((those): Happening => (
      { ...at, kind: 'sign', onset: false, text: `You noted ${listed(those)}.` }))
    const quiet = s.answer?.verdict && s.number < view.onset && s.answer.verdict.level === 'usual'
    const checkIn: Happening[] = s.asked && !quiet
      ? [{ ...at, kind: 'check-in', onset: s.number === view.onset, text: checkInText(record, s) }] : []
    return [...told, ...noted, ...checkIn]
  })
}

/** What the client wrote to the therapist since the onset, the latest first; words given to somebody else are not among it. */
export function writtenSince(record: TherapyRecord, view: CaseView): { session: number; date: string; words: ClientWords }[] {
  return record.sessions.filter((s) => s.number >= view.onset).flatMap((s) => {
    const words = s.answer?.words
    return words && words.reader === 'therapist' && words.text.trim() !== '' ? [{ session: s.number, date: s.date, words }] : []
  }).toReversed()
}

/** The check-in with which the strain may have begun, as evidence; null when that session was not answered. */
export function onsetCheckIn(record: TherapyRecord, view: CaseView): CheckInEvidence | null {
  const session = record.sessions.find((s) => s.number === view.onset)
  return session?.answer ? checkInEvidence(record, session, session.answer.verdict) : null
}
