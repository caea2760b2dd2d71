import type { GuideText } from './guide.ts'
import { works } from './works.ts'

export const whenWithdrawalShows: GuideText = {
  id: 'when-withdrawal-shows',
  title: 'When withdrawal shows',
  summary: 'Someone moves away, often politely, and the check-in may not show it.',
  body: [
    { kind: 'p', text: 'Withdrawal is easy to like. The hour is smooth, the client agrees, nobody is upset. You notice it afterwards: short answers, a story instead of a feeling, the topic that slid away, a “yes” that had no weight.' },
    { kind: 'p', text: 'In one set of 42 rated cases, confrontation went together with what clients later reported, and withdrawal did not show in that way. So here your own eyes count for more than the numbers. Compare with this person’s usual, not with anyone else’s: a quiet client who is quiet has told you nothing new.' },
    { kind: 'h', text: 'What may lie under it' },
    { kind: 'p', text: 'Fear of hurting you. Fear of being sent away. A rule from long ago that one does not complain. It may also be tiredness, a second language, a bad line, or a topic that deserves its slowness.' },
    { kind: 'h', text: 'What may help' },
    { kind: 'list', items: [
      'Slow down, and talk less. Leave the gap open.',
      'Name one small thing you noticed, as your own impression.',
      'Put your part first, so that theirs costs less.',
      'Make room for a mild answer. “Well, maybe a bit” is a brave sentence. Do not reassure it away.',
    ] },
    { kind: 'say', items: [
      'I may be wrong, but I think I lost you a little when I brought up the homework.',
      'If a part of you was fed up with me just then, that part is welcome too.',
    ] },
    { kind: 'avoid', items: [
      '“You seem very withdrawn today.” It describes them from above, and leaves you out.',
      'Pressing for anger. If it is there, it comes when it is safe.',
    ] },
  ],
  sources: [works.eubanks2019, works.safranMuran, works.eubanks2015],
  topics: ['signs', 'withdrawal'],
  besides: { signs: ['withdrawal'], places: ['note', 'understand', 'open'] },
}
