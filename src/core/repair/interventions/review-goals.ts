import { lanesConsensus, plausibleHelp, strategies3RS } from '../intervention.ts'
import type { Intervention } from '../intervention.ts'

export const reviewGoals: Intervention = {
  id: 'review-goals',
  title: 'Look again at goals and purpose',
  purpose: 'To find out what they want now, and to let that steer the work again.',
  when: ['The row about goals fell, or the real subject comes in the last five minutes.', 'Life has moved on since the goals were set.', 'Somebody else wanted them to come.'],
  notNow: [
    'They have just told you that something hurt. A talk about goals then changes the subject.',
    'You would be asking so that they agree with your goal again.',
  ],
  steps: [
    { id: 'worth-it', text: 'Ask what they would notice first if coming here had been worth it.' },
    { id: 'differ', text: 'Say what you have been working towards, and where the two differ.' },
    { id: 'one-aim', text: 'Choose one aim together, small enough to see.' },
    { id: 'write-down', text: 'Write it down in their words, and give them the page.' },
    { id: 'look-again', text: 'Say when you will look at it again.' },
  ],
  words: [
    'What would have to be different by the summer for you to say that it was worth the time?',
    'I’ve been aiming at the panic. You’ve been trying to tell me about the job.',
    'Leave out for a moment what anybody else wants from this. What would you like?',
  ],
  wordsFor: {
    withdrawal: ['Suppose you were allowed to drop one thing that we do here. Which would it be?', 'I’ve been steering. I’d like to hand you the wheel for ten minutes.'],
    confrontation: ['You’re saying that we’ve missed the point. What was the point, for you?', 'Then let’s take a clean sheet. What goes on top?'],
  },
  pitfalls: [
    'A new goal that is yours in their words.',
    'Talking about patterns when they asked about purpose.',
    'Five goals. One is enough to steer by.',
  ],
  worked: [
    'They put the goal into better words than yours.',
    'The next session begins with it, and it was they who began.',
    'Asked separately, you would both say the same.',
  ],
  otherwise: 'If no aim will come, it may not be safe yet to want something here, or this may not be the right place. Both can be said.',
  lane: 'later',
  evidence: [
    { text: 'Changing tasks or goals is one of the resolution strategies in the rating system.', source: strategies3RS, standing: 'plausible' },
    { text: 'Experts place work that changes things after the hurt has been heard.', source: lanesConsensus, standing: 'consensus' },
    plausibleHelp,
  ],
}
