import type { GuideText } from './guide.ts'
import { works } from './works.ts'

export const ifTheyWantSomebodyElse: GuideText = {
  id: 'if-they-want-somebody-else',
  title: 'If they want somebody else',
  summary: 'A change of therapist can be the repair, if it is offered without hurt and carried out without a gap.',
  body: [
    { kind: 'p', text: 'Some pairs do not fit. Some clients need a woman, a speaker of their language, another method, a person who has not hurt them. It is hard to hear, and one of the more grown-up sentences somebody can say to a therapist.' },
    { kind: 'h', text: 'What may help' },
    { kind: 'list', items: [
      'Say that it is a sound thing to ask, before you ask anything.',
      'Ask what they would look for. Do not ask what was wrong with you; they may tell you of their own accord.',
      'Offer names, or the person who can arrange it, and an approximate date.',
      'Agree on what is handed over, word by word.',
      'Offer one hour for saying goodbye, and accept a no.',
      'Keep the place until the new one is certain.',
    ] },
    { kind: 'say', items: [
      'Thank you for telling me, rather than just not coming. Let’s find somebody who fits you better.',
      'What should your next therapist know, and what should stay here?',
    ] },
    { kind: 'avoid', items: [
      'Three more sessions to explore the wish.',
      'A colleague who is merely free.',
      'Being generous in words and slow in deeds.',
    ] },
    { kind: 'note', text: 'If the reason is harm, a boundary or a serious error, somebody else arranges the change, and you stay out of the way. See “When it is not a matter of repair”.' },
  ],
  sources: [works.safranMuran, works.zilchamano2024],
  topics: ['referral', 'change of therapist', 'fit', 'ending'],
  besides: { sources: ['ending', 'progress', 'error', 'culture'], places: ['follow-up', 'repair'] },
}
