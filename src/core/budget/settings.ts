import { ALERT, NOTICE, NOTICEABLE } from '../detect/constants.ts'
import type { Norms, SeriesConfig } from '../detect/index.ts'
import type { Limits } from './pool.ts'

/**
 * What one practice judges one form with, instead of what is shipped. Settings are numbered from 1 and only ever added; a
 * verdict carries the number it was given under.
 */
export interface Settings {
  number: number
  /** ISO moment. */
  madeAt: string
  /** null = as shipped. */
  limits: Limits | null
  norms: Norms | null
  subscales: Readonly<Record<string, Norms>> | null
}

/** What a series is judged with under these settings; null = as shipped. */
export function withSettings(shipped: SeriesConfig, settings: Settings | null): SeriesConfig {
  if (!settings) return shipped
  return {
    ...shipped, settings: settings.number,
    ...(settings.norms ? { norms: settings.norms } : {}), ...(settings.limits ? { limits: settings.limits } : {}),
    ...(settings.subscales ? { subscales: { ...shipped.subscales, ...settings.subscales } } : {}),
  }
}

/** The p-limits in force; those that are shipped until a practice has its own. */
export const limitsInForce = (settings: Settings | null): Limits => settings?.limits ?? { notice: NOTICE.p, alert: ALERT.p }

/** True when limits differ enough to be changed: a tenth of one of them. */
export function limitsDiffer(before: Limits, after: Limits): boolean {
  const apart = (a: number, b: number) => Math.abs(b - a) >= NOTICEABLE.limit * a
  return apart(before.notice, after.notice) || apart(before.alert, after.alert)
}

/** True when norms differ enough to be changed. */
export function normsDiffer(before: Norms | undefined, after: Norms): boolean {
  if (!before) return true
  const apart = (a: number, b: number) => Math.abs(b - a) >= NOTICEABLE.sd * a
  const mean = Math.abs(after.mean - before.mean) >= NOTICEABLE.mean * Math.hypot(before.sdBetween, before.sdWithin)
  return mean || apart(before.sdBetween, after.sdBetween) || apart(before.sdWithin, after.sdWithin)
}

/** What settings were worked out from. */
export interface RestsOn {
  /** Ratings outside open episodes and of no confirmed case, and the clients they are from. */
  ratings: number
  clients: number
  /** New flags and alerts that they would have given on those ratings. */
  flags: number
  alerts: number
  /** They may be shown, because they point at no few clients; absent = no. */
  shown?: boolean
}
