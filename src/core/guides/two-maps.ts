import type { GuideText } from './guide.ts'
import { works } from './works.ts'

export const twoMaps: GuideText = {
  id: 'two-maps',
  title: 'Where are we? Two maps',
  summary: 'Moving away and moving against tend to resolve along different roads, with plenty of turning back.',
  body: [
    { kind: 'p', text: 'In the middle of a hard conversation it helps to know roughly where you are. These two maps come from the clinical study of ruptures. They are maps and not ladders: people skip, return and take the long way.' },
    { kind: 'h', text: 'When somebody moved away' },
    { kind: 'list', items: [
      'A marker: the short answer, the topic that slid off.',
      'What happened just then, said by both.',
      'What makes it hard to say: fear of hurting you, fear of losing you, shame.',
      'Saying what they want. It may come out small: “maybe a bit less homework”. That is the summit, and it deserves a serious answer.',
    ] },
    { kind: 'h', text: 'When somebody moved against' },
    { kind: 'list', items: [
      'A marker: the complaint, the push.',
      'What happened, with your part in it.',
      'How it looks from their side, until they agree that you have it.',
      'Anger first; then, if it comes, hurt, guilt or the fear of needing something.',
      'The need itself, said without armour.',
    ] },
    { kind: 'say', items: [
      'I think we have just gone back a step. That’s all right. What did I do?',
      'You said “maybe”. I’d like to hear the whole of that maybe.',
    ] },
    { kind: 'avoid', items: [
      'Steering towards the next stage because you know it. They will feel steered.',
      'Taking the softer moment as the end. Often the person needs to check whether you can still bear the anger.',
    ] },
    { kind: 'note', text: 'Stop when the window closes: eyes elsewhere, one-word answers, the hour nearly over. You can come back.' },
  ],
  sources: [works.safranMuran],
  topics: ['conversation', 'withdrawal', 'confrontation', 'process'],
  besides: { signs: ['withdrawal', 'confrontation'], places: ['open', 'repair'] },
}
