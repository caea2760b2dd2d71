import { findInstrument } from '../core/instruments/index.ts'
import { inTenant } from '../db/open.ts'
import { type Acting, type Outcome, audit, done, refused } from './acting.ts'
import { isDirector } from './as-director.ts'
import { words as says } from './words/forms.ts'
import { words as memberSays } from './words/members.ts'

/**
 * Takes a licensed text out of the practice, for when the licence ends. Only a director may, and only while no running
 * therapy is answered with it. Answers, scores and verdicts already given stay; the words of the rows are gone.
 */
export async function removeLicensedText(acting: Acting, input: { instrumentId: string }): Promise<Outcome<null>> {
  const instrument = findInstrument(input.instrumentId)
  if (!instrument) return refused({ instrument: says.unknown })
  return inTenant(acting.db, acting, async (tx) => {
    if (!(await isDirector(tx, acting))) return refused({ practice: memberSays.onlyDirectors })
    const running = await tx.selectFrom('therapy').select('therapy_id').where('ended_at', 'is', null)
      .where('instrument_id', '=', instrument.id).where('instrument_version', '=', instrument.version).limit(1).executeTakeFirst()
    if (running) {
      return refused({ removal: says.inUse })
    }
    const { numDeletedRows } = await tx.deleteFrom('licensed_text')
      .where('instrument_id', '=', instrument.id).where('instrument_version', '=', instrument.version).executeTakeFirst()
    if (numDeletedRows === 0n) return refused({ removal: says.nothingToRemove })
    await audit(tx, acting, 'licensed text removed', null, { instrument: instrument.id, version: instrument.version })
    return done(null)
  })
}
