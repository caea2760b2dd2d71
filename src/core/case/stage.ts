import type { EpisodeState } from '../detect/verdict.ts'
import { RESOLVED_FROM } from '../followup/questions.ts'

/** The stages of engine §4, in its words. */
export const stages = [
  'suspected',
  'acknowledged',
  'in repair',
  'recovering',
  'back to usual, not talked about',
  'talked about, still low',
  'repaired',
  'the new usual',
  'set aside',
  'ended',
] as const
export type Stage = (typeof stages)[number]

/** Stages in which a case is at rest; a later strain then opens a new one. */
const closedStages: readonly Stage[] = ['repaired', 'the new usual', 'set aside', 'ended']
export function isClosed(stage: Stage): boolean {
  return closedStages.includes(stage)
}

/** The facts that the stage follows from. */
export interface Facts {
  acknowledged: boolean
  /** Session of the latest logged conversation or change of the work; null = none. */
  talkedIn: number | null
  changedIn: number | null
  waiting: boolean
  episode: EpisodeState | null
  /** Session of the latest completed check-in in this case; null = none yet. */
  ratedIn: number | null
  clientResolved: number | null
  closingNote: boolean
  end: 'the new usual' | 'set aside' | 'ended' | null
}

/**
 * The stage that follows from what has happened (engine §4; first row that holds).
 * "Talked about, still low" waits for a check-in about the session of the conversation or a later one: before that,
 * nobody can know whether the talking helped, and the case is *in repair*.
 */
export function stageOf(f: Facts): Stage {
  if (f.end !== null) return f.end
  const worked = f.talkedIn !== null || f.changedIn !== null
  if (f.episode === 'returned') {
    if ((f.clientResolved ?? 0) >= RESOLVED_FROM || (f.closingNote && worked)) return 'repaired'
    return worked ? 'recovering' : 'back to usual, not talked about'
  }
  const ratedSinceTalk = f.talkedIn !== null && f.ratedIn !== null && f.ratedIn >= f.talkedIn
  if (worked || f.waiting) {
    if (f.episode === 'recovering') return 'recovering'
    return ratedSinceTalk ? 'talked about, still low' : 'in repair'
  }
  return f.acknowledged ? 'acknowledged' : 'suspected'
}
