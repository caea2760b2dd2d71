import { allianceCheckinLong } from './alliance-checkin-long.ts'
import { allianceCheckinShort } from './alliance-checkin-short.ts'
import { arm5 } from './arm-5.ts'
import { brWai } from './br-wai.ts'
import { gad7 } from './gad-7.ts'
import type { Instrument } from './manifest.ts'
import { phq9 } from './phq-9.ts'
import { sai } from './sai.ts'
import { srs } from './srs.ts'
import { waiSr } from './wai-sr.ts'

/** Every bundled instrument. A newer version of the same id stands after the older one. */
export const instruments: readonly Instrument[] = [
  allianceCheckinShort,
  allianceCheckinLong,
  phq9,
  gad7,
  waiSr,
  sai,
  srs,
  brWai,
  arm5,
]

/** What a new therapy starts with (engine §1: the short form). */
export const defaultInstrument: Instrument = allianceCheckinShort

/**
 * Finds a bundled instrument.
 * @param id its id
 * @param version exact version; without it, the newest bundled one
 * @returns undefined when there is none
 */
export function findInstrument(id: string, version?: string): Instrument | undefined {
  return instruments.findLast((one) => one.id === id && (version === undefined || one.version === version))
}
