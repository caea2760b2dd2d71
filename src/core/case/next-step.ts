import { helpElsewhere } from '../repair/other-help.ts'
import type { Card } from '../rupture/evidence.ts'
import { tellsOfBoundary } from './boundary.ts'
import type { CaseView } from './fold.ts'
import type { TherapyRecord } from './record.ts'
import { chosenSources } from './sources.ts'
import type { Stage } from './stage.ts'

/** The six places of the workspace. */
export const places = ['understand', 'reflect', 'source', 'open', 'repair', 'follow-up'] as const
export type Place = (typeof places)[number]

export interface NextStep { text: string; place: Place }

/** One suggestion per stage; a therapist is free to do something else. Closed stages have none. */
const step: Record<Stage, (view: CaseView, told: boolean) => NextStep | null> = {
  suspected: () => ({ text: 'Read what the evidence says, then decide how to open it.', place: 'understand' }),
  acknowledged: (v, told) =>
    helpElsewhere(chosenSources(v), told) ? { text: 'Help with what it is about instead, and look again after the next check-in.', place: 'repair' }
    : v.opener ? { text: 'Open the conversation, then note how it went.', place: 'follow-up' }
    : v.source ? { text: 'Find the words to open it.', place: 'open' }
    : { text: 'Take a minute for your own part first.', place: 'reflect' },
  'in repair': (v) =>
    // Who waits on purpose is not sent to ask about it.
    v.facts.talkedIn === null && v.facts.changedIn === null ? { text: v.waiting?.until
      ? `Waiting on purpose until session ${v.waiting.until}. Then look again, and decide anew.`
      : 'Waiting on purpose. Look again when what you are waiting for has passed.', place: 'follow-up' }
    : v.plan === null && v.facts.talkedIn !== null
      ? { text: 'Choose what to do next, for this session or later.', place: 'repair' }
      : { text: 'See what the next check-in says, and ask how it is between you.', place: 'follow-up' },
  recovering: (v) =>
    v.facts.episode === 'returned'
      ? { text: 'Back at the usual level. Write what was learned, and it can rest.', place: 'follow-up' }
      : { text: 'Coming back. Keep to what helped; look again after the next check-in.', place: 'follow-up' },
  'back to usual, not talked about': () => ({
    text: 'Back at the usual level without a word about it. It may be worth a light question.', place: 'open' }),
  'talked about, still low': () => ({
    text: 'Talked about, and still low. Something else may be needed: look at the source again.', place: 'source' }),
  repaired: () => null,
  'the new usual': () => null,
  'set aside': () => null,
  ended: () => null,
}

const toldAtOpening = ({ openedBy }: CaseView) => openedBy === 'said-directly' || openedBy === 'direct-question'

/**
 * The next step to suggest; null only for a closed case.
 * @param told the client told the therapist, or asked to talk about it: then other help alone is not the next step (engine §5)
 */
export function nextStep(view: CaseView, told: boolean = toldAtOpening(view)): NextStep | null {
  if (view.facts.episode === 'plateau' && !view.closed) {
    return { text: 'Steady at a lower level. Is this more candid now, or still unsettled? If more candid, it may be the new usual.', place: 'follow-up' }
  }
  return step[view.stage](view, told)
}

/**
 * Whether a case may be about a boundary, and the next step: where it may, none, since that goes its own way (engine §6).
 * One rule for whoever reads a case, on a page or by the command.
 * @param therapistNames by which the client may call the therapist
 */
export function nextUnlessHeld(
  record: Pick<TherapyRecord, 'sessions' | 'signs'>, view: CaseView, card: Pick<Card, 'override'>, therapistNames: readonly string[],
): { boundary: boolean; next: NextStep | null } {
  const boundary = tellsOfBoundary(record, view, therapistNames)
  return { boundary, next: boundary ? null : nextStep(view, card.override === 'said') }
}
