import type { NotedSign } from '../signs/sign.ts'
import { SESSIONS_BEFORE_ONSET } from './constants.ts'
import type { CheckInEvidence, EvidenceInput } from './evidence.ts'

/**
 * Cuts the evidence of one therapy to the window of engine §5: the latest check-in (an invitation counts, answered or
 * not) and the signs of the sessions since the check-in before it; in an open case also the signs of the two sessions
 * before the onset. With one check-in or none there is no "before", so every sign so far belongs to the window.
 * @param checkIns in any order; of two for one session the later in the list counts
 * @param openCaseOnsetSession the session at which the open episode began, or null
 * @returns the parts of an EvidenceInput; signs oldest first
 */
export function evidenceWindow({ checkIns, signs, openCaseOnsetSession = null, goneQuiet = false }: {
  checkIns: readonly CheckInEvidence[]
  signs: readonly NotedSign[]
  openCaseOnsetSession?: number | null
  goneQuiet?: boolean
}): Pick<EvidenceInput, 'checkIn' | 'signs' | 'goneQuiet'> {
  const bySession = new Map(checkIns.map(checkIn => [checkIn.session, checkIn]))
  const [latest = null, before] = [...bySession.values()].sort((a, b) => b.session - a.session)
  const since = before?.session ?? Number.NEGATIVE_INFINITY
  const inOnset = (session: number) => openCaseOnsetSession !== null
    && session >= openCaseOnsetSession - SESSIONS_BEFORE_ONSET && session < openCaseOnsetSession
  return {
    checkIn: latest,
    signs: signs.filter(sign => sign.session > since || inOnset(sign.session)).sort((a, b) => a.session - b.session),
    goneQuiet,
  }
}
