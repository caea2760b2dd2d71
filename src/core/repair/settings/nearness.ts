import type { Setting } from './setting.ts'

const yours = 'Your choice, from knowing them; nothing here computes it.'

export const nearness: readonly Setting[] = [
  {
    id: 'keeps-distance', group: 'nearness', title: 'Short and practical, with room to keep a distance',
    text: `For somebody who would rather not talk much about the two of you. ${yours}`,
    mind: ['One sentence, then back to the work.', 'Give leave not to answer, and mean it.'],
    say: {
      'understand-event': 'One thing, and then we go on: last time I changed the subject. If that was a nuisance, I’d like to know, now or never.',
      'listen-openly': 'Got it. Thank you for saying so. Is there a second thing?',
      'explore-deeper': 'We don’t have to go into this. If you ever want to, say so; I won’t push.',
      'clarify-and-account': 'I mixed up the dates. That cost you a morning. I’ve put it right, and I’ll confirm by message from now on.',
      'review-goals': 'What should come out of the next four sessions, in one line?',
      'explain-reasoning': 'Here’s the reason in two sentences. Then you decide whether it’s worth it.',
      'adjust-work': 'I’ll cut the questions about feelings by half. Tell me if it’s still too many.',
      'hold-limit': 'I can’t do that one. What I can do is this.',
    },
    better: { say: 'A long talk about the relationship.', why: 'More nearness than they came for can be the strain itself.' },
  },
  {
    id: 'fears-loss', group: 'nearness', title: 'The tie said aloud first',
    text: `For somebody to whom trouble may sound like an ending. Say that the tie holds before you say anything else. ${yours}`,
    mind: ['Begin and end with what stays: the hour, the day, you.', 'Do not promise what is not yours to promise.'],
    say: {
      'understand-event': 'We’ll meet next Tuesday as always. And I’d like to understand what happened last time.',
      'listen-openly': 'You can be cross with me, and I’m still here. Tell me more.',
      'explore-deeper': 'Nothing you say about this changes whether I want to go on working with you. What would be the hardest part to say?',
      'clarify-and-account': 'I cancelled late, and you were left waiting. I’m sorry. The hour is yours, and next time I’ll ring you myself.',
      'review-goals': 'I’m not asking because we’re nearly done. I’m asking so that the time is well used.',
      'explain-reasoning': 'I suggested that you try it alone because I think you can, and I’ll be here on Thursday to hear how it went.',
      'adjust-work': 'We’ll change this one thing. Everything else stays as it is.',
      'hold-limit': 'I don’t answer at night, and I have you in mind on Monday. Both are true.',
    },
    better: { say: 'Naming the trouble without naming what stays.', why: 'They may hear only that it could end, and agree with everything to prevent it.' },
  },
  {
    id: 'fears-both', group: 'nearness', title: 'Slow and steady, one thing at a time',
    text: `For somebody to whom both nearness and losing you may be too much. Say what you will do, then do that. ${yours}`,
    mind: ['Announce, ask leave, do one thing, stop.', 'No surprises: the same order, the same length, the same goodbye.'],
    say: {
      'understand-event': 'I’d like to ask one question about last time. It takes two minutes, and you may say no. Shall I?',
      'listen-openly': 'Thank you. I’ll say back what I heard, and then we leave it for today.',
      'explore-deeper': 'Not now. I’ll ask you in two weeks whether you’d like to, and either answer is fine.',
      'clarify-and-account': 'I raised my voice. That was mine. I’ll speak more quietly, and you can lift a hand.',
      'review-goals': 'Let’s choose one thing for the next two sessions, only one.',
      'explain-reasoning': 'I’ll tell you what we’ll do, how long it takes, and how we stop. Then you choose.',
      'adjust-work': 'From today: ten minutes of this, and then what you brought. I’ll keep the time.',
      'hold-limit': 'That I can’t do. I told you, so that it doesn’t come as a surprise, and the rest stays as it is.',
    },
    better: { say: 'Two subjects in one hour.', why: 'Each step towards you may need its own time to settle.' },
  },
]
