import { tenor } from '../rupture/complaint.ts'
import type { CheckInEvidence, Piece } from '../rupture/evidence.ts'
import { directSays } from '../rupture/odds.ts'
import type { NotedSign } from '../signs/sign.ts'
import type { Frames } from './frame.ts'
import { ownAlsoFrames, ownFrames } from './frames-own.ts'
import { saidAlsoFrames, saidFrames, thankedFrames, wroteAtLengthFrames, wroteFrames, wroteLittleFrames } from './frames-quoted.ts'
import {
  clientFrames, deniedFrames, distanceAlsoFrames, distanceFrames, factAlsoFrames, factFrames, sharedAlsoFrames, sharedFrames,
} from './frames-seen.ts'
import { checkInAlsoFrames, checkInBriefFrames, checkInFrames, toldAlsoFrames, toldFrames } from './frames-told.ts'
import type { OpenerInput, Register } from './opening.ts'
import { signPointers } from '../source/hints.ts'
import { directPhrases, facetPhrases, lowerPhrases, signPhrases, slidePhrase } from './phrases.ts'
import type { Degree, Phrase, Theme, Voice } from './phrases.ts'
import { capital, isLight, momentOf, quoteOf, topicOf } from './spoken.ts'

/** 'second' follows a clause that named the time, so a bare time is not said again; 'later' follows one that did not. */
export type Place = 'first' | 'second' | 'later'

/** One thing that could be said, resting on pieces of the card. */
export interface Candidate {
  voice: Voice
  theme: Theme
  pieceIds: readonly string[]
  /** Who comes first: 4 the client's words, 3 said aloud or the direct question, 2 a complaint, 1 a check-in, 0 what was seen. */
  tier: 0 | 1 | 2 | 3 | 4
  /** The likelihood ratio of the piece; a named moment adds to it. */
  strength: number
  /** Carries a moment or a topic, so that it can be spoken about concretely. */
  concrete: boolean
  /** A feeling or bodily state of the therapist: theirs to keep unless they choose otherwise. */
  personal: boolean
  /** Distance between the two, which asks how they are doing together. */
  distance: boolean
  /** Something that simply happened: a missed session, a hard topic. */
  fact: boolean
  /** The session it is about. */
  session: number
  /** The topic it names, if any. */
  topic: string | null
  /** The sentence, for its place in the opener. */
  say: (register: Register, variant: number, place: Place) => string
  /** The same without its moment, for where the breath is short. */
  brief?: Candidate['say']
}

/** Picks round and round, so that any whole number is a wording. */
export const turn = <T>(list: readonly [T, ...T[]] | readonly T[], variant: number): T =>
  list[((Math.trunc(variant) % list.length) + list.length) % list.length]!

const CONCRETE = 2
/** Where somebody looks is often custom or neurology: named only when nothing else was seen. */
const GAZE = 2
/** Signs of the body that a video call cannot show (lag, a frozen picture, a screen beside the camera). */
const NOT_ON_SCREEN = new Set(['gaze-avoided', 'very-still'])
const SEEN_ON_SCREEN = new Set(['body-closed', 'feeling-mismatch'])
const WITHOUT_TIME = new Set(['cancelling', 'gone-quiet', 'missed-session'])
/** Signs about coming and going: a sentence said in the hour cannot have been their moment. */
const WITHOUT_MOMENT = new Set(['lateness', 'cancelling', 'missed-session', 'running-late', 'gone-quiet'])
/** After a missed session the absence is not brought up in the same breath as the welcome. */
const ABSENCE = new Set(['missed-session', 'cancelling', 'lateness'])
const PERSONAL = new Set(['irritation', 'dread', 'boredom', 'wish-to-please', 'guilt', 'body-tension', 'tiredness', 'held-breath'])
/** Own doings that go on for a while: they came after a sentence, not during it. */
const LASTED = new Set(['closed-questions', 'longer-therapist-turns', 'more-advice', 'over-explaining', 'rushing', 'avoiding-topic', 'wish-to-please', 'boredom'])
const ALSO_ONE_SIDED = ['closed-questions', 'longer-therapist-turns', 'more-advice', 'over-explaining']

