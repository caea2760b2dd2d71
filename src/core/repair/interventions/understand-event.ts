import { lanesConsensus, plausibleHelp, strategies3RS } from '../intervention.ts'
import type { Intervention } from '../intervention.ts'

export const understandEvent: Intervention = {
  id: 'understand-event',
  title: 'Understand together what happened',
  purpose: 'To look at one moment side by side, until both of you can tell it in a way that the other recognises.',
  when: ['There is a moment or a session after which something changed.', 'You have a guess, and only they know whether it is right.'],
  notNow: [
    'They asked you to read it and not to talk about it.',
    'There is nothing to look at yet but a number. Ask lightly, and believe the answer.',
  ],
  steps: [
    { id: 'name-moment', text: 'Name one moment, in a sentence, without a reason.' },
    { id: 'ask-side', text: 'Ask what it was like from their side, and wait.' },
    { id: 'say-back', text: 'Say back what you heard, in their words, until they say “yes, like that”.' },
    { id: 'own-side', text: 'Add your side only if they want it, shorter than theirs.' },
    { id: 'would-have-helped', text: 'Ask what would have helped just then.' },
  ],
  words: [
    'Can we go back to the moment when I changed the subject? I’d like to see it from where you were sitting.',
    'So you had just got there, and I was already somewhere else. Is it like that?',
    'What would you have needed from me just then?',
  ],
  wordsFor: {
    withdrawal: ['I noticed that it got quieter after I brought up the diary. I may be wrong. What was going on, on your side?', 'It can be a small thing. Small things count here.'],
    confrontation: ['Walk me through it. Where was I when it began to go wrong?', 'I’ve got my own picture of that hour, and I’d like to put it away and see yours.'],
  },
  pitfalls: [
    'Turning it into an inquiry: two questions in a row without saying anything back.',
    'Explaining what you meant before they have finished telling what they heard.',
    'Looking for who was right. There were two hours in that room, and both took place.',
  ],
  worked: [
    'They add something that you had not asked about.',
    'The story of the moment gets a “we” in it.',
    'Shoulders or breath ease, in either of you.',
  ],
  otherwise: 'If they cannot say, or say that it was nothing, believe it and leave the door open. Change one small thing, and look again in two sessions.',
  lane: 'this-session',
  evidence: [
    { text: 'Inviting the client to say what they think and feel about therapy is one of the resolution strategies that observers rate.', source: strategies3RS, standing: 'plausible' },
    { text: 'Experts advise to validate and explore in the session of the rupture.', source: lanesConsensus, standing: 'consensus' },
    plausibleHelp,
  ],
}
