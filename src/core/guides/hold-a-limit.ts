import type { GuideText } from './guide.ts'
import { works } from './works.ts'

export const holdALimit: GuideText = {
  id: 'hold-a-limit',
  title: 'Hold a limit, repair the hurt',
  summary: 'You can keep a rule about fees, time, contact or duty and still mend what the rule did.',
  body: [
    { kind: 'p', text: 'Not every complaint asks for a change. Sometimes the answer stays no, and the relationship still needs care. The mistake is to think that only one of these can be true: to give way out of guilt, or to hold the line and forget the person in front of it.' },
    { kind: 'h', text: 'In this order' },
    { kind: 'list', items: [
      'The grain of truth: what is fair in the complaint.',
      'The hurt: what the limit meant to them. Hear it out before you defend anything.',
      'The reason, in one sentence, without a lecture.',
      'The limit itself, or a fair exception that you would also grant to others.',
      'What you can offer instead.',
    ] },
    { kind: 'say', items: [
      'You’re right that I told you late about the fee. That was my part.',
      'It sounded as if the money mattered and you didn’t. I understand why that stayed with you.',
      'I don’t answer messages at night, because I could not do it reliably. Here is who does.',
    ] },
    { kind: 'avoid', items: [
      'Interpreting first. “I wonder what the fee stands for” is unkind before the arithmetic has been fair.',
      'A secret exception. It has to be kept secret afterwards, by both of you.',
      'Hiding behind the rule. You, or your practice, made it; say so.',
    ] },
    { kind: 'h', text: 'Signs that it helped' },
    { kind: 'p', text: 'They may still be annoyed, and they come back. Being angry with someone who stays, stays fair and does not punish is a repair of its own. If the same limit keeps hurting, its meaning becomes the work, later on.' },
    { kind: 'note', text: 'If the complaint is about a boundary you may have crossed, this is not the guide. Stop, consult, and let somebody else speak with the client first.' },
  ],
  sources: [works.safranMuran, works.eubanks2015],
  topics: ['repair', 'frame', 'limits', 'fee', 'contact'],
  besides: { interventions: ['hold-limit'], sources: ['frame'], places: ['repair'] },
}
