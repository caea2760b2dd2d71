import type { LinePoint } from './line.ts'
import type { CaseView } from './fold.ts'
import { type Place, nextStep } from './next-step.ts'
import { plannedNext } from './planned-next.ts'
import type { Stage } from './stage.ts'
import { offersLookBack } from '../followup/look-again.ts'
import { answerWords } from '../followup/questions.ts'
import type { Note, Verdict } from '../detect/index.ts'
import { isFlag } from '../detect/index.ts'
import { partName } from '../detect/sentences.ts'
import { directSays, judge as weigh } from '../rupture/odds.ts'
import type { EvidenceInput, FallenItem } from '../rupture/evidence.ts'
import type { NotedSign } from '../signs/sign.ts'
import { findSign, signs as catalogue } from '../signs/catalogue.ts'
import type { Names } from './history.ts'

/** One client of a therapist, as Today sees them: what is known, cut to the window of engine §5. */
export interface TodayClient {
  /** As the therapist wrote it down. */
  name: string
  /** The open case; null = none. */
  open: CaseView | null
  /** A case was closed after all that is known now (`isSettled`): it is not brought up again. */
  settled: boolean
  /** What the client wrote or said may tell of the therapist's own boundaries (`tellsOfBoundary`). */
  boundary: boolean
  evidence: EvidenceInput
  verdict: Verdict | null
  /** Notes of invitations that ran out since the latest answer (`silentSince`). */
  silentNotes: readonly Note[]
  line: readonly LinePoint[]
  /** Calendar days until the next session; negative = its time has passed; null = none planned. */
  nextInDays: number | null
  nextPassed: boolean
  /** Sessions so far, missed ones included. */
  sessions: number
  /** The latest session that took place, and what was done about it; null = none yet. */
  latest: { session: number; daysAgo: number; checkInSent: boolean; noted: boolean } | null
  /** The latest check-in's answer whether it was talked about; null or absent = not asked, or skipped. */
  talkedAbout?: number | null
  /** The last session before the latest repair that nobody has looked back on; null or absent = none. */
  repairedIn?: number | null
}

export const todayGroups = ['conversation', 'repair', 'before', 'quiet'] as const
export type TodayGroup = (typeof todayGroups)[number]

/** A piece of a sentence; `em` is set apart for the eye. */
export type Phrase = string | { em: string }
export type Sentence = readonly Phrase[]

/** How the row looks: the state word of its dot; null = no dot. */
export type RowState = 'notice' | 'alert' | 'severe' | 'recovering' | 'repaired' | null

export interface TodayRow {
  group: TodayGroup
  state: RowState
  /** At most two short sentences, the client's own wish first; none where nothing stands out and nothing is to do. */
  sentences: readonly Sentence[]
  /** Where the button leads: a place of the workspace, or the client's page. */
  place: Place | null
  /** True when there is something to prepare: a case, or what the evidence says; false where reading or asking is all. */
  prepare: boolean
}

/** A session planned within so many days is near enough to look at what is still to do before it. */
const NEAR_DAYS = 3
/** A note is asked for while the session can still be remembered. */
const NOTE_DAYS = 14

const groupOf: Partial<Record<Stage, TodayGroup>> = {
  suspected: 'conversation', acknowledged: 'conversation', 'back to usual, not talked about': 'conversation',
  'in repair': 'repair', recovering: 'repair', 'talked about, still low': 'repair',
}

/** The first name where there is one, else the whole: "Noor A." is Noor, "J. M." stays. */
export function calledBy(name: string): string {
  const whole = name.trim()
  const [first = whole] = whole.split(/\s+/)
  const called = [...first].length > 1 && !first.endsWith('.') ? first : whole
  // A name written from right to left keeps its own direction inside an English sentence (Unicode isolates).
  return /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/.test(called) ? `\u2068${called}\u2069` : called
}

const levelLead = { notice: 'Lower than usual', alert: 'Clearly lower than usual', severe: 'Much lower than usual' } as const

/** What a row of the form is about, in few words; the row's own wording is too long for a line. */
const facetWords: Record<FallenItem['facet'], string> = {
  bond: 'being able to tell you things', goals: 'time for what matters most', task: 'seeing why you do what you do',
  confidence: 'trust that this helps', openness: 'telling you when something is wrong',
  identity: 'being safe as who they are', symptom: 'how they have been',
}

