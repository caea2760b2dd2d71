import { plausibleHelp, strategies3RS } from '../intervention.ts'
import type { Intervention } from '../intervention.ts'

export const holdLimit: Intervention = {
  id: 'hold-limit',
  title: 'Hold a limit and repair the hurt',
  purpose: 'To keep what has to stay (fee, time, contact, a legal duty), and still look after what it did to them.',
  when: ['You cannot, or should not, give what is asked.', 'A rule of the practice has hurt, and it was right to keep it.'],
  notNow: [
    'The rule was applied late, unclearly or unfairly. Then that comes first, and it is yours to put right.',
    'A boundary was crossed on your side. This is not the tool for it.',
  ],
  steps: [
    { id: 'grain', text: 'Say the grain of truth in their complaint.' },
    { id: 'hear-hurt', text: 'Let the hurt be heard before any rule is mentioned.' },
    { id: 'one-reason', text: 'Give the reason in one sentence.' },
    { id: 'limit-once', text: 'State the limit once, kindly; or a fair exception that you would make for anybody in their place.' },
    { id: 'what-you-can', text: 'Offer what you can give, and ask what makes it easier to live with.' },
  ],
  words: [
    'You needed me on Sunday, and I wasn’t there. I can imagine how alone that felt.',
    'I don’t answer on weekends, so that I’m here with all of me on Mondays. That isn’t going to change.',
    'What I can do is make sure you know whom to call, and that we begin with it next time.',
    'You’re right that I told you late about the fee. The new fee stays; this month stays at the old one.',
  ],
  wordsFor: {
    withdrawal: ['You said that it’s fine about the fee. It would also be fine to mind it.', 'I can’t move the hour again. I can hear it, though, if that’s a nuisance or worse.'],
    confrontation: ['It’s unfair from where you are. I’m not changing it, and I’d like to hear what it costs you.', 'You may be as angry about that as you like. I’m still here at four on Thursday.'],
  },
  pitfalls: [
    'The limit first and the feeling afterwards.',
    'Exceptions out of guilt, which you then resent.',
    'Asking what it means before fixing what is practical.',
    'Using this where a boundary was crossed. That is not repair: stop and consult.',
  ],
  worked: [
    'They are still cross, and still here.',
    'They can say that it hurt without asking for the limit to go.',
    'They use what you offered instead.',
  ],
  otherwise: 'If the same limit keeps hurting, look at whether it is fair, with a colleague who does not know the two of you.',
  lane: 'this-session',
  evidence: [
    { text: 'Fairness first and the limit after it is taught widely; it has not been tested here.', source: 'clinical literature as generally taught (docs/clinical/repair.md)', standing: 'plausible' },
    { text: 'Complaints about the arrangements (time, fee) are one of the marks of confrontation in the rating system.', source: strategies3RS, standing: 'plausible' },
    plausibleHelp,
  ],
}
