import type { GuideText } from './guide.ts'
import { works } from './works.ts'

export const reflectBeforeYouAsk: GuideText = {
  id: 'reflect-before-you-ask',
  title: 'Reflect before you ask',
  summary: 'Ten quiet minutes with your own part make the conversation safer for both of you.',
  body: [
    { kind: 'p', text: 'When something goes wrong in a session, the mind reaches for two explanations: the client, or the technique. Both may be true. Neither is a good place to start, because both leave you out.' },
    { kind: 'p', text: 'So begin on your own side. This is not a search for guilt. It means arriving with something to offer, so that the client does not have to do all the explaining.' },
    { kind: 'h', text: 'Questions that tend to open something' },
    { kind: 'list', items: [
      'What did I say or do in the minute before?',
      'Could it have sounded as if I waved away something they needed?',
      'What was I feeling, and where in my body?',
      'What was I hoping to get past: a silence, a complaint, my own tiredness?',
      'Which difference between us was in the room?',
      'If I sat in their chair, what would I need to hear?',
    ] },
    { kind: 'p', text: 'Sit in the other chair for the last one, if you can. It works better than it sounds.' },
    { kind: 'h', text: 'Only then, their side' },
    { kind: 'p', text: 'Write what you saw, not what they are. “Looked at the door when I spoke of the father” is something you can bring back. “Resistant” is not.' },
    { kind: 'say', items: [
      'Before I ask you anything: I think I hurried you last time, and I would like to say that first.',
    ] },
    { kind: 'avoid', items: [
      'A tribunal. If you are only accusing yourself, stop, and call a colleague.',
      'Finishing. One honest sentence is enough to go in with.',
    ] },
    { kind: 'note', text: 'What you write here stays with you. No other member of the practice can open it here. The law of your country may give a client or a court rights that no software can take away.' },
  ],
  sources: [works.safranMuran],
  topics: ['reflection', 'own part'],
  besides: { places: ['reflect'] },
}
