import type { Facet } from '../instruments/manifest.ts'
import type { EvidenceInput, FallenItem } from '../rupture/evidence.ts'
import { directSays } from '../rupture/odds.ts'
import type { NotedSign, SignKind } from '../signs/sign.ts'
import { deeper } from './deeper.ts'
import { facetAbout, harder, theirSide } from './facets.ts'
import { bare, named, noted, said } from './named.ts'
import type { ReflectionPrompt } from './prompt.ts'

/** What the prompts are picked from. */
export interface ReflectInput extends EvidenceInput {
  /** True when words or a complaint are held from this therapist (engine §6): then nothing is asked. */
  held?: boolean
  /** Sources the therapist has chosen so far (ids of the source room). */
  sources?: readonly string[]
}

/** Prompts beside the two that everybody gets; more would turn a pause for thought into a form. */
const CHOSEN_BESIDE = 2

/**
 * Five to seven questions for the therapist alone: own part first, then context, then what the client did.
 * Picked and worded by this client's evidence; each may be skipped. Order and content: guidance §1; putting the own
 * part first: therapists tend to look at the client and at technique first (science §3.2, 20 therapists).
 * @returns an empty list in boundary cases (`held`, or the source "boundary"): those are not for reflection alone
 */
export function pickPrompts(input: ReflectInput): ReflectionPrompt[] {
  if (input.held || input.sources?.includes('boundary')) return []
  const chosen = [dismissive(input), avoiding(input), pulled(input), difference(input), roleReversal(input), likeForThem(input)]
    .filter(candidate => candidate.pull > 0)
    .toSorted((a, b) => b.pull - a.pull)
    .slice(0, CHOSEN_BESIDE)
    .map(candidate => candidate.prompt)
  return [...grounding(input), justBefore(input), feltInBody(input), ...chosen, context(input), clientPart(input)]
    .map((prompt) => ({ ...prompt, deeper: deeper[prompt.id] ?? [] }))
}

/** A question before its second questions are put beside it. */
type Picked = Omit<ReflectionPrompt, 'deeper'>
interface Candidate { pull: number; prompt: Picked }

const ofKind = (input: ReflectInput, ...kinds: SignKind[]): NotedSign[] =>
  input.signs.filter(sign => kinds.includes(sign.kind))
const withId = (input: ReflectInput, ...ids: string[]): NotedSign[] =>
  input.signs.filter(sign => ids.includes(sign.signId))
const idsOf = (signs: readonly NotedSign[]): string[] => signs.map(sign => sign.noteId)
const fellIn = (input: ReflectInput, ...facets: Facet[]): FallenItem | undefined =>
  input.checkIn?.fell.find(item => facets.includes(item.facet))
const chose = (input: ReflectInput, ...sources: string[]): number =>
  sources.some(source => input.sources?.includes(source)) ? 2 : 0
const listed = (signs: readonly NotedSign[]): string => said(signs.map(sign => named(sign)))

function grounding(input: ReflectInput): Picked[] {
  const stirring = [...ofKind(input, 'confrontation', 'said-directly', 'cue')]
  const level = input.checkIn?.level
  const low = level === 'alert' || level === 'severe' || (directSays(input.checkIn) ?? 0) >= 3
  if (stirring.length === 0 && !low) return []
  return [{
    id: 'grounding',
    about: 'own-part',
    text: 'Before you answer, if you like: one minute. Feet on the floor, a long breath out, and look at three things in the room.',
    why: stirring.length > 0
      ? `You noted ${listed(stirring.slice(0, 2))}. It is easier to look at one’s own part from a quiet body.`
      : 'A lower answer can sting. It is easier to look at one’s own part from a quiet body.',
    pieceIds: stirring.length > 0 ? idsOf(stirring.slice(0, 2)) : ['check-in'],
  }]
}

function justBefore(input: ReflectInput): Picked {
  const base = { id: 'just-before', about: 'own-part' as const }
  const moment = input.signs.find(sign => sign.whenISaid)
  if (moment) {
    return {
      ...base,
      text: `You remember saying “${moment.whenISaid}”. What came just before it, and how might it have sounded from their chair?`,
      why: `You noted ${named({ ...moment, whenISaid: undefined })} at that moment.`,
      pieceIds: [moment.noteId],
    }
  }
  const topic = input.signs.find(sign => sign.whenWeSpokeOf)
  if (topic) {
    return {
      ...base,
      text: `When you spoke of ${topic.whenWeSpokeOf}: what did you say, ask or leave out just before things changed?`,
      why: `You noted ${named({ ...topic, whenWeSpokeOf: undefined })} around that subject.`,
      pieceIds: [topic.noteId],
    }
  }
  const told = ofKind(input, 'said-directly', 'confrontation')[0]
  if (told) {
    return {
      ...base,
      text: 'Run the session back to the minute before they said it. What had you just said, done or left out?',
      why: noted(told),
      pieceIds: [told.noteId],
    }
  }
  const item = input.checkIn?.fell[0]
  if (item) {
    return {
      ...base,
      text: `Go back through last session. Where might something you said, did or left out have made it harder for them to ${harder[item.facet]}?`,
      why: `${row(item)} fell more than any other row.`,
      pieceIds: ['check-in'],
    }
  }
  const seen = ofKind(input, 'withdrawal')[0]
  return {
    ...base,
    text: seen
      ? 'Run the session back to the minute before it changed. What did you say or do just then?'
      : 'Run last session back in your mind. Which of your own sentences would you like to say again, differently?',
    why: seen ? noted(seen) : 'The nearest cause one can change is one’s own part, so it comes first.',
    pieceIds: seen ? [seen.noteId] : [],
  }
}

