import type { RankedSource } from '../source/rank.ts'
import { type WhatId, type WhosePart, whats } from '../source/what.ts'
import type { CaseView } from './fold.ts'

/** With nothing chosen yet, the likeliest so many stand in. */
const STAND_IN = 2

/** What repair is suggested for: the sources the therapist chose; until then the likeliest by the evidence. */
export function workingSources(view: CaseView, ranked: readonly RankedSource[]): { sources: WhatId[]; chosen: boolean } {
  const chosen = whats.filter(({ id }) => view.source?.sources.includes(id)).map(({ id }) => id)
  const rank = (id: WhatId) => {
    const at = ranked.findIndex((one) => one.source === id)
    return at === -1 ? ranked.length : at
  }
  if (chosen.length > 0) return { sources: chosen.sort((a, b) => rank(a) - rank(b)), chosen: true }
  return { sources: ranked.slice(0, STAND_IN).map(({ source }) => source), chosen: false }
}

/**
 * Whose part it is: as the therapist says, but where the duty lies with the therapist (culture and identity, a boundary,
 * an error, the frame; guidance §2) it is theirs to answer for, whatever was ticked.
 */
export function partOf(sources: readonly string[], said: string): WhosePart {
  const duty = whats.some(({ id, whosePart }) => whosePart === 'mine to answer for' && sources.includes(id))
  return duty || said === 'mine to answer for' ? 'mine to answer for' : 'not decided'
}
