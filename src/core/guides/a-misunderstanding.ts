import type { GuideText } from './guide.ts'
import { works } from './works.ts'

export const aMisunderstanding: GuideText = {
  id: 'a-misunderstanding',
  title: 'A misunderstanding',
  summary: 'Find out what was heard before you say what was meant, then put it right in a sentence.',
  body: [
    { kind: 'p', text: 'You said “we could take a break there”. They heard “she wants to stop”. Most misunderstandings are small and mend in a minute, if somebody notices in time. A sudden change that makes no sense to you is a reason to look for one.' },
    { kind: 'h', text: 'In this order' },
    { kind: 'list', items: [
      'What did they hear? Ask for the words, as they remember them.',
      'What did it do, in the days since?',
      'What had you meant, in one sentence?',
      'Whose part was it? Usually you spoke, so some of it is yours.',
      'What will you do so that it does not happen again?',
      'Next time, ask once more. It may have left a trace.',
    ] },
    { kind: 'say', items: [
      'I think you may have heard something I did not mean to say. What did you take home from last time?',
      'I said “the next phase”, and it sounded like the end. I should have been clearer. Nothing has been decided.',
    ] },
    { kind: 'avoid', items: [
      '“You misunderstood me.” True or not, it puts the work on them.',
      'A long search for what it stands for. Clear it up first; if the same one returns, then wonder together.',
      'Calling a hurt a misunderstanding. When they understood you quite well, facts will not help, and an apology may.',
    ] },
    { kind: 'note', text: 'Where a difference of culture, faith or language was in the room, go slowly. “Just a misunderstanding” can repeat the hurt.' },
  ],
  sources: [works.eubanks2015, works.safranMuran],
  topics: ['misunderstanding', 'clarify'],
  besides: { sources: ['misunderstanding'], places: ['source'] },
}
