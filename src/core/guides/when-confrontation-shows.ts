import type { GuideText } from './guide.ts'
import { works } from './works.ts'

export const whenConfrontationShows: GuideText = {
  id: 'when-confrontation-shows',
  title: 'When confrontation shows',
  summary: 'Someone moves against you, which hurts, and which also means they are still here.',
  body: [
    { kind: 'p', text: 'The complaint may be about the approach (“these exercises are pointless”), about you (“you don’t get it”), or about progress (“eight weeks, and nothing”). It can be fair, unfair or both. In any case it is information, offered at some risk.' },
    { kind: 'h', text: 'In the first minute' },
    { kind: 'list', items: [
      'Feel your feet. Let the first answer go by unspoken.',
      'Take the content seriously before the tone. Most of us raise our voice when we do not expect to be heard.',
      'Say what is right in it, in one sentence.',
      'Ask what it has been like to come here with that.',
    ] },
    { kind: 'say', items: [
      'Eight weeks is long when nothing moves. I’d be angry too. Tell me where you hoped to be by now.',
      'I do explain a lot, that’s true. What happens for you when I start?',
    ] },
    { kind: 'h', text: 'A map, not a ladder' },
    { kind: 'p', text: 'Often there is anger first, then disappointment, then something softer: having needed more than came. People go back and forth on this road. Follow; do not hurry them to the soft part. For some the anger is the whole message, and it deserves a change.' },
    { kind: 'avoid', items: [
      'Defending the method. You may win, and lose the person.',
      '“Who else do you feel this with?” Perhaps later. Today it is about you.',
      'Becoming very professional. Distance reads as a verdict.',
    ] },
    { kind: 'note', text: 'If you are afraid, or there are threats, safety comes first: end the hour if you need to, and call somebody. In a study of 42 rated cases, confrontation and a lack of resolution each went with leaving early.' },
  ],
  sources: [works.safranMuran, works.eubanks2019, works.eubanks2015],
  topics: ['signs', 'confrontation'],
  besides: { signs: ['confrontation', 'said-directly'], places: ['note', 'understand', 'open'] },
}
