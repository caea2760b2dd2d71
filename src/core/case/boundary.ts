import { SESSIONS_BEFORE_ONSET } from '../rupture/constants.ts'
import { mayTellOfBoundary } from '../safety/screen.ts'
import type { CaseView } from './fold.ts'
import type { TherapyRecord } from './record.ts'

/**
 * True when a case, or what may become one, may be about the therapist's own boundaries (engine §6): the client's words,
 * written or said, may tell of it, or the therapist chose it as the source. Then no case, no opener and no reflection
 * prompt is offered for as long as the case lasts, whatever later check-ins say. Sees only what its reader may see: held
 * words are with somebody else.
 * @param view the open case; null = none, then the latest sessions count
 * @param therapistNames by which the client may call the therapist
 * @param restedAt ISO moment at which the latest closed case came to rest; without an open case, what was written or said
 *   before it has been dealt with
 */
export function tellsOfBoundary(
  record: Pick<TherapyRecord, 'sessions' | 'signs'>, view: CaseView | null, therapistNames: readonly string[], restedAt: string | null = null,
): boolean {
  if (view?.source?.sources.includes('boundary')) return true
  const latest = Math.max(0, ...record.sessions.map((s) => s.number), ...record.signs.map((s) => s.session))
  const from = (view?.onset ?? latest) - SESSIONS_BEFORE_ONSET
  const after = view ? '' : restedAt ?? ''
  const written = record.sessions.filter((s) => s.number >= from && (s.answer?.at ?? '') > after).flatMap((s) => s.answer?.words?.text ?? [])
  const said = record.signs.filter((s) => s.session >= from && s.date > after.slice(0, 10)).flatMap((s) => s.clientSaid ?? [])
  return [...written, ...said].some((text) => mayTellOfBoundary(text, therapistNames))
}
