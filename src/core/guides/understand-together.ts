import type { GuideText } from './guide.ts'
import { works } from './works.ts'

export const understandTogether: GuideText = {
  id: 'understand-together',
  title: 'Understand the event together',
  summary: 'Go back to one moment and put your two memories of it side by side.',
  body: [
    { kind: 'p', text: 'Two people leave the same hour with two different hours in mind. Before anything is mended, find out what happened for each of you. One moment is enough. “What went wrong between us” is too large to answer; “when I looked at the clock” is small enough to hold.' },
    { kind: 'h', text: 'How' },
    { kind: 'list', items: [
      'Name the moment as plainly as a camera would: who said what, then what happened.',
      'Ask how it was from the other chair, and stay there longer than feels natural.',
      'Say back what you heard, in their words, and let them correct you.',
      'Then offer your side as one more view: what you meant, and what you missed.',
      'End with a sentence that both of you would sign.',
    ] },
    { kind: 'say', items: [
      'I’d like to go back to the moment when I moved on to the homework. What was happening for you just then?',
      'Let me check that I have it. I asked about the week, and to you it sounded as if I was marking it. Is that near?',
      'I remember it differently, and I may have missed the important part. Help me see it.',
    ] },
    { kind: 'avoid', items: [
      'Settling whose memory is right. You need both accounts, not a winner.',
      'Going straight from the moment to childhood or to other people. It can sound like “this isn’t about me”.',
    ] },
    { kind: 'h', text: 'Signs that it helped' },
    { kind: 'p', text: 'They add a detail you did not ask for, or correct your summary, and the shoulders come down a little. A quick “no, it’s fine, really” may mean it is too early. Thank them, and leave the door open.' },
    { kind: 'note', text: 'In a consensus study, experts kept validating and exploring for the session itself and left changes and patterns for later. It is advice, not a trial.' },
  ],
  sources: [works.safranMuran, works.eubanks2018consensus],
  topics: ['repair', 'this session', 'exploring'],
  besides: { interventions: ['understand-event'], places: ['repair'] },
}
