import type { GuideText } from './guide.ts'
import { works } from './works.ts'

export const whenHopeRunsLow: GuideText = {
  id: 'when-hope-runs-low',
  title: 'When hope runs low',
  summary: 'A doubt about progress deserves a look at the record together, and sometimes a real change.',
  body: [
    { kind: 'p', text: '“We have talked about this for months, and I still do not sleep.” It may be the most honest sentence of the year. It is also easy to answer too quickly, because it touches your own hope.' },
    { kind: 'h', text: 'What may help' },
    { kind: 'list', items: [
      'Take it as a report and not as a mood. Ask what they had hoped for by now.',
      'Look at the record together: what has changed, what has not, what got worse. Let them hold the page.',
      'Say what you think yourself, doubts included.',
      'Change something they can see, or talk about who else might help. Referral can be the answer.',
      'Name a date on which the two of you will look again.',
    ] },
    { kind: 'say', items: [
      'You are right that your nights have not changed. I had been looking at the other things that have. Let’s look at the nights.',
      'If this goes on as it is until the summer, would it have been worth it?',
      'I would rather send you to somebody who can help than keep you out of pride.',
    ] },
    { kind: 'avoid', items: [
      '“Trust the process.” It asks them to carry your side of the doubt.',
      'Listing progress they do not feel. It may be true and still leave them alone.',
      'Treating low hope as a symptom only. It may also be a fair judgement of the work.',
    ] },
    { kind: 'note', text: 'Hopelessness about life, and not about therapy, is a reason to ask about safety first. See “When safety comes first”.' },
  ],
  sources: [works.barkham2023, works.dejong2021, works.safranMuran],
  topics: ['progress', 'hope', 'stuck', 'referral'],
  besides: { sources: ['progress'], signs: ['about-progress', 'said-progress', 'hopelessness'], places: ['source'] },
}
