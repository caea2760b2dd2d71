import type { FollowUpId } from '../../core/followup/questions.ts'

const asked: Record<FollowUpId, string> = { 'talked-about': 'whether you got to talk about it', resolved: 'how far it is put right for them' }

/** The follow-up of a case: where it stands, what is missing, the closing, and the look back. */
export const words = {
  stands: 'Where things stand',
  story: 'The repair in sentences',
  before: 'How it came to this',
  figures: 'The ratings in numbers',
  else: 'Something else to note',
  ratings: (list: string) => `Ratings since then: ${list}.`,
  missing: 'What it still takes',
  look: (session: number, day: string | null) => (day ? `Look again in session ${session}, ${day}.` : `Look again in session ${session}.`),
  lookDue: (session: number) => `To be looked at again since session ${session}.`,
  lookBack: (session: number) => `A short look back is offered from session ${session}.`,
  answers: {
    heading: (client: string) => `What ${client} answered`,
    about: (session: number, day: string) => `session ${session}, ${day}`,
    none: 'No answer about it so far.',
    next: (ids: readonly FollowUpId[]) => `The next check-in asks ${ids.map((id) => asked[id]).join(' and ')}, and says why. They can skip it.`,
    noNext: 'Questions about it come only after their own word or a conversation you logged, and with three check-ins at most. A low answer alone never brings one.',
  },
  plateau: { heading: 'More candid now, or still unsettled?', unsettled: 'Still unsettled: look at the source again' },
  closing: {
    more: 'Three more questions, as you like',
    readers: 'This is part of the case, not private: you read it later, and so may whoever may see this client’s record after you. Your reflections are not part of it.',
    learned: 'What was learned',
  },
  back: {
    heading: 'A short look back',
    ask: 'Has what you agreed on held? A word of it to the client may be welcome, or nothing at all.',
    agreed: 'You wrote then',
    legend: 'As it looks to you now',
    held: { yes: 'It has held', partly: 'In part', no: 'Not so far' },
    words: { label: 'A line for later' },
    button: 'Looked',
    hint: 'Everything here is optional; “Looked” alone is enough. It changes nothing in the case, and the question goes away by itself.',
    again: 'If it has come up again, the case can be opened again.',
    open: 'Look at it, or open it again',
    done: (day: string, session: number) => `Looked at again on ${day}, after session ${session}.`,
  },
}
