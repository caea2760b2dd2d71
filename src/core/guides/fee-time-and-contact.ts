import type { GuideText } from './guide.ts'
import { works } from './works.ts'

export const feeTimeAndContact: GuideText = {
  id: 'fee-time-and-contact',
  title: 'Fee, time and contact',
  summary: 'Fix what is practical first and be fair about it; what is left may be about the two of you.',
  body: [
    { kind: 'p', text: 'The session was moved twice, both times by you. The bill came with a line nobody had explained. Frames are promises, and people notice who keeps them.' },
    { kind: 'h', text: 'In this order' },
    { kind: 'list', items: [
      'The arithmetic. Was it clear, was it fair, was it kept?',
      'Your part. You made the frame, or you work for those who did.',
      'The hurt. What did it say to them?',
      'The repair: a correction, a fair exception that you would grant to others, or the limit with its reason.',
      'Meaning, only if it keeps coming back.',
    ] },
    { kind: 'say', items: [
      'I moved you twice this month. You kept your side, and I did not keep mine. I’ve fixed Tuesdays until the summer.',
      'I told you late about the missed fee. I won’t charge this one. From now on the rule holds, and here it is in writing.',
      'I can’t answer at night. That leaves you alone with the worst hours. Let’s plan those together.',
    ] },
    { kind: 'avoid', items: [
      'Interpreting lateness or an unpaid bill before you have asked about the bus and the bank.',
      'A secret exception.',
      '“It’s the policy.” Say who made it, and why.',
    ] },
    { kind: 'note', text: 'Contact that has become personal, gifts, favours, secrets: those are about a boundary and not about the frame. See “When it is not a matter of repair”.' },
  ],
  sources: [works.eubanks2015, works.safranMuran],
  topics: ['frame', 'fee', 'money', 'time', 'lateness', 'contact'],
  besides: { sources: ['frame'], signs: ['about-frame', 'said-frame', 'lateness', 'running-late'], places: ['source'] },
}
