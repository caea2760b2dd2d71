/** The one letter to a client who stopped coming. */
export const words = {
  title: (client: string) => `${client} · a letter`,
  sub: 'One warm letter, without scores, with the door left open.',
  back: 'Back to preparing',
  label: 'The letter', hint: 'Composed for you to change. Nothing is kept until you note it as sent.',
  mind: 'Before it is sent',
  show: 'Show it for printing', print: 'Print', change: 'Change it', sent: 'Note it as sent', again: 'Compose it anew',
  already: (day: string) => `A letter was sent ${day}. One is enough; a second can feel like a chase.`,
  draft: 'Our own draft, in the client’s language where it is written in it (English, Spanish, German).',
  boundary: 'Something in this case may be about a boundary between you. A letter from you is not offered; please consult first.',
}
