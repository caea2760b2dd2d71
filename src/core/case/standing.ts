import { type LookAgain, anniversary, lookAgain, waitedUntil } from '../followup/look-again.ts'
import { type FollowUpAnswer, RESOLVED_FROM, answerWords } from '../followup/questions.ts'
import type { CaseView } from './fold.ts'
import type { Names } from './history.ts'
import type { RatingsSince } from './ratings-since.ts'

/** Where a case stands, for its follow-up: in sentences, and what it still takes. */
export interface Standing {
  /** From how it began to what was planned, each a sentence. */
  before: string[]
  /** What the client said last when asked, and what the ratings say now. */
  now: string[]
  /** What it still takes until the case can rest; empty once it is closed. */
  missing: string[]
  /** Asked when the ratings stay steady at a lower level (engine §4); null otherwise. */
  plateau: string | null
  /** When to look at it again; null = nothing was done yet, or nothing is to come. */
  look: LookAgain | null
  /** What the client answered to the questions of the follow-up, one entry for each check-in, the latest first. */
  answers: { session: number; at: string; text: string }[]
}

const began: Record<CaseView['openedBy'], (level: CaseView['openedLevel']) => string> = {
  'check-in': (level) => `the check-in was ${level === 'severe' ? 'much ' : level === 'alert' ? 'clearly ' : ''}lower than usual`,
  'direct-question': () => 'asked, they answered that something felt off',
  'said-directly': () => 'they said so directly',
  evidence: () => 'several things together gave a strong reason to ask',
  'by-hand': () => 'you opened it by hand',
}
const { resolved: resolvedWords, 'talked-about': talkedWords } = answerWords
const ratingWords = {
  open: 'The ratings are still below where they were.', unsettled: 'The ratings have not settled yet.',
  plateau: 'The ratings are steady, at a lower level.', recovering: 'The ratings are coming back.',
  returned: 'The last two ratings were back near the level before.',
} as const
const list = (all: readonly string[]) => (all.length > 1 ? `${all.slice(0, -1).join(', ')} and ${all.at(-1)}` : all.join(''))

/** From how it began to what was planned. */
function before(view: CaseView, names: Names): string[] {
  const { talkedIn, changedIn, waiting } = view.facts
  const { plan } = view
  const noted = plan?.interventions.filter((one) => view.steps.some((step) => step.intervention === one.id)) ?? []
  return [
    `A strain may have begun after session ${view.onset}: ${began[view.openedBy](view.openedLevel)}.`,
    ...(view.source && view.source.sources.length > 0 ? [`It may have been about ${list(view.source.sources.map((id) => `“${names.source(id)}”`))}.`] : []),
    ...(talkedIn === null ? [] : [`You talked about it in session ${talkedIn}.`]),
    ...(changedIn === null ? [] : [`You changed the work in session ${changedIn}.`]),
    ...(waiting && talkedIn === null && changedIn === null ? [`You are waiting on purpose${view.waiting?.until ? ` until session ${view.waiting.until}` : ''}.`] : []),
    ...(plan ? [`In the plan: ${list([...new Set(plan.interventions.map((one) => `“${names.intervention(one.id)}”`))])}${
      noted.length > 0 ? `; you noted how ${noted.length === 1 ? 'one of them' : `${noted.length} of them`} went` : ''}.`] : []),
  ]
}

/** What the client said last, and the ratings: the two that outweigh the rest. */
function now(view: CaseView, since: RatingsSince, client: string): string[] {
  const last = view.answers.findLast((a) => a.question === 'resolved' && a.steps !== null)
  return [
    ...(last?.steps == null ? [] : [`Asked after session ${last.session}, ${client} called it ${resolvedWords[last.steps]}.`]),
    since.state ? ratingWords[since.state] : 'No check-in has been answered since it began.',
  ]
}

/** What the stage *repaired* still takes (engine §4), each with who can give it. */
function missing(view: CaseView, since: RatingsSince, client: string): string[] {
  if (view.closed) return []
  const { talkedIn, changedIn, ratedIn, clientResolved, closingNote, episode } = view.facts
  const worked = talkedIn !== null || changedIn !== null
  const told = [...view.answers].reverse().find((a) => a.question === 'talked-about')
  const toldTalked = told?.steps != null && told.steps >= RESOLVED_FROM
  const after = Math.max(talkedIn ?? 0, changedIn ?? 0)
  return [
    ...(worked ? [] : [toldTalked
      ? `${client} answered that you talked about it. Nothing is logged yet: a line about how it went is enough.`
      : 'A conversation about it, or a change of the work. Naming it aloud is not the only way.']),
    ...(worked && (ratedIn ?? 0) < after ? [`A check-in about session ${after} or a later one: until then nobody can know what followed.`] : []),
    ...(episode === 'returned' ? [] : [since.state === 'recovering'
      ? 'One more rating near the level before: two in a row are needed, because one alone is often chance.'
      : 'Two ratings in a row near the level before the strain.']),
    ...((clientResolved ?? 0) >= RESOLVED_FROM || (closingNote && worked) ? []
      : [`${client}’s word that it is mostly or fully put right, or your own note on what was learned.`]),
  ]
}

function look(view: CaseView): LookAgain | null {
  if (view.stage === 'repaired') return view.lookedBack ? null : anniversary(view.reached)
  if (view.closed) return null
  const worked = Math.max(view.facts.talkedIn ?? 0, view.facts.changedIn ?? 0)
  const until = view.waiting && view.facts.waiting ? view.waiting.until ?? lookAgain(view.reached).dueSession : 0
  return until > worked ? waitedUntil(until) : worked > 0 ? lookAgain(worked) : null
}

/** One answer of the client to a question of the follow-up, as it was asked. */
function answerText({ question, steps }: Pick<FollowUpAnswer, 'question' | 'steps'>): string {
  if (steps === null) return question === 'resolved' ? 'How far is it put right? They chose not to say.' : 'Did you get to talk about it? They chose not to say.'
  return question === 'resolved' ? `How far is it put right? ${capital(resolvedWords[steps].replace(' put right', ''))}.` : `Did you get to talk about it? ${capital(talkedWords[steps])}.`
}
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/**
 * Where a case stands: the repair in sentences, what is still missing until it can rest, when to look again, and what the
 * client said when asked. Everything follows from the events and the ratings; nothing is decided here.
 * @param client how the client is called on the page
 */
export function standingOf(view: CaseView, since: RatingsSince, names: Names, client: string): Standing {
  return {
    before: before(view, names), now: now(view, since, client), missing: missing(view, since, client), look: look(view),
    plateau: view.facts.episode === 'plateau' && !view.closed
      ? 'The ratings have stayed steady, below where they were. Is this more candid now, or still unsettled? Only the two of you can tell.' : null,
    answers: [...new Set(view.answers.map((a) => a.session))].map((session) => {
      const own = view.answers.filter((a) => a.session === session)
      return { session, at: own.at(-1)?.at ?? '', text: own.map(answerText).join(' ') }
    }).toReversed(),
  }
}
