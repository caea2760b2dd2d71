import type { GuideText } from './guide.ts'
import { works } from './works.ts'

export const receivingCriticism: GuideText = {
  id: 'receiving-criticism',
  title: 'Receiving criticism',
  summary: 'What you do in the first ten seconds decides whether there will be a second complaint.',
  body: [
    { kind: 'p', text: 'Being criticised by somebody you try to help hurts in a special place. The wish to explain arrives before the sentence is over. It is a reflex and no flaw, and it can be outwaited.' },
    { kind: 'p', text: 'When 20 therapists were shown moments of strain, they more often found the reason in the client than in themselves, and mostly proposed technical remedies. You are in good company, and you can do better by ten seconds.' },
    { kind: 'h', text: 'Ten seconds' },
    { kind: 'list', items: [
      'Feel your feet. Breathe out longer than in.',
      'Look for the true part. There is nearly always one.',
      'Answer only that part, in one sentence.',
      'Ask for more.',
    ] },
    { kind: 'say', items: [
      'Ouch, and thank you. Give me a second. Yes: I did decide that without you.',
      'I want to explain, and I think it’s better if I listen first. Go on.',
      'What would you have needed from me instead?',
    ] },
    { kind: 'avoid', items: [
      'The calm voice that one uses for dogs.',
      '“You sound upset.” It describes them, and they were describing you.',
      'Asking the next day whether you are all right with each other now.',
    ] },
    { kind: 'h', text: 'Afterwards' },
    { kind: 'p', text: 'You may be angry, and right in part. Bring that to a colleague and not to the client. If it was unfair, look at “When you disagree”. If it was cruel, and keeps being so, you have a right to a limit.' },
  ],
  sources: [works.therapists2016, works.safranMuran, works.chen2018],
  topics: ['criticism', 'complaint', 'defence', 'own part'],
  besides: { signs: ['confrontation', 'devaluing'], sources: ['manner', 'dismissed'], places: ['reflect', 'open'] },
}
