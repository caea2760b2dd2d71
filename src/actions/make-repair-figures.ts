import { publishing, repairFigures } from '../core/followup/before-repairs.ts'
import { inTenant } from '../db/open.ts'
import { type PublishedFigures, latestFigures, repairedCases, strainsOf, therapistIds } from '../db/repairs.ts'
import { type Acting, audit } from './acting.ts'

/** What the practice may see now: the figures, or why there are none yet. */
export interface RepairsSeen {
  published: Pick<PublishedFigures, 'madeAt' | 'figures'> | null
  /**
   * Why there are no figures yet: fewer clients than ten, or too many of them with one therapist. Not how many are missing: from day to
   * day that would tell colleagues of a single client.
   */
  waitsFor: 'clients' | 'colleagues' | null
}

/** Without the cases behind them: those stay in the database. */
const shown = (last: PublishedFigures | null): RepairsSeen['published'] => last && { madeAt: last.madeAt, figures: last.figures }

/**
 * The figures about repairs: made anew only when enough clients have come or gone since the last ones, and kept as they
 * were made. Two members who ask at once get the same.
 */
export async function makeRepairFigures(acting: Acting): Promise<RepairsSeen> {
  return inTenant(acting.db, acting, async (tx) => {
    const cases = await repairedCases(tx)
    const therapists = await therapistIds(tx)
    const last = await latestFigures(tx)
    const state = publishing(cases, last?.cases ?? null, therapists)
    if (!state.ready) return { published: shown(last), waitsFor: last ? null : state.missing > 0 ? 'clients' : 'colleagues' }
    const figures = repairFigures(await strainsOf(tx, cases), therapists)
    const made = await tx.insertInto('repair_figures').values({
      practice_id: acting.practiceId, number: (last?.number ?? 0) + 1, made_at: acting.now,
      figures: JSON.stringify(figures), cases: JSON.stringify(cases),
    }).onConflict((c) => c.doNothing()).executeTakeFirst()
    if (made.numInsertedOrUpdatedRows === 0n) return { published: shown(await latestFigures(tx)), waitsFor: null }
    await audit(tx, acting, 'figures about repairs made', null, { clients: figures.clients })
    return { published: { madeAt: acting.now, figures }, waitsFor: null }
  })
}
