import type { CaseView } from './fold.ts'

/** What can be noted in a case on its follow-up page. */
export type Offer =
  | 'conversation' | 'change' | 'waiting' | 'closing-note' | 'was-it-one' | 'new-usual' | 'set-aside' | 'ending' | 'reopening'

export interface Offers {
  /** The one that the page puts first; null when nothing can be noted any more. */
  first: Offer | null
  /** All that the case takes now, the first one among them. */
  all: readonly Offer[]
}

/**
 * What the case takes as it stands (engine §4): a closing note only after a conversation or a change, the new usual only
 * on a plateau, a closed case only a reopening and the answer to "was it one?".
 * @param therapyEnded nothing is written into the case of an ended therapy
 */
export function offersOf(view: CaseView, therapyEnded: boolean): Offers {
  if (therapyEnded) return { first: null, all: [] }
  if (view.closed) return { first: view.wasItOne === null ? 'was-it-one' : 'reopening', all: ['was-it-one', 'reopening'] }
  const { talkedIn, changedIn, episode } = view.facts
  const worked = talkedIn !== null || changedIn !== null
  const all: Offer[] = [
    'conversation', 'change', 'waiting', ...(worked ? ['closing-note' as const] : []),
    ...(episode === 'plateau' ? ['new-usual' as const] : []), 'was-it-one', 'set-aside', 'ending',
  ]
  const first = episode === 'plateau' ? 'new-usual' : worked && episode === 'returned' ? 'closing-note' : 'conversation'
  return { first, all }
}
