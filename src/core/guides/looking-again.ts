import type { GuideText } from './guide.ts'
import { works } from './works.ts'

export const lookingAgain: GuideText = {
  id: 'looking-again',
  title: 'Looking again',
  summary: 'A repair is finished when somebody has checked, so ask once more after things have calmed down.',
  body: [
    { kind: 'p', text: 'The talk went well, the next answer was higher, and the week is full. This is where most repairs are left. Sometimes it was enough. Sometimes the client decided to be nice.' },
    { kind: 'h', text: 'Four ways it may look' },
    { kind: 'list', items: [
      'Back to usual, and talked about: ask what helped, and close it.',
      'Back to usual, never talked about: one light question. Appeasing looks just like this.',
      'Talked about, still lower: the talk was not the whole of it. Change something, or look for another source.',
      'Lower and steady: perhaps more candid now. Ask which it is before you call it the new usual.',
    ] },
    { kind: 'say', items: [
      'Three weeks ago we had that difficult hour. How do you look back on it?',
      'You have been kinder in your answers since. I hope you would still tell me.',
      'What did I do that helped, if anything? And what would you want me to remember?',
    ] },
    { kind: 'avoid', items: [
      '“So we’re good now?” There is only one polite answer.',
      'Closing it because the line is up. The line is half of it.',
      'Celebrating. Somebody was hurt.',
    ] },
    { kind: 'h', text: 'What was learned' },
    { kind: 'p', text: 'Write one sentence for yourself when you close the case. After six sessions look at it once more. In interviews three years later, 30 of 38 patients remembered at least one such moment, and those whose moment had been mended with the therapist’s help told a better story of their therapy.' },
  ],
  sources: [works.pickingUp2023, works.eubanks2018meta, works.chen2018],
  topics: ['follow-up', 'closing', 'repaired', 'new usual', 'anniversary'],
  besides: { places: ['follow-up', 'client'] },
}
