import { BUDGET, NORMS_FROM } from '../detect/constants.ts'
import type { Norms, SeriesConfig } from '../detect/index.ts'
import { LEAST_CLIENTS } from '../followup/before-repairs.ts'
import type { Share } from '../stats/wilson.ts'
import { type Course, countsForNorms, given } from './course.ts'
import { budgetLimits } from './limits.ts'
import { type Group, type NormsEstimate, estimateNorms, groupOf, isGroup, normsOf } from './norms.ts'
import { type Limits, addCourse, emptyPool, newUnder } from './pool.ts'
import { addToRate, emptyRate, rateOf } from './rates.ts'
import { type Settings, limitsDiffer, limitsInForce, normsDiffer, withSettings } from './settings.ts'

/** What a look at one form of one practice starts from. */
export interface LookInput {
  /** As shipped. */
  shipped: SeriesConfig
  /** What each subscale's norms are drawn towards; none = the form has no subscales. */
  subscales: Readonly<Record<string, Norms>>
  inForce: Settings | null
  courses: readonly Course[]
}

/** What a look found. Counts are of ratings outside open episodes and of no confirmed case. */
export interface Looked {
  ratings: number
  clients: number
  /**
   * Whether figures may be shown now: ten clients or more, and as many with ratings that came since figures were shown; both
   * also for each therapist who subtracts their own clients.
   */
  publishable: boolean
  /** Clients with ratings enough for norms. */
  clientsForNorms: number
  /** New flags and new alerts as they were given; null = nothing was rated. */
  flags: Share | null
  alerts: Share | null
  /** What limits and norms in force from now on would have given, on the same ratings. */
  under: { flags: number; alerts: number }
  /** The practice's own norms; null = too few clients. */
  estimate: NormsEstimate | null
  subscales: Readonly<Record<string, NormsEstimate>>
  /** What is to be in force from now on; null = as before. */
  change: Pick<Settings, 'limits' | 'norms' | 'subscales'> | null
}

/** Figures as they are shown, and when they were made. */
export type ShownFigures = Pick<Looked, 'ratings' | 'clients' | 'flags' | 'alerts' | 'under' | 'estimate' | 'subscales'> & { madeAt: string }

/** How far a practice is with one form, as it is kept and shown. */
export interface LookedForm {
  instrumentId: string
  instrumentVersion: string
  /** Completed ratings in all when it was last looked at. */
  answered: number
  ratings: number
  clientsForNorms: number
  /** As they were made last; null = never yet. */
  shown: ShownFigures | null
}

/** As many completed ratings more make a new look worth it. */
const ANEW = 30

/** Whether a form is to be looked at again: always while there is nothing to show, then with every thirty ratings more. */
export function worthALook(before: LookedForm | undefined, answered: number): boolean {
  return !before?.shown || answered >= before.answered + ANEW
}

/** What is counted on the way to figures is shown in these steps: exact counts would tell from one day to the next who answered. */
export const STEPS = { ratings: 30, clients: 10 } as const
export const roughly = (count: number, of: keyof typeof STEPS): number => Math.floor(count / STEPS[of]) * STEPS[of]

/**
 * What is shown after a look: rates begin with the ratings that limits need, and stay as they were made until so many clients
 * have answered that nobody finds a few of them in the difference.
 */
export function showable(looked: Looked, before: ShownFigures | null, madeAt: string): ShownFigures | null {
  if (looked.ratings < BUDGET.ratings || !looked.publishable) return before
  const { ratings, clients, flags, alerts, under, estimate, subscales } = looked
  return { madeAt, ratings, clients, flags, alerts, under, estimate, subscales }
}

/** Therapies between two pauses. */
const BETWEEN_PAUSES = 25

/**
 * One look at everything that a practice's clients answered to one form: how often it spoke, what norms and limits follow
 * (engine §3), and whether they differ enough from those in force. Pauses by yielding, so that a large practice holds
 * nobody up.
 */
