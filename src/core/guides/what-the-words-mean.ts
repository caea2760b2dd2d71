import type { GuideText } from './guide.ts'
import { works } from './works.ts'

export const whatTheWordsMean: GuideText = {
  id: 'what-the-words-mean',
  title: 'What “lower than usual” means',
  summary: 'Each word for a check-in says how unusual it is for this person, and none of them says why.',
  body: [
    { kind: 'p', text: 'A check-in is compared with this client’s own earlier ones. While there are few of them the range is wide, and it narrows as answers come in.' },
    { kind: 'list', items: [
      'Learning: there is too little to compare with. The answers can still be read.',
      'Nothing unusual in the check-in: it lies where it usually lies. Strains that nobody wrote down look just the same.',
      'Lower than usual: enough to ask, lightly.',
      'Clearly lower, or lower more than once in a row: enough to prepare for, and a case opens.',
      'Much lower: rare by chance. Think about contact before the next session.',
      'Low from the start: no drop, and still a reason to talk about fit.',
    ] },
    { kind: 'p', text: 'Any such rule rings for nothing now and then. Ours is set to do so at most about four times in a hundred quiet sessions. That figure comes from simulation; your practice’s own answers replace it in time.' },
    { kind: 'say', items: [
      'The check-in was a little lower than it usually is with you. It made me wonder, no more than that. What was last time like?',
    ] },
    { kind: 'avoid', items: [
      'Naming the word or the number to the client. They gave you an answer and not a mark.',
      'Comparing two people’s lines. Each scale is personal.',
    ] },
    { kind: 'note', text: 'Small changes cannot be told from everyday variation by any method. And the Alliance Check-in is our own and not a validated test.' },
  ],
  sources: [works.ownSimulation, works.barkham2023],
  topics: ['level', 'notice', 'alert', 'expected range', 'learning', 'low start', 'slow slide'],
  besides: { places: ['understand', 'client', 'today'] },
}
