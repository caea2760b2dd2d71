import type { GuideText } from './guide.ts'
import { works } from './works.ts'

export const listenOpenly: GuideText = {
  id: 'listen-openly',
  title: 'Listen openly, without defence',
  summary: 'For a few minutes, let being understood matter more than being right.',
  body: [
    { kind: 'p', text: 'Criticism lands in the body first: heat, a quick breath, the sentence already forming that begins with “what I meant was”. That is ordinary. The work is to notice it, let it pass, and find the part of what you hear that is true.' },
    { kind: 'h', text: 'How' },
    { kind: 'list', items: [
      'Breathe out before you answer. Two seconds read as care, not as weakness.',
      'Thank them for the risk, once, and without ceremony.',
      'Say back the complaint at its full strength. A softened echo tells them to soften too.',
      'Find the grain of truth and say it in one sentence, with no explanation attached.',
      'Ask for the rest: “Is there more?” Often the second thing is the one that hurt.',
    ] },
    { kind: 'say', items: [
      'Thank you. I can imagine that was not easy to say to me.',
      'So you came in needing me to slow down, and I handed you a worksheet. That would annoy me too.',
      'You’re right that I cut you short. What was it like when I did?',
    ] },
    { kind: 'avoid', items: [
      '“I hear you, but …”. Everything before the “but” is gone.',
      'Explaining your reasons now. They may be good, and they can wait until the other person feels heard.',
      'A smooth, practised calm. Warmth with a little discomfort in it is easier to believe.',
    ] },
    { kind: 'h', text: 'Signs that it helped' },
    { kind: 'p', text: 'Anger turns into something more particular: disappointment, tiredness, a wish. Or they add, unasked, what would have been better. If they start to look after your feelings, you have probably apologised too much; bring it back to them.' },
  ],
  sources: [works.safranMuran, works.eubanks2018consensus, works.eubanks2015],
  topics: ['repair', 'this session', 'confrontation', 'listening'],
  besides: { interventions: ['listen-openly'], signs: ['said-directly'], sources: ['bond', 'manner', 'dismissed'], places: ['repair'] },
}
