import { sql, type Transaction } from 'kysely'
import { foldCase } from '../core/case/index.ts'
import type { RepairFigures, RepairedStrain } from '../core/followup/before-repairs.ts'
import { ruptures } from './ruptures.ts'
import type { Database } from './schema.ts'

/** Figures as they were made last. */
export interface PublishedFigures { number: number; madeAt: Date; figures: RepairFigures; cases: { caseId: string; knownTo: string[] }[] }

/** The figures that are shown now; null = none were made yet. */
export async function latestFigures(tx: Transaction<Database>): Promise<PublishedFigures | null> {
  const row = await tx.selectFrom('repair_figures').selectAll().orderBy('number', 'desc').limit(1).executeTakeFirst()
  return row ? { number: row.number, madeAt: row.made_at, figures: row.figures, cases: row.cases } : null
}

/** A repaired case and who knows its client; what happened in it is not read yet. */
export interface RepairedCase { caseId: string; knownTo: string[] }

/**
 * Each client's latest repaired strain in this practice. Strains that may be about a boundary are left out: they are no
 * repair work, and few.
 */
export async function repairedCases(tx: Transaction<Database>): Promise<RepairedCase[]> {
  const { rows } = await sql<{ rupture_id: string; known_to: string[] }>`
    select distinct on (t.client_id) u.rupture_id,
      (select array_agg(distinct o.therapist_id::text) from therapy o where o.practice_id = t.practice_id and o.client_id = t.client_id) as known_to
    from rupture u join therapy t on t.practice_id = u.practice_id and t.therapy_id = u.therapy_id
    where u.practice_id = app_practice() and u.stage = 'repaired'
      and not exists (select from case_event e where e.practice_id = u.practice_id and e.rupture_id = u.rupture_id
        and e.type = 'source-chosen' and e.data->'sources' @> '["boundary"]')
    order by t.client_id, u.changed_at desc, u.rupture_id desc`.execute(tx)
  return rows.map((row) => ({ caseId: row.rupture_id, knownTo: row.known_to }))
}

/** The members who work as therapists, and those who did and have clients here. */
export async function therapistIds(tx: Transaction<Database>): Promise<string[]> {
  const { rows } = await sql<{ member_id: string }>`
    select m.member_id from member m where m.practice_id = app_practice()
      and ('therapist' = any (m.roles) and m.disabled_at is null
        or exists (select from therapy t where t.practice_id = m.practice_id and t.therapist_id = m.member_id))`.execute(tx)
  return rows.map((row) => row.member_id)
}

/** What went before these repairs, as plain facts. */
export async function strainsOf(tx: Transaction<Database>, cases: readonly RepairedCase[]): Promise<RepairedStrain[]> {
  const { rows } = await sql<{ therapy_id: string }>`
    select distinct therapy_id from rupture where practice_id = app_practice() and rupture_id = any (${cases.map((c) => c.caseId)}::uuid[])`.execute(tx)
  const stored = await ruptures(tx, { therapyIds: rows.map((row) => row.therapy_id) })
  return cases.flatMap(({ caseId, knownTo }) => {
    const events = stored.find((one) => one.ruptureId === caseId)?.events
    if (!events) return []
    const view = foldCase(events)
    const talked = events.find((event) => event.type === 'conversation')
    return [{
      caseId, knownTo, sources: view.source?.sources ?? [],
      interventions: [...new Set([...(view.plan?.interventions.map((one) => one.id) ?? []), ...view.steps.map((step) => step.intervention)])],
      untilTalked: talked ? Math.max(0, talked.data.session - view.onset) : null,
    }]
  })
}
