import type { GuideText } from './guide.ts'
import { works } from './works.ts'

export const whenSomeoneFeelsDismissed: GuideText = {
  id: 'when-someone-feels-dismissed',
  title: 'When someone feels dismissed',
  summary: 'If what they need seemed small to you in their eyes, facts will not help until they feel believed.',
  body: [
    { kind: 'p', text: 'They said they could not go on like this. You said that many people feel so in November. You meant comfort. They heard that it was not serious.' },
    { kind: 'p', text: 'People who feel waved away often prove how bad it is: louder, with more examples. Others stop, and say that it does not matter. Both are asking the same thing.' },
    { kind: 'h', text: 'What may help' },
    { kind: 'list', items: [
      'Go back to the sentence you passed over, and stay with it this time.',
      'Say how bad it is in words at least as strong as theirs.',
      'Name what you did: hurried, compared, soothed, taught.',
      'Ask what they would have needed to hear.',
      'Only then, if it still matters, the exercise or the plan.',
    ] },
    { kind: 'say', items: [
      'You told me that you can’t go on like this, and I talked about November. I made it small. Tell me again, and I’ll keep still.',
      'It has been worse than I let myself see. I’m sorry you had to say it three times.',
    ] },
    { kind: 'avoid', items: [
      '“I hear you.” It is what people say who are about to go on.',
      'Your good intention as the answer. It explains you, and leaves them where they were.',
      'Cheering up. It is a fine thing, ten minutes later.',
    ] },
    { kind: 'note', text: 'If “I can’t go on” may mean life and not the week, ask in plain words. See “When safety comes first”.' },
  ],
  sources: [works.safranMuran, works.eubanks2015],
  topics: ['dismissed', 'validation', 'being believed'],
  besides: { sources: ['dismissed'], signs: ['defending', 'said-event', 'pressure'], places: ['source', 'reflect'] },
}
