import type { CastClient } from './course.ts'

const base = { therapist: 'ben@riverside.example', language: 'en', setting: 'in-person', instrument: 'alliance-checkin-short', every: 7 } as const

/** The clients of Ben Okafor. */
export const bensClients: readonly CastClient[] = [
  {
    ...base, name: 'Yuki T.', contact: '079 000 00 13', at: '09:00', next: 1, leans: ['openness', 'bond'],
    sessions: [
      4.5, { mean: 4.75, guess: 4.5 }, 4.5, 5, 4.75,
      {
        mean: 4.5, guess: 3.5,
        signs: [
          { sign: 'abstract-talk', whenWeSpokeOf: 'the move', notTypicalFor: 'client' },
          { sign: 'felt-distance', words: 'As if a pane of glass had come down.' },
        ],
        note: 'Every sentence was right, and none of them was about her.',
        logged: [{ type: 'open', by: 'by-hand', because: 'The form says all is as usual. I do not believe that I imagined the distance.' }],
        then: [
          { type: 'reflect', prompt: 'felt-in-body', words: 'Tight shoulders from the moment I mentioned her return date.' },
          { type: 'source-chosen', data: { sources: ['ending'], form: 'withdrawal', part: 'not decided', words: 'She goes back in spring. I said the date as if it were a detail.' } },
          {
            type: 'opener-kept', data: {
              register: 'tentative',
              text: 'Since we spoke about the move I have felt a little further away from you, and it may be mine. I said the date rather quickly. What was that like for you?',
            },
          },
        ],
      },
    ],
  },
  {
    ...base, name: 'Олена К.', contact: '079 000 00 14', at: '13:00', next: 2, setting: 'telehealth', leans: ['goals', 'openness'],
    sessions: [
      3.75, 4, 4.25, 4, 4.25, { mean: 4, guess: 4 }, 4.25,
      {
        mean: 3.25, fell: ['bond'], direct: 1, guess: 3.75,
        signs: [
          { sign: 'short-answers', notTypicalFor: 'client' },
          { sign: 'gaze-avoided', words: 'Looked beside the camera for most of the hour.' },
        ],
        note: 'The sirens again in the background at her mother’s. I asked about the diary all the same.',
        then: [
          { type: 'reflect', prompt: 'dismissive', words: 'I went on with my plan while her mother sat in a cellar.' },
          { type: 'waiting', data: { why: ['asked-not-to'], reason: 'Her mother travels this week. She asked for plain hours until then; we come back to it when the journey is over.' } },
          { type: 'planned', data: { interventions: [{ id: 'listen-openly', lane: 'later' }], words: 'Not before her mother has arrived.' } },
        ],
      },
    ],
  },
  {
    ...base, name: 'Marek W.', contact: '079 000 00 15', at: '15:00', next: 0, leans: ['bond', 'confidence'],
    sessions: [
      { mean: 5, guess: 5 }, 5.25, { mean: 5, guess: 5 }, 5.25, { mean: 5.25, guess: 5 }, { mean: 5, guess: 5 }, { mean: 5, guess: 5 },
      4.75, 4.75, 4.5, 4.5, 4.25, 4.25, { mean: 4, guess: 5 }, { mean: 4, guess: 4.75 },
      { mean: 3.75, fell: ['confidence'], guess: 4.75, note: 'Punctual, polite, brings a list. We have been on the list since August.' },
    ],
  },
  {
    ...base, name: 'נועה ב.', contact: '079 000 00 16', at: '17:00', next: 3, leans: ['confidence', 'bond'],
    sessions: [
      4.25, 4.5, 4.25, 4.75, 4.5,
      {
        mean: 4.25, direct: 3, fell: ['openness'], guess: 4.5, signs: [{ sign: 'more-advice' }],
        note: 'Gave her three tips at the door. Old habit.',
      },
      { mean: 4.5, direct: 1 },
      { mean: 4.5, guess: 4.5, note: 'Easy hour. No tips.' },
    ],
  },
  {
    ...base, name: 'Inês V.', contact: '079 000 00 17', instrument: 'alliance-checkin-long', at: '11:00', next: 4, leans: ['task', 'bond'],
    sessions: [
      4.57, 4.71, 4.43, 4.86, 4.71, 4.57, { mean: 4.86, guess: 4.71 },
      {
        mean: 3.57, fell: ['confidence', 'goals'], guess: 4.57,
        words: 'Filled in on the train after eleven hours of work, sorry if it makes no sense.', wish: 'just-read', reader: 'therapist',
        then: [
          { type: 'acknowledged', data: { how: 'confirmed' } },
        ],
      },
      {
        mean: 4.71, guess: 4.57,
        logged: [
          { type: 'set-aside', data: { reason: 'I asked lightly. She laughed and told me about the train and the week before the trade fair; nothing between us that she could think of.' } },
          { type: 'was-it-one', data: { answer: 'no' } },
        ],
      },
      4.86, { mean: 4.71, note: 'The trade fair is over. She slept.' },
    ],
  },
  {
    ...base, name: 'ლუკა პ.', contact: '079 000 00 18', at: '08:00', next: 1, leans: ['goals', 'bond'],
    sessions: [
      3.25, 3.5, 3.25, { mean: 3, guess: 3.5 }, { rows: [3, 3, 3, 3, 3] }, { rows: [3, 3, 3, 3, 3], guess: 3.25 },
      { rows: [3, 3, 3, 3, 3], note: 'He says the form is fine. Talked about football for a while, and then about his son.' },
    ],
  },
  {
    ...base, name: 'Ηλίας Π.', contact: '079 000 00 19', at: '14:00', next: 2, every: 14, leans: ['openness', 'confidence'],
    sessions: [
      3, 2.5, 2.25, 2.5, { mean: 2, guess: 3, signs: [{ sign: 'denial' }] }, 2.25,
      { mean: 2, measures: { 'phq-9': [2, 2, 2, 3, 1, 2, 1, 1, 0] } },
      { mean: 2, guess: 2.5, note: 'Came in the snow. He never misses one, whatever the form says.' },
    ],
  },
]
