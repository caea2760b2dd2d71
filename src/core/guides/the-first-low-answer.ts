import type { GuideText } from './guide.ts'
import { works } from './works.ts'

export const theFirstLowAnswer: GuideText = {
  id: 'the-first-low-answer',
  title: 'The first low answer',
  summary: 'The first time somebody marks you down is a test of what you said about honesty, so thank them and keep it small.',
  body: [
    { kind: 'p', text: 'For six weeks everything was at the top. Today one row is lower, by two steps. Most clients who do this have thought about it longer than it took to tick. What happens next is what they will remember about the form.' },
    { kind: 'h', text: 'What may help' },
    { kind: 'list', items: [
      'Thank them within the first minutes, lightly, and without a serious face.',
      'Ask for one thing that would have made it better. Then stop asking.',
      'Do that thing, today if you can.',
      'If they asked you only to read it, do not mention the row. Change something quietly.',
    ] },
    { kind: 'say', items: [
      'Thank you for not making it look nicer than it was. What would have been a bit more like it?',
      'I saw that last time was less useful. I’d like to do it differently today: you choose where we begin.',
    ] },
    { kind: 'avoid', items: [
      '“I’m sorry to see that …”. It makes them comfort you.',
      'Four questions about one row. They will tick the top next time, to save you both the trouble.',
      'Relief or delight when the next one is high again.',
    ] },
    { kind: 'note', text: 'In routine data from many clients, those who began lower and rose did better on average than those who began at the top and came down a little. So a first lower answer may be the start of something that helps, or of something to mend. Ask which.' },
  ],
  sources: [works.acorn, works.blanchard2016, works.flueckiger2012],
  topics: ['candour', 'first low answer', 'ceiling', 'thanks'],
  besides: { places: ['client', 'today', 'open'] },
}
