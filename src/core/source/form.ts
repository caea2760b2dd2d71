import { said } from '../reflect/named.ts'
import { findSign } from '../signs/catalogue.ts'
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

/** Why this form, in one sentence: the signs it rests on, each as its button says it. */
export function formBecause(signs: readonly NotedSign[], goneQuiet = false): string {
  const telling = signs.filter(sign => sign.kind === 'withdrawal' || sign.kind === 'confrontation')
  const labels = [...new Set(telling.map(sign => `“${findSign(sign.signId)?.label ?? sign.signId}”`))]
  const seen = [
    ...(signs.some(sign => sign.kind === 'said-directly') ? ['they told you directly'] : []),
    ...(labels.length > 0 ? [`you noted ${said(labels)}`] : []),
    ...(goneQuiet || signs.some(sign => sign.kind === 'gone-quiet') ? ['the check-ins stopped coming back'] : []),
  ]
  return seen.length > 0 ? `Because ${said(seen)}.` : 'No sign of either form is noted, so nothing is suggested.'
}
