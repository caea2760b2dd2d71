import type { GuideText } from './guide.ts'
import { works } from './works.ts'

export const aGoodGoodbye: GuideText = {
  id: 'a-good-goodbye',
  title: 'A good goodbye',
  summary: 'When the work ends, planned or not, mark it, mourn it and leave the door on the latch.',
  body: [
    { kind: 'p', text: 'Endings strain the bond even when everybody wants them. People become late, cool or cross a few weeks before; some pick a quarrel, because leaving angry is easier than leaving sad. It may look like a rupture. Often it is grief with its coat on.' },
    { kind: 'h', text: 'If the end is planned' },
    { kind: 'list', items: [
      'Say the number of sessions left, aloud, each time.',
      'Ask what they take along, and what was missing. Both answers are welcome.',
      'Say one true thing about what working with them meant to you.',
      'Talk about what comes after: whom they can turn to, how to return.',
    ] },
    { kind: 'h', text: 'If they go, or you do' },
    { kind: 'p', text: 'A referral or a change of therapist can be the repair: it says that their need counts for more than your pride. If you are the one who leaves, own it, and do not ask them to be happy for you. If they leave without a word, write one warm letter.' },
    { kind: 'say', items: [
      'We have three hours left. I’d like to use a little of each for saying goodbye.',
      'I wasn’t able to give you what you needed, and I know a colleague who may be. I’m sorry that it took us so long to see it.',
    ] },
    { kind: 'avoid', items: [
      'Repairing as if it went on. There may not be time to open what you cannot close.',
      'Letting them feel guilty for leaving.',
    ] },
    { kind: 'note', text: 'Write down what was learned. The case can be closed as ended, which is neither repaired nor lost.' },
  ],
  sources: [works.safranMuran],
  topics: ['ending', 'referral', 'words'],
  besides: { sources: ['ending'], places: ['follow-up'] },
}
