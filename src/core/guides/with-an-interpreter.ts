import type { GuideText } from './guide.ts'
import { works } from './works.ts'

export const withAnInterpreter: GuideText = {
  id: 'with-an-interpreter',
  title: 'With an interpreter',
  summary: 'There are three people in the room; look at the client, speak in short pieces, and keep the check-in between two.',
  body: [
    { kind: 'p', text: 'Everything takes twice as long, and some of it arrives changed. Strains hide well between languages: a softened word, a joke that did not travel, a name for an illness that is an insult at home.' },
    { kind: 'h', text: 'Before, during, after' },
    { kind: 'list', items: [
      'Ten minutes before: what today is about, that everything is translated, also anger, and what stays secret.',
      'Sit so that you and the client see each other. Speak to them, as “you”.',
      'One idea at a time. Then stop.',
      'Ask back what arrived, in their words.',
      'Ten minutes after, with the interpreter: what was hard, what had no word, how they are.',
    ] },
    { kind: 'say', items: [
      'I’ll say this in small pieces. Please stop me if a piece comes out strange.',
      'Something changed when that sentence was translated. What did you hear?',
      'Is there anything you would rather say without a third person here? We can find a way.',
    ] },
    { kind: 'avoid', items: [
      'Family or friends as interpreters. Some things cannot be said through one’s daughter.',
      'Asking the interpreter what the client really meant. Ask the client.',
      'Sending the check-in through the interpreter. It is in the client’s language, and for the two of you.',
    ] },
    { kind: 'note', text: 'Ask whether they know the interpreter from elsewhere. In a small community that may be the whole rupture.' },
  ],
  sources: [works.costa2022, works.boyles2017, works.tutani2018],
  topics: ['interpreter', 'language', 'translation', 'setting'],
  besides: { sources: ['frame', 'misunderstanding', 'culture'], places: ['check-in'] },
}
