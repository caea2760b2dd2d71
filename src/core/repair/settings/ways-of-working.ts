import type { Setting } from './setting.ts'

export const waysOfWorking: readonly Setting[] = [
  {
    id: 'cbt', group: 'way-of-working', title: 'Cognitive and behavioural work',
    text: 'Clarify, give the reason, change the task, and test the change together. A complaint is not a thought to dispute.',
    mind: ['Treat your plan as a guess that the two of you test.', 'Undone homework is information about the homework.'],
    say: {
      'understand-event': 'Let’s go through that moment step by step, as we would with any situation. What went through your mind when I said it?',
      'listen-openly': 'I’m not going to look for the evidence against that. I’d like to understand it.',
      'explore-deeper': 'It may be worth noticing what makes it hard to tell me no. Only if you’d find that useful.',
      'clarify-and-account': 'I moved on to the exercise before I had understood. That was too quick of me, and I’ll check with you first from today.',
      'review-goals': 'Let’s take out the list from the start. Which of these would you still put on it?',
      'explain-reasoning': 'The idea was to test whether the fear goes down by itself. How does that sound when I say it plainly?',
      'adjust-work': 'Let’s make it a trial: two weeks this way, then we look at what it did, and you decide.',
      'hold-limit': 'I can’t make the hour longer. We can choose together what gets the first half of it.',
    },
    better: { say: 'Disputing the complaint.', why: 'A feeling about you, worked on as a thinking error, teaches that saying it was one.' },
  },
  {
    id: 'psychodynamic', group: 'way-of-working', title: 'Psychodynamic work',
    text: 'Meaning comes later. Offered early, it can sound like a defence.',
    mind: ['Take the manifest complaint at its word first.', 'Your own reaction is information about both of you; supervision is the place for it.'],
    say: {
      'understand-event': 'Before we ask what it means: what happened, just as it was?',
      'listen-openly': 'You’re telling me that I wasn’t with you. I’d like to stay with that as it is.',
      'explore-deeper': 'If it’s all right with you, we could wonder together what it was to need something from me and not get it.',
      'clarify-and-account': 'I offered an interpretation, and I think it was for me. That left you alone with what you had said.',
      'review-goals': 'We’ve never really said aloud what you would like this to have been for. Could we?',
      'explain-reasoning': 'I stay quiet at times to leave you room. It may have felt like something else. What was it like?',
      'adjust-work': 'I could say more, for a while, of what goes on in me as I listen. Would that help, or be in the way?',
      'hold-limit': 'The break stays as it is, and it falls at a bad time for you. Both belong here.',
    },
    better: { say: 'Interpreting the complaint.', why: 'While you are the one who hurt, a deeper meaning sounds like a way of not having done it.' },
  },
]
