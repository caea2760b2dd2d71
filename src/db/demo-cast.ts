import { type Kysely, sql } from 'kysely'
import type { Database, Role } from './schema.ts'

export interface CastMember { practiceId: string; memberId: string; name: string; roles: Role[] }

/** The members of the demo practice; none in any installation that is not a demo. */
export async function demoCast(db: Kysely<Database>): Promise<CastMember[]> {
  const { rows } = await sql<{ practice_id: string; member_id: string; name: string; roles: Role[] }>`select * from demo_members()`.execute(db)
  return rows.map((m) => ({ practiceId: m.practice_id, memberId: m.member_id, name: m.name, roles: m.roles }))
}
