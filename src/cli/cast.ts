import { adasClients } from './cast-ada.ts'
import { bensClients } from './cast-ben.ts'
import { clarasClients } from './cast-clara.ts'
import type { CastMember } from './course.ts'

/** The invented practice; times are those of its clients, and the help numbers are real ones of its country. */
export const practice = {
  practiceName: 'Riverside Practice',
  timeZone: 'Europe/Zurich',
  readingWeek: { week: [1, 2, 3, 4, 5].map((day) => ({ day, from: '08:00', to: '18:00' })) },
  helpLines: [
    { label: 'Emergency', number: '112', hours: 'day and night' },
    { label: 'Die Dargebotene Hand', number: '143', hours: 'day and night' },
  ],
  helpConfirmed: true,
  outsideContacts: 'Patient ombudsperson of the canton, 044 000 00 00',
  leaveUrl: 'https://www.wikipedia.org/',
  supervisorMaySee: true,
}

export const director = { name: 'Ruth Amsler', firstName: 'Ruth', email: 'ruth@riverside.example' }

/** Everybody else, in the order of joining; the supervisor also receives what is not meant for a therapist. */
export const members: readonly [CastMember, CastMember, ...CastMember[]] = [
  { name: 'Dr. Johanna Keller', firstName: 'Johanna', email: 'johanna@riverside.example', roles: ['supervisor', 'recipient'], supervisor: null },
  { name: 'Dr. Ada Lindqvist', firstName: 'Ada', email: 'ada@riverside.example', roles: ['therapist'], supervisor: 'johanna@riverside.example' },
  { name: 'Ben Okafor', firstName: 'Ben', email: 'ben@riverside.example', roles: ['therapist'], supervisor: 'johanna@riverside.example' },
  { name: 'Clara Meier', firstName: 'Clara', email: 'clara@riverside.example', roles: ['therapist'], supervisor: 'johanna@riverside.example' },
]

/** Who found which guide helpful. */
export const guideVotes: readonly [email: string, guideId: string, helpful: boolean][] = [
  ['ada@riverside.example', 'starting-the-conversation', true],
  ['ada@riverside.example', 'when-withdrawal-shows', true],
  ['ben@riverside.example', 'starting-the-conversation', true],
  ['ben@riverside.example', 'two-maps', false],
  ['clara@riverside.example', 'saying-sorry-well', true],
  ['johanna@riverside.example', 'perfect-and-flat-lines', true],
]

/** Every client, each with the whole course of the therapy. */
export const clients = [...adasClients, ...bensClients, ...clarasClients]
