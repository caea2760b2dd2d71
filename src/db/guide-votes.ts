import { sql, type Transaction } from 'kysely'
import type { Database } from './schema.ts'

export interface GuideVotes { yes: number; all: number; own: boolean | null }

/** What the practice's members answered to "was this helpful?", and the reader's own answer; null = none yet. */
export async function guideVotes(tx: Transaction<Database>, guideId: string, memberId: string): Promise<GuideVotes> {
  return tx.selectFrom('guide_vote').select([
    sql<number>`count(*) filter (where helpful)::int`.as('yes'),
    sql<number>`count(*)::int`.as('all'),
    sql<boolean | null>`bool_or(helpful) filter (where member_id = ${memberId})`.as('own'),
  ]).where('guide_id', '=', guideId).executeTakeFirstOrThrow()
}
