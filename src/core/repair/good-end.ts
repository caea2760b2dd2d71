import type { BetterNot } from './intervention.ts'

/** Referral or a change of therapist as a good end (guidance §8): when to think of it, and how to do it well. */
export interface GoodEnd {
  when: readonly string[]
  steps: readonly { title: string; text: string }[]
  words: readonly string[]
  better: readonly BetterNot[]
}

export const goodEnd: GoodEnd = {
  when: [
    'They ask for it, or ask around it.',
    'You have talked, changed something real, waited, and it is still low for them.',
    'What they need is outside what you know well.',
    'They would have to get over something with you before they could use your help, and they came for help.',
    'The same difference between you hurts again and again, and nobody is to blame for it.',
  ],
  steps: [
    { title: 'Consult first', text: 'One talk with a colleague: is it time, or is it your relief?' },
    { title: 'Say it as an offer', text: 'As a choice of theirs among others, staying among them. Never in the last ten minutes.' },
    { title: 'Leave the guilt with nobody', text: 'Name what you could not give. Do not ask them to see it your way.' },
    { title: 'Look back together', text: 'What was good, what was missing, what they would tell the next person.' },
    { title: 'Find the way with them', text: 'Two or three names that are really free, what each is like, who rings first. Stay until the first hour there has taken place.' },
    { title: 'Agree on what is passed on', text: 'Only with their yes, best written together. Nothing is also an answer.' },
    { title: 'Say goodbye', text: 'A last hour with its own date, also where it is hard. Say whether and how the door stays open.' },
    { title: 'Write down what was learned', text: 'For yourself, and for whoever reads this later. Then the case can rest.' },
  ],
  words: [
    'I’d like to go on. I also think that somebody else might suit you better now, and you should be able to choose.',
    'You don’t owe it to me to stay.',
    'I know two people who do this every day. I can ring one of them, or give you the numbers, or do nothing for now.',
    'What would you like the next person to know? We could write it down, the two of us.',
  ],
  better: [
    { say: '“We’ve tried everything.”', why: 'It sounds as though they were too much.' },
    { say: 'Persuading them to stay.', why: 'They may stay for you, and go without a word later.' },
    { say: 'A list of names and goodbye.', why: 'Between two therapists is where people get lost.' },
  ],
}
