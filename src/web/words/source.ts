import type { Form } from '../../core/source/form.ts'

const form: Record<Form, string> = { withdrawal: 'stepping back', confrontation: 'speaking up against', mixed: 'some of both' }

/** Source: what the strain may be about, how it shows itself, whose part. */
export const words = {
  heading: 'What it may be about',
  hint: 'Ordered by this client’s evidence: a suggestion, not validated. Several can hold.',
  rest: (n: number) => `${n} more to choose from`,
  about: 'About', aboutWhat: (label: string) => ` “${label}”`,
  means: 'What is meant', example: 'For example', answers: 'How it shows in the answers', signs: 'How it shows in the room', confused: 'Easily confused with',
  because: 'Because', mine: 'yours to answer for',
  part: 'Whose part, unless you say otherwise',
  also: (reason: string) => `Also possible here: ${reason}`,
  otherHelp: 'other help, no repair talk',
  form: {
    legend: 'How it shows itself', words: form, none: 'not clear yet',
    hint: {
      withdrawal: 'Withdrawal: shorter, quieter, further away.',
      confrontation: 'Confrontation: a complaint, a doubt, anger.',
      mixed: 'Both, or one after the other.',
    } satisfies Record<Form, string>,
  },
  whose: {
    legend: 'Whose part', hint: 'It need not be decided to be repaired. Where culture, a boundary, an error or the frame is the source, it is yours to answer for.',
    'not decided': 'not decided', 'mine to answer for': 'mine to answer for',
  },
  own: { label: 'In your own words', hint: 'A line for yourself. It stands in the case.' },
  more: (how: string, part: string) => `How it shows: ${how}. Whose part: ${part}.`,
  save: 'Keep the source',
  elsewhere: {
    text: 'What you chose asks for other help than repair talk.',
    link: 'See what may help instead',
  },
  told: {
    text: 'It may lie elsewhere, and yet they told you. What they said comes first, so words to open it and tools stay at hand.',
    link: 'See both',
  },
  boundary: {
    text: 'A boundary is not for repair talk. Words to open it and tools are put away for this case.',
    link: 'See what to do instead',
  },
}
