import type { Transaction } from 'kysely'
import { findInstrument, instruments } from '../core/instruments/index.ts'
import type { Instrument } from '../core/instruments/manifest.ts'
import { type LicensedText, withWording } from '../core/instruments/with-wording.ts'
import type { Database } from './schema.ts'

/**
 * A bundled instrument with a practice's licensed text on it. Without a text, or with one that fits no more, it is given
 * as it ships: without words it cannot be sent, and with an open key it cannot be scored.
 * @param version exact version; undefined = the newest
 * @returns undefined when this version of Attune does not know it
 */
export function instrumentWith(id: string, version: string | undefined, text: LicensedText | null): Instrument | undefined {
  const bundled = findInstrument(id, version)
  if (!bundled || bundled.licence.wordingIncluded || !text) return bundled
  const checked = withWording(bundled, text)
  return checked.ok ? checked.instrument : bundled
}

type Find = (id: string, version?: string) => Instrument | undefined

/** Some forms as this practice has them, in one query; in none where all bring their words. */
export async function instrumentsFor(
  tx: Transaction<Database>, wanted: readonly { id: string; version?: string | undefined }[],
): Promise<Find> {
  if (wanted.every(({ id, version }) => findInstrument(id, version)?.licence.wordingIncluded !== false)) return findInstrument
  const loaded = await tx.selectFrom('licensed_text').select(['instrument_id', 'instrument_version', 'text']).execute()
  const withText = loaded.flatMap((l) => instrumentWith(l.instrument_id, l.instrument_version, l.text) ?? [])
  return (id, version) => {
    const bundled = findInstrument(id, version)
    return withText.find((one) => one.id === bundled?.id && one.version === bundled.version) ?? bundled
  }
}

/** One form as this practice has it. */
export async function instrumentFor(tx: Transaction<Database>, id: string, version?: string): Promise<Instrument | undefined> {
  return (await instrumentsFor(tx, [{ id, version }]))(id, version)
}

/** Every form that this practice can send, in its newest version: bundled with its words, or with a licensed text. */
export async function usableInstruments(tx: Transaction<Database>): Promise<Instrument[]> {
  const find = await instrumentsFor(tx, newestInstruments)
  return newestInstruments.flatMap(({ id }) => find(id) ?? []).filter((one) => one.licence.wordingIncluded)
}

/** Each bundled instrument once, in its newest version. */
export const newestInstruments: readonly Instrument[] = instruments.filter((one) => findInstrument(one.id) === one)

/** A licensed text as it lies in the practice. */
export interface LoadedText {
  instrumentId: string
  text: LicensedText
  reference: string
  loadedBy: string
  loadedAt: Date
  /** True while a running therapy is answered with it. */
  inUse: boolean
}

/** The licensed texts of the practice, for the newest version of each form. */
export async function loadedTexts(tx: Transaction<Database>): Promise<LoadedText[]> {
  const rows = await tx.selectFrom('licensed_text')
    .innerJoin('member', (j) => j.onRef('member.practice_id', '=', 'licensed_text.practice_id').onRef('member.member_id', '=', 'loaded_by'))
    .select(['instrument_id', 'instrument_version', 'text', 'reference', 'loaded_at', 'member.name'])
    .select((eb) => eb.exists(eb.selectFrom('therapy').select('therapy.therapy_id')
      .whereRef('therapy.practice_id', '=', 'licensed_text.practice_id').whereRef('therapy.instrument_id', '=', 'licensed_text.instrument_id')
      .whereRef('therapy.instrument_version', '=', 'licensed_text.instrument_version').where('therapy.ended_at', 'is', null)).as('in_use'))
    .execute()
  return rows.filter((r) => findInstrument(r.instrument_id)?.version === r.instrument_version).map((r) => ({
    instrumentId: r.instrument_id, text: r.text, reference: r.reference, loadedBy: r.name, loadedAt: r.loaded_at, inUse: Boolean(r.in_use),
  }))
}
