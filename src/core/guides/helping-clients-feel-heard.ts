import type { GuideText } from './guide.ts'
import { works } from './works.ts'

export const helpingClientsFeelHeard: GuideText = {
  id: 'helping-clients-feel-heard',
  title: 'Helping clients feel heard',
  summary: 'Close the loop: what they said, what you did with it, and how they can tell.',
  body: [
    { kind: 'p', text: 'People give honest answers when three things are true: it is safe, it is easy, and something comes of it. The first two can be designed. The third is yours.' },
    { kind: 'p', text: 'Politeness is strong. In a survey of 547 clients, 93 per cent had at some time been less than truthful in therapy, and about 73 per cent about the therapy itself, often out of courtesy. If somebody tells you what did not fit, treat it as a gift with a cost. Hiding the answers from the therapist may matter less than one thinks: in a randomised study of 102 clients, ratings were no higher when the therapist could see them.' },
    { kind: 'h', text: 'Four small habits' },
    { kind: 'list', items: [
      'Mention the check-in within the first ten minutes, even if only to say “I read it, thank you”.',
      'Use their words, if they said you may. If they asked you just to read, let your work answer.',
      'Name one thing you changed because of it.',
      'When you cannot change it, say so, and why.',
    ] },
    { kind: 'say', items: [
      'You wrote that I look at the clock. I moved it. Tell me if something else takes its place.',
      'You’d like longer sessions. I can’t offer that, and I didn’t want to leave it unanswered.',
      'That was a hard thing to write. I’m glad it reached me.',
    ] },
    { kind: 'avoid', items: [
      'Thanking only for warm answers. People learn quickly which ones you like.',
      'Asking five questions about one low tick. Candour should never cost them an interrogation.',
    ] },
    { kind: 'h', text: 'You said, we changed' },
    { kind: 'p', text: 'With their yes, the next check-in shows what changed. One true line is enough: “You asked for less homework. We stopped the diary.”' },
  ],
  sources: [works.blanchard2016, works.flueckiger2012, works.reese2013],
  topics: ['client voice', 'check-in', 'candour'],
  besides: { sources: ['dismissed'], places: ['client', 'check-in', 'follow-up'] },
}
