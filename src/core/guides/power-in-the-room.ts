import type { GuideText } from './guide.ts'
import { works } from './works.ts'

export const powerInTheRoom: GuideText = {
  id: 'power-in-the-room',
  title: 'Power in the room',
  summary: 'You decide more than you notice, so make it safe, and cheap, to say no.',
  body: [
    { kind: 'p', text: 'You set the time, keep the notes, name what is happening and can end it. They have told you everything; you have told them little. Somebody who depends on you may agree with all of it and carry out none of it.' },
    { kind: 'h', text: 'What may help' },
    { kind: 'list', items: [
      'Name one piece of the power, plainly, and ask how it is.',
      'Offer real choices, also small ones: which chair, which subject, how long.',
      'Ask for disagreement before you need it, and thank the first one.',
      'Show what you write, if your rules allow it.',
      'When they say no, do what no means. Nothing teaches faster.',
    ] },
    { kind: 'say', items: [
      'I decide when we stop and what gets written down. I wonder how that is for you.',
      'You agreed very quickly just now. What would you have said to a friend?',
      'You turned my idea down, and I think you were right. Let’s do yours.',
    ] },
    { kind: 'avoid', items: [
      'Handing the power back in words and keeping it in deeds.',
      'Calling a tug of war by their name only. It takes two ends of a rope.',
      '“You can always tell me.” They will believe it after they have tried.',
    ] },
    { kind: 'h', text: 'How it may ease' },
    { kind: 'p', text: 'The yes becomes slower, and has a condition in it. They come with a plan of their own. They tell you that last week’s idea was no use, and look at you while they say so.' },
  ],
  sources: [works.safranMuran, works.eubanks2015],
  topics: ['power', 'choice', 'agreement'],
  besides: { sources: ['power'], signs: ['appeasing', 'pressure', 'denial'], places: ['source'] },
}