/** Everything in the evidence that may be said at all. What has no piece on the card is not there. */
export function candidatesOf(opening: OpenerInput): Candidate[] {
  const pieces = new Map(opening.card.pieces.map(piece => [piece.id, piece]))
  const signs = opening.input.signs
    .filter(sign => pieces.has(sign.noteId)
      && !(opening.setting === 'telehealth' && NOT_ON_SCREEN.has(sign.signId))
      && !(opening.missedLast && ABSENCE.has(sign.signId)))
    .map(sign => WITHOUT_MOMENT.has(sign.signId) ? { ...sign, whenISaid: undefined, whenWeSpokeOf: undefined } : sign)
  const latest = Math.max(0, ...opening.card.pieces.map(piece => piece.session))
  const world: World = { opening, pieces, signs, latest }
  const told = fromCheckIn(world)
  // Who answered last time has not gone quiet, whatever else was noted.
  return [...told, ...fromDistance(world), ...fromOneSided(world), ...fromSigns(world), ...(told.length === 0 ? fromQuiet(world) : [])]
}

interface World { opening: OpenerInput; pieces: ReadonlyMap<string, Piece>; signs: readonly NotedSign[]; latest: number }

/** Words that may come twice in one sentence without being heard. */
const UNHEARD = /^(that|this|with|your|have|from|what|when|then|than|there|would|could|about|more|think|thinking|thought)$/
/** The beginnings of the words that are heard: "move" and "moved" are one. */
const heard = (text: string): string[] =>
  (text.toLowerCase().match(/\p{L}{4,}/gu) ?? []).filter(word => !UNHEARD.test(word)).map(word => word.slice(0, 4))

/** How many words of each text are heard again after what was said before. */
export function echoes(texts: readonly string[], before: string): number[] {
  const said = new Set(heard(before))
  return texts.map(text => said.size === 0 ? 0 : heard(text).filter(word => said.has(word)).length)
}

/** One of the wordings; none that says again what stands beside it, where there is another: "when we spoke about the move, we moved on". */
function wordingOf(says: Phrase['says'], variant: number, beside: string): string {
  const again = echoes(says, beside)
  const least = Math.min(...again)
  return turn(says.filter((_, place) => again[place] === least), variant + Math.floor(variant / 4))
}

/** The therapist's own doing, with the time after it, as one says it: "I went too fast last time". */
const ownWorded = (says: Phrase['says'], tail: string, when: string, bare = when): Candidate['say'] =>
  (register, variant, place) => {
    const said = place === 'first' ? when : place === 'later' ? bare : ''
    // A comma where the time would run into the clause: "more than you asked for, the time before last".
    const time = said ? `${/^(the time|a few)/.test(said) ? ',' : ''} ${said.replace(/,(”?)$/, '$1')}` : ''
    const frame = turn((place === 'first' ? ownFrames : ownAlsoFrames)[register], variant)
    return closed(frame(wordingOf(says, variant, `${frame('')} ${time}${tail}`) + time + tail))
  }

/** A clause in a frame; in second place a bare time is not said again, a moment or a topic is. */
const worded = (frames: Frames, says: Phrase['says'], tail = '', when = '', also: Frames = frames): Candidate['say'] =>
  (register, variant, place) => {
    const frame = place !== 'first' ? turn(also[register], also === frames ? variant + 1 : variant) : turn(frames[register], variant)
    const text = closed(frame(wordingOf(says, variant, `${frame('', '')} ${when} ${tail}`) + tail, place === 'second' && !/^when (I said|I asked|we spoke)/.test(when) ? '' : when))
    return place === 'first' ? text : text.replace(/^You (said|told|let)\b/, 'You also $1')
  }

/** A sentence that ends in a quotation closes with its stop inside, as everywhere else. */
const closed = (text: string): string => text.replace(/”([.,])/g, '$1”')

const base = { concrete: false, personal: false, distance: false, fact: false, topic: null, tier: 0 as const }

function fromCheckIn({ opening, pieces }: World): Candidate[] {
  const { checkIn } = opening.input
  if (!checkIn) return []
  const found: Candidate[] = []
  const words = pieces.get('words')
  if (words && checkIn.words?.wish === 'bring-up' && checkIn.words.reader === 'therapist') {
    const quote = quoteOf(checkIn.words.text)
    const thanks = tenor(checkIn.words.text) === 'praise'
    const light = quote !== null && !thanks && isLight(quote)
    const frames = !quote ? wroteAtLengthFrames : thanks ? thankedFrames : light ? wroteLittleFrames : wroteFrames
    found.push({
      ...base, voice: 'told', session: checkIn.session, theme: thanks ? 'kept' : light ? 'more' : 'told', pieceIds: ['words'], tier: 4, strength: words.ratio, concrete: quote !== null,
      say: worded(frames, [capital(quote ?? ''), capital(quote ?? '')]),
    })
  }
  const direct = pieces.get('direct')
  const step = directSays(checkIn) ?? 0
  if (direct && step >= 2) {
    found.push({
      ...base, voice: 'told', session: checkIn.session, theme: 'event', pieceIds: ['direct'], tier: step >= 3 ? 3 : 1, strength: direct.ratio,
      say: worded(checkInFrames, directPhrases[step >= 4 ? 'strongly' : step === 3 ? 'clearly' : 'slightly'].says, '', '', checkInAlsoFrames),
    })
  }
  const check = pieces.get('check-in')
  const phrase = phraseOf(checkIn)
  if (check && phrase) {
    found.push({
      ...base, voice: 'told', session: checkIn.session, theme: phrase.theme, pieceIds: ['check-in'], tier: 1, strength: check.ratio,
      say: worded(checkInFrames, phrase.says, '', '', checkInAlsoFrames), brief: worded(checkInFrames, phrase.says, '', '', checkInBriefFrames),
    })
  }
  return found
}