function feltInBody(input: ReflectInput): Picked {
  const base = { id: 'felt-in-body', about: 'own-part' as const }
  const doing = withId(input, 'over-explaining', 'rushing', 'avoiding-topic', 'running-late', 'more-advice')
  const felt = ofKind(input, 'cue').filter(sign => !doing.includes(sign))
  const first = felt[0] ?? doing[0]
  if (!first) {
    return {
      ...base,
      text: 'What were you feeling in those minutes, and where in your body did you notice it?',
      why: 'No feeling of yours is noted yet. The body often knows of a strain first.',
      pieceIds: [],
    }
  }
  return {
    ...base,
    text: felt.length > 0
      ? `You noted ${named(first)}. Where in your body was it, what set it off, and did any of it show?`
      : `You noted ${named(first)}. What were you feeling while you did that, and where in your body?`,
    why: 'What you feel is evidence too. It may tell of the two of you, or of your own day.',
    pieceIds: [first.noteId],
  }
}

function dismissive(input: ReflectInput): Candidate {
  const signs = withId(input, 'defending', 'about-therapist', 'said-event', 'said-therapist', 'more-advice', 'rushing')
  const item = fellIn(input, 'bond', 'openness')
  const pull = signs.length * 1.5 + (item ? 1.5 : 0) + chose(input, 'dismissed', 'said-or-done', 'manner')
  const rushed = signs.find(sign => sign.signId === 'rushing' || sign.signId === 'more-advice')
  return {
    pull,
    prompt: {
      id: 'dismissive',
      about: 'own-part',
      text: rushed
        ? 'Moving on or giving advice can sound like “that is not so bad”. What did they need just then, and what did they get?'
        : 'Could anything you said have made what they need, or how bad it is, seem small? Which words?',
      why: signs[0] ? noted(signs[0])
        : item ? `${row(item)} fell.` : 'You chose a source that is about being taken seriously.',
      pieceIds: signs[0] ? [signs[0].noteId] : item ? ['check-in'] : [],
    },
  }
}

function avoiding(input: ReflectInput): Candidate {
  const signs = withId(input, 'avoiding-topic', 'closed-questions', 'over-explaining', 'wish-to-please', 'difficult-topic',
    'topic-shift', 'longer-therapist-turns', 'boredom', 'dread', 'change-of-approach')
  const topic = signs.find(sign => sign.whenWeSpokeOf)?.whenWeSpokeOf
  const closed = signs.find(sign => sign.signId === 'closed-questions')
  return {
    pull: signs.length * 1.2 + (topic ? 0.8 : 0) + chose(input, 'therapist-state', 'communication-style', 'ending'),
    prompt: {
      id: 'avoiding',
      about: 'own-part',
      text: topic ? `What about ${topic} would you rather not have heard, felt or said?`
        : closed ? 'Yes-or-no questions keep an answer small. What might you have been keeping small for yourself?'
          : 'What might you have been trying to avoid: a feeling, a silence, their anger, a subject?',
      why: signs[0] ? noted(signs[0]) : 'You chose a source in which avoiding something is common.',
      pieceIds: idsOf(signs.slice(0, 1)),
    },
  }
}

/** What the two of them may have fallen into together: the part that one is drawn to play (Safran & Muran 2000, on being embedded). */
function pulled(input: ReflectInput): Candidate {
  const signs = withId(input, 'wish-to-please', 'guilt', 'irritation', 'pressure', 'devaluing', 'appeasing', 'over-explaining')
  const good = signs.some(sign => sign.signId === 'wish-to-please' || sign.signId === 'guilt')
  const hard = signs.some(sign => sign.signId === 'irritation' || sign.signId === 'pressure' || sign.signId === 'devaluing')
  return {
    pull: signs.length * 1.1 + chose(input, 'manner', 'therapist-state') * 0.6,
    prompt: {
      id: 'pulled',
      about: 'own-part',
      text: good
        ? 'Something in you may have wanted to make it good quickly. Whose relief was that for?'
        : hard
          ? 'What were you pulled to be in that minute: the one who is right, who gives in, who stays cool? Did you go along?'
          : 'What were you pulled to be: rescuer, teacher, judge, the one who agrees? Did you go along with it?',
      why: signs[0] ? noted(signs[0]) : 'You chose a source in which one is easily drawn into a part.',
      pieceIds: idsOf(signs.slice(0, 1)),
    },
  }
}

