import { lanesConsensus, plausibleHelp, strategies3RS } from '../intervention.ts'
import type { Intervention } from '../intervention.ts'

export const exploreDeeper: Intervention = {
  id: 'explore-deeper',
  title: 'Explore what lies deeper',
  purpose: 'To look at what the moment stands on: power, differences, ways of talking, what is risky to say or to need.',
  when: ['The first hurt has been heard, and something is left over.', 'The same thing has happened between you before.'],
  notNow: [
    'The hurt is about you and still fresh.',
    'They are in a crisis, or only a session or two is left.',
    'They have said that they would rather not. That answer is enough.',
  ],
  steps: [
    { id: 'ask-leave', text: 'Ask whether they would like to look further, and take no for an answer.' },
    { id: 'here-and-now', text: 'Stay with the two of you, here and now. Other relationships can wait for weeks, or for good.' },
    { id: 'name-difference', text: 'Name the difference or the power yourself. Do not wait for them to find the courage.' },
    { id: 'ask-hard', text: 'Ask what makes it hard to say: what might happen if they did.' },
    { id: 'stop-safe', text: 'Stop while it still feels safe, and say that you can come back to it.' },
  ],
  words: [
    'It can’t be easy to tell me that, when I’m the one who writes the report.',
    'I don’t come from where you come from, and I explained your family to you. I’d like to know what that was like.',
    'What might happen here if you said it straight out?',
    'We can leave it there for today. The door stays open.',
  ],
  wordsFor: {
    withdrawal: ['There may be good reasons for being careful with me. I don’t need to hear them all. Is there one?', 'What would be the risk in telling me that I got it wrong?'],
    confrontation: ['Under the anger there may be something that you needed from me. Would you want to look at that, or rather not?', 'You’ve been firm with me, and I’m glad. Is there a part of it that also hurts?'],
  },
  pitfalls: [
    'Going to childhood while the hurt is about you: it sounds like “this isn’t about me”.',
    'Asking them to teach you about their culture.',
    'Pressing for anger that they do not feel, or not yet.',
  ],
  worked: [
    'They say what they want, in the first person.',
    'They tell you what is hard about telling you.',
    'They disagree with you again, and nothing bad happens.',
  ],
  otherwise: 'If it goes quiet or abstract, it came too early. Thank them, go back to what they came with, and do not take it up again by yourself.',
  lane: 'later',
  evidence: [
    { text: 'Experts leave links to wider patterns for later sessions.', source: lanesConsensus, standing: 'consensus' },
    { text: 'Of 120 clients from racial or ethnic minorities, 53 % noticed a slight about who they are in their therapy. About 76 % of those never got to talk about it; where it was talked about, the alliance was about as good as without one.', source: 'Owen et al. 2014, 10.1037/a0037420', standing: 'verified' },
    { text: 'Linking the strain to a wider pattern is among the resolution strategies, one of many.', source: strategies3RS, standing: 'plausible' },
    plausibleHelp,
  ],
}
