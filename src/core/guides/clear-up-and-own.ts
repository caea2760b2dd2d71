import type { GuideText } from './guide.ts'
import { works } from './works.ts'

export const clearUpAndOwn: GuideText = {
  id: 'clear-up-and-own',
  title: 'Clear it up, and own your part',
  summary: 'Say what was misunderstood, what was yours, and what you will do differently, with a date.',
  body: [
    { kind: 'p', text: 'A misunderstanding is quick to mend while it is small. It asks for three plain things: what I said, what it did, what I will do. Many clients have never watched someone in your position take responsibility without drama. Seeing it done may be worth more than the correction itself.' },
    { kind: 'h', text: 'How' },
    { kind: 'list', items: [
      'Correct the fact in one sentence.',
      'Own the effect, whatever you intended.',
      'Say what you will do differently, by when, and how the two of you will know.',
      'Ask whether that is enough, or whether something is still missing.',
      'Say that you want to go on working together, if that is true.',
    ] },
    { kind: 'say', items: [
      'I said “next phase” and you heard “nearly finished”. I had not made that clear. Nothing about our end date has changed.',
      'I forgot what you had told me about your sister. That was careless of me, and it left you alone with it again.',
      'From now on I’ll read my notes before you come. In three weeks I’ll ask you whether you can tell.',
    ] },
    { kind: 'avoid', items: [
      '“I’m sorry if you felt …”. The “if” takes the apology back.',
      'A long confession. Then they have to comfort you.',
      'A promise you cannot keep. One small change that happens is better than three that do not.',
    ] },
    { kind: 'h', text: 'Signs that it helped' },
    { kind: 'p', text: 'They can be cross with you again at the next small thing, and say so. Put the promise into the follow-up, so that it is kept when you are tired.' },
  ],
  sources: [works.safranMuran, works.eubanks2015],
  topics: ['repair', 'this session', 'accountability', 'apology'],
  besides: { interventions: ['clarify-and-account'], sources: ['misunderstanding', 'said-or-done', 'dismissed', 'error'], places: ['repair'] },
}
