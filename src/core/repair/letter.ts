/** Whom the letter is from and to. */
export interface LetterFrom { clientName: string; therapistName: string; practiceName: string; language: string }

interface Wording { greeting: (name: string) => string; body: readonly string[]; closing: string }

/**
 * The one letter to somebody who stopped coming (guidance §9): warm, short, no scores, no reason asked for, no date to
 * answer by, the door open, and how to end it well without coming. Our own draft; English, Spanish and German.
 */
const wordings: Readonly<Record<string, Wording>> = {
  en: {
    greeting: (name) => `Dear ${name},`,
    body: [
      'We have not met for a while, and I have been thinking of you. I hope you are all right.',
      'You do not have to explain anything. If something in our hours was not good for you, I would be glad to hear it, now or later; it would not be held against you.',
      'If you would like to come again, write or call, and we will find an hour. If you would rather stop here, or see somebody else, that is your choice, and I am glad to help with it.',
      'I will not write again unless I hear from you. The door stays open.',
    ],
    closing: 'With warm wishes,',
  },
  es: {
    greeting: (name) => `Hola, ${name}:`,
    body: [
      'Hace un tiempo que no nos vemos y he pensado en ti. Espero que estés bien.',
      'No tienes que explicar nada. Si algo en nuestras sesiones no te hizo bien, me gustaría saberlo, ahora o más adelante; nunca se tomaría a mal.',
      'Si quieres volver, escribe o llama y buscaremos una hora. Si prefieres dejarlo aquí, o ver a otra persona, la decisión es tuya y te ayudaré con gusto.',
      'No volveré a escribir si no sé de ti. La puerta queda abierta.',
    ],
    closing: 'Con un saludo afectuoso,',
  },
  de: {
    greeting: (name) => `Guten Tag ${name},`,
    body: [
      'wir haben uns eine Weile nicht gesehen, und ich habe an Sie gedacht. Ich hoffe, es geht Ihnen gut.',
      'Sie müssen nichts erklären. Wenn etwas in unseren Stunden nicht gut für Sie war, würde ich es gern hören, jetzt oder später; es würde Ihnen nicht nachgetragen.',
      'Wenn Sie wiederkommen möchten, schreiben Sie oder rufen Sie an, dann finden wir eine Stunde. Wenn Sie lieber aufhören oder zu jemand anderem gehen möchten, ist das Ihre Entscheidung, und ich helfe gern dabei.',
      'Ich schreibe nicht noch einmal, wenn ich nichts von Ihnen höre. Die Tür bleibt offen.',
    ],
    closing: 'Mit herzlichen Grüßen',
  },
}

/** The languages in which the letter can be composed. */
export const letterLanguages: readonly string[] = Object.keys(wordings)

/** The letter as a text to change; in English where it is not written in the client's language. */
export function composeLetter({ clientName, therapistName, practiceName, language }: LetterFrom): string {
  const wording = wordings[language.split('-')[0] ?? ''] ?? wordings.en!
  return [wording.greeting(clientName), ...wording.body, `${wording.closing}\n${therapistName}\n${practiceName}`].join('\n\n')
}

/** What to bear in mind before it is sent. */
export const letterMind: readonly string[] = [
  'One letter, by the way they said is safe: an envelope can be opened by somebody else.',
  'Nothing about what was said here, no scores, no bill in the same envelope.',
  'Where somebody may be in danger, a letter is not enough: follow your practice’s way for that.',
  'Then leave it to them. A second letter can feel like a chase.',
]
