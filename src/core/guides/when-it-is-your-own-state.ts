import type { GuideText } from './guide.ts'
import { works } from './works.ts'

export const whenItIsYourOwnState: GuideText = {
  id: 'when-it-is-your-own-state',
  title: 'When it is your own state',
  summary: 'Own it in a sentence, care for it elsewhere, and do not make the client responsible for how you are.',
  body: [
    { kind: 'p', text: 'Three hours of sleep. A story that resembles your own week. The session before this one still in your shoulders. It comes into the room with you, and the other person reads it as being about them. Most people do.' },
    { kind: 'h', text: 'In the hour' },
    { kind: 'list', items: [
      'Notice it in the body, and breathe out.',
      'If it showed, say so briefly, with the one thing they need to know: it is not about you.',
      'Do less. Shorter turns, simpler questions.',
    ] },
    { kind: 'h', text: 'Afterwards' },
    { kind: 'list', items: [
      'Ask whether you felt the same before and after this person. If so, it is yours.',
      'Ask what it may have led to: a hurried sentence, a missed one. That part may need making good.',
      'Sleep, eat, call somebody. If it has lasted for weeks, take it to supervision or to your own therapy.',
      'If you are not fit to work, cancelling honestly is a kindness.',
    ] },
    { kind: 'say', items: [
      'I’m not at my best today, and it has nothing to do with you. If you find me slow, that is why.',
      'Last week I was tired and a bit sharp. You did nothing to earn it. I’m sorry.',
    ] },
    { kind: 'avoid', items: [
      'Details. They will worry, and then look after you.',
      'Finding the cause in the client because you are in pain.',
      'Being brave. It reads as cold.',
    ] },
  ],
  sources: [works.safranMuran, works.ackerman2001],
  topics: ['own state', 'tiredness', 'self-care', 'supervision'],
  besides: { sources: ['therapist-state'], signs: ['tiredness', 'irritation', 'dread', 'boredom', 'body-tension', 'wish-to-please'], places: ['reflect', 'source'] },
}
