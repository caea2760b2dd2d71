import { lanesConsensus, plausibleHelp, strategies3RS } from '../intervention.ts'
import type { Intervention } from '../intervention.ts'

export const clarifyAndAccount: Intervention = {
  id: 'clarify-and-account',
  title: 'Clear it up, and answer for your part',
  purpose: 'To put right what was misheard or done wrong, and to commit to how you go on together.',
  when: ['One of you heard something that the other did not mean.', 'You said or did something that hurt, whatever you meant by it.', 'You made a mistake.'],
  notNow: [
    'You do not know yet what arrived: ask before you clear anything up.',
    'You would be apologising for something that you did not do, to have peace.',
    'A boundary was crossed. Then stop, consult and inform; it is not for the two of you alone.',
  ],
  steps: [
    { id: 'ask-heard', text: 'Ask what they heard before you say what you meant.' },
    { id: 'name-act', text: 'Name what you did, in plain words.' },
    { id: 'name-effect', text: 'Name what it did to them.' },
    { id: 'sorry', text: 'Say you are sorry, once.' },
    { id: 'commit', text: 'Say what you will do differently, by when, and how the two of you will check.' },
    { id: 'ask-nothing', text: 'Ask for nothing back: no “is it all right now”.' },
    { id: 'go-on', text: 'Say that you would like to go on together, and leave the answer to them.' },
  ],
  words: [
    'I told you to try harder. That made it sound as if you hadn’t been trying. I’m sorry.',
    'From today I’ll ask before I suggest anything. In two weeks, let’s see whether I kept to it.',
    'What I meant matters less than what arrived. What arrived?',
    'I’d like us to go on, and I know that this is mine to show.',
  ],
  wordsFor: {
    withdrawal: ['I’ve been thinking about a sentence of mine last time. I called it a pattern, and I had no right to. You needn’t say anything to that.', 'You let it pass, and that was kind. I’d still like to put it right.'],
    confrontation: ['You’re right, I forgot, and you had to tell it twice. I’m sorry.', 'I’m not going to explain it away. I moved the hour three times, and you paid for that.'],
  },
  pitfalls: [
    '“I’m sorry if …”, “I’m sorry you felt …”: both hand it back to them.',
    'Good intentions as a defence.',
    'An apology so large that they have to look after you.',
    'A promise with no date.',
  ],
  worked: [
    'They tell you what part of it was worst.',
    'They use the new agreement, or remind you of it.',
    'The subject can be mentioned later without the air changing.',
  ],
  otherwise: 'If it falls flat, something else may have been the hurt. Ask what you have not named yet, and listen before you apologise again.',
  lane: 'this-session',
  evidence: [
    { text: 'Clearing up a misunderstanding and acknowledging one’s own contribution are resolution strategies in the rating system.', source: strategies3RS, standing: 'plausible' },
    { text: 'Experts place validation and the own part in the session itself, larger changes later.', source: lanesConsensus, standing: 'consensus' },
    plausibleHelp,
  ],
}
