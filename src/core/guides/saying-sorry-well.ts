import type { GuideText } from './guide.ts'
import { works } from './works.ts'

export const sayingSorryWell: GuideText = {
  id: 'saying-sorry-well',
  title: 'Saying sorry well',
  summary: 'Name the act, the effect and the change, and then stop talking.',
  body: [
    { kind: 'p', text: 'A good apology is short. It does its work in three steps and asks for nothing back.' },
    { kind: 'list', items: [
      'The act, as plainly as you can bear: “I double-booked you.”',
      'The effect, as they told it: “You stood in the corridor and thought you didn’t matter.”',
      'The change: “I’ve moved my other hour. It can’t happen again in that way.”',
    ] },
    { kind: 'say', items: [
      'I laughed, and it wasn’t funny for you. I’m sorry. I’ll be slower.',
      'I used the wrong name for your partner, twice. That was hurtful, and it was mine to get right.',
    ] },
    { kind: 'avoid', items: [
      '“If”. I’m sorry if that upset you: it questions whether it did.',
      '“But”. Whatever follows is the real message.',
      '“You felt”. It moves the event into their head.',
      'Asking to be forgiven. They may need to stay angry a little longer.',
      'Too much. If you are close to tears, they will look after you, and the hurt goes unheard.',
    ] },
    { kind: 'h', text: 'Which sorry' },
    { kind: 'p', text: 'Apologise for what you did and for what you left undone. For a rule you will keep, do not apologise for the rule; say that you see what it costs them. For an error with consequences, tell your supervisor the same day and offer to make it good. Your insurer or your professional body may have advice on wording; it does not stop you from being human.' },
  ],
  sources: [works.safranMuran, works.eubanks2015],
  topics: ['apology', 'accountability', 'words'],
  besides: { interventions: ['clarify-and-account'], sources: ['said-or-done', 'dismissed', 'error'], places: ['repair', 'open'] },
}
