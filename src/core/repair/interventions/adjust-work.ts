import { lanesConsensus, plausibleHelp, strategies3RS } from '../intervention.ts'
import type { Intervention } from '../intervention.ts'

export const adjustWork: Intervention = {
  id: 'adjust-work',
  title: 'Change what you do',
  purpose: 'To let something real become different, so that speaking up was worth it.',
  when: ['The method, the pace or the way of talking does not fit.', 'They asked for something that you can give.'],
  steps: [
    'Ask what works already, and keep that.',
    'Offer two real ways, and let them choose or bring a third.',
    'Begin with it at once, if only for ten minutes.',
    'Agree on a word or a sign for “too fast” or “not this”.',
    'Say when you will both look at whether it helped: two sessions from now is usual.',
  ],
  words: [
    'We could leave the diary, or do it together here. Which is nearer to what you need?',
    'I’ll go slower from now on. If I forget, just lift your hand.',
    'In two weeks I’ll ask you whether this was better, and “no” will be a fine answer.',
  ],
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
  lane: 'later',
  evidence: [
    { text: 'Changing tasks or goals is one of the resolution strategies in the rating system.', source: strategies3RS, standing: 'plausible' },
    { text: 'Experts leave work that changes things until the strain has been heard.', source: lanesConsensus, standing: 'consensus' },
    plausibleHelp,
  ],
}
