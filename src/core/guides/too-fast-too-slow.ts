import type { GuideText } from './guide.ts'
import { works } from './works.ts'

export const tooFastTooSlow: GuideText = {
  id: 'too-fast-too-slow',
  title: 'Too fast, too slow',
  summary: 'Pace is a choice that two people make without words, and it can be made again with words.',
  body: [
    { kind: 'p', text: 'The right step taken too early feels like being pushed. Taken too late, it feels like being kept waiting. Both can look like a quarrel about the method.' },
    { kind: 'h', text: 'What may be seen' },
    { kind: 'list', items: [
      'Too fast: the subject changes, the body goes still, next week there is only small talk.',
      'Too slow: a look at the clock, “we have been here before”, better ideas brought from elsewhere.',
      'In you: a packed hour, or relief when the hard part did not come up.',
    ] },
    { kind: 'h', text: 'What may help' },
    { kind: 'list', items: [
      'Change the speed now, in this hour, and say that you are doing it.',
      'Agree on a signal for “slower” and one for “go on”. A hand is enough.',
      'Ask for the size of the next step, not for a yes to yours.',
      'After something heavy, leave ten minutes to come back to the ordinary day.',
    ] },
    { kind: 'say', items: [
      'I think I went into the accident before you had a foot on the ground. Let’s go back to where it was easier.',
      'Would today be a day to go closer, or a day to rest near it?',
      'You have been patient with me. What would you like to get to?',
    ] },
    { kind: 'avoid', items: [
      'Exploring why they are slow, before you have slowed down.',
      'Going quiet on the hard subject for good. Say that it can wait, and until when.',
    ] },
    { kind: 'note', text: 'A body that goes very still may be fear from long ago. Then the present comes first: the room, the chair, the date.' },
  ],
  sources: [works.safranMuran, works.eubanks2015],
  topics: ['pace', 'speed', 'trauma', 'signal'],
  besides: { sources: ['pace'], signs: ['very-still', 'topic-shift', 'rushing', 'difficult-topic'], places: ['source'] },
}
