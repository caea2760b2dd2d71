import { greetings, humility, humilityAboutFrame, humilityAfterDenial, humilityAfterFact, humilityAfterLowHope, humilityAfterQuiet, humilityAtTheEnd, humilityWhenTold, nothingAtTheEnd, nothingFrames, valuing, valuingAtTheEnd } from './beside-evidence.ts'
import { candidatesOf, echoes, turn } from './candidates.ts'
import type { Candidate, Place } from './candidates.ts'
import type { Clause, Opener, OpenerInput, Opening, Register } from './opening.ts'
import type { Theme } from './phrases.ts'
import { ownsPart, questions } from './questions.ts'
import { asksFor, type OpenedSource, sourceWords } from './sources.ts'
import { quietAdjustment } from './quiet.ts'
import { countWords, MOST_WORDS } from './spoken.ts'

const IF_ASKED = 4
/** So that the three tones of one wording do not greet alike. */
const TONES: readonly Register[] = ['tentative', 'plain', 'warm']

/**
 * Words to open the conversation with, from this client's evidence (guidance §3): their own words first where they
 * asked to bring them up, at most two clauses of evidence, an own part or humility, perhaps that the connection
 * matters, and one open question. At most 45 words; what does not fit waits under `ifAsked`.
 * Where the client asked only to be read, a quiet adjustment instead; where something is held from this therapist, nothing.
 * @param opening `variant` may be any whole number; the same one always gives the same words
 */
export function composeOpeners(opening: OpenerInput): Opening {
  if (opening.held) {
    return { kind: 'none', because: ['Somebody else in the practice is looking at this first. Please leave it unopened until you hear from them.'] }
  }
  if (opening.source === 'boundary') {
    return { kind: 'none', because: ['A boundary is not for repair talk. Please stop here, and speak with your supervisor or the named person first.'] }
  }
  const words = opening.input.checkIn?.words
  if (opening.card.quietAdjustment || (words?.reader === 'therapist' && words.wish === 'just-read')) {
    return quietAdjustment(opening.card, opening.input, opening.clientName)
  }
  const known = candidatesOf(opening)
  // Where a mistake is the source, it is what is owned; a smaller part beside it would stand in for it.
  const seen = known.filter(candidate => candidate.voice !== 'own')
  const candidates = opening.source === 'error' && seen.length > 0 ? seen : known
  const pair = choosePair(candidates)
  return finish(opening, pair, fit(opening, pair, candidates), candidates)
}

/**
 * At most two clauses that go together; two observations of the client never do. A feeling of the therapist is never
 * put beside a complaint: there it would sound like an excuse; nor is a missed session: it would sound like a charge.
 */
function choosePair(candidates: readonly Candidate[]): Candidate[] {
  const heard = candidates.some(candidate => candidate.voice === 'told')
  const best = (fits: (candidate: Candidate) => boolean): Candidate | undefined =>
    candidates.filter(fits).toSorted((a, b) => b.tier - a.tier || b.strength - a.strength || a.pieceIds.length - b.pieceIds.length)[0]
  const told = best(candidate => candidate.voice === 'told')
  const distance = best(candidate => candidate.distance)
  // "You said it was fine" beside what they answered would confront them with their own form.
  const client = best(candidate => candidate.voice === 'client' && !(candidate.theme === 'room' && heard))
  const doing = candidates.filter(candidate => candidate.voice === 'own' && !candidate.personal)
    .toSorted((a, b) => b.pieceIds.length - a.pieceIds.length || b.strength - a.strength)[0]
  // Kind words are not answered with a strain, and do not drown what the client said aloud.
  const aloud = best(candidate => candidate.tier === 2 || (candidate.tier === 3 && !candidate.pieceIds.includes('direct')))
  const personal = best(candidate => candidate.personal)
  const shared = best(candidate => candidate.voice === 'shared' && !candidate.distance)
  const between = best(candidate => candidate.voice === 'shared' && !candidate.distance && !candidate.fact)
  const pairs: (Candidate | undefined)[][] = [
    told && told.tier >= 2 ? [told, told.theme === 'kept' ? aloud : doing ?? distance ?? between] : [],
    client?.concrete ? [client, doing ?? told ?? [shared, distance].find(other => other && other.topic !== client.topic) ?? personal] : [],
    distance?.concrete ? [distance, told] : [],
    client && told ? [client, told] : [],
    distance ? (told ? [told, distance] : [distance, doing]) : [],
    client ? [client, doing ?? between ?? personal] : [],
    told ? [told, doing ?? between ?? personal] : [],
    doing ? [doing] : [],
    shared ? [shared] : [],
    personal ? [personal] : [],
  ]
  const chosen = pairs.find(pair => pair.length > 0) ?? []
  const [first, second] = chosen.filter(candidate => candidate !== undefined)
  return !first ? [] : second && goTogether(first, second) ? [first, second] : [first]
}

