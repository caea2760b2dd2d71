import type { Transaction } from 'kysely'
import type { RestsOn, Settings } from '../core/budget/index.ts'
import type { Database } from './schema.ts'

/** Settings as they stand in the history, with what they rest on. */
export interface StoredSettings extends Settings {
  instrumentId: string
  instrumentVersion: string
  restsOn: RestsOn
}

/** Everything that the practice has judged its forms with instead of what is shipped, oldest first. */
export async function settingsHistory(tx: Transaction<Database>, form?: { id: string; version: string }): Promise<StoredSettings[]> {
  let query = tx.selectFrom('engine_settings').selectAll().orderBy('instrument_id').orderBy('instrument_version').orderBy('number')
  if (form) query = query.where('instrument_id', '=', form.id).where('instrument_version', '=', form.version)
  return (await query.execute()).map((row) => ({
    instrumentId: row.instrument_id, instrumentVersion: row.instrument_version, number: row.number, madeAt: row.made_at.toISOString(),
    limits: row.limits, norms: row.norms, subscales: row.subscales, restsOn: row.rests_on,
  }))
}

/**
 * Puts settings in force from now on. The same number twice is one: two clocks that look at once agree.
 * @param tx as the owner of the tables, in nobody's name: no request may write settings
 * @returns false when somebody else was first
 */
export async function addSettings(tx: Transaction<Database>, practiceId: string, settings: StoredSettings): Promise<boolean> {
  const json = (value: object | null) => value && JSON.stringify(value)
  const added = await tx.insertInto('engine_settings').values({
    practice_id: practiceId, instrument_id: settings.instrumentId, instrument_version: settings.instrumentVersion, number: settings.number,
    made_at: new Date(settings.madeAt), limits: json(settings.limits), norms: json(settings.norms), subscales: json(settings.subscales),
    rests_on: JSON.stringify(settings.restsOn),
  }).onConflict((c) => c.doNothing()).executeTakeFirst()
  return added.numInsertedOrUpdatedRows === 1n
}
