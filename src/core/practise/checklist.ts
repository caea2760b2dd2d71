import type { ReplyForm } from './family.ts'

/** What an answer is looked at for; the therapist ticks, nobody counts. Order as in “when the answer comes” (guidance §3). */
export interface Check { id: 'validated' | 'owned' | 'asked'; ask: string; means: string }

export const checklist: readonly Check[] = [
  { id: 'validated', ask: 'Validated?', means: 'Would they hear that you took in what they said, before anything else?' },
  { id: 'owned', ask: 'Owned a part?', means: 'One thing that was yours, in one sentence, without a reason and without “if” or “but”.' },
  { id: 'asked', ask: 'Asked openly?', means: 'One question that yes or no does not answer; or a pause, which asks as well.' },
]

/** What to bear in mind with a reply of this form (guidance §4 and §8). */
export const mind: Readonly<Record<ReplyForm, string>> = {
  withdrawal: 'A mild “well, maybe a bit” is progress. Make room for it, and do not relieve it away.',
  confrontation: 'Anger is somebody still talking to you. What hurts may come later; what is needed, later still.',
  agreement: 'A smooth yes may be a yes. It may also be a way of stepping back: thank them, and leave a door open for the no.',
}
