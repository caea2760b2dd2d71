import { setImmediate as pause } from 'node:timers/promises'
import type { Kysely } from 'kysely'
import {
  type Course, type LookedForm, look, precisionOf, precisionReady, showable, subscalesTowards, worthALook,
} from '../core/budget/index.ts'
import { seriesConfig } from '../core/case/index.ts'
import { type AlarmLook, answeredCases, coursesOf, keepLook, latestLook, practicesToLookAt, ratedForms } from '../db/alarm-look.ts'
import { addSettings, settingsHistory } from '../db/engine-settings.ts'
import { instrumentFor } from '../db/instruments.ts'
import { inTenant } from '../db/open.ts'
import { therapistIds } from '../db/repairs.ts'
import type { Database } from '../db/schema.ts'
import { type Tx, audit } from './acting.ts'

/** A practice is looked at once a day: an hour less, so that a look never waits for the day after. */
const AGAIN_AFTER = 23 * 3_600_000

/**
 * Looks at how often Attune spoke in one practice, and puts limits and norms of its own in force where they follow from the
 * answers (engine §3), in one transaction. Asked again it changes nothing. Pauses between therapies, so that nobody waits.
 * @returns how many forms are judged otherwise from now on
 */
export async function lookAtAlarms(db: Kysely<Database>, practiceId: string, now: Date): Promise<number> {
  return inTenant(db, { practiceId, memberId: null }, async (tx) => {
    const before = await latestLook(tx)
    const forms: LookedForm[] = []
    let changed = 0
    for (const form of await ratedForms(tx)) {
      const known = before?.forms.find((one) => one.instrumentId === form.id && one.instrumentVersion === form.version)
      const looked = worthALook(known, form.answered) ? await lookAtForm(tx, practiceId, form, now) : null
      if (looked?.changed) changed += 1
      const kept = looked?.form ?? known
      if (kept) forms.push(kept)
    }
    await keepLook(tx, practiceId, { lookedAt: now, forms, ...await precisionNow(tx, before) })
    return changed
  })
}

async function lookAtForm(
  tx: Tx, practiceId: string, { id, version, answered }: { id: string; version: string; answered: number }, now: Date,
): Promise<{ form: LookedForm; changed: boolean } | null> {
  const instrument = await instrumentFor(tx, id, version)
  const shipped = instrument && seriesConfig(instrument)
  if (!shipped) return null
  const inForce = (await settingsHistory(tx, { id, version })).at(-1) ?? null
  const subscales = subscalesTowards(instrument)
  const courses: Course[] = []
  for await (const some of coursesOf(tx, instrument, Object.keys(subscales).length > 0)) courses.push(...some)
  const steps = look({ shipped, subscales, inForce, courses })
  let step = steps.next()
  for (; !step.done; step = steps.next()) await pause()
  const looked = step.value
  const { ratings, clients, clientsForNorms, under, change } = looked
  const number = (inForce?.number ?? 0) + 1
  const changed = change !== null && await addSettings(tx, practiceId, {
    instrumentId: id, instrumentVersion: version, number, madeAt: now.toISOString(), ...change, restsOn: { ratings, clients, ...under },
  })
  if (changed) await audit(tx, { practiceId, memberId: null, now }, 'limits and norms of the practice changed', null, { form: id, version, number })
  return {
    changed,
    form: { instrumentId: id, instrumentVersion: version, answered, ratings, clientsForNorms, shown: showable(looked, now.toISOString()) },
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
export async function lookAtAllDue(db: Kysely<Database>, now: Date): Promise<number> {
  let changed = 0
  const failed: unknown[] = []
  for (const practiceId of await practicesToLookAt(db, new Date(now.getTime() - AGAIN_AFTER))) {
    await lookAtAlarms(db, practiceId, now).then((n) => { changed += n }, (error: unknown) => failed.push(error))
  }
  if (failed.length > 0) throw failed[0]
  return changed
}
