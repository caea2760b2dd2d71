import type { Level } from '../detect/verdict.ts'
import type { FollowUpAnswer } from '../followup/questions.ts'
import type { CaseEvent, EventData, EventType } from './event.ts'
import { type Facts, type Stage, isClosed, stageOf } from './stage.ts'

/** The case as it stands after its events. */
export interface CaseView {
  stage: Stage
  closed: boolean
  onset: number
  openedAt: string
  openedBy: EventData['opened']['by']
  /** Level of the rating that opened it; null = it was not a rating, or the event does not say. */
  openedLevel: Level | null
  facts: Facts
  source: EventData['source-chosen'] | null
  opener: EventData['opener-kept'] | null
  plan: EventData['planned'] | null
  steps: (EventData['step-noted'] & { at: string })[]
  /** For which kind of work or circumstances the words of the plan are; null = nothing was chosen yet. */
  settings: readonly string[] | null
  /** Marks on the maps, in the order in which they were made. */
  places: readonly EventData['place-marked'][]
  apology: string | null
  /** The latest waiting on purpose, with its reasons; null = none. */
  waiting: (EventData['waiting'] & { at: string }) | null
  letterSentAt: string | null
  wasItOne: EventData['was-it-one']['answer'] | null
  /** What the client answered to the questions of the follow-up, in the order in which it came; `at` is when. */
  answers: readonly (FollowUpAnswer & { at: string })[]
  /** The closing note, with the day on which it was written; null = none. */
  closing: (EventData['closing-note'] & { at: string }) | null
  /** The look back after the repair; null = nobody has looked yet. */
  lookedBack: (EventData['looked-back'] & { at: string }) | null
  /** Sessions whose check-ins came in with a score while the case was open. */
  rated: readonly number[]
  /** The latest session that an event speaks of. */
  reached: number
  /** Number of the last event; the next one takes this + 1. */
  events: number
}

type Folding = Omit<CaseView, 'stage' | 'closed'>

/** What each event changes. `opened` begins the case and is handled where the fold starts. */
const change: { [T in EventType]: (view: Folding, data: EventData[T], at: string) => Partial<Folding> } = {
  // A second onset in a case that is not closed: the ratings start over, what people did stands.
  opened: (v) => ({ facts: { ...v.facts, episode: 'open', clientResolved: null, closingNote: false } }),
  rated: (v, d) => ({ rated: [...v.rated, d.session], facts: { ...v.facts, episode: d.episode ?? v.facts.episode, ratedIn: d.session } }),
  acknowledged: (v) => ({ facts: { ...v.facts, acknowledged: true } }),
  'source-chosen': (v, d) => ({ source: d, facts: { ...v.facts, acknowledged: true } }),
  'opener-kept': (v, d) => ({ opener: d, facts: { ...v.facts, acknowledged: true } }),
  planned: (v, d) => ({ plan: d, facts: { ...v.facts, acknowledged: true } }),
  'step-noted': (v, d, at) => ({ steps: [...v.steps, { ...d, at }] }),
  conversation: (v, d) => ({ facts: { ...v.facts, acknowledged: true, talkedIn: d.session } }),
  'changed-work': (v, d) => ({ facts: { ...v.facts, acknowledged: true, changedIn: d.session } }),
  'setting-chosen': (_, d) => ({ settings: d.settings }),
  'place-marked': (v, d) => ({ places: [...v.places, d] }),
  'apology-kept': (v, d) => ({ apology: d.text, facts: { ...v.facts, acknowledged: true } }),
  'letter-sent': (_, __, at) => ({ letterSentAt: at }),
  waiting: (v, d, at) => ({ waiting: { ...d, at }, facts: { ...v.facts, acknowledged: true, waiting: true } }),
  'client-resolved': (v, d, at) => ({
    facts: { ...v.facts, clientResolved: d.steps }, answers: [...v.answers, { question: 'resolved', session: d.session, steps: d.steps, at }],
  }),
  'client-talked': (v, d, at) => ({ answers: [...v.answers, { question: 'talked-about', session: d.session, steps: d.steps, at }] }),
  'client-skipped': (v, d, at) => ({
    answers: [...v.answers, ...d.questions.map((question) => ({ question, session: d.session, steps: null, at }))],
  }),
  'closing-note': (v, d, at) => ({ closing: { ...d, at }, facts: { ...v.facts, closingNote: true } }),
  'was-it-one': (_, d) => ({ wasItOne: d.answer }),
  'new-usual': (v) => ({ facts: { ...v.facts, end: 'the new usual' } }),
  'set-aside': (v) => ({ facts: { ...v.facts, end: 'set aside' } }),
  ended: (v) => ({ facts: { ...v.facts, end: 'ended' } }),
  // Whatever closed it is taken back; what was said and done stays in the history.
  reopened: (v) => ({
    lookedBack: null, facts: { ...noFacts, acknowledged: true, episode: 'open', ratedIn: v.facts.ratedIn },
  }),
  'looked-back': (_, d, at) => ({ lookedBack: { ...d, at } }),
  released: () => ({}),
}

const noFacts: Facts = {
  acknowledged: false, talkedIn: null, changedIn: null, waiting: false, episode: 'open', ratedIn: null,
  clientResolved: null, closingNote: false, end: null,
}

/**
 * Folds the events of one case, in order of their numbers, into its present view (engine §4).
 * @throws Error when the first event is not `opened`: such a case cannot exist.
 */
export function foldCase(events: readonly CaseEvent[]): CaseView {
  const first = events[0]
  if (first?.type !== 'opened') throw new Error('A case begins with the event "opened".')
  let view: Folding = {
    onset: first.data.session, openedAt: first.at, openedBy: first.data.by, openedLevel: first.data.level ?? null, facts: noFacts,
    source: null, opener: null, plan: null, steps: [], settings: null, places: [], apology: null, waiting: null, letterSentAt: null, wasItOne: null, answers: [], closing: null, lookedBack: null, rated: [], reached: first.data.session, events: first.number,
  }
  for (const event of events.slice(1)) {
    const apply = change[event.type] as (v: Folding, d: CaseEvent['data'], at: string) => Partial<Folding>
    const reached = 'session' in event.data ? Math.max(view.reached, event.data.session) : view.reached
    view = { ...view, ...apply(view, event.data, event.at), reached, events: event.number }
  }
  const stage = stageOf(view.facts)
  return { ...view, stage, closed: isClosed(stage) }
}