/** An own part belongs to the hour it is told of; two moments in one breath leave nobody knowing which is meant. */
const goTogether = (first: Candidate, second: Candidate): boolean =>
  !(second.voice === 'own' && second.session !== first.session)
  && !(second.voice !== 'told' && first.concrete && second.concrete && first.topic !== second.topic && !first.pieceIds.includes('words'))

function themeOf(pair: readonly Candidate[], ending: boolean): Theme {
  const [first, second] = pair
  if (ending) return pair.some(candidate => candidate.voice === 'told') ? 'unfinished' : 'ending'
  if (!first || pair.some(candidate => candidate.distance)) return 'team'
  if (first.voice === 'client' && second) return second.voice === 'told' ? second.theme : first.theme
  return first.theme === 'kept' && second?.voice === 'told' ? second.theme : first.theme
}

interface Attempt {
  evidence: readonly Candidate[]
  /** 'theme' = the shortest question of the theme; 'missed' = the shortest there is. */
  short: false | 'theme' | 'missed'
  humble: boolean
  prize: boolean
  /** The shortest wording of the register; or the barest there is, whatever the register, which always fits. */
  bare?: 'register' | 'any'
}

/** The plain register has its barest frame at 1; adding fours keeps the frame and turns the clause. */
const barest = (variant: number): number => 1 + 4 * (Math.abs(variant) % 3)

/** Cues with which "I value working with you" may not be true today; then it is not put into anybody's mouth. */
const NOT_TODAY = new Set(['irritation', 'dread', 'boredom', 'wish-to-please'])

/** In which of four wordings a register says that the connection matters. */
const PRIZED: Readonly<Record<Register, readonly number[]>> = { tentative: [1], plain: [1], warm: [0, 3] }

/** Tries the richest version first, and leaves out what can wait until it can be said in one breath. */
function fit(opening: OpenerInput, pair: readonly Candidate[], all: readonly Candidate[]): Clause[] {
  // After a complaint, "I value working with you" asks to be reassured; and said in every wording it would be a formula.
  const complaint = pair.some(candidate => candidate.tier >= 2)
  const prize = !opening.withoutValuing && opening.source !== 'not-relationship' && !opening.input.signs.some(sign => NOT_TODAY.has(sign.signId))
    && (opening.ending || pair.some(candidate => candidate.distance) || (!complaint && PRIZED[opening.register].includes(Math.abs(opening.variant) % 4)))
  const one = pair.length > 1 && pair[1]?.voice === 'told' && pair[0]?.tier === 0 ? pair.slice(1) : pair.slice(0, 1)
  const lighter = pair.length > 1 ? pair.map((candidate, place) => place === 0 ? candidate : partOf(candidate, all)) : pair
  // A long quotation leaves the own part its place: it is the moment around the part that goes.
  const brief = lighter.map((candidate, place) => place > 0 && candidate.brief ? { ...candidate, say: candidate.brief } : candidate)
  const attempts: Attempt[] = [
    { evidence: pair, short: false, humble: true, prize },
    { evidence: pair, short: false, humble: true, prize: false },
    { evidence: lighter, short: false, humble: true, prize: false },
    { evidence: pair, short: 'theme', humble: true, prize: false },
    { evidence: pair, short: 'theme', humble: true, prize: false, bare: 'register' },
    { evidence: pair, short: 'theme', humble: false, prize: false },
    { evidence: lighter, short: 'theme', humble: false, prize: false },
    { evidence: brief, short: false, humble: true, prize: false },
    { evidence: brief, short: 'theme', humble: false, prize: false },
    { evidence: pair, short: 'missed', humble: false, prize: false },
    { evidence: lighter, short: 'theme', humble: false, prize: false, bare: 'register' },
    { evidence: brief, short: 'theme', humble: false, prize: false, bare: 'register' },
    { evidence: lighter, short: false, humble: true, prize: false, bare: 'any' },
    { evidence: brief, short: 'theme', humble: false, prize: false, bare: 'any' },
    { evidence: brief, short: 'missed', humble: false, prize: false, bare: 'any' },
    { evidence: one, short: false, humble: true, prize: false },
    { evidence: one, short: 'theme', humble: true, prize: false, bare: 'register' },
    { evidence: one, short: false, humble: true, prize: false, bare: 'any' },
    { evidence: one, short: 'missed', humble: false, prize: false },
    { evidence: one, short: 'missed', humble: false, prize: false, bare: 'any' },
  ]
  let fitting: Clause[] | null = null
  for (const attempt of attempts) {
    const { clauses, owned } = build(opening, attempt)
    if (countWords(textOf(clauses)) > MOST_WORDS) continue
    // A second clause of evidence is worth less than the own part: it goes first.
    if (owned) return clauses
    fitting ??= clauses
  }
  return fitting ?? build(opening, attempts.at(-1)!).clauses
}