const directWords = ['nothing', 'a little', 'some', 'quite a bit', 'a lot'] as const

/** The client's wish, as far as it can be said without quoting: their words are read on their own page. */
function wishSentence({ evidence, name }: TodayClient): Sentence[] {
  const words = evidence.checkIn?.words
  if (!words || words.reader !== 'therapist' || words.text.trim() === '') return []
  return [{
    'bring-up': [`${calledBy(name)} wrote to you and asks to talk about it.`],
    'just-read': [`${calledBy(name)} wrote something for you to read, with no need to talk.`],
    none: [`${calledBy(name)} wrote something for you to read.`],
  }[words.wish]]
}

function saidSentence({ evidence, name }: TodayClient): Sentence[] {
  const said = evidence.signs.findLast((sign) => sign.kind === 'said-directly')
  if (!said) return []
  const what = findSign(said.signId)?.label ?? ''
  return [[`${calledBy(name)} told you so in session ${said.session}: ${small(what)}.`]]
}

function directSentence({ evidence }: TodayClient): Sentence[] {
  const step = directSays(evidence.checkIn) ?? 0
  return step >= 2 ? [['Asked whether something felt off between you: ', { em: directWords[step] }, '.']] : []
}

/** On a form with one answer in every row the direct question says little, and is not passed over either. */
function flatSentence({ evidence: { checkIn } }: TodayClient): Sentence[] {
  return checkIn?.flat && (checkIn.direct ?? 0) >= 2 ? [['The same answer in every row, so it may say little. Worth asking in person.']] : []
}

function levelSentence({ evidence, verdict }: TodayClient): Sentence[] {
  const level = verdict?.level
  if (level !== 'notice' && level !== 'alert' && level !== 'severe') {
    return verdict?.slide ? [['Slowly lower than in earlier sessions.']] : []
  }
  const lead = verdict?.stillLower ? 'Still lower than usual' : levelLead[level]
  const most = evidence.checkIn?.fell[0]
  return [most ? [`${lead}, most on `, { em: facetWords[most.facet] }, '.'] : [`${lead}.`]]
}

function signsSentence(signs: readonly NotedSign[]): Sentence[] {
  // What was said against the work first, then what was turned away from, each in the order of the catalogue.
  const noted = (kind: NotedSign['kind']) => catalogue.filter((one) => one.kind === kind && signs.some((s) => s.signId === one.id))
  const labels = [...noted('confrontation'), ...noted('withdrawal')].map((one) => small(one.label))
  if (labels.length === 0) return []
  const [first, second] = labels
  const more = labels.length > 2 ? ' and more' : ''
  return [[`You noted: ${second ? `${first}, ${second}${more}` : first}.`]]
}

/** What gave some reason to ask: what the client did, or else the therapist's own cues and the markers together. */
function addedUp(signs: readonly NotedSign[]): Sentence[] {
  const named = signsSentence(signs)
  return named.length > 0 || signs.length === 0 ? named : [['Small things you noted add up to some reason to ask.']]
}

/** A label inside a sentence; "I", the therapist's own, keeps its capital. */
function small(label: string): string {
  return /^I\b/.test(label) ? label : label.charAt(0).toLowerCase() + label.slice(1)
}

const noteWords: Partial<Record<Note['kind'], string>> = {
  perfect: 'The last three ratings were all the highest. Worth asking in person.',
  flat: 'The same answer in every row, three forms in a row. Worth asking in person.',
  'gone-quiet': 'The last two check-ins were not answered. Worth a gentle question.',
  'started-low': 'Started low, twice. Ask what would make this worth their time.',
  low: 'Low for a while, without having come down. It may be about building the bond.',
}

function noteSentence(client: TodayClient, kinds: readonly Note['kind'][]): Sentence[] {
  const notes = notesOf(client)
  const kind = kinds.find((k) => notes.some((n) => n.kind === k))
  const text = kind && noteWords[kind]
  return text ? [[text]] : []
}

function subscaleSentence(client: TodayClient): Sentence[] {
  const part = notesOf(client).find((n) => n.kind === 'subscale')?.subscale
  return part ? [['Lower than usual in one part: ', { em: partName(part) }, '.']] : []
}

function notesOf(client: TodayClient): readonly Note[] {
  return [...(client.verdict?.notes ?? []), ...client.silentNotes]
}

