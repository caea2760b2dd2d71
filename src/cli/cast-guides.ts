import type { Pin } from '../core/guides/index.ts'

/** Guides that the invented practice wrote itself; the second version of one shows that the first is kept. */
export const ownGuides: readonly {
  versions: readonly { title: string; summary: string; body: string; sources: string }[]
  pins: readonly Pin[]
}[] = [
  {
    pins: ['source:frame', 'intervention:hold-limit'],
    versions: [
      {
        title: 'How we handle fees',
        summary: 'What we agreed on, so that nobody has to decide it alone at five to six.',
        body: 'We charge for a session that is cancelled on the same day. We do not charge the first time.',
        sources: 'Team meeting',
      },
      {
        title: 'How we handle fees',
        summary: 'What we agreed on, so that nobody has to decide it alone at five to six.',
        body: [
          'A session that is cancelled on the same day is charged. The first time it is not, and we say so.',
          '',
          '# If somebody cannot pay',
          '- Offer instalments before you offer a smaller fee.',
          '- Ruth decides on smaller fees, within a week.',
          '- What is agreed for one is open to all who are in the same position.',
          '',
          '> I told you about this rule late. This one I won’t charge, and from now on it holds.',
          '> If money is the reason, tell me before you stay away. We have found ways before.',
          '',
          'Read “Fee, time and contact” as well. It is about what a fee can mean, and this is about how much it is.',
        ].join('\n'),
        sources: 'Team meeting in spring\nExperience of this practice; not tried out anywhere else',
      },
    ],
  },
  {
    pins: ['sign:gone-quiet'],
    versions: [{
      title: 'Before you write to somebody who stayed away',
      summary: 'Three things to look up here first, in two minutes.',
      body: '- The note on safe contact: may we write, and where?\n- The last check-in and the last three notes.\n- Who else sees them: Johanna knows the two clinics by name.\n\nThen one message. The words in “A warm letter” are a good start.\n\n> I hope you are all right. Your time on Tuesday is kept.',
      sources: '',
    }],
  },
]

/** What members told the director about a guide, days before now. */
export const guideComments: readonly { email: string; guideId: string; words: string; daysAgo: number }[] = [
  { email: 'ben@riverside.example', guideId: 'two-maps', words: 'I lose the thread between the two maps. A drawing would help me, or one real course from start to end.', daysAgo: 30 },
  { email: 'ada@riverside.example', guideId: 'with-an-interpreter', words: 'The ten minutes afterwards are not paid for here. Could we settle that with the interpreters’ service?', daysAgo: 11 },
  { email: 'clara@riverside.example', guideId: 'saying-sorry-well', words: 'Read it in the corridor, used it ten minutes later. It is short enough.', daysAgo: 4 },
]
