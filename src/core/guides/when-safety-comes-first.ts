import type { GuideText } from './guide.ts'
import { works } from './works.ts'

export const whenSafetyComesFirst: GuideText = {
  id: 'when-safety-comes-first',
  title: 'When safety comes first',
  summary: 'If somebody may be in danger, ask about that in plain words; the repair can wait, and often it helps.',
  body: [
    { kind: 'p', text: 'Some words in a check-in, some answers about symptoms, and some silences ask to be read before anything else. They are prompts for a person to look, and nothing more. Wrong alarms happen, and so do missed ones.' },
    { kind: 'h', text: 'In this order' },
    { kind: 'list', items: [
      'Read it, and acknowledge that you did, so that nobody else thinks you have.',
      'Speak with the client, if it is safe to do so. Ask directly: about wanting to die, a plan, somebody who hurts them, somebody they might hurt.',
      'Follow your practice’s rule, and write down what you found and decided.',
      'Then come back to the two of you. For someone who thinks of dying, a strain with the therapist may be part of the danger.',
    ] },
    { kind: 'say', items: [
      'You wrote that it would be easier not to be here. I want to ask you plainly: are you thinking of killing yourself?',
      'I’m glad you told me. Let’s first see that you are safe, and then I want to hear what went wrong between us.',
    ] },
    { kind: 'avoid', items: [
      'Asking only by hints. Asking plainly shows that it can be said here.',
      'Promising secrecy you cannot keep.',
      'Repair talk as a way round the question.',
    ] },
    { kind: 'note', text: 'This program is not watched day and night and is not made for emergencies. If somebody may be in danger now, call the emergency number.' },
  ],
  sources: [works.safranMuran],
  topics: ['safety', 'risk', 'suicide', 'danger', 'reading task'],
  besides: { signs: ['hopelessness'], places: ['today', 'client', 'source'] },
}
