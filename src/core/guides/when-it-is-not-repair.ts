import type { GuideText } from './guide.ts'
import { works } from './works.ts'

export const whenItIsNotRepair: GuideText = {
  id: 'when-it-is-not-repair',
  title: 'When it is not a matter of repair',
  summary: 'A boundary, a danger or a serious error needs other people first, and repair talk later or never.',
  body: [
    { kind: 'p', text: 'Repair is a conversation between two people about what happened between them. Some things are too large for two people. To treat them as a rupture would put the burden on the person who was hurt.' },
    { kind: 'h', text: 'Stop and consult when' },
    { kind: 'list', items: [
      'the client tells of touch, secrecy, romance, money or favours between you, or of feeling used;',
      'you notice that you keep something about this client from your supervisor;',
      'an error may have caused harm, or the problem is beyond what you are trained for;',
      'someone may be in danger, now or at home.',
    ] },
    { kind: 'h', text: 'What to do instead' },
    { kind: 'list', items: [
      'Call your supervisor, consultant or professional body today.',
      'Record what was said and done, in plain words, without defence.',
      'Tell the client what will happen next and who else they can speak to.',
      'Offer a choice: another therapist, a pause, a complaint. No pressure to stay, and none to forgive.',
    ] },
    { kind: 'say', items: [
      'What you told me is important, and I’m not the right person to look into it alone. Here is who is, and here is how you can reach them without me.',
    ] },
    { kind: 'avoid', items: [
      'Asking them to help you understand it. They do not owe you that.',
      'A quick apology in order to keep it in the room.',
      'Exploring whether it reminds them of someone.',
    ] },
    { kind: 'note', text: 'If a client’s words may be about your own boundaries, this product shows them to the person your practice has named and not to you. That is meant to protect both of you.' },
  ],
  sources: [works.safranMuran],
  topics: ['safety', 'boundaries', 'consultation'],
  besides: { sources: ['boundary', 'error'] },
}
