import type { GuideText } from './guide.ts'
import { works } from './works.ts'

export const rupturesAreOrdinary: GuideText = {
  id: 'ruptures-are-ordinary',
  title: 'Ruptures are ordinary',
  summary: 'A strain between two people who work closely is part of the work, and often a way into it.',
  body: [
    { kind: 'p', text: 'A rupture is any wear in the connection: a small distance after a clumsy sentence, a goal that is no longer shared, an open complaint. Most are unintended. Most are brief. Many are never spoken of.' },
    { kind: 'p', text: 'How often they are seen depends on who is asked. In reviews, clients report them in 19 to 42 per cent of sessions, and trained observers see them in 41 per cent or more. So a quiet check-in tells you that nothing unusual was written down. It does not tell you that nothing happened.' },
    { kind: 'h', text: 'What seems to matter is what comes next' },
    { kind: 'p', text: 'Across studies, repaired ruptures tend to go with better outcomes, and unrepaired ones with worse outcomes and with people leaving. In one study of 84 clients, sessions in which the therapist had noticed the strain were followed by a better alliance. None of this proves that repair causes the difference. It does make noticing worth two minutes.' },
    { kind: 'h', text: 'For you' },
    { kind: 'list', items: [
      'A dip is a question about last Tuesday. It is not a mark on your work.',
      'Colleagues you admire have these weeks too. They may have got faster at saying so.',
      'Your first reaction (“that’s unfair”, “I knew it”) is worth noting before you act on it.',
    ] },
    { kind: 'say', items: [
      'We’re two people working on something hard. Now and then we’ll miss each other, and I’d like to hear when we do.',
    ] },
    { kind: 'avoid', items: [
      'Reading a dip as a mark, yours or theirs.',
      'Waiting for proof before you ask. A light question costs less than a silent month.',
    ] },
    { kind: 'note', text: 'Nothing here ranks therapists, and the practice sees no league table.' },
  ],
  sources: [works.eubanks2018meta, works.mclaughlin2014, works.chen2018, works.eubanks2015],
  topics: ['basics', 'attitude'],
  besides: { places: ['today', 'understand'] },
}
