import type { GuideText } from './guide.ts'
import { works } from './works.ts'

export const whenItLiesElsewhere: GuideText = {
  id: 'when-it-lies-elsewhere',
  title: 'When it lies elsewhere',
  summary: 'A low week can lower every answer, including the ones about you, without meaning you.',
  body: [
    { kind: 'p', text: 'A bad night, a court letter, a change of medicine, a partner who moved out. People answer a check-in with the whole of their day. Sometimes a dip is the first place where trouble outside becomes visible, and then the right response is care, not a talk about the two of you.' },
    { kind: 'h', text: 'How to tell' },
    { kind: 'list', items: [
      'Ask about the week before you ask about the work. If the week explains it, you will usually hear it.',
      'Look at which rows fell. Everything a little lower may point outward, and one row a lot may point inward. Neither is certain.',
      'Check the simple things: the line dropped, the room was changed, somebody could overhear, the form came in the wrong language.',
    ] },
    { kind: 'say', items: [
      'Before anything else: how has this week been for you?',
      'It sounds as if there was very little left for therapy. What would make today easy enough?',
    ] },
    { kind: 'h', text: 'Then' },
    { kind: 'p', text: 'Care for what is there. Leave one sentence about the two of you, so that the weather outside does not hide a draught inside: “and if something here has been part of it, I’d like to hear that as well.” Look again at the next check-in. If the line returns, write down what it was and close the case. If it stays low after the crisis has passed, ask again.' },
    { kind: 'avoid', items: [
      'Repair talk with someone who has just lost a job.',
      'Relief. “So it wasn’t me” may be true, and it is not the point.',
    ] },
    { kind: 'note', text: 'Hopelessness, or much worse symptoms together with a dip, are a reason to ask about safety first.' },
  ],
  sources: [works.zilchamano2024],
  topics: ['evidence', 'outside life', 'telehealth'],
  besides: { sources: ['outside', 'not-relationship'], places: ['source'] },
}
