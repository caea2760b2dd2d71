import { sql, type Transaction } from 'kysely'
import type { CaseEvent } from '../core/case/index.ts'
import type { Database } from './schema.ts'

/** A case with its events, in order. */
export interface StoredRupture {
  ruptureId: string
  therapyId: string
  onset: number
  stage: string
  closed: boolean
  openedAt: Date
  events: CaseEvent[]
}

/** Cases by a condition, each with its events. */
export async function ruptures(
  tx: Transaction<Database>, where: { therapyIds: readonly string[] } | { ruptureId: string }, openOnly = false,
): Promise<StoredRupture[]> {
  let query = tx.selectFrom('rupture').selectAll().orderBy('opened_at', 'desc').orderBy('rupture_id', 'desc')
  query = 'ruptureId' in where ? query.where('rupture_id', '=', where.ruptureId)
    : query.where('therapy_id', '=', sql<string>`any(${where.therapyIds}::uuid[])`)
  if (openOnly) query = query.where('closed', '=', false)
  const rows = await query.execute()
  if (rows.length === 0) return []
  const events = await tx.selectFrom('case_event').selectAll().where('rupture_id', '=', sql<string>`any(${rows.map((r) => r.rupture_id)}::uuid[])`)
    .orderBy('rupture_id').orderBy('number').execute()
  const eventsOf = Map.groupBy(events, (e) => e.rupture_id)
  return rows.map((r) => ({
    ruptureId: r.rupture_id, therapyId: r.therapy_id, onset: r.onset_session, stage: r.stage, closed: r.closed,
    openedAt: r.opened_at,
    events: (eventsOf.get(r.rupture_id) ?? []).map((e) => ({
      number: e.number, at: e.at.toISOString(), by: e.by_member, type: e.type, data: e.data,
    }) as unknown as CaseEvent),
  }))
}
