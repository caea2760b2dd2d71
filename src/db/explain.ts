import { type NextStep, foldCase, gatherEvidence, nextUnlessHeld, type TherapyRecord } from '../core/case/index.ts'
import { drawCard } from '../core/rupture/card.ts'
import type { Card } from '../core/rupture/evidence.ts'
import { type DatabaseAddress, inTenant, inTransaction, openDatabase } from './open.ts'
import type { StoredRupture } from './ruptures.ts'
import { recordOf } from './therapy-record.ts'
import { therapyView } from './therapy-view.ts'

/** One case for whoever runs the installation. */
export interface ExplainedCase {
  practiceName: string
  clientName: string
  therapistName: string
  timeZone: string
  rupture: StoredRupture
  view: ReturnType<typeof foldCase>
  /** Null when this version does not know the form. */
  card: Card | null
  /** It may be about a boundary: then no next step is suggested, here as on the pages. */
  boundary: boolean
  /** As the therapist's pages suggest it; null also where they suggest none. */
  next: NextStep | null
}

/**
 * A case of whatever practice it belongs to, with the evidence card as its therapist has it. Reflections are not read,
 * nor what is held from the therapist, nor words that the client gave to somebody else; nor the
 * therapist's own cues, which are private; the card says that they are left out.
 * @param address as the owner of the tables, who alone may ask which practices there are
 * @returns null when there is no such case
 */
export async function explainedCase(address: DatabaseAddress, ruptureId: string, now: Date): Promise<ExplainedCase | null> {
  const owner = openDatabase({ ...address, role: null, max: 1 })
  const { db, close } = openDatabase({ ...address, max: 1 })
  try {
    const practices = await inTransaction(owner.db, (tx) => tx.selectFrom('member').select('practice_id').distinct().execute())
    for (const { practice_id: practiceId } of practices) {
      const found = await inTenant(db, { practiceId, memberId: null }, (tx) => tx.selectFrom('rupture')
        .innerJoin('therapy', (j) => j.onRef('therapy.practice_id', '=', 'rupture.practice_id').onRef('therapy.therapy_id', '=', 'rupture.therapy_id'))
        .innerJoin('practice', 'practice.practice_id', 'rupture.practice_id')
        .select(['therapist_id', 'practice.name']).where('rupture_id', '=', ruptureId).executeTakeFirst())
      if (!found) continue
      const view = await inTenant(db, { practiceId, memberId: found.therapist_id }, (tx) => therapyView(tx, { ruptureId }, found.therapist_id))
      const rupture = view?.ruptures.find((one) => one.ruptureId === ruptureId)
      if (!view || !rupture) continue
      const record = recordOf(view, now)
      const folded = foldCase(rupture.events)
      const card = record && cardWithoutCues(record, rupture.onset)
      return {
        practiceName: found.name, clientName: view.clientName, therapistName: view.therapistName, timeZone: view.timeZone, rupture,
        view: folded, card,
        ...(record && card ? nextUnlessHeld(record, folded, card, [view.therapistFirstName, view.therapistName]) : { boundary: false, next: null }),
      }
    }
    return null
  } finally {
    await Promise.all([owner.close(), close()])
  }
}

/** The therapist's own cues are seen by nobody else: the card is drawn without them, and says so. */
function cardWithoutCues(record: TherapyRecord, onset: number): Card {
  const card = drawCard(gatherEvidence({ ...record, signs: record.signs.filter((sign) => sign.kind !== 'cue') }, onset))
  const left = 'The therapist’s own cues are private and left out here, so the therapist’s card may say more.'
  return { ...card, missing: [...card.missing, left] }
}
