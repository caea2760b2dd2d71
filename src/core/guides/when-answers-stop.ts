import type { GuideText } from './guide.ts'
import { works } from './works.ts'

export const whenAnswersStop: GuideText = {
  id: 'when-answers-stop',
  title: 'When answers stop',
  summary: 'A form that no longer comes back may be a holiday, a habit worn out, or a quiet way of stepping back.',
  body: [
    { kind: 'p', text: 'Two check-ins without an answer, from somebody who always answered. It may be nothing: a new phone, an exam, a message that never arrived. It may be the only complaint that felt polite.' },
    { kind: 'h', text: 'What may help' },
    { kind: 'list', items: [
      'Check the simple things first: the address, the language, whether the link still opens.',
      'Ask in person, without a reproach. Answering is a favour they do you.',
      'Offer other ways: every third session, in the room, aloud, or not at all.',
      'Tell them what came of the last answers. Forms die when nothing comes of them.',
    ] },
    { kind: 'say', items: [
      'I noticed there were no check-ins lately. That’s entirely up to you. Has it become a chore, or did something make it harder to answer?',
      'You once wrote that we go too fast. I’m not sure I did enough with it. Is that part of it?',
    ] },
    { kind: 'avoid', items: [
      'A third reminder. It tells them that the form matters more than they do.',
      'Reading the silence as a verdict. Going quiet never opens a case by itself here.',
      'Filling the gap in your head with high marks. What was not said is unknown.',
    ] },
    { kind: 'note', text: 'If the last answer was much lower than usual, or there was talk of wanting to die, silence is a safety matter first. Follow your practice’s rule today.' },
  ],
  sources: [works.dejong2021, works.safranMuran],
  topics: ['gone quiet', 'unanswered', 'check-in', 'reminder'],
  besides: { signs: ['gone-quiet'], places: ['today', 'client', 'check-in'] },
}
