import type { GuideText } from './guide.ts'
import { works } from './works.ts'

export const nearnessAndDistance: GuideText = {
  id: 'nearness-and-distance',
  title: 'Nearness and distance',
  summary: 'Some people need you to come no closer, some need to hear that you stay, and some need both at once.',
  body: [
    { kind: 'p', text: 'The same kind sentence can warm one person and alarm the next. You know which is which from knowing them. Nothing in this program works it out, and it should not.' },
    { kind: 'h', text: 'Somebody who keeps distance' },
    { kind: 'list', items: [
      'Short and practical. One sentence about the two of you, then back to the subject.',
      'Permission not to talk about it, and meant.',
      'Change something instead, and let them notice.',
    ] },
    { kind: 'h', text: 'Somebody who fears losing you' },
    { kind: 'list', items: [
      'Say first that the tie holds: you are here, next week too.',
      'Then the strain, in small pieces.',
      'Keep promises that sound trivial. They are not.',
    ] },
    { kind: 'h', text: 'Somebody who fears both' },
    { kind: 'list', items: [
      'Slow, predictable, one thing at a time.',
      'Announce what you will do, and do that.',
    ] },
    { kind: 'say', items: [
      'We don’t need to make a conversation of it. I’ll stop doing that, and if you ever want to say more, you can.',
      'Nothing about this changes that we meet on Tuesday. And I’d like to understand what happened.',
      'I’ll say one thing, and then we go on with your week. Is that all right?',
    ] },
    { kind: 'avoid', items: [
      'Deciding on the type, and then treating the type.',
      'Coming closer because somebody moved away. Stay where you are, visibly.',
      'A promise of always. “Next Tuesday at ten” is better.',
    ] },
  ],
  sources: [works.zilchamano2024, works.safranMuran],
  topics: ['attachment', 'closeness', 'distance', 'setting'],
  besides: { sources: ['bond'], places: ['open', 'repair'] },
}
