import type { GuideText } from './guide.ts'
import { works } from './works.ts'

export const explainReasoning: GuideText = {
  id: 'explain-reasoning',
  title: 'Explain the reasoning',
  summary: 'Say why you do what you do, after the client has been heard, and leave room for no.',
  body: [
    { kind: 'p', text: 'Much of what we do looks odd from the other chair: silence, homework, going towards the thing that frightens. Someone who does not see the point may go along politely for weeks. A reason, given as a reason and not as a defence, can turn an exercise back into their own work.' },
    { kind: 'h', text: 'When' },
    { kind: 'p', text: 'Early, if they have withdrawn from a task without saying why. Later, if they have complained about it: first hear what it was like, then explain. The same sentence helps after listening and stings before it.' },
    { kind: 'h', text: 'How' },
    { kind: 'list', items: [
      'Ask what they think the exercise is for. Their answer shows you what was missing.',
      'Give the reason in two sentences, tied to something they told you.',
      'Say what it costs, and how long before it is usual to notice anything.',
      'Invite the doubt: what seems wrong, or wrong for them?',
      'Offer another way to the same place.',
    ] },
    { kind: 'say', items: [
      'I never told you why I keep asking about the mornings. May I?',
      'The idea is to find out whether the fear drops by itself if you stay. It is unpleasant at first. What makes you doubt it?',
      'If it makes no sense for you, I’d rather hear that than have you do it for my sake.',
    ] },
    { kind: 'avoid', items: [
      '“The research shows …” as a last word. It closes the question.',
      'A third explanation. If two did not land, the trouble is probably somewhere else.',
    ] },
    { kind: 'h', text: 'Signs that it helped' },
    { kind: 'p', text: 'They argue with it, improve it, or choose it. A nod is only a nod.' },
  ],
  sources: [works.eubanks2015, works.eubanks2018consensus],
  topics: ['repair', 'tasks', 'reasoning'],
  besides: { interventions: ['explain-reasoning'], sources: ['task'], places: ['repair'] },
}