/** A merged clause, told by its own part alone; any other clause as it is. */
const partOf = (candidate: Candidate, all: readonly Candidate[]): Candidate =>
  all.find(other => other.voice === 'own' && candidate.pieceIds.length > 1 && other.pieceIds.length === 1
    && candidate.pieceIds.includes(other.pieceIds[0]!)) ?? candidate

/** The clause before has said when it was. */
const NAMES_TIME = /\blast (time|met)\b|\btime before\b|\bsessions? (ago|before)\b|\bwhen (I said|I asked|we spoke)\b/i

/** Words that already carry humility or care; said twice, they sound like a form letter. */
const HUMBLE = /\bI (may|might|could)\b|be just me|be only my|I’d like to understand|I’m not sure|leave room|left (you )?(too little )?room|I’d want to know|hear more|room here|want to hear it|listened well enough|I’m sorry|[Tt]here may be more|If I had a part|If it has to do|stay with|pass over|come back to|as much as you like|to heart|your help|my part|miss(ed|ing)? something/
const CARING = /matter|care|valu|glad|mean|grateful|appreciate/g

/** True when the topic stands in the text as words of its own. */
const speaksOf = (text: string, topic: string): boolean =>
  ` ${text.toLowerCase().replace(/[^\p{L}’']+/gu, ' ')} `.includes(` ${topic.toLowerCase().replace(/[^\p{L}’']+/gu, ' ').trim()} `)

const humilityFor = ({ tier, fact, theme, voice }: Candidate, register: Register, ending: boolean): readonly string[] =>
  ending && voice !== 'told' && theme !== 'room' ? humilityAtTheEnd : theme === 'room' ? humilityAfterDenial : theme === 'quiet' ? humilityAfterQuiet : theme === 'hope' ? humilityAfterLowHope : theme === 'frame' ? humilityAboutFrame : tier >= 2 ? humilityWhenTold[register] : fact ? humilityAfterFact : humility[register]

/** Words that are heard twice when they come back within one breath. */
const ECHO = /\b(miss\w*|understand\w*|part|notic\w*|room|hear\w*|hard(er)?|wrong|said or d(id|one)|I may|I might|I’d like|pace|arrangements|carrying|come across|go past|gone past|went past|too fast|difficult|open|look\w*|better|easier|longer|day|quick\w*|safe|manner|our work|with me|else|hope\w*|most|sense|rather|fit|ask(ed)?|need\w*|matters|between|side|doing|meant|decid\w*|want(ed)?|set (this|things) up|pass(ed)? over|for you)\b/gi

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}’-]+/gu) ?? []
/** Every so many words running. */
const running = (text: string, many: number): string[] => {
  const words = wordsOf(text)
  return words.slice(0, Math.max(0, words.length - many + 1)).map((_, place) => words.slice(place, place + many).join(' '))
}

/** By their beginnings: "need" and "needed" are heard as one. */
const weighty = (text: string): string[] => (text.match(ECHO) ?? []).map(word => word.toLowerCase().slice(0, 4))

/** The list without what would echo the text so far: a word of weight, or three words running. */
function unheard(list: readonly string[], sofar: string): readonly string[] {
  const used = new Set([...weighty(sofar), ...running(sofar, 3)])
  return list.filter(text => ![...weighty(text), ...running(text, 3)].some(part => used.has(part)))
}

/** The same; where everything would echo, the whole list. */
function fresh(list: readonly string[], sofar: string): readonly string[] {
  const left = unheard(list, sofar)
  return left.length > 0 ? left : list
}

/** The source that the therapist chose, where the opening can be about it; kind or light words keep their own question. */
function chosenSource({ source, ending }: OpenerInput, first: Candidate | undefined): OpenedSource | null {
  if (!source || source === 'boundary' || source === 'ending' || ending) return null
  return first?.theme === 'kept' || first?.theme === 'more' ? null : source
}

const byLength = (list: readonly string[]): readonly string[] => list.toSorted((a, b) => countWords(a) - countWords(b)).slice(0, 2)

