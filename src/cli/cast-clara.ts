import type { CastClient } from './course.ts'

const base = { therapist: 'clara@riverside.example', language: 'en', setting: 'in-person', instrument: 'alliance-checkin-short', every: 7 } as const

/** The clients of Clara Meier. */
export const clarasClients: readonly CastClient[] = [
  {
    ...base, name: 'Amara N.', contact: '079 000 00 20', instrument: 'alliance-checkin-long', at: '10:00', next: 1, leans: ['bond', 'openness'],
    sessions: [
      5, 5.14, 5, 5.29, 5.43, { mean: 5.29, guess: 5 }, 5.29,
      {
        mean: 4, fell: ['confidence', 'goals'], direct: 1, guess: 5,
        signs: [{ sign: 'about-progress', words: 'Said it with a smile: ten weeks, and still the same dream.' }],
        then: [
          { type: 'acknowledged', data: { how: 'confirmed' } },
          { type: 'source-chosen', data: { sources: ['progress'], form: 'confrontation', part: 'not decided', words: '' } },
        ],
      },
      {
        mean: 4.29, fell: ['confidence'], asked: { resolved: 2 },
        logged: [{ type: 'conversation', data: { how: 'We looked at the last ten weeks together. She says that the first months were politeness, and that she now answers what she thinks' } }],
        then: [{ type: 'planned', data: { interventions: [{ id: 'adjust-work', lane: 'later' }], words: '' } }],
      },
      { mean: 4, asked: { resolved: 1 } }, { mean: 4.29, guess: 4.25, asked: { resolved: 2 } }, 4.29,
      {
        mean: 4.43,
        then: [
          { type: 'new-usual', data: { reason: 'Steady for five weeks. She said herself that these answers are the honest ones' } },
          { type: 'was-it-one', data: { answer: 'unsure' } },
        ],
      },
      4.29, { mean: 4.43, guess: 4.43 }, { mean: 4.29, note: 'Plain talk. She brought the dream again, and we stayed with it.' },
    ],
  },
  {
    ...base, name: 'P. B.', contact: '079 000 00 21', at: '18:00', next: 2, leans: ['goals', 'bond'],
    sessions: [
      4.25, 4.5, 4.25, 4.5,
      {
        mean: 3, fell: ['bond', 'openness'], direct: 4, reader: 'someone-else', wish: 'bring-up', hoursAgo: 0.2,
        words: 'Clara wrote to me late in the evening, twice, and it was not about the appointments. Maybe it means nothing. I do not know whom to ask.',
      },
    ],
  },
  {
    ...base, name: 'Дмитрий С.', contact: '079 000 00 22', at: '12:00', next: null, lastDaysAgo: 24, leans: ['confidence', 'openness'],
    sessions: [
      4.5, 4.25, 4.5, 4.75, 4.5,
      {
        mean: 3.25, fell: ['goals'], direct: 2, guess: 4.5,
        signs: [{ sign: 'about-frame', whenISaid: 'The missed hour has to be paid.', words: 'The fee for the missed hour.' }, { sign: 'running-late' }],
        then: [{ type: 'set-aside', data: { reason: 'About the fee, not about us, as I saw it then.' } }],
      },
      {
        mean: 3.5, fell: ['goals', 'bond'], direct: 1,
        note: '“My brother-in-law talks to me for nothing.” He said it to the window.',
        logged: [{ type: 'reopened', data: { reason: 'It was not only the fee. I was late myself three times this autumn, and he counted.' } }],
        then: [
          { type: 'reflect', prompt: 'role-reversal', words: 'I would want to hear: you were right to count.' },
          { type: 'source-chosen', data: { sources: ['frame'], form: 'confrontation', part: 'mine to answer for', words: 'My own lateness, and then a rule for his.' } },
          { type: 'planned', data: { interventions: [{ id: 'hold-limit', lane: 'this-session' }, { id: 'clarify-and-account', lane: 'this-session' }], words: 'The lateness is mine. The rule stays, and it counts for both of us.' } },
        ],
      },
      {
        mean: 4, guess: 3.5, asked: { resolved: 3 },
        logged: [{ type: 'conversation', data: { how: 'I said that I had been late three times, and took those minutes off the bill. He accepted that. He would still rather work with a man of his own language, and had asked around already.' } }],
        then: [{ type: 'end-therapy', how: 'changed-therapist', learned: 'He told me early that time means respect to him. I heard it as a remark about trams. The change was a good end; he shook my hand.' }],
      },
    ],
  },
  {
    ...base, name: 'Fatima Z.', contact: '079 000 00 23', at: '16:30', next: 0, leans: ['bond', 'goals'],
    sessions: [
      4.5, 4.5, { mean: 4.75, guess: 4.5 }, 4.5,
      {
        mean: 3.5, fell: ['bond'], guess: 3.75, asked: { 'talked-about': 1 },
        signs: [{ sign: 'said-event', whenISaid: 'Let us come back to the plan.', clientSaid: 'I was still talking. At home nobody lets me finish either.' }],
        note: 'She said it calmly. I thanked her and felt my face go warm.',
        logged: [{ type: 'open', by: 'said-directly', because: '' }],
        then: [
          { type: 'acknowledged', data: { how: 'confirmed' } },
          { type: 'reflect', prompt: 'just-before', words: 'I had looked at the time and wanted to save the exercise.' },
          { type: 'source-chosen', data: { sources: ['said-or-done', 'pace'], form: 'confrontation', part: 'mine to answer for', words: 'I cut her off.' } },
          { type: 'planned', data: { interventions: [{ id: 'clarify-and-account', lane: 'this-session' }, { id: 'listen-openly', lane: 'this-session' }], words: 'Begin with it, no plan on the table.' } },
        ],
      },
      {
        mean: 3.25, fell: ['bond'], direct: 1, guess: 4.25, asked: { 'talked-about': 4, resolved: 2 },
        logged: [
          { type: 'conversation', data: { how: 'I said that I had cut her off, that it was not all right, and that the plan can wait. She told the story to its end. It took the whole hour.' } },
          { type: 'step-noted', data: { intervention: 'clarify-and-account', how: 'No explaining, except once', next: 'leave the clock behind me' } },
        ],
      },
      { mean: 3.5, fell: ['confidence'], asked: { resolved: 2 } },
      { mean: 3.25, fell: ['confidence'], direct: 1, guess: 4, asked: { resolved: 2 } },
      { mean: 3.5, fell: ['confidence'], note: 'Friendly. She asked how long it usually takes.' },
    ],
  },
  {
    ...base, name: 'Chitra D.', contact: '079 000 00 24', at: '09:00', next: 3, leans: ['openness', 'goals'],
    sessions: [
      4.25, 4.5,
      {
        mean: 4.25, measures: { 'phq-9': [2, 2, 3, 2, 1, 2, 1, 0, 1] }, guess: 4.25,
        then: [{ type: 'assessed', outcome: 'Rang her straight away. Thoughts of not waking up at times, for years; no plan, no wish to act on them. Safety plan written together, her sister knows. We ask again at every form.' }],
      },
      4.5, { mean: 4.75, measures: { 'phq-9': [2, 1, 2, 2, 1, 1, 1, 0, 1] } }, 4.5,
      {
        rows: [4, null, null, 4, 0], words: 'No time for the others today, the little one is ill.', reader: 'therapist', wish: 'just-read',
      },
    ],
  },
]
