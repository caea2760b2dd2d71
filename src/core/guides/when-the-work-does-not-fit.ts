import type { GuideText } from './guide.ts'
import { works } from './works.ts'

export const whenTheWorkDoesNotFit: GuideText = {
  id: 'when-the-work-does-not-fit',
  title: 'When the work does not fit',
  summary: 'An exercise left undone is an answer, so ask about the exercise before you ask about the effort.',
  body: [
    { kind: 'p', text: 'Homework, diaries, chairs, breathing, silence: every method is a request. When it does not fit, some people say so. More often the diary stays empty, and both of you step around it.' },
    { kind: 'h', text: 'Four different no’s' },
    { kind: 'list', items: [
      'I do not see what it is for.',
      'I see it, and it is too much just now.',
      'I tried, and it made things worse.',
      'I would rather do something else, and I did not know I could say so.',
    ] },
    { kind: 'p', text: 'Each asks for something different from you: a reason, a smaller step, a change, a choice. Only the client knows which it is.' },
    { kind: 'say', items: [
      'The diary has been empty for two weeks, and I never asked whether it was a sensible idea. What do you make of it?',
      'Tell me the part of it that you would throw out first.',
      'I could give you my reason for it, or we could change it. Which would help more?',
    ] },
    { kind: 'avoid', items: [
      'Asking why it was not done. However kindly it is said, it sounds like school.',
      'Giving the same task again with more encouragement.',
      'Explaining before you have heard. After a complaint, the reason comes second.',
    ] },
    { kind: 'h', text: 'If they have gone quiet, and if they are cross' },
    { kind: 'p', text: 'With somebody who has drawn back, check whether the idea was clear and invite the doubt. With somebody who is annoyed, say first what is right in the complaint and offer a change; the reason can follow when it is asked for.' },
  ],
  sources: [works.eubanks2015, works.eubanks2018consensus, works.aspland2008],
  topics: ['task', 'homework', 'method', 'exercise'],
  besides: { sources: ['task'], signs: ['about-approach', 'rejecting-intervention', 'change-of-approach'], places: ['source'] },
}
