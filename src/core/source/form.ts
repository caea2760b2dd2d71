import type { NotedSign } from '../signs/sign.ts'

/** How a strain shows (guidance §2, after Eubanks, Muran & Safran 2015). */
export type Form = 'withdrawal' | 'confrontation' | 'mixed'

/**
 * The form that the noted signs suggest; null where no sign of either form was noted.
 * A complaint said to the therapist counts with confrontation: 3RS places complaints there, however gently they are said.
 * Going quiet counts with withdrawal.
 */
export function formOf(signs: readonly NotedSign[], goneQuiet = false): Form | null {
  const moving = signs.some(sign => sign.kind === 'confrontation' || sign.kind === 'said-directly')
  const leaving = goneQuiet || signs.some(sign => sign.kind === 'withdrawal' || sign.kind === 'gone-quiet')
  if (moving && leaving) return 'mixed'
  if (moving) return 'confrontation'
  return leaving ? 'withdrawal' : null
}
