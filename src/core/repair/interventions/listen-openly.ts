import { lanesConsensus, plausibleHelp, strategies3RS } from '../intervention.ts'
import type { Intervention } from '../intervention.ts'

export const listenOpenly: Intervention = {
  id: 'listen-openly',
  title: 'Listen openly, without defending',
  purpose: 'To let a complaint arrive whole, so that they learn that saying it does not cost them you.',
  when: ['They are angry, disappointed, or close to saying something.', 'You notice that you want to explain.'],
  steps: [
    'Breathe out before you answer. Let your hands and face be still.',
    'Thank them, and mean the saying of it, not only the content.',
    'Find the part that is true, and say it first.',
    'Say what it may have felt like, as a guess that they may correct.',
    'Ask: “Is there more?” Ask it twice.',
  ],
  words: [
    'Thank you. I’d rather know than not know.',
    'You’re right that I looked at the clock. I can see how that would feel, just there.',
    'You came with something that mattered, and I made it small. Have I got that right?',
    'Is there more of it?',
  ],
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
  lane: 'this-session',
  evidence: [
    { text: 'Validating what the client feels, and acknowledging one’s own contribution, are resolution strategies in the rating system.', source: strategies3RS, standing: 'plausible' },
    { text: 'Experts advise to validate and explore in the session of the rupture.', source: lanesConsensus, standing: 'consensus' },
    plausibleHelp,
  ],
}
