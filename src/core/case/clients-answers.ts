import type { DirectStep } from '../instruments/manifest.ts'
import {
  type ClientsWord, DIRECT_TELLS_FROM, type FollowUpId, type FollowUpQuestion, followUpIds, followUpQuestions,
} from '../followup/questions.ts'
import { score } from '../score.ts'
import type { NewEvent } from './event.ts'
import type { CaseView } from './fold.ts'
import type { TherapyRecord } from './record.ts'

/**
 * The client's answers by question: 0..4, null = skip was chosen; absent = not asked. Kept with the response as it was sent,
 * beside the rows of the form and never among them, so that a score never sees them.
 */
export type FollowUpAnswers = Readonly<Partial<Record<FollowUpId, DirectStep | null>>>

/**
 * The one or two questions that a check-in carries beside its rows, or none; each says why (guidance §11). For the form of
 * the alliance only: never beside a symptom measure.
 *
 * Within an open case the client's words count from its onset. Without one, only a wish to talk about it does
 * (“please bring it up”), written about the two sessions before this one: then whether it was talked about is asked, and
 * the answer stays with the response (`clientsAnswers` gives no event, for there is no case to carry it).
 * @param known.view the open case, folded; null = none is open
 * @param known.session the session that the check-in is about
 * @param known.clientsWords what the client wrote to this therapist (with the wish), said directly, or answered with 3 and
 *   more on the direct question, in this therapy; in any order, older ones may be left out
 * @param known.held an answer or words of this client are held from the therapist, or were given to somebody else
 */
export function followUpFor(known: {
  view: CaseView | null; session: number; clientsWords: readonly ClientsWord[]; held: boolean
}): readonly FollowUpQuestion[] {
  const { view, session, held } = known
  const clientsWords = known.clientsWords.filter((word) =>
    view ? word.session >= view.onset : word.wish === 'bring-up' && word.session >= session - WISH_LASTS)
  return followUpQuestions({
    // A boundary is no matter for repair (engine §6): nothing is asked about it through this form.
    session, held: held || (view?.source?.sources.includes('boundary') ?? false), clientsWords, conversation: view?.facts.talkedIn ?? null, answers: view?.answers ?? [], checkIns: view?.rated ?? [],
  })
}

/** Sessions for which a wish to talk about something is asked about where no case is open (our draft). */
const WISH_LASTS = 2

/** The client's own words in a record, as its reader may see them: written to the therapist, answered outright, or said. */
export function clientsWordsIn(record: Pick<TherapyRecord, 'instrument' | 'sessions' | 'signs'>): ClientsWord[] {
  const answered = record.sessions.flatMap((s): ClientsWord[] => {
    if (!s.answer) return []
    const { words } = s.answer
    const wrote = words && words.reader === 'therapist' && words.text.trim() !== ''
    if (wrote) return [{ how: 'wrote', session: s.number, wish: words.wish }]
    return (score(record.instrument, s.answer.items).direct ?? 0) >= DIRECT_TELLS_FROM ? [{ how: 'direct', session: s.number }] : []
  })
  return [...answered, ...record.signs.flatMap((sign): ClientsWord[] => (sign.kind === 'said-directly' ? [{ how: 'said', session: sign.session }] : []))]
}

/** The events that the client's answers make in the open case; none without an open case. `by` of each is null: the client. */
export function clientsAnswers(answers: FollowUpAnswers, session: number, view: CaseView | null): NewEvent[] {
  if (!view || view.closed) return []
  const skipped = followUpIds.filter((id) => answers[id] === null)
  const { 'talked-about': talked, resolved } = answers
  return [
    ...(talked == null ? [] : [{ type: 'client-talked' as const, data: { session, steps: talked } }]),
    ...(resolved == null ? [] : [{ type: 'client-resolved' as const, data: { session, steps: resolved } }]),
    ...(skipped.length === 0 ? [] : [{ type: 'client-skipped' as const, data: { session, questions: skipped } }]),
  ]
}

/**
 * The events of one response together, in the order in which they are appended: the rating, then the client's answers,
 * then a second onset, which begins afresh whatever was answered before.
 * @param events of `consequencesOf` for the same response
 */
export function withClientsAnswers(events: readonly NewEvent[], answers: readonly NewEvent[]): NewEvent[] {
  const again = events.findIndex((event) => event.type === 'opened')
  if (answers.length === 0 || again === 0) return [...events]
  return again < 0 ? [...events, ...answers] : [...events.slice(0, again), ...answers, ...events.slice(again)]
}
