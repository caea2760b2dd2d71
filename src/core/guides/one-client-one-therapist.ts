import type { GuideText } from './guide.ts'
import { works } from './works.ts'

export const oneClientOneTherapist: GuideText = {
  id: 'one-client-one-therapist',
  title: 'One client, one therapist',
  summary: 'This program is made for two people; with couples, families and groups it would mislead you, so please do not use it there.',
  body: [
    { kind: 'p', text: 'In a couple, a strain has at least three addresses: each of them with you, and the two with each other. A low answer may be about whom you looked at last. What helps one may be read by the other as taking sides. The range, the card, the words and the order of steps here know nothing of that.' },
    { kind: 'h', text: 'What you can do instead' },
    { kind: 'list', items: [
      'Ask aloud, with everybody there, at the end of the hour.',
      'Ask each, in turn, what was missing, and let it stand without an answer from the others.',
      'Take sides in turn, openly, and say that you do.',
      'Use a measure made for couples, families or groups, if your practice holds a licence for one.',
    ] },
    { kind: 'say', items: [
      'I notice I have talked more with one of you today. What was that like for each of you?',
      'Before we stop: one thing that was useful, and one that was not. You may disagree with each other.',
    ] },
    { kind: 'avoid', items: [
      'Two single check-ins for one couple. You would hold secrets that neither of them chose to give you.',
      'Reading one person’s line as the line of a family.',
    ] },
    { kind: 'note', text: 'When an individual therapy grows out of a couple’s therapy, begin a new series. The old answers were given in another room.' },
  ],
  sources: [works.ownScope],
  topics: ['couples', 'families', 'groups', 'setting', 'limits of the program'],
  besides: { places: ['check-in'] },
}
