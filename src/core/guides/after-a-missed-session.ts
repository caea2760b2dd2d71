import type { GuideText } from './guide.ts'
import { works } from './works.ts'

export const afterAMissedSession: GuideText = {
  id: 'after-a-missed-session',
  title: 'After a missed session',
  summary: 'Reach out soon, warmly and without a question they have to answer.',
  body: [
    { kind: 'p', text: 'A missed hour may be a bus, a child, a shift, a bad night. It may be the only way someone has of saying no. You cannot tell from the outside. Write in a way that suits both.' },
    { kind: 'h', text: 'First, look back two minutes' },
    { kind: 'list', items: [
      'Was the last check-in much lower than usual, or was there talk of wanting to die, of violence, of hopelessness? Then this is a safety matter first. Follow your practice’s rule today.',
      'What happened in the last hour? If you know of something, own your part of it when you meet.',
      'Is it safe to write to them, and by which way?',
    ] },
    { kind: 'h', text: 'The message' },
    { kind: 'say', items: [
      'We didn’t meet on Tuesday, and I hope you’re all right. Your time next week is kept. No need to explain.',
      'I’ve been thinking that I moved too fast last time. If that has anything to do with it, I’d be glad to hear. And if not, also fine.',
    ] },
    { kind: 'avoid', items: [
      'The fee in the first sentence. It has its place, later and fairly.',
      'Scores, worries, interpretations. They belong in the room.',
      'A third and a fourth message. After a warm letter with an open door, let it rest.',
    ] },
    { kind: 'h', text: 'When they come back' },
    { kind: 'p', text: 'Be glad before you are curious. Then ask what it was like to think of coming, and whether anything in the last hour made it harder. If someone says goodbye instead, a good goodbye is a decent result: thank them, and tell them how they could return.' },
  ],
  sources: [works.safranMuran],
  topics: ['dropout', 'frame', 'safety', 'words'],
  besides: { signs: ['missed-session', 'cancelling', 'gone-quiet'], sources: ['ending'], places: ['today', 'client'] },
}