function build(opening: OpenerInput, { evidence, short, humble, prize, bare }: Attempt): { clauses: Clause[]; owned: boolean } {
  const { register, variant, ending = false, missedLast } = opening
  const [first, second] = evidence
  const speak = (candidate: Candidate, place: Place, before = ''): string => {
    // Fours keep the frame and turn the clause, ones turn the frame: what was just said is not said again in the same words.
    const turns = before ? [0, 4, 8, 1, 5, 9, 2, 6, 10] : [0]
    const ways = bare === 'any' ? turns.map(more => candidate.say('plain', barest(variant + more), place))
      : bare ? [0, 1, 2, 3].map(step => candidate.say(register, variant + step, place))
        : turns.map(more => candidate.say(register, variant + more, place))
    // What was just said is not said again: no four words running, and as few of its words as can be.
    const used = new Set(running(before, 4))
    const again = before ? echoes(ways, before).map((words, way) => words + (running(ways[way]!, 4).some(four => used.has(four)) ? ways.length * 10 : 0)) : ways.map(() => 0)
    const least = Math.min(...again)
    const open = ways.filter((_, way) => again[way] === least)
    return bare === 'register' ? open.reduce((least, text) => countWords(text) < countWords(least) ? text : least) : open[0]!
  }
  const said = first ? [speak(first, 'first')] : []
  if (second) said.push(speak(second, NAMES_TIME.test(said[0]!) ? 'second' : 'later', said[0]))
  if (first && second?.topic && speaksOf(said[0]!, second.topic)) {
    said[1] = said[1]!.replace(` when we spoke about ${second.topic}`, first.voice === 'told' ? ' when it came up' : '')
      .replace(` since we spoke about ${second.topic} last time`, ' since it came up').replace(` since we spoke about ${second.topic}`, ' since it came up')
  }
  // "Last time" once is enough: the second is the same hour.
  if (second?.pieceIds.includes('check-in') && /\blast time\b/i.test(said[0]!)) said[1] = said[1]!.replace(/\blast time\b/, 'the hour')
  if (second?.distance && /\blast time\b/i.test(said[0]!)) said[1] = said[1]!.replace(` since we spoke about ${second.topic} last time`, ` since we spoke about ${second.topic}`)
  const invitations = ending ? nothingAtTheEnd : nothingFrames[register].map(frame => frame('', ''))
  // Before an own part, one "I may" is enough; after a missed session, nobody says that they miss things.
  const unfit = chosenSource(opening, first) ? /\bI (may|don’t)\b/ : missedLast ? /\bmiss/ : /^$/
  const nothing = evidence.length === 0 ? turn(invitations.filter(text => !unfit.test(text)), variant) : ''
  const sofar = [nothing, ...said].join(' ')
  const source = chosenSource(opening, first)
  const doing = evidence.some(candidate => candidate.voice === 'own')
  const asks = source && short !== 'missed' ? asksFor(source, opening.form ?? null, evidence.some(candidate => candidate.tier >= 2), variant)
    : questions[short === 'missed' && !ending ? 'missed' : themeOf(evidence, ending)]
  // With no evidence named, "that" and "it" would point at nothing.
  const standing = asks.filter(text => !/\b(that|it|there)\b/.test(text))
  const open = doing ? asks.filter(text => !/\bpart\b/.test(text)) : !first && source && standing.length > 0 ? standing : asks
  // "I may" once is humble; twice, it is a manner of speaking.
  const parts = source && humble && !doing ? sourceWords[source].part.filter(text => !(/\bI may\b/.test(sofar) && /\bI may\b/.test(text))) : []
  const mine = parts.length > 0 ? turn(fresh(parts, sofar), variant) : null
  const unsaid = fresh(open, `${sofar} ${mine ?? ''}`)
  const question = turn(short === 'theme' || (short && (source || ending)) ? byLength(unsaid) : unsaid, variant)
  const owned = doing || evidence.some(candidate => candidate.distance) || ownsPart(question) || HUMBLE.test(sofar)
  const modest = mine ?? (humble && !owned && first && first.theme !== 'more' ? turn(fresh(humilityFor(first, register, ending), `${sofar} ${question}`), variant) : null)
  const used = `${sofar} ${modest ?? ''}`.match(CARING) ?? []
  // Said for the second time it would be a formula, and is left out.
  const kind = unheard((ending ? valuingAtTheEnd : valuing[register]).filter(text => !used.some(word => text.includes(word))), `${sofar} ${modest ?? ''} ${question}`)
  const clauses = spaced([
    ...(missedLast ? [{ text: turn(greetings, variant + TONES.indexOf(register)), pieceIds: [], part: 'greeting' as const }] : []),
    ...(evidence.length === 0 ? [{ text: nothing, pieceIds: [], part: 'humility' as const }] : []),
    ...evidence.map((candidate, place) => ({ text: said[place]!, pieceIds: candidate.pieceIds, part: 'evidence' as const, ...(candidate.personal ? { yours: true as const } : {}) })),
    ...(modest ? [{ text: modest, pieceIds: [], part: 'humility' as const, ...(mine && source === 'error' ? { name: true as const } : {}) }] : []),
    ...(prize && kind.length > 0 ? [{ text: turn(kind, variant + Math.floor(variant / 4)), pieceIds: [], part: 'valuing' as const, yours: true as const }] : []),
    { text: question, pieceIds: [], part: 'question' as const },
  ])
  return { clauses, owned: owned || modest !== null || !first || /\b(we|us)\b/i.test(question) || first.theme === 'more' || first.theme === 'kept' }
}