export function* look({ shipped, subscales, inForce, courses }: LookInput): Generator<undefined, Looked> {
  const flags = emptyRate()
  const alerts = emptyRate()
  const known = nobody()
  const anew = nobody()
  const forNorms = new Set<string>()
  const groups: Group[] = []
  const parts: Record<string, Group[]> = Object.fromEntries(Object.keys(subscales).map((name) => [name, []]))
  for (const [i, course] of courses.entries()) {
    if (i % BETWEEN_PAUSES === 0) yield
    const said = given(course)
    addToRate(flags, said.flags, said.ratings)
    addToRate(alerts, said.alerts, said.ratings)
    if (said.ratings > 0) add(known, course)
    if (course.anew) add(anew, course)
    const ratings = course.ratings.filter(countsForNorms)
    addGroup(groups, ratings.map(({ x }) => x))
    for (const [name, part] of Object.entries(parts)) addGroup(part, ratings.flatMap((rating) => rating.subscales?.[name] ?? []))
    if (ratings.length >= NORMS_FROM.ratings) forNorms.add(course.clientId)
  }
  const ownNorms = forNorms.size >= NORMS_FROM.clients
  yield
  const estimate = ownNorms ? estimateNorms(groups, shipped.norms) : null
  const own: Record<string, NormsEstimate> = {}
  for (const [name, towards] of Object.entries(ownNorms ? subscales : {})) {
    yield
    if (parts[name]!.length >= NORMS_FROM.clients) own[name] = estimateNorms(parts[name]!, towards)
  }
  const norms = changedNorms(shipped, inForce, estimate, own)
  const next = { limits: inForce?.limits ?? null, ...norms }
  const config = withSettings(shipped, { number: 0, madeAt: '', ...next })
  const pool = emptyPool()
  for (const [i, course] of courses.entries()) {
    if (i % BETWEEN_PAUSES === 0) yield
    addCourse(pool, config.norms, course)
  }
  yield
  const found = budgetLimits(pool)
  const moved = found !== null && limitsDiffer(limitsInForce(inForce), found)
  const limits: Limits = moved ? found : limitsInForce(inForce)
  const normsMoved = norms.norms !== (inForce?.norms ?? null) || norms.subscales !== (inForce?.subscales ?? null)
  return {
    ratings: pool.ratings, clients: known.clients.size, publishable: enough(known, known.by.size > 1) && enough(anew, known.by.size > 1), clientsForNorms: forNorms.size,
    flags: rateOf(flags), alerts: rateOf(alerts),
    under: newUnder(pool, limits), estimate, subscales: own,
    change: moved || normsMoved ? { ...next, limits: moved ? limits : next.limits } : null,
  }
}

/** Clients, and who knows which of them already. */
interface Known { clients: Set<string>; by: Map<string, Set<string>> }

const nobody = (): Known => ({ clients: new Set(), by: new Map() })

function add({ clients, by }: Known, { clientId, knownTo }: Course): void {
  clients.add(clientId)
  for (const therapist of knownTo) by.set(therapist, (by.get(therapist) ?? new Set()).add(clientId))
}

/** Ten clients or more; where `several` therapists have clients, also for each of them who subtracts their own. */
function enough({ clients, by }: Known, several: boolean): boolean {
  const own = several ? Math.max(0, ...[...by.values()].map(({ size }) => size)) : 0
  return clients.size - own >= LEAST_CLIENTS
}

function addGroup(groups: Group[], ratings: readonly number[]): void {
  if (isGroup(ratings)) groups.push(groupOf(ratings))
}

/** The norms to be in force: the estimated ones where they differ enough, else those before. */
function changedNorms(
  shipped: SeriesConfig, inForce: Settings | null, estimate: NormsEstimate | null, own: Readonly<Record<string, NormsEstimate>>,
): Pick<Settings, 'norms' | 'subscales'> {
  const before = withSettings(shipped, inForce)
  const norms = estimate && normsDiffer(before.norms, normsOf(estimate)) ? normsOf(estimate) : inForce?.norms ?? null
  const differing = Object.entries(own).filter(([name, one]) => normsDiffer(before.subscales?.[name], normsOf(one)))
  const subscales = differing.length > 0
    ? { ...inForce?.subscales, ...Object.fromEntries(differing.map(([name, one]) => [name, normsOf(one)])) }
    : inForce?.subscales ?? null
  return { norms, subscales }
}
