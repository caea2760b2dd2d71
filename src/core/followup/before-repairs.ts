import { type Share, wilson } from '../stats/wilson.ts'

/** A practice's counts need at least so many clients (product principle 6). */
export const LEAST_CLIENTS = 10
/** A figure is shown only where it, and what it leaves, holds so many clients; our draft, as strict as small practices allow. */
export const LEAST_IN_FIGURE = 3

/** One client's latest repaired strain, as plain facts. */
export interface RepairedStrain {
  caseId: string
  /** All therapists who have worked with this client: what each of them knows already. */
  knownTo: readonly string[]
  sources: readonly string[]
  interventions: readonly string[]
  /** Sessions from the onset to the first conversation that was logged; null = the work was changed, or it was not logged. */
  untilTalked: number | null
}

/** `id`: an intervention, a source, or a range of sessions (`Waited`). */
export interface Figure extends Share { id: string }

/** What went before repairs, as it may be shown. Where a list is empty, nothing of its kind can be shown. */
export interface RepairFigures {
  clients: number
  interventions: Figure[]
  sources: Figure[]
  /** Sessions until it was talked about, in ranges that together make up everybody. */
  waited: (Figure & { from: Waited; to: Waited })[]
}

/** How long until it was talked about: in the same or the next session, after two or three, after four and more, never logged. */
export const waits = ['next', 'two-three', 'four-more', 'not-logged'] as const
export type Waited = (typeof waits)[number]

/** `missing`: more clients needed; 0 = they are enough, but too many of them are known to one therapist. */
export type Publishing = { ready: true } | { ready: false; missing: number }

type Known = Pick<RepairedStrain, 'caseId' | 'knownTo'>

/** All clients, and for each therapist those of all others: what is left to find out for who subtracts their own. */
function views<T extends Known>(strains: readonly T[], therapists: readonly string[]): (readonly T[])[] {
  return [strains, ...(therapists.length > 1 ? therapists.map((one) => strains.filter((s) => !s.knownTo.includes(one))) : [])]
}

/**
 * Whether figures may be made now: from ten clients on, and again only when ten clients have come or gone since. The same
 * holds of the clients of all others, for each therapist: who subtracts what they know is left with ten clients or more.
 * So no two looks at the page differ by one client, nor by a few.
 * @param strains one per client
 * @param published the cases behind the figures that are shown now; null = none are
 * @param therapists who work in the practice; where it is one, they know all of it already
 */
export function publishing(
  strains: readonly Known[], published: readonly Known[] | null, therapists: readonly string[],
): Publishing {
  const now = enough(strains, therapists)
  if (!published || !now.ready) return now
  const had = new Set(published.map((p) => p.caseId))
  const has = new Set(strains.map((s) => s.caseId))
  return enough([...strains.filter((s) => !had.has(s.caseId)), ...published.filter((p) => !has.has(p.caseId))], therapists)
}

/** Ten or more, for everybody who looks. */
function enough(clients: readonly Known[], therapists: readonly string[]): Publishing {
  if (views(clients, therapists).every((view) => view.length >= LEAST_CLIENTS)) return { ready: true }
  return { ready: false, missing: Math.max(0, LEAST_CLIENTS - clients.length) }
}

/** True when a group of clients may be counted: it and the rest are large enough, also for who knows some of them. */
export function countable<T extends Known>(strains: readonly T[], therapists: readonly string[], has: (s: T) => boolean): boolean {
  return views(strains, therapists).every((view) => {
    const count = view.filter(has).length
    return count >= LEAST_IN_FIGURE && view.length - count >= LEAST_IN_FIGURE
  })
}

function figuresOf(strains: readonly RepairedStrain[], therapists: readonly string[], of: (s: RepairedStrain) => readonly string[]): Figure[] {
  const ids = [...new Set(strains.flatMap((s) => [...of(s)]))].sort()
  return ids.filter((id) => countable(strains, therapists, (s) => of(s).includes(id)))
    .map((id) => ({ id, ...wilson(strains.filter((s) => of(s).includes(id)).length, strains.length) }))
    .sort((a, b) => b.count - a.count || a.id.localeCompare(b.id))
}

function waitOf({ untilTalked }: RepairedStrain): Waited {
  if (untilTalked === null) return 'not-logged'
  return untilTalked <= 1 ? 'next' : untilTalked <= 3 ? 'two-three' : 'four-more'
}

/**
 * Ranges that together make up everybody: a range too small to be shown is joined with its neighbour, because from all
 * but one of such figures the last can be worked out. One range alone says nothing, and is not shown.
 */
function waitedFigures(strains: readonly RepairedStrain[], therapists: readonly string[]): RepairFigures['waited'] {
  let ranges: Waited[][] = waits.map((one) => [one])
  const count = (range: readonly Waited[]) => strains.filter((s) => range.includes(waitOf(s))).length
  const small = (range: readonly Waited[]) => !countable(strains, therapists, (s) => range.includes(waitOf(s)))
  for (let at = ranges.findIndex(small); at >= 0 && ranges.length > 1; at = ranges.findIndex(small)) {
    const left = ranges[at - 1]
    const right = ranges[at + 1]
    const first = right === undefined || (left !== undefined && count(left) <= count(right)) ? at - 1 : at
    ranges = [...ranges.slice(0, first), [...ranges[first]!, ...ranges[first + 1]!], ...ranges.slice(first + 2)]
  }
  if (ranges.length === 1) return []
  return ranges.map((range) => ({
    id: range.join('+'), from: range[0]!, to: range.at(-1)!, ...wilson(count(range), strains.length),
  }))
}

/**
 * What went before the repairs of a practice: counts of clients with their intervals, never a proof, for nothing here says
 * how often the same went before strains that were not repaired. Only for strains that `publishing` found enough.
 * No figure holds fewer than three clients, nor all but fewer than three; nor does it for a therapist who leaves out their own.
 * @throws Error when there are too few, so that no caller can forget to ask
 */
export function repairFigures(strains: readonly RepairedStrain[], therapists: readonly string[]): RepairFigures {
  if (!publishing(strains, null, therapists).ready) throw new Error('Figures about repairs need more clients.')
  return {
    clients: strains.length,
    interventions: figuresOf(strains, therapists, (s) => s.interventions),
    sources: figuresOf(strains, therapists, (s) => s.sources),
    waited: waitedFigures(strains, therapists),
  }
}