const textOf = (clauses: readonly Clause[]): string => clauses.map(clause => clause.text).join('')

const spaced = (clauses: readonly Clause[]): Clause[] =>
  clauses.flatMap((clause, place) => place === 0 ? [clause] : [{ text: ' ', pieceIds: [], part: 'space' as const }, clause])

function finish(opening: OpenerInput, pair: readonly Candidate[], clauses: Clause[], all: readonly Candidate[]): Opener {
  const text = textOf(clauses)
  const used = new Set(clauses.flatMap(clause => clause.pieceIds))
  return {
    kind: 'opener',
    text,
    clauses,
    words: countWords(text),
    ifAsked: ifAsked(opening, used, all),
    because: why(opening, pair.filter(candidate => candidate.pieceIds.some(id => used.has(id))), clauses),
  }
}

/** What was left out, each as it could be said; the therapist's own feelings are not among it. */
function ifAsked({ input, therapistName, variant, setting }: OpenerInput, used: ReadonlySet<string>, all: readonly Candidate[]): string[] {
  const left = all.filter(candidate => !candidate.personal && !candidate.pieceIds.some(id => used.has(id)))
  const merged = left.filter(candidate => !left.some(other => other !== candidate && other.pieceIds.length > candidate.pieceIds.length
    && candidate.pieceIds.every(id => other.pieceIds.includes(id))))
  const row = input.checkIn?.fell.find(item => item.text)?.text?.replaceAll('{T}', therapistName)
  return [
    ...(used.has('check-in') && row ? [`In your check-in I was thinking of this row: “${row}”`] : []),
    ...(used.has('check-in') || used.has('direct') ? ['You can see your own answers whenever you like. I’d rather hear it from you.'] : []),
    ...merged.map((candidate, place) => candidate.say('plain', variant + place, 'first')),
    ...(setting === 'telehealth' ? ['The connection may have played a part. A delay is easily taken for distance.'] : []),
  ].slice(0, IF_ASKED)
}

function why({ clientName, ending, missedLast, source, form }: OpenerInput, used: readonly Candidate[], clauses: readonly Clause[]): string[] {
  const [first, second] = used
  const prized = clauses.find(clause => clause.part === 'valuing')
  const yours = prized ? [`“${prized.text}” is yours to say only if it is true today. Strike it out if it is not.`] : []
  if (!first) return ['There is nothing on the card to rest a sentence on, so this only invites.', ...yours]
  return [
    first.pieceIds.includes('words') ? `${clientName} asked to talk about it, so their own words come first.`
      : first.tier >= 2 ? `${clientName} told you, so that comes first.`
        : first.concrete ? 'One concrete moment is easier to answer than a general impression.'
          : 'It starts from what you have, and claims no more than that.',
    ...(first.voice === 'client' ? ['One thing you saw is enough. A second would sound like a list.'] : []),
    ...(second?.voice === 'own' ? ['Your own part is in it, so the question does not point at them.'] : []),
    ...(used.some(candidate => candidate.personal) ? ['One clause names something you noticed in yourself. It is yours: leave it out if you would rather.'] : []),
    ...(source && !ending ? [form === 'confrontation' ? 'The question is about the source you chose, and straight, since they are speaking up.' : 'The question is about the source you chose, and easy to answer a little.'] : []),
    ...(clauses.some(clause => clause.name) ? ['It owns a mistake without naming it. Say which one, in your own words: an apology names the act.'] : []),
    ...yours,
    ...(ending ? ['The work is ending, so it asks for a good goodbye and not for repair.'] : []),
    ...(missedLast ? ['They missed the last session: a welcome comes before any question, and the absence is not asked about here.'] : []),
  ]
}
