import { lanesConsensus, plausibleHelp, strategies3RS } from '../intervention.ts'
import type { Intervention } from '../intervention.ts'

export const adjustWork: Intervention = {
  id: 'adjust-work',
  title: 'Change what you do',
  purpose: 'To let something real become different, so that speaking up was worth it. A strain can also be repaired by changing the work, with few words about it.',
  when: [
    'The method, the pace or the way of talking does not fit.',
    'They asked for something that you can give.',
    'They wish to be read and not talked to, or talk about the two of you is hard to bear.',
  ],
  notNow: [
    'They are still telling you what hurt: hear the end of it first.',
    'You would be changing it to be rid of your own unease.',
  ],
  steps: [
    { id: 'keep', text: 'Ask what works already, and keep that.' },
    { id: 'two-ways', text: 'Offer two real ways, and let them choose or bring a third.' },
    { id: 'at-once', text: 'Begin with it at once, if only for ten minutes.' },
    { id: 'signal', text: 'Agree on a word or a sign for “too fast” or “not this”.' },
    { id: 'look-again', text: 'Say when you will both look at whether it helped: two sessions from now is usual.' },
  ],
  words: [
    'We could leave the diary, or do it together here. Which is nearer to what you need?',
    'I’ll go slower from now on. If I forget, just lift your hand.',
    'In two weeks I’ll ask you whether this was better, and “no” will be a fine answer.',
  ],
  wordsFor: {
    withdrawal: ['I’d like to try this another way today. You can tell me at the end which was easier.', 'There’s no need to explain. Shall we leave it out this time?'],
    confrontation: ['You said that it doesn’t help. Then let’s stop it here, and you tell me what an hour that helps would look like.', 'That’s a fair point, and I can change it today.'],
  },
  pitfalls: [
    'Changing everything to be rid of the tension.',
    'A change that is announced and then forgotten.',
    'A new technique in place of an answer to what they said.',
  ],
  worked: [
    'They use the sign, or ask for a further change.',
    'The row that fell comes back without your mentioning it.',
    'There is more of them in the room.',
  ],
  otherwise: 'If it is no better after two sessions, the change may have answered something else. Ask what is still the same, and look at the source again.',
  lane: 'later',
  evidence: [
    { text: 'Changing tasks or goals is one of the resolution strategies in the rating system.', source: strategies3RS, standing: 'plausible' },
    { text: 'Experts leave work that changes things until the strain has been heard.', source: lanesConsensus, standing: 'consensus' },
    plausibleHelp,
  ],
}
