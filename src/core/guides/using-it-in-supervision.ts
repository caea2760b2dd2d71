import type { GuideText } from './guide.ts'
import { works } from './works.ts'

export const usingItInSupervision: GuideText = {
  id: 'using-it-in-supervision',
  title: 'Using it in supervision',
  summary: 'Bring the moment and your part in it; leave the line at home unless it helps to find the moment.',
  body: [
    { kind: 'p', text: 'A chart in supervision can do two things. It can say “let’s look here”, or it can make somebody want to hide. Which of them happens depends on the first question that is asked.' },
    { kind: 'h', text: 'For the one who brings it' },
    { kind: 'list', items: [
      'One moment, told like a scene, with what you felt.',
      'What you have not said to the client yet.',
      'What you would like from the others: a rehearsal, a doubt, company.',
    ] },
    { kind: 'h', text: 'For the one who listens' },
    { kind: 'list', items: [
      '“What happened just before?” comes earlier than “why?”.',
      'Play the client for two minutes. Let the sentence be tried aloud.',
      'Notice whether the two of you are doing the same dance.',
      'Ask what would be the smallest next step, and when you will hear of it.',
    ] },
    { kind: 'say', items: [
      'I’d like to bring an hour that I am not proud of.',
      'Say it to me as if I were him, and I’ll tell you what it did.',
      'You look as if I were examining you. Have I been?',
    ] },
    { kind: 'avoid', items: [
      'Comparing therapists by their clients’ answers. Such figures are too small to carry it, and there is no page here that would show them.',
      'Talking about the client’s traits for an hour.',
      'Reading aloud what the client asked to have only read.',
    ] },
    { kind: 'note', text: 'Your reflections are yours alone. You can share one of them, on purpose; nobody can look them up. What clients were told on page 1 about supervision is what holds.' },
  ],
  sources: [works.therapists2016, works.safranMuran, works.eubanks2018meta],
  topics: ['supervision', 'rehearsal', 'intervision', 'own part'],
  besides: { sources: ['therapist-state', 'error'], places: ['reflect'] },
}
