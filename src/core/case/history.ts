import { levelWords } from '../detect/index.ts'
import { type FollowUpId, answerWords } from '../followup/questions.ts'
import { within } from '../reflect/named.ts'
import type { CaseEvent, EventData, EventType } from './event.ts'

const opened: Record<EventData['opened']['by'], string> = {
  'check-in': 'The check-in was lower than usual',
  'direct-question': 'The client answered that something felt off',
  'said-directly': 'The client said so directly',
  evidence: 'Several pieces of evidence together gave a strong reason to ask',
  'by-hand': 'Opened by hand',
}
/** Events from before the level was kept say only "lower": their reason carries the right word. */
function how({ by, level }: EventData['opened']): string {
  const said = level === 'alert' ? 'clearly lower' : level === 'severe' ? 'much lower' : null
  return by === 'check-in' && said ? `The check-in was ${said} than usual` : opened[by]
}
const episodeWords: Record<string, string> = {
  open: 'still low', unsettled: 'not settled yet', plateau: 'steady at a lower level',
  recovering: 'coming back', returned: 'back at the usual level',
}
const endWords: Record<EventData['ended']['how'], string> = {
  'therapy-ended': 'The therapy ended', referred: 'The client was referred', 'changed-therapist': 'The client changed therapist',
}
const askedWords: Record<FollowUpId, string> = { 'talked-about': 'whether it was talked about', resolved: 'how far it is put right' }
/** Closes a person's words with a full stop where they left it out. */
const closed = (words: string) => (/[.?!…”"')]$/.test(words) ? words : `${words}.`)
const list = (all: readonly string[]) => (all.length > 1 ? `${all.slice(0, -1).join(', ')} and ${all.at(-1)}` : all.join(''))
const after = (lead: string, words: string) => (words.trim() === '' ? `${lead}.` : `${lead}: ${closed(words.trim())}`)

/** Words that name an id of another room (source, intervention), handed in so that this file needs no catalogue. */
export interface Names {
  source: (id: string) => string
  intervention: (id: string) => string
  step: (intervention: string, id: string) => string
  setting: (id: string) => string
  place: (map: string, id: string) => string
  waiting: (id: string) => string
}

/** What a rating says; of an alert written before it was kept, nobody knows any more which of two reasons it had. */
function ratedSentence({ session, level, episode, stillLower }: EventData['rated']): string {
  const lead = `Check-in about session ${session}: `
  if (level === 'alert' && stillLower) {
    return `${lead}still lower than before the ratings came down${episode && episode !== 'open' ? `; ${episodeWords[episode]}` : ''}.`
  }
  const word = level === 'alert' && stillLower === undefined ? 'low, either clearly lower than usual or still lower than before' : levelWords[level]
  return `${lead}${word}${episode ? `; ${episodeWords[episode]}` : ''}.`
}
const noteLead: Readonly<Record<string, string>> = { 'what-helped': 'What helped', earlier: 'The first hint, looking back', agreed: 'Agreed' }
const heldWords: Record<EventData['looked-back']['held'], string> = {
  yes: 'It has held', partly: 'It has held in part', no: 'It has not held', unsaid: 'Looked at again',
}

const sentence: { [T in EventType]: (data: EventData[T], names: Names) => string } = {
  opened: (d) => {
    const because = closed(d.because.trim())
    // The rating's own reason says how low it was, and that of the direct question what was answered; once is enough.
    const why = d.because.trim() === '' ? `${how(d)}.` : d.by === 'check-in' ? `The check-in: ${because}` : d.by === 'direct-question' ? because : `${how(d)}. ${because}`
    return `A strain may have begun after session ${d.session}. ${why}`
  },
  rated: ratedSentence,
  acknowledged: (d) => (d.how === 'confirmed' ? 'Confirmed as worth attending to.' : 'Preparation began.'),
  'source-chosen': (d, n) => after(`It may be about ${list(d.sources.map((id) => `“${n.source(id)}”`))}`, d.words),
  'opener-kept': (d) => `Kept an opener: “${within(d.text)}”`,
  planned: (d, n) => after(`Planned ${list(d.interventions.map((i) =>
    `“${n.intervention(i.id)}” (${i.lane === 'later' ? 'later' : 'this session'})`))}`, d.words),
  'step-noted': (d, n) => [
    after(`“${n.intervention(d.intervention)}”`, d.how),
    ...(d.done && d.done.length > 0 ? [`Done so far: ${d.done.map((id) => closed(n.step(d.intervention, id))).join(' ')}`] : []),
    ...(d.next.trim() ? [after('Next', d.next)] : []),
  ].join(' '),
  'setting-chosen': (d, n) => (d.settings.length > 0
    ? `The words of the plan suit: ${list(d.settings.map((id) => `“${n.setting(id)}”`))}.` : 'The words of the plan suit no particular setting.'),
  'place-marked': (d, n) => after(`In session ${d.session} they may have been at “${n.place(d.map, d.stage)}”`, d.words),
  'apology-kept': (d) => `Kept words of apology: “${within(d.text)}”`,
  'letter-sent': (d) => `Sent a letter: “${within(d.text)}”`,
  conversation: (d) => after(`Talked about it in session ${d.session}`, d.how),
  'changed-work': (d) => after(`Changed the work in session ${d.session}`, d.what),
  waiting: (d, n) => after(`Waiting on purpose${d.until ? ` until session ${d.until}` : ''}`,
    [...(d.why ?? []).map((id) => closed(n.waiting(id))), d.reason.trim()].filter(Boolean).join(' ')),
  'client-resolved': (d) => `Asked after session ${d.session}, the client called it ${answerWords.resolved[d.steps]}.`,
  'client-talked': (d) => `Asked after session ${d.session} whether it was talked about, the client answered: ${answerWords['talked-about'][d.steps]}.`,
  'client-skipped': (d) => `Asked after session ${d.session} ${list(d.questions.map((q) => askedWords[q]))}, the client chose not to say.`,
  'closing-note': (d) => [
    after('What was learned', d.learned), ...Object.entries(d.notes ?? {}).map(([id, words]) => after(noteLead[id] ?? 'Also noted', words)),
  ].join(' '),
  'was-it-one': (d) => ({ yes: 'Looking back: it was a strain.', no: 'Looking back: it was not a strain.',
    unsure: 'Looking back: not sure.' })[d.answer],
  'new-usual': (d) => after('Accepted as the new usual', d.reason),
  'set-aside': (d) => after('Set aside', d.reason),
  ended: (d) => after(endWords[d.how], d.learned),
  reopened: (d) => after('Reopened', d.reason),
  'looked-back': (d) => after(`${heldWords[d.held]}, after session ${d.session}`, d.words),
  released: (d) => after('Released to the therapist with the client’s agreement', d.note),
}

/** One event as a sentence for the history. */
export function eventSentence(event: CaseEvent, names: Names): string {
  if (event.type === 'opened' && event.number > 1) return sentence.opened(event.data, names).replace('A strain may have begun', 'It came down again')
  const say = sentence[event.type] as (d: CaseEvent['data'], n: Names) => string
  return say(event.data, names)
}
