import type { Role } from '../../db/schema.ts'
import { words as practice } from './practice.ts'

const minutes = (n: number) => (n === 1 ? '1 minute' : `${n} minutes`)

/** The pages in front of the sign-in: signing in, resuming, setting up, joining, and the start of the demo. */
export const words = {
  signIn: {
    title: 'Sign in',
    email: 'E-mail address',
    password: 'Password',
    button: 'Sign in',
    refused: 'This e-mail address and password do not belong together. Please check both and try again.',
    tooMany: (n: number) => `There were many attempts to sign in, so signing in pauses for ${minutes(n)}, with the right password too. Please try again then. Nothing else has changed.`,
    forgotten: 'Forgotten your password? The director of your practice can help.',
    again: 'Please sign in again',
    safe: 'You are not signed in any more; that happens after half an hour without a click. What you typed is safe: it is kept on this page, and after signing in you can send it.',
    continued: 'After signing in you go on to the page you asked for.',
  },
  resume: {
    title: 'What you typed is still here',
    text: 'It has not been sent yet. Please look at it once more, then send it.',
    button: 'Send it now',
    leave: 'Leave it and go to Today',
    nothing: 'There is nothing to read here, only the choices you made. They are kept and will be sent too.',
  },
  setUp: {
    title: 'Set up your practice',
    intro: 'This takes about five minutes. What you decide about the practice can be changed later in Settings.',
    passwordGone: 'A password is never sent back to the page, so please type yours again.',
    sections: {
      code: { heading: 'Set-up code', text: 'It shows that you are the person who installed Attune. It stands where Attune was started, and is valid for 30 minutes.' },
      practice: { heading: 'Your practice', text: '' },
      you: { heading: 'You', text: 'You become the director: you can invite others and change these settings. Being director opens no client’s answers.' },
      reading: { heading: 'When check-ins are read', text: `Attune is not watched around the clock. Clients are told so, with the times you give here. You are the first who is asked to read; others can join you later. ${practice.reading.noMessage}` },
      help: { heading: 'Help right now', text: 'Only you know which numbers are right where your clients live. No check-in can be sent before they are here.' },
      outside: { heading: 'Outside the practice', text: practice.outside.why },
      sight: { heading: 'Who may see what', text: '' },
    },
    code: { label: 'Code', hint: 'Four groups of four. Dashes, spaces and small letters are fine.' },
    name: { label: 'Your full name' },
    firstName: { label: 'What clients call you', hint: 'For example: Ada, or Dr. Lindqvist.' },
    email: { label: 'Your e-mail address', hint: 'You sign in with it. Clients never see it.' },
    password: { label: 'Choose a password', hint: 'At least 12 characters. A few unrelated words are easy to remember.' },
    alsoTherapist: 'I also see clients here, as a therapist',
    button: 'Create the practice',
    emailAgain: 'Please give an e-mail address of at most 200 ordinary characters; it is used to sign in.',
  },
  join: {
    title: (practice: string) => `Join ${practice}`,
    hello: (name: string) => `Welcome, ${name}.`,
    text: (email: string) => `You sign in with ${email}. Please choose a password now; nobody else will know it.`,
    password: { label: 'Choose a password', hint: 'At least 12 characters. A few unrelated words are easy to remember.' },
    again: 'The password is never sent back, so please type it again.',
    button: 'Join',
    overTitle: 'This link is over',
    over: 'A link to join works once, within seven days. This one was used, has run out, or was not copied whole. Nothing is lost: the director of your practice can make a new one.',
    signIn: 'Go to sign-in',
  },
  start: {
    title: 'A practice to try',
    text: 'Every person here is invented: the practice, its members, all clients and all they wrote. You can change anything, and nothing reaches anybody.',
    choose: 'Look around as',
    enter: 'Enter as',
    nobody: 'The invented practice is still being written. Please reload this page in a moment.',
    sees: {
      therapist: 'See who may need a conversation before the next sessions, prepare it, and follow the repair.',
      supervisor: 'See what the whole practice noticed, talked about and repaired, as figures without names; read what you are asked to read. No page shows you a client’s line or a therapist’s notes.',
      director: 'See how the practice is set up, and change it: members, reading times and help numbers, while nobody’s answers open by it.',
      recipient: 'Read the words that clients addressed to somebody other than their therapist, or that are held back from the therapist, and pass on what the client agrees to.',
    } satisfies Record<Role, string>,
  },
  roles: { therapist: 'therapist', supervisor: 'supervisor', director: 'director', recipient: 'recipient' } satisfies Record<Role, string>,
}
