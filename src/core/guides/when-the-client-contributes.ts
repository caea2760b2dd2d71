import type { GuideText } from './guide.ts'
import { works } from './works.ts'

export const whenTheClientContributes: GuideText = {
  id: 'when-the-client-contributes',
  title: 'When the client contributes too',
  summary: 'Write down what you saw and what it did to you, and leave out what it says about them.',
  body: [
    { kind: 'p', text: 'It takes two. Clients interrupt, come late, mock, test, go silent for reasons that began long before you. Saying so is not blame. Turning it into a trait is.' },
    { kind: 'h', text: 'Observation, not character' },
    { kind: 'list', items: [
      '“Raised his voice when I mentioned the fee” instead of “aggressive”.',
      '“Answered with one word for twenty minutes” instead of “resistant”.',
      '“Asked me three times whether I was qualified” instead of “devaluing”.',
    ] },
    { kind: 'p', text: 'The left half of each line can be brought back into the room. The right half cannot; it can only be carried around, and passed on in a file.' },
    { kind: 'h', text: 'Order matters' },
    { kind: 'p', text: 'Own part first, then theirs. This is not because you did more wrong. You can only change your side, and people look at their own more easily when they are not alone in doing so.' },
    { kind: 'h', text: 'Bringing it up' },
    { kind: 'say', items: [
      'I noticed that I pulled back just now, when there was that laugh. I don’t want to do that with you. What was happening between us?',
      'I think we got into a tug of war: I pushed the diary, you forgot it, I pushed more. I’d like to stop pulling. What would you like?',
    ] },
    { kind: 'avoid', items: [
      'A label in disguise: “That’s your pattern again.”',
      'Two observations about them in a row. One, and then your part.',
    ] },
    { kind: 'note', text: 'If you feel threatened or insulted week after week, you have a right to help. Consult, set a limit, and record facts.' },
  ],
  sources: [works.safranMuran, works.eubanks2015],
  topics: ['reflection', 'observation', 'confrontation'],
  besides: { places: ['reflect', 'note'] },
}
