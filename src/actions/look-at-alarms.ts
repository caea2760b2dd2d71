import { setImmediate as pause } from 'node:timers/promises'
import type { Kysely } from 'kysely'
import {
  type Course, type LookedForm, look, precisionOf, precisionReady, showable, subscalesTowards, worthALook,
} from '../core/budget/index.ts'
import { seriesConfig } from '../core/case/index.ts'
import { type AlarmLook, answeredCases, coursesAfter, keepLook, latestLook, practicesToLookAt, ratedForms } from '../db/alarm-look.ts'
import { type StoredSettings, addSettings, settingsHistory } from '../db/engine-settings.ts'
import { instrumentFor } from '../db/instruments.ts'
import { inTenant } from '../db/open.ts'
import { therapistIds } from '../db/repairs.ts'
import type { Database } from '../db/schema.ts'
import { type Tx, audit } from './acting.ts'

/** A practice is looked at once a day: an hour less, so that a look never waits for the day after. */
const AGAIN_AFTER = 23 * 3_600_000

/** What a look at one form found: how far it is, and settings to be put in force. */
interface Found { form: LookedForm; settings: StoredSettings | null }

/**
 * Where a look reads, bound as every request is, and where it writes: as the owner of the tables, because no request may write
 * limits or norms, or ask which practices there are.
 */
export interface Looking { db: Kysely<Database>; owner: Kysely<Database> }

/** Runs its work in a transaction of the practice, as the clock: in nobody's name. */
type InPractice = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>

/**
 * Looks at how often Attune spoke in one practice, and puts limits and norms of its own in force where they follow from the
 * answers (engine §3). Asked again it changes nothing. Reads in parts, reckons between transactions and writes in one at the
 * end: it keeps no connection, and ended on the way it has done nothing.
 * @returns how many forms are judged otherwise from now on
 */
export async function lookAtAlarms({ db, owner }: Looking, practiceId: string, now: Date): Promise<number> {
  const inPractice: InPractice = (work) => inTenant(db, { practiceId, memberId: null }, work)
  const { before, rated } = await inPractice(async (tx) => ({ before: await latestLook(tx), rated: await ratedForms(tx) }))
  const found: Found[] = []
  for (const form of rated) {
    const known = before?.forms.find((one) => one.instrumentId === form.id && one.instrumentVersion === form.version)
    const looked = worthALook(known, form.answered) ? await lookAtForm(inPractice, form, known, now) : null
    if (looked) found.push(looked)
    else if (known) found.push({ form: known, settings: null })
  }
  const precision = await inPractice((tx) => precisionNow(tx, before))
  return inTenant(owner, { practiceId, memberId: null }, async (tx) => {
    let changed = 0
    for (const { settings } of found) {
      if (!settings || !await addSettings(tx, practiceId, settings)) continue
      changed += 1
      const { instrumentId: form, instrumentVersion: version, number } = settings
      await audit(tx, { practiceId, memberId: null, now }, 'limits and norms of the practice changed', null, { form, version, number })
    }
    await keepLook(tx, practiceId, { lookedAt: now, forms: found.map(({ form }) => form), ...precision })
    return changed
  })
}

async function lookAtForm(
  inPractice: InPractice, { id, version, answered }: { id: string; version: string; answered: number }, before: LookedForm | undefined, now: Date,
): Promise<Found | null> {
  const { instrument, inForce } = await inPractice(async (tx) => ({
    instrument: await instrumentFor(tx, id, version), inForce: (await settingsHistory(tx, { id, version })).at(-1) ?? null,
  }))
  const shipped = instrument && seriesConfig(instrument)
  if (!shipped) return null
  const subscales = subscalesTowards(instrument)
  const shown = before?.shown ?? null
  const toRead = { instrument, withRows: Object.keys(subscales).length > 0, shownAt: shown?.madeAt ?? null, until: now }
  const courses: Course[] = []
  for (let after: string | null = null, more = true; more;) {
    const part = await inPractice((tx) => coursesAfter(tx, after, toRead))
    courses.push(...part.courses)
    after = part.last
    more = after !== null
  }
  const steps = look({ shipped, subscales, inForce, courses })
  let step = steps.next()
  for (; !step.done; step = steps.next()) await pause()
  const looked = step.value
  const { ratings, clients, clientsForNorms, publishable, under, change } = looked
  const madeAt = now.toISOString()
  return {
    form: { instrumentId: id, instrumentVersion: version, answered, ratings, clientsForNorms, shown: showable(looked, shown, madeAt) },
    settings: change && {
      instrumentId: id, instrumentVersion: version, number: (inForce?.number ?? 0) + 1, madeAt, ...change,
      restsOn: { ratings, clients, ...under, shown: publishable },
    },
  }
}

/** How many cases were one: as it was made last, until enough clients have come or gone. */
async function precisionNow(tx: Tx, before: AlarmLook | null): Promise<Pick<AlarmLook, 'precision' | 'precisionCases'>> {
  const cases = await answeredCases(tx)
  const therapists = await therapistIds(tx)
  if (!precisionReady(cases, before?.precision ? before.precisionCases : null, therapists).ready) {
    return { precision: before?.precision ?? null, precisionCases: before?.precisionCases ?? [] }
  }
  return { precision: precisionOf(cases, therapists), precisionCases: cases.map(({ caseId, knownTo }) => ({ caseId, knownTo: [...knownTo] })) }
}

/**
 * As `lookAtAlarms`, for every practice that has answers and was not looked at for a day, one after the other.
 * @throws what the first practice that failed threw, after all the others were seen to
 */
export async function lookAtAllDue(looking: Looking, now: Date): Promise<number> {
  let changed = 0
  const failed: unknown[] = []
  for (const practiceId of await practicesToLookAt(looking.owner, new Date(now.getTime() - AGAIN_AFTER))) {
    await lookAtAlarms(looking, practiceId, now).then((n) => { changed += n }, (error: unknown) => failed.push(error))
  }
  if (failed.length > 0) throw failed[0]
  return changed
}
