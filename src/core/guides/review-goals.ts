import type { GuideText } from './guide.ts'
import { works } from './works.ts'

export const reviewGoals: GuideText = {
  id: 'review-goals',
  title: 'Review goals and purpose',
  summary: 'Ask again what this is for, as if you did not already know.',
  body: [
    { kind: 'p', text: 'Goals drift. What someone came for in spring may be done by autumn, or may turn out to have been what the referrer wanted. When the bond is warm and the hour still feels beside the point, look here first.' },
    { kind: 'h', text: 'How' },
    { kind: 'list', items: [
      'Ask what they most want to be different now, in daily life, in words their best friend would understand.',
      'Say what you have been working towards. Put the two sentences next to each other, on paper if you can.',
      'Talk about the gap without hurrying to close it.',
      'Agree on one aim, and on how each of you would notice it getting closer.',
      'Agree on a day to look at it again.',
    ] },
    { kind: 'say', items: [
      'If this were worth your time, what would be different by the summer?',
      'I’ve been aiming at the panic. I’m not sure that is still what matters most to you.',
      'You were sent here. Is there anything in it that you would want for yourself?',
    ] },
    { kind: 'avoid', items: [
      'Reading out the goals of the first session as a contract. People are allowed to change their minds.',
      'Talking about patterns before there is an aim you share.',
      'Offering three good goals to choose from. The first one should come from them, even if it is rough.',
    ] },
    { kind: 'h', text: 'When somebody was made to come' },
    { kind: 'p', text: 'Say which things they can choose, what stays private, and what you have to report. A small aim of their own is worth more than a large one on a form.' },
    { kind: 'h', text: 'Signs that it helped' },
    { kind: 'p', text: 'They use the new words by themselves, or arrive with something that belongs to the aim.' },
  ],
  sources: [works.eubanks2015, works.safranMuran],
  topics: ['repair', 'later', 'goals'],
  besides: { interventions: ['review-goals'], sources: ['goals', 'progress', 'made-to-come'], places: ['repair'] },
}
