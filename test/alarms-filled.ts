import { type Looking, lookAtAlarms } from '../src/actions/look-at-alarms.ts'
import { type ShownFigures, rateOf } from '../src/core/budget/index.ts'
import { keepLook, latestLook } from '../src/db/alarm-look.ts'
import { addSettings } from '../src/db/engine-settings.ts'
import { inTenant } from '../src/db/open.ts'

const rate = (count: number, of: number) => rateOf({ clusters: of / 12, count, of, countSquares: count * 1.4, ofSquares: of * 12, products: count * 12 })
const estimate = {
  mean: { value: 4.51, low: 4.33, high: 4.69 }, sdBetween: { value: 0.94, low: 0.85, high: 1.04 }, sdWithin: { value: 0.42, low: 0.4, high: 0.44 },
  groups: 131, ratings: 1_496,
}

/**
 * Lets the practice have answers for years: figures, own limits and norms, and a history of them, for the form with the most
 * ratings. For looking at the page as a large practice has it; what it counts is tested elsewhere.
 */
export async function fillAlarms(looking: Looking, practiceId: string, now: Date): Promise<void> {
  await lookAtAlarms(looking, practiceId, now)
  await inTenant(looking.owner, { practiceId, memberId: null }, async (tx) => {
    const [form, ...others] = (await latestLook(tx))!.forms.toSorted((a, b) => b.ratings - a.ratings)
    const { instrumentId, instrumentVersion } = form!
    const madeAt = (daysAgo: number) => new Date(now.getTime() - daysAgo * 86_400_000).toISOString()
    const shared = { instrumentId, instrumentVersion, subscales: null }
    await addSettings(tx, practiceId, { ...shared, number: 1, madeAt: madeAt(400), limits: { notice: 0.062, alert: 0.0185 }, norms: null, restsOn: { ratings: 312, clients: 41, flags: 12, alerts: 6, shown: true } })
    await addSettings(tx, practiceId, {
      ...shared, number: 2, madeAt: madeAt(30), limits: { notice: 0.055, alert: 0.0165 }, norms: { mean: 4.5, sdBetween: 0.95, sdWithin: 0.42 },
      restsOn: { ratings: 1_420, clients: 118, flags: 56, alerts: 28, shown: true },
    })
    const shown: ShownFigures = { madeAt: madeAt(0), ratings: 1_512, clients: 126, flags: rate(57, 1_512), alerts: rate(44, 1_512), under: { flags: 60, alerts: 29 }, estimate, subscales: {} }
    await keepLook(tx, practiceId, {
      lookedAt: new Date(now.getTime() + 1), forms: [{ ...form!, answered: 1_700, ratings: 1_512, clientsForNorms: 126, shown }, ...others],
      precision: { clients: 38, share: { count: 24, of: 38, low: 0.473, high: 0.766 } }, precisionCases: [],
    })
  })
}
