import type { Norms } from '../detect/index.ts'
import type { Instrument } from '../instruments/manifest.ts'

/**
 * What the norms of each subscale are drawn towards: the manifest's own, where it has some; else those of the whole form, as
 * far as its rows make up the subscale. Empty where the form has no subscales or no norms.
 */
export function subscalesTowards({ items, norms, subscaleNorms, scoring }: Instrument): Record<string, Norms> {
  if (!norms) return {}
  const rows = items.filter(({ kind }) => kind === 'scale')
  const names = [...new Set(rows.flatMap(({ subscale }) => subscale ?? []))]
  return Object.fromEntries(names.map((name) => {
    const share = scoring.mode === 'sum' ? rows.filter(({ subscale }) => subscale === name).length / rows.length : 1
    const { mean, sdBetween, sdWithin } = subscaleNorms?.[name] ?? { mean: norms.mean * share, sdBetween: norms.sdBetween * share, sdWithin: norms.sdWithin * share }
    return [name, { mean, sdBetween, sdWithin }]
  }))
}
