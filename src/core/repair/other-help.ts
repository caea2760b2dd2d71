import { whatById } from '../source/what.ts'
import type { WhatId } from '../source/what.ts'
import type { BetterNot } from './intervention.ts'

/** What helps instead of repair talk, where the strain may not lie between the two of you (guidance §7, last row). */
export interface OtherHelp {
  source: 'outside' | 'not-relationship'
  title: string
  lead: string
  /** What to do in the hour. */
  steps: readonly string[]
  /** Kinds of help to think of; the therapist picks. */
  offers: readonly { title: string; text: string }[]
  words: readonly string[]
  notFirst: readonly BetterNot[]
  /** When and how to look at the two of you again. */
  again: string
}

export const otherHelp: readonly OtherHelp[] = [
  {
    source: 'outside',
    title: 'Help with what weighs on them',
    lead: 'The hour belongs to what is going on out there. How the two of you are can wait for the next check-in.',
    steps: [
      'Ask how the week was, and let the answer take the time it needs.',
      'Ask what is most pressing, what they have already done about it, and who knows.',
      'Offer one thing that helps before the next session: practical, small, theirs.',
      'Ease what you ask of them: less homework, a shorter or a nearer appointment.',
      'Ask about sleep, food and safety, in plain words, where it has been hard.',
    ],
    offers: [
      { title: 'People', text: 'Somebody to tell this week; somebody to ask for one concrete thing.' },
      { title: 'Body', text: 'A doctor, where pain, sleep or an illness has not been looked at.' },
      { title: 'Money, housing, work', text: 'Advice centre, social worker, a letter that you can write today.' },
      { title: 'Loss', text: 'Time, no task, and the name of the one who died said aloud.' },
      { title: 'Danger', text: 'Safety first: ask, agree on steps, and use your practice’s way for urgent help.' },
      { title: 'The frame', text: 'An extra session, a pause without a fee, a different hour: for as long as it lasts.' },
    ],
    words: [
      'That’s a lot for one week. What would help most in the next three days?',
      'We can leave the plan for today. What do you need this hour to be?',
      'Who else knows? And who would you want to know?',
    ],
    notFirst: [
      { say: 'Repair talk.', why: 'It makes the hour about the two of you when they came with something else.' },
      { say: 'Looking for yourself in it.', why: 'They may begin to reassure you.' },
    ],
    again: 'Look at the next check-in. If it comes back as the weeks get easier, this can be set aside as something outside. If life eases and the check-in does not, ask lightly how it is between you.',
  },
  {
    source: 'not-relationship',
    title: 'Carry on, with an open door',
    lead: 'There may be nothing between the two of you. A chance low, a hurried form or a bad day need no conversation.',
    steps: [
      'Begin as usual, with what they bring.',
      'If you ask at all: once, lightly, and believe the answer.',
      'Leave a little more room at the end for “how was this for you today?”.',
      'Note what you think it was, so that the next reader knows.',
    ],
    offers: [
      { title: 'The form', text: 'Filled in on a train, in a hurry, in another language: ask how it was to fill in.' },
      { title: 'The day', text: 'Tiredness, pain, a cold room: make the next hour easier to sit through.' },
      { title: 'Chance', text: 'Ratings go up and down by themselves. The next one says more than this one.' },
    ],
    words: [
      'How are you today?',
      'Thank you for the form. If there’s ever anything in it that I should know, tell me, or don’t.',
      'How was this for you today? Anything we should do another way next time?',
    ],
    notFirst: [
      { say: 'Repair talk.', why: 'It makes a subject out of nothing, and the next form may be kinder than the truth.' },
      { say: 'Asking about the number.', why: 'A form that has to be explained is filled in with care for you.' },
    ],
    again: 'Look at the next two check-ins. If they are back where they were, set it aside with your reason. If not, look at the source again.',
  },
]

/**
 * What to offer instead of repair, where nothing that was chosen is for repair talk; null where something is, or where
 * a boundary is among it: that goes its own way (engine §6).
 * What the client said themselves outranks it (engine §5): whoever asked to talk about it is not met with help for something else alone.
 * @param sources what the therapist chose; a suggestion alone never takes repair away
 * @param told the client told the therapist, or asked to talk about it
 */
export function helpElsewhere(sources: readonly WhatId[], told = false): OtherHelp[] | null {
  if (told || sources.length === 0 || sources.includes('boundary') || sources.some((id) => whatById(id).repairTalk)) return null
  return otherHelp.filter(({ source }) => sources.includes(source))
}

/** The other help beside repair: for life outside next to another source, or where the client asked to talk about it all the same. */
export const helpBeside = (sources: readonly WhatId[]): OtherHelp[] =>
  otherHelp.filter(({ source }) => source === 'outside' && sources.includes(source))

/** Nothing that was chosen is for repair talk, and yet the client told the therapist: words to open it stay at hand. */
export const toldAllTheSame = (sources: readonly WhatId[], told: boolean): boolean => told && helpElsewhere(sources) !== null
