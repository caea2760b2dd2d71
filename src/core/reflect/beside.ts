import { directSays } from '../rupture/odds.ts'
import { theirSide } from './facets.ts'
import { type Candidate, type ReflectInput, ofKind, withId, idsOf, fellIn, chose, row } from './given.ts'
import { noted } from './named.ts'

export function dismissive(input: ReflectInput): Candidate {
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

export function avoiding(input: ReflectInput): Candidate {
  const signs = withId(input, 'avoiding-topic', 'closed-questions', 'over-explaining', 'wish-to-please', 'difficult-topic',
    'topic-shift', 'longer-therapist-turns', 'boredom', 'dread', 'change-of-approach')
  const topic = signs.find(sign => sign.whenWeSpokeOf)?.whenWeSpokeOf
  const closed = signs.find(sign => sign.signId === 'closed-questions')
  return {
    pull: signs.length * 1.2 + (topic ? 0.8 : 0) + chose(input, 'therapist-state', 'communication-style', 'ending'),
    prompt: {
      id: 'avoiding',
      about: 'own-part',
      text: topic ? `You spoke of ${topic}. What about it would you rather not have heard, felt or said?`
        : closed ? 'Yes-or-no questions keep an answer small. What might you have been keeping small for yourself?'
          : 'What might you have been trying to avoid: a feeling, a silence, their anger, a subject?',
      why: signs[0] ? noted(signs[0]) : 'You chose a source in which avoiding something is common.',
      pieceIds: idsOf(signs.slice(0, 1)),
    },
  }
}

/** What the two of them may have fallen into together: the part that one is drawn to play (Safran & Muran 2000, on being embedded). */
export function pulled(input: ReflectInput): Candidate {
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

export function difference(input: ReflectInput): Candidate {
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

export function roleReversal(input: ReflectInput): Candidate {
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
export function likeForThem(input: ReflectInput): Candidate {
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
