import type { GuideText } from './guide.ts'
import { works } from './works.ts'

export const checkingRegularly: GuideText = {
  id: 'checking-regularly',
  title: 'Checking regularly',
  summary: 'A minute after each session, asked for with a reason and talked about, finds small strains while they are small.',
  body: [
    { kind: 'p', text: 'A check-in is worth exactly as much as the conversation it leads to. People soon stop answering questions nobody mentions again.' },
    { kind: 'h', text: 'Introducing it' },
    { kind: 'list', items: [
      'Say what it is for: to find out sooner when something does not fit.',
      'Say who reads it, and that it changes nothing about their place here.',
      'Ask for the low answers outright. They are the useful ones.',
      'Let them skip any question, or the whole thing.',
    ] },
    { kind: 'say', items: [
      'It takes a minute. I learn most from the answers that aren’t flattering.',
      'You wrote that we missed the main thing. I’m glad you did. What was it?',
    ] },
    { kind: 'h', text: 'How often' },
    { kind: 'p', text: 'From the first session, because early weeks are when people most often stay away. After that, every session if the form is short. Less often is better than resented. If it becomes a chore, say so together and change the rhythm.' },
    { kind: 'h', text: 'What to expect' },
    { kind: 'p', text: 'On average, feedback of this kind helps a little: across 58 studies the effect was about 0.15 of a standard deviation, and fewer people left early. It seems to help more where somebody looks, talks about it and changes something. In one trial, a plain invitation from the clinic to say what was missing raised the alliance in the sessions that followed.' },
    { kind: 'avoid', items: [
      'Watching them fill it in.',
      'Discussing the number. Ask about the moment behind it.',
    ] },
    { kind: 'note', text: 'Many small drops cannot be told from everyday variation by any method. Your ear remains the better instrument for those.' },
  ],
  sources: [works.dejong2021, works.barkham2023, works.flueckiger2012],
  topics: ['check-in', 'rhythm'],
  besides: { places: ['check-in', 'client', 'follow-up'] },
}
