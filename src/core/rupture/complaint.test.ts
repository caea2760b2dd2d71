import { expect, test } from 'vitest'
import { tenor, writtenComplaint } from './complaint.ts'
import type { CheckInEvidence, ClientWords } from './evidence.ts'

const form = (over: Partial<CheckInEvidence> = {}): CheckInEvidence => ({
  session: 1, date: '2026-03-02', level: 'usual', score: 4, expected: null, slide: false, subscaleNotices: [],
  direct: 0, fell: [], words: null, ...over,
})
const open: ClientWords = { text: 'About the chair.', reader: 'therapist', wish: 'bring-up' }

test.each<[string, Partial<CheckInEvidence>, boolean]>([
  ['usual', {}, false], ['learning', { level: 'learning' }, false], ['unscorable', { level: 'unscorable' }, false],
  ['notice', { level: 'notice' }, true], ['alert', { level: 'alert' }, true], ['severe', { level: 'severe' }, true],
  ['slow slide', { slide: true }, true], ['subscale', { subscaleNotices: ['bond'] }, true],
  ['direct skipped', { direct: null }, false], ['a little', { direct: 1 }, true],
])('open words to be brought up, on a form with %s', (_, over, counts) => {
  expect(writtenComplaint(open, form(over))).toBe(counts ? 'with-form' : null)
})

test('words for someone else are no complaint to the therapist, however plain', () => {
  expect(writtenComplaint({ ...open, text: 'You hurt me.', reader: 'someone-else' }, form({ level: 'severe', direct: 4 }))).toBeNull()
})

test.each([
  'You did not listen when I spoke of my mother.', "You didn’t really hear me", 'You kept interrupting me.',
  'I felt judged when I told you about the drinking', 'I did not feel heard last time', "I don't trust you any more",
  'You fell asleep', 'She fell asleep in session.', "The homework isn't helping", 'I am annoyed about how you ended the session', 'You hurt me.', 'I felt a bit unheard.',
  'When you said I was overreacting, it really stung.', 'Thank you for the time. But you dismissed my question.',
  'Sie haben mir nicht zugehört', 'Ich fühlte mich nicht ernst genommen', 'No me escuchaste cuando hablé de mi padre',
])('a plain complaint: %s', text => expect(tenor(text)).toBe('complaint'))

test.each([
  'Thank you, that helped a lot.', 'I felt heard.', 'Great session!', 'I feel understood, thanks', 'Danke, das war hilfreich',
  'Muchas gracias', 'I really appreciate your patience. It went well.',
])('thanks only: %s', text => expect(tenor(text)).toBe('praise'))

test.each([
  'About the breathing exercise.', 'Thanks, but the pace was quick', 'My boss did not listen to me.', 'I felt dismissed by my sister',
  'You did not judge me.', "I didn't feel judged", 'Can we talk about the fee?', 'Good, though something felt strange', '', 'x'.repeat(4000),
  'The medication is not working', 'I never felt dismissed here', 'You never pushed me',
])('open, for a person to read: %s', text => expect(tenor(text)).toBe('open'))

test('4,000 characters of the worst kind are read in no time', () => {
  const started = performance.now()
  for (const piece of ['i felt really ', 'when you said ', "you didn't ", 'i was being a bit ', "n't n't "]) {
    tenor(piece.repeat(Math.ceil(4000 / piece.length)).slice(0, 4000))
  }
  expect(performance.now() - started).toBeLessThan(5000)
})
