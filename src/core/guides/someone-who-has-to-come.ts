import type { GuideText } from './guide.ts'
import { works } from './works.ts'

export const someoneWhoHasToCome: GuideText = {
  id: 'someone-who-has-to-come',
  title: 'Someone who has to come',
  summary: 'Say what is reported and what stays private, then look for one small aim that is their own.',
  body: [
    { kind: 'p', text: 'A court, an employer, a parent or a partner wanted this. The person in front of you did not, or not much. Good answers without interest, lateness and questions about reports are sensible ways of being made to do something.' },
    { kind: 'h', text: 'At the beginning, and again' },
    { kind: 'list', items: [
      'Who gets to know what: attendance, contents, the check-in. Say it in one breath and put it in writing. Check-in answers go to nobody outside, unless they want that.',
      'What they can choose: subject, pace, chair, silence, what is written in the report.',
      'That you can see why they would rather be elsewhere.',
      'What they would want out of it, if it has to be done anyway.',
    ] },
    { kind: 'say', items: [
      'You were sent, and I would mind that too. Here is what I have to report, and here is everything that I don’t.',
      'What would have to happen so that you don’t need to come any more? Let’s work on that.',
      'Is there anything in these ten hours that you could use, for you?',
    ] },
    { kind: 'avoid', items: [
      'Contract talk as a welcome.',
      'Winning them over. Respect works, and charm is noticed.',
      'Promising more privacy than you can keep.',
    ] },
    { kind: 'h', text: 'What may show that it turns' },
    { kind: 'p', text: 'They ask a question about something that is not in the report. They are late once, and mention it. A small goal of their own outlives a large one on a form.' },
  ],
  sources: [works.safranMuran, works.eubanks2015],
  topics: ['mandated', 'court', 'probation', 'report', 'choice', 'setting'],
  besides: { sources: ['made-to-come'], signs: ['lateness', 'appeasing'], places: ['source', 'check-in'] },
}
