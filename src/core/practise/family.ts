import type { WhatId } from '../source/what.ts'

/** Sources that sound alike when a client first speaks of them. */
export type FamilyId =
  | 'work' | 'pace' | 'hope' | 'trust' | 'manner' | 'moment' | 'duty' | 'difference' | 'frame' | 'ending' | 'sent' | 'elsewhere'

/** The family of each source; a boundary has none: it is not rehearsed (engine §6). */
export const familyOf: Readonly<Record<WhatId, FamilyId | null>> = {
  goals: 'work', task: 'work', pace: 'pace', progress: 'hope', bond: 'trust', 'communication-style': 'manner', manner: 'manner',
  misunderstanding: 'moment', 'said-or-done': 'moment', dismissed: 'moment', error: 'duty', 'therapist-state': 'duty', power: 'difference',
  culture: 'difference', boundary: null, frame: 'frame', ending: 'ending', 'made-to-come': 'sent', outside: 'elsewhere', 'not-relationship': 'elsewhere',
}

/** How a first reply may come: stepping back, speaking up against, or a yes that comes too smoothly. */
export type ReplyForm = 'withdrawal' | 'confrontation' | 'agreement'
export const replyForms: readonly ReplyForm[] = ['withdrawal', 'confrontation', 'agreement']

/** Something a client might say, and a first sentence that takes up just that. */
export interface Line { says: string; hears: string }
