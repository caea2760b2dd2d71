import { findInstrument } from '../core/instruments/index.ts'
import type { Instrument } from '../core/instruments/manifest.ts'
import { type LicensedText, sameKey, withWording } from '../core/instruments/with-wording.ts'
import { inTenant } from '../db/open.ts'
import { type Acting, type Outcome, audit, done, refused } from './acting.ts'
import { isDirector } from './as-director.ts'
import { pastedJson } from './pasted-json.ts'
import { words as says } from './words/forms.ts'
import { words as memberSays } from './words/members.ts'

/** Most problems listed at once; more would hide the first thing to do. */
const MOST_LISTED = 8

/** Most characters of a whole text; the longest form with every place filled needs a tenth of it. */
const LONGEST = 60_000

/**
 * Loads the wording of a form that the practice holds a licence for, or replaces it. Only a director may. Links already
 * sent keep working and show the new wording; an open key stays as it was once ratings were made with it.
 * @param input.text JSON as described in docs/clinical/instruments.md, trusted in nothing
 * @returns whether a text was loaded before; problems `text.1`, `text.2` … in the order of the file
 */
export async function loadLicensedText(
  acting: Acting, input: { instrumentId: string; text: string },
): Promise<Outcome<{ replaced: boolean }>> {
  const instrument = findInstrument(input.instrumentId)
  if (!instrument || instrument.licence.wordingIncluded) return refused({ instrument: says.needsNone })
  const read = readText(instrument, input.text)
  return inTenant(acting.db, acting, async (tx) => {
    if (!(await isDirector(tx, acting))) return refused({ practice: memberSays.onlyDirectors })
    if (!read.ok) return read
    const text = read.value
    const before = await tx.selectFrom('licensed_text').select('text')
      .where('instrument_id', '=', instrument.id).where('instrument_version', '=', instrument.version).executeTakeFirst()
    if (before && !sameKey(before.text, text)) {
      const rated = await tx.selectFrom('series').select('therapy_id')
        .where('instrument_id', '=', instrument.id).where('instrument_version', '=', instrument.version).limit(1).executeTakeFirst()
      if (rated) return refused({ 'text.1': says.keyStays })
    }
    const row = {
      text: JSON.stringify(text), reference: text.licence.trim(), loaded_by: acting.memberId, loaded_at: acting.now,
    }
    await tx.insertInto('licensed_text')
      .values({ practice_id: acting.practiceId, instrument_id: instrument.id, instrument_version: instrument.version, ...row })
      .onConflict((on) => on.columns(['practice_id', 'instrument_id', 'instrument_version']).doUpdateSet(row)).execute()
    await audit(tx, acting, before ? 'licensed text replaced' : 'licensed text loaded', null,
      { instrument: instrument.id, version: instrument.version })
    return done({ replaced: before !== undefined })
  })
}

function readText(instrument: Instrument, pasted: string): Outcome<LicensedText> {
  if (pasted.length > LONGEST) return refused({ 'text.1': says.tooLong(pasted.length, LONGEST) })
  const json = pastedJson(pasted)
  if (!json.ok) return refused({ 'text.1': json.problem })
  const checked = withWording(instrument, json.value)
  if (checked.ok) return done(json.value as LicensedText)
  const more = checked.problems.length - MOST_LISTED
  const listed = more > 1
    ? [...checked.problems.slice(0, MOST_LISTED), says.more(more)]
    : checked.problems
  return refused(Object.fromEntries(listed.map((problem, i) => [`text.${i + 1}`, problem])))
}
