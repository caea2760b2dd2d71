import type { GuideText } from './guide.ts'
import { works } from './works.ts'

export const perfectAndFlatLines: GuideText = {
  id: 'perfect-and-flat-lines',
  title: 'Perfect and flat lines',
  summary: 'Answers at the top, or the same every time, may mean content, kind, busy or careful, so ask in person.',
  body: [
    { kind: 'p', text: 'Three forms in a row at the very top look like good news. They may be. They may also be good manners, fear of consequences, a form filled in at the bus stop, or a client who decided long ago that this is how one answers people in charge.' },
    { kind: 'p', text: 'In one large collection of routine data, clients who began at the top and later marked the alliance a little lower did less well on average than those who began lower and rose. That is a pattern over many people. It says nothing sure about this one.' },
    { kind: 'h', text: 'What may help' },
    { kind: 'list', items: [
      'Ask once, lightly, and in person. Not every week.',
      'Ask for ten per cent. It is easier to give than a criticism.',
      'Offer two answers that are both allowed, so that neither is rude.',
      'Accept “all good”. It may simply be so.',
      'Receive the first small complaint well. There is only one first.',
    ] },
    { kind: 'say', items: [
      'You always tick the top, and that may be just right. If you could change one small thing about our sessions, what would it be?',
      'Some people tell me that forms feel like a test. How is it for you?',
      'If we made these hours ten per cent more useful, what would be different?',
    ] },
    { kind: 'avoid', items: [
      '“Are you being honest?” It accuses, and it has only one answer.',
      'Showing pleasure at high answers. You would be asking for more of them.',
    ] },
    { kind: 'note', text: 'Flat forms tell the system almost nothing, so it says so, at most once in eight sessions.' },
  ],
  sources: [works.acorn, works.blanchard2016],
  topics: ['check-in', 'candour', 'ceiling'],
  besides: { places: ['client', 'check-in', 'today'] },
}
