import type { GuideText } from './guide.ts'
import { works } from './works.ts'

export const startingTheConversation: GuideText = {
  id: 'starting-the-conversation',
  title: 'Starting the conversation',
  summary: 'One concrete thing, your part, one open question, and then silence.',
  body: [
    { kind: 'p', text: 'The first sentence costs the most, so prepare only that one. It works best early in the hour, while there is still time to stay with what comes.' },
    { kind: 'h', text: 'A shape that tends to hold' },
    { kind: 'list', items: [
      'Thanks, if there is something to thank for. Or their own words, if they asked you to bring them up.',
      'One thing you noticed, two at most. Concrete, recent, without a number.',
      'Your part, or your doubt: what you may have missed.',
      'Why you ask: the work together matters to you.',
      'One open question. Then count to seven.',
    ] },
    { kind: 'say', items: [
      'I’ve been thinking about our last session. When I suggested calling your brother, you went quiet, and I hurried on. What was that like for you?',
      'Thank you for being straight with the check-in. It sounds as if something got lost last week, and I may have had a hand in it. Where did I lose you?',
      'Since we talked about drinking, I’ve felt a little distance between us, perhaps from my side. How do you see it?',
    ] },
    { kind: 'h', text: 'When the answer comes' },
    { kind: 'p', text: 'Thank them, pause, and own one part in one sentence. Ask what would have helped. Leave changes for the second half of the hour.' },
    { kind: 'avoid', items: [
      '“Why did you rate me lower?” It asks them to justify themselves.',
      '“Is everything all right between us?” It can be answered with yes, and then the door is shut.',
      'Quoting words they asked you only to read. Adjust quietly instead.',
    ] },
    { kind: 'note', text: 'Asking may strain things again for a moment. Watch what this sentence does too, and stop when they have had enough.' },
  ],
  sources: [works.safranMuran, works.eubanks2018consensus],
  topics: ['opening', 'words'],
  besides: { places: ['open'] },
}
