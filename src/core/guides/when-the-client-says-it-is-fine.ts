import type { GuideText } from './guide.ts'
import { works } from './works.ts'

export const whenTheClientSaysItIsFine: GuideText = {
  id: 'when-the-client-says-it-is-fine',
  title: 'When the client says it is fine',
  summary: 'Believe it, say thank you, leave a door open, and change one small thing.',
  body: [
    { kind: 'p', text: 'You asked carefully, and the answer is “no, all good”. Three things may be true. Nothing happened. Something happened and is over. Something happened and this is not the day. Your next sentence should be right for all three.' },
    { kind: 'say', items: [
      'Good, thank you. If that ever changes, I’d want to know, even weeks later.',
      'I’m relieved. I’ll still leave more room for silence; tell me if that is odd.',
    ] },
    { kind: 'h', text: 'Then' },
    { kind: 'list', items: [
      'Let it go for today. You have shown that it can be said here, and that was the aim.',
      'Alter one small thing that you suspect, without making a point of it.',
      'Look again in two sessions, at the check-in and at the way you talk.',
      'Note what they said. It counts for more than the dip.',
    ] },
    { kind: 'avoid', items: [
      '“But your answers say …”. To confront someone with a form they filled in for you is a small betrayal.',
      'Asking again in other words. The second “are you sure?” tells them that no was the wrong answer.',
      'Believing it with your mouth only. If you doubt it, doubt quietly, and be easier to talk to.',
    ] },
    { kind: 'p', text: 'If the line comes back by itself and you never find out why, that is an ordinary ending. You can close the case with exactly those words.' },
  ],
  sources: [works.safranMuran],
  topics: ['conversation', 'denial', 'follow-up'],
  besides: { places: ['open', 'follow-up'] },
}