/** Rows explain a lower check-in; alone they are no evidence (science §5: item rules alarm badly). */
function phraseOf(checkIn: CheckInEvidence): Phrase | null {
  const lower = ['notice', 'alert', 'severe'].includes(checkIn.level) || checkIn.subscaleNotices.length > 0
  if (!lower && !checkIn.slide) return null
  const first = checkIn.fell.find(item => item.facet !== 'symptom')
  const degree = degreeOf(checkIn)
  if (first) return facetPhrases[first.facet][degree]
  return checkIn.slide ? slidePhrase : lowerPhrases[degree]
}

/** "A little" is kept for a notice: said of a severe drop it would tell the client that nobody had read it. */
const degreeOf = ({ level }: CheckInEvidence): Degree =>
  level === 'severe' ? 'strongly' : level === 'alert' ? 'clearly' : 'slightly'

/** Distance and the difficult topic belong in one breath. */
function fromDistance({ signs, pieces, latest }: World): Candidate[] {
  const felt = signs.find(sign => sign.signId === 'felt-distance')
  if (!felt) return []
  const about = [felt, ...signs.filter(sign => sign.signId === 'difficult-topic')].find(sign => topicOf(sign.whenWeSpokeOf))
  const topic = about && topicOf(about.whenWeSpokeOf)
  const moment = momentOf(felt.whenISaid)
  const ago = !about || latest === about.session ? ' last time' : latest - about.session === 1 ? ' the session before last' : ' a few sessions ago'
  const since = topic ? ` since we spoke about ${topic}${ago}` : moment ? ` since I ${asks(felt.whenISaid) ? 'asked' : 'said'} “${moment}”` : ' lately'
  const ids = [...new Set([felt.noteId, ...(topic ? [about.noteId] : [])])]
  return [{
    ...base, voice: 'shared', theme: 'team', session: latest, pieceIds: ids, strength: ratioOf(pieces, ids) + (topic || moment ? CONCRETE : 0),
    concrete: Boolean(topic || moment), distance: true, topic: topic ?? null, say: worded(distanceFrames, signPhrases['felt-distance']!.says, since, '', distanceAlsoFrames),
  }]
}

/** A one-sided talk and the therapist's own doing in it are one observation, told from the own part. */
function fromOneSided({ signs, pieces, opening, latest }: World): Candidate[] {
  const sided = signs.find(sign => sign.signId === 'one-sided')
  const own = signs.find(sign => ALSO_ONE_SIDED.includes(sign.signId) && (!sided || sign.session === sided.session))
  if (!sided || !own) return []
  const ids = [sided.noteId, own.noteId]
  const says = signPhrases['one-sided']!.says
  const tail = `, and ${turn(signPhrases[own.signId]!.says, opening.variant)}${unlikeMe(own, 0) || unlikeMe(sided, 0)}`
  return [{
    ...base, voice: 'own', theme: themeFor({ ...signPhrases['one-sided']!, voice: 'own' }, sided), session: own.session, pieceIds: ids, strength: ratioOf(pieces, ids),
    topic: topicOf(sided.whenWeSpokeOf), concrete: Boolean(momentOf(sided.whenISaid) ?? topicOf(sided.whenWeSpokeOf)),
    say: ownWorded(says, tail, whenOf(sided, latest, opening.missedLast)),
  }]
}

