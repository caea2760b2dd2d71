import { lanesConsensus, plausibleHelp, strategies3RS } from '../intervention.ts'
import type { Intervention } from '../intervention.ts'

export const clarifyAndAccount: Intervention = {
  id: 'clarify-and-account',
  title: 'Clear it up, and answer for your part',
  purpose: 'To put right what was misheard or done wrong, and to commit to how you go on together.',
  when: ['One of you heard something that the other did not mean.', 'You said or did something that hurt, whatever you meant by it.', 'You made a mistake.'],
  steps: [
    'Ask what they heard before you say what you meant.',
    'Name what you did, in plain words.',
    'Name what it did to them.',
    'Say you are sorry, once.',
    'Say what you will do differently, by when, and how the two of you will check.',
    'Ask for nothing back: no “is it all right now”.',
  ],
  words: [
    'I told you to try harder. That made it sound as if you hadn’t been trying. I’m sorry.',
    'From today I’ll ask before I suggest anything. In two weeks, let’s see whether I kept to it.',
    'What I meant matters less than what arrived. What arrived?',
    'I’d like us to go on, and I know that this is mine to show.',
  ],
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
  lane: 'this-session',
  evidence: [
    { text: 'Clearing up a misunderstanding and acknowledging one’s own contribution are resolution strategies in the rating system.', source: strategies3RS, standing: 'plausible' },
    { text: 'Experts place validation and the own part in the session itself, larger changes later.', source: lanesConsensus, standing: 'consensus' },
    plausibleHelp,
  ],
}
