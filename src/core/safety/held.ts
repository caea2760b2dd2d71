import type { Because } from '../because.ts'
import type { DirectStep } from '../detect/verdict.ts'
import type { ScreenHit } from './screen.ts'

/** What is kept from the therapist, all of it or nothing. */
export const HELD_PARTS = ['words', 'items', 'direct', 'score', 'case', 'task'] as const

export interface HoldDecision {
  held: boolean
  /** Parts of this check-in that the therapist does not get; empty when nothing is held. */
  parts: readonly (typeof HELD_PARTS)[number][]
  /** Who gets them; null when nothing is held. `outside-contacts`: nobody is named, the receipt names help outside. */
  to: 'named-recipient' | 'outside-contacts' | null
  because: Because
}

/**
 * Decides whether a check-in is held from the client's therapist (engine §6): words that may tell of a boundary
 * violation or abuse by the therapist take everything answered together with them along, the direct question included,
 * whatever the client chose for the words ("please bring it up" too). A "not" in the words does not release them.
 * The direct question alone, however high, is not held: it is the therapist who needs to hear it.
 * @param hits of `screenWords`; null when the screen failed: then nothing is known, nothing is held here, and the
 *   unscreened task (gate.ts) puts the words before a person
 * @param direct the step answered on the same form, null when skipped
 * @param reader whom the client chose for the words, null without words
 * @param recipientNamed false when the practice has named nobody outside this therapy
 */
export function holdsFromTherapist(
  hits: readonly ScreenHit[] | null, direct: DirectStep | null, reader: 'therapist' | 'someone-else' | null,
  recipientNamed: boolean,
): HoldDecision {
  const boundary = (hits ?? []).filter(hit => hit.category === 'therapist-boundary')
  const values = { boundaryHits: boundary.length, ...(direct === null ? {} : { direct }) }
  const source = 'docs/clinical/safety.md, the therapist’s boundaries'
  if (boundary.length > 0) {
    return {
      held: true, parts: HELD_PARTS, to: recipientNamed ? 'named-recipient' : 'outside-contacts',
      because: {
        rule: 'boundary-words', values, source,
        text: 'The words may tell of something between client and therapist that the therapist should not read first. '
          + 'Someone else reads them, contacts the client first, and passes on what the client agrees to.',
      },
    }
  }
  const text = hits === null ? 'The words could not be screened: a person reads them, and nothing is held.'
    : reader === 'someone-else' ? 'Nothing is held; the words go only to the person the client chose.'
    : 'Nothing in the words asks for another reader.'
  return { held: false, parts: [], to: null, because: { rule: 'not-held', text, values, source } }
}
