import { lanesConsensus, plausibleHelp, strategies3RS } from '../intervention.ts'
import type { Intervention } from '../intervention.ts'

export const exploreDeeper: Intervention = {
  id: 'explore-deeper',
  title: 'Explore what lies deeper',
  purpose: 'To look at what the moment stands on: power, differences, ways of talking, what is risky to say or to need.',
  when: ['The first hurt has been heard, and something is left over.', 'The same thing has happened between you before.'],
  steps: [
    'Ask whether they would like to look further, and take no for an answer.',
    'Stay with the two of you, here and now. Other relationships can wait for weeks, or for good.',
    'Name the difference or the power yourself. Do not wait for them to find the courage.',
    'Ask what makes it hard to say: what might happen if they did.',
    'Stop while it still feels safe, and say that you can come back to it.',
  ],
  words: [
    'It can’t be easy to tell me that, when I’m the one who writes the report.',
    'I don’t come from where you come from, and I explained your family to you. I’d like to know what that was like.',
    'What might happen here if you said it straight out?',
    'We can leave it there for today. The door stays open.',
  ],
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
  lane: 'later',
  evidence: [
    { text: 'Experts leave links to wider patterns for later sessions.', source: lanesConsensus, standing: 'consensus' },
    { text: 'Of 120 clients from racial or ethnic minorities, 53 % noticed a slight about who they are in their therapy. About 76 % of those never got to talk about it; where it was talked about, the alliance was about as good as without one.', source: 'Owen et al. 2014, 10.1037/a0037420', standing: 'verified' },
    { text: 'Linking the strain to a wider pattern is among the resolution strategies, one of many.', source: strategies3RS, standing: 'plausible' },
    plausibleHelp,
  ],
}
