import { lanesConsensus, plausibleHelp, strategies3RS } from '../intervention.ts'
import type { Intervention } from '../intervention.ts'

export const listenOpenly: Intervention = {
  id: 'listen-openly',
  title: 'Listen openly, without defending',
  purpose: 'To let a complaint arrive whole, so that they learn that saying it does not cost them you.',
  when: ['They are angry, disappointed, or close to saying something.', 'You notice that you want to explain.'],
  notNow: [
    'Somebody may be in danger: ask about safety first.',
    'You are too angry to hear it. Say that you will come back to it, and consult.',
  ],
  steps: [
    { id: 'breathe', text: 'Breathe out before you answer. Let your hands and face be still.' },
    { id: 'thank', text: 'Thank them, and mean the saying of it, not only the content.' },
    { id: 'true-part', text: 'Find the part that is true, and say it first.' },
    { id: 'guess', text: 'Say what it may have felt like, as a guess that they may correct.' },
    { id: 'more', text: 'Ask: “Is there more?” Ask it twice.' },
  ],
  words: [
    'Thank you. I’d rather know than not know.',
    'You’re right that I looked at the clock. I can see how that would feel, just there.',
    'You came with something that mattered, and I made it small. Have I got that right?',
    'Is there more of it?',
  ],
  wordsFor: {
    withdrawal: ['A bit, you said. I’d like to hear about the bit.', 'Take your time. I’m not going to explain anything.'],
    confrontation: ['I can hear how angry you are, and I think there’s a reason. Go on.', 'You’re right about the first part. What comes after it?'],
  },
  pitfalls: [
    'Agreeing too fast, which ends the subject.',
    '“I hear you, but …”: everything before the but is lost.',
    'Being so sorry that they have to comfort you.',
  ],
  worked: [
    'Anger turns into hurt, or into a wish.',
    'They correct you, and look at ease doing it.',
    'A mild “well, maybe a bit” gets a second sentence.',
  ],
  otherwise: 'If it turns in circles, say what you have understood in one sentence, and ask what would be different if you had really got it.',
  lane: 'this-session',
  evidence: [
    { text: 'Validating what the client feels, and acknowledging one’s own contribution, are resolution strategies in the rating system.', source: strategies3RS, standing: 'plausible' },
    { text: 'Experts advise to validate and explore in the session of the rupture.', source: lanesConsensus, standing: 'consensus' },
    plausibleHelp,
  ],
}
