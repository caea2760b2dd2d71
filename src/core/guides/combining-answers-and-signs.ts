import type { GuideText } from './guide.ts'
import { works } from './works.ts'

export const combiningAnswersAndSigns: GuideText = {
  id: 'combining-answers-and-signs',
  title: 'Putting answers and observations together',
  summary: 'Answers and what you saw are two witnesses: each may tell what the other does not.',
  body: [
    { kind: 'p', text: 'A check-in is one person, on one evening, answering a handful of questions. Your observation is one person, in one hour, with a stake in the result. Together they are better than either. They may also disagree, and that is often the interesting case. Therapists tend to rate the alliance a little lower than their clients do, so look for a change in the difference rather than at the difference.' },
    { kind: 'h', text: 'Four combinations' },
    { kind: 'list', items: [
      'Lower answers, and you saw something: there is good reason to ask. Open with the moment you saw, not with the form.',
      'Lower answers, and you saw nothing: you may have missed it, or it lies outside the room. Ask with real curiosity.',
      'Usual answers, and you saw something: trust your eyes enough to ask lightly. Polite answers are common.',
      'Usual answers, and you saw nothing: nothing unusual in the check-in. Go on, and keep an ear open.',
    ] },
    { kind: 'h', text: 'Reading the evidence card' },
    { kind: 'p', text: 'Each line says what was noted, by whom and when, and how far it moves the reason to ask. The card also says what is missing and what would change its mind. Look there first if you disagree with it. What the client told you aloud stands above any arithmetic.' },
    { kind: 'say', items: [
      'Last time you were quieter than I know you. Your check-in told me that it is harder just now to trust that this helps, and I’m glad you said so. What part might I have had in it?',
    ] },
    { kind: 'avoid', items: [
      '“Your score went down.” It turns a conversation into a defence.',
      'Collecting every sign you have. Two are an observation; five are a charge sheet.',
    ] },
    { kind: 'note', text: 'The weights for check-ins come from simulation, and those for signs are expert judgement. Several cards in ten will turn out to be chance; each card says how many.' },
  ],
  sources: [works.blanchard2016, works.eubanks2019, works.atzilslonim2015],
  topics: ['evidence', 'signs', 'check-in'],
  besides: { places: ['understand', 'today', 'client'] },
}
