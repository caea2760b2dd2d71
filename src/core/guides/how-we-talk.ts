import type { GuideText } from './guide.ts'
import { works } from './works.ts'

export const howWeTalk: GuideText = {
  id: 'how-we-talk',
  title: 'How we talk',
  summary: 'Questions, silences and turns can leave little room, and they are among the easiest things to change.',
  body: [
    { kind: 'p', text: 'You ask something that can be answered with yes. They say yes. You ask the next one. After half an hour both of you are tired, and one of you has spoken for twenty-five minutes.' },
    { kind: 'p', text: 'None of this is about character. It is a habit that two people fall into, often when one of them is careful.' },
    { kind: 'h', text: 'Try it at once' },
    { kind: 'list', items: [
      'One open question, and then seven slow breaths before you help.',
      'Shorter turns. Stop where you would have said “and also”.',
      'Ask what works: more questions or fewer, more silence or less, advice or none.',
      'Look again in two sessions. Habits come back politely.',
    ] },
    { kind: 'say', items: [
      'I have been asking you things you can only answer with yes or no. Let me try that again: what was it like?',
      'Some people find my silences helpful, and some find them long. How are they for you?',
      'Please stop me when I start to lecture. I mean that.',
    ] },
    { kind: 'avoid', items: [
      'Explaining your style. It is one more long turn.',
      'Reading short answers as a message before you have changed the questions.',
    ] },
    { kind: 'note', text: 'In a review of the literature, over-structuring the hour and an unhelpful use of silence were among the habits that went with a weaker alliance. Both can be too much and too little.' },
  ],
  sources: [works.ackerman2001, works.safranMuran],
  topics: ['communication', 'questions', 'silence', 'style'],
  besides: { sources: ['communication-style'], signs: ['closed-questions', 'one-sided', 'longer-therapist-turns', 'over-explaining', 'more-advice', 'short-answers'], places: ['source'] },
}
