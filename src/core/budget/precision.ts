import { type Publishing, countable, publishing } from '../followup/before-repairs.ts'
import { type Share, wilson } from '../stats/wilson.ts'

/** One client's latest case about which a therapist said whether it was one. */
export interface AnsweredCase {
  caseId: string
  /** All therapists who have worked with this client: what each of them knows already. */
  knownTo: readonly string[]
  /** "Yes, there was something"; else "no", or set aside as no strain. */
  wasOne: boolean
}

/** How many of the cases were one, by their therapists' own answers; null = it would point at too few clients. */
export interface Precision { share: Share | null; clients: number }

/**
 * Whether the practice's precision may be counted now, by the rule of the figures about repairs: ten clients, also for each
 * therapist who leaves out their own, and again only when ten have come or gone.
 */
export const precisionReady = (
  cases: readonly AnsweredCase[], published: readonly Pick<AnsweredCase, 'caseId' | 'knownTo'>[] | null, therapists: readonly string[],
): Publishing => publishing(cases, published, therapists)

/** The share of cases that were one, with Wilson's interval. At least three clients stand on either side, or nothing is shown. */
export function precisionOf(cases: readonly AnsweredCase[], therapists: readonly string[]): Precision {
  const shown = countable(cases, therapists, (one) => one.wasOne)
  return { clients: cases.length, share: shown ? wilson(cases.filter((one) => one.wasOne).length, cases.length) : null }
}
