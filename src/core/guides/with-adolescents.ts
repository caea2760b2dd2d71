import type { GuideText } from './guide.ts'
import { works } from './works.ts'

export const withAdolescents: GuideText = {
  id: 'with-adolescents',
  title: 'With adolescents',
  summary: 'Say what parents get to know, offer choices before talk, and take a shrug as a beginning.',
  body: [
    { kind: 'p', text: 'Somebody else often made the appointment. Somebody else pays, asks how it is going and drives home. Until privacy is clear, a wise person of fifteen says “fine”.' },
    { kind: 'h', text: 'Clear first' },
    { kind: 'list', items: [
      'What your practice’s rule on age and consent allows.',
      'What a parent gets to know. The usual answer is safety, and nothing else; say it with the parent in the room.',
      'Who reads the check-in.',
    ] },
    { kind: 'h', text: 'When it strains' },
    { kind: 'list', items: [
      'Keep it short and concrete: one moment, one guess, one choice.',
      'Offer to draw it, walk it or skip it.',
      'Say sorry first, if there is something. Many have not heard that from an adult.',
      'Let anger be loud for a while. It may cost more in the moment than a sulk, and be easier to mend.',
    ] },
    { kind: 'say', items: [
      'On a scale from “whatever” to “never again”, how was it when I brought up school?',
      'Your mother asked how it’s going. I told her to ask you. What should I say next time?',
      'You don’t have to talk about it. Shall I try something different today, or leave it as it was?',
    ] },
    { kind: 'avoid', items: [
      'Being a friend. They have those.',
      'A talk about the relationship as such. One moment will do.',
      'Telling a parent “in general terms”. It comes back by supper.',
    ] },
    { kind: 'note', text: 'In 187 rated sessions with ten adolescents, drawing back was seen more often, and open conflict weighed more on that hour. Ten is few.' },
  ],
  sources: [works.schenk2019, works.safranMuran],
  topics: ['adolescents', 'young people', 'parents', 'consent', 'setting'],
  besides: { sources: ['made-to-come', 'power'], places: ['check-in'] },
}
