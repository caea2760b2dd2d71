import type { GuideText } from './guide.ts'
import { works } from './works.ts'

export const whenItIsMuchLower: GuideText = {
  id: 'when-it-is-much-lower',
  title: 'When it is much lower',
  summary: 'A large drop is rare by chance; find out soon whether they are safe, and whether they are coming.',
  body: [
    { kind: 'p', text: 'Much lower than anything before. It may be a row with you, a catastrophe outside, or a slip of the finger. All three are worth a call before next week.' },
    { kind: 'h', text: 'Today' },
    { kind: 'list', items: [
      'Read the whole answer, words first. If they may tell of danger, the reading task comes before everything here.',
      'Look at what else changed: symptoms, hopelessness, a missed session.',
      'Think of the last hour. If something of yours may have done it, own it when you speak.',
      'Check that it is safe to contact them, and by which way.',
      'Tell your supervisor. A second mind is worth more now than a good sentence.',
    ] },
    { kind: 'h', text: 'The contact' },
    { kind: 'p', text: 'Short, warm, and about them. Offer an earlier time if you can. If they asked you just to read and not to talk about it, say only that you are there and that the time is kept.' },
    { kind: 'say', items: [
      'I read your check-in, thank you for being straight. I’d rather not wait until Thursday. Would a quarter of an hour tomorrow suit you?',
      'I think I got something badly wrong last time. I’d like to hear it from you, when you want to.',
    ] },
    { kind: 'avoid', items: [
      'Long messages. Whatever it is, it belongs in a conversation.',
      'Asking for an explanation of the answers.',
      'Repair before safety.',
    ] },
  ],
  sources: [works.ownSimulation, works.safranMuran, works.zilchamano2024],
  topics: ['severe', 'much lower', 'contact', 'supervision'],
  besides: { places: ['today', 'client', 'understand'] },
}
