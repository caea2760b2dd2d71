import { findInstrument } from '../src/core/instruments/index.ts'
import type { Facet } from '../src/core/instruments/manifest.ts'
import type { LicensedText } from '../src/core/instruments/with-wording.ts'

/** An invented wording for a form that ships without one: nobody's protected words, and nothing like the real ones. */
export function madeUpText(id: string, change: Partial<LicensedText> = {}): LicensedText {
  const instrument = findInstrument(id)!
  const rows = <T>(value: (i: number) => T) => Object.fromEntries(instrument.items.map((item, i) => [item.id, value(i)]))
  const { min, max } = instrument.items[0]!
  return {
    instrument: id, version: instrument.version, language: 'en', licence: 'Invented permission, file 7', lead: 'Invented lead about tea.',
    items: rows((i) => `Invented row ${i + 1}: the tea with {T}.`), anchors: { [min]: 'cold tea', [max]: 'warm tea' },
    ...(instrument.keyOpen ? { key: rows((i) => ({ facet: (['bond', 'goals'] as Facet[])[i % 2]!, reverse: i === 0 })) } : {}),
    ...change,
  }
}