const openedWords: Record<CaseView['openedBy'], (onset: number, name: string, level: CaseView['openedLevel']) => string> = {
  'check-in': (onset, _, level) => `The check-in after session ${onset} was ${level === 'alert' ? 'clearly ' : level === 'severe' ? 'much ' : ''}lower than usual.`,
  'direct-question': (onset) => `Asked after session ${onset}, they answered that something felt off.`,
  'said-directly': (onset, name) => `${name} told you directly, around session ${onset}.`,
  evidence: (onset) => `After session ${onset}, several things together gave a strong reason to ask.`,
  'by-hand': (onset) => `You opened this after session ${onset}.`,
}

/** Where the repair stands, in one sentence; the words follow the stage (engine §4). */
function stageSentence(view: CaseView, name: string): Sentence {
  const { talkedIn, changedIn, clientResolved, episode } = view.facts
  const did = talkedIn !== null ? `you talked about it in session ${talkedIn}` : changedIn !== null
    ? `you changed the work in session ${changedIn}` : `you are waiting on purpose${view.waiting?.until ? ` until session ${view.waiting.until}` : ''}`
  const called = clientResolved === null ? '' : `; ${name} called it ${answerWords.resolved[clientResolved]}`
  switch (view.stage) {
    case 'recovering': return [`${episode === 'returned' ? 'Back at the usual level' : 'Coming back'}: ${did}${called}.`]
    case 'talked about, still low': return [`Talked about in session ${talkedIn}, still low${called}.`]
    case 'back to usual, not talked about': return ['Back at the usual level without a word about it.']
    default: return [`${did.charAt(0).toUpperCase()}${did.slice(1)}${called}.`]
  }
}

function planSentence(view: CaseView, names: Names): Sentence[] {
  const planned = plannedNext(view)
  return planned ? [['Planned for this session: ', { em: small(names.intervention(planned.id)) }, '.']] : []
}

/** What may come next, shorter than the workspace says it, for a line that has said the stage already. */
function onwardSentence(view: CaseView): Sentence[] {
  if (view.facts.episode === 'plateau') return [['Steady at a lower level: more candid now, or still unsettled?']]
  switch (view.stage) {
    case 'recovering': return view.facts.episode === 'returned' ? [['Write what was learned, and it can rest.']] : []
    case 'talked about, still low': return [['Something else may be needed: look at the source again.']]
    case 'back to usual, not talked about': return [['It may be worth a light question.']]
    default: return nextStepSentence(view)
  }
}

function nextStepSentence(view: CaseView): Sentence[] {
  const step = nextStep(view)
  return step ? [[step.text]] : []
}

function choreSentences({ latest, nextInDays, nextPassed, sessions }: TodayClient): Sentence[] {
  if (nextPassed) return [['The planned time has passed. Add the session once it took place.']]
  if (sessions === 0) return [['No session noted yet. Add the first one, then send the check-in.']]
  if (nextInDays === null || nextInDays > NEAR_DAYS || !latest) return []
  return [
    ...(latest.checkInSent ? [] : [[`The check-in about session ${latest.session} has not been sent.`]]),
    ...(latest.noted || latest.daysAgo > NOTE_DAYS ? [] : [[`Your note on session ${latest.session} is still open.`]]),
  ]
}

/** They were asked whether it was talked about, and it was not, or hardly: what the client says outranks any number. */
function notTalkedSentence({ talkedAbout, name }: TodayClient): Sentence[] {
  return talkedAbout != null && talkedAbout <= 1 ? [[`Asked whether you got to talk about it, ${calledBy(name)} answered: `, { em: talkedAbout === 0 ? 'not at all' : 'only for a moment' }, '.']] : []
}

/** A repair from some sessions ago: a question that is quietly there, after everything else, and only where no case is open. */
function lookBackSentence({ repairedIn, sessions }: TodayClient): Sentence[] {
  return repairedIn != null && offersLookBack(repairedIn, sessions) ? [[`Repaired after session ${repairedIn}: a short look back, if you like.`]] : []
}

const flagged = (client: TodayClient) => client.verdict !== null && isFlag(client.verdict.level)
const stateOfLevel = (client: TodayClient): RowState => {
  const level = client.verdict?.level
  return level === 'severe' || level === 'alert' || level === 'notice' ? level : null
}

/**
 * Where a client stands on Today, and why, in words. The client's own wish comes first in every sentence; a check-in
 * alone is a reason to ask, never a verdict.
 */