function fromSigns({ signs, pieces, opening, latest }: World): Candidate[] {
  return signs.flatMap((sign): Candidate[] => {
    const phrase = signPhrases[sign.signId]
    const piece = pieces.get(sign.noteId)
    if (!phrase || !piece || sign.signId === 'felt-distance' || sign.kind === 'gone-quiet') return []
    const common = {
      ...base, voice: phrase.voice, theme: themeFor(phrase, sign), session: sign.session, fact: phrase.fact ?? sign.signId === 'difficult-topic', pieceIds: [sign.noteId], topic: topicOf(sign.whenWeSpokeOf),
      concrete: Boolean(momentOf(sign.whenISaid) ?? topicOf(sign.whenWeSpokeOf)),
      strength: piece.ratio + (sign.whenISaid || sign.whenWeSpokeOf ? CONCRETE : 0) - (sign.signId === 'gaze-avoided' ? GAZE : 0)
        + (opening.source ? signPointers[sign.signId]?.[opening.source] ?? 0 : 0),
    }
    const when = WITHOUT_TIME.has(sign.signId) ? '' : whenOf(sign, latest, opening.missedLast)
    if (phrase.voice === 'told') {
      const quote = quoteOf(sign.clientSaid)
      return [{
        ...common, tier: sign.kind === 'said-directly' ? 3 : 2,
        say: quote ? worded(saidFrames, [capital(quote), capital(quote)], '', '', saidAlsoFrames) : worded(toldFrames, phrase.says, '', sign.session === latest ? when : '', toldAlsoFrames),
      }]
    }
    const says = phrase.then && common.concrete ? phrase.then : phrase.says
    if (sign.signId === 'denial') return [{ ...common, say: worded(deniedFrames, says, '', when) }]
    if (phrase.voice === 'client') {
      const tail = opening.setting === 'telehealth' && SEEN_ON_SCREEN.has(sign.signId) ? ', as far as the screen let me see' : ''
      return [{ ...common, say: worded(phrase.fact ? factFrames : clientFrames, says, tail, when) }]
    }
    const topic = topicOf(sign.whenWeSpokeOf)
    if (phrase.voice === 'shared') return [{ ...common, say: phrase.fact ? worded(factFrames, says, '', when, factAlsoFrames) : worded(sharedFrames, says, '', when, sharedAlsoFrames) }]
    const personal = PERSONAL.has(sign.signId)
    const tail = `${topic ? ` when we spoke about ${topic}` : ''}${personal ? '' : unlikeMe(sign, opening.variant)}`
    const then = LASTED.has(sign.signId) ? when.replace(/^when I (said|asked)/, 'after I $1') : when
    return [{
      ...common, personal, say: ownWorded(phrase.says, tail, topic ? '' : then, topic ? '' : timeOf(sign, latest, opening.missedLast)),
      brief: ownWorded(phrase.says, '', timeOf(sign, latest, opening.missedLast)),
    }]
  })
}

/** "Just then" needs a moment; where only an hour is known, the question is about the hour. */
function themeFor({ theme, voice }: Phrase, sign: NotedSign): Theme {
  if (theme !== 'moment') return theme
  const then = momentOf(sign.whenISaid) ?? topicOf(sign.whenWeSpokeOf)
  // After one's own part, "what was going on for you?" would hand it back.
  return voice === 'own' ? (then ? 'own-moment' : 'own-hour') : then ? 'moment' : 'hour'
}

function fromQuiet({ pieces }: World): Candidate[] {
  const quiet = [...pieces.values()].find(piece => piece.kind === 'gone-quiet' || piece.sign?.kind === 'gone-quiet')
  if (!quiet) return []
  const phrase = signPhrases['gone-quiet']!
  return [{ ...base, voice: 'client', theme: phrase.theme, fact: true, session: quiet.session, pieceIds: [quiet.id], strength: quiet.ratio, say: worded(factFrames, phrase.says) }]
}

/** "when I said …", "when we spoke about …", "last time": what a clause can follow. */
function whenOf(sign: NotedSign, latest: number, missedLast = false): string {
  const moment = momentOf(sign.whenISaid)
  if (moment) return `when I ${asks(sign.whenISaid) ? 'asked' : 'said'} “${moment},”`
  const topic = topicOf(sign.whenWeSpokeOf)
  if (topic) return `when we spoke about ${topic},`
  return timeOf(sign, latest, missedLast)
}

/** The hour alone. */
function timeOf(sign: NotedSign, latest: number, missedLast = false): string {
  if (sign.session < latest) return latest - sign.session === 1 ? 'the time before last' : 'a few sessions ago'
  return missedLast ? 'when we last met,' : 'last time'
}

/** True where the words at the moment were a question; its mark is left out, since an opener holds one question only. */
const asks = (words: string | undefined): boolean => /\?["”’']?\s*$/.test(words ?? '')

const unlikeMe = (sign: NotedSign, variant: number): string =>
  sign.notTypicalFor === 'me' || sign.notTypicalFor === 'both'
    ? turn([', which isn’t like me', ', and that isn’t like me'], variant) : ''

const ratioOf = (pieces: ReadonlyMap<string, Piece>, ids: readonly string[]): number =>
  Math.max(...ids.map(id => pieces.get(id)?.ratio ?? 1))
