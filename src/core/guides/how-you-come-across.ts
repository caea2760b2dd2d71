import type { GuideText } from './guide.ts'
import { works } from './works.ts'

export const howYouComeAcross: GuideText = {
  id: 'how-you-come-across',
  title: 'How you come across',
  summary: 'Too cool, too cheerful, too sure: hearing it is unpleasant, and it is one of the more useful things a client can tell you.',
  body: [
    { kind: 'p', text: '“You are so calm about everything. It makes me feel that I am too much.” A remark about your manner goes past technique and lands on you. Before you decide whether it is fair, be curious about what it does to them.' },
    { kind: 'h', text: 'What may help' },
    { kind: 'list', items: [
      'Thank them, once. It is harder to say than a complaint about homework.',
      'Ask for the moment when they felt it most.',
      'Ask what they would have liked to see on your face.',
      'Change what you can without acting: warmer words, plainer words, less certainty.',
      'Say what you cannot change, and that you will keep an eye on its effect.',
    ] },
    { kind: 'say', items: [
      'So when I nod and write, you see somebody taking it down. That would leave me rather alone. I’ll put the pen away.',
      'I do go careful with you. I thought it was kind, and I see that it can feel like gloves.',
      'If I get brisk again, would you tell me that very minute?',
    ] },
    { kind: 'avoid', items: [
      'Explaining that you are like this with everybody.',
      'Becoming the opposite by next week. It will not be believed.',
      'Asking who else was calm in that way. Today it is about you.',
    ] },
    { kind: 'note', text: 'In a review, therapists who came across as rigid, uncertain, critical, distant, tense or distracted tended to have a weaker alliance. All of us are one of these by Thursday.' },
  ],
  sources: [works.ackerman2001, works.safranMuran],
  topics: ['manner', 'warmth', 'person of the therapist'],
  besides: { sources: ['manner'], signs: ['about-therapist', 'said-therapist', 'devaluing'], places: ['source'] },
}
