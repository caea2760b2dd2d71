import type { GuideText } from './guide.ts'
import { works } from './works.ts'

export const oneMoment: GuideText = {
  id: 'one-moment',
  title: 'One moment',
  summary: 'When something you said or did landed badly, name the moment, hear what it did, and leave your intention for last.',
  body: [
    { kind: 'p', text: 'You glanced at the clock while they spoke of the funeral. You laughed a second too soon. It took no longer than that, and it has been between you since.' },
    { kind: 'h', text: 'What may help' },
    { kind: 'list', items: [
      'Name it as plainly as a camera: what you did, and when.',
      'Ask how it was. Let them finish, even if it is more than you expected.',
      'Say the effect back in their words.',
      'Apologise for the act, without “if” and without “but”.',
      'Ask what would have helped just then.',
      'Say what you will do with the clock.',
    ] },
    { kind: 'say', items: [
      'When you told me about your brother’s letter, I looked at the time. I have thought about it since. What was that like for you?',
      'I made a joke, and your face closed. I’m sorry. That was not a place for one.',
    ] },
    { kind: 'avoid', items: [
      '“I didn’t mean it that way.” Later, perhaps. First it is a defence.',
      'Waiting until they bring it up. They may decide that it does not matter to you.',
      'Looking for three more moments. One, done well, covers them.',
    ] },
    { kind: 'h', text: 'How it may ease' },
    { kind: 'p', text: 'They tell the rest of the funeral. Or they say “I noticed that too”, and the shoulders come down. If they say that it was nothing, believe them, say thank you, and put the clock where you can see it without turning your head.' },
  ],
  sources: [works.safranMuran, works.eubanks2018consensus],
  topics: ['moment', 'said or done', 'apology'],
  besides: { sources: ['said-or-done'], signs: ['said-event', 'body-closed', 'guilt'], places: ['source', 'open'] },
}
