import type { GuideText } from './guide.ts'
import { works } from './works.ts'

export const whenTheyTellYou: GuideText = {
  id: 'when-they-tell-you',
  title: 'When they tell you',
  summary: 'A complaint said to your face counts for more than any number, so take it as told, and ask for the rest.',
  body: [
    { kind: 'p', text: '“This isn’t helping.” “You keep interrupting me.” Somebody has done, aloud, what most people only think. No chart outranks it. Write it down in their words, as near as you can remember, and open a case if it deserves one.' },
    { kind: 'h', text: 'In that minute' },
    { kind: 'list', items: [
      'Breathe out. Let your first answer go by.',
      'Say it back as they said it, at full strength.',
      'Say what is right in it.',
      'Ask if there is more, and wait.',
      'Say when you will come back to it, and then do.',
    ] },
    { kind: 'say', items: [
      'You said that this isn’t helping. I’d like to take that as it stands. What have you been missing most?',
      'I do interrupt. I just did it again. Please finish.',
    ] },
    { kind: 'avoid', items: [
      'Testing whether they mean it.',
      'Turning to what is good between you. They did not ask for balance.',
      'Thanking at such length that it becomes your moment.',
    ] },
    { kind: 'h', text: 'Afterwards' },
    { kind: 'p', text: 'Note what was said, what you answered, and what you promised. Look at the next check-in, and do not wait for it: ask next time how your answer sat with them. A complaint that was welcome once tends to come sooner, and smaller, the next time.' },
  ],
  sources: [works.eubanks2019, works.safranMuran, works.eubanks2015],
  topics: ['complaint', 'said directly', 'criticism'],
  besides: { signs: ['said-directly'], places: ['note', 'understand'] },
}
