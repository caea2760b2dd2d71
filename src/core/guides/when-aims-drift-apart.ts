import type { GuideText } from './guide.ts'
import { works } from './works.ts'

export const whenAimsDriftApart: GuideText = {
  id: 'when-aims-drift-apart',
  title: 'When aims drift apart',
  summary: 'The bond may be warm and the hour still beside the point, because the two of you are heading for different places.',
  body: [
    { kind: 'p', text: 'People rarely say “we disagree about the goal”. They say yes, do the exercise, and bring the real subject at twelve minutes to. The loss is easy to miss, because nobody is upset.' },
    { kind: 'h', text: 'How it may look' },
    { kind: 'list', items: [
      'The row about goals falls while the one about feeling understood stays where it was.',
      'There is little energy in the room, and no quarrel.',
      'What matters comes up at the door.',
    ] },
    { kind: 'h', text: 'What may help' },
    { kind: 'list', items: [
      'Ask what would have made last time worth the journey.',
      'Say aloud what you have been aiming at, in one sentence they may correct.',
      'Let the two aims stand side by side before you choose. Sometimes both fit, one after the other.',
      'Write the shared one down in their words, and read it out next time.',
    ] },
    { kind: 'say', items: [
      'I notice that I have been working on sleep, and you keep coming back to your father. I may have been following my own list. Which of the two is yours?',
      'If we had only three hours left, what would you want them for?',
    ] },
    { kind: 'avoid', items: [
      'Treating the new subject as a way out of the old one. It may be the reason they came.',
      'Settling on a goal that you would like for them. They will know, and they will be polite about it.',
    ] },
    { kind: 'note', text: 'If somebody else’s wish stands behind the first goal, look at “Someone who has to come”.' },
  ],
  sources: [works.eubanks2015, works.safranMuran],
  topics: ['goals', 'purpose', 'drift'],
  besides: { sources: ['goals'], places: ['source'] },
}
