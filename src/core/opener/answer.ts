import type { Form } from '../source/form.ts'

/** One step after the client has answered. */
export interface AnswerStep { id: string; title: string; text: string; words: string }

const paused: Readonly<Record<'withdrawal' | 'confrontation', string>> = {
  withdrawal: 'Count three breaths. A mild “well, maybe a bit” is a large step: make room for it, do not relieve it away.',
  confrontation: 'Let your hands be still and breathe out. If it comes with anger, that is still somebody talking to you.',
}

/**
 * What to do in the minute after the question: thank, pause, own one part, ask what would have helped, and leave
 * change for the second half (guidance §3). Worded for the form in which the strain shows.
 */
export function whenTheAnswerComes(form: Form | null): AnswerStep[] {
  const leaning = form === 'confrontation' || form === 'mixed' ? 'confrontation' : 'withdrawal'
  return [
    { id: 'thank', title: 'Thank first', text: 'For the saying of it, whatever it is.', words: 'Thank you for telling me.' },
    { id: 'pause', title: 'Let a pause stand', text: paused[leaning], words: leaning === 'withdrawal' ? 'Take your time.' : 'I’m listening.' },
    { id: 'own', title: 'Own one part', text: 'One part, one sentence, without a reason.', words: leaning === 'withdrawal' ? 'I can see that I went past it.' : 'There’s something in that, and it’s mine.' },
    { id: 'helped', title: 'Ask what would have helped', text: 'Then say back what you heard, before you answer it.', words: 'What would have helped, just then?' },
    { id: 'later', title: 'Leave change for the second half', text: 'Hear it out first. Solutions that come early can sound like a closed door.', words: 'Let’s stay with this a little, and see later what we change.' },
  ]
}
