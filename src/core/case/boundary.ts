import { SESSIONS_BEFORE_ONSET } from '../rupture/constants.ts'
import { screenWords } from '../safety/screen.ts'
import type { CaseView } from './fold.ts'
import type { TherapyRecord } from './record.ts'

/**
 * True when a case may be about the therapist's own boundaries (engine §6): the client's words, written or said, may
 * tell of it, or the therapist chose it as the source. Then no opener and no reflection prompt is offered for as long
 * as the case lasts, whatever later check-ins say. Sees only what its reader may see: held words are with somebody else.
 * @param therapistNames by which the client may call the therapist
 */
export function tellsOfBoundary(record: TherapyRecord, view: CaseView, therapistNames: readonly string[]): boolean {
  if (view.source?.sources.includes('boundary')) return true
  const from = view.onset - SESSIONS_BEFORE_ONSET
  const written = record.sessions.filter((s) => s.number >= from).flatMap((s) => s.answer?.words?.text ?? [])
  const said = record.signs.filter((s) => s.session >= from).flatMap((s) => s.clientSaid ?? [])
  return [...written, ...said].some((text) =>
    screenWords(text, therapistNames).hits.some((hit) => hit.category === 'therapist-boundary'))
}
