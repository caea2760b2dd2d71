import type { GuideText } from './guide.ts'
import { works } from './works.ts'

export const cultureAndDifference: GuideText = {
  id: 'culture-and-difference',
  title: 'Culture and difference',
  summary: 'Name the difference yourself, acknowledge harm before intention, and let them choose what happens with it.',
  body: [
    { kind: 'p', text: 'Faith, skin, class, gender, body, age, money, language: whoever belongs to the usual side of a line tends not to see it. Somebody explains their family a second time, more carefully, and then no longer. You may never learn why.' },
    { kind: 'p', text: 'In one study of 120 clients from racial or ethnic minorities, 53 per cent had met a microaggression in their therapy, and about three in four of those had never talked about it there. Where it had been talked about, the alliance looked like that of clients who had met none.' },
    { kind: 'h', text: 'What may help' },
    { kind: 'list', items: [
      'Bring it up yourself, early, and not only when something went wrong.',
      'If you did harm, say what you did and what it may have done. Intention can wait, perhaps for ever.',
      'Ask what they would like from here: talk, a change, another therapist, nothing.',
      'Do your reading and your supervision elsewhere, and tell them that you are.',
    ] },
    { kind: 'say', items: [
      'I explained your closeness at home as a problem. I was speaking from my own world. I’m sorry; how was it to sit there?',
      'You and I have lived rather different lives. If I miss something because of that, I’d want to know, and I will also look for it myself.',
    ] },
    { kind: 'avoid', items: [
      'Asking them to teach you.',
      '“That was not my intent.” It moves the subject to you.',
      'Taking one person as the voice of a people.',
    ] },
    { kind: 'note', text: 'Clients who found their therapist open and modest about culture also reported a stronger alliance. That is a link, seen in questionnaires; it does not show which came first.' },
  ],
  sources: [works.owen2014, works.hook2013, works.mosher2017],
  topics: ['culture', 'identity', 'racism', 'gender', 'class', 'faith', 'microaggression'],
  besides: { sources: ['culture'], places: ['source', 'reflect'] },
}
