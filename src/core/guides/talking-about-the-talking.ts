import type { GuideText } from './guide.ts'
import { works } from './works.ts'

export const talkingAboutTheTalking: GuideText = {
  id: 'talking-about-the-talking',
  title: 'Talking about the talking',
  summary: 'Step out of the topic for a moment and describe, tentatively, what the two of you are doing.',
  body: [
    { kind: 'p', text: 'When you are stuck, more of the same content rarely helps. You can step beside the conversation and look at it together. Done well, it feels like opening a window. Done badly, it feels like being examined.' },
    { kind: 'h', text: 'What keeps it kind' },
    { kind: 'list', items: [
      'Tentative: an impression you are ready to lose.',
      'From your own experience: “I notice in me …”.',
      'Here and now: one concrete moment, this hour.',
      'Shared: “we seem stuck”, not “you are stuck”.',
      'Own part before theirs.',
      'Nothing about other relationships for now.',
    ] },
    { kind: 'say', items: [
      'I notice I’ve asked you six questions in a row. It feels like an interview to me. What is it like for you?',
      'We seem to be walking round something. I’m not sure which of us is steering.',
      'I just caught myself trying to convince you. I’d rather find out what you think.',
    ] },
    { kind: 'avoid', items: [
      '“What I’m noticing in you is …”. Watching and naming from above is a position of power.',
      'Using it to win. “I notice you get angry whenever I’m right” is still an argument.',
      'Doing it every week. It is a window, not a room to live in.',
    ] },
    { kind: 'h', text: 'Then watch what the sentence does' },
    { kind: 'p', text: 'Each of these remarks is itself an act, and may strain things again. If their face closes, say less, ask how that was just now, and go back to what they came to talk about. With someone who keeps a distance, keep it brief and practical; permission not to talk about this may be the more caring choice.' },
  ],
  sources: [works.safranMuran],
  topics: ['conversation', 'process', 'words'],
  besides: { signs: ['one-sided', 'closed-questions', 'felt-distance'], sources: ['communication-style'], places: ['open', 'repair'] },
}
