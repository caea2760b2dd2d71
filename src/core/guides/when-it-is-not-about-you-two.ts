import type { GuideText } from './guide.ts'
import { works } from './works.ts'

export const whenItIsNotAboutYouTwo: GuideText = {
  id: 'when-it-is-not-about-you-two',
  title: 'When it is not about you two',
  summary: 'Some low answers are chance, hurry or a bad day, so ask lightly, once, and believe the answer.',
  body: [
    { kind: 'p', text: 'They filled the form in on a train, with one eye on the next stop. One row is low, nothing else is, and in the room there is ease. Every method that notices real strains also rings for nothing now and then; each card says how often.' },
    { kind: 'h', text: 'How to tell, roughly' },
    { kind: 'list', items: [
      'One low row and nothing around it speaks for chance. A row that stays low speaks against it.',
      'Ask about the week before you ask about the two of you.',
      'Ask about the form: was there time, was it the right language, was anybody looking?',
    ] },
    { kind: 'say', items: [
      'Your check-in was a bit lower than usual. It may mean nothing. Was there anything in it you’d want me to know?',
      'Good, then I’ll leave it. You can always come back to it.',
    ] },
    { kind: 'avoid', items: [
      'A repair nobody ordered. It can make a small thing large.',
      'Asking twice. The second time says that no was the wrong answer.',
      'Relief that ends the subject for good. Leave the door open a hand’s breadth.',
    ] },
    { kind: 'h', text: 'And then' },
    { kind: 'p', text: 'Set the case aside and write in a few words why. Your answer is how the practice learns its own error rate. If the line stays where it is over the next two check-ins, ask again, differently: about pace, about usefulness, about something you may have said.' },
  ],
  sources: [works.ownSimulation, works.zilchamano2024],
  topics: ['chance', 'false alarm', 'set aside', 'outside life'],
  besides: { sources: ['not-relationship', 'outside'], places: ['source', 'understand'] },
}
