import type { CastClient } from './course.ts'

const base = { therapist: 'ada@riverside.example', language: 'en', setting: 'in-person', instrument: 'alliance-checkin-short', every: 7 } as const

/** The clients of Dr. Ada Lindqvist. */
export const adasClients: readonly CastClient[] = [
  {
    ...base, name: 'Noor A.', contact: '079 000 00 01', at: '10:00', next: 0, leans: ['goals', 'bond'],
    sessions: [
      4.75, { mean: 5, guess: 4.5 }, 4.75, null,
      { mean: 5, guess: 5, note: 'Lively. Brought the diary filled in for the first time.' },
      4.75,
      {
        mean: 5, guess: 5, signs: [{ sign: 'difficult-topic', whenWeSpokeOf: 'her father' }],
        note: 'We touched on her father near the end and had to stop.',
      },
      {
        mean: 3.75, fell: ['confidence'], direct: 1, guess: 4.75, hoursAgo: 14,
        words: 'I would like to talk about the homework. I fill in the diary every day and I do not see what it changes.',
        wish: 'bring-up', reader: 'therapist',
        signs: [
          { sign: 'short-answers', whenWeSpokeOf: 'the diary', notTypicalFor: 'client' },
          { sign: 'closed-questions', whenISaid: 'Did you manage the diary this week?', notTypicalFor: 'me' },
          { sign: 'felt-distance' },
        ],
        note: 'Quiet. I went through the diary day by day and noticed too late that I was the one talking.',
      },
    ],
  },
  {
    ...base, name: 'J. M.', contact: '079 000 00 02', at: '16:30', next: 2, every: 14, leans: ['bond', 'goals'],
    sessions: [5.75, { mean: 6, guess: 5 }, 6, 6, null, { mean: null, note: 'Friendly and brief. Left five minutes early for a train.' }],
  },
  {
    ...base, name: 'Tomás R.', contact: '079 000 00 03', at: '14:00', next: 0, leans: ['bond', 'confidence'],
    sessions: [
      4.5, 4.75, 4.5, { mean: 4.75, guess: 4.5 }, 5, 4.75, 4.5, 4.75, 5, 4.75, 4.75,
      {
        mean: 3.5, fell: ['bond'], direct: 2, guess: 4.5,
        signs: [
          { sign: 'less-talking', notTypicalFor: 'client' },
          { sign: 'body-closed', whenISaid: 'That sounds like your old pattern again.', words: 'Arms crossed after that, and he looked at the door.' },
        ],
        note: 'Something changed about halfway. I kept going.',
        then: [
          { type: 'acknowledged', data: { how: 'confirmed' } },
          { type: 'reflect', prompt: 'just-before', words: 'I called it his old pattern. I was pleased with the link, and it was my link, not his.' },
          { type: 'reflect', prompt: 'like-for-them', words: 'Like being read out of a file.' },
        ],
      },
      {
        mean: 3.75, fell: ['bond'], direct: 1,
        note: 'Careful with each other today. I did not find the moment.',
        then: [
          { type: 'source-chosen', data: { sources: ['said-or-done', 'dismissed'], form: 'withdrawal', part: 'mine to answer for', words: 'My remark about his old pattern.' } },
          {
            type: 'opener-kept', data: {
              register: 'plain',
              text: 'Two sessions ago I said something about an old pattern, and after that you became quieter. I may have put you in a box there. What was that like for you?',
            },
          },
          { type: 'planned', data: { interventions: [{ id: 'understand-event', lane: 'this-session' }, { id: 'clarify-and-account', lane: 'this-session' }, { id: 'explore-deeper', lane: 'later' }], words: 'Own the sentence first; no explaining.' } },
          { type: 'setting-chosen', data: { settings: ['keeps-distance'] } },
          { type: 'apology-kept', data: { text: 'I called it your old pattern. That made you into a file, and it cost you your voice in this room. I’m sorry. From today I’ll ask before I draw a line between things.' } },
          { type: 'place-marked', data: { session: 13, map: 'withdrawal', stage: 'marker', words: 'Short answers, eyes on the clock.' } },
        ],
      },
      {
        mean: 4, direct: 1, guess: 4, asked: { resolved: 3 },
        note: 'We talked about it. He said it was like hearing his brother.',
        logged: [
          { type: 'conversation', data: { how: 'I named my sentence and said that it was careless. He was silent, then said that it sounded like his brother, who always knew better. I thanked him. He added, unasked, that the rest of the hours had been good.' } },
          { type: 'step-noted', data: { intervention: 'understand-event', how: 'We went through the moment slowly; he corrected my picture of it twice', next: 'ask before I offer a link', done: ['name-moment', 'ask-side', 'say-back'] } },
          { type: 'place-marked', data: { session: 14, map: 'withdrawal', stage: 'hard-to-say', words: 'He said whom it reminded him of, then looked away.' } },
        ],
      },
      { mean: 4.5, guess: 4.25, note: 'Warmer. He teased me about patterns, kindly.' },
    ],
  },
  {
    ...base, name: 'Elif K.', contact: '079 000 00 04', at: '09:00', next: 3, leans: ['bond', 'openness'],
    sessions: [
      4.5, { mean: 4.25, guess: 4.25 }, { mean: 4.75, guess: 4.5 }, 4.5, { mean: 4.5, guess: 4.25 }, 4.75, 4.25,
      { mean: 4.5, guess: 4.5, measures: { 'gad-7': [2, 2, 1, 2, 1, 1, 1] } }, 4.75, 4.5, { mean: 4.5, guess: 4.25 }, 4.75, 4.5,
      {
        mean: 3.5, fell: ['goals'], guess: 4.5,
        signs: [{ sign: 'appeasing', notTypicalFor: 'client' }, { sign: 'change-of-approach', words: 'Began exposure on the bus.' }],
        then: [{ type: 'acknowledged', data: { how: 'prepared' } }],
      },
      {
        mean: 3.25, fell: ['goals', 'confidence'], direct: 2,
        signs: [{ sign: 'rejecting-intervention', whenWeSpokeOf: 'the next bus ride' }, { sign: 'over-explaining' }],
        then: [
          { type: 'reflect', prompt: 'avoiding', words: 'I did not ask whether she still wants the bus at all. I was afraid that the plan would fall apart.', shared: true },
          { type: 'source-chosen', data: { sources: ['task', 'goals'], form: 'mixed', part: 'not decided', words: 'The bus was her aim in spring. It may not be hers any more.' } },
        ],
      },
      {
        mean: 3, fell: ['goals'], direct: 2, asked: { resolved: 1 }, measures: { 'gad-7': [2, 3, 2, 2, 1, 2, 1] },
        logged: [
          { type: 'conversation', data: { how: 'I asked how the exposure has been for her. She said it was fine, then that she does it for me. We slowed down, but I explained the method once more.' } },
          { type: 'planned', data: { interventions: [{ id: 'explain-reasoning', lane: 'this-session' }, { id: 'review-goals', lane: 'later' }], words: '' } },
          { type: 'step-noted', data: { intervention: 'explain-reasoning', how: 'She nodded a lot', next: 'ask less whether it is clear, and more whether it is wanted' } },
        ],
      },
      { mean: 3.5, fell: ['goals'], direct: 1, guess: 4.25, asked: { resolved: 1 } },
      {
        mean: 3, fell: ['goals'], direct: 2,
        words: 'You are kind, but we keep doing the bus.', wish: 'bring-up', reader: 'therapist', asked: { resolved: 1 },
      },
      { mean: 3.5, fell: ['goals'], direct: 1, asked: { 'talked-about': 2, resolved: 1 }, logged: [{ type: 'changed-work', data: { what: 'Left the bus out for two sessions; she brings what matters that week' } }], then: [{ type: 'told', kind: 'changed', words: 'For two meetings we leave the trips out, and you bring what matters most to you.' }] },
      {
        mean: 3, fell: ['goals'], direct: 1, guess: 4, asked: { 'talked-about': 3, resolved: 2 }, signs: [{ sign: 'topic-shift', whenWeSpokeOf: 'what she came for' }],
        then: [{ type: 'planned', data: { interventions: [{ id: 'review-goals', lane: 'this-session' }, { id: 'adjust-work', lane: 'later' }], words: 'Begin with an empty sheet: what would she want from the next ten hours?' } }, { type: 'told', kind: 'changed', words: 'Next time we begin with an empty sheet: what do you want from our time?' }],
      },
    ],
  },
  {
    ...base, name: 'Priya S.', contact: '079 000 00 05', at: '11:00', next: 0, leans: ['openness', 'confidence'],
    sessions: [{ mean: 2, guess: 3.5, note: 'Her sister made the appointment.' }, { mean: 1.75, direct: 1, note: 'Answered everything, asked nothing.' }],
  },
  {
    ...base, name: 'Daniel O.', contact: '079 000 00 06', at: '15:30', next: 1, leans: ['goals', 'bond'],
    sessions: [
      4.25, 4.5, 4.75, { mean: 4.5, measures: { 'phq-9': [1, 2, 2, 2, 1, 1, 1, 0, 0] } }, 4.75, 4.5, 4.75,
      {
        mean: 2.5, fell: ['confidence', 'bond'], direct: 2, guess: 4, hoursAgo: 0.15,
        words: 'I talked and it felt like talking to the wall. Maybe I am just too tired for this.',
        measures: { 'phq-9': [2, 3, 2, 3, 2, 2, 2, 0, 1] },
        signs: [{ sign: 'very-still' }, { sign: 'gaze-avoided', notTypicalFor: 'client' }],
        note: 'Slow and flat today. He lost his job on Tuesday.',
      },
    ],
  },
  {
    ...base, name: 'K.', contact: '079 000 00 07', at: '17:00', next: 1, leans: ['confidence', 'openness'],
    sessions: [
      4.5, { mean: 4.75, guess: 4.25 }, 4.25, { mean: 4.75, guess: 4.25 }, 4.5, { mean: 4.75, guess: 4.5 },
      {
        mean: 3.75, fell: ['openness'], guess: 4.5, reader: 'therapist', wish: 'just-read',
        note: 'A short hour; the heating was off.',
        words: 'The room was cold and you looked at the clock twice. It is all right. I only wanted to have said it.',
      },
    ],
  },
  {
    ...base, name: 'Søren B.', contact: '079 000 00 08', at: '13:00', next: 0, every: 7, leans: ['bond', 'goals'],
    sessions: [
      3.75, 4, 4.25, 4, { mean: 4.25, measures: { 'phq-9': [2, 2, 2, 2, 1, 2, 1, 0, 0] } }, 4.5, 4.25, 4.5, 4.25, 4.5, 4.75, null, 4.5, 4.75,
      { mean: 4.5, measures: { 'phq-9': [1, 2, 1, 2, 1, 1, 1, 0, 0] } }, 4.75, 4.5, { missed: true }, 4.75,
      {
        mean: 3.5, fell: ['goals'], guess: 4.5, signs: [{ sign: 'about-approach', whenWeSpokeOf: 'the activity plan' }, { sign: 'longer-therapist-turns' }],
        note: 'He asked whether the plan is for him or for my files.',
        then: [
          { type: 'acknowledged', data: { how: 'confirmed' } },
          { type: 'source-chosen', data: { sources: ['task'], form: 'confrontation', part: 'not decided', words: 'The activity plan.' } },
          {
            type: 'opener-kept', data: {
              register: 'warm',
              text: 'You asked whether the plan is for you or for my files, and I went past it. Thank you for saying it. What would make this hour more yours?',
            },
          },
          { type: 'planned', data: { interventions: [{ id: 'adjust-work', lane: 'this-session' }, { id: 'explain-reasoning', lane: 'later' }], words: '' } },
        ],
      },
      {
        mean: 4.25, asked: { resolved: null },
        logged: [
          { type: 'conversation', data: { how: 'He said that the sheets make him feel like a pupil. I said that I had not seen that, and we put them away.' } },
          { type: 'changed-work', data: { what: 'No sheets. He names one thing at the end of the hour, in his own words' } },
          { type: 'step-noted', data: { intervention: 'adjust-work', how: 'He named it before I asked', next: 'look again in two sessions' } },
        ],
      },
      4.5,
      {
        mean: 4.75, guess: 4.5,
        then: [
          { type: 'closing-note', data: { learned: 'He asks once, drily. That once is the moment.', notes: { agreed: 'One thing at the end of the hour, in his own words.' } } },
          { type: 'was-it-one', data: { answer: 'yes' } },
        ],
      },
      4.75, 5, 4.75, 4.5, 5, { mean: 4.75, measures: { 'phq-9': [1, 1, 1, 1, 0, 1, 1, 0, 0] } },
      { mean: 5, guess: 4.75, note: 'Thinking of longer gaps between the sessions.' },
    ],
  },
  {
    ...base, name: 'محمود ح.', contact: '079 000 00 09', at: '09:00', next: 4, setting: 'telehealth', leans: ['openness', 'bond'],
    sessions: [4, 4.25, 4, 4.5, { mean: 4.25, guess: 4 }, { mean: 4.5, note: 'The picture froze twice; we went on by voice.' }],
  },
  {
    ...base, name: 'Seo-yeon L.', contact: '079 000 00 10', at: '11:00', next: 2, leans: ['goals', 'openness'],
    sessions: [
      4, 4.25, 4.5, 4.25, 4.5, 4.75,
      {
        mean: 3.25, fell: ['openness', 'bond'], direct: 2, guess: 4.25,
        signs: [{ sign: 'appeasing', whenISaid: 'Your parents will understand in the end.' }, { sign: 'feeling-mismatch' }, { sign: 'wish-to-please' }],
        note: 'She smiled and agreed. It was not a smile.',
        then: [
          { type: 'acknowledged', data: { how: 'confirmed' } },
          { type: 'reflect', prompt: 'difference', words: 'I spoke about her parents from my own family’s rules.' },
          { type: 'source-chosen', data: { sources: ['culture', 'dismissed'], form: 'withdrawal', part: 'mine to answer for', words: 'I made her parents into a problem that time would solve.' } },
        ],
      },
      {
        mean: 3.25, fell: ['openness'], direct: 1, asked: { resolved: 1 },
        logged: [
          { type: 'conversation', data: { how: 'I said that I had spoken about her parents as if I knew such families, and that this was careless. After a while she told me what respect means at home.' } },
          { type: 'planned', data: { interventions: [{ id: 'clarify-and-account', lane: 'this-session' }, { id: 'explore-deeper', lane: 'later' }], words: 'She chooses when the parents come up again.' } },
        ],
      },
      {
        mean: 4.25, asked: { resolved: 2 }, logged: [{ type: 'step-noted', data: { intervention: 'explore-deeper', how: 'She asked what my parents were like', next: '' } }],
      },
      {
        mean: 4.5, guess: 4.25, asked: { resolved: 2 },
        then: [
          { type: 'closing-note', data: { learned: 'A smile is not an answer. When I comfort, I look first for whom.' } },
          { type: 'was-it-one', data: { answer: 'yes' } },
        ],
      },
      4.5, 4.75, 5, 4.75, 5, 4.75,
      { mean: 5, then: [{ type: 'looked-back', data: { held: 'yes', words: 'She now corrects me before I ask.' } }] },
      { mean: 5, note: 'Her parents came up by themselves, lightly.' },
    ],
  },
  {
    ...base, name: 'Maria-Magdalena Szczepańska-Wojciechowska de la Fuente', contact: '079 000 00 11', at: '16:00', next: 3, every: 14, leans: ['bond', 'openness'],
    sessions: [3.75, 4, 3.75, 4.25, 4, { mean: 4.25, note: 'Asked for the tissue box to stand nearer.' }, 4, { mean: 4.25, note: 'First time she brought a dream.' }],
  },
  {
    ...base, name: 'Anh T.', contact: '079 000 00 12', at: '12:00', next: 1, leans: ['bond', 'goals'],
    sessions: [],
  },
]
