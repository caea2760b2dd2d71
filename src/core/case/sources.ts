import type { Card, EvidenceInput } from '../rupture/evidence.ts'
import { type RankedSource, rankSources } from '../source/rank.ts'
import { type WhatId, type WhosePart, whats } from '../source/what.ts'
import type { CaseView } from './fold.ts'
import type { TherapyRecord } from './record.ts'
import { onsetCheckIn } from './what-happened.ts'

/** What the therapist chose, in catalogue order; an id that has left the catalogue is passed over. */
export const chosenSources = (view: CaseView): WhatId[] => whats.filter(({ id }) => view.source?.sources.includes(id)).map(({ id }) => id)

/** With nothing chosen yet, the likeliest so many stand in. */
const STAND_IN = 2

/** What a case may be about: by the latest window and, while it is open, by what was seen and answered when it began. */
export function likelySources(record: TherapyRecord, view: CaseView, card: Card, evidence: EvidenceInput): RankedSource[] {
  const mandated = view.settings?.includes('mandated') ?? false
  if (view.closed) return rankSources(card, evidence, { mandated })
  const signs = record.signs.filter((sign) => sign.session === view.onset)
  return rankSources(card, evidence, { mandated, onset: { session: view.onset, checkIn: onsetCheckIn(record, view), signs } })
}

/** What repair is suggested for: the sources the therapist chose; until then the likeliest by the evidence. */
export function workingSources(view: CaseView, ranked: readonly RankedSource[]): { sources: WhatId[]; chosen: boolean } {
  const chosen = chosenSources(view)
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
