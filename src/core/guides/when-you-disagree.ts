import type { GuideText } from './guide.ts'
import { works } from './works.ts'

export const whenYouDisagree: GuideText = {
  id: 'when-you-disagree',
  title: 'When you disagree',
  summary: 'You can honour how it was for them without signing facts you remember differently.',
  body: [
    { kind: 'p', text: 'Sometimes the complaint is, in your view, wrong. You did explain it. You were on time. The temptation is to correct, or to give in and resent it. There is a third way, and it takes practice: keep experience and fact apart.' },
    { kind: 'h', text: 'In this order' },
    { kind: 'list', items: [
      'The grain of truth. There nearly always is one, even if it is only in the timing.',
      'The experience, at full strength: “you sat there and felt judged”.',
      'A pause in which you do not say “but”.',
      'Your view, if it still matters, as a second view, and short.',
      'The limit, if there is one.',
    ] },
    { kind: 'say', items: [
      'We remember it differently, and I don’t need mine to win. What I hear is that you felt alone with it.',
      'I didn’t mean it that way, and I can see it landed that way. The landing is what I’d like to understand.',
    ] },
    { kind: 'avoid', items: [
      'Agreeing to something you do not believe. It tends to leak out later, as coolness.',
      '“That’s your perception.” True of everything, and it sounds like a door closing.',
    ] },
    { kind: 'h', text: 'When you disagree with the product' },
    { kind: 'p', text: 'Set the case aside and say why in a few words. Your answer to “was it one?” is what the practice learns its own error rate from. You know things it does not.' },
    { kind: 'note', text: 'If you notice that you are still composing replies at night, call a colleague before the next hour. Irritation is a poor adviser and a good reason to consult.' },
  ],
  sources: [works.safranMuran, works.eubanks2018consensus],
  topics: ['conversation', 'limits', 'consultation'],
  besides: { interventions: ['hold-limit'], places: ['open', 'understand'] },
}