function difference(input: ReflectInput): Candidate {
  const signs = withId(input, 'appeasing', 'pressure', 'about-frame', 'said-frame', 'gaze-avoided')
  const item = fellIn(input, 'identity')
  const frame = signs.find(sign => sign.signId === 'about-frame' || sign.signId === 'said-frame')
  const yielding = signs.find(sign => sign.signId === 'appeasing')
  return {
    pull: signs.length + (item ? 4 : 0) + (fellIn(input, 'openness') ? 0.8 : 0) + chose(input, 'culture', 'power') * 2,
    prompt: {
      id: 'difference',
      about: 'own-part',
      text: frame && !item
        ? 'You set the fee and the hours; they live with them. What does that difference feel like from their side?'
        : yielding && !item
          ? 'Whose yes is easier in this room? Think of age, class, language, what you are called, who pays whom.'
          : 'Which difference between you was in the room (culture, class, gender, faith, age, body, language, power, money), and who carried it?',
      why: item ? `${row(item)} fell.` : signs[0] ? noted(signs[0]) : 'A difference that nobody names can weigh on the bond.',
      pieceIds: item ? ['check-in'] : idsOf(signs.slice(0, 1)),
    },
  }
}

function roleReversal(input: ReflectInput): Candidate {
  const told = ofKind(input, 'said-directly', 'confrontation')
  const wrote = input.checkIn?.words?.reader === 'therapist'
  const asked = wrote && input.checkIn?.words?.wish === 'bring-up'
  const direct = (directSays(input.checkIn) ?? 0) >= 2
  return {
    pull: told.length * 1.3 + (asked ? 2.4 : wrote ? 1.4 : 0) + (direct ? 1.2 : 0),
    prompt: {
      id: 'role-reversal',
      about: 'own-part',
      text: told.length > 0
        ? 'Sit in their chair for a minute, having just said that to you. What would you need to hear back?'
        : 'Sit in their chair for a minute, having just sent that answer. What would you hope to hear at the door?',
      why: told[0] ? noted(told[0])
        : wrote ? 'They wrote to you in their own words.' : 'They answered that something between you felt off.',
      pieceIds: told[0] ? [told[0].noteId] : wrote ? ['words'] : ['direct'],
    },
  }
}

/** Always worth asking, so it stands in when little else pulls. */
function likeForThem(input: ReflectInput): Candidate {
  const item = input.checkIn?.fell[0]
  const leaving = ofKind(input, 'withdrawal')[0]
  return {
    pull: 1 + (item ? 0.6 : 0) + (leaving ? 0.3 : 0),
    prompt: {
      id: 'like-for-them',
      about: 'own-part',
      text: item ? theirSide[item.facet]
        : leaving ? 'If holding back was a way of looking after themselves, what might it have looked after?'
          : 'What might that hour have been like for them, from the door in to the door out?',
      why: item ? `${row(item)} fell.` : leaving ? noted(leaving) : 'Their side is the half of the hour that you did not see.',
      pieceIds: item ? ['check-in'] : leaving ? [leaving.noteId] : [],
    },
  }
}

function context(input: ReflectInput): Picked {
  const base = { id: 'context', about: 'context' as const }
  const frame = withId(input, 'missed-session', 'cancelling', 'lateness', 'running-late', 'change-of-approach', 'about-frame', 'said-frame')[0]
  if (frame) {
    return {
      ...base,
      text: 'What has changed around the sessions lately: times, fee, place, the plan, who knows that they come?',
      why: noted(frame),
      pieceIds: [frame.noteId],
    }
  }
  if (input.goneQuiet) {
    return {
      ...base,
      text: 'The check-ins stopped coming back. What else was going on for them, or for you, when that began?',
      why: 'Two check-ins in a row are missing.',
      pieceIds: ['gone-quiet'],
    }
  }
  if (input.checkIn?.slide) {
    return {
      ...base,
      text: 'This came slowly, over weeks. What has been going on around the two of you since it began?',
      why: 'The check-ins have become slowly lower.',
      pieceIds: ['check-in'],
    }
  }
  return {
    ...base,
    text: 'What else was happening that week, in their life or in yours, that may have come into the room?',
    why: 'A low hour often has more than one cause, and some of them live outside.',
    pieceIds: [],
  }
}

function clientPart(input: ReflectInput): Picked {
  const seen = ofKind(input, 'withdrawal', 'confrontation')
  const base = { id: 'what-i-saw', about: 'client-part' as const }
  if (seen.length === 0) {
    return {
      ...base,
      text: 'What did you see and hear them do, as a camera would have caught it? Leave out the reasons.',
      why: 'Nothing you saw is noted yet. A plain observation is fairer than an impression.',
      pieceIds: [],
    }
  }
  return {
    ...base,
    text: `You noted ${listed(seen.slice(0, 2))}. What exactly did you see or hear? Keep to what a camera would have caught.`,
    why: 'What they did belongs in the picture, as something seen, not as something they are.',
    pieceIds: idsOf(seen.slice(0, 2)),
  }
}

const row = (item: FallenItem): string => item.text ? `“${bare(item.text)}”` : `The row about ${facetAbout[item.facet]}`
