import type { ReplyForm } from '../../core/practise/family.ts'

const form: Record<ReplyForm, string> = { withdrawal: 'They step back', confrontation: 'They speak up', agreement: 'They agree smoothly' }

/** The page for practising an answer. */
export const words = {
  title: 'Practise',
  heading: 'Two minutes of practice',
  link: 'Practise the answer, two minutes',
  back: 'Back to the words',
  forms: 'How the first reply might come',
  form,
  asked: 'You have just said:',
  mightSay: (client: string) => `${client} might say`,
  invented: 'Invented, to practise on. Your client may say something else entirely, and that is what counts.',
  quiet: 'They asked that it be read and not talked about. This is for the case that they bring it up themselves.',
  answer: { label: 'What would you say?', hint: 'Say it aloud, or type it. Typed words come back on this page and are written down nowhere.' },
  timer: 'Start two minutes', timerOver: 'Two minutes have passed',
  compare: 'Compare', again: 'Compare again', another: 'Another reply',
  hints: 'What may be worth a second look',
  hintsNote: 'Read from your words by plain patterns, in English only. They can be wrong; you heard the tone.',
  noHints: 'Nothing stands out in the words. How it sounds, you can tell best yourself.',
  checklist: 'Your own look at it', checklistHint: 'For you alone: ticks are not kept.',
  mind: 'To bear in mind:',
  models: 'Three other ways', modelsNote: 'Not the right ones: three that receive it, own a part and ask openly.',
  from: 'Composed from',
  keep: 'Keep as a private note', keepNote: 'Kept, it is yours alone, under the rules of Reflect. Else nothing is kept.',
  noKey: 'It cannot be kept just now: the key for private notes is not on this server. Everything else works.',
  note: (reply: string, answer: string) => `They: ${reply}\nI: ${answer}`,
  nothing: 'There are no words to keep yet. Please type your answer first.',
}
