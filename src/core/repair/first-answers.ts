/** What to do when the first answer is something else (guidance §8). */
export interface FirstAnswer {
  id: 'client-denies' | 'therapist-disagrees' | 'boundary' | 'competence' | 'not-now' | 'good-end'
  title: string
  steps: readonly string[]
  words: readonly string[]
  mind: string
}

export const firstAnswers: readonly FirstAnswer[] = [
  {
    id: 'client-denies', title: 'They say that nothing is wrong',
    steps: ['Believe it, and thank them.', 'Leave a door open.', 'Change one small thing without a word about it.', 'Look again in two sessions.'],
    words: ['Good to know, thank you. If that changes, I’d want to know.'],
    mind: 'Never confront anybody with their form. What they say to you counts for more.',
  },
  {
    id: 'therapist-disagrees', title: 'You see it differently',
    steps: ['Look for the grain of truth, and say it.', 'Acknowledge what it was like for them, without agreeing to facts you do not share.', 'Then the limit, if there is one.', 'Consult when you notice irritation.'],
    words: ['I remember it another way, and I can see that it hurt. Both can be so.'],
    mind: 'Being right can wait. It seldom repairs anything.',
  },
  {
    id: 'boundary', title: 'It is about a boundary',
    steps: ['Stop. This is not for repair talk.', 'Consult your supervisor or the named person today.', 'Inform the client about their choices and whom they can speak to.', 'Record what you know.', 'Let them choose how to go on, or not. No pressure to stay.'],
    words: ['This is important, and it isn’t for the two of us alone. There is somebody you can speak with, and you choose whether.'],
    mind: 'Safety comes before the relationship.',
  },
  {
    id: 'competence', title: 'It is beyond what you know well',
    steps: ['Say so plainly.', 'Consult.', 'Offer another therapist, or a second opinion.', 'Record it, and help with the change if they want it.'],
    words: ['For this you deserve somebody who does it every day. I’ll help you find them, if you’d like that.'],
    mind: 'Sending somebody on well is good care.',
  },
  {
    id: 'not-now', title: 'Not now',
    steps: ['Decide to wait on purpose, and write down why.', 'Say what you are waiting for: a calmer week, an exam, a hospital stay.', 'Set the session in which you will look again.'],
    words: ['We don’t have to talk about it today. I’ll ask again in two weeks, unless you get there first.'],
    mind: 'Waiting on purpose is a legitimate choice; for some clients it is the better one.',
  },
  {
    id: 'good-end', title: 'A good end',
    steps: ['Say that ending, or changing therapist, is a real option.', 'Look at what was good and what was missing.', 'Help with the referral, and agree on what is passed on.', 'Write down what was learned.'],
    words: ['Another therapist may suit you better now. If so, I’d like to help you get there well.'],
    mind: 'An ending that both can look at is not a lost case.',
  },
]
