import type { GuideText } from './guide.ts'
import { works } from './works.ts'

export const howTheHourWent: GuideText = {
  id: 'how-the-hour-went',
  title: 'How the hour went',
  summary: 'Yes or no questions, long turns, a hard subject, a changed plan: marks of the hour itself, to be read with care.',
  body: [
    { kind: 'p', text: 'Some marks belong to neither of you. Six closed questions in a row. One person talking for thirty minutes. A subject that hurt. A session moved at short notice. They say little alone, and they help to find the moment.' },
    { kind: 'h', text: 'What to write down' },
    { kind: 'list', items: [
      'What happened, and when: “after I asked about the drinking”.',
      'Whether it is usual. A quiet hour with a quiet person tells you nothing new.',
      'Which subject, so that you can come back to it.',
    ] },
    { kind: 'h', text: 'What it may also mean' },
    { kind: 'p', text: 'An assessment, a risk check, teaching that was asked for, a bad line, little time. Write the mark down anyway. Next to a lower answer it may be what opens the conversation.' },
    { kind: 'say', items: [
      'I asked you one yes or no question after another last time. I don’t usually do that. What might I have been missing?',
      'Since we spoke about your sister, something between us has been a little different for me. How has it been for you?',
    ] },
    { kind: 'avoid', items: [
      'Counting. Three marks are no proof of anything.',
      'Turning a mark into a sentence about them. “One-sided” describes an hour.',
    ] },
    { kind: 'note', text: 'If you use transcripts, only a change against this person’s own usual counts, and a smaller share of talking has many harmless reasons.' },
  ],
  sources: [works.eubanks2015, works.ackerman2001],
  topics: ['signs', 'session marker', 'difficult topic', 'questions'],
  besides: { signs: ['marker', 'closed-questions', 'one-sided', 'longer-therapist-turns', 'difficult-topic', 'change-of-approach'], places: ['note'] },
}
