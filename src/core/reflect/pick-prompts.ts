import { directSays } from '../rupture/odds.ts'
import { avoiding, difference, dismissive, likeForThem, pulled, roleReversal } from './beside.ts'
import { deeper } from './deeper.ts'
import { harder } from './facets.ts'
import { type Picked, type ReflectInput, ofKind, withId, idsOf, row } from './given.ts'
import { bare, listed, named, noted, stopped } from './named.ts'
import type { ReflectionPrompt } from './prompt.ts'

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
    .map((prompt) => ({ ...prompt, text: stopped(prompt.text), why: stopped(prompt.why), deeper: deeper[prompt.id] ?? [] }))
}

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
    const topic = input.signs.find(sign => sign.session === moment.session && sign.whenWeSpokeOf)?.whenWeSpokeOf
    return {
      ...base,
      text: `${topic ? `You spoke of ${topic}, and you` : 'You'} remember saying “${bare(moment.whenISaid ?? '')}”. What came just before it, and how might it have sounded from their chair?`,
      why: `You noted ${named({ ...moment, whenISaid: undefined, whenWeSpokeOf: undefined })} at that moment.`,
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
