import type { Acting, Tx } from './acting.ts'

/**
 * True when the acting member is a director now. The practice's row is locked until the transaction ends, so that two
 * directors who act at once are asked one after the other, and one of them remains.
 */
export async function isDirector(tx: Tx, acting: Acting): Promise<boolean> {
  await tx.selectFrom('practice').select('practice_id').where('practice_id', '=', acting.practiceId).forUpdate().execute()
  const member = await tx.selectFrom('member').select('roles').where('member_id', '=', acting.memberId)
    .where('disabled_at', 'is', null).executeTakeFirst()
  return member?.roles.includes('director') ?? false
}
