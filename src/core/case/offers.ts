import { STEPS_AT_ONCE } from '../repair/at-once.ts'
import type { CaseView } from './fold.ts'

/** What can be noted in a case on its follow-up page. */
export type Offer =
  | 'conversation' | 'change' | 'waiting' | 'closing-note' | 'was-it-one' | 'new-usual' | 'set-aside' | 'ending' | 'reopening'

export interface Offers {
  /** The one that the page puts first; null where nothing asks to be noted. */
  first: Offer | null
  /** What comes next after it; with the first one never more than three at once (product.md). */
  near: readonly Offer[]
  /** All that the case takes now, the first one among them. */
  all: readonly Offer[]
}

/**
 * What the case takes as it stands (engine §4): a closing note only after a conversation or a change, the new usual only
 * on a plateau, a closed case only a reopening and the answer to "was it one?". A case at rest puts nothing first but that
 * question: to open it again is possible, and not what the page is for.
 * @param therapyEnded nothing is written into the case of an ended therapy
 */
export function offersOf(view: CaseView, therapyEnded: boolean): Offers {
  if (therapyEnded) return { first: null, near: [], all: [] }
  if (view.closed) return offered(view.wasItOne === null ? 'was-it-one' : null, ['was-it-one', 'reopening'])
  const { talkedIn, changedIn, episode } = view.facts
  const worked = talkedIn !== null || changedIn !== null
  const all: Offer[] = [
    'conversation', 'change', ...(worked ? ['closing-note' as const] : []), 'waiting',
    ...(episode === 'plateau' ? ['new-usual' as const] : []), 'was-it-one', 'set-aside', 'ending',
  ]
  return offered(episode === 'plateau' ? 'new-usual' : worked && episode === 'returned' ? 'closing-note' : 'conversation', all)
}

const offered = (first: Offer | null, all: readonly Offer[]): Offers => (
  { first, all, near: all.filter((one) => one !== first).slice(0, STEPS_AT_ONCE - 1) })