export function todayRow(client: TodayClient, names: Names): TodayRow {
  const { open } = client
  if (client.boundary && (open || !client.settled)) {
    return {
      group: 'conversation', state: 'alert', place: open ? 'understand' : null, prepare: false,
      sentences: [['Something they wrote or said may be about a boundary.'], ['Please read with care, and speak with somebody before you speak with them.']],
    }
  }
  const wish = wishSentence(client)
  if (open) return caseRow(client, open, wish, names)
  const card = weigh(client.evidence)
  const unasked = noteSentence(client, ['gone-quiet', 'perfect', 'flat'])
  const fresh = !client.settled
  const notTalked = fresh ? notTalkedSentence(client) : []
  const told = fresh && (notTalked.length > 0 || card.reason === 'strong' || (directSays(client.evidence.checkIn) ?? 0) >= 2)
  if (told || unasked.length > 0) {
    const why = [...notTalked, ...saidSentence(client), ...directSentence(client), ...levelSentence(client), ...unasked, ...signsSentence(client.evidence.signs)]
    return {
      group: 'conversation', place: null, prepare: told, sentences: [...(fresh ? wish : []), ...(fresh ? why : unasked)].slice(0, 2),
      state: told && card.reason === 'strong' ? (client.verdict?.level === 'severe' ? 'severe' : 'alert') : 'notice',
    }
  }
  const watch = fresh ? [
    ...wish, ...levelSentence(client), ...subscaleSentence(client), ...noteSentence(client, ['started-low', 'low']),
    ...flatSentence(client),
    ...(card.reason === 'some' ? addedUp(client.evidence.signs) : []),
  ] : []
  const todo = [...watch, ...choreSentences(client), ...lookBackSentence(client)].slice(0, 2)
  if (todo.length === 0) {
    const stoodOut = flagged(client) || card.reason !== 'low' || (client.evidence.checkIn?.direct ?? 0) >= 2
    return { group: 'quiet', state: null, sentences: stoodOut ? [['What stood out has been dealt with.']] : [], place: null, prepare: false }
  }
  return { group: 'before', state: fresh && (flagged(client) || watch.length > 0) ? stateOfLevel(client) ?? 'notice' : null, sentences: todo, place: null, prepare: false }
}

function caseRow(client: TodayClient, open: CaseView, wish: readonly Sentence[], names: Names): TodayRow {
  const name = calledBy(client.name)
  const group = groupOf[open.stage] ?? 'conversation'
  const place = nextStep(open)?.place ?? 'understand'
  if (group === 'repair' || open.stage === 'back to usual, not talked about') {
    const next = group === 'repair' ? planSentence(open, names) : []
    const sentences = [...wish, stageSentence(open, name), ...next, ...onwardSentence(open)].slice(0, 2)
    return { group, prepare: true, state: open.stage === 'recovering' ? 'recovering' : group === 'repair' ? stateOfLevel(client) ?? 'notice' : 'notice', sentences, place }
  }
  const seen = [...notTalkedSentence(client), ...saidSentence(client), ...levelSentence(client), ...directSentence(client)]
  const why = seen.length > 0 ? seen : [[openedWords[open.openedBy](open.onset, name, open.openedLevel)]]
  const next = open.stage === 'acknowledged' ? nextStepSentence(open) : []
  return {
    group, place, prepare: true, state: client.verdict?.level === 'severe' ? 'severe' : 'alert',
    sentences: [...wish, ...why, ...signsSentence(client.evidence.signs), ...noteSentence(client, ['gone-quiet']), ...next].slice(0, 2),
  }
}

/** The rows of Today in their groups, the nearest session first within each; who has none planned comes last. */
export function groupToday<T extends { row: TodayRow; nextAt: number | null; name: string }>(rows: readonly T[]): Record<TodayGroup, T[]> {
  const order = [...rows].sort((a, b) => (a.nextAt ?? Infinity) - (b.nextAt ?? Infinity) || a.name.localeCompare(b.name))
  const grouped: Record<TodayGroup, T[]> = { conversation: [], repair: [], before: [], quiet: [] }
  for (const one of order) grouped[one.row.group].push(one)
  return grouped
}

/** The sentences as plain text, for a title, a test or an e-mail. */
export function plainSentences(sentences: readonly Sentence[]): string {
  return sentences.map((s) => s.map((p) => (typeof p === 'string' ? p : p.em)).join('')).join(' ')
}
