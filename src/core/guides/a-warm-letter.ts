import type { GuideText } from './guide.ts'
import { works } from './works.ts'

export const aWarmLetter: GuideText = {
  id: 'a-warm-letter',
  title: 'A warm letter',
  summary: 'When somebody has stopped coming: one letter, in your own words, that asks for nothing and leaves the door open.',
  body: [
    { kind: 'p', text: 'About one client in five leaves early, and in one survey therapists named self-doubt as what they felt most often afterwards. Both are ordinary, and neither is a reason to write a third message.' },
    { kind: 'h', text: 'What belongs in it' },
    { kind: 'list', items: [
      'That you noticed, and thought of them.',
      'One true, particular thing from your work together.',
      'Your part, if you know of one, in a sentence.',
      'That they owe no explanation.',
      'How to come back, to you or to somebody else, and for how long the place is kept.',
      'Where help is to be had in the meantime.',
    ] },
    { kind: 'say', items: [
      'I have missed our Tuesdays. I often think of how you described the first morning you slept. If I went too fast in the last hour, I am sorry.',
      'You don’t need to answer this. If you want to come back, a line is enough. If you would rather see somebody else, I’ll gladly give you names.',
    ] },
    { kind: 'avoid', items: [
      'Scores, worries, interpretations, and the fee.',
      '“We need to talk about why you left.”',
      'Letting it sit for three weeks until it is perfect.',
    ] },
    { kind: 'h', text: 'Before you send it' },
    { kind: 'p', text: 'Is it safe that this reaches their letter box or their screen, and who else reads there? If there was talk of dying or of violence, a letter is not enough: follow your practice’s rule and call. Then let it rest, and close the case with what you learned.' },
  ],
  sources: [works.beginning2021, works.kullgard2022, works.safranMuran],
  topics: ['letter', 'dropout', 'stopped coming', 'goodbye'],
  besides: { signs: ['gone-quiet', 'missed-session', 'cancelling'], sources: ['ending'], places: ['client'] },
}
