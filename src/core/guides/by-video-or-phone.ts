import type { GuideText } from './guide.ts'
import { works } from './works.ts'

export const byVideoOrPhone: GuideText = {
  id: 'by-video-or-phone',
  title: 'By video or phone',
  summary: 'Lag is not withdrawal, a lost line is nobody’s slight, and some things need to be asked that a room answers by itself.',
  body: [
    { kind: 'p', text: 'On a screen you see a face, and half of what you would otherwise notice is missing. Delay makes two polite people interrupt each other. A gaze that slips away may be resting on your picture, below the camera.' },
    { kind: 'p', text: 'Studies differ a little on whether the bond is as strong: one meta-analysis of 12 studies leaned towards the room, a later one of 18 publications found no clear difference. It can be good. It has to be looked after.' },
    { kind: 'h', text: 'Agree at the start' },
    { kind: 'list', items: [
      'What happens when the line drops: who calls, on which number, within how many minutes.',
      'Whether the place is private, each time, with a word that says “not now”.',
      'Where they are just now, if risk may be a question.',
      'How they would like to be interrupted.',
    ] },
    { kind: 'say', items: [
      'Is it still private where you are? A yes or no is enough.',
      'I lost you for a moment, so I may have missed the important part. Would you take me back to it?',
      'I can’t see your hands, and I may misread you. Tell me if I do.',
    ] },
    { kind: 'avoid', items: [
      'Reading short answers as distance before you have asked about the room next door.',
      'Repairing anything large in the last five minutes of a call.',
      'Looking at your own face.',
    ] },
  ],
  sources: [works.norwood2018, works.videoMeta2023, works.flueckiger2018],
  topics: ['telehealth', 'video', 'phone', 'lag', 'privacy', 'setting'],
  besides: { sources: ['frame'], signs: ['gaze-avoided', 'short-answers', 'less-talking'], places: ['note'] },
}
