import { lanesConsensus, plausibleHelp, strategies3RS } from '../intervention.ts'
import type { Intervention } from '../intervention.ts'

export const explainReasoning: Intervention = {
  id: 'explain-reasoning',
  title: 'Explain the reasoning',
  purpose: 'To make clear why you work as you do, so that they can decide whether it makes sense to them.',
  when: ['The row about the work fell, or homework keeps not happening.', 'They ask what this is for.', 'What stays private, or what goes outside, was never quite clear.'],
  notNow: [
    'They are angry. A reason then sounds like a defence.',
    'You would be explaining to persuade, and a no would not be all right with you.',
  ],
  steps: [
    { id: 'ask-first', text: 'Ask first how it looks from their side: what they think it is for.' },
    { id: 'three-sentences', text: 'Give the reason in three sentences, tied to something they told you.' },
    { id: 'against', text: 'Say what speaks against it, and what else there is.' },
    { id: 'doubts', text: 'Ask for their doubts, and welcome the first one.' },
    { id: 'choice', text: 'Leave the choice open, and mean it.' },
  ],
  words: [
    'Before I explain anything: what did you make of it when I asked you to keep that diary?',
    'You said mornings are worst. The idea was to see what comes just before. It may not be worth the trouble.',
    'What would be the best argument against doing this?',
  ],
  wordsFor: {
    withdrawal: ['I don’t think I ever said why I ask for this. Shall I, and then you tell me what doesn’t convince you?', 'Half a doubt is enough. What would the other half of you say?'],
    confrontation: ['You asked what this is supposed to do, and I owed you that earlier.', 'I’ll give you the reason in a minute. First I’d like to be sure I’ve understood what you object to.'],
  },
  pitfalls: [
    'Explaining to somebody who is angry. Be heard out first, or it sounds like defence.',
    'A lecture: more than a minute without a breath.',
    'Selling it. They should be able to say no.',
  ],
  worked: [
    'They explain it back in their own way, with an example from their week.',
    'They raise a doubt, and then want to try something.',
    'They choose another way, and look relieved.',
  ],
  otherwise: 'If they nod and nothing changes, the reason was perhaps not what was missing. Ask what they would do with the hour, and change something.',
  lane: 'this-session',
  evidence: [
    { text: 'Giving a rationale and illustrating a task are resolution strategies in the rating system.', source: strategies3RS, standing: 'plausible' },
    { text: 'Experts advise that reasons follow after validation.', source: lanesConsensus, standing: 'consensus' },
    plausibleHelp,
  ],
}
