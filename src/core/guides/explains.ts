import type { Level } from '../detect/verdict.ts'
import type { InterventionId } from '../repair/intervention.ts'
import type { SignKind } from '../signs/sign.ts'
import type { SettingId } from '../repair/settings/setting.ts'
import type { WhatId } from '../source/what.ts'

/** The one guide of each source. A source without one does not compile. */
export const guideOfSource: Readonly<Record<WhatId, string>> = {
  goals: 'when-aims-drift-apart',
  task: 'when-the-work-does-not-fit',
  pace: 'too-fast-too-slow',
  progress: 'when-hope-runs-low',
  bond: 'when-trust-thins',
  'communication-style': 'how-we-talk',
  manner: 'how-you-come-across',
  misunderstanding: 'a-misunderstanding',
  'said-or-done': 'one-moment',
  dismissed: 'when-someone-feels-dismissed',
  error: 'when-you-made-a-mistake',
  power: 'power-in-the-room',
  culture: 'culture-and-difference',
  boundary: 'when-it-is-not-repair',
  frame: 'fee-time-and-contact',
  'therapist-state': 'when-it-is-your-own-state',
  ending: 'a-good-goodbye',
  'made-to-come': 'someone-who-has-to-come',
  outside: 'when-it-lies-elsewhere',
  'not-relationship': 'when-it-is-not-about-you-two',
}

/** The one guide of each family of signs. */
export const guideOfSign: Readonly<Record<SignKind, string>> = {
  withdrawal: 'when-withdrawal-shows',
  confrontation: 'when-confrontation-shows',
  cue: 'your-own-cues',
  marker: 'how-the-hour-went',
  'gone-quiet': 'when-answers-stop',
  'said-directly': 'when-they-tell-you',
}

export const guideOfIntervention: Readonly<Record<InterventionId, string>> = {
  'understand-event': 'understand-together',
  'listen-openly': 'listen-openly',
  'explore-deeper': 'explore-deeper',
  'clarify-and-account': 'clear-up-and-own',
  'review-goals': 'review-goals',
  'explain-reasoning': 'explain-reasoning',
  'adjust-work': 'adjust-the-work',
  'hold-limit': 'hold-a-limit',
}

/** What each word for a check-in means, and what it does not. */
export const guideOfLevel: Readonly<Record<Level, string>> = {
  unanswered: 'when-answers-stop',
  unscorable: 'what-the-words-mean',
  learning: 'what-the-words-mean',
  usual: 'what-the-words-mean',
  notice: 'what-the-words-mean',
  alert: 'what-the-words-mean',
  severe: 'when-it-is-much-lower',
}

/** The guide of each other thing that a page shows. */
export const guideOfTopic = {
  maps: 'two-maps',
  apology: 'saying-sorry-well',
  cards: 'talking-about-the-talking',
  letter: 'a-warm-letter',
  waiting: 'waiting-on-purpose',
  'change-of-therapist': 'if-they-want-somebody-else',
  'first-answers': 'when-the-client-says-it-is-fine',
  safety: 'when-safety-comes-first',
  inviting: 'introducing-check-ins',
  'other-rules': 'other-rules',
} as const satisfies Readonly<Record<string, string>>
export type TopicId = keyof typeof guideOfTopic

/** The guide of each setting; the last is what Attune is not made for (repair room, settings.ts). */
export const guideOfSetting: Readonly<Record<SettingId | 'not-yet', string>> = {
  cbt: 'repair-in-cbt',
  psychodynamic: 'repair-in-psychodynamic-work',
  'keeps-distance': 'nearness-and-distance',
  'fears-loss': 'nearness-and-distance',
  'fears-both': 'nearness-and-distance',
  telehealth: 'by-video-or-phone',
  interpreter: 'with-an-interpreter',
  adolescents: 'with-adolescents',
  mandated: 'someone-who-has-to-come',
  'not-yet': 'one-client-one-therapist',
}
