import type { RankedSource } from './rank.ts'
import type { What, WhatId } from './what.ts'

/** A source that is easily taken for this one, and how to tell. */
export interface Neighbour {
  id: WhatId
  tellApart: string
  /** Why this client's evidence points there as well; null where it does not. */
  alsoBecause: string | null
}

/** What a source is easily confused with: first what the same evidence also suggests, in the order of the ranking. */
export function neighboursOf(what: What, ranked: readonly RankedSource[]): Neighbour[] {
  const place = (id: WhatId): number => {
    const at = ranked.findIndex(one => one.source === id && one.score > 0)
    return at === -1 ? ranked.length : at
  }
  return what.easilyConfusedWith
    .map(({ id, tellApart }): Neighbour => ({ id, tellApart, alsoBecause: ranked.find(one => one.source === id && one.score > 0)?.because[0] ?? null }))
    .toSorted((a, b) => place(a.id) - place(b.id))
}
