import type { GuideText } from './guide.ts'
import { works } from './works.ts'

export const introducingCheckIns: GuideText = {
  id: 'introducing-check-ins',
  title: 'Introducing check-ins',
  summary: 'Two minutes of honest introduction decide what every later answer is worth.',
  body: [
    { kind: 'p', text: 'Clients answer the question they think is being asked. If it sounds like “was I good?”, they will be kind. If it sounds like “help me to notice sooner”, some of them will.' },
    { kind: 'h', text: 'Say five things' },
    { kind: 'list', items: [
      'What it is for: to find out early when something does not fit.',
      'Who reads it, and who does not.',
      'That low answers are the useful ones, and change nothing about their place.',
      'That every row, and the whole form, can be skipped.',
      'What you will do with it: look before you meet, and say so.',
    ] },
    { kind: 'h', text: 'Then show that it is true' },
    { kind: 'p', text: 'Mention the first one within ten minutes. Thank them for the first low answer, without a question attached. Change one thing in the first month because of what somebody wrote.' },
    { kind: 'say', items: [
      'After each session you’ll get five short questions. They are about us and not about you. What helps me most is hearing what was missing.',
      'If you ever think “I can’t put that”, that is the one I would learn from.',
      'You can just ask me to read it and not talk about it. I’ll do that.',
    ] },
    { kind: 'avoid', items: [
      'Handing over the phone and watching.',
      '“It’s only for quality.” They will answer for quality.',
      'Introducing it in the middle of a strain. Mend that first.',
    ] },
    { kind: 'note', text: 'In a randomised trial with 94 patients, a plain invitation from the clinic, and not from the therapist, was followed by a rising alliance. Your practice can send one.' },
  ],
  sources: [works.flueckiger2012, works.barkham2023, works.blanchard2016],
  topics: ['check-in', 'introduce', 'first session', 'candour', 'invitation'],
  besides: { places: ['check-in', 'client', 'today'] },
}
