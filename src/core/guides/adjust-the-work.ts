import type { GuideText } from './guide.ts'
import { works } from './works.ts'

export const adjustTheWork: GuideText = {
  id: 'adjust-the-work',
  title: 'Adjust the work',
  summary: 'Change something real, small enough to try this week, and look at it together soon.',
  body: [
    { kind: 'p', text: 'Being understood matters. Being understood while everything goes on as before can feel like being managed. When the strain is about the method, the pace or the aim, at least one thing the client can see should change.' },
    { kind: 'h', text: 'How' },
    { kind: 'list', items: [
      'Ask what would have made last time more useful. Wait for the answer.',
      'Choose one change together: less, slower, another exercise, another order, a shorter form, a different seat.',
      'Where you can, try it now. Five minutes of the new way say more than a plan.',
      'Agree on a signal for “too fast” or “not this”.',
      'Look again after two sessions, and ask before you praise it.',
    ] },
    { kind: 'say', items: [
      'Let’s leave the diary out this week. What would you like to use the time for?',
      'Show me with your hand when it goes too fast. I’ll stop, no reasons needed.',
      'We said we’d try it for two sessions. Better, worse, or just different?',
    ] },
    { kind: 'avoid', items: [
      'Changing everything at once. It can look like giving up, or like fear of them.',
      'Changing before you have heard what was wrong. That is a quiet way of ending the conversation.',
      'Calling it a compromise if nothing on your side has moved.',
    ] },
    { kind: 'p', text: 'A change can also be the whole answer. Some clients ticked “read it, no need to talk”. For them a quiet adjustment is the respectful form, and the receipt can say what changed.' },
    { kind: 'note', text: 'Some limits are not yours to move: safety, law, your own competence. Then say so, and see “Hold a limit, repair the hurt”.' },
  ],
  sources: [works.eubanks2015, works.eubanks2018consensus],
  topics: ['repair', 'later', 'tasks', 'pace', 'quiet adjustment'],
  besides: { interventions: ['adjust-work'], sources: ['task', 'pace', 'goals', 'communication-style', 'manner'], places: ['repair'] },
}
