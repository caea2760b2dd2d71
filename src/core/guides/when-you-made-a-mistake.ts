import type { GuideText } from './guide.ts'
import { works } from './works.ts'

export const whenYouMadeAMistake: GuideText = {
  id: 'when-you-made-a-mistake',
  title: 'When you made a mistake',
  summary: 'Say it before it is found, make good what can be made good, and tell somebody the same day.',
  body: [
    { kind: 'p', text: 'A wrong name, twice. A report with a false date. A method you had read about and not learned. Mistakes are part of the work; hiding them is what does the larger harm.' },
    { kind: 'h', text: 'In this order' },
    { kind: 'list', items: [
      'Call your supervisor or a colleague, today. You will think more clearly with a second head.',
      'Tell the client what happened, in two sentences, without a preface.',
      'Say what it may have cost them, and ask.',
      'Make good what can be made good, with a date.',
      'Say what they can do: complain, change therapist, have the record corrected.',
      'Write it down as it was.',
    ] },
    { kind: 'say', items: [
      'I sent the report with the wrong date. The mistake was mine. I corrected it this morning, and here is the copy.',
      'This is further than my training goes. I’d like to bring in a colleague who knows it well. How is that for you?',
    ] },
    { kind: 'avoid', items: [
      'Waiting to see whether it comes out.',
      'Minimising. “It happens” belongs to them to say, if they like.',
      'So much regret that they have to look after you.',
      'Using the repair as a reason to keep somebody whom another therapist could help more.',
    ] },
    { kind: 'note', text: 'If somebody may have been harmed, or it is about a boundary, this is not for repair talk between two people. See “When it is not a matter of repair”. Your insurer or professional body may advise on wording; it does not stop you from being honest.' },
  ],
  sources: [works.safranMuran],
  topics: ['error', 'competence', 'accountability'],
  besides: { sources: ['error'], signs: ['guilt'], places: ['source'] },
}
